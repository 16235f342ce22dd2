"""The rubric of the auction: quality, caps that make sense, two ways to compare."""

import pytest

from graders.rubrics import ads_06
from tests.graders.attempts import NEXT, Unit, ad, ad_set, campaign

UNIT = Unit("ads-06")
DAYS = [NEXT] * 7


def pair(cap):
    second = ad_set("s2", budget=10_000, strategy="cost_cap", cap=cap, youngest=45, oldest=65)
    first = ad_set(budget=10_000, youngest=18, oldest=44)
    return [campaign(), first, second, ad(), ad("a2", "s2"), *DAYS]


def test_a_cap_is_no_dearer_than_what_an_order_leaves():
    assert UNIT.share(ads_06.capped, pair(12_000)) == 1.0
    earned, evidence, fix = UNIT.told(ads_06.capped, pair(20_000))
    assert earned == 0.5 and "200 บาท" in evidence and "150 บาท" in fix
    assert UNIT.share(ads_06.capped, [campaign(), ad_set(), ad(), *DAYS]) == 0.0


def test_two_ways_are_compared():
    assert UNIT.share(ads_06.compared, pair(12_000)) == 1.0
    assert UNIT.share(ads_06.compared, [campaign(), ad_set(), ad(), *DAYS]) == 0.0


def test_a_cap_too_low_to_be_seen_is_told():
    earned, evidence, fix = UNIT.told(ads_06.delivered, pair(1_000))
    assert earned < 0.3 and "10 บาท" in evidence and "ขยับเพดานขึ้น" in fix
    assert UNIT.share(ads_06.delivered, pair(12_000)) == 1.0


def test_quality_is_half_picture_half_words():
    bright = [campaign(), ad_set(), ad(), *DAYS]
    assert UNIT.share(ads_06.quality, bright) == pytest.approx(0.5 + 0.25 / 2)
    dark = [campaign(), ad_set(), ad(photo="dark"), *DAYS]
    assert UNIT.share(ads_06.quality, dark) == pytest.approx(0.25 / 2)
