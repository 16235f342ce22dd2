"""Rivals: they follow, they advertise, they run out, and never go below their floor."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from talat.engine import rivals

RULES = rivals.Rules(floor=0.75, stock_days=14, lead_days=4)
USUAL = np.array([10_000, 20_000])


def nights(sales, ours, days=30, seed=1):
    now, seen = rivals.first_rivals(USUAL), []
    for day in range(1, days + 1):
        sold = np.asarray(sales(day) if callable(sales) else sales, dtype=np.int64)
        now = rivals.night(now, RULES, np.where(rivals.is_open(now), sold, 0), np.array(ours), seed, day)
        seen.append(now)
    return seen


@given(st.lists(st.integers(0, 50_000), min_size=30, max_size=30), st.integers(0, 40_000), st.integers(0, 99))
def test_prices_and_shelves_stay_within_their_bounds(sales, ours, seed):
    for now in nights(lambda day: [sales[day - 1]] * 2, [ours, ours], seed=seed):
        assert (now.price >= USUAL * 3 // 4).all() and (now.price <= USUAL).all()
        assert (now.stock >= 0).all() and (now.push >= 0).all()


def test_a_rival_that_loses_sales_comes_down_to_us_and_advertises():
    last = nights(lambda day: [3_000, 3_000] if day < 5 else [1_000, 3_000], [8_800, 8_800])
    assert abs(int(last[-1].price[0]) - 8_800 * 98 // 100) < 60
    assert last[-1].price[1] == 20_000
    assert any(now.push[0] for now in last) and not any(now.push[1] for now in last)


def test_a_rival_whose_sales_come_back_goes_back_to_its_price():
    found = nights(lambda day: [1_000 if 5 < day < 15 else 3_000] * 2, [8_000, 8_000], days=200)
    assert min(now.price[0] for now in found) < 9_000
    assert found[-1].price[0] > 9_900


def test_shelves_run_empty_now_and_then_and_fill_again():
    found = nights([4_000, 4_000], [0, 0], days=300)
    shut = np.array([~rivals.is_open(now) for now in found])
    assert 0 < shut.mean() < 0.3
    assert rivals.is_open(found[-1]).any()
