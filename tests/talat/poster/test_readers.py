"""Readers answer from what is on the page: what they cannot see they do not know, what lies misleads them."""

from dataclasses import replace

import pytest

from talat.poster.readers import Reader, asked
from talat.poster.sheet import Block, Sheet
from talat.poster.sight import Eyes, least_size
from tests.talat.poster.pages import CHART, DATA, ELDER, QUESTIONS, SOURCE, TITLE, USUAL, page


def answers(sheet, reader=USUAL, data=DATA):
    return {answer.question: answer for answer in asked(sheet, data, [reader], QUESTIONS)}


def causes(sheet, reader=USUAL, data=DATA):
    return {name: one.cause for name, one in answers(sheet, reader, data).items() if not one.right}


def test_a_good_page_answers_everything_for_all_eyes():
    for reader in (
        USUAL,
        ELDER,
        *(Reader(sight, sight, Eyes(1.5, sight)) for sight in ("protan", "deutan", "tritan")),
    ):
        assert causes(page(), reader) == {}


def test_a_bare_page_answers_nothing():
    assert set(causes(Sheet())) == {question.id for question in QUESTIONS}
    assert all(one.said == "ไม่รู้" for one in answers(Sheet()).values())


def test_a_cut_axis_misleads_even_with_numbers():
    answer = answers(page(base=180))["times"]
    assert (answer.said, answer.right, answer.cause) == ("ราว 3.0 เท่า", False, "lie")
    assert answer.why == "ดูจากรูปแล้วต่างกัน 3.0 เท่า แต่ตัวเลขจริงต่างกัน 1.2 เท่า"


def test_without_numbers_at_the_marks_one_can_only_guess():
    assert causes(page(labels=False)) == {"value": "estimate"}


def test_small_words_are_lost_to_old_eyes_first():
    # 0.2° at 400 mm is 1.396 mm; ÷ 0.35 mm a unit ÷ 0.55 = 7.25 units; for 0.3° 10.88
    small = Sheet(blocks=(TITLE, replace(CHART, size=10), replace(SOURCE, size=8)))
    assert least_size(small.paper) == pytest.approx(7.25, abs=0.01)
    assert causes(small) == {}
    assert set(causes(small, ELDER).values()) == {"small"}
    assert "11 ขึ้นไป" in answers(small, ELDER)["source"].why


def test_a_telephone_asks_for_larger_words_than_paper():
    assert least_size(page().on("square").paper) > 2.5 * least_size(page().paper)


def test_pale_letters_are_not_read():
    pale = replace(page(), palette_id="pastel")
    assert causes(pale)["source"] == "faint"


def test_what_lies_over_words_hides_them():
    lid = Block("lid", "text", 40, 440, 520, 80, fill="main")
    assert causes(page().having(lid)) == {"source": "covered", "date": "covered"}
    assert causes(page().having(lid).layered("lid", "back"))["source"] == "faint"  # grey on blue


def test_words_on_words_hide_each_other():
    beside = replace(SOURCE, id="twin", x=SOURCE.x + 8)
    assert causes(page().having(beside))["source"] == "covered"


def test_words_that_find_no_room_are_cut():
    narrow = Sheet(blocks=(TITLE, CHART, replace(SOURCE, w=80, h=24)))
    assert causes(narrow)["date"] == "cut"


def test_a_number_in_words_beside_its_name_answers_too():
    told = Block("told", "number", 48, 520, 504, 80, "มะขาม 210 ขวด", 28)
    bare = Sheet(blocks=(TITLE, SOURCE, told))
    assert answers(bare)["value"].right
    assert not answers(Sheet(blocks=(TITLE, SOURCE, replace(told, text="210 ขวด"))))["value"].right


def test_a_wrong_number_is_no_answer():
    told = Block("told", "number", 48, 520, 504, 80, "มะขาม 290 ขวด", 28)
    assert not answers(Sheet(blocks=(TITLE, told)))["value"].right
