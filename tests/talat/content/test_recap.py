"""recap.yaml: three to five questions, one right answer each, and a reason for every answer."""

import shutil
from pathlib import Path

import pytest

from talat.content.lint import lint_unit
from talat.content.recap import load_recap
from tests.talat.recap_and_words import RECAP

SHOP = Path("notebooks/courses/online-shop/shop-04")


@pytest.fixture
def unit(tmp_path):
    shutil.copytree(SHOP, tmp_path / "shop-04")
    (tmp_path / "shop-04/recap.yaml").write_text(RECAP, encoding="utf-8")
    return tmp_path / "shop-04"


def problems(unit):
    return [problem for problem in lint_unit(unit) if problem.path.name == "recap.yaml"]


def test_a_good_recap_is_clean_and_knows_its_right_answers(unit):
    assert problems(unit) == []
    recap = load_recap(unit)
    assert [question.right for question in recap.questions] == ["forty", "back", "light"]
    assert recap.question("photo").options[0].because == "คนยังไม่ทันดูราคา"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("right: true, because: 200", "because: 200", 2, "exactly one option"),
        ("{id: more, text: ลดอีก,", "{id: more, text: ลดอีก, right: true,", 7, "exactly one option"),
        ("{id: eighty,", "{id: forty,", 2, "same id"),
        ("text: ราคา,", "text: ถ่ายใหม่ให้สว่าง,", 12, "same text"),
        (", because: ยังไม่ได้หักค่าส่ง 40 บาท", "", 5, "because"),
        ("- id: photo", "- id: parcel", 1, "stands twice"),
        ("- id: photo", "- id: photo\n    points: 3", 13, "points"),
        ("- id: photo", "- id: photo\n    read: หัวข้อที่ไม่มี", 13, "no such heading"),
        ("ลดราคาแล้ว", "<b>ลด</b>ราคาแล้ว", 8, "no HTML"),
        ("ลดราคาแล้ว", "ดู www.example.org ลดราคาแล้ว", 8, "no web address"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(unit, old, new, line, says):
    assert old in RECAP
    (unit / "recap.yaml").write_text(RECAP.replace(old, new, 1), encoding="utf-8")
    found = problems(unit)
    assert [problem.line for problem in found] == [line], found
    assert says in found[0].message


def test_the_right_answer_must_not_stand_in_one_place(unit):
    swapped = RECAP.replace("right: true, ", "")
    for first in ("eighty", "back", "price"):
        swapped = swapped.replace(f"{{id: {first},", f"{{id: {first}, right: true,")
    (unit / "recap.yaml").write_text(swapped, encoding="utf-8")
    assert "same place" in problems(unit)[0].message


def test_two_questions_are_too_few(unit):
    (unit / "recap.yaml").write_text(RECAP[: RECAP.index("  - id: photo")], encoding="utf-8")
    assert "at least 3" in problems(unit)[0].message


def test_a_heading_of_the_lesson_can_be_named(unit):
    heading = next(line for line in (unit / "unit.md").read_text().splitlines() if line.startswith("## "))
    named = RECAP.replace("- id: photo", f"- id: photo\n    read: {heading[3:]}")
    (unit / "recap.yaml").write_text(named, encoding="utf-8")
    assert problems(unit) == []
