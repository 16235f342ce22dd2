"""The language of wordings: alternatives, what may be left out, lists, numbers, and whole words."""

import pytest

from talat.scenarios.folded import fold
from talat.scenarios.wording import BadWording, compiled, places


def found(wording, text, **lists):
    folded = fold(text)
    expression = compiled((wording,), {name: tuple(words) for name, words in lists.items()})
    return [text[slice(*folded.span(one.start, one.end))] for one in places(expression, folded)]


@pytest.mark.parametrize(
    ("wording", "text", "words"),
    [
        ("(ดี|ถูก)ที่สุด", "ดีที่สุด และถูกที่สุด", ["ดีที่สุด", "ถูกที่สุด"]),
        ("ขาว[ขึ้น]ทันที", "ขาวทันที ขาวขึ้นทันที", ["ขาวทันที", "ขาวขึ้นทันที"]),
        ("หาย…ใน#วัน", "หายแน่ใน 3 วัน หายในสามวัน", ["หายแน่ใน 3 วัน", "หายในสามวัน"]),
        ("หาย…ใน#วัน", "หายเลย\nใน 3 วัน", []),
        ("รักษา{disease}", "รักษาไข้", ["รักษาไข้"]),
        ("ดีที่สุด", "ดี ที่ สุดดด", ["ดี ที่ สุดดด"]),
        ("ทันที", "ทันที่นี่", []),
        ("แขน", "แขนง", ["แขน"]),
        ("รับ", "การรับของ", ["รับ"]),
        ("ออเดอร์", "ออเดอร์แรก", ["ออเดอร์"]),
        ("กล", "เกล", []),
        ("ลา", "เลา", []),
        ("ขาว", "ขา วัน", []),
        ("no 1", "No. 1", ["No. 1"]),
        ("no 1", "casino 1, no 12", []),
        ("best", "bestow", []),
        ("100%", "1000% 2100%", []),
    ],
)
def test_wordings_find(wording, text, words):
    assert found(wording, text, disease=["ไข้"]) == words


@pytest.mark.parametrize("wrong", ["{nothing}", "(ดี", "ดี]", "{", "ดี)"])
def test_a_wording_that_cannot_be_read_is_named(wrong):
    with pytest.raises(BadWording):
        compiled((wrong,), {})


def test_no_wordings_find_nothing():
    assert places(compiled((), {}), fold("ดีที่สุด")) == []
