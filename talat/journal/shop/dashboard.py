"""The shop in numbers: who fell away at which step, who came back, where money is, how the page ranked it.

Everything is counted from days already sold; nothing here decides or changes anything.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np

STEPS = ("reached", "noticed", "visits", "baskets", "orders")
STEP_TITLES = {
    "reached": "คนที่หาของแบบนี้",
    "noticed": "เห็นสินค้าของเรา",
    "visits": "เปิดดู",
    "baskets": "ใส่ตะกร้า",
    "orders": "สั่งซื้อ",
}
WEEK = 7


@dataclass(frozen=True)
class Funnel:
    """How many people came as far as each step; `missed` came after the last piece was gone."""

    reached: int
    noticed: int
    visits: int
    baskets: int
    orders: int
    missed: int

    def passed(self, step: str) -> float:
        """Share, 0–1, of the step before that came as far as `step`; 0 when nobody was there."""
        before = getattr(self, STEPS[STEPS.index(step) - 1])
        return getattr(self, step) / before if before else 0.0


@dataclass(frozen=True)
class Leak:
    """The step whose share fell most, beside another time or another product."""

    step: str  # one of STEPS after the first
    title: str  # Thai
    now: float  # share that passed, 0–1
    before: float


@dataclass(frozen=True)
class Cohort:
    """Those who first bought in one week. `orders` and `buyers` count week by week from that one."""

    week: int  # 1 is the first
    first: int  # people
    orders: tuple[int, ...]  # all their orders, first ones included
    buyers: tuple[int, ...]  # how many of them bought; the first entry is `first`


@dataclass(frozen=True)
class Faces:
    """Orders of one day by new and returning buyers."""

    day: int
    new: int
    returning: int


@dataclass(frozen=True)
class MoneyDay:
    """Where the shop's money was in one evening, satang. Cash is one thing, profit another."""

    day: int
    date: date
    profit: int  # what became certain that day, by the books
    profit_so_far: int
    earned: int  # what that day's orders bring in the end
    cash: int
    carrier: int  # held by the carrier
    platform: int  # held by the marketplace
    stock: int  # goods in store, at cost
    ordered: int  # goods paid for and not yet come
    out: int  # goods in parcels under way

    @property
    def held(self) -> int:
        """The shop's money in other hands; some of it may go back to buyers."""
        return self.carrier + self.platform

    @property
    def assets(self) -> int:
        """All that the shop has."""
        return self.cash + self.held + self.stock + self.ordered + self.out


def funnel(play, product: str | None = None, first: int = 1, last: int | None = None) -> Funnel:
    """Days `first` to `last` (all sold ones) added up, of one product or of all.

    `reached` of all products counts a person once for each product of the kind they looked for.
    """
    rows = [row for day in play.days[first - 1 : last] for row in day.products]
    rows = [row for row in rows if product in (None, row.product)]
    return Funnel(*(sum(getattr(row, name) for row in rows) for name in (*STEPS, "missed")))


def funnels(play, product: str | None = None) -> tuple[Funnel, ...]:
    """One for each sold day, oldest first."""
    return tuple(funnel(play, product, day, day) for day in range(1, len(play.days) + 1))


def leak(now: Funnel, before: Funnel) -> Leak | None:
    """Where `now` loses most against `before`; None where no step fell."""
    falls = [(now.passed(step) / before.passed(step), step) for step in STEPS[1:] if before.passed(step)]
    if not falls or min(falls)[0] >= 1.0:
        return None
    step = min(falls)[1]
    return Leak(step, STEP_TITLES[step], now.passed(step), before.passed(step))


def _buyers(play):
    """(day from 1, people who bought) of each sold day."""
    return [(day, book.sold.orders.person.tolist()) for day, book in enumerate(play.books, start=1)]


def cohorts(play) -> tuple[Cohort, ...]:
    """Buyers by the week of their first order, and what they ordered in that week and each later one."""
    first, orders, people = {}, Counter(), {}
    for day, who in _buyers(play):
        week = (day - 1) // WEEK
        for person in who:
            begun = first.setdefault(person, week)
            orders[begun, week - begun] += 1
            people.setdefault((begun, week - begun), set()).add(person)
    weeks = (len(play.days) + WEEK - 1) // WEEK
    starts = Counter(first.values())
    return tuple(
        Cohort(
            week=begun + 1,
            first=starts[begun],
            orders=tuple(orders[begun, later] for later in range(weeks - begun)),
            buyers=tuple(len(people.get((begun, later), ())) for later in range(weeks - begun)),
        )
        for begun in range(weeks)
    )


def faces(play) -> tuple[Faces, ...]:
    """New and returning buyers of each sold day."""
    seen, found = set(), []
    for day, who in _buyers(play):
        returning = sum(person in seen for person in who)
        found.append(Faces(day, len(who) - returning, returning))
        seen.update(who)
    return tuple(found)


def money(play) -> tuple[MoneyDay, ...]:
    """The evening of each sold day."""
    found, so_far = [], 0
    for day in play.days:
        so_far += day.profit
        places = dict(day.balances)
        where = (places[name] for name in ("cash", "carrier", "platform", "stock", "ordered", "out"))
        found.append(MoneyDay(day.day, day.date, day.profit, so_far, day.earned, *where))
    return tuple(found)


def places(play, product: str) -> tuple[float, ...]:
    """Mean place on the page of one product on each sold day; 1 is the first."""
    return tuple(row.place for day in play.days for row in day.products if row.product == product)


@dataclass(frozen=True)
class RivalPrices:
    """Prices of another shop, satang, on each sold day."""

    kind: str
    name: str  # Thai
    prices: tuple[int, ...]
    first: int  # on the first morning
    shut: tuple[bool, ...]  # whether it had nothing to sell


def rivals(play, kind: str | None = None) -> tuple[RivalPrices, ...]:
    """The other shops of one kind of goods, or of all."""
    shops = [(one.id, shop) for one in play.season.kinds for shop in one.shops]
    shown = [day.rival_prices for day in play.days]
    open_ = [np.asarray(book.morning.page.rival_open) for book in play.books]
    return tuple(
        RivalPrices(
            kind=of,
            name=shop.name,
            prices=tuple(prices[at] for prices in shown),
            first=shop.price,
            shut=tuple(not day[at] for day in open_),
        )
        for at, (of, shop) in enumerate(shops)
        if kind in (None, of)
    )
