"""When people look and how they tire: facts 20, 23 and 24."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.engine import attention
from talat.engine.parameters import RULES


@given(st.integers(0, 10**9))
def test_hours_sum_to_the_day(total):
    hours = attention.views_by_hour(total)
    assert hours.sum() == total
    assert hours.min() >= 0


def test_evening_is_the_peak_and_shares_sum_to_one():
    shares = attention.traffic_shares()
    assert shares.sum() == pytest.approx(1.0)
    assert 19 <= shares.argmax() <= 21
    assert 2 <= shares.argmin() <= 4


def test_the_fourth_view_is_clicked_45_per_cent_less():
    assert attention.freshness(3) == pytest.approx(0.55, abs=0.005)


def test_fatigue_exponent_is_the_published_one():
    seen = np.arange(1, 60)
    fitted = np.polyfit(np.log(seen + 1), np.log(attention.freshness(seen)), 1)[0]
    assert fitted == pytest.approx(-0.43, abs=1e-4)


def test_very_many_views_are_no_error():
    assert 0 < attention.freshness(np.array([10**6], np.int64))[0] < 0.11


def test_a_week_halves_what_is_felt_and_other_days_do_not():
    seen = np.array([8, 1], np.uint16)
    assert attention.forget(seen, 3).tolist() == [8, 1]
    assert attention.forget(seen, 14).tolist() == [4, 0]


@pytest.mark.parametrize(
    ("mean", "low", "high"), [(RULES.organic_facebook, 0.01, 0.03), (RULES.organic_instagram, 0.025, 0.06)]
)
def test_organic_reach_is_small_and_heavy_tailed(mean, low, high):
    reach = np.sort(
        np.concatenate([attention.organic_reach(s, 1, 50_000, 40, mean) for s in range(30)]).astype(float)
    )
    ranks = np.arange(1, reach.size + 1)
    gini = 2 * (ranks * reach).sum() / (reach.size * reach.sum()) - (reach.size + 1) / reach.size
    assert low <= reach.mean() / 50_000 <= high
    assert 0.5 <= gini <= 0.8
    assert reach[-1] >= 10 * np.median(reach)
    assert reach.max() <= 50_000


def test_a_better_post_reaches_more_under_the_same_luck():
    plain, better = (attention.organic_reach(1, 1, 10_000, np.full(5, a)) for a in (1.0, 2.0))
    assert np.all(better > plain)
