"""The questions after a unit: one after another, each until it is right; the first try is the score."""

import pytest
import yaml

from talat.content.recap import Recap
from talat.journal.events import BadEvent, dump, parse
from talat.journal.order import Progress, order_of
from talat.journal.play import begin, replay
from tests.talat.recap_and_words import RECAP

ASKED = Recap.model_validate(yaml.safe_load(RECAP))
SUBMIT = {"do": "submit"}


def answer(question, option):
    return {"do": "answer_recap", "question": question, "option": option}


ALL = (
    answer("parcel", "eighty"),
    answer("parcel", "forty"),
    answer("cheaper", "back"),
    answer("photo", "light"),
)


def played(*raws):
    return replay(ASKED, 7, [parse(raw) for raw in raws])


def test_only_the_first_try_counts():
    play = played(*ALL, SUBMIT)
    assert (play.right, play.share, play.finished, play.submitted) == (2, 2 / 3, True, True)
    assert [play.at_once(question) for question in ASKED.questions] == [False, True, True]


def test_nothing_answered_is_nothing_right():
    play = begin(ASKED, 7)
    assert (play.right, play.share, play.worked, play.finished) == (0, 0, False, False)
    assert play.due.id == "parcel"


def test_a_question_stays_until_its_right_option_is_found():
    assert played(ALL[0]).due.id == "parcel"
    assert played(*ALL[:2]).due.id == "cheaper"


@pytest.mark.parametrize(
    ("before", "new", "says"),
    [
        ((), answer("cheaper", "back"), "เลือกคำตอบ"),  # not its turn
        ((), answer("parcel", "back"), "เลือกคำตอบ"),  # an option of another question
        ((), answer("nothing", "forty"), "เลือกคำตอบ"),
        (ALL[:1], ALL[0], "เลือกไปแล้ว"),
        (ALL[:2], ALL[1], "เลือกคำตอบ"),  # solved already
        (ALL, ALL[3], "ตอบครบ"),
        (ALL[:3], SUBMIT, "ยังเหลือคำถาม"),
        ((), {"do": "next_day"}, "บทนี้ยังไม่มี"),
        ((), {"do": "explain", "text": "เพราะ"}, "บทนี้ยังไม่มี"),
        ((), {"do": "open_screen", "screen": "shop"}, "ไม่มีหน้านี้"),
        ((), {"do": "set_price", "satang": 10_000}, "บทนี้ยังไม่มี"),
        ((*ALL, SUBMIT), ALL[0], "ส่งแล้ว"),
    ],
)
def test_what_may_not_follow_is_refused_and_changes_nothing(before, new, says):
    play = played(*before)
    was = (play.right, dict(play.chosen))
    with pytest.raises(BadEvent, match=says):
        play.apply(parse(new))
    assert (play.right, play.chosen) == was


def test_the_records_refuse_the_same_from_what_they_remember_of_a_journal():
    order, so_far = order_of(ASKED), Progress()
    for raw in (*ALL, SUBMIT):
        event = parse(raw)
        order.check_next(so_far, event)
        so_far = so_far.then(event)
    assert so_far.submitted


def test_an_answer_comes_back_from_json_as_it_was():
    event = parse(ALL[0])
    assert dump(event) == ALL[0]
    with pytest.raises(BadEvent, match="เลือกคำตอบ"):
        parse(ALL[0] | {"right": True})
