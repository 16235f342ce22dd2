"""What holds for every unit of the shop's course: one title everywhere, its parts, and how many there are."""

import re
from pathlib import Path

import pytest

from talat.content.course import load_course
from talat.scenarios.exercise import load_exercise

FOLDER = Path("notebooks/courses/online-shop")
COURSE = load_course(FOLDER)
UNITS = [unit.id for unit in COURSE.units]
NUMBERS = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"]


def text_of(unit):
    return (FOLDER / unit / "unit.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("unit", UNITS)
def test_the_title_is_the_same_everywhere(unit):
    title = COURSE.unit(unit).title
    assert re.search(r"^# (.+)$", text_of(unit), re.MULTILINE)[1] == title
    assert load_exercise(FOLDER / unit).title == title


@pytest.mark.parametrize("unit", UNITS)
def test_a_lesson_has_its_parts(unit):
    text = text_of(unit)
    assert 1 <= len(set(re.findall(r"pictures/([a-z-]+)\.svg", text))) <= 4
    assert 3 <= text.count(":::{answer}") <= 5
    for part in ("เรื่องที่พลาดกันบ่อย", "ในตลาดจริงเรียกว่าอะไร", "ทบทวน", "คำใหม่ในบทนี้"):
        assert part in text


def test_the_course_says_how_many_units_are_there():
    told = "ครบสิบบท" if len(UNITS) == 10 else f"{NUMBERS[len(UNITS)]}บท"
    assert f"เปิดให้เรียน{told}" in COURSE.about
    assert len(UNITS) < 10 or COURSE.minutes >= COURSE.minutes_needed
