"""Messages: who writes and when, that waiting and bad answers cost, and that every message has one fate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.engine.chat import (
    BUYERS,
    DAY,
    LONGEST,
    NEVER,
    Asked,
    Fate,
    Mark,
    Topic,
    agrees,
    ask,
    buys,
    effect,
    fates,
    stay,
    waits,
)
from talat.engine.parameters import INBOX

TOLD, UNTOLD = np.ones(BUYERS, dtype=bool), np.zeros(BUYERS, dtype=bool)
SEEDS, DAYS = st.integers(0, 2**63 - 1), st.integers(1, 400)


def marks(*on):
    row = np.zeros((1, len(Mark)), dtype=bool)
    row[0, list(on)] = True
    return row


def chance(*on, waited=5):
    return effect(marks(*on), [waited]).chance[0]


def test_parameters_have_one_number_for_each_topic_and_mark():
    assert len(INBOX.usual) == len(INBOX.unsaid) == Topic.COMPLAINT
    assert len(INBOX.strangers) == len(Topic) - Topic.SPAM
    assert len(INBOX.chance) == len(INBOX.stars) == len(INBOX.trust) == len(Mark)


def test_numbers_of_topics_and_marks_never_move():
    assert (Topic.SIZE, Topic.BOX, Topic.COMPLAINT, Topic.STOP) == (0, 7, 8, 12)
    assert (Mark.RIGHT, Mark.POLITE, Mark.PRIVATE, Mark.LEAK) == (0, 3, 8, 11)


@settings(deadline=None)
@given(SEEDS, DAYS, st.integers(0, 2_000), st.integers(0, 30))
def test_the_same_day_asks_the_same(seed, day, visits, delivered):
    one, two = (ask(seed, day, visits, UNTOLD, delivered, 0) for _ in range(2))
    for name in Asked.__dataclass_fields__:
        assert np.array_equal(getattr(one, name), getattr(two, name))
    assert (np.diff(one.minute) >= 0).all() and len(set(one.person)) == one.person.size
    assert ((one.minute >= 0) & (one.minute < DAY)).all() and (one.patience >= 0).all()


@settings(deadline=None)
@given(SEEDS, DAYS, st.sampled_from(range(BUYERS)))
def test_one_fact_more_on_the_page_takes_away_its_questions_and_adds_none_about_it(seed, day, fact):
    told = UNTOLD.copy()
    told[fact] = True
    before, after = ask(seed, day, 3_000, UNTOLD), ask(seed, day, 3_000, told)
    assert set(after.person) <= set(before.person)
    asked = set(zip(before.person, before.topic, strict=True))
    new = set(zip(after.person, after.topic, strict=True)) - asked
    assert all(topic != fact for _, topic in new)  # who asked two things now asks the other
    assert (after.topic == fact).sum() <= (before.topic == fact).sum()


def test_questions_come_at_the_rates_of_the_table():
    counts = np.zeros(len(Topic))
    for day in range(1, 101):
        counts += np.bincount(ask(3, day, 2_000, TOLD, 200, 50).topic, minlength=len(Topic))
    expected = np.array(INBOX.usual) * 200_000
    assert counts[:BUYERS] == pytest.approx(expected, rel=0.12, abs=25)
    assert counts[Topic.COMPLAINT] == pytest.approx(
        100 * (200 * INBOX.complains + 50 * INBOX.wronged), rel=0.1
    )


def test_strangers_come_at_the_rates_of_the_table():
    topics = np.concatenate([ask(3, day, 0, TOLD).topic for day in range(1, 1_501)])
    counts = np.bincount(topics, minlength=len(Topic))
    assert counts[: Topic.SPAM].sum() == 0
    assert counts[Topic.SPAM :] == pytest.approx(1_500 * np.array(INBOX.strangers), rel=0.3)


def test_what_nobody_would_ask_is_not_asked():
    apt = TOLD.copy()
    apt[Topic.SIZE] = False
    assert Topic.SIZE not in ask(3, 1, 20_000, UNTOLD, apt=apt).topic


def test_strangers_write_once_a_day_for_a_shop():
    assert all((ask(3, day, 0, UNTOLD, strangers=False).topic.size) == 0 for day in range(1, 50))


def test_products_have_dice_of_their_own():
    one, two = (set(ask(3, 1, 5_000, UNTOLD, part=part, strangers=False).person) for part in (0, 1))
    assert len(one & two) < 0.3 * len(one)


def test_most_write_in_the_evening():
    hours = ask(3, 1, 20_000, UNTOLD).minute // 60
    assert ((hours >= 18) & (hours < 23)).sum() > 2 * ((hours >= 6) & (hours < 11)).sum()


@pytest.mark.parametrize(
    ("minute", "rounds", "waited"),
    [
        (0, [540, 1200], 540),
        (540, [540, 1200], 0),
        (541, [1200, 540], 659),
        (1300, [540, 1200], 680),
        (5, [], NEVER),
    ],
)
def test_a_message_waits_for_the_next_round(minute, rounds, waited):
    assert waits([minute], rounds)[0] == waited


@settings(deadline=None)
@given(
    st.lists(st.integers(0, DAY - 1), max_size=40), st.lists(st.integers(0, DAY - 1), max_size=6), st.data()
)
def test_every_message_has_one_fate(minutes, rounds, data):
    patience = [data.draw(st.integers(0, 3 * DAY)) for _ in minutes]
    fate = fates(patience, waits(minutes, rounds))
    assert sum((fate == one).sum() for one in Fate) == len(minutes)
    assert (fate == Fate.UNANSWERED).all() if not rounds else not (fate == Fate.UNANSWERED).any()


@settings(deadline=None)
@given(st.lists(st.integers(0, 5_000), min_size=2, max_size=10))
def test_waiting_never_helps(minutes):
    minutes = sorted(minutes)
    every = np.repeat(marks(Mark.RIGHT, Mark.POLITE), len(minutes), axis=0)
    assert (np.diff(effect(every, minutes).chance) <= 0).all()
    assert (np.diff(stay(minutes)) <= 0).all()


def test_half_have_gone_after_the_patience_of_the_table():
    asked = ask(3, 1, 60_000, UNTOLD, strangers=False)
    patience = asked.patience[(asked.minute >= 8 * 60) & (asked.minute < 23 * 60)]
    assert (patience > INBOX.patience).mean() == pytest.approx(0.5, abs=0.02)
    assert (patience > 4 * INBOX.patience).mean() == pytest.approx(stay(4 * INBOX.patience), abs=0.02)


def test_at_night_patience_begins_in_the_morning_and_strangers_never_tire():
    asked = ask(3, 1, 60_000, UNTOLD)
    late = asked.minute >= 23 * 60
    assert late.any() and (asked.minute + asked.patience)[late].min() >= DAY + 8 * 60
    early = asked.minute < 8 * 60
    assert early.any() and (asked.minute + asked.patience)[early].min() >= 8 * 60
    strangers = np.concatenate([ask(3, day, 0, TOLD).patience for day in range(1, 30)])
    assert set(strangers) == {LONGEST}


def test_those_who_complain_wait_longer():
    asked = ask(3, 1, 60_000, UNTOLD, 20_000, 20_000)
    angry = asked.topic == Topic.COMPLAINT
    assert np.median(asked.patience[angry]) > 4 * np.median(asked.patience[~angry])


def test_answers_rank_as_a_seller_would_rank_them():
    right = chance(Mark.RIGHT)
    assert (
        chance(Mark.RIGHT, Mark.POLITE)
        > right
        > chance(Mark.RIGHT, Mark.LONG)
        > chance(Mark.RIGHT, Mark.PUSHY)
    )
    assert right > chance(Mark.RIGHT, Mark.PRIVATE) > chance(Mark.RIGHT, Mark.RUDE)
    assert right > chance(Mark.WRONG) and right > chance(Mark.ASIDE)
    assert chance(Mark.RIGHT, waited=NEVER) == INBOX.warm * INBOX.silence < chance(Mark.ASIDE)


def test_what_costs_trust_costs_it_and_a_mended_complaint_earns_stars():
    for mark in (Mark.WRONG, Mark.RUDE, Mark.CLAIM, Mark.PRIVATE, Mark.CONSENT_ASSUMED, Mark.LEAK):
        assert effect(marks(mark), [5]).trust[0] < 0
    assert effect(marks(Mark.CONSENT_ASKED), [5]).trust[0] > 0
    assert (
        effect(marks(Mark.RIGHT), [5], [True]).stars[0] > 1 > effect(marks(Mark.RIGHT), [5], [False]).stars[0]
    )
    nobody = effect(marks(Mark.RIGHT), [NEVER], [True])
    assert (nobody.stars[0], nobody.trust[0]) == (0.0, INBOX.ignored)


@settings(deadline=None)
@given(SEEDS, DAYS, st.floats(0, 1), st.floats(0, 1))
def test_a_better_chance_loses_no_buyer(seed, day, one, two):
    people = np.arange(200)
    few, many = (buys(seed, day, people, one * two), buys(seed, day, people, one))
    assert (few <= many).all()


def test_some_agree_to_be_written_to_again():
    assert agrees(3, 1, np.arange(20_000)).mean() == pytest.approx(INBOX.agrees, abs=0.02)
