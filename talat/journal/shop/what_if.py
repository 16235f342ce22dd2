"""What if I had…: the days already sold, played again with one thing otherwise.

The answer is the same days with the same people and the same dice; `luck` asks the same question in other
markets, so that a lucky difference is not taken for a good one.
"""

from __future__ import annotations

from dataclasses import dataclass

from talat.engine import experiment
from talat.engine.dice import key
from talat.journal.events import Event
from talat.journal.shop import events as said
from talat.journal.shop.questions import (
    CodFrom,
    PriceFrom,
    Question,
    SaleAt,
    ShippingFrom,
    StockSooner,
    days_of,
)
from talat.journal.shop.shelves import shelves
from talat.scenarios.arena import date_of

LUCK_DAYS, FEWEST, MOST = 360, 4, 20  # days replayed to tell luck; markets at least and at most
_OTHER = 401  # what `dice.key` is asked for; beyond every roll


@dataclass(frozen=True)
class DayNumbers:
    """One day as it was and as it would have been; money is satang."""

    day: int
    orders: tuple[int, int]
    cash: tuple[int, int]


@dataclass(frozen=True)
class Answer:
    """What a change would have done on the days already sold, same people and same dice."""

    question: Question
    title: str  # Thai
    orders: int  # more (+) or fewer (−)
    profit: int  # satang that all orders bring in the end
    cash: int  # satang in the last evening
    missed: int  # buyers who came after the last piece
    was: object  # the summary as it was
    would: object  # and as it would have been
    days: tuple[DayNumbers, ...]

    @property
    def same(self) -> bool:
        """Whether nothing at all would have been otherwise."""
        return self.was == self.would


@dataclass(frozen=True)
class Spread:
    """The same change in other markets: where nine of ten differences lie."""

    markets: int
    orders: experiment.Interval
    profit: experiment.Interval
    cash: experiment.Interval


def changed(play, question: Question) -> list[Event]:
    """The decisions of a play with the change; BadEvent when the days it is about are not sold."""
    events, changes = list(play.events), question.changes(play)
    for change in changes:
        events = change.of(events)
    return events


def answer(play, question: Question) -> Answer:
    """The days already sold, had it been otherwise; BadEvent for what cannot be asked."""
    would = play.elsewhere(play.seed, changed(play, question))
    gap = _gaps(play, would)
    days = tuple(
        DayNumbers(one.day, (one.orders, two.orders), (_cash(one), _cash(two)))
        for one, two in zip(play.days, would.days, strict=True)
    )
    title = question.title(play)
    return Answer(question, title, *gap, play.summary, would.summary, days)


def luck(play, question: Question, markets: int | None = None) -> Spread:
    """The same change in other markets, fewer of them the more days are sold; about two seconds at most."""
    many = max(FEWEST, min(MOST, LUCK_DAYS // max(len(play.days), 1))) if markets is None else markets
    events, gaps = changed(play, question), []
    for number in range(many):
        seed = key(play.seed, _OTHER, 0, number) >> 1
        gaps.append(_gaps(play.elsewhere(seed), play.elsewhere(seed, events)))
    orders, profit, cash, _ = (experiment.of_luck(column) for column in zip(*gaps, strict=True))
    return Spread(many, orders, profit, cash)


def options(play) -> tuple[Question, ...]:
    """Questions worth asking now, at most one of a kind; none before the first day is sold."""
    if not play.days:
        return ()
    return tuple(found for ask in (_price, _stock, _sale_passed, _shipping, _cod) if (found := ask(play)))


def _gaps(was, would):
    """(orders, profit, cash, missed) more than it was."""
    one, two = was.summary, would.summary
    names = ("orders", "earned" if hasattr(one, "earned") else "profit", "cash", "missed")
    return tuple(getattr(two, name, 0) - getattr(one, name, 0) for name in names)


def _cash(day):
    return getattr(day, "cash", 0)


# what is worth asking ------------------------------------------------------------------------------------


def _price(play):
    """The last change of a price taken back."""
    last, known = None, {}
    for at, event in enumerate(play.events):
        if isinstance(event, said.SetPrice):
            day = days_of(play.events)[at]
            old = known.get(event.product)
            if old not in (None, event.satang) and 1 < day <= len(play.days):
                last = PriceFrom(day=day, satang=old, product=event.product)
            known[event.product] = event.satang
    return last


def _stock(play):
    """Orders placed sooner, when a shelf ran empty."""
    if play.market.season is None or not any(purchase.day > 1 for purchase in play.purchases):
        return None
    return StockSooner(days=5) if any(shelf.empty_days for shelf in shelves(play)) else None


def _sale_passed(play):
    """The last double day, the other way round."""
    if play.market.season is None:
        return None
    passed = [sale for sale in play.season.sale_days if date_of(play.market, 1) <= sale.on < _tomorrow(play)]
    if not passed:
        return None
    sale = max(passed, key=lambda one: one.on)
    joined = any(day.sale == sale.id and dict(day.plan.sales).get(sale.id) for day in play.days)
    return SaleAt(sale=sale.id, percent=0 if joined else sale.least_percent)


def _tomorrow(play):
    return date_of(play.market, play.today)


def _shipping(play):
    """Somebody else pays for shipping, from the first day."""
    paid_by = play.paid_by if play.market.season is None else play.plan.paid_by
    return ShippingFrom(day=1, paid_by="buyer" if paid_by == "shop" else "shop")


def _cod(play):
    """Cash on delivery the other way round, from the first day."""
    return None if play.market.season is None else CodFrom(day=1, on=not play.plan.cod)
