"""Intervals that hold what they promise."""

import numpy as np
import pytest

from talat.engine import experiment
from talat.engine.dice import Roll, uniforms


def test_wilson_by_hand():
    # 10 of 100 at 95 %: Wilson 0.0552–0.1744
    found = experiment.share(10, 100, 0.95)
    assert (found.low, found.high) == pytest.approx((0.0552, 0.1744), abs=1e-4)


def test_newcombe_by_hand():
    # Newcombe 1998, 56/70 − 48/80, 95 %: 0.0524–0.3339
    found = experiment.difference(56, 70, 48, 80, 0.95)
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)


def test_no_people_no_answer():
    assert (experiment.share(0, 0).low, experiment.share(0, 0).high) == (0.0, 1.0)
    assert not experiment.difference(0, 0, 5, 9).sure
    assert not experiment.ratio(3, 9, 0, 0).sure


def test_a_level_of_nine_in_ten_is_1_645_errors():
    assert experiment.width(0.9) == pytest.approx(1.6448536, abs=1e-6)


@pytest.mark.parametrize(("a", "b"), [(0.02, 0.02), (0.03, 0.02), (0.3, 0.2), (0.005, 0.004)])
def test_nine_in_ten_intervals_hold_the_truth(a, b):
    people, trials = 1_500, 800
    ones = (uniforms(1, Roll.PAY, 1, np.arange(people * trials)).reshape(trials, people) < a).sum(axis=1)
    twos = (uniforms(2, Roll.PAY, 1, np.arange(people * trials)).reshape(trials, people) < b).sum(axis=1)
    gaps = [experiment.difference(x, people, y, people) for x, y in zip(ones, twos, strict=True)]
    lifts = [experiment.ratio(x, people, y, people) for x, y in zip(ones, twos, strict=True)]
    assert 0.87 <= np.mean([gap.low <= a - b <= gap.high for gap in gaps]) <= 0.97
    assert 0.87 <= np.mean([lift.low <= a / b - 1 <= lift.high for lift in lifts]) <= 0.98


def test_enough_people_find_the_lift_four_times_in_five():
    people = experiment.enough(0.05, 0.3)
    trials = 400
    ones = (uniforms(3, Roll.PAY, 1, np.arange(people * trials)).reshape(trials, -1) < 0.065).sum(axis=1)
    twos = (uniforms(4, Roll.PAY, 1, np.arange(people * trials)).reshape(trials, -1) < 0.05).sum(axis=1)
    found = [experiment.difference(x, people, y, people).low > 0 for x, y in zip(ones, twos, strict=True)]
    assert 0.72 < np.mean(found) < 0.88


def test_luck_is_where_nine_in_ten_results_lie_and_the_mean_is_surer():
    values = np.arange(101.0)
    assert (experiment.of_luck(values).low, experiment.of_luck(values).high) == (5.0, 95.0)
    assert experiment.of_mean(values).high - 50 == pytest.approx(1.645 * 29.3 / 101**0.5, rel=0.01)
