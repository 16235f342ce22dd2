"""Conversations: the same day brings the same messages, and every person in them is counted once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.engine.chat import Fate
from talat.scenarios.answers import bank
from talat.scenarios.chat import FACTS, NEVER, TOPICS, Conversation, draw_day, gathered, judge, settle
from talat.scenarios.law import KINDS
from tests.talat.scenarios.bag import BAG

SHOP = {"thing": "กระเป๋าผ้า", "price": 15_900}
SEEDS, DAYS = st.integers(0, 2**63 - 1), st.integers(1, 365)


def day(seed=7, number=1, visits=400, missing=FACTS, **more):
    return draw_day(seed, number, visits, BAG, missing, **SHOP, **more)


def answered(conversations, text="กว้าง 38 สูง 40 ค่ะ", at=1_500):
    return {one.id: (judge(text, one.topic, BAG), at) for one in conversations}


@settings(deadline=None)
@given(SEEDS, DAYS, st.integers(0, 600), st.sets(st.sampled_from(FACTS)))
def test_the_same_day_brings_the_same_messages(seed, number, visits, missing):
    one, two = (day(seed, number, visits, missing, delivered=5, wronged=1) for _ in range(2))
    assert one == two
    assert len({talk.id for talk in one}) == len(one)
    assert [talk.minute for talk in one] == sorted(talk.minute for talk in one)
    for talk in one:
        assert talk.topic in TOPICS and talk.person and talk.text and not set("{}") & set(talk.text)
        assert talk.hour == talk.minute // 60 and talk.waited is None and len(talk.askers) == 1


def test_a_clear_page_is_asked_less():
    unclear, clear = (
        sum(len(day(number=n, missing=missing)) for n in range(1, 11)) for missing in (FACTS, ())
    )
    assert clear < unclear / 3


def test_what_has_no_fact_is_not_asked():
    from talat.scenarios.particulars import Particulars

    asked = {talk.topic for n in range(1, 20) for talk in draw_day(7, n, 2_000, Particulars(), FACTS, **SHOP)}
    assert asked & set(FACTS) == {"price"}


def test_products_have_people_of_their_own_and_strangers_come_once():
    one, two = day(number=3, part=0), day(number=3, part=1, strangers=False)
    assert not {talk.id for talk in one} & {talk.id for talk in two}
    assert all(talk.part == 1 for talk in two)


@settings(deadline=None)
@given(SEEDS, DAYS, st.integers(0, 60))
def test_gathering_loses_nobody(seed, number, most):
    talks = day(seed, number)
    fewer = gathered(talks, most)
    assert sorted(asker for talk in fewer for asker in talk.askers) == sorted(
        asker for talk in talks for asker in talk.askers
    )
    assert len(fewer) <= max(most, len({talk.topic for talk in talks}))
    assert all(talk.minute == min(asker.minute for asker in talk.askers) for talk in fewer)


@settings(deadline=None)
@given(SEEDS, DAYS, st.integers(0, 40), st.data())
def test_everybody_who_asked_was_answered_or_left_or_waits(seed, number, most, data):
    talks = gathered(day(seed, number), most)
    replies = {}
    for talk in talks:
        if data.draw(st.booleans()):
            text = data.draw(st.sampled_from(["", "38 40 ค่ะ", "โอนเลย", "ไม่ให้", "ขอโทษค่ะ เปลี่ยนให้ค่ะ"]))
            replies[talk.id] = (judge(text, talk.topic, BAG), data.draw(st.integers(0, 3_000)))
    found = settle(seed, number, talks, replies, 0.025)
    assert found.asked == sum(len(talk.askers) for talk in talks)
    assert found.asked == found.answered + found.unanswered + found.left
    people = {(talk.id, asker.person) for talk in talks for asker in talk.askers}
    assert set(found.buyers) <= people and set(found.agreed) <= people
    assert [talk.id for talk in found.conversations] == [talk.id for talk in talks]


def test_nobody_answered_leaves_all_unanswered():
    talks = day()
    found = settle(7, 1, talks, {}, 0.025)
    assert (found.unanswered, found.answered, found.left) == (len(talks), 0, 0) and found.trust < 0


def test_answers_sell_and_better_and_faster_ones_sell_more():
    sold = {}
    for name, text, delay in (
        ("fast", "38 40 ค่ะ", 1),
        ("slow", "38 40 ค่ะ", 600),
        ("rude", "ไม่ซื้อก็อย่าถาม", 1),
        ("none", "", 1),
    ):
        sold[name] = 0
        for n in range(1, 61):
            talks = [talk for talk in day(number=n, missing=("size",)) if talk.topic == "size"]
            replies = {talk.id: (judge(text, talk.topic, BAG), talk.minute + delay) for talk in talks}
            sold[name] += len(settle(7, n, talks, replies, 0.1).buyers)
    assert sold["fast"] > sold["slow"] > 0 and sold["fast"] > 2 * sold["none"] and sold["none"] > sold["rude"]


def test_who_bought_after_a_slow_answer_would_have_after_a_fast_one():
    talks = day(visits=2_000)
    slow, fast = (settle(7, 1, talks, answered(talks, at=at), 0.1) for at in (2_000, 0))
    assert set(slow.buyers) <= set(fast.buyers)


def test_one_who_wrote_after_the_answer_met_it_ready():
    talk = Conversation("1-0-5", "คุณนิด", "size", "ขนาดเท่าไรคะ", 600, ((5, 600, 3),))
    talk = talk.__class__(**{**talk.__dict__, "askers": day()[0].askers})
    found = settle(7, 1, (talk,), {talk.id: (judge("38 40 ค่ะ", "size", BAG), 0)}, 0.025)
    assert found.answered == 1 and found.conversations[0].waited == 0


def test_only_those_who_were_asked_may_be_written_to_again():
    talks = tuple(talk for talk in day(visits=2_000) if talk.topic == "stock")
    asks = {talk.id: (judge("พร้อมส่งค่ะ ขอส่งข่าวให้ได้ไหมคะ", "stock", BAG), talk.minute) for talk in talks}
    tells = {talk.id: (judge("พร้อมส่งค่ะ เดี๋ยวส่งโปรให้ค่ะ", "stock", BAG), talk.minute) for talk in talks}
    assert 0 < len(settle(7, 1, talks, asks, 0.025).agreed) < len(talks)
    assert settle(7, 1, talks, tells, 0.025).agreed == ()


def test_fates_have_the_numbers_settle_counts_by():
    assert [fate.value for fate in Fate] == [0, 1, 2] and NEVER > 10**6


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_asked_in_many_ways(topic):
    for kind, texts in bank("asks.yaml")["texts"][topic].items():
        assert kind in ("all", *KINDS)
        assert len({str(text) for text in texts}) == len(texts) >= (6 if kind == "all" else 1)


def test_clothes_are_asked_about_as_clothes_and_soap_never():
    talks = {
        kind: " ".join(talk.text for n in range(1, 40) for talk in day(number=n, category=kind))
        for kind in ("clothing", "cosmetics", "")
    }
    assert "ไซร้" in talks["clothing"] and "กี่มิล" in talks["cosmetics"]
    assert not any(word in talks["cosmetics"] + talks[""] for word in ("ไซร้", "ซัก", "ตะเข็บ", "อก 40"))


def test_only_buyers_say_that_they_are_interested():
    for n in range(1, 60):
        for talk in day(number=n, missing=(), delivered=20, wronged=10):
            assert "สนใจกระเป๋า" not in talk.text or talk.topic in FACTS


def test_every_voice_has_names_and_nobody_has_two():
    asks = bank("asks.yaml")
    assert {voice["q"] for voice in asks["voices"]} == set(asks["names"])
    names = [name for voice in asks["names"].values() for name in voice]
    assert len(set(names)) == len(names)


def test_a_seasons_messages_hardly_repeat():
    texts = [talk.text for n in range(1, 31) for talk in day(number=n)]
    assert len(texts) > 500 and len(set(texts)) > 0.6 * len(texts)
