"""The rubric of Thai letters: what earns the points of what is seen first."""

from pathlib import Path

import pytest

from graders.rubrics import info_05
from tests.graders.attempts import Unit

UNIT = Unit("info-05", Path("notebooks/courses/infographic"))
BOLD = {"do": "style_block", "block": "head", "size": 36, "weight": 700}


def test_a_title_twice_the_text_bold_in_few_sizes():
    assert UNIT.share(info_05.levels, [BOLD]) == pytest.approx(2 / 3)  # five sizes: 36, 14, 12, 10 and 8
    evidence, fix = UNIT.told(info_05.levels, [BOLD])[1:]
    assert "5 ขนาด" in evidence and "8 10 12 14 36" in evidence and "ไม่เกิน 4 ขนาด" in fix
    one = {"do": "style_block", "block": "bins", "size": 12}
    assert UNIT.share(info_05.levels, [BOLD, one]) == 1.0


def test_a_title_as_small_as_the_text_is_told_in_sizes():
    earned, evidence, fix = UNIT.told(info_05.levels, [{"do": "style_block", "block": "body", "size": 16}])
    assert earned == pytest.approx(1 / 3) and "ขนาด 16" in evidence and "16 คูณ 2 ได้ 32" in fix
    gone = [{"do": "remove_block", "block": "head"}]
    assert UNIT.told(info_05.levels, gone)[:2] == (0.0, "หน้านี้ยังไม่มีหัวเรื่อง")


def test_a_break_inside_a_word_is_quoted():
    text = {"do": "write_block", "block": "body", "text": "แยกเศษอา\nหารใส่ถัง"}
    assert "เศษอาหาร" in UNIT.told(info_05.line_breaks, [text])[1]
