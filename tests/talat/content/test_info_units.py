"""What holds for every unit of the infographic course: one name everywhere, sums, people, data, pictures."""

import re
from pathlib import Path

import pytest

from talat.content.course import load_course
from talat.content.unit import FILES
from talat.scenarios.exercise import load_exercise

FOLDER = Path("notebooks/courses/infographic")
COURSE = load_course(FOLDER)
UNITS = [unit.id for unit in COURSE.units]
SIGNS = {"×": lambda a, b: a * b, "÷": lambda a, b: a / b, "−": lambda a, b: a - b, "+": lambda a, b: a + b}
SUM = re.compile(r"(?<![\d.,])(\d[\d.,]*) ([×÷−+]) (\d[\d.,]*) = \**(\d[\d.,]*\d|\d)")
HEADINGS = ("เรื่องของ", "ฝึกกับครู", "ทำโจทย์", "ในระบบจริงเรียกว่าอะไร", "เรื่องที่พลาดกันบ่อย")
BESIDE = ("recap.yaml", "words.yaml", "facts.yaml")


def text_of(unit):
    return (FOLDER / unit / "unit.md").read_text(encoding="utf-8")


def number(text):
    return float(text.replace(",", ""))


@pytest.mark.parametrize("unit", UNITS)
def test_title_and_goal_are_the_same_everywhere(unit):
    text, listed = text_of(unit), COURSE.unit(unit)
    assert re.search(r"^# (.+)$", text, re.MULTILINE)[1] == listed.title
    assert re.search(r"^\*\*เป้าหมายของบทนี้:\*\* (.+)$", text, re.MULTILINE)[1] == listed.goal
    assert load_exercise(FOLDER / unit).title == listed.title


@pytest.mark.parametrize("unit", UNITS)
def test_sums_in_the_lesson_are_right(unit):
    for left, sign, right, result in SUM.findall(text_of(unit)):
        found = SIGNS[sign](number(left), number(right))
        assert found == pytest.approx(number(result), abs=0.05), (left, sign, right)


@pytest.mark.parametrize("unit", UNITS)
def test_a_lesson_has_its_parts(unit):
    text = text_of(unit)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    for wanted in HEADINGS:
        assert any(heading.startswith(wanted) for heading in headings), wanted
    assert all((FOLDER / unit / name).is_file() for name in (*FILES, *BESIDE))
    assert "สมมติ" in text  # shops, people and most numbers are made up, and the lesson says so


@pytest.mark.parametrize("unit", UNITS)
def test_every_picture_is_shown(unit):
    shown = set(re.findall(r"pictures/([a-z0-9-]+)\.svg", text_of(unit)))
    assert shown == {path.stem for path in (FOLDER / unit / "pictures").glob("*.svg")}
    assert 2 <= len(shown) <= 6


@pytest.mark.parametrize("unit", UNITS)
def test_practice_and_exercise_are_about_other_numbers_for_the_same_kind_of_people(unit):
    exercise = load_exercise(FOLDER / unit)
    rows = [{data.rows for data in part.data.values()} for part in (exercise.practice, exercise.exercise)]
    assert not rows[0] & rows[1]
    for part in (exercise.practice, exercise.exercise):
        assert 2 <= len(part.readers) <= 5 and 3 <= len(part.questions) <= 8
        assert len(part.readers) * len(part.questions) <= 24  # more answers than that nobody reads


def test_each_unit_has_a_person_of_its_own():
    people = [re.search(r"^## (เรื่องของ\S+)", text_of(unit), re.MULTILINE)[1] for unit in UNITS]
    assert len(set(people)) == len(people)


def test_a_unit_takes_about_an_hour():
    for unit in COURSE.units[:9]:
        assert 50 <= unit.minutes <= 80, unit.id


def test_the_course_says_whether_it_is_whole():
    assert ("ครบสิบบท" in COURSE.about) == (len(UNITS) == 10) != ("บางบท" in COURSE.about)
    assert sorted(UNITS) == UNITS and len(COURSE.outcomes) <= len(UNITS)
    assert len(UNITS) < 10 or COURSE.minutes >= COURSE.minutes_needed
