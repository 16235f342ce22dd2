"""The rubric of audiences: two crowds that share nobody, of a size that fits the money."""

from graders.rubrics import ads_05
from tests.graders.attempts import NEXT, Unit, ad, ad_set, campaign, see

UNIT = Unit("ads-05")
ADS = [ad(), ad("a2", "s2")]
DAYS = [NEXT] * 5


def pair(first, second):
    return [campaign(), ad_set(budget=15_000, **first), ad_set("s2", budget=15_000, **second), *ADS, *DAYS]


YOUNG, OLD = {"youngest": 20, "oldest": 44}, {"youngest": 45, "oldest": 65}


def test_one_crowd_is_none_to_compare():
    alone = [campaign(), ad_set(), ad(), *DAYS]
    assert UNIT.share(ads_05.two_groups, alone) == UNIT.share(ads_05.apart, alone) == 0.0
    assert UNIT.share(ads_05.two_groups, pair({}, {})) == 0.0
    assert UNIT.share(ads_05.two_groups, pair(YOUNG, OLD)) == 1.0


def test_ages_share_nobody_and_interests_share_some():
    assert UNIT.share(ads_05.apart, pair(YOUNG, OLD)) == 1.0
    liked = UNIT.share(ads_05.apart, pair({"interests": ["garden"]}, {"interests": ["travel"]}))
    assert 0.5 < liked < 1.0
    earned, evidence, fix = UNIT.told(ads_05.apart, pair({}, {"interests": ["garden"]}))
    assert earned == 0.0 and "100 ใน 100 คน" in evidence and "แบ่งด้วยอายุ" in fix


def test_a_crowd_that_sees_the_same_ad_again_and_again_is_too_small():
    small = {"interests": ["garden"], "regions": ["north"], "youngest": 30, "oldest": 50}
    few = [campaign(), ad_set(budget=30_000, **small), ad(), *[NEXT] * 10]
    earned, evidence, _ = UNIT.told(ads_05.room, few)
    assert earned < 0.7 and "คนละ" in evidence
    assert UNIT.share(ads_05.room, [campaign(), ad_set(), ad(), *[NEXT] * 10]) == 1.0


def test_cutting_counts_by_weeks_after_some_days():
    cut = see("breakdown")
    assert UNIT.share(ads_05.cut, [campaign(), ad_set(), ad(), NEXT, NEXT, cut, *DAYS]) == 0.0
    assert UNIT.share(ads_05.cut, [campaign(), ad_set(), ad(), *DAYS, cut, *DAYS, cut]) == 1.0


def test_a_category_that_is_none_is_told():
    false = [campaign(special="housing"), ad_set(), ad(), *DAYS]
    earned, evidence, _ = UNIT.told(ads_05.declared, false)
    assert earned == 0.0 and "หมวดพิเศษ" in evidence
