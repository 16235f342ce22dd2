"""A shop from morning to morning: stock, parcels, money, reviews, rank and rivals carried along.

All state between days is whole numbers, so no rounding of a processor is carried from day to day. Longer
than a page because one day's money, pieces and parcels are easiest to check where they all pass by.
"""

from collections import defaultdict

import numpy as np

from talat.engine import parcels, payouts, ranking, rivals, shopday, stock, talked, town
from talat.engine.dice import Roll, uniforms
from talat.engine.ledger import Account, Ledger
from talat.engine.parameters import PAGES, RENOWN, ROADS
from talat.engine.shopbook import DayBook, Opening, Supply, Terms, fee_of, spread

__all__ = ["DayBook", "Opening", "Shop", "Terms"]


class Shop:
    """The state of one shop; `open_day` moves it on by a day."""

    def __init__(self, stage, carriage, terms, opening, seed, rules=None, fixed=None):
        """`fixed`: what rivals show, a dict of `shopday.Page` fields; `rules`: None for rivals that rest."""
        self.stage, self.carriage, self.terms, self.seed, self.rules = stage, carriage, terms, seed, rules
        self.people = town.settle(stage.segments, stage.people, seed)
        self.following = town.first_following(stage.people, opening.know_shop, seed)
        size = stage.kind.size
        self.day, self.backlog, self.relevance, self.fixed = 1, 0, opening.relevance, fixed
        self.trust = 0  # gained (+) or lost (−) by answers, millionths
        self.store = stock.Store(opening.pieces.copy(), opening.pieces * opening.cost, opening.quality.copy())
        self.reviews, self.stars = opening.reviews.copy(), opening.star_total.copy()
        self.record = ranking.first_record(size)
        self.rivals = rivals.first_rivals(opening.rival_price)
        self.same = stage.kind[:, np.newaxis] == stage.rival_kind[np.newaxis, :]
        self.ledger, self._spent = Ledger(), 0
        self.ledger.move(Account.OWNER, Account.CASH, opening.cash)
        self.ledger.move(Account.OWNER, Account.STOCK, int(self.store.worth.sum()))
        self._supplies, self._batches, self._back = defaultdict(list), defaultdict(list), defaultdict(list)
        self._payouts, self._refunds = defaultdict(list), defaultdict(list)

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

    def regard(self, share):
        """Trust in the shop gained (+) or lost (−) by an answer, a share; kept in whole millionths."""
        most = round(PAGES.trust_most * ranking.PPM)
        self.trust = max(-most, min(most, self.trust + round(share * ranking.PPM)))

    def restar(self, product, stars):
        """So many stars more (or fewer) in one review of a product, changed by who wrote it."""
        self.stars = self.stars.copy()
        self.stars[product] += 1_000 * stars

    # a day -----------------------------------------------------------------------------------------------

    def morning(self, front, times, taken=()):
        """The `Morning` of today's shop, for `front` shown and the calendar's `times`, and the places.

        `taken`: product of each piece that is sold before the doors open.
        """
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
        pieces = self.store.pieces - np.bincount(taken, minlength=self.stage.kind.size).astype(np.int64)
        seen = (self.reviews, stars, pieces, self.following, self.day)
        return shopday.Morning(front, page, times, *seen, self.trust / ranking.PPM), at

    def open_day(self, front, times, fees, promised=None):
        """Sell one day; its `DayBook`.

        fees      a tuple of fees for each product
        promised  `Promised`: who comes from a chat, or None
        """
        before = self.ledger.profit
        flows = defaultdict(int)
        arrived = self._receive()
        talk, mood = talked.orders(self, front, promised)
        morning, at = self.morning(front, times, talk.product)
        sold = talked.joined(talk, shopday.sell(self.stage, self.people, morning, self.seed))
        sent, earned = self._send(morning, sold.orders, fees, flows, mood)
        came = self._reach()
        back, returned = self._come_back(flows)
        paid, refunded = self._settle(flows)
        reviews, stars = self._hear(came)
        self._night(morning, sold, sent)
        flows["suppliers"], self._spent = -self._spent, 0
        book = DayBook(
            morning, sold, sent, earned, came, reviews, stars, arrived, back, at,
            self.ledger.profit - before, self.ledger.seen(), dict(flows), paid, refunded, returned,
            talk.person.size, 0 if promised is None else promised.person.size - talk.person.size,
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

    def _send(self, morning, orders, fees, flows, mood):
        worth = self._take_out(orders)
        quality = self.store.quality / ranking.PPM
        sent = parcels.dispatch(
            self.carriage, self.stage, morning, orders, quality, worth, self.backlog, self.seed, self.day
        )
        sent = talked.swayed(sent, mood)
        packing = int(self.terms.packing[orders.product].sum())
        self._pay(Account.PACKING, packing, flows, "packing")
        charged = self._fees(sent, fees, morning.front.shipping)
        for due in np.unique(sent.due):
            at = np.flatnonzero(sent.due == due)
            batch = payouts.Batch(sent.some(at), charged[at], morning.front.shipping, self.day)
            self._batches[int(due)].append(batch)
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
        """Satang of fees that each order pays, (orders,); products with the same fees go together."""
        charged, kinds = np.zeros(sent.goods.size, dtype=np.int64), list(dict.fromkeys(fees))
        kind = np.array([kinds.index(one) for one in fees])[sent.product]
        for number, same in enumerate(kinds):
            at = np.flatnonzero(kind == number)
            charged[at] = fee_of(same, sent.goods[at], sent.goods[at] + shipping)
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

    def _reach(self):
        """Parcels that reach buyers today; money that buyers hand over goes to who holds it."""
        batches = self._batches.pop(self.day, [])
        for batch in batches:
            for holder, cod in ((Account.PLATFORM, False), (Account.CARRIER, True)):
                kept, sent_back = batch.split(cod)
                if kept.size:
                    self._take_money(holder, batch, kept)
                if sent_back.size:
                    self._hold(holder, batch, sent_back)
            away = np.flatnonzero(~batch.sent.kept)
            if away.size:
                self._back[self.day + ROADS.back_days].append(batch.sent.some(away))
        return _together([batch.sent for batch in batches])

    def _take_money(self, holder, batch, kept):
        """Money of kept parcels, at the indexes `kept` of a batch: the shop's when its time has come."""
        gross, fees = batch.gross(kept), int(batch.charged[kept].sum())
        postage = self.terms.postage * kept.size
        self.ledger.move(Account.BUYERS, holder, gross)
        self.ledger.move(holder, Account.FEES, fees)
        self.ledger.move(holder, Account.POSTAGE, postage)
        self.ledger.move(Account.OUT, Account.SOLD, int(batch.sent.worth[kept].sum()))
        wait = self.terms.cod_hold if holder is Account.CARRIER else self.terms.payout_days
        paid = payouts.Payout(holder, batch, kept, self.day, gross - fees - postage)
        self._payouts[self.day + wait].append(paid)

    def _hold(self, holder, batch, sent_back):
        """Money of parcels that will be sent back: the buyers' own again in the end."""
        gross = batch.gross(sent_back)
        self.ledger.move(Account.BUYERS, holder, gross)
        refund = payouts.Refund(holder, batch, sent_back, self.day, gross)
        self._refunds[self.day + self.terms.refund_days].append(refund)

    def _come_back(self, flows):
        """(pieces that can be sold again, (L,), all parcels) that are back in the shop today."""
        found, back = np.zeros(self.stage.kind.size, dtype=np.int64), self._back.pop(self.day, [])
        for parcel in back:
            terms = self.terms
            postage = terms.returning * parcel.goods.size + terms.postage * int(parcel.returned.sum())
            self._pay(Account.POSTAGE, postage, flows, "returns")
            self.ledger.move(Account.OUT, Account.SPOILED, int(parcel.worth[~parcel.fit].sum()))
            for one in np.flatnonzero(parcel.fit):
                self._put_back(parcel, one, found)
        return found, _together(back)

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
        paid, refunded = self._payouts.pop(self.day, []), self._refunds.pop(self.day, [])
        for one in paid:
            origin, to = (one.holder, Account.CASH) if one.net >= 0 else (Account.CASH, one.holder)
            self.ledger.move(origin, to, abs(one.net))
            flows["payout" if one.holder is Account.PLATFORM else "cod"] += one.net
        for one in refunded:
            self.ledger.move(one.holder, Account.BUYERS, one.satang)
        return tuple(paid), tuple(refunded)

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
        self.trust -= (
            self.trust // PAGES.trust_days if self.trust >= 0 else -(-self.trust // PAGES.trust_days)
        )
        if self.rules is not None:
            asked = np.where(self.same, morning.front.price[:, np.newaxis], np.iinfo(np.int64).max)
            lowest = asked.min(axis=0)
            lowest = np.where(lowest == np.iinfo(np.int64).max, 0, lowest)
            self.rivals = rivals.night(self.rivals, self.rules, sold.rival_sales, lowest, self.seed, self.day)

    @property
    def awaited(self):
        """Money held for the shop that is not free yet: (day, `Payout`), the nearest day first."""
        return [(day, paid) for day in sorted(self._payouts) for paid in self._payouts[day]]

    @property
    def coming(self):
        """Pieces that suppliers will bring: (day, `Supply`), the nearest day first."""
        return [(day, supply) for day in sorted(self._supplies) for supply in self._supplies[day]]

    @property
    def under_way(self):
        """Pieces in parcels that are neither kept nor back, (L,)."""
        found = np.zeros(self.stage.kind.size, dtype=np.int64)
        waiting = [batch.sent for batches in self._batches.values() for batch in batches]
        for parcel in waiting + [parcel for batches in self._back.values() for parcel in batches]:
            np.add.at(found, parcel.product, 1)
            np.add.at(found, parcel.second[parcel.second >= 0], 1)
        return found


def _together(some):
    """Many `Parcels` as one."""
    if not some:
        none, no = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
        return parcels.Parcels(none, none, none, none, none, no, no, none, no, no, no, none, no, np.zeros(0))
    columns = zip(*(vars(parcel).values() for parcel in some), strict=True)
    return parcels.Parcels(*(np.concatenate(column) for column in columns))
