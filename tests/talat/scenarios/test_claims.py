"""The claim checker: bad phrases found where they stand, honest look-alikes left alone, any text survived."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.scenarios import claims
from talat.scenarios.claims import SEVERITIES, check, worst
from talat.scenarios.law import KINDS, book, rules_on
from tests.talat.scenarios.phrases import BAD, HONEST

TODAY = date(2026, 11, 22)
PHRASES = [text for _, text, *_ in (*BAD, *HONEST)]
TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(PHRASES) | st.text(alphabet="กขรษาิีุ่้์ํเแไๆ ฯ๑1%.!\n\u200b", max_size=12), max_size=4
).map("".join)


def rules(text, category="", on=TODAY, **more):
    return {finding.rule for finding in check(text, category, on, **more)}


@pytest.mark.parametrize(("category", "text", "broken"), BAD, ids=[text for _, text, _ in BAD])
def test_bad_phrase_breaks_its_rules_and_no_other(category, text, broken):
    assert rules(text, category) == set(broken.split())


@pytest.mark.parametrize(("category", "text"), HONEST, ids=[text for _, text in HONEST])
def test_honest_phrase_is_left_alone(category, text):
    assert check(text, category, TODAY) == ()


def test_every_rule_of_the_law_is_broken_by_some_phrase():
    broken = {rule for _, _, found in BAD for rule in found.split()}
    lawful = {rule.id for rule in book().rules if rule.platform is None and rule.id != "named-rival"}
    assert lawful == broken


@pytest.mark.parametrize("rule", book().rules, ids=lambda rule: rule.id)
def test_the_example_of_a_fix_is_honest_itself(rule):
    example = rule.fix[rule.fix.index("“") + 1 : rule.fix.rindex("”")]
    for kind in rule.kinds or KINDS:
        if rule.id == "special-category":
            continue  # there the words stay, and the advertiser declares them
        assert check(example, kind, TODAY, platforms=(rule.platform,)) == (), example


def test_a_finding_carries_law_penalty_and_source():
    (found,) = check("น้ำผึ้งขวดนี้รักษาเบาหวานได้", "food", TODAY)
    assert found.words == "รักษาเบาหวาน" and found.where == (13, 25)
    assert (found.severity, found.platform) == ("forbidden", "")
    assert "อาหาร" in found.law.act and "40" in found.law.section and "30,000" in found.law.penalty
    assert found.source and found.status == "secondary" and found.law.valid_from <= TODAY


def test_the_category_chooses_the_law():
    assert rules("รักษากลาก", "food") == {"food-cure"}
    assert rules("รักษากลาก", "cosmetics") == {"cosmetics-cure"}
    assert rules("รักษากลาก", "no-such-kind") == rules("รักษากลาก", "") == {"goods-cure"}


def test_a_rule_begins_on_its_day():
    before, on = date(2024, 11, 19), date(2024, 11, 20)
    assert "cosmetics-injection" not in rules("แทนการฉีด", "cosmetics", before)
    assert "cosmetics-injection" in rules("แทนการฉีด", "cosmetics", on)
    assert rules("ขายดีถล่มทลาย", on=date(2025, 9, 30)) == set()
    assert rules("ดีที่สุด", on=date(2001, 1, 1)) == set()


def test_rules_of_platforms_are_kept_apart():
    assert rules("ผ้าฝ้าย 100%", "clothing") == set()
    assert rules("ผ้าฝ้าย 100%", "clothing", platforms=("line-ads",)) == {"line-banned-words"}
    assert rules("รับสมัครคนแพ็กของ มีหอพักให้เช่า", platforms=("meta-ads",)) == {"special-category"}
    assert rules("รับสมัครงาน ห้องเช่า") == set()


def test_rivals_are_found_by_name_only_when_named():
    text = "ผ้าหนากว่าร้านผ้าริมคลอง"
    assert rules(text) == set()
    assert rules(text, rivals=("ร้านผ้าริมคลอง",)) == {"named-rival"}
    assert rules("ร้านผ้าริมคลอง อยู่ซอยเดียวกัน", rivals=("ร้านผ้าริมคลอง",)) == set()
    assert rules(text, rivals=("", "{place}", "(((", "…#")) == set()


def test_the_worst_severity_is_named():
    assert worst(()) == ""
    assert worst(check("ส่งฟรี ดีที่สุด เห็นผลทันที", "lifestyle", TODAY)) == "forbidden"
    assert worst(check("ส่งฟรี ดีที่สุด", "lifestyle", TODAY)) == "needs_proof"
    assert {rule.severity for rule, _ in rules_on(TODAY)} == set(SEVERITIES)


def test_every_rule_finds_its_law_on_each_day_it_holds():
    for rule in book().rules:
        for day in (rule.valid_from, TODAY):
            assert any(one.id == rule.id for one, _ in rules_on(day)), (rule.id, day)


@settings(deadline=None)
@given(TEXTS, st.sampled_from((*KINDS, "")))
def test_any_text_is_survived_and_spans_lie_inside_it(text, category):
    found = check(text, category, TODAY, platforms=("line-ads", "meta-ads"), rivals=("ร้านสวนหลังบ้าน",))
    for finding in found:
        start, end = finding.where
        assert 0 <= start < end <= len(text) and finding.words == text[start:end]
    assert found == check(text, category, TODAY, platforms=("line-ads", "meta-ads"), rivals=("ร้านสวนหลังบ้าน",))
    assert list(found) == sorted(found, key=lambda finding: finding.where[0])


@settings(deadline=None)
@given(TEXTS, st.sampled_from((*KINDS, "")))
def test_composed_and_decomposed_text_have_the_same_findings(text, category):
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    one, two = ([finding.rule for finding in check(form, category, TODAY)] for form in forms)
    assert one == two == [finding.rule for finding in check(text, category, TODAY)]


@settings(deadline=None)
@given(st.sampled_from(BAD), st.data())
def test_invisible_signs_hide_nothing(bad, data):
    category, text, broken = bad
    for _ in range(3):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from("\u200b\u200d\ufeff\u00ad")) + text[at:]
    assert rules(text, category) == set(broken.split())


SPACED = [
    bad for bad in BAD if not any(word in bad[1].lower() for word in ("ฟรี", "free", "no.", "ววว", "าาา"))
]


@settings(deadline=None)
@given(st.sampled_from(SPACED), st.data())
def test_a_space_or_a_dot_inside_words_hides_nothing(bad, data):
    category, text, broken = bad
    at = data.draw(st.integers(1, len(text) - 1))
    text = text[:at] + data.draw(st.sampled_from(" .-_*")) + text[at:]
    assert rules(text, category) == set(broken.split())


@settings(deadline=None)
@given(st.sampled_from([bad for bad in BAD if "\n" not in bad[1]]), st.integers(2, 6))
def test_drawn_out_ends_hide_nothing(bad, times):
    category, text, broken = bad
    last = text.rstrip("!%0123456789 ")[-1:]
    if last.isalpha() and len(text.rstrip("!")) == len(text) and text[-1] == last:
        assert rules(text + last * times, category) == set(broken.split())


def test_a_long_text_is_checked_in_reasonable_time():
    text = "กระเป๋าผ้าฝ้ายเย็บมือ สะพายไหล่ ใส่ของได้ 5 กิโล ราคา 159 บาท " * 80
    claims.check(text, "accessories", TODAY)  # compiles the rules
    from time import process_time

    begun = process_time()
    assert claims.check(text, "accessories", TODAY) == ()
    assert process_time() - begun < 3.0
