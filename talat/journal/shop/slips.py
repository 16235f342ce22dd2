"""The payout slip of a day in a shop with a season, to the satang: each transfer, each fee, each cost.

What a day's slip says adds up to what its cash did: cash before + transfers + costs = cash after.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np

from talat.engine.shopbook import fee_of
from talat.scenarios import stage as stages
from talat.scenarios.arena import date_of

FROM = {"platform": "ตลาดโอนเงินที่ลูกค้าจ่ายแล้ว", "carrier": "ขนส่งโอนเงินเก็บปลายทาง"}


@dataclass(frozen=True)
class FeeLine:
    """One fee of a transfer at one dated rate; satang, above 0 when it is taken from the shop."""

    code: str
    title: str  # Thai
    satang: int
    percent: str  # "8.59", or "" for a flat amount
    flat: int  # satang an order, 0 for a percentage
    valid_from: date | None  # first day of this rate; None for postage
    source: str


@dataclass(frozen=True)
class Transfer:
    """One transfer to the shop: gross = Σ lines + payout, always. Counts are parcels, money is satang."""

    holder: str  # "platform" | "carrier", who held the money
    title: str  # Thai
    reached: int  # day on which buyers had these parcels
    parcels: int
    listed: int  # goods at the prices the shop showed
    cuts: int  # vouchers and bundles taken off
    shipping_in: int  # what buyers paid for shipping
    lines: tuple[FeeLine, ...]  # fees, then postage

    @property
    def goods(self) -> int:
        """What buyers paid for goods."""
        return self.listed - self.cuts

    @property
    def gross(self) -> int:
        """All that buyers paid."""
        return self.goods + self.shipping_in

    @property
    def taken(self) -> int:
        """All that was taken."""
        return sum(line.satang for line in self.lines)

    @property
    def payout(self) -> int:
        """What comes into the shop's cash; below 0 the shop pays."""
        return self.gross - self.taken


@dataclass(frozen=True)
class CostLine:
    """Something the shop paid from its cash today."""

    code: str  # "packing" | "suppliers" | "returning" | "postage"
    title: str  # Thai
    count: int  # parcels, or pieces bought
    satang: int


@dataclass(frozen=True)
class Due:
    """Money that is held for the shop and comes on a later day."""

    day: int
    date: date
    holder: str
    parcels: int
    satang: int


@dataclass(frozen=True)
class DaySlip:
    """All money of one day. `cash_before` + Σ transfers − Σ costs = `cash_after`, to the satang."""

    day: int
    date: date
    transfers: tuple[Transfer, ...]
    costs: tuple[CostLine, ...]
    refunds: int  # parcels whose buyers had their money back today, out of what was held for them
    refunded: int  # satang of them; never the shop's cash
    cash_before: int
    cash_after: int
    carrier: int  # satang the carrier still holds in the evening
    platform: int  # satang the marketplace still holds

    @property
    def payout(self) -> int:
        """All transfers together."""
        return sum(transfer.payout for transfer in self.transfers)

    @property
    def paid(self) -> int:
        """All costs together."""
        return sum(cost.satang for cost in self.costs)


def slip_of(play, day: int) -> DaySlip:
    """The slip of a sold day; IndexError before it is sold."""
    told, book = play.day(day), play.books[day - 1]
    before = play.days[day - 2].cash if day > 1 else play.season.cash.opening
    balances = dict(told.balances)
    return DaySlip(
        day=day,
        date=told.date,
        transfers=_transfers(play, book),
        costs=_costs(play, book, day),
        refunds=sum(one.parcels for one in book.refunds),
        refunded=sum(one.satang for one in book.refunds),
        cash_before=before,
        cash_after=balances["cash"],
        carrier=balances["carrier"],
        platform=balances["platform"],
    )


def due(play) -> tuple[Due, ...]:
    """Money that will come for parcels buyers already have, the nearest day first."""
    found = defaultdict(lambda: [0, 0])
    for day, paid in play.shop.awaited:
        found[day, paid.holder.value][0] += paid.parcels
        found[day, paid.holder.value][1] += paid.net
    return tuple(
        Due(day, date_of(play.market, day), holder, parcels, satang)
        for (day, holder), (parcels, satang) in sorted(found.items())
    )


def _transfers(play, book):
    by_sender = defaultdict(list)
    for paid in book.payouts:
        by_sender[paid.holder.value, paid.reached].append(paid.batch)
    return tuple(
        _transfer(play, holder, reached, batches) for (holder, reached), batches in sorted(by_sender.items())
    )


def _transfer(play, holder, reached, batches):
    parcels, listed = sum(batch.charged.size for batch in batches), sum(_listed(play, b) for b in batches)
    goods = sum(int(batch.sent.goods.sum()) for batch in batches)
    shipping = sum(batch.shipping * batch.charged.size for batch in batches)
    postage = play.shop.terms.postage * parcels
    lines = (*_fee_lines(play, batches), FeeLine("postage", "ค่าส่ง", postage, "", 0, None, ""))
    return Transfer(holder, FROM[holder], reached, parcels, listed, listed - goods, shipping, lines)


def _listed(play, batch):
    """Satang of a batch's goods at the prices shown when they were ordered."""
    price, sent = play.books[batch.day - 1].morning.front.price, batch.sent
    return int(price[sent.product].sum() + price[sent.second[sent.second >= 0]].sum())


def _fee_lines(play, batches):
    """Each fee at each of its rates, in the order of the table."""
    found = {}
    for batch in batches:
        rows = stages.fee_rows(play.market, play.season, batch.day)
        for product in np.unique(batch.sent.product):
            goods = batch.sent.goods[batch.sent.product == product]
            for row in rows[product]:
                satang = int(fee_of((row.fee(),), goods, goods + batch.shipping).sum())
                found[row] = found.get(row, 0) + satang
    table = stages.load_table(play.market.fees).rows
    return [_fee_line(row, found[row]) for row in table if row in found]


def _fee_line(row, satang):
    percent = "" if row.percent is None else str(row.percent)
    return FeeLine(row.code, row.title, satang, percent, row.flat or 0, row.valid_from, row.source)


def _costs(play, book, day):
    """What was paid from cash, without lines of nothing."""
    terms, back = play.shop.terms, book.returned
    bought = [purchase for purchase in play.purchases if purchase.day == day]
    sent_back, sent = int(back.returned.sum()), book.sent.product
    lines = (
        CostLine("suppliers", "ซื้อของเข้าร้าน", sum(p.pieces for p in bought), sum(p.satang for p in bought)),
        CostLine("packing", "ค่าห่อ", sent.size, int(terms.packing[sent].sum())),
        CostLine("returning", "ค่าส่งกลับ", back.goods.size, terms.returning * back.goods.size),
        CostLine("postage", "ค่าส่งขาไปของที่ถูกคืน", sent_back, terms.postage * sent_back),
    )
    return tuple(line for line in lines if line.satang)
