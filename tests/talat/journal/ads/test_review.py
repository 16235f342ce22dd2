"""What is said of an ad before it runs: the law, special categories, honest pictures; each with a fix."""

import pytest

from talat.journal.ads import review
from tests.talat import pages


def told(law=None, special="none", campaign="none", starts_on="2026-10-05", **ad):
    market = pages.market(law=law, special=special, starts_on=starts_on)
    raws = [pages.START[0], {**pages.START[1], "special": campaign}, pages.START[2], pages.ad(**ad)]
    play = pages.play(*raws, days=1, market=market)
    return play.review("a1")


@pytest.mark.parametrize("words", ["ผิวขาวใน 7 วัน", "อันดับหนึ่งของไทย", "เห็นผลทันที"])
def test_claims_the_law_forbids_are_refused_with_act_and_fix(words):
    found = told("cosmetics", text=words)
    assert not found.approved
    fault = found.faults[0]
    assert fault.where == "text" and fault.words and fault.words in words
    assert fault.law and fault.fix and fault.why and fault.source and fault.severity != "careful"


def test_honest_words_pass():
    found = told("cosmetics", headline="สบู่มะขาม 4 ก้อน 349 บาท", text="กวนมือ ก้อนละ 90 กรัม ค่าส่ง 35 บาท")
    assert found.approved and not found.faults


def test_a_word_to_be_careful_with_is_advice_not_refusal():
    found = told(text="ส่งฟรี")
    assert found.approved and found.advice and found.advice[0].severity == "careful"


def test_a_headline_is_read_too():
    assert told("cosmetics", headline="ขาวใน 7 วัน").faults[0].where == "headline"


def test_a_claim_is_read_by_the_law_of_its_day():
    """A rule holds from its first day: before any row of the tables nothing is forbidden."""
    assert told("cosmetics", text="ผิวขาวใน 7 วัน").faults
    market = pages.market(law="cosmetics", starts_on="2025-01-06")
    assert {fault.rule for fault in review.of_words(market, 1, "ผิวขาวใน 7 วัน")}


def test_a_picture_unlike_the_goods_is_refused():
    found = told(photo="vivid")
    assert [fault.where for fault in found.faults] == ["photo"]


def test_special_goods_want_their_category():
    assert told(special="credit").faults[0].where == "campaign"
    assert told(special="credit", campaign="housing").faults
    assert told(special="credit", campaign="credit").approved


def test_words_of_a_special_category_want_it_declared():
    assert told(text="ให้กู้เงินด่วน").faults[0].rule == review.UNDECLARED.rule
    assert told(text="ให้กู้เงินด่วน", campaign="credit").approved


def test_words_of_a_special_category_are_told_once():
    found = told(text="ให้กู้ เงินด่วน รับสมัครงาน", special="credit")
    assert [fault.rule for fault in found.faults].count(review.UNDECLARED.rule) == 1
