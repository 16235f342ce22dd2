"""Counted time: only half-minutes that passed, seen and used, each once; never more than the wall clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from talat.records import classes, tables
from talat.records import time as counted
from talat.records.clock import Tick, spell
from tests.talat.records.conftest import COURSE, SOMSRI, UNIT, WICHAI

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)


@pytest.fixture
def beat(people):
    """beat(seconds after noon, …) sends one beat of a visible, used page."""

    def beat(at, learner=SOMSRI, kind="reading", page="tab-1", idle_s=2.0, visible=True, course=COURSE):
        now = NOON + timedelta(seconds=at)
        return counted.beat(people, learner, course, UNIT, kind, page, idle_s, visible, now=now)

    return beat


def total(records, learner=SOMSRI):
    return sum(counted.minutes(records, learner).values())


def test_ten_minutes_of_beats_are_ten_minutes(beat, people):
    answers = [beat(at) for at in range(0, 601, 30)]
    assert answers == [False] + [True] * 20
    assert counted.minutes(people, SOMSRI) == {
        "reading": 10.0,
        "practice": 0.0,
        "exercise": 0.0,
        "class": 0.0,
    }
    assert counted.minutes(people, SOMSRI, COURSE)["reading"] == 10.0
    assert counted.minutes(people, SOMSRI, "other") == dict.fromkeys(counted.ALL_KINDS, 0.0)


def test_beats_that_come_a_little_early_or_late_lose_nothing(beat, people):
    jitter = [0.0, 0.4, -0.3, 0.9, -0.9, 0.0, 1.5, -1.2, 0.2, 0.1]
    for number in range(121):
        beat(30 * number + 5 + jitter[number % 10])
    assert 59.0 <= total(people) <= 60.0


def test_two_tabs_and_two_machines_count_once(beat, people):
    for at in range(0, 601, 30):
        for shift, tab in ((0, "tab-1"), (7, "tab-2"), (13, "other-machine")):
            beat(at + shift, page=tab)
    assert total(people) <= 613 / 60


def test_a_hidden_or_idle_page_counts_nothing(beat, people):
    for at in range(0, 601, 30):
        assert not beat(at, visible=False)
        assert not beat(at, idle_s=300.1)
    assert total(people) == 0
    assert not beat(0)
    assert beat(30, idle_s=300)


@pytest.mark.parametrize("idle_s", [-1, float("nan"), float("inf"), "0", None, True, [], 10**400], ids=type)
def test_odd_idle_times_count_nothing(beat, idle_s):
    beat(0)
    assert not beat(30, idle_s=idle_s)


@pytest.mark.parametrize("visible", [1, "true", None])
def test_only_a_plain_true_is_visible(beat, visible):
    beat(0)
    assert not beat(30, visible=visible)


def test_a_replayed_beat_counts_nothing(beat, people):
    beat(0)
    assert beat(30)
    assert not any(beat(30) for _ in range(50))
    assert not any(beat(30 + n / 10) for n in range(200))
    assert total(people) == 0.5


def test_a_pause_is_not_counted(beat, people):
    for at in (0, 30, 60, 3660, 3690, 3720):
        beat(at)
    assert total(people) == 2.0


def test_a_missed_beat_costs_at_most_its_own_half_minute(beat, people):
    for at in (0, 30, 60, 120, 150, 180):
        beat(at)
    assert 2.0 <= total(people) <= 3.0


def test_a_clock_set_back_or_ahead_adds_nothing(beat, people):
    for at in (0, 30, 60):
        beat(at)
    for at in (-86_400, -86_370, -86_340):  # a day back: half a minute for each that passes there
        beat(at)
    for at in (86_400, 86_430):
        beat(at)
    for at in (0, 30, 60):  # the same noon again: it is counted already
        beat(at)
    assert total(people) == 1.0 + 1.0 + 0.5


@pytest.fixture
def ticked(people):
    """ticked(seconds since the start, hours the clock on the wall is wrong, boot) sends one beat."""

    def ticked(at, wrong_h=0.0, boot="boot-1"):
        now = NOON + timedelta(seconds=at, hours=wrong_h)
        page = (COURSE, UNIT, "reading", "tab-1", 2.0, True)
        return counted.beat(people, SOMSRI, *page, now=now, tick=Tick(boot, 1000.0 + at))

    return ticked


@pytest.mark.parametrize("wrong_h", [24, -24, 0.01, -0.01, 24 * 365])
def test_a_clock_set_in_mid_sitting_neither_adds_nor_takes(ticked, people, wrong_h):
    answers = [ticked(at, wrong_h if at >= 300 else 0) for at in range(0, 601, 30)]
    # Set back by less than the sitting lasted, a place in the day comes twice and is counted once.
    again = 2 if wrong_h == -0.01 else 0
    assert sum(answers) == 20 - again
    assert total(people) * 60 <= 600


def test_a_clock_that_runs_a_little_wrong_loses_nothing(ticked, people):
    for number in range(241):
        ticked(30 * number, wrong_h=number * 0.00002)  # 72 ms in every half-minute
    assert total(people) == 120


def test_a_restart_of_the_machine_does_not_make_time(ticked, people):
    for at in (0, 30, 60):
        ticked(at)
    assert not ticked(660, boot="boot-2")  # ten minutes without power
    assert ticked(690, boot="boot-2")
    assert total(people) == 1.5


def test_a_frozen_wall_clock_still_counts_what_passed_at_most_once(ticked, people):
    answers = [ticked(at, wrong_h=-at / 3600) for at in range(0, 301, 30)]
    assert sum(answers) <= 10
    assert total(people) * 60 <= 300


def test_a_clock_behind_what_was_counted_is_named(beat, people):
    beat(0)
    beat(30)
    assert counted.clock_is_behind(people, NOON + timedelta(seconds=31)) is None
    assert counted.clock_is_behind(people, NOON - timedelta(days=1)) == spell(NOON + timedelta(seconds=30))


def test_the_real_clocks_are_used_when_none_is_given(people):
    page = (COURSE, UNIT, "reading", "tab-1", 2.0, True)
    assert not counted.beat(people, SOMSRI, *page)
    with people.read() as connection:
        (mark,) = connection.execute(select(tables.counted_until)).all()
    assert mark.boot and mark.tick > 0
    assert abs(mark.until - datetime.now(UTC).timestamp()) < 60


def test_kinds_are_kept_apart(beat, people):
    for number, kind in enumerate(["reading", "reading", "practice", "exercise", "exercise"]):
        beat(30 * number, kind=kind)
    assert counted.minutes(people, SOMSRI) == {"reading": 0.5, "practice": 0.5, "exercise": 1.0, "class": 0.0}


def test_one_learners_beats_are_not_anothers(beat, people):
    classes.enrol(people, WICHAI, COURSE)
    beat(0)
    assert not beat(30, learner=WICHAI)
    assert beat(30)
    assert total(people, WICHAI) == 0


def test_without_enrolment_nothing_counts(beat, people):
    assert not any(beat(at, learner=WICHAI) for at in range(0, 301, 30))
    assert not any(beat(at, learner="6609999") for at in range(0, 301, 30))
    assert not any(beat(at, course="other-course") for at in range(0, 301, 30))


@pytest.mark.parametrize("wrong", [{"kind": "sleeping"}, {"course": "../x"}, {"course": ""}])
def test_an_unknown_kind_or_course_is_an_error(beat, wrong):
    with pytest.raises(ValueError, match="unknown"):
        beat(0, **wrong)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(0, 2_000), min_size=1, max_size=60))
def test_minutes_never_exceed_the_wall_clock(people, beat, moments):
    with people.write() as connection:
        connection.execute(delete(tables.half_minutes))
        connection.execute(delete(tables.counted_until))
    moments.sort()
    said = sum(beat(at) for at in moments)
    assert total(people) == said / 2
    assert total(people) * 60 <= moments[-1] - moments[0] + 1e-6
    with people.read() as connection:
        slots = list(connection.execute(select(tables.half_minutes.c.slot)).scalars())
    assert len(set(slots)) == len(slots)
