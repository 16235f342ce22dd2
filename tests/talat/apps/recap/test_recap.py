"""The questions as a learner meets them: a door, one question a screen, reasons, and what to read again."""

import shutil
from pathlib import Path

import pytest

from talat.apps.kit.unit_tool import page_of
from talat.apps.recap import TOOL
from talat.apps.recap.state import Recap
from talat.apps.recap.view import render
from talat.scenarios.exercise import BadExercise, load_exercise
from tests.talat.fake_records import FakeRecords
from tests.talat.recap_and_words import RECAP

SHOP = Path("notebooks/courses/online-shop/shop-04")


@pytest.fixture
def unit(tmp_path):
    shutil.copytree(SHOP, tmp_path / "online-shop/shop-04")
    named = RECAP.replace("- id: parcel", "- id: parcel\n    read: กำไรต่อชิ้น")
    (tmp_path / "online-shop/shop-04/recap.yaml").write_text(named, encoding="utf-8")
    return tmp_path / "online-shop/shop-04"


@pytest.fixture
def recap(unit):
    exercise = load_exercise(unit)
    return Recap(FakeRecords(exercise), exercise, "recap")


def answer(recap, question, option):
    recap.decide({"do": "answer_recap", "question": question, "option": option})
    return render(recap, None)


def dos(recap):
    return [event.do for event in recap.client.events("recap")]


def test_reading_a_lesson_begins_no_round(recap):
    assert (recap.screen, recap.client.attempts) == ("door", {})
    assert "มี 3 คำถาม" in render(recap, None)
    recap.decide({"do": "answer_recap", "question": "parcel", "option": "forty"})
    assert recap.client.attempts == {}
    recap.decide({"do": "begin"})
    assert (recap.screen, recap.question.id) == ("question", "parcel")


def test_a_wrong_answer_says_why_and_the_question_stays(recap):
    recap.decide({"do": "begin"})
    html = answer(recap, "parcel", "eighty")
    assert "ยังไม่ได้หักค่าส่ง 40 บาท" in html and "ลองเลือกอีกครั้ง" in html
    assert "เหลือ 40 บาท" not in html  # the right option's reason is not given away
    assert recap.news == "ยังไม่ใช่ ยังไม่ได้หักค่าส่ง 40 บาท"
    assert (recap.question.id, recap.seen) == ("parcel", "")


def test_after_the_right_answer_all_reasons_are_read_before_going_on(recap):
    recap.decide({"do": "begin"})
    html = answer(recap, "parcel", "forty")
    assert "ถูกตั้งแต่ครั้งแรก" in html and "ยังไม่ได้หักค่าส่ง" in html
    assert recap.question.id == "parcel"
    recap.decide({"do": "go"})
    assert recap.question.id == "cheaper"


def test_the_last_answer_ends_the_round_and_tells_what_to_read_again(recap):
    recap.decide({"do": "begin"})
    for question, option in (
        ("parcel", "eighty"),
        ("parcel", "forty"),
        ("cheaper", "back"),
        ("photo", "light"),
    ):
        answer(recap, question, option)
        recap.decide({"do": "go"})
    assert dos(recap) == ["answer_recap"] * 4 + ["submit"]
    html = render(recap, None)
    assert recap.screen == "summary" and "2 จาก 3 ข้อ" in html
    assert 'href="#%E0%B8%81%E0%B8%B3' in html and ">กำไรต่อชิ้น</a>" in html
    recap.decide({"do": "again"})
    assert (recap.screen, recap.attempt.number, recap.question.id) == ("question", 2, "parcel")


def test_choosing_nothing_is_told_beside_the_options(recap):
    recap.decide({"do": "begin"})
    recap.decide({"do": "answer_recap", "question": "parcel"})
    assert recap.wrong == "option" and recap.error in render(recap, None)
    assert dos(recap) == []


def test_another_machine_goes_on_where_the_first_left(recap):
    recap.decide({"do": "begin"})
    answer(recap, "parcel", "forty")
    there = Recap(recap.client, recap.exercise, "recap")
    there.decide({"do": "begin"})
    assert there.question.id == "cheaper"


def test_reasons_are_shown_once_the_records_answer_again(recap):
    recap.decide({"do": "begin"})
    recap.client.down = True
    assert "ยังบันทึกไม่ได้" in answer(recap, "parcel", "forty")
    assert recap.seen == ""
    recap.client.down = False
    recap.decide({"do": "retry"})
    assert recap.seen == "parcel"


def test_a_changed_recap_is_another_version_and_the_exercise_stays(unit):
    before = load_exercise(unit)
    (unit / "recap.yaml").write_text(RECAP, encoding="utf-8")
    after = load_exercise(unit)
    assert after.version_of("recap") != before.version_of("recap")
    assert after.version_of("exercise") == before.version_of("exercise") == before.version


def test_a_unit_without_questions_has_no_such_part(unit):
    (unit / "recap.yaml").unlink()
    with pytest.raises(KeyError):
        load_exercise(unit).market("recap")


def test_a_broken_recap_is_named_with_its_line(unit):
    (unit / "recap.yaml").write_text("questions: []\n", encoding="utf-8")
    with pytest.raises(BadExercise, match=r"recap.yaml:1: questions"):
        load_exercise(unit)


def test_the_tool_opens_by_the_units_name(unit, monkeypatch):
    monkeypatch.setenv("TALAT_CONTENT", str(unit.parent.parent))
    shown = page_of(TOOL, "shop-04", "recap", FakeRecords(load_exercise(unit)))
    assert "มี 3 คำถาม" in shown.html
