"""Flags: what looks faked or does not fit is named for somebody to look at; nothing is taken away by it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from talat.journal.events import parse
from talat.records import attempts, attendance, enrolment, flags, tables
from talat.records import time as counted
from talat.records.attendance import ABSENT, PRESENT
from talat.records.clock import spell
from tests.spent import spend
from tests.talat.records.conftest import COURSE, SOMSRI, WICHAI

NINE = datetime(2026, 11, 23, 2, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)


@pytest.fixture
def room(people):
    enrolment.enrol(people, WICHAI, COURSE)
    return people


def found(records, learner=SOMSRI):
    return [(f.kind, f.figures["minutes"]) for f in flags.flags(records, [learner])]


def idle(records, seconds):
    """Make the idle time of the counted half-minutes, in order, what seconds(n) says."""
    with records.write() as connection:
        table = tables.half_minutes
        slots = connection.execute(table.select().order_by(table.c.slot)).all()
        for n, row in enumerate(slots):
            this = update(table).where(table.c.slot == row.slot)
            connection.execute(this.values(idle_s=float(seconds(n))))


def decide(records, at, number=1):
    head = (SOMSRI, COURSE, "shop-04", "practice", "c1", "m1", "key")
    begun = attempts.open_attempt(records, *head)
    for n in range(number):
        attempts.append(records, begun.id, parse({"do": "set_price", "satang": 9900 + n}), n, f"key-{n:08d}")
    with records.write() as connection:  # the server's clock stamps today, the test needs that morning
        connection.execute(update(tables.journal).values(at=spell(at)))


def test_work_in_which_nothing_was_decided_is_flagged(room):
    spend(room, SOMSRI, 39, "practice", start=NINE)
    assert found(room) == []
    spend(room, SOMSRI, 1, "exercise")
    assert found(room) == [(flags.NO_DECISION, 20)]
    decide(room, NINE + timedelta(minutes=3))
    assert found(room) == []


def test_reading_may_take_its_time(room):
    spend(room, SOMSRI, 89, "reading", start=NINE)
    assert found(room) == []
    spend(room, SOMSRI, 1, "reading")
    assert found(room) == [(flags.NO_DECISION, 45)]


def test_a_decision_in_another_sitting_does_not_excuse_this_one(room):
    decide(room, NINE - timedelta(hours=2))
    spend(room, SOMSRI, 60, "practice", start=NINE)
    assert found(room) == [(flags.NO_DECISION, 30)]


def test_input_like_clockwork_is_flagged_with_its_period(room):
    spend(room, SOMSRI, 60, "reading", start=NINE)
    idle(room, lambda n: 12 if n % 2 else 42)  # a key every minute
    (flag,) = flags.flags(room, [SOMSRI])
    assert flag.kind == flags.CONSTANT
    assert flag.figures["period"] == pytest.approx(60, abs=1)
    assert (flag.begins_at, flag.ends_at) == (spell(NINE), spell(NINE + timedelta(minutes=30)))


def test_clockwork_beside_real_decisions_is_no_flag(room):
    spend(room, SOMSRI, 60, "practice", start=NINE)
    idle(room, lambda n: 12)
    decide(room, NINE + timedelta(minutes=10), number=flags.FEW_DECISIONS)
    assert found(room) == []


def test_a_flag_takes_nothing_away_and_a_review_stays_with_it(room):
    spend(room, SOMSRI, 60, "practice", start=NINE)
    (flag,) = flags.flags(room, [SOMSRI])
    assert counted.minutes(room, SOMSRI)["practice"] == 30
    with pytest.raises(flags.BadReview):
        flags.review(room, SOMSRI, flag.key, " ", "kru-mali")
    flags.review(room, SOMSRI, flag.key, "ครูสอนอยู่ข้าง ๆ", "kru-mali")
    (flag,) = flags.flags(room, [SOMSRI])
    assert (flag.review.reason, flag.review.by) == ("ครูสอนอยู่ข้าง ๆ", "kru-mali")
    assert counted.minutes(room, SOMSRI)["practice"] == 30


def test_somebody_absent_whose_machine_was_used_is_flagged(room):
    spend(room, SOMSRI, 10, "practice", start=NINE + timedelta(minutes=5))
    spend(room, WICHAI, 9, "practice", start=NINE + timedelta(minutes=5))
    hold(room, {SOMSRI: (ABSENT, 0), WICHAI: (ABSENT, 0)})
    assert found(room) == [(flags.GHOST, 5)]
    assert found(room, WICHAI) == []


def hold(records, marks):
    now = TEN + timedelta(minutes=1)
    return attendance.hold(records, "demo-1", COURSE, NINE, TEN, marks, "kru-mali", now=now)


def test_somebody_present_whom_the_machine_did_not_see_is_flagged(room):
    from talat.records import accounts

    accounts.add_learner(room, "6601003", "น้ำผึ้ง ศรีสุข", "123456", "demo-1")
    enrolment.enrol(room, "6601003", COURSE)
    for learner, seen in ((SOMSRI, 100), (WICHAI, 11), ("6601003", 12)):
        spend(room, learner, seen, "reading", start=NINE + timedelta(minutes=5))
    hold(room, dict.fromkeys((SOMSRI, WICHAI, "6601003"), (PRESENT, 0)))
    everybody = flags.flags(room, [SOMSRI, WICHAI, "6601003"])
    assert [(f.learner, f.kind) for f in everybody if f.kind == flags.SILENT] == [(WICHAI, flags.SILENT)]


def test_a_class_held_without_machines_flags_nobody(room):
    hold(room, {SOMSRI: (PRESENT, 0), WICHAI: (PRESENT, 0)})
    assert found(room) == found(room, WICHAI) == []


def test_flags_may_be_asked_for_lately_only(room):
    spend(room, SOMSRI, 60, "practice", start=NINE)
    assert flags.flags(room, [SOMSRI], since=TEN) == []
    assert len(flags.flags(room, [SOMSRI], since=NINE)) == 1
