"""Delays, windows, and what the ad really caused."""

import numpy as np
import pytest

from talat.engine import attribution


def test_one_draw_decides_buying_and_cause():
    luck = np.array([0.05, 0.15, 0.25])
    buys, caused = attribution.outcome(luck, np.full(3, 0.1), np.full(3, 0.1))
    assert buys.tolist() == [True, True, False]
    assert caused.tolist() == [False, True, False]


def test_an_ad_without_effect_causes_nothing():
    luck = np.random.default_rng(1).random(10_000)
    buys, caused = attribution.outcome(luck, np.full(10_000, 0.2), np.zeros(10_000))
    assert buys.any()
    assert not caused.any()


def test_windows_count_from_the_click_and_days_from_midnight():
    ad, hour = np.array([0, 0, 0, 1]), np.array([23, 0, 0, 12])
    delay, caused = np.array([2.0, 25.0, 169.0, 24.0]), np.array([True, True, False, True])
    sold = attribution.sales(ad, hour, delay, caused, 2)
    assert sold.all[0, [0, 1, 7]].tolist() == [0, 2, 1]
    assert sold.one_day.sum(axis=1).tolist() == [1, 1]
    assert sold.seven_day.sum(axis=1).tolist() == [2, 1]
    assert sold.incremental.sum(axis=1).tolist() == [2, 1]
    assert sold.all[1, 1] == 1


def test_orders_after_four_weeks_count_on_the_last_day():
    sold = attribution.sales(np.array([0]), np.array([0]), np.array([10_000.0]), np.array([True]), 1)
    assert sold.all[0, attribution.LAGS - 1] == 1
    assert sold.seven_day.sum() == 0


def test_lift_by_hand():
    found, error = attribution.lift(20, 100, 5, 50)
    assert found == pytest.approx(10.0)
    assert error == pytest.approx(100 * (0.2 * 0.8 / 100 + 0.1 * 0.9 / 50) ** 0.5)
    assert attribution.lift(20, 100, 0, 0) == (None, None)


def test_incremental_share_of_nothing_is_none():
    sold = attribution.sales(np.array([0]), np.array([0]), np.array([1.0]), np.array([False]), 2)
    assert attribution.incremental_share(sold) == [0.0, None]
