"""Quality: buckets, scores and labels a learner reads."""

import numpy as np
import pytest

from talat.engine import quality
from talat.engine.quality import ABOVE, AVERAGE, BELOW


def test_buckets_compare_with_other_advertisers():
    others = [1, 2, 3, 4, 5, 6]
    assert quality.bucket(np.array([0.5, 3, 9]), others).tolist() == [BELOW, AVERAGE, ABOVE]


def test_quality_score_runs_from_one_to_ten():
    assert quality.quality_score(BELOW, BELOW, BELOW) == 1
    assert quality.quality_score(ABOVE, ABOVE, ABOVE) == 10
    every = [quality.quality_score(a, b, c) for a in range(3) for b in range(3) for c in range(3)]
    assert min(every) == 1
    assert max(every) == 10


def test_each_better_bucket_raises_the_score():
    for a in range(2):
        assert quality.quality_score(a + 1, 1, 1) > quality.quality_score(a, 1, 1)
        assert quality.quality_score(1, a + 1, 1) > quality.quality_score(1, a, 1)
        assert quality.quality_score(1, 1, a + 1) > quality.quality_score(1, 1, a)


@pytest.mark.parametrize(
    ("value", "name"),
    [(0, "below10"), (15, "below20"), (30, "below35"), (50, "average"), (80, "above")],
)
def test_rankings_name_the_lowest_shares(value, name):
    assert quality.ranking(value, np.arange(1, 101)) == name


@pytest.mark.parametrize(
    ("cost", "past", "label"),
    [(90, 100, ""), (150, 100, "limited"), (200, 100, "fatigue"), (0, 100, ""), (5, None, "")],
)
def test_creative_labels_follow_the_cost_per_result(cost, past, label):
    assert quality.creative_label(cost, past) == label


def test_a_disliked_ad_is_worth_less_than_nothing():
    assert quality.user_value(np.array([0.0, 0.5, 1.0]), 100.0).tolist() == [-50, 0, 50]
