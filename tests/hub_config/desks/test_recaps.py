"""The questions after a unit at the desks: replayed from the journal, small, and no part of passing."""

import pytest

from hub_config.desks import progress, recaps
from talat.journal.events import parse
from talat.records import attempts
from tests.hub_config.desks.conftest import COURSE_YAML
from tests.talat.recap_and_words import RECAP

WRONG_FIRST = (("parcel", "eighty"), ("parcel", "forty"), ("cheaper", "back"), ("photo", "light"))
RIGHT = WRONG_FIRST[1:]
SECOND = "  - {id: shop-05, title: บทถัดไป, goal: ทำต่อได้, time: {reading: 10, practice: 20, exercise: 30}}\n"


@pytest.fixture
def asked(lessons, tmp_path):
    """The published unit with its three questions, and a second unit in the course."""
    course = tmp_path / "content/v1/online-shop"
    (course / "shop-04/recap.yaml").write_text(RECAP, encoding="utf-8")
    (course / "course.yaml").write_text(COURSE_YAML + SECOND, encoding="utf-8")
    return lessons


def answer(records, lessons, answers, submit=True, version=None):
    """One more round of 6601001."""
    version = version or lessons.exercise("online-shop", "shop-04", "v1").version_of("recap")
    head = ("6601001", "online-shop", "shop-04", "recap", "v1", version, "key")
    begun = attempts.open_attempt(records, *head, again=True)
    said = [{"do": "answer_recap", "question": q, "option": o} for q, o in answers]
    for n, raw in enumerate([*said, *([{"do": "submit"}] if submit else [])]):
        attempts.append(records, begun.id, parse(raw), n, f"key-{n:08d}")
    return begun


def of(records, lessons):
    return recaps.of(records, "6601001", lessons)


def test_the_first_try_of_the_first_round_stays_beside_the_newest(records, asked):
    assert of(records, asked) == {}
    answer(records, asked, WRONG_FIRST)
    assert of(records, asked) == {"shop-04": recaps.Recalled(2, 2, 3, 3, 1)}
    answer(records, asked, RIGHT)
    assert of(records, asked) == {"shop-04": recaps.Recalled(2, 3, 3, 3, 2)}


def test_a_round_under_way_is_no_score(records, asked):
    answer(records, asked, WRONG_FIRST[:2], submit=False)
    assert of(records, asked) == {}


def test_a_round_whose_questions_cannot_be_found_is_no_score(records, asked):
    answer(records, asked, RIGHT, version="0123456789ab")
    assert of(records, asked) == {}


def test_learner_and_instructor_see_it_small(records, asked, browse):
    answer(records, asked, WRONG_FIRST)
    answer(records, asked, RIGHT)
    assert "ทบทวน ถูก 3 จาก 3" in browse("learn", "6601001").get().text
    page = browse("teach", "kru-mali").get("learner/6601001").text
    assert "2 / 3" in page and "ล่าสุด 3 / 3" in page
    assert "ตอบ “กระเป๋าใบละ 200 บาท" in page and "ทบทวน รอบที่ 2" in page
    assert "โจทย์ถูกแก้หลังจากงานนี้" not in page


def test_it_neither_passes_a_unit_nor_waits_for_a_mark(records, asked, browse):
    round_ = answer(records, asked, RIGHT)
    found = progress.of_course(records, "6601001", asked.course("online-shop"))
    assert (found.done, found.latest, found.units[0].state) == (0, None, "begun")
    assert browse("learn", "6601001").get(f"result/{round_.id}").status == 404
