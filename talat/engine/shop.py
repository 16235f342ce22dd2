"""A shop from morning to morning: stock, parcels, money, reviews, rank and rivals carried along.

All state between days is whole numbers, so no rounding of a processor is carried from day to day. Longer
than a page because one day's money, pieces and parcels are easiest to check where they all pass by.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from talat.engine import finance, parcels, ranking, rivals, shopday, stock, town
from talat.engine.dice import Roll, uniforms
from talat.engine.ledger import Account, Ledger
from talat.engine.parameters import RENOWN, ROADS


@dataclass(frozen=True)
class Terms:
    """Money rules; satang, arrays (L,)."""

    packing: np.ndarray
    postage: int  # to the buyer
    returning: int  # back to the shop
    cod_hold: int  # days
    refund_days: int
    payout_days: int


@dataclass(frozen=True)
class Opening:
    """The shop on the first morning; arrays (L,)."""

    cash: int
    pieces: np.ndarray
    cost: np.ndarray  # satang a piece
    quality: np.ndarray  # millionths
    reviews: np.ndarray
    star_total: np.ndarray  # of those reviews, thousandths of a star
    know_shop: float
    rival_price: np.ndarray  # (R,)
    relevance: np.ndarray


@dataclass(frozen=True)
class DayBook:
    """One day as it went; counts (L,), money in satang."""

    morning: shopday.Morning
    sold: shopday.Sold
    sent: parcels.Parcels  # today's orders, with what will become of them
    earned: np.ndarray  # (orders,) what each brings in the end
    came: parcels.Parcels  # parcels that reached buyers today
    reviews: np.ndarray
    star_total: np.ndarray  # stars
    arrived: np.ndarray  # pieces from suppliers
    back: np.ndarray  # pieces that came back and can be sold
    place: np.ndarray  # mean place on the page this morning
    profit: int  # by the books
    balances: dict
    flows: dict  # satang that entered (+) or left (−) cash, by name


@dataclass(frozen=True)
class Supply:
    """Pieces on their way from a supplier."""

    product: int
    pieces: int
    worth: int
    quality: int  # millionths


def fee_of(fees, goods, paid):
    """Satang each order pays in fees; goods and paid (orders,) satang, fees a tuple of `finance.Fee`."""
    total = np.zeros(goods.size, dtype=np.int64)
    for fee in fees:
        if fee.base == "order":
            amount = np.full(goods.size, fee.flat, dtype=np.int64)
        else:
            amount = finance.share(goods if fee.base == "item" else paid, fee.ppm)
        total += amount if fee.cap is None else np.minimum(amount, fee.cap)
    return total


def spread(total, count):
    """`total` satang over `count` pieces, whole and exact: (count,) that sum to it."""
    edges = total * np.arange(count + 1, dtype=np.int64) // max(count, 1)
    return np.diff(edges)


class Shop:
    """The state of one shop; `open_day` moves it on by a day."""

    def __init__(self, stage, carriage, terms, opening, seed, rules=None, fixed=None):
        """`fixed`: what rivals show, a dict of `shopday.Page` fields; `rules`: None for rivals that rest."""
        self.stage, self.carriage, self.terms, self.seed, self.rules = stage, carriage, terms, seed, rules
        self.people = town.settle(stage.segments, stage.people, seed)
        self.following = town.first_following(stage.people, opening.know_shop, seed)
        size = stage.kind.size
        self.day, self.backlog, self.relevance, self.fixed = 1, 0, opening.relevance, fixed
        self.store = stock.Store(opening.pieces.copy(), opening.pieces * opening.cost, opening.quality.copy())
        self.reviews, self.stars = opening.reviews.copy(), opening.star_total.copy()
        self.record = ranking.first_record(size)
        self.rivals = rivals.first_rivals(opening.rival_price)
        self.same = stage.kind[:, np.newaxis] == stage.rival_kind[np.newaxis, :]
        self.ledger, self._spent = Ledger(), 0
        self.ledger.move(Account.OWNER, Account.CASH, opening.cash)
        self.ledger.move(Account.OWNER, Account.STOCK, int(self.store.worth.sum()))
        self._supplies, self._parcels = defaultdict(list), defaultdict(list)
        self._payouts, self._refunds, self._back = defaultdict(list), defaultdict(list), defaultdict(list)

    # buying ----------------------------------------------------------------------------------------------

    def affordable(self, pieces, cost, least):
        """How many of `pieces` at `cost` satang the cash on hand pays for; 0 when fewer than `least`."""
        most = pieces if cost == 0 else min(pieces, max(self.ledger[Account.CASH], 0) // cost)
        return most if most >= least else 0

    def buy(self, product, pieces, cost, lead, late, quality, number):
        """Order pieces, paid now; (pieces, day they come). `number` tells the orders of a day apart."""
        if pieces == 0:
            return 0, 0
        die = float(uniforms(self.seed, Roll.LEAD, self.day, np.array([product]), part=number)[0])
        slow = int(die / late * ROADS.late_most) + 1 if die < late else 0
        self.ledger.move(Account.CASH, Account.ORDERED, pieces * cost)
        self._spent += pieces * cost
        due = self.day + lead + slow
        self._supplies[due].append(Supply(product, pieces, pieces * cost, quality))
        return pieces, due

    @property
    def ordered(self):
        """Pieces under way from suppliers, (L,)."""
        found = np.zeros(self.stage.kind.size, dtype=np.int64)
        for supplies in self._supplies.values():
            for supply in supplies:
                found[supply.product] += supply.pieces
        return found

    # a day -----------------------------------------------------------------------------------------------

    def morning(self, front, times):
        """The `Morning` of today's shop, for `front` shown and the calendar's `times`, and the places."""
        stars = self.stars / 1_000 / np.maximum(self.reviews, 1)
        ours = ranking.score(self.relevance, self.record, self.reviews, stars)
        open_ = rivals.is_open(self.rivals)
        shown = (self.fixed["rival_reviews"], self.fixed["rival_stars"])
        at = ranking.place(ours, ranking.rival_score(*shown), self.same, open_)
        page = shopday.Page(
            notice=ranking.notice(self.stage.notice, at),
            rival_price=self.rivals.price.astype(float),
            rival_push=self.rivals.push > 0,
            rival_open=open_,
            **self.fixed,
        )
        pieces = self.store.pieces.copy()
        made = shopday.Morning(front, page, times, self.reviews, stars, pieces, self.following, self.day)
        return made, at

    def open_day(self, front, times, fees):
        """Sell one day; its `DayBook`. `fees` is a tuple of fees for each product."""
        before = self.ledger.profit
        flows = defaultdict(int)
        arrived = self._receive()
        morning, at = self.morning(front, times)
        sold = shopday.sell(self.stage, self.people, morning, self.seed)
        sent, earned = self._send(morning, sold.orders, fees, flows)
        came = self._reach(flows)
        back = self._come_back(flows)
        self._settle(flows)
        reviews, stars = self._hear(came)
        self._night(morning, sold, sent)
        flows["suppliers"], self._spent = -self._spent, 0
        book = DayBook(
            morning, sold, sent, earned, came, reviews, stars, arrived, back, at,
            self.ledger.profit - before, self.ledger.seen(), dict(flows),
        )  # fmt: skip
        self.day += 1
        return book

    def _receive(self):
        arrived = np.zeros(self.stage.kind.size, dtype=np.int64)
        for supply in self._supplies.pop(self.day, ()):
            self.store = stock.arrive(
                self.store, *(supply.product, supply.pieces, supply.worth, supply.quality)
            )
            self.ledger.move(Account.ORDERED, Account.STOCK, supply.worth)
            arrived[supply.product] += supply.pieces
        return arrived

    def _send(self, morning, orders, fees, flows):
        worth = self._take_out(orders)
        quality = self.store.quality / ranking.PPM
        sent = parcels.dispatch(
            self.carriage, self.stage, morning, orders, quality, worth, self.backlog, self.seed, self.day
        )
        packing = int(self.terms.packing[orders.product].sum())
        self._pay(Account.PACKING, packing, flows, "packing")
        charged = self._fees(sent, fees, morning.front.shipping)
        for due in np.unique(sent.due):
            at = np.flatnonzero(sent.due == due)
            self._parcels[int(due)].append((sent.some(at), charged[at], morning.front.shipping))
        return sent, self._earned(sent, charged, morning.front.shipping)

    def _take_out(self, orders):
        """Pieces leave the store; satang that the goods of each order cost."""
        both = orders.second >= 0
        product = np.concatenate([orders.product, orders.second[both]])
        order = np.concatenate([np.arange(orders.product.size), np.flatnonzero(both)])
        pieces = np.bincount(product, minlength=self.stage.kind.size)
        self.store, left = stock.leave(self.store, pieces)
        worth = np.zeros(orders.product.size, dtype=np.int64)
        for one in np.flatnonzero(pieces):
            np.add.at(worth, order[product == one], spread(int(left[one]), int(pieces[one])))
        self.ledger.move(Account.STOCK, Account.OUT, int(left.sum()))
        return worth

    def _fees(self, sent, fees, shipping):
        charged = np.zeros(sent.goods.size, dtype=np.int64)
        for one in np.unique(sent.product):
            at = sent.product == one
            charged[at] = fee_of(fees[one], sent.goods[at], sent.goods[at] + shipping)
        return charged

    def _earned(self, sent, charged, shipping):
        """Satang each order brings in the end, its packing paid."""
        terms = self.terms
        kept = sent.goods + shipping - charged - terms.postage - sent.worth
        lost = terms.returning + terms.postage * sent.returned + np.where(sent.fit, 0, sent.worth)
        return np.where(sent.kept, kept, -lost) - terms.packing[sent.product]

    def _pay(self, account, satang, flows, name):
        self.ledger.move(Account.CASH, account, satang)
        flows[name] -= satang

    def _reach(self, flows):
        """Parcels that reach buyers today; money that buyers hand over goes to who holds it."""
        batches = self._parcels.pop(self.day, [])
        for parcel, charged, shipping in batches:
            for holder, cod in ((Account.PLATFORM, False), (Account.CARRIER, True)):
                self._take_money(holder, parcel, charged, shipping, parcel.cod == cod)
            away = np.flatnonzero(~parcel.kept)
            if away.size:
                self._back[self.day + ROADS.back_days].append(parcel.some(away))
        if not batches:
            return _no_parcels()
        together = zip(*(vars(parcel).values() for parcel, _, _ in batches), strict=True)
        return parcels.Parcels(*(np.concatenate(columns) for columns in together))

    def _take_money(self, holder, parcel, charged, shipping, here):
        kept, sent_back = here & parcel.kept, here & parcel.returned
        gross = int((parcel.goods + shipping)[kept].sum())
        fees, postage = int(charged[kept].sum()), self.terms.postage * int(kept.sum())
        self.ledger.move(Account.BUYERS, holder, gross)
        self.ledger.move(holder, Account.FEES, fees)
        self.ledger.move(holder, Account.POSTAGE, postage)
        self.ledger.move(Account.OUT, Account.SOLD, int(parcel.worth[kept].sum()))
        wait = self.terms.cod_hold if holder is Account.CARRIER else self.terms.payout_days
        self._payouts[self.day + wait].append((holder, gross - fees - postage))
        refund = int((parcel.goods + shipping)[sent_back].sum())
        self.ledger.move(Account.BUYERS, holder, refund)
        self._refunds[self.day + self.terms.refund_days].append((holder, refund))

    def _come_back(self, flows):
        """Parcels that are back in the shop today; pieces that can be sold again, (L,)."""
        found = np.zeros(self.stage.kind.size, dtype=np.int64)
        for parcel in self._back.pop(self.day, ()):
            terms = self.terms
            postage = terms.returning * parcel.goods.size + terms.postage * int(parcel.returned.sum())
            self._pay(Account.POSTAGE, postage, flows, "returns")
            self.ledger.move(Account.OUT, Account.SPOILED, int(parcel.worth[~parcel.fit].sum()))
            for one in np.flatnonzero(parcel.fit):
                self._put_back(parcel, one, found)
        return found

    def _put_back(self, parcel, one, found):
        """One parcel's goods into the store: all its worth with the first piece, the second for nothing."""
        worth = int(parcel.worth[one])
        self.ledger.move(Account.OUT, Account.STOCK, worth)
        for product in (int(parcel.product[one]), int(parcel.second[one])):
            if product >= 0:
                quality = int(self.store.quality[product])
                self.store = stock.arrive(self.store, product, 1, worth, quality)
                found[product] += 1
                worth = 0

    def _settle(self, flows):
        """Money that is free today reaches the shop; money of goods sent back reaches the buyer."""
        for holder, net in self._payouts.pop(self.day, ()):
            origin, to = (holder, Account.CASH) if net >= 0 else (Account.CASH, holder)
            self.ledger.move(origin, to, abs(net))
            flows["payout" if holder is Account.PLATFORM else "cod"] += net
        for holder, refund in self._refunds.pop(self.day, ()):
            self.ledger.move(holder, Account.BUYERS, refund)

    def _hear(self, came):
        """Reviews and talk of those whose parcels came today."""
        size = self.stage.kind.size
        reviews = np.bincount(came.product[came.wrote], minlength=size)
        stars = np.bincount(came.product, weights=came.stars * came.wrote, minlength=size).astype(np.int64)
        self.reviews, self.stars = self.reviews + reviews, self.stars + 1_000 * stars
        took = ~came.refused
        happy = came.kept & (came.stars >= RENOWN.happy_stars)
        self.following = town.talk(
            self.following, came.person[took], happy[took], self.seed, self.day, self.stage.word_of_mouth
        )
        return reviews, stars

    def _night(self, morning, sold, sent):
        size = self.stage.kind.size
        orders = np.bincount(sold.orders.product, minlength=size)
        late = np.bincount(sent.product[sent.late], minlength=size)
        empty = self.store.pieces == 0
        self.record = ranking.remember(self.record, sold.visits, orders, late, empty, morning.times.sale)
        self.backlog = max(self.backlog + sent.goods.size - self.carriage.capacity, 0)
        if self.rules is not None:
            asked = np.where(self.same, morning.front.price[:, np.newaxis], np.iinfo(np.int64).max)
            lowest = asked.min(axis=0)
            lowest = np.where(lowest == np.iinfo(np.int64).max, 0, lowest)
            self.rivals = rivals.night(self.rivals, self.rules, sold.rival_sales, lowest, self.seed, self.day)

    @property
    def under_way(self):
        """Pieces in parcels that are neither kept nor back, (L,)."""
        found = np.zeros(self.stage.kind.size, dtype=np.int64)
        waiting = [batch[0] for batches in self._parcels.values() for batch in batches]
        for parcel in waiting + [parcel for batches in self._back.values() for parcel in batches]:
            np.add.at(found, parcel.product, 1)
            np.add.at(found, parcel.second[parcel.second >= 0], 1)
        return found


def _no_parcels():
    none, no = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    return parcels.Parcels(none, none, none, none, none, no, no, none, no, no, no, none, no, np.zeros(0))
