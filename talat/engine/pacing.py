"""Budgets that last the day: what to bid, or how often to take part, so spending follows the plan.

Only +, −, × and ÷: the controller is the same on every machine. Money is in micros (a millionth of a baht).
"""

from enum import IntEnum

import numpy as np

from talat.engine.adrules import RULES

MICROS = 1_000_000  # a baht
MICROS_PER_SATANG = 10_000


class Pace(IntEnum):
    """How a budget is spent over the day."""

    ACCELERATED = 0  # into every auction at once, until the money is gone
    THROTTLED = 1  # the bid stands; takes part in as many auctions as the budget bears
    MULTIPLIER = 2  # takes part in all; the bid moves


class Strategy(IntEnum):
    """Bid strategies (F8)."""

    LOWEST_COST = 0  # LOWEST_COST_WITHOUT_CAP
    BID_CAP = 1  # LOWEST_COST_WITH_BID_CAP: never bids above the cap
    COST_CAP = 2  # COST_CAP: mean cost per result near or under the cap
    MIN_ROAS = 3  # LOWEST_COST_WITH_MIN_ROAS: mean value per cost near or above the least


def ceiling(strategy, cap, order_value, min_roas, stretch):
    """The most an ad set may bid per result, micros; infinity without a cap. All (ads,).

    cap          micros per result
    order_value  micros a result earns
    min_roas     least revenue per baht
    stretch      from `stretched`: how far the mean leaves room above the cap
    """
    least = np.where(min_roas > 0.0, min_roas, 1.0)
    from_roas = order_value / least * stretch
    choices = [cap.astype(float), cap * stretch, from_roas]
    return np.select([strategy == kind for kind in (1, 2, 3)], choices, np.inf)


def stretched(stretch, allowed, expected_cost, rules=RULES):
    """The room above a mean cap after an hour; (ads,), 0.5 up to `stretch_most`.

    allowed        micros per result the learner allows on average
    expected_cost  micros per expected result so far; 0 while there is none
    """
    known = expected_cost > 0.0
    gap = np.divide(allowed, expected_cost, out=np.ones_like(stretch), where=known)
    moved = stretch * (1.0 + 0.5 * (np.clip(gap, 0.5, 1.5) - 1.0))
    return np.clip(moved, 0.5, rules.stretch_most)


def step(value, planned, spent, rules=RULES):
    """The bid or the share of auctions for the next hour; (pools,).

    value    this hour's
    planned  micros per view that the rest of the plan asks of the next hour
    spent    micros per view in the hour that ends; 0 pushes up, a plan of 0 pushes down
    """
    change = np.divide(planned, spent, out=np.full_like(value, rules.pace_most), where=spent > 0.0)
    change = np.clip(change, rules.pace_least, rules.pace_most)
    return value * (1.0 + rules.pace_gain * (change - 1.0))


def afford(cost, units, pool, left):
    """Which shows a budget still pays, in the order they come; spending never exceeds the budget.

    cost   (shows,) micros for one unit (impression or click) of a show, 0 or more
    units  (shows,) units it would take
    pool   (shows,) which budget pays
    left   (pools,) micros left

    Returns (shows,) units paid for. The show at which a budget runs out gets what it still buys, and that
    budget pays nothing after it.
    """
    order = np.argsort(pool, kind="stable")
    paid_by, wanted = pool[order], (cost * units)[order]
    before = np.cumsum(wanted) - wanted
    first = np.searchsorted(paid_by, paid_by, side="left")
    room = left[paid_by] - (before - before[first])
    bought = np.floor_divide(np.maximum(room, 0), np.maximum(cost[order], 1))
    out = np.empty_like(units)
    out[order] = np.where(room > 0, np.minimum(units[order], bought), 0)
    return out


def daily_share(left, days_left):
    """Today's part of a lifetime budget, micros: what is left over the days left, whole."""
    return int(left) // max(int(days_left), 1)
