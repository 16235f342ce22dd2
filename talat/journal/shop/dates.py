"""The shop's calendar: double days, paydays, what suppliers bring and when money comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from talat.journal.shop.shelves import Arrival, arrivals
from talat.journal.shop.slips import Due, due
from talat.scenarios import stage as stages
from talat.scenarios.arena import date_of


@dataclass(frozen=True)
class DoubleDay:
    """A day of the marketplace's own sale."""

    sale: str  # id
    title: str  # Thai
    least_percent: int
    joined: int  # percent off that the shop has promised, 0 when it stays out


@dataclass(frozen=True)
class CalendarDay:
    """One day of the market, sold or to come."""

    day: int
    date: date
    sold: bool
    double: DoubleDay | None
    payday: bool  # wages were paid: more shoppers
    waits: bool  # shoppers wait for a double day or have just bought on one
    arrivals: tuple[Arrival, ...]  # that came, or are promised for this day
    money: tuple[Due, ...]  # that comes on this day; sold days have their slip


def calendar(play, first: int = 1, last: int | None = None) -> tuple[CalendarDay, ...]:
    """Days `first` to `last` of the market; what is late stands on the next day."""
    last = play.market.days if last is None else min(last, play.market.days)
    coming, known = arrivals(play), due(play)
    return tuple(_day(play, day, coming, known) for day in range(max(first, 1), last + 1))


def _day(play, day, coming, known):
    sale = stages.sale_on(play.market, play.season, day)
    times = stages.times(play.market, play.season, day)
    on = date_of(play.market, day)
    plan = play.days[day - 1].plan if day < play.today else play.plan
    percents = dict(plan.sales)
    return CalendarDay(
        day=day,
        date=on,
        sold=day < play.today,
        double=DoubleDay(sale.id, sale.title, sale.least_percent, percents.get(sale.id, 0)) if sale else None,
        payday=bool(play.season.payday) and stages.is_payday(on),
        waits=times.wish < 0,
        arrivals=tuple(one for one in coming if (one.came or max(one.promised, play.today)) == day),
        money=tuple(one for one in known if one.day == day),
    )
