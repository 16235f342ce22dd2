"""A journal played through the market: same market, seed and decisions, same days, bit for bit."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from talat.engine import finance, funnel
from talat.journal.events import Event
from talat.journal.order import Progress, order_of
from talat.journal.outcome import DayResult, Decision, Review, Standing, Summary, Why
from talat.scenarios import arena as arenas
from talat.scenarios.market import Market
from talat.scenarios.words import review_text


class Play:
    """One attempt at a market, decision by decision."""

    def __init__(self, market: Market, seed: int):
        self.market = market
        self.seed = int(seed)
        self.events: list[Event] = []
        self.days: list[DayResult] = []
        self.screen = "product"
        self.price: int | None = None  # satang; None until it is set
        self.photo = market.photos[0].id
        self.paid_by = "buyer"
        self.reason = ""
        self.submitted = False
        start = market.reviews
        self.standing = Standing(start.number, start.number * start.stars)
        self._order, self._progress = order_of(market), Progress()

    def apply(self, event: Event) -> DayResult | None:
        """Take one decision; the new `DayResult` after next_day, otherwise None.

        Raises `BadEvent` for a decision that may not follow, and changes nothing then.
        """
        self._order.check_next(self._progress, event)
        result = getattr(self, f"_{event.do}")(event)
        self.events.append(event)
        self._progress = self._progress.then(event)
        return result

    def _open_screen(self, event):
        self.screen = event.screen

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

    def _explain(self, event):
        self.reason = event.text

    def _submit(self, _event):
        self.submitted = True
        self.screen = "submit"

    @property
    def today(self) -> int:
        """The day that comes next, from 1; one more than the market has days when it is finished."""
        return len(self.days) + 1

    @property
    def decision(self) -> Decision | None:
        """What the shop shows now; None until a price is set."""
        return None if self.price is None else Decision(self.price, self.photo, self.paid_by)

    @property
    def finished(self) -> bool:
        """Whether all days are sold."""
        return len(self.days) >= self.market.days

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
        return self._sold(day).slip

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
        today = self._sold(day)
        if day == 1:
            return Why(today, None, None)
        yesterday = self._sold(day - 1)
        unchanged = run_day(self.market, self.seed, day, yesterday.decision, today.before)
        return Why(today, yesterday, unchanged)

    def _sold(self, day: int) -> DayResult:
        if not 1 <= day <= len(self.days):
            raise IndexError(f"day {day} is not sold yet; {len(self.days)} days are")
        return self.days[day - 1]


def begin(market: Market, seed: int) -> Play:
    """A new `Play`; a `SeasonPlay` for a market with a season."""
    if market.season is None:
        return Play(market, seed)
    from talat.journal.season_play import SeasonPlay  # needs Play itself

    return SeasonPlay(market, seed)


def replay(market: Market, seed: int, events: Iterable[Event]) -> Play:
    """The play after all `events`; `BadEvent` at the first that may not follow."""
    play = begin(market, seed)
    for event in events:
        play.apply(event)
    return play


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
