"""Answers in a chat: typed ones are judged like chosen ones, by rules that can be read."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.engine.chat import BUYERS, NEVER
from talat.scenarios.answers import (
    MARKS,
    TOPICS,
    bank,
    choices,
    effect,
    judge,
    outcome,
    quick_replies,
    spoken,
)
from talat.scenarios.particulars import Particulars
from tests.talat.scenarios.bag import BAG

TODAY = date(2026, 11, 22)
EVERY_CHOICE = [
    pytest.param(topic, choice, voice, id=f"{topic}-{choice.id}-{voice}")
    for topic in TOPICS
    for voice in ("ค่ะ", "ครับ")
    for choice in choices(topic, BAG, "กระเป๋าผ้า", voice=voice)
]

# topic, what a learner types, marks
TYPED = [
    ("size", "กว้าง 38 สูง 40 เซนครับ", "right polite"),
    ("size", "กว้าง ๓๘ เซน สูง ๔๐ เซน", "right"),
    ("size", "38x40 ค่ะ", "right polite"),
    ("size", "กว้าง 50 เซนค่ะ", "wrong polite"),
    ("size", "ใบใหญ่มาก", "aside"),
    ("size", "ขอบคุณที่สนใจนะคะ", "aside polite"),
    ("size", "38 คูณ 40 ไม่ซื้อก็อย่าถาม", "right rude"),
    ("size", "ขอเบอร์โทรไว้ติดต่อก่อนนะคะ", "aside polite private"),
    ("size", "38 x 40 ค่ะ ขอเลขบัตรประชาชนด้วยนะคะ", "right polite private"),
    ("size", "38 x 40 ค่ะ ไม่ขอเบอร์โทรนะคะ คุยในแชตได้เลย", "right polite"),
    ("material", "ผ้าฝ้ายแท้ค่ะ", "right polite"),
    ("material", "เป็นหนังค่ะ", "wrong polite"),
    ("material", "ผ้าฝ้ายค่ะ สะพายแล้วแก้ปวดหลัง", "right polite claim"),
    ("material", "ผ้าฝ้ายค่ะ ไม่ได้แก้ปวดหลังนะคะ แค่สะพายสบาย", "right polite"),
    ("price", "ลดให้ 10 บาทค่ะ", "right polite"),
    ("price", "ราคานี้ถูกแล้วครับ", "right polite"),
    ("price", "ยังไม่ลดนะคะ", "right polite"),
    ("price", "งกจัง", "aside rude"),
    ("price", "ลดให้ 5 บาทค่ะ ไม่ต้องรีบโอนนะคะ", "right polite"),
    ("material", "ไม่ใช่ผ้าฝ้ายค่ะ", "wrong polite"),
    ("box", "สองกล่องครับ", "aside polite"),
    ("cod", "ปลายทางได้ค่ะ ไม่ต้องส่งบัตรประชาชนนะคะ", "right polite"),
    ("price", "ใบละ 200 บาท", "wrong"),
    ("price", "โอนมาเลยค่ะ", "aside polite pushy"),
    ("shipping", "ส่งภายในสองวันครับ", "wrong polite"),
    ("shipping", "ส่งภายใน 2 วันครับ", "right polite"),
    ("shipping", "ส่งพรุ่งนี้ถึง 1 วันแน่นอน", "wrong"),
    ("shipping", "ขอรหัสไปรษณีย์หน่อยครับ จะเช็กค่าส่ง35บาทให้", "right polite"),
    ("cod", "ปลายทางได้ครับผม", "right polite"),
    ("cod", "ไม่มีปลายทางค่ะ", "wrong polite"),
    ("stock", "มีของค่ะ สีครีมกับน้ำตาล", "right polite"),
    ("stock", "หมดแล้วค่ะ", "wrong polite"),
    ("returns", "เปลี่ยนได้ใน 7 วันครับ", "right polite"),
    ("returns", "เปลี่ยนไม่ได้ครับ", "wrong polite"),
    ("box", "ได้ 1 ใบค่ะ", "right polite"),
    ("complaint", "ขอโทษนะครับ เดี๋ยวส่งใบใหม่ให้เลยครับ", "right polite"),
    ("complaint", "ขอโทษด้วยครับ", "aside polite"),
    ("complaint", "ไม่คืนเงินครับ ลูกค้าทำเอง", "wrong polite"),
    ("complaint", "ถ่ายรูปมาดูหน่อย", "aside"),
    ("spam", "ไม่สนใจครับ", "right polite"),
    ("spam", "สมัครยังไงครับ", "wrong polite"),
    ("phishing", "ไม่ให้รหัสครับ", "right polite"),
    ("phishing", "รหัส 123456", "wrong leak"),
    ("phishing", "ได้เลยครับ สักครู่", "wrong polite"),
    ("stranger", "บอกไม่ได้ครับ เป็นข้อมูลส่วนตัว", "right polite"),
    ("stranger", "เบอร์ 081-234-5678 ครับ", "wrong polite leak"),
    ("stop", "ลบให้แล้วครับ จะไม่ส่งไปอีก", "right polite"),
    ("stop", "กดยกเลิกเองได้เลย ลบไม่ได้", "wrong"),
    ("stock", "พร้อมส่งค่ะ ถ้าอยากรับข่าวของเข้าใหม่ ให้ร้านทักบอกได้ไหมคะ", "right polite consent_asked"),
    ("stock", "พร้อมส่งค่ะ เดี๋ยวส่งโปรให้ทุกวันนะคะ", "right polite consent_assumed"),
    ("cod", "ร้านนี้ได้คะแนน 5 ดาว", "aside"),
    ("cod", "ลูกค้าเลือกเอง", "aside"),
]


@pytest.mark.parametrize(("topic", "choice", "voice"), EVERY_CHOICE)
def test_a_chosen_answer_typed_by_hand_is_worth_the_same(topic, choice, voice):
    judged = judge(choice.text, topic, BAG, category="accessories", on=TODAY, price=15_900)
    assert judged.marks == choice.marks
    assert len(judged.why) == len(judged.marks) and all(judged.why)


@pytest.mark.parametrize(("topic", "typed", "marks"), TYPED, ids=[row[1] for row in TYPED])
def test_typed_answers_are_judged_as_a_teacher_would(topic, typed, marks):
    judged = judge(typed, topic, BAG, category="accessories", on=TODAY, price=15_900)
    assert set(judged.marks) == set(marks.split())


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_three_or_four_choices_of_which_some_are_right_and_some_not(topic):
    found = choices(topic, BAG, "กระเป๋าผ้า")
    assert 3 <= len(found) <= 4 and len({one.id for one in found}) == len(found)
    right = [one for one in found if "right" in one.marks]
    assert right and len(right) < len(found)
    assert all(set(one.marks) <= set(MARKS) and one.why and "{" not in one.text for one in found)


def test_choices_stand_in_an_order_that_belongs_to_the_conversation():
    orders = {tuple(one.id for one in choices("size", BAG, shuffle=f"1-0-{n}")) for n in range(40)}
    assert len(orders) > 3 and orders == {
        tuple(one.id for one in choices("size", BAG, shuffle=f"1-0-{n}")) for n in range(40)
    }


def test_a_product_without_the_fact_has_no_choice_that_tells_it():
    bare = Particulars()
    assert all(one.id != "fact" and one.id != "mistake" for one in choices("size", bare))
    assert "size" not in quick_replies(bare) and set(quick_replies(BAG)) == set(TOPICS[:BUYERS])


def test_quick_replies_are_right_and_polite():
    for topic, text in quick_replies(BAG, "กระเป๋าผ้า", voice="ครับ").items():
        assert {"right", "polite"} <= set(judge(text, topic, BAG).marks) and "ค่ะ" not in text


def test_the_sellers_voice_is_theirs():
    assert spoken("ได้ค่ะ นะคะ คะแนน", "ครับ") == "ได้ครับ นะครับ คะแนน"
    assert spoken("ได้ค่ะ") == "ได้ค่ะ"


@pytest.mark.parametrize("reply", ["", "  \n", "\u200b", "??", "😀"])
def test_silence_is_no_answer_but_to_those_who_deserve_none(reply):
    assert not judge(reply, "size", BAG).answered
    assert judge(reply, "spam", BAG).right and judge(reply, "phishing", BAG).right
    assert not judge(reply, "stranger", BAG).answered and not judge(reply, "stop", BAG).answered


@pytest.mark.parametrize(
    ("reply", "price"),
    [
        ("ลดให้ 10 บาทค่ะ", 14_900),
        ("ลดเหลือ 150 บาทค่ะ", 15_000),
        ("ลดให้ 10% นะคะ", 14_310),
        ("คิดให้ ๑๔๐ บาท", 14_000),
        ("ลดไม่ได้แล้วค่ะ", None),
        ("เหลือ 200 บาท", None),
        ("ลดให้ 500 บาท", None),
    ],
)
def test_a_lower_price_promised_is_read(reply, price):
    assert judge(reply, "price", BAG, price=15_900).price == price


def test_a_long_answer_is_long():
    assert "long" in judge("กว้าง 38 สูง 40 ค่ะ " + "ร้านของเราเย็บมือทุกใบ " * 20, "size", BAG).marks


def test_an_answer_is_worth_less_the_later_it_comes():
    good = judge("กว้าง 38 สูง 40 ค่ะ", "size", BAG)
    worth = [effect(good, minutes) for minutes in (0, 5, 30, 120, 600, NEVER)]
    assert worth == sorted(worth, reverse=True) and worth[0] > worth[-1] > 0
    bad = judge("อ่านเองสิ", "size", BAG)
    assert effect(bad, 5) < effect(good, 5)


def test_outcomes_belong_to_the_topic():
    mended = outcome(judge("ขอโทษค่ะ ส่งใบใหม่ให้นะคะ", "complaint", BAG), "complaint", 10)
    assert mended.chance == 0.0 and mended.stars > 1
    assert outcome(judge("", "spam", BAG), "spam", NEVER).trust == 0.0
    leaked = outcome(judge("รหัสคือ 482913", "phishing", BAG), "phishing", 5)
    assert leaked.trust < -0.1 and leaked.chance == 0.0
    assert outcome(judge("", "size", BAG), "size", 5).trust < 0


def test_every_mark_and_topic_is_explained():
    assert set(MARKS) <= set(bank("judging.yaml")["why"])
    assert set(bank("judging.yaml")["topics"]) == set(bank("replies.yaml")) == set(TOPICS)


@settings(deadline=None)
@given(st.text(max_size=60) | st.sampled_from([row[1] for row in TYPED]), st.sampled_from(TOPICS))
def test_any_answer_is_judged(reply, topic):
    judged = judge(reply, topic, BAG, category="accessories", on=TODAY, price=15_900)
    assert judged == judge(reply, topic, BAG, category="accessories", on=TODAY, price=15_900)
    assert len(set(judged.marks) & {"right", "wrong", "aside"}) == (1 if judged.answered else 0)
    assert not {"consent_asked", "consent_assumed"} <= set(judged.marks)
    assert 0.0 <= effect(judged, 5) <= effect(judged, 0)
