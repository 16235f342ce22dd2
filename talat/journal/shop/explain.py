"""Why a day was not like another: price, photo, reviews, stock, place, season, luck, to the last order.

Each cause is what the two days differ in. The day is run again with some of today's causes and the rest of
yesterday's, under the dice of one of the two days; `shares` turns the runs into parts that sum exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from talat.engine import finance, funnel, shares, shopday
from talat.scenarios import arena as arenas

TITLES = {
    "price": "ราคา",
    "photo": "รูป",
    "words": "ชื่อและรายละเอียด",
    "shipping": "ค่าส่ง",
    "offers": "โปรโมชั่นและเก็บเงินปลายทาง",
    "reviews": "รีวิว",
    "trust": "ความไว้ใจจากการตอบลูกค้า",
    "stock": "สต็อก",
    "rank": "อันดับบนหน้าค้นหา",
    "rivals": "ร้านอื่น",
    "following": "คนที่รู้จักร้าน",
    "chat": "แชต",
    "season": "วันในสัปดาห์และเทศกาล",
    "luck": "โชค",
}


@dataclass(frozen=True)
class Cause:
    """What one cause added (+) or took (−)."""

    name: str
    title: str  # Thai
    orders: Fraction
    money: Fraction  # satang of `Breakdown.money`


@dataclass(frozen=True)
class Breakdown:
    """The change from one day to another, shared out: Σ causes = after − before, exactly."""

    day: int
    against: int
    orders_before: int
    orders_after: int
    money: str  # what money is counted: "profit" of the day, or "goods" that its buyers pay for
    money_before: int
    money_after: int
    causes: tuple[Cause, ...]  # those that differ, in the order of TITLES

    def cause(self, name: str) -> Cause:
        """One cause; a part of 0 when the days do not differ in it."""
        none = Cause(name, TITLES[name], Fraction(0), Fraction(0))
        return next((cause for cause in self.causes if cause.name == name), none)


def breakdown(play, day: int, against: int | None = None) -> Breakdown | None:
    """Why `day` differs from `against`, the day before unless named; None for the first day alone.

    IndexError for a day that is not sold.
    """
    against = day - 1 if against is None else against
    for one in (day, *([against] if against else [])):
        if not 1 <= one <= len(play.days):
            raise IndexError(f"day {one} is not sold yet; {len(play.days)} days are")
    if not against:
        return None
    money, mix, differ = (_plain if play.market.season is None else _deep)(play, day, against)
    parts = shares.share_out(differ, mix)
    before, after = mix(frozenset()), mix(frozenset(differ))
    causes = tuple(Cause(name, TITLES[name], *parts[name]) for name in TITLES if name in parts)
    return Breakdown(day, against, before[0], after[0], money, before[1], after[1], causes)


def _plain(play, day, against):
    """(what money is, outcome of a set of changed causes, causes that differ) in a one-product market."""
    old, new, market = play.days[against - 1], play.days[day - 1], play.market
    ring = arenas.arena(market)
    differ = [name for name in ("price", "photo") if getattr(old, name) != getattr(new, name)]
    differ += ["shipping"] * (old.paid_by != new.paid_by) + ["reviews"] * (old.before != new.before)
    differ += ["season", "luck"]

    def mix(changed):
        def of(name):
            return new if name in changed else old

        luck_mean = ring.weekday[of("season").date.weekday()]
        standing = of("reviews").before
        shown = standing.stars if standing.number else 4.5
        price, paid_by = of("price").price, of("shipping").paid_by
        offer = arenas.offer(market, price, of("photo").photo, paid_by, standing.number, shown)
        counts = funnel.step(ring, offer, funnel.draw_day(play.seed, of("luck").day, luck_mean))
        parcel, fees = arenas.parcel(market), arenas.fees(market, of("season").day)
        slip = finance.slip(price, paid_by, parcel, fees, int(counts.delivered), int(counts.refused))
        return int(counts.paid), finance.profit(slip, parcel)

    return "profit", mix, differ


_OFFERS = ("sign", "cod", "voucher_off", "voucher_least", "partner", "partner_off")
_FRONT = {"price": ("price",), "photo": ("clarity",), "words": ("told", "hidden")}
_FRONT |= {"shipping": ("shipping",), "offers": _OFFERS}
_REST = {"reviews": ("reviews", "stars"), "stock": ("pieces",), "following": ("following",)}
_REST |= {"trust": ("trust",), "season": ("times",), "luck": ("luck",)}
_RIVALS = ("rival_price", "rival_shipping", "rival_clarity", "rival_reviews", "rival_stars")
_PAGE = {"rank": ("notice",), "rivals": (*_RIVALS, "rival_push", "rival_open")}
_PLACES = ((_FRONT, "front"), (_PAGE, "page"), (_REST, ""))


def _same(one, two):
    if hasattr(one, "knows"):
        return one.told == two.told and np.array_equal(one.knows, two.knows)
    return np.array_equal(one, two) if isinstance(one, np.ndarray) else one == two


def _part(morning, where):
    return getattr(morning, where) if where else morning


def differing(old, new):
    """The causes in which two mornings differ, in the order of TITLES."""
    found = {
        name
        for names, where in _PLACES
        for name, keys in names.items()
        if not all(_same(getattr(_part(old, where), k), getattr(_part(new, where), k)) for k in keys)
    }
    return [name for name in TITLES if name in found]


def mixed(old, new, changed):
    """The morning `old` with the causes in `changed` taken from `new`."""
    made = {}
    for names, where in _PLACES:
        keys = [key for name in names if name in changed for key in names[name]]
        made[where] = replace(_part(old, where), **{key: getattr(_part(new, where), key) for key in keys})
    return replace(made[""], front=made["front"], page=made["page"])


def _deep(play, day, against):
    """The same for a market with a season. Orders made up in a chat are a cause of their own."""
    before, after = (play.books[one - 1] for one in (against, day))
    old, new = before.morning, after.morning

    def mix(changed):
        sold = shopday.sell(play.stage, play.shop.people, mixed(old, new, changed), play.seed)
        orders, goods = _talked(after if "chat" in changed else before)
        return orders + sold.orders.person.size, goods + int(sold.orders.goods.sum())

    differ = {*differing(old, new), *(["chat"] if _talked(before) != _talked(after) else [])}
    return "goods", mix, [name for name in TITLES if name in differ]


def _talked(book):
    """(orders, satang of goods) of a day that were made up in a chat."""
    return book.talked, int(book.sold.orders.goods[: book.talked].sum())
