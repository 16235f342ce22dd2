"""From journal to gradebook and back: exact points, the same ones every time, and never a zero by fault."""

import math
from dataclasses import replace

import numpy as np
import pytest

from graders import grade, gradebook, marks
from graders.work import BadWork


def _total(root, learner="6601001"):
    with gradebook.open_gradebook(root) as book:
        return gradebook.total(book, "shop-04", learner)[0]


def _submissions(root):
    with gradebook.open_gradebook(root) as book:
        return [(s.student.id, s.score) for a in book.assignments for s in a.submissions]


@pytest.mark.parametrize(
    "points", [0.0, 0, 1e-9, 1 / 3, 12.5, 29.999999, 30, np.float64(0), np.float64(7.25)]
)
def test_nbgrader_reads_exactly_the_points_given(root, graded, points):
    result = graded(price=points)
    assert result.marks[0].points == float(points) and type(result.marks[0].points) is float
    assert _total(root) == float(points)


@pytest.mark.parametrize("points", [math.nan, math.inf, -1, 30.1, True, "30", None, [30], np.float64("nan")])
def test_odd_points_are_trouble_and_no_grade(root, graded, points):
    with pytest.raises(BadWork):
        graded(price=points)
    assert _submissions(root) == []


def test_a_share_a_hair_above_one_is_full_marks(graded):
    assert graded(price=30 * (1 + 1e-12)).marks[0].points == 30.0


def test_what_an_instructor_judges_waits(root, graded):
    result = graded(price=12.5, profit=40.0)
    assert (result.score, result.max_score, result.state) == (52.5, 100, "needs_instructor")
    assert result.marks[2].points is None
    with gradebook.open_gradebook(root) as book:
        assert gradebook.grades(book, "shop-04", "6601001")["reason"].waits


def test_doing_nothing_is_zero_and_waits_for_nobody(root, graded):
    result = graded(decisions=[{"do": "submit"}], price=0.0, profit=0.0, reason=0.0)
    assert (result.score, result.state) == (0.0, "graded")
    assert _total(root) == 0.0


def test_a_rubric_may_not_give_an_instructors_points(root, graded):
    with pytest.raises(BadWork, match="cannot be marked by replay"):
        graded(reason=5.0)


def test_grading_three_times_gives_the_same(root, graded):
    first = graded(price=12.5, profit=1 / 3)
    assert graded(price=12.5, profit=1 / 3) == first == graded(price=12.5, profit=1 / 3)
    assert len(_submissions(root)) == 1


def test_an_instructors_mark_counts_and_survives_regrading(root, graded):
    hand = {"reason": {"points": 15.5, "comment": "เหตุผลดี", "by": "kru-mali"}}
    first = graded(price=30.0, hand=hand)
    assert (first.score, first.state) == (45.5, "graded")
    assert (first.marks[2].points, first.marks[2].fix) == (15.5, "เหตุผลดี")
    assert graded(price=30.0, hand=hand) == first
    with gradebook.open_gradebook(root) as book:
        held = gradebook.grades(book, "shop-04", "6601001")["reason"]
        assert (held.manual, held.waits) == (15.5, False)
        comment = book.find_comment("reason", "shop-04", "shop-04", "6601001")
        assert comment.manual_comment == "เหตุผลดี"


def test_an_instructor_may_correct_a_replayed_mark(root, graded):
    result = graded(price=3.0, hand={"price": {"points": 30, "comment": "", "by": "kru-mali"}})
    assert result.marks[0].points == 30.0 == _total(root)
    assert graded(price=3.0).score == 3.0  # the correction was taken back


@pytest.mark.parametrize("hand", [{"reason": 20.5}, {"reason": -1}, {"reason": math.nan}, {"nothing": 1}])
def test_a_hand_mark_that_does_not_fit_is_refused(graded, hand):
    with pytest.raises(BadWork):
        graded(hand={key: {"points": value, "comment": "", "by": "kru"} for key, value in hand.items()})


def test_the_gradebook_keeps_the_best_attempt(root, graded):
    graded(number=1, price=30.0, profit=40.0)
    assert graded(number=2, price=5.0).score == 5.0
    assert _total(root) == 70.0
    assert graded(number=3, price=30.0, profit=50.0).score == 80.0
    assert _total(root) == 80.0


def test_the_best_attempt_changes_with_a_hand_mark(root, graded):
    graded(number=1, price=30.0)
    graded(number=2, price=25.0)
    assert _total(root) == 30.0
    graded(number=2, price=25.0, hand={"reason": {"points": 20, "comment": "", "by": "kru-mali"}})
    assert _total(root) == 45.0


def test_a_journal_changed_after_the_fact_is_refused(exercise, work, gives):
    whole = work()
    forged = replace(whole, rows=({**whole.rows[0], "event": {"do": "next_day"}}, *whole.rows[1:]))
    with pytest.raises(BadWork, match="record 1"):
        grade.mark(exercise(), forged, b"key", gives())


def test_anothers_chain_is_refused(exercise, work, gives):
    stolen = replace(work(), head={**work().head, "learner": "6601002"})
    with pytest.raises(BadWork, match="changed"):
        grade.mark(exercise(), stolen, b"key", gives())


def test_work_of_another_exercise_is_refused(exercise, work, gives):
    with pytest.raises(BadWork, match="not of shop-05"):
        grade.mark(exercise(id="shop-05"), work(), b"key", gives())


def test_work_that_is_not_submitted_is_refused(exercise, work, gives):
    with pytest.raises(BadWork, match="does not end with a submit"):
        grade.mark(exercise(), work(decisions=[{"do": "next_day"}]), b"key", gives())


def test_a_rubric_that_forgets_a_criterion_is_refused(exercise, work, gives):
    fewer = exercise((("price", 30, "replay"),))
    with pytest.raises(BadWork, match="rubric marked"):
        grade.mark(exercise(), work(), b"key", lambda _, *rest: gives()(fewer, *rest))


def test_names_arrive_in_the_gradebook(root, graded):
    graded()
    with gradebook.open_gradebook(root) as book:
        student = book.find_student("6601001")
        assert (student.first_name, student.last_name) == ("สมศรี", "ใจดี")


def test_marks_read_back_as_they_were_written(root, graded):
    graded(price=1 / 3)
    kept = marks.load(root, "shop-04", "6601001", "6601001-1")
    assert kept.marks[0]["points"] == 1 / 3 and kept.luck == (1.0, 2.0)
    assert marks.load(root, "shop-04", "6601001", "other") is None
