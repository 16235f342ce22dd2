"""Orders that come on a day: parcels kept and refused, the slip, and which ad each is counted for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from talat.engine import finance
from talat.engine.pagemorning import BY_ITSELF, BY_MEMORY, BY_POST
from talat.engine.parameters import RULES
from talat.scenarios import arena


@dataclass(frozen=True)
class Parcels:
    """Orders of one day of clicks that come on the same day; arrays (orders,)."""

    clicked: int  # day of the clicks
    price: int
    paid_by: str
    row: np.ndarray
    credit: np.ndarray  # ad a returning buyer clicked within a week, −1 for none
    person: np.ndarray
    hour: np.ndarray
    place: np.ndarray
    delay: np.ndarray
    refused: np.ndarray
    talked: np.ndarray
    caused: np.ndarray  # bool: would not have come without ads
    since: np.ndarray  # whole hours from the click that counts

    @classmethod
    def of(cls, orders, which, credit, since, today, price, paid_by, by_ads):
        """Those of an engine's `Orders` where `which` holds."""
        row, person = orders.row[which], orders.person[which]
        columns = (row, credit[which], person, orders.hour[which], orders.place[which], orders.delay[which])
        caused = (row >= 0) | (row == BY_MEMORY) | ((row == BY_ITSELF) & by_ads[person])
        return cls(
            today,
            price,
            paid_by,
            *columns,
            orders.refused[which],
            orders.talk[which] >= 0,
            caused,
            since[which],
        )


@dataclass(frozen=True)
class Came:
    """The orders of a day."""

    slip: finance.Slip
    goods: int
    packing: int
    person: np.ndarray
    caused: int
    counts: dict  # fields of `AdsDay`


def joined(slips) -> finance.Slip:
    """Slips of one day added up, line by line."""
    lines = {}
    for line in (line for slip in slips for line in slip.lines):
        old = lines.get(line.code)
        lines[line.code] = finance.Line(line.code, line.title, line.satang + (old.satang if old else 0))
    sums = (
        sum(getattr(slip, name) for slip in slips) for name in ("orders", "refused", "goods", "shipping_in")
    )
    return finance.Slip(*sums, tuple(lines.values()))


def settled(desk, batches, today, rows) -> Came:
    """Takes the day's orders in: money into a slip, counts into the tally of each ad."""
    market = desk.market
    parcel, fees = arena.parcel(market), arena.fees(market, today)
    slips, kept, refused, ads, posts, inbox, caused = [], 0, 0, 0, 0, 0, 0
    for batch in batches:
        back = int(batch.refused.sum())
        stay = batch.refused.size - back
        slips.append(finance.slip(batch.price, batch.paid_by, parcel, fees, stay, back))
        kept, refused = kept + stay, refused + back
        ads += _count(desk, batch, today, rows, parcel, fees)
        posts += int(((batch.row == BY_POST) & (batch.credit < 0)).sum())
        inbox += int(batch.talked.sum())
        caused += int(batch.caused.sum())
    slip = joined(slips or [finance.slip(1, "buyer", parcel, fees, 0, 0)])
    goods, packing = parcel.goods * kept, parcel.packing * (kept + refused)
    counts = {
        "orders": kept + refused,
        "from_ads": ads,
        "from_posts": posts,
        "from_inbox": inbox,
        "by_themselves": kept + refused - ads - posts,
        "kept": kept,
        "refused": refused,
        "slip": slip,
        "goods": goods,
        "packing": packing,
        "earned": slip.payout - goods - packing,
    }
    person = np.concatenate([batch.person for batch in batches] or [np.zeros(0, np.int64)])
    return Came(slip, goods, packing, person, caused, counts)


def _count(desk, batch, today, rows, parcel, fees) -> int:
    """Counts a batch for the ads that were clicked; how many orders that are."""
    ad = np.where(batch.row >= 0, batch.row, batch.credit)
    within = (ad >= 0) & (batch.since <= RULES.window_long)
    leaves = [brings((batch.price, batch.paid_by), parcel, fees, back) for back in (False, True)]
    ages = desk.age[batch.person]
    for at in np.flatnonzero(within).tolist():
        where = int(batch.place[at]), int(batch.hour[at]), int(ages[at])
        name = rows[ad[at]]
        desk.tally.add(today, name, "orders", *where)
        if batch.since[at] <= RULES.window_short:
            desk.tally.add(today, name, "orders_one_day", *where)
        if not batch.refused[at]:
            desk.tally.add(today, name, "revenue", *where, batch.price)
        desk.tally.add(today, name, "earned", *where, leaves[int(batch.refused[at])])
    return int(within.sum())


def brings(front, parcel, fees, back) -> int:
    """Satang that one parcel leaves, kept or come back; `front` is its price and who pays shipping."""
    slip = finance.slip(*front, parcel, fees, int(not back), int(back))
    return finance.profit(slip, parcel)
