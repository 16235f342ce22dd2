"""The rubric of measuring: fair tests, holdouts and patience."""

import pytest

from graders.rubrics import ads_09
from tests.graders.attempts import NEXT, Unit, ad, ad_set, campaign, see

UNIT = Unit("ads-09")
SAME = {"headline": "สบู่มะขาม 269 บาท", "text": "กวนมือ 4 ก้อน"}
START = [campaign(), ad_set(budget=30_000), ad(photo="foam", **SAME), ad("a2", photo="pile", **SAME), NEXT]
SPLIT = {"do": "start_test", "test": "t1", "kind": "split_ads", "a": "a1", "b": "a2", "until": 8}
HELD = {"do": "start_test", "test": "t1", "kind": "holdout", "percent": 20, "until": 8}
WEEK = [NEXT] * 7


def test_a_split_of_one_thing_that_was_read_earns_all():
    assert UNIT.share(ads_09.split, [*START, SPLIT, *WEEK]) == pytest.approx(2 / 3)
    assert UNIT.share(ads_09.split, [*START, SPLIT, *WEEK, see("test")]) == 1.0
    assert UNIT.share(ads_09.split, [*START, SPLIT, *WEEK[:6], see("test")]) == 0.0


def test_a_split_of_two_things_is_told():
    both = [campaign(), ad_set(), ad(photo="foam"), ad("a2", photo="pile", text="อีกแบบ"), NEXT]
    earned, evidence, fix = UNIT.told(ads_09.split, [*both, SPLIT, *WEEK, see("test")])
    assert earned == pytest.approx(2 / 3) and "รูป ข้อความ" in evidence and "อย่างเดียว" in fix


def test_a_holdout_is_half_and_reading_it_the_other_half():
    assert UNIT.share(ads_09.holdout, [*START, HELD, *WEEK]) == 0.5
    earned, evidence, _ = UNIT.told(ads_09.holdout, [*START, HELD, *WEEK, see("test")])
    assert earned == 1.0 and "ที่กันไว้" in evidence
    assert UNIT.share(ads_09.holdout, [*START, {**HELD, "until": 5}, *WEEK, see("test")]) == 0.0


def off(name="a2"):
    return {"do": "set_running", "level": "ad", "name": name, "on": False}


def test_switching_off_too_early_or_under_a_test_is_hasty():
    early, evidence, _ = UNIT.told(ads_09.waited, [*START, NEXT, off(), NEXT])
    assert early == 0.0 and "เพิ่งลงมา 2 วัน" in evidence
    assert UNIT.share(ads_09.waited, [*START, *WEEK, off(), NEXT]) == 1.0
    under = [*START, *WEEK, {**SPLIT, "until": 15}, NEXT, off(), NEXT]
    assert "ระหว่างทดสอบ" in UNIT.told(ads_09.waited, under)[1]
    assert UNIT.share(ads_09.waited, [*START, *WEEK]) == 1.0
