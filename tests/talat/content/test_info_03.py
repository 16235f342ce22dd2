"""The numbers in the lesson of the right chart are those of its practice."""

from pathlib import Path

from talat.journal.play import begin
from talat.scenarios.exercise import load_exercise

UNIT = Path("notebooks/courses/infographic/info-03")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
TEACHER = (UNIT / "instructor.md").read_text(encoding="utf-8")
EXERCISE = load_exercise(UNIT)


def total(part, data):
    return sum(row.value for row in part.data[data].rows)


def test_the_story_tells_the_numbers_of_the_practice():
    months = [f"{row.value:.0f}" for row in EXERCISE.practice.data["months"].rows]
    assert (
        f"{', '.join(months[:-1])} และ {months[-1]} ขวด รวม {total(EXERCISE.practice, 'months'):.0f} ขวด"
        in TEXT
    )
    for data in ("money", "places"):
        for row in EXERCISE.practice.data[data].rows:
            assert f"{row.name} {row.value:.0f}" in TEXT


def test_what_is_called_a_whole_is_one_and_what_is_not_is_none():
    for part in (EXERCISE.practice, EXERCISE.exercise):
        assert total(part, "money") == 100
        places = next(one for one in part.data if one in ("places", "provinces"))
        assert total(part, places) < total(part, "months")
    assert "รวมได้ 390 ผืน แต่ขายได้ 605 ผืน" in TEACHER
    assert (total(EXERCISE.exercise, "provinces"), total(EXERCISE.exercise, "months")) == (390, 605)


def test_the_limits_of_the_lesson_are_the_rubrics():
    assert EXERCISE.goals == {"most_columns": 5, "most_parts": 4}
    assert "ไม่เกินห้าช่วง" in TEXT and "ไม่เกินสี่ส่วน" in TEXT


def test_the_pages_as_they_were_handed_out():
    for part, right in ((EXERCISE.practice, "รอบฝึกผู้อ่านตอบถูก 3"), (EXERCISE.exercise, "โจทย์ตอบถูก 0")):
        answers = begin(part, 7).answers
        number = sum(one.right for one in answers)
        assert f"{right} จาก {len(answers)}" in TEACHER and right.endswith(f" {number}")
