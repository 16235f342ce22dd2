"""What holds for every advertising unit: one name everywhere, sums that are right, pictures that are used."""

import re
from pathlib import Path

import pytest

from talat.content.course import load_course
from talat.engine import finance
from talat.scenarios.exercise import load_exercise

FOLDER = Path("notebooks/courses/facebook-ads")
COURSE = load_course(FOLDER)
UNITS = [unit.id for unit in COURSE.units]
SIGNS = {"×": lambda a, b: a * b, "÷": lambda a, b: a / b, "−": lambda a, b: a - b, "+": lambda a, b: a + b}
SUM = re.compile(r"(?<![\d.,])(\d[\d.,]*) ([×÷−+]) (\d[\d.,]*) = \**(\d[\d.,]*\d|\d)")
NUMBERS = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"]


def text_of(unit):
    return (FOLDER / unit / "unit.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("unit", UNITS)
def test_title_and_goal_are_the_same_everywhere(unit):
    text, listed = text_of(unit), COURSE.unit(unit)
    assert re.search(r"^# (.+)$", text, re.MULTILINE)[1] == listed.title
    assert re.search(r"^\*\*เป้าหมายของบทนี้:\*\* (.+)$", text, re.MULTILINE)[1] == listed.goal
    assert load_exercise(FOLDER / unit).title == listed.title


@pytest.mark.parametrize("unit", UNITS)
def test_sums_in_the_lesson_are_right(unit):
    sums = SUM.findall(text_of(unit))
    assert len(sums) >= 2
    for left, sign, right, result in sums:
        assert not re.search(r"(?<![\d.])\d{4}", left + sign + right + sign + result), (
            "thousands are written 1,000"
        )
        left, right, result = (float(number.replace(",", "")) for number in (left, right, result))
        assert SIGNS[sign](left, right) == pytest.approx(result, abs=0.005), (left, sign, right)


@pytest.mark.parametrize("unit", UNITS)
def test_the_task_is_told_with_its_own_numbers(unit):
    exercise = load_exercise(FOLDER / unit)
    market = exercise.exercise
    for words in (text_of(unit), exercise.brief):
        assert f"{market.days} วัน" in words or market.days % 7 == 0 and "สัปดาห์" in words
        assert not market.money.ads or f"{finance.baht(market.money.ads)} บาท" in words
        assert market.price is None or f"{finance.baht(market.price)} บาท" in words


@pytest.mark.parametrize("unit", UNITS)
def test_a_lesson_has_its_parts(unit):
    text = text_of(unit)
    assert 1 <= len(set(re.findall(r"pictures/([a-z-]+)\.svg", text))) <= 4
    assert 3 <= text.count(":::{answer}") <= 5
    assert "เรื่องที่พลาดกันบ่อย" in text and "ทบทวน" in text and "คำใหม่ในบทนี้" in text


def test_the_course_says_how_many_units_are_there():
    told = "ครบสิบบท" if len(UNITS) == 10 else f"{NUMBERS[len(UNITS)]}บท"
    assert f"เปิดให้เรียน{told}" in COURSE.about
    assert len(UNITS) < 10 or COURSE.minutes >= COURSE.minutes_needed
