"""The rubric of what ads say: true words, several pictures, new ones in time."""

import pytest

from graders.rubrics import ads_08
from tests.graders.attempts import NEXT, Unit, ad, ad_set, campaign

UNIT = Unit("ads-08")
START = [campaign(), ad_set(budget=30_000), ad(photo="foam")]


def test_a_false_claim_costs_its_part():
    false = [*START, ad("a2", photo="pile", text="ผิวขาวใน 7 วัน"), *[NEXT] * 4]
    earned, evidence, _ = UNIT.told(ads_08.honest, false)
    assert earned == 0.5 and "ขาวใน 7 วัน" in evidence


def test_what_is_missing_is_named():
    earned, evidence, fix = UNIT.told(ads_08.told, [*START, *[NEXT] * 4])
    assert earned == pytest.approx(0.2) and "ราคา" in evidence and "ราคา" in fix


def test_three_pictures_in_one_ad_set():
    two = [*START, ad("a2", photo="pile")]
    assert UNIT.share(ads_08.several, [*START, *[NEXT] * 4]) == 0.0
    assert UNIT.share(ads_08.several, [*two, *[NEXT] * 4]) == 0.5
    assert UNIT.share(ads_08.several, [*two, ad("a3", photo="hands"), *[NEXT] * 4]) == 1.0
    apart = [*two, ad_set("s2", budget=30_000), ad("a3", "s2", photo="hands"), *[NEXT] * 4]
    assert UNIT.share(ads_08.several, apart) == 0.5


def test_a_new_picture_counts_after_the_first_week_and_once():
    wide = [*START, *[NEXT] * 9]
    assert UNIT.share(ads_08.fresh, [*wide, *[NEXT] * 5]) == 0.5
    assert UNIT.share(ads_08.fresh, [*wide, ad("a2", photo="foam", text="ใหม่"), *[NEXT] * 5]) == 0.5
    earned, evidence, _ = UNIT.told(ads_08.fresh, [*wide, ad("a2", photo="box"), *[NEXT] * 5])
    assert earned == 1.0 and "กล่องของฝาก" in evidence


def test_a_worn_ad_costs_the_other_half():
    few = {"youngest": 30, "oldest": 36, "regions": ["north"]}
    worn = [campaign(), ad_set(budget=30_000, **few), ad(photo="foam"), *[NEXT] * 12]
    earned, _, fix = UNIT.told(ads_08.fresh, worn)
    assert earned < 0.5 and fix.startswith("ครั้งหน้า")
