"""A product page: found by the words people type, clear by what it states, honest, not stuffed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from talat.scenarios.listing import appraise, title_rule
from talat.scenarios.particulars import Particulars
from tests.talat.scenarios.bag import BAG, DESCRIPTION, FACTS, TITLE
from tests.talat.scenarios.phrases import BAD, HONEST

TODAY = date(2026, 11, 22)
ALL_FACTS = tuple(fact["id"] for fact in FACTS)
TEXTS = st.lists(st.sampled_from([TITLE, DESCRIPTION, *(row[1] for row in (*BAD, *HONEST))]), max_size=4)
TEXTS = TEXTS.map(" ".join) | st.text(max_size=60)


def page(title=TITLE, description=DESCRIPTION, on=TODAY, **more):
    return appraise(title, description, "accessories", BAG, on, **more)


def test_a_good_page_is_found_clear_honest_and_asked_nothing():
    found = page()
    assert (found.relevance, found.clarity, found.honesty, found.stuffing) == (1.0, 1.0, 1.0, 0.0)
    assert (found.named, found.missing, found.misstated) == (ALL_FACTS, (), ())
    assert found.advice == () and found.findings == () and not found.title_cut


def test_relevance_is_the_share_of_searches_met_by_the_title():
    assert page("กระเป๋าผ้าใบใหญ่ สีครีมกับน้ำตาล").relevance == 0.5
    assert page("กระเป๋าผ้าใบใหญ่ สีครีม เป็นถุงผ้าเย็บมือ").relevance == 0.8


def test_words_in_the_description_alone_count_a_quarter():
    assert page("ของใช้ทำมือจากกลุ่มแม่บ้าน", DESCRIPTION + " ถุงผ้า").relevance == 0.075


def test_a_title_that_says_too_little_is_found_less():
    assert page("กระเป๋าผ้า").relevance == 0.375
    assert any("สั้น" in line for line in page("กระเป๋าผ้า").advice)


def test_what_is_cut_off_a_long_title_is_not_found():
    longest = title_rule(TODAY).longest
    filler = "ของใช้ทำมือจากกลุ่มแม่บ้าน " * 9
    assert len(filler) > longest
    found = page(filler[:longest] + " กระเป๋าผ้า", "")
    assert found.title_cut and found.relevance == 0.0
    assert any(str(longest) in line for line in found.advice)


def test_the_empty_page_is_found_by_nobody_and_tells_nothing():
    found = page("", " \n")
    assert (found.relevance, found.clarity, found.honesty, found.stuffing) == (0.0, 0.0, 1.0, 0.0)
    assert found.missing == ALL_FACTS and len(found.advice) == 2


def test_clarity_weighs_what_is_told():
    assert page(description="กว้าง 38 ซม. สูง 40 ซม.").clarity == pytest.approx(
        3 / 9
    )  # material is in the title
    assert page("ของใช้", "กว้าง 38 ซม. สูง 40 ซม.").clarity == pytest.approx(2 / 9)


def test_a_wrong_size_is_not_a_size_told():
    found = page(description="กว้าง 50 ซม. สูง 60 ซม.")
    assert found.misstated == ("size",) and found.honesty == 0.5
    assert any("ขนาด" in line and "ของจริง" in line for line in found.advice)


def test_a_fact_denied_is_not_told():
    assert "cod" in page(description="ไม่รับปลายทาง").misstated


def test_stuffing_costs_relevance():
    stuffed = page("กระเป๋าผ้า กระเป๋าผ้า กระเป๋าผ้า กระเป๋าผ้า ถุงผ้า กระเป๋าสะพาย")
    assert stuffed.stuffing == 3 / 8 and stuffed.relevance == 5 / 8
    foreign = page(TITLE + " สบู่ เสื้อยืด")
    assert foreign.stuffing == 0.5 and foreign.relevance == 0.5
    assert any("สินค้าอื่น" in line for line in foreign.advice)


def test_a_wall_of_letters_is_less_clear():
    wall = "เย็บมือทีละใบด้วยด้ายหนา" * 10
    assert page(description=DESCRIPTION + "\n" + wall).clarity == 0.9


def test_findings_come_with_their_text_and_a_question():
    found = page(TITLE + " ดีที่สุด", DESCRIPTION + " ส่งฟรี", rivals=("ร้านผ้าริมคลอง",))
    assert [one.rule for one in found.title_findings] == ["superlative"]
    assert [one.rule for one in found.description_findings] == ["free-conditions"]
    assert found.advice[0].startswith("คำว่า “ดีที่สุด”")
    assert page("ผ้าฝ้าย 100% " + TITLE, platforms=("line-ads",)).title_findings


def test_advice_asks_and_tells_no_search_word():
    lines = page("ของใช้", "ขนาด 9 ซม. สวย ดีที่สุด ฟรี สบู่ " + "สวย " * 9).advice
    assert len(lines) > 8 and all(
        any(ask in line for ask in ("ไหม", "อย่างไร", "ไหน", "หรือยัง", "อะไร", "ลอง")) for line in lines
    )
    assert not any(word in line for line in lines for word in ("กระเป๋า", "ถุงผ้า"))


def test_a_product_without_words_is_met_by_any_title():
    found = appraise("อะไรก็ได้ที่ยาวพอจะเป็นชื่อ", "", "accessories", Particulars(), TODAY)
    assert (found.relevance, found.clarity) == (1.0, 1.0)


def test_title_lengths_are_a_dated_row():
    rule = title_rule(TODAY)
    assert rule.shortest < rule.longest and rule.status == "assumption" and rule.source
    assert title_rule(date(1999, 1, 1)) == rule


@pytest.mark.parametrize(
    "wrong",
    [
        {"facts": [FACTS[0], FACTS[0]]},
        {"search_words": {"ก": 1}},
        {"search_words": {"กระเป๋า": 0}},
        {"facts": [{**FACTS[0], "right": "(ผ้า"}]},
        {"facts": [{**FACTS[0], "right": ""}]},
        {"nonsense": 1},
    ],
)
def test_words_that_make_no_sense_are_refused(wrong):
    with pytest.raises((ValidationError, ValueError)):
        Particulars(**wrong)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_any_page_has_shares_between_nothing_and_all(title, description):
    found = page(title, description)
    assert found == page(title, description)
    for share in (found.relevance, found.clarity, found.honesty, found.stuffing):
        assert 0.0 <= share <= 1.0
    assert sorted(found.named + found.missing + found.misstated) == sorted(ALL_FACTS)
    assert len(set(found.advice)) == len(found.advice)


@settings(deadline=None)
@given(TEXTS)
def test_telling_one_more_fact_never_makes_a_page_less_clear(description):
    assert (
        page(description=description + "\nกว้าง 38 ซม. สูง 40 ซม.").clarity
        >= page(description=description).clarity
    )
