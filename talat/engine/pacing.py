"""Budgets that last the day: what to bid, or how often to take part, so spending follows the plan.

Only +, −, × and ÷: the controller is the same on every machine. Money is in micros (a millionth of a baht).
"""

from enum import IntEnum

import numpy as np

from talat.engine.parameters import RULES

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


def caps(strategy, cap, order_value, min_roas):
    """The most an ad set may bid per result, and whether that holds for the mean only; both (ads,).

    cap          micros per result
    order_value  micros a result earns
    min_roas     least revenue per baht: asks a mean cost of at most order value ÷ this

    Returns micros, infinity without a cap, and bool.
    """
    least = np.where(min_roas > 0.0, np.maximum(min_roas, 1e-9), 1.0)
    kinds = [strategy == int(kind) for kind in (Strategy.BID_CAP, Strategy.COST_CAP, Strategy.MIN_ROAS)]
    most = np.select(kinds, [cap.astype(float), cap.astype(float), order_value / least], np.inf)
    return most, kinds[1] | kinds[2]


def stretched(stretch, allowed, expected_cost, rules=RULES):
    """The room above a mean cap after an hour; (ads,), `stretch_least` up to `stretch_most`.

    allowed        micros per result the learner allows on average
    expected_cost  micros per expected result so far; 0 while there is none
    """
    known = expected_cost > 0.0
    gap = np.divide(allowed, expected_cost, out=np.ones_like(stretch), where=known & np.isfinite(allowed))
    step = np.clip(gap, 1.0 - rules.stretch_step, 1.0 + rules.stretch_step) - 1.0
    return np.clip(stretch * (1.0 + rules.stretch_gain * step), rules.stretch_least, rules.stretch_most)


def change(planned, spent, rules=RULES):
    """By what to multiply a bid, or a share of auctions, to follow the plan; (pools,).

    planned  micros per view that the plan asks of the next hours
    spent    micros per view in the hours that end; 0 pushes up, a plan of 0 pushes down, both leave it
    """
    idle = np.where(planned > 0.0, rules.pace_most, 1.0)
    gap = np.divide(planned, spent, out=idle, where=spent > 0.0)
    gap = np.minimum(np.maximum(gap, rules.pace_least), rules.pace_most)
    return 1.0 + rules.pace_gain * (gap - 1.0)


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


def satang(micros):
    """Whole satang of micros, (...,) int64; rounded down, so sums stay within the budget."""
    return np.asarray(micros, np.int64) // MICROS_PER_SATANG


def daily_share(left, days_left):
    """Today's part of a lifetime budget, micros: what is left over the days left, whole."""
    return int(left) // max(int(days_left), 1)
