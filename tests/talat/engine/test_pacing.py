"""Budgets: never overspent, and spent along the plan."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.engine import pacing
from talat.engine.pacing import Strategy

shows = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 10**6), st.integers(0, 30)), min_size=0, max_size=40
)


def one_by_one(cost, units, pool, left):
    """The same with a loop: a budget that could not pay a show in full pays nothing after it."""
    out, left, shut = [], list(left), [False] * len(left)
    for price, wanted, who in zip(cost, units, pool, strict=True):
        got = 0 if shut[who] or left[who] <= 0 else min(wanted, left[who] // max(price, 1))
        shut[who] |= got < wanted
        left[who] -= got * price
        out.append(got)
    return out


@given(shows, st.lists(st.integers(0, 10**7), min_size=3, max_size=3))
@settings(max_examples=200)
def test_budgets_pay_in_order_and_never_more_than_they_hold(rows, left):
    pool, cost, units = (np.array([row[i] for row in rows], np.int64) for i in range(3))
    left = np.array(left, np.int64)
    paid = pacing.afford(cost, units, pool, left)
    assert np.all(np.bincount(pool, cost * paid, 3) <= left)
    assert np.all((paid >= 0) & (paid <= units))
    if np.all(cost > 0):
        assert paid.tolist() == one_by_one(cost, units, pool, left.tolist())


def test_a_show_gets_what_the_last_money_buys():
    paid = pacing.afford(np.array([30, 30, 10]), np.array([2, 2, 1]), np.zeros(3, int), np.array([100]))
    assert paid.tolist() == [2, 1, 0]


def test_spending_too_fast_lowers_the_bid_and_too_slow_raises_it():
    factor = pacing.change(np.array([1.0, 2.0, 1.0, 5.0, 0.0, 0.0]), np.array([2.0, 1.0, 1.0, 0.0, 1.0, 0.0]))
    assert factor[0] < 1 < factor[1]
    assert factor[2] == 1.0
    assert factor[3] == factor.max()
    assert factor[4] == factor.min()
    assert factor[5] == 1.0
    assert np.all((factor >= 0.6) & (factor <= 1.6))


def test_each_strategy_has_its_cap():
    kinds = np.array([int(kind) for kind in Strategy])
    most, mean = pacing.caps(kinds, np.full(4, 50), np.full(4, 300), np.array([0, 0, 0, 3.0]))
    assert most.tolist() == [np.inf, 50, 50, 100]
    assert mean.tolist() == [False, False, True, True]


def test_a_mean_cap_leaves_room_while_results_are_cheap():
    room = pacing.stretched(np.ones(3), np.full(3, 100.0), np.array([50.0, 200.0, 0.0]))
    assert room[0] > 1 > room[1]
    assert room[2] == 1


def test_lifetime_budget_is_shared_over_the_days_left():
    assert pacing.daily_share(1_000, 3) == 333
    assert pacing.daily_share(10, 0) == 10


def test_lowest_cost_has_no_room_to_move():
    room = pacing.stretched(np.ones(1), np.array([np.inf]), np.array([10.0]))
    assert room[0] == pytest.approx(1.0)


def test_satang_are_rounded_down():
    assert pacing.satang([19_999, 20_000]).tolist() == [1, 2]
