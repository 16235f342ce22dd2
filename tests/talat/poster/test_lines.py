"""Thai lines break between words, and are as wide as the typeface makes them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.paper.faces import faces
from talat.poster import widths
from talat.poster.lines import broken, words

TEXTS = (
    "กลุ่มแม่บ้านขายมะม่วงได้ 1,250 ลูก เพิ่มขึ้นจากปีที่แล้ว",
    "ยอดขายข้าวแต๋นเดือนตุลาคมสูงสุดในรอบปี",
    "คนไทยดื่มกาแฟเย็นมากกว่ากาแฟร้อน",
    "ใครซื้อมากที่สุดในตลาดนัดบ้านเรา",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_pythainlp(text):
    from pythainlp.tokenize import word_tokenize

    assert list(words(text)) == word_tokenize(text, engine="newmm")


@given(st.text(alphabet="กขคงมยรลวสหอะาิีึืุู่้๊็์เแโใไๆฯ 12a.%", max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_sign_is_lost_or_added(text):
    assert "".join(words(text)) == text


def test_a_mark_never_begins_a_line():
    text = "กลุ่มแม่บ้านบ้านสวนขายแยมมะม่วงได้มากที่สุด ต่าง ๆ นานา 12%"
    for width in range(20, 200, 7):
        for line in broken(text, width, 16):
            assert line[0] not in "ะาำิีึืุู็่้๊๋์ๆฯ%", (width, line)


def test_lines_fit_unless_one_word_is_wider():
    for line in broken(TEXTS[0], 120, 16):
        assert widths.wide(line, 16) <= 120
    assert broken("มะม่วง", 10, 16) == ("มะม่วง",)


def test_lines_of_the_writer_stay():
    assert broken("ที่มา\n\nปี", 500, 12) == ("ที่มา", "", "ปี")


def test_tone_marks_take_no_width():
    assert widths.wide("กี่", 16) == widths.wide("ก", 16) == pytest.approx(671 * 16 / 1000)


def test_the_table_of_widths_is_that_of_the_typeface():
    assert widths.measured(faces()) == json.loads(widths.TABLE.read_text(encoding="utf-8"))
