"""The rubric of the learning phase: what earns its points."""

import pytest

from graders.rubrics import ads_07
from tests.graders.attempts import NEXT, Unit, ad, ad_set, campaign

UNIT = Unit("ads-07")
AD = {"photo": "plate", "headline": "กล้วยตาก 269 บาท", "text": "3 ถุง น้ำว้า กดสั่งได้เลย"}
START = [campaign(), ad_set(budget=50_000), ad(**AD)]


def budget(satang, name="s1"):
    return {"do": "edit_ad_set", "ad_set": name, "budget": satang}


def test_results_count_from_the_last_significant_edit():
    quiet = UNIT.share(ads_07.learned, [*START, *[NEXT] * 10])
    broken = []
    for day in range(10):
        broken += [NEXT, {"do": "edit_ad_set", "ad_set": "s1", "youngest": 18 + day % 2, "oldest": 60}]
    assert 0 < UNIT.share(ads_07.learned, [*START, *broken]) < quiet / 2


def test_money_in_several_pots_is_told():
    sets = [ad_set(f"s{n}", budget=12_500) for n in range(1, 5)]
    parted = [campaign(), *sets, *[ad(f"a{n}", f"s{n}", **AD) for n in range(1, 5)], *[NEXT] * 5]
    earned, _, fix = UNIT.told(ads_07.gathered, parted)
    assert earned == 0.0 and "ชุดเดียว" in fix
    assert "4 ชุด" in UNIT.told(ads_07.learned, parted)[2]
    assert UNIT.share(ads_07.gathered, [*START, *[NEXT] * 5]) == 1.0


def test_small_steps_earn_and_leaps_are_quoted():
    assert UNIT.share(ads_07.gently, [*START, *[NEXT] * 4]) == 0.0
    assert UNIT.share(ads_07.gently, [*START, *[NEXT] * 4, budget(60_000), NEXT]) == 1.0
    earned, evidence, fix = UNIT.told(ads_07.gently, [*START, *[NEXT] * 4, budget(90_000), NEXT])
    assert earned == 0.0 and "500 เป็น 900 บาท" in evidence and "100 บาทต่อครั้ง" in fix
    both = [*START, *[NEXT] * 4, budget(60_000), NEXT, budget(90_000), NEXT]
    assert UNIT.share(ads_07.gently, both) == pytest.approx(0.5)


def test_a_budget_before_the_first_day_is_no_change():
    assert UNIT.share(ads_07.gently, [*START, budget(20_000), *[NEXT] * 8]) == 0.0
