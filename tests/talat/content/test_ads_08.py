"""The words and numbers of the lesson on what ads say are those of the law's tables and the engine."""

import re
from pathlib import Path

import pytest

from talat.engine.parameters import RULES
from talat.journal.ads import review
from talat.journal.ads.events import HEADLINE
from talat.scenarios.exercise import load_exercise
from talat.scenarios.law import book

UNIT = Path("notebooks/courses/facebook-ads/ads-08")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
MARKET = load_exercise(UNIT).exercise
PAIRS = re.findall(
    r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", TEXT[TEXT.index("| อย่าเขียน") :].split("\n\n")[0], re.M
)[1:]


@pytest.mark.parametrize(("bad", "good"), PAIRS, ids=range(len(PAIRS)))
def test_what_not_to_write_is_refused_and_what_to_write_passes(bad, good):
    assert review.grave(review.of_words(MARKET, 1, bad))
    assert not review.of_words(MARKET, 1, good)


def test_four_pairs_are_told_and_the_story_s_words_are_refused():
    assert len(PAIRS) == 4
    assert review.grave(review.of_words(MARKET, 1, "ขาวใน 7 วัน")) and "“ขาวใน 7 วัน”" in TEXT
    practice = load_exercise(UNIT).practice
    assert review.grave(review.of_words(practice, 1, "กินแล้วผอม")) and "“กินแล้วผอม”" in TEXT


def test_clicks_tire_as_the_engine_has_them():
    clicks = [round(100 * view**-RULES.fatigue) for view in (1, 2, 3, 4)]
    assert "| คนกด | " + " | ".join(map(str, clicks)) + " |" in TEXT
    drawn = (UNIT / "pictures/tired.svg").read_text(encoding="utf-8")
    assert all(f">{number}<" in drawn for number in clicks)
    assert f"ไม่เกิน {HEADLINE} ตัวอักษร" in TEXT


def test_laws_and_penalties_are_those_of_the_tables():
    laws = {law.id: law for law in book().laws}
    assert laws["advertising-2565"].valid_from.isoformat() == "2023-01-14" and "14 มกราคม 2566" in TEXT
    assert laws["cosmetics-2567"].valid_from.isoformat() == "2024-11-20" and "20 พฤศจิกายน 2567" in TEXT
    for name in ("cosmetics-41", "food-40"):
        assert laws[name].penalty.removesuffix(" หรือทั้งจำทั้งปรับ") in TEXT
