"""The rubric of the first campaign: what earns its points."""

import pytest

from graders.rubrics import ads_04
from tests.graders.attempts import NEXT, Unit, ad, ad_set, campaign

UNIT = Unit("ads-04")
START = [campaign(), ad_set(), ad()]
FULL = "ผ้าฝ้าย ใส่ของได้ 5 กิโล กดสั่งได้เลย 289 บาท"


def test_money_on_clicks_is_no_money_on_orders():
    clicks = [campaign("traffic"), ad_set(goal="clicks"), ad(), *[NEXT] * 4]
    earned, evidence, fix = UNIT.told(ads_04.objective, clicks)
    assert earned == 0.0 and "คลิก" in evidence and "ให้คนซื้อ" in fix
    assert UNIT.share(ads_04.objective, [*START, *[NEXT] * 4]) == 1.0


def test_money_on_both_earns_its_part():
    other = {**campaign("traffic"), "campaign": "c2"}
    both = [*START, other, {**ad_set("s2", goal="clicks"), "campaign": "c2"}, ad("a2", "s2"), *[NEXT] * 3]
    assert UNIT.share(ads_04.objective, both) == pytest.approx(0.5, abs=0.05)


def test_two_ads_must_differ_and_be_shown():
    days = [NEXT] * 4
    assert UNIT.share(ads_04.levels, [*START, *days]) == 0.5
    assert UNIT.share(ads_04.levels, [*START, ad("a2"), *days]) == 0.5
    assert UNIT.share(ads_04.levels, [*START, ad("a2", photo="vivid"), *days]) == 0.5
    assert UNIT.share(ads_04.levels, [*START, ad("a2", photo="worn"), *days]) == 1.0


def test_money_that_is_gone_early_costs_the_days_after():
    early = [campaign(), ad_set(budget=70_000), ad(), *[NEXT] * 14]
    earned, evidence, fix = UNIT.told(ads_04.lasted, early)
    assert 4 / 14 <= earned <= 5 / 14 and "วันที่ 4" in evidence and "200 บาท" in fix
    assert UNIT.share(ads_04.lasted, [*START, *[NEXT] * 14]) == 1.0
    assert UNIT.share(ads_04.lasted, [*START, *[NEXT] * 7]) == 0.5


def test_what_an_ad_does_not_say_is_named():
    earned, evidence, fix = UNIT.told(ads_04.told, [*START, NEXT, NEXT, NEXT])
    assert earned == 0.25 and "ราคา" in evidence and "ราคา" in fix
    assert UNIT.share(ads_04.told, [campaign(), ad_set(), ad(text=FULL), *[NEXT] * 3]) == 1.0
