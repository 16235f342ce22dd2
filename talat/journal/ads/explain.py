"""Why a day brought more or less than another: each cause's part, to the last order and satang.

Each cause is what the two mornings differ in. The day is run again with some of today's causes and the rest
of the other day's; `shares` turns the runs into parts that sum exactly. Orders are those a day leads to,
whenever they come; money is what they leave in the end, less the day's advertising.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from fractions import Fraction

import numpy as np

from talat.engine import pageday, shares
from talat.engine.pacing import MICROS_PER_SATANG
from talat.journal.ads.settle import brings
from talat.scenarios import arena

TITLES = {
    "price": "ราคาและค่าส่ง",
    "page": "หน้าเพจ",
    "running": "เปิดปิดโฆษณา",
    "creative": "รูปและข้อความโฆษณา",
    "audience": "กลุ่มคนและตำแหน่งโฆษณา",
    "budget": "งบโฆษณา",
    "bid": "วิธีประมูลและเป้าหมาย",
    "fatigue": "คนเห็นโฆษณาซ้ำ",
    "learning": "ระบบรู้จักลูกค้ามากขึ้น",
    "rivals": "คู่แข่งและเทศกาล",
    "posts": "โพสต์",
    "inbox": "การตอบแชต",
    "following": "คนที่รู้จักร้าน",
    "luck": "โชคและวันในสัปดาห์",
}


@dataclass(frozen=True)
class Cause:
    """What one cause added (+) or took (−)."""

    name: str
    title: str  # Thai
    orders: Fraction
    money: Fraction  # satang


@dataclass(frozen=True)
class Breakdown:
    """The change from one day to another, shared out: Σ causes = after − before, exactly."""

    day: int
    against: int
    orders_before: int
    orders_after: int
    money_before: int
    money_after: int
    causes: tuple[Cause, ...]  # those that differ, in the order of TITLES

    def cause(self, name: str) -> Cause:
        """One cause; a part of 0 when the days do not differ in it."""
        none = Cause(name, TITLES[name], Fraction(0), Fraction(0))
        return next((cause for cause in self.causes if cause.name == name), none)


_ADS = {
    "running": ("on",),
    "creative": ("taste", "click_rate", "sells", "refused", "liking", "inbox"),
    "audience": ("inside", "places", "hours"),
    "budget": ("budget",),
    "bid": ("goal", "strategy", "cap", "min_roas", "frequency_cap", "pace"),
}
_MEMORY = {"fatigue": ("views",), "learning": ("results", "bid", "part", "stretch")}
_WHOLE = {
    "rivals": ("level",),
    "posts": ("posts",),
    "inbox": ("waiting", "at_once"),
    "following": ("warm", "mind", "followers", "held"),
    "luck": ("luck",),
}


def breakdown(play, day: int, against: int | None = None) -> Breakdown | None:
    """Why `day` differs from `against`, the day before unless named; None for the first day alone.

    IndexError for a day that is not played.
    """
    against = day - 1 if against is None else against
    for one in (day, *([against] if against else [])):
        play.day(one)
    if not against:
        return None
    old, new = alike(*(play.desk.books[one - 1].morning for one in (against, day)))
    fronts = [play.desk.fronts[one - 1] for one in (against, day)]
    differ = [name for name in TITLES if _differs(name, old, new, fronts)]

    def mix(changed):
        return _came(play, _mixed(old, new, changed), fronts["price" in changed], day)

    parts = shares.share_out(differ, mix)
    before, after = mix(frozenset()), mix(frozenset(differ))
    causes = tuple(Cause(name, TITLES[name], *parts[name]) for name in TITLES if name in parts)
    return Breakdown(day, against, before[0], after[0], before[1], after[1], causes)


def _same(one, two):
    if isinstance(one, np.ndarray):
        return np.array_equal(one, two)
    if hasattr(one, "__dataclass_fields__"):
        return all(_same(getattr(one, field.name), getattr(two, field.name)) for field in fields(one))
    return one == two


def _differs(name, old, new, fronts):
    if name == "price":
        return fronts[0] != fronts[1] or not _same(replace(old.offer, page=0.0), replace(new.offer, page=0.0))
    if name == "page":
        return old.offer.page != new.offer.page
    for group, where in ((_ADS, "ads"), (_MEMORY, "memory"), (_WHOLE, "")):
        if name in group:
            pair = [getattr(one, where) if where else one for one in (old, new)]
            return not all(_same(*(getattr(part, key) for part in pair)) for key in group[name])
    raise KeyError(name)


def _mixed(old, new, changed):
    """The old morning with what changed."""

    def part(before, after, group):
        keys = [key for name in group if name in changed for key in group[name]]
        return replace(before, **{key: getattr(after, key) for key in keys})

    offer = new.offer if "price" in changed else old.offer
    offer = replace(offer, page=(new if "page" in changed else old).offer.page)
    ads, memory = part(old.ads, new.ads, _ADS), part(old.memory, new.memory, _MEMORY)
    return replace(part(old, new, _WHOLE), offer=offer, ads=ads, memory=memory)


def alike(old, new):
    """Two mornings with as many ads and budgets each: an ad not yet made is off, its budget is 0."""
    ads, pools = new.ads.on.size, new.ads.budget.size
    missing, poor = ads - old.ads.on.size, pools - old.ads.budget.size
    if missing < 0 or poor < 0:
        new, old = alike(new, old)
        return old, new
    grown = {
        one.name: _grown(getattr(old.ads, one.name), getattr(new.ads, one.name)) for one in fields(old.ads)
    }
    grown["on"] = np.concatenate([old.ads.on, np.zeros(missing, bool)])
    grown["budget"] = np.concatenate([old.ads.budget, np.zeros(poor, np.int64)])
    known = {
        one.name: _grown(getattr(old.memory, one.name), getattr(new.memory, one.name))
        for one in fields(old.memory)
    }
    return replace(old, ads=replace(old.ads, **grown), memory=replace(old.memory, **known)), new


def _grown(old, new):
    return np.concatenate([old, new[old.shape[0] :]])


def _came(play, morning, front, day):
    """(orders that the morning leads to, satang they leave less advertising)."""
    stage, market = play.desk.stage, play.market
    brought = pageday.run(stage, morning, play.seed)
    spent = 0
    if brought.report is not None:
        pool = morning.ads.pool[brought.running]
        cost = brought.report.spend.sum(axis=(1, 2))
        spent = int((np.bincount(pool, cost).astype(np.int64) // MICROS_PER_SATANG).sum())
    orders = brought.orders
    kept, back = (
        brings(front, arena.parcel(market), arena.fees(market, day), refused) for refused in (False, True)
    )
    refused = int(orders.refused.sum())
    return orders.row.size, kept * (orders.row.size - refused) + back * refused - spent
