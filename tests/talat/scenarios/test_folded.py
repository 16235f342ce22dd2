"""Folded text: what a reader takes for the same becomes the same, and every letter knows its place."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.scenarios.folded import HARD, NONE, SOFT, fold

TEXTS = st.text(max_size=60) | st.text(alphabet="กนำําิุ่้์เแๆ ๑1é%ﬁ.!\n\u200b\u0301", max_size=40)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("น้ำ", "นํ้า"),
        ("น้ำ", "น้ํา"),
        ("กุ่ม", "กุ่ม"),
        ("เเม่", "แม่"),
        ("๑๐๐％", "100%"),
        ("Ｂｅｓｔ", "best"),
        ("ที่่่สุด", "ที่สุด"),
        ("มากกกกกกก", "มากกก"),
        ("ซื้\u200bอ", "ซื้อ"),
        ("café", "cafe"),
    ],
)
def test_these_read_alike(one, two):
    assert fold(one).letters == fold(two).letters


@pytest.mark.parametrize(("one", "two"), [("ขาว", "ข้าว"), ("100", "1000"), ("มา", "ม้า"), ("กก", "กกก")])
def test_these_do_not(one, two):
    assert fold(one).letters != fold(two).letters


def test_spaces_and_signs_are_gaps_and_ends_of_sentences_hard_ones():
    folded = fold("ดี-มาก ๆ ค่ะ! ส่ง\nไว")
    assert folded.letters == "ดีมากค่ะส่งไว"
    assert [folded.gaps[folded.letters.index(c)] for c in "มคสไ"] == [SOFT, SOFT, HARD, HARD]
    assert [folded.letters[start:end] for start, end in folded.lines()] == ["ดีมากค่ะ", "ส่ง", "ไว"]


@pytest.mark.parametrize(("text", "gap"), [("นะ ํา", SOFT), ("นะ\nำ", HARD), ("นะ\nํ้า", HARD), ("นะํา", NONE)])
def test_a_gap_before_a_split_letter_is_kept(text, gap):
    assert fold(text).gaps[2] == gap


@settings(deadline=None)
@given(TEXTS)
def test_every_letter_has_a_place_in_the_text(text):
    folded = fold(text)
    assert len(folded.letters) == len(folded.first) == len(folded.last) == len(folded.gaps)
    for at in range(len(folded.letters)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
    assert "".join(folded.letters[start:end] for start, end in folded.lines()) == folded.letters


@settings(deadline=None)
@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    folded = fold(text)
    if not any(folded.gaps[1:]):  # a gap may part what would else be one letter, เ and เ
        assert fold(folded.letters).letters == folded.letters


@settings(deadline=None)
@given(TEXTS)
def test_composition_changes_no_letter(text):
    forms = {fold(unicodedata.normalize(form, text)).letters for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert forms == {fold(text).letters}
