"""Completion: the rule of course.yaml, edges included; regrading, overrides and the date it became true."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from graders import completion
from talat.content.course import Course
from talat.journal.events import Submit
from talat.records import accounts, attempts, results, rulings, tables
from talat.records.clock import spell
from talat.records.results import Result
from tests import spent
from tests.spent import MORNING
from tests.talat.records.conftest import (  # noqa: F401  (fixtures)
    KEY,
    SOMSRI,
    WICHAI,
    cheap_hashes,
    migrated_postgresql,
    people,
    postgresql_url,
    records,
    sqlite_url,
    url,
)

TIME = {"reading": 10, "practice": 20, "exercise": 30}
COURSE = Course.model_validate(
    {
        "slug": "online-shop",
        "title": "การเปิดร้านค้าและการขายสินค้าออนไลน์",
        "about": "เรียนขายของ",
        "outcomes": ["ขายได้"],
        "pass_mark": 0.6,
        "units": [
            {
                "id": id,
                "title": f"บท {id}",
                "goal": "ทำได้",
                "time": TIME,
            }
            | ({"required": False} if id == "extra" else {})
            for id in ("shop-01", "shop-02", "extra")
        ],
    }
)


@pytest.fixture
def lab(people):  # noqa: F811
    accounts.add_staff(people, "admin", "สมชาย ดูแลระบบ", "admin", "a-long-password")
    return SimpleNamespace(records=people)


def spend(lab, half_minutes, kind="practice", course="online-shop"):
    return spent.spend(lab.records, SOMSRI, half_minutes, kind, course)


def hand_in(lab, exercise, score, learner=SOMSRI, state="graded"):
    head = ("c1", "m1", KEY)
    begun = attempts.open_attempt(
        lab.records, learner, "online-shop", exercise, "exercise", *head, again=True
    )
    attempts.append(lab.records, begun.id, Submit(), begun.length, f"key-{begun.id[:12]}")
    grade(lab, attempts.attempt(lab.records, begun.id), score, state)
    return attempts.attempt(lab.records, begun.id)


def grade(lab, attempt, score, state="graded"):
    mark = Result(attempt.id, attempt.learner, attempt.exercise, score, 10.0, (), None, state)
    results.put_result(lab.records, mark)


def now(lab, learner=SOMSRI):
    return completion.of(lab.records, learner, COURSE)


def test_600_minutes_and_every_required_exercise_passed_complete_a_course(lab):
    spend(lab, 1200)
    assert not now(lab).complete
    hand_in(lab, "shop-01", 6.0)
    assert [x.id for x in now(lab).missing_exercises] == ["shop-02"]
    last = hand_in(lab, "shop-02", 9.0)
    done = now(lab)
    assert (done.complete, done.by, done.since) == (True, "rule", last.submitted_at)
    assert (done.counted, done.needed, done.missing_minutes, done.missing_exercises) == (600, 600, 0, ())
    assert done.exercises[2].best is None  # what is not required need not even be begun


def test_half_a_minute_less_is_not_enough_and_the_last_one_sets_the_date(lab):
    hand_in(lab, "shop-01", 6.0)
    hand_in(lab, "shop-02", 6.0)
    spend(lab, 1199)
    assert not now(lab).complete
    assert now(lab).missing_minutes == 0.5
    reached = spend(lab, 1)
    spend(lab, 40)
    with lab.records.write() as connection:  # the work was handed in before that last half-minute
        connection.execute(tables.attempts.update().values(submitted_at=spell(MORNING)))
    assert now(lab).since == reached


def test_just_below_the_pass_mark_fails_and_just_at_it_passes(lab):
    spend(lab, 1200)
    hand_in(lab, "shop-01", 6.0)
    hand_in(lab, "shop-02", 5.999)
    assert not now(lab).complete
    hand_in(lab, "shop-02", 6.0)
    assert now(lab).complete


@pytest.mark.parametrize("state", ["waiting", "trouble"])
def test_what_holds_no_points_passes_nothing(lab, state):
    spend(lab, 1200)
    hand_in(lab, "shop-01", 6.0)
    hand_in(lab, "shop-02", 10.0, state=state)
    assert not now(lab).complete


def test_regrading_is_believed_and_its_history_kept(lab):
    spend(lab, 1200)
    hand_in(lab, "shop-01", 6.0)
    work = hand_in(lab, "shop-02", 7.0)
    since = now(lab).since
    grade(lab, work, 4.0)
    assert not now(lab).complete
    grade(lab, work, 8.0)
    assert now(lab).since == since  # the work was done then, whenever it was graded
    assert [old.score for old in results.history(lab.records, work.id)] == [7.0, 4.0, 8.0]
    assert now(lab).exercises[1].best.score == 8.0


def test_time_in_another_course_struck_or_of_a_kind_that_does_not_count_is_left_out(lab):
    spend(lab, 600)
    spend(lab, 600, course="media")
    spend(lab, 600, kind="class")
    assert now(lab).counted == 600
    assert now(lab).minutes == {"reading": 0, "practice": 300, "exercise": 0, "class": 300}
    machine_only = COURSE.model_copy(update={"time_counts": ("reading", "practice", "exercise")})
    assert completion.of(lab.records, SOMSRI, machine_only).counted == 300
    begin, end = spell(MORNING), spell(MORNING + timedelta(minutes=10))
    asked = rulings.ask_strike(lab.records, SOMSRI, "online-shop", begin, end, "ใช้เครื่องกดแทนคน", "kru-mali")
    rulings.answer(lab.records, asked.id, True, "ดูช่วงเวลาแล้วจริง", "admin")
    assert (now(lab).counted, now(lab).struck) == (590, 10)


def test_an_override_takes_two_and_names_them(lab):
    asked = rulings.ask_completion(lab.records, SOMSRI, "online-shop", "สอบปฏิบัติกับครูแล้ว", "kru-mali")
    assert not now(lab).complete
    ruled = rulings.answer(lab.records, asked.id, True, "ดูงานแล้วเห็นด้วย", "admin")
    done = now(lab)
    assert (done.complete, done.by, done.since) == (True, "override", ruled.answered_at)
    assert (done.override.asked_by, done.override.answered_by) == ("kru-mali", "admin")
    assert done.missing_minutes == 600  # what is missing stays visible


def test_a_refused_override_completes_nothing(lab):
    asked = rulings.ask_completion(lab.records, SOMSRI, "online-shop", "สอบปฏิบัติกับครูแล้ว", "kru-mali")
    rulings.answer(lab.records, asked.id, False, "งานยังไม่ครบตามเกณฑ์", "admin")
    assert not now(lab).complete
    assert now(lab).override is None


def test_one_learners_work_completes_nobody_elses_course(lab):
    spend(lab, 1200)
    hand_in(lab, "shop-01", 6.0)
    hand_in(lab, "shop-02", 6.0)
    both = completion.of_many(lab.records, [SOMSRI, WICHAI], [COURSE])
    assert both[SOMSRI]["online-shop"] == now(lab)
    assert both[SOMSRI]["online-shop"].complete
    assert not both[WICHAI]["online-shop"].complete
    assert both[WICHAI]["online-shop"].enrolled_since is None


def test_a_course_still_being_written_says_so(lab):
    assert not now(lab).whole  # three units of an hour
    assert completion.of(lab.records, SOMSRI, COURSE.model_copy(update={"units": COURSE.units * 4})).whole


def test_points_that_binary_cannot_write_pass_all_the_same():
    result = Result("a", SOMSRI, "shop-01", 0.1 + 0.2 + 0.3, 1.0, (), None, "graded")
    assert completion.passes(result, 0.6)
    assert completion.passes(Result("a", SOMSRI, "shop-01", 0.7 * 3, 3.0, (), None, "needs_instructor"), 0.7)
