"""Split tests and holdouts: half of the people see one shop, half another, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from talat.engine import experiment, shopday
from talat.engine.dice import Roll, uniforms
from talat.journal.shop.books import Plan
from talat.journal.shop.season_play import SeasonPlay


@dataclass(frozen=True)
class Arm:
    """One half of a test, added over its days."""

    shoppers: int  # who came to the market, once a day
    visits: int
    orders: int
    goods: int  # satang


@dataclass(frozen=True)
class SplitTest:
    """Two arms and what they show. Orders are counted by shoppers who came, not by visits:
    what a plan changes is also who clicks."""

    a: Arm
    b: Arm
    gap: experiment.Interval  # orders a shopper, A − B
    lift: experiment.Interval  # orders of A over those of B, less 1
    truth: float  # the lift had everybody seen both, under the same luck; no learner sees it

    @property
    def sure(self) -> bool:
        """Whether the test tells A from B."""
        return self.gap.sure


def split_test(
    play: SeasonPlay, days: range, a: Plan, b: Plan, share: float = 0.5, level: float = experiment.LEVEL
) -> SplitTest:
    """Plan A for a share of the people, plan B for the rest, on days already sold, stock and rank as then.

    A person is in the same arm on all days. IndexError for a day that is not sold.
    """
    who = np.arange(play.stage.people)
    in_a = uniforms(play.seed, Roll.ARM, 0, who) < share
    parts = {
        name: _arm(play, days, plan, only)
        for name, plan, only in (("a", a, in_a), ("b", b, ~in_a), ("all_a", a, None), ("all_b", b, None))
    }
    one, two = parts["a"], parts["b"]
    counts = (one.orders, one.shoppers, two.orders, two.shoppers)
    all_a, all_b = parts["all_a"].orders, parts["all_b"].orders
    truth = (all_a + 0.5) / (all_b + 0.5) - 1
    return SplitTest(one, two, experiment.difference(*counts, level), experiment.ratio(*counts, level), truth)


def holdout(play: SeasonPlay, days: range, plan: Plan, without: Plan, held: float = 0.1) -> SplitTest:
    """What a plan really adds: a share `held` of the people go on seeing the shop `without` it."""
    return split_test(play, days, plan, without, share=1.0 - held)


def _arm(play, days, plan, only):
    shoppers = visits = orders = goods = 0
    for day in days:
        if not 1 <= day <= len(play.books):
            raise IndexError(f"day {day} is not sold yet; {len(play.books)} days are")
        morning = replace(play.books[day - 1].morning, front=play.front(plan, day))
        sold = shopday.sell(play.stage, play.shop.people, morning, play.seed, only)
        shoppers, visits = shoppers + sold.came, visits + int(sold.visits.sum())
        orders, goods = orders + sold.orders.person.size, goods + int(sold.orders.goods.sum())
    return Arm(shoppers, visits, orders, goods)
