"""Results: kept with their history, odd ones refused, the best one found."""

from dataclasses import replace

import pytest

from talat.journal.events import Submit
from talat.records import attempts, results
from talat.records.results import Mark, Result
from tests.talat.records.conftest import SOMSRI, UNIT

MARK = Mark("reason", "เหตุผลของราคา", None, 2.0, "instructor", "ต้องมีเหตุผล", "คุณเขียนว่า …", "เขียนต้นทุนด้วย")


@pytest.fixture
def submitted(begin, people):
    """submitted(part) is a new attempt that has just been handed in."""

    def submitted(part="exercise"):
        head = begin(part=part, again=True)
        attempts.append(people, head.id, Submit(), head.length, "key-submit")
        return attempts.attempt(people, head.id)

    return submitted


def graded(head, score=6.0, state="graded", **more):
    return Result(head.id, head.learner, head.exercise, score, 10.0, (MARK,), (5.5, 6.5), state, **more)


def test_what_is_handed_in_waits_until_it_is_graded(begin, submitted, people):
    assert results.waiting(people) == []
    submitted("practice")
    head = submitted()
    assert results.waiting(people) == [head]
    results.put_result(people, graded(head, state="waiting"))
    assert results.waiting(people) == [head]
    results.put_result(people, graded(head))
    assert results.waiting(people) == []


def test_trouble_is_no_zero_and_can_be_found_again(submitted, people):
    head = submitted()
    results.put_result(people, Result(head.id, SOMSRI, UNIT, 0.0, 10.0, (), None, "trouble"))
    assert results.waiting(people) == []
    assert results.troubled(people) == [head]
    assert results.best(people, SOMSRI, UNIT) is None
    results.put_result(people, graded(head))
    assert results.troubled(people) == []


def test_a_result_is_read_back_as_it_was_put(submitted, people):
    kept = results.put_result(people, graded(submitted()))
    assert results.result(people, kept.attempt_id) == kept
    assert kept.graded_at
    assert kept.marks[0].points is None
    assert kept.luck == (5.5, 6.5)
    assert results.result(people, "0" * 24) is None


def test_regrading_keeps_what_was_there(submitted, people):
    head = submitted()
    for score in (6.0, 4.0, 7.0):
        results.put_result(people, graded(head, score))
    assert [old.score for old in results.history(people, head.id)] == [6.0, 4.0, 7.0]
    assert results.result(people, head.id).score == 7.0
    assert [new.score for new in results.results_of(people, SOMSRI)] == [7.0]


def test_the_best_is_of_the_newest_result_of_each_attempt(submitted, people):
    first, second = submitted(), submitted()
    results.put_result(people, graded(first, 9.0))
    results.put_result(people, graded(first, 5.0))  # it was graded again, the nine is history
    results.put_result(people, graded(second, 6.0, "needs_instructor"))
    assert results.best(people, SOMSRI, UNIT).attempt_id == second.id
    assert [new.score for new in results.results_of(people, SOMSRI)] == [5.0, 6.0]
    assert results.best(people, SOMSRI, "other") is None


@pytest.mark.parametrize(
    "odd",
    [
        {"score": float("nan")},
        {"score": float("inf")},
        {"score": -1.0},
        {"score": 10.5},
        {"max_score": float("inf")},
        {"marks": (replace(MARK, points=float("nan")),)},
        {"marks": (replace(MARK, points=3.0),)},
        {"marks": (replace(MARK, points=-0.5),)},
        {"state": "fine"},
        {"learner": "6601002"},
        {"exercise": "shop-05"},
    ],
    ids=str,
)
def test_an_odd_result_is_refused_and_the_work_still_waits(submitted, people, odd):
    head = submitted()
    with pytest.raises(ValueError, match="."):
        results.put_result(people, replace(graded(head), **odd))
    assert results.waiting(people) == [head]
    assert results.history(people, head.id) == []
