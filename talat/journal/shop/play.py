"""A shop with one product, played: same market, seed and decisions, same days, bit for bit."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from talat.engine import finance, funnel
from talat.journal.play import Play
from talat.journal.shop.outcome import DayResult, Decision, Review, Standing, Summary, Why
from talat.scenarios import arena as arenas
from talat.scenarios.market import Market
from talat.scenarios.words import review_text


class ShopPlay(Play):
    """One attempt at a shop; `days` holds `DayResult`s."""

    first_screen = "product"

    def __init__(self, market: Market, seed: int):
        super().__init__(market, seed)
        self.price: int | None = None  # satang; None until it is set
        self.photo = market.photos[0].id
        self.paid_by = "buyer"
        start = market.reviews
        self.standing = Standing(start.number, start.number * start.stars)

    def _choose_photo(self, event):
        self.photo = event.photo

    def _set_price(self, event):
        self.price = event.satang

    def _set_shipping(self, event):
        self.paid_by = event.paid_by

    def _next_day(self, _event):
        result = run_day(self.market, self.seed, self.today, self.decision, self.standing)
        self.days.append(result)
        self.standing = result.after
        self.screen = "day"
        return result

    @property
    def decision(self) -> Decision | None:
        """What the shop shows now; None until a price is set."""
        return None if self.price is None else Decision(self.price, self.photo, self.paid_by)

    @property
    def reviews(self) -> list[Review]:
        """All reviews written in this attempt, oldest first."""
        return [review for day in self.days for review in day.reviews]

    @property
    def summary(self) -> Summary:
        """The days so far added up."""
        return summed(self.market, self.days, self.standing)

    def slip(self, day: int) -> finance.Slip:
        """The payout slip of a day from 1; IndexError before that day is sold."""
        return self.day(day).slip

    def unit_cost(self, price: int | None = None, paid_by: str | None = None) -> finance.UnitCost:
        """Full cost of one piece today at `price` satang, or as now decided; ValueError without a price."""
        price = self.price if price is None else price
        if price is None:
            raise ValueError("no price is set")
        day = min(self.today, self.market.days)
        charged = arenas.fees(self.market, day)
        return finance.unit_cost(price, paid_by or self.paid_by, arenas.parcel(self.market), charged)

    def why(self, day: int) -> Why:
        """Numbers that explain a sold day, from 1."""
        today = self.day(day)
        if day == 1:
            return Why(today, None, None)
        yesterday = self.day(day - 1)
        unchanged = run_day(self.market, self.seed, day, yesterday.decision, today.before)
        return Why(today, yesterday, unchanged)


def run_day(market: Market, seed: int, day: int, decision: Decision, before: Standing) -> DayResult:
    """One day of the market for one decision and the reviews shown that morning."""
    ring = arenas.arena(market)
    luck = funnel.draw_day(seed, day, ring.weekday[arenas.date_of(market, day).weekday()])
    shown = before.stars if before.number else 4.5  # no reviews yet: neither praise nor blame
    offer = arenas.offer(market, decision.price, decision.photo, decision.paid_by, before.number, shown)
    counts = funnel.step(ring, offer, luck)
    parcel, charged = arenas.parcel(market), arenas.fees(market, day)
    units, refused = int(counts.delivered), int(counts.refused)
    slip = finance.slip(decision.price, decision.paid_by, parcel, charged, units, refused)
    return DayResult(
        day=day,
        date=arenas.date_of(market, day),
        decision=decision,
        before=before,
        after=Standing(before.number + int(counts.reviews), before.star_total + int(counts.star_total)),
        reached=int(counts.reached),
        noticed=int(counts.noticed),
        visits=int(counts.clicked),
        baskets=int(counts.baskets),
        orders=int(counts.paid),
        cod=int(counts.cod),
        refused=refused,
        units=units,
        slip=slip,
        unit_cost=finance.unit_cost(decision.price, decision.paid_by, parcel, charged),
        profit=finance.profit(slip, parcel),
        reviews=_written(market, day, decision, counts),
    )


def _written(market, day, decision, counts):
    """The reviews of a day, with words."""
    dearness = decision.price / market.response.reference_price
    honesty = market.photo(decision.photo).honesty
    found = []
    for shopper in np.flatnonzero(counts.stars_of):
        stars = int(counts.stars_of[shopper])
        text = review_text(stars, float(counts.words[shopper]), market.product.name, honesty, dearness)
        found.append(Review(day, stars, text))
    return tuple(found)


def summed(market: Market, days: Iterable[DayResult], standing: Standing) -> Summary:
    """Some days of one play added up."""
    days = list(days)
    units = sum(day.units for day in days)
    refused = sum(day.refused for day in days)
    return Summary(
        days=len(days),
        visits=sum(day.visits for day in days),
        baskets=sum(day.baskets for day in days),
        orders=sum(day.orders for day in days),
        refused=refused,
        units=units,
        gross=sum(day.gross for day in days),
        taken=sum(day.slip.taken for day in days),
        payout=sum(day.payout for day in days),
        goods=units * market.product.unit_cost,
        packing=(units + refused) * market.product.packing,
        profit=sum(day.profit for day in days),
        reviews=standing.number,
        stars=standing.stars,
    )
