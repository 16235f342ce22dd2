"""Decisions: what is one, what is refused, and what the learner is told."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.journal.events import (
    CHEAPEST,
    DEAREST,
    LONGEST_TEXT,
    BadEvent,
    Explain,
    NextDay,
    SetPrice,
    dump,
    parse,
)
from talat.journal.shop.events import SCREENS

GOOD = [
    {"do": "open_screen", "screen": "slip"},
    {"do": "choose_photo", "photo": "shirt-2"},
    {"do": "set_price", "satang": CHEAPEST},
    {"do": "set_price", "satang": DEAREST},
    {"do": "set_shipping", "paid_by": "shop"},
    {"do": "set_price", "satang": 9_900, "product": "bag"},
    {"do": "choose_photo", "photo": "front", "product": "bag"},
    {"do": "buy_stock", "supplier": "near", "product": "bag", "pieces": 10_000},
    {"do": "offer_cod", "on": False},
    {"do": "set_voucher", "off": 0, "least": 0},
    {"do": "set_bundle", "product": "bag", "partner": "soap", "off": 500},
    {"do": "join_sale", "sale": "eleven", "percent": 15},
    {"do": "next_day"},
    {"do": "explain", "text": "ตั้งราคาสูงกว่าทุน"},
    {"do": "submit"},
]
BAD_SHAPES = [
    *(None, [], "submit", 7, {}, {"do": None}, {"do": []}, {"do": "sell"}, {"do": "SUBMIT"}),
    {"do": "submit", "score": 10},
    {"do": "next_day", "orders": 99},
    {"do": "open_screen"},
    {"do": "set_price"},
    {"do": "set_price", "satang": 500, "currency": "USD"},
]
BAD_VALUES = {
    ("open_screen", "screen"): ["../admin", "", ["slip"], None],
    ("choose_photo", "photo"): ["", "../../etc", "a\n", "a" * 41, "รูป", 1, None],
    ("set_price", "satang"): [
        *(0, -500, CHEAPEST - 1, DEAREST + 1, 10**30, "250", "๒๕๐", 250.0, True, None, float("nan")),
    ],
    ("set_shipping", "paid_by"): ["state", None, True],
    ("explain", "text"): [
        *("", " \n ", "\u200b\u202e", "ก" * (LONGEST_TEXT + 1), "a\x00b", "a\x1b[31m", "\ud800", 5, None),
    ],
}
BAD = BAD_SHAPES + [
    {"do": do, field: value} for (do, field), values in BAD_VALUES.items() for value in values
]


WRONG = {  # otherwise whole decisions with one value that cannot be
    ("offer_cod", "on"): [1, "yes", None],
    ("buy_stock", "pieces"): [0, -1, 10_001, 2.5, "5", True, None],
    ("buy_stock", "product"): ["", "../x", 1, None],
    ("set_voucher", "off"): [-1, 10**9, 1.0, None],
    ("set_bundle", "partner"): ["bag", "", None],
    ("join_sale", "percent"): [-1, 91, 10.0, None],
}


@pytest.mark.parametrize(
    ("do", "field", "value"), [(*named, value) for named, values in WRONG.items() for value in values]
)
def test_one_wrong_value_spoils_a_decision(do, field, value):
    good = next(raw for raw in GOOD if raw["do"] == do)
    with pytest.raises(BadEvent, match="[ก-๛]"):
        parse({**good, field: value})


@pytest.mark.parametrize("raw", GOOD, ids=str)
def test_a_good_decision_is_read_and_spelled_back(raw):
    assert dump(parse(raw)) == raw


@pytest.mark.parametrize("raw", BAD, ids=lambda raw: ascii(raw)[:60])
def test_a_bad_decision_is_refused_with_thai_advice(raw):
    with pytest.raises(BadEvent) as refused:
        parse(raw)
    assert any("ก" <= letter <= "๛" for letter in refused.value.message_th)
    assert str(refused.value) == refused.value.message_th


def test_the_price_advice_names_the_limits():
    with pytest.raises(BadEvent, match="1 บาท ถึง 100,000 บาท"):
        parse({"do": "set_price", "satang": 0})


def test_an_explanation_keeps_thai_marks_and_loses_what_cannot_be_seen():
    typed = "ลูกค้า\u200bเยอะ\r\n  เพราะ\tรีวิวดี\u202e "
    assert parse({"do": "explain", "text": typed}).text == "ลูกค้าเยอะ เพราะ รีวิวดี"
    assert parse({"do": "explain", "text": "น้ำผึ้งป่า"}).text == "น้ำผึ้งป่า"


def test_a_decision_cannot_be_changed_afterwards():
    with pytest.raises(ValueError, match="frozen"):
        parse({"do": "set_price", "satang": 500}).satang = 1


@given(st.text(max_size=LONGEST_TEXT + 20))
def test_any_text_is_either_refused_or_stays_the_same_when_read_again(text):
    try:
        event = parse({"do": "explain", "text": text})
    except BadEvent:
        return
    assert 1 <= len(event.text) <= LONGEST_TEXT
    assert not {unicodedata.category(letter) for letter in event.text} & {"Cc", "Cf", "Cs"}
    assert parse(dump(event)) == event


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5)
)
def test_a_price_is_a_whole_number_in_range_or_refused(satang):
    raw = {"do": "set_price", "satang": satang}
    if type(satang) is int and CHEAPEST <= satang <= DEAREST:
        assert parse(raw) == SetPrice(satang=satang)
    else:
        with pytest.raises(BadEvent):
            parse(raw)


def test_events_can_be_made_without_naming_what_they_do():
    assert dump(NextDay()) == {"do": "next_day"}
    assert Explain(text=" ดี ").text == "ดี"
    assert SCREENS == ("product", "price", "day", "slip", "explain", "submit")
