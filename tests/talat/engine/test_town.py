"""A town: the same people all season, and talk that spreads."""

from dataclasses import replace

import numpy as np
import pytest

from talat.engine import town
from talat.engine.parameters import SHOPPERS
from tests.talat.engine import arenas


def test_people_have_their_groups_tastes():
    found = town.settle(arenas.segments(), 40_000, 5)
    assert np.median(found.tastes.sensitivity) == pytest.approx(1.0, abs=0.1)
    assert found.mobile.mean() == pytest.approx(SHOPPERS.mobile, abs=0.01)
    assert found.active.mean() == pytest.approx(1.0, abs=0.02)
    assert np.median(found.tastes.budget) == pytest.approx(20_000, rel=0.02)


def test_a_larger_town_begins_with_the_same_people():
    small, large = (town.settle(arenas.segments(), n, 5) for n in (100, 1_000))
    assert np.array_equal(small.tastes.sensitivity, large.tastes.sensitivity[:100])


def spread(told, strength=1.0, days=60, people=10_000):
    now, nobody = town.first_following(people, 0.02, 3), np.zeros(0, dtype=np.int64)
    for day in range(1, days):
        now = replace(now, told=told)
        now = town.talk(now, nobody, np.zeros(0, dtype=bool), 3, day, strength)
    return now.number


def test_talk_needs_pleased_buyers():
    assert spread(told=0) == town.first_following(10_000, 0.02, 3).number
    assert spread(told=2) < spread(told=100)
    assert spread(told=100, strength=0.0) < spread(told=100)


def test_buyers_remember_and_the_displeased_do_not_come_back():
    now = town.first_following(10, 0.0, 1)
    now = town.talk(now, np.array([2, 3]), np.array([True, False]), 1, 1)
    assert now.knows[[2, 3]].all()
    assert now.pleased[[2, 3]].tolist() == [1, -1]
    for day in range(2, 9):
        now = town.talk(now, np.array([2]), np.array([True]), 1, day)
    assert (now.pleased[2], now.told) == (3, 1)


def test_the_day_has_twenty_four_hours_and_an_evening():
    assert len(SHOPPERS.day_curve) == 24
    assert max(SHOPPERS.day_curve) == SHOPPERS.day_curve[21]
