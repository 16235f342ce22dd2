"""Many bidders of equal standing: money is conserved and competition costs."""

from dataclasses import replace

import numpy as np
import pytest

from talat.engine import league
from talat.engine.pacing import MICROS


def test_same_seed_same_bits():
    one, two = (league.run_league(league.even_league(), 7, 1, 5_000) for _ in range(2))
    for a, b in zip(vars(one).values(), vars(two).values(), strict=True):
        assert np.array_equal(a, b)


@pytest.mark.parametrize("budget", [0, 1, MICROS, 50 * MICROS])
def test_nobody_spends_more_than_the_budget(budget):
    played = league.run_league(league.even_league(budget=budget), 1, 1, 5_000)
    assert np.all(played.spend <= budget)
    assert np.all(played.spend >= 0)


def test_small_budgets_are_spent_almost_whole():
    played = league.run_league(league.even_league(budget=10 * MICROS), 1, 1, 20_000)
    assert played.spend.min() > 9.8 * MICROS


def test_slots_are_looked_at_with_their_exposure():
    rich = league.even_league(budget=10**6 * MICROS)
    played = league.run_league(rich, 1, 1, 20_000)
    assert played.looks.sum() == pytest.approx(20_000 * 2.4, rel=0.01)


def test_conversions_come_at_the_chance_bid_for():
    rich = league.even_league(budget=10**6 * MICROS)
    played = league.run_league(rich, 1, 1, 60_000)
    expected = (played.surplus + played.spend).sum() / (3 * MICROS)
    assert played.conversions.sum() == pytest.approx(expected, rel=0.05)


def test_more_bidders_raise_revenue_and_lower_surplus():
    """Fact 14."""
    days = [league.run_league(league.even_league(n, 10**6 * MICROS, 1), 1, 1, 20_000) for n in (2, 4, 8)]
    revenue = [day.spend.sum() for day in days]
    surplus = [day.surplus.mean() for day in days]
    assert revenue[0] < revenue[1] < revenue[2]
    assert surplus[0] > surplus[1] > surplus[2]


def test_one_bidder_pays_the_reserve():
    alone = replace(league.even_league(1, 10**6 * MICROS, 1), reserve=500.0)
    played = league.run_league(alone, 1, 1, 1_000)
    assert played.spend.sum() == 500 * played.looks.sum()
