"""Marks by hand: asked for by the desk, applied by the grader, within the criterion's points."""

import pytest

from talat.journal.events import Submit
from talat.records import attempts, audit, hand_marks, results
from talat.records.attempts import NoSuchAttempt
from talat.records.hand_marks import BadMark
from talat.records.results import Mark, Result


@pytest.fixture
def graded(begin, people):
    head = begin()
    attempts.append(people, head.id, Submit(), 0, "key-submit")
    marks = (Mark("reason", "เหตุผล", None, 2.0, "instructor", "", "", ""),)
    results.put_result(
        people, Result(head.id, head.learner, head.exercise, 5.0, 10.0, marks, None, "needs_instructor")
    )
    return head


def test_a_mark_is_pending_until_applied(graded, people):
    asked = hand_marks.ask_mark(people, graded.id, "reason", 1.5, "ดีมาก", "kru-mali")
    pending = hand_marks.pending_marks(people)
    assert [(mark.id, mark.points, mark.by, mark.applied_at) for mark in pending] == [
        (asked, 1.5, "kru-mali", None)
    ]
    hand_marks.applied(people, asked)
    assert hand_marks.pending_marks(people) == []
    assert hand_marks.marks_of(people, graded.id)[0].applied_at


def test_a_second_thought_comes_after_the_first(graded, people):
    for points in (1, 2):
        hand_marks.ask_mark(people, graded.id, "reason", points, "", "kru-mali")
    assert [mark.points for mark in hand_marks.marks_of(people, graded.id)] == [1.0, 2.0]


@pytest.mark.parametrize("points", [-0.1, 2.1, float("nan"), float("inf")])
def test_points_stay_within_the_criterion(graded, people, points):
    with pytest.raises(BadMark, match="0 ถึง 2"):
        hand_marks.ask_mark(people, graded.id, "reason", points, "", "kru-mali")
    assert hand_marks.pending_marks(people) == []


def test_only_a_graded_works_own_criteria_can_be_marked(graded, begin, people):
    with pytest.raises(BadMark, match="ไม่มีเกณฑ์"):
        hand_marks.ask_mark(people, graded.id, "beauty", 1, "", "kru-mali")
    with pytest.raises(BadMark, match="ยังไม่ได้ตรวจ"):
        hand_marks.ask_mark(people, begin(again=True).id, "reason", 1, "", "kru-mali")
    with pytest.raises(NoSuchAttempt):
        hand_marks.ask_mark(people, "0" * 24, "reason", 1, "", "kru-mali")


def test_who_marked_is_in_the_audit(graded, people):
    hand_marks.ask_mark(people, graded.id, "reason", 1, "ความเห็น", "kru-mali")
    entry = audit.entries(people)[0]
    assert (entry.actor, entry.action, entry.object, entry.detail) == (
        "kru-mali",
        "hand-mark",
        graded.id,
        "reason: 1",
    )
