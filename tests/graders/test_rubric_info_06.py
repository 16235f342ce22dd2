"""The rubric of colours: what eyes of every kind can tell, and what is told by colour alone."""

from pathlib import Path

import pytest

from graders.rubrics import info_06
from tests.graders.attempts import Unit

UNIT = Unit("info-06", Path("notebooks/courses/infographic"))


def palette(name):
    return {"do": "set_palette", "palette": name}


def test_the_faintest_words_are_told_with_whose_eyes():
    touched = {"do": "style_block", "block": "head", "ink": "paper"}
    earned, evidence, fix = UNIT.told(info_06.contrast, [touched])
    assert earned == pytest.approx(3 / 5)  # the red number fails green-blind eyes, the source fails all
    assert "ที่มา" in evidence and "1.1 ต่อ 1" in evidence and fix.startswith("ครั้งหน้า")


@pytest.mark.parametrize(("name", "earned"), [("leaf", 0.0), ("river", 1.0)])
def test_a_palette_without_red_can_still_fail_red_blind_eyes(name, earned):
    share, evidence, _ = UNIT.told(info_06.fields, [palette(name)])
    assert share == earned and ("คนที่ตาบอดสีแดง" in evidence) is (earned == 0.0)


def test_words_that_name_a_colour_lose_half():
    numbers = {"do": "draw_chart", "block": "round", "data": "money", "form": "bars", "base": 0}
    numbers |= {"labels": True, "sorted": False}
    named = [palette("river"), numbers]
    assert UNIT.share(info_06.beside_colour, named) == 0.5
    said = {"do": "write_block", "block": "body", "text": "ปุ๋ย 42 พันบาท"}
    assert UNIT.share(info_06.beside_colour, [*named, said]) == 1.0


def test_what_matters_stands_in_one_place():
    once = {"do": "style_block", "block": "body", "ink": "ink"}
    assert UNIT.share(info_06.accent, [once]) == 1.0
    assert UNIT.share(info_06.accent, [once, {"do": "style_block", "block": "big", "ink": "ink"}]) == 0.5
