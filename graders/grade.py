"""One submission from journal to gradebook and back: the same work always gives the same numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from nbgrader.converters import Autograde

from graders import gradebook, intake, marks, nbgrader_run
from graders.course import create_course, locked
from graders.marks import Marked
from graders.work import BadWork, Work, checked, decisions
from talat.journal import engine
from talat.records.results import Mark, Result


class GradebookDiffers(RuntimeError):
    """nbgrader's gradebook holds other points than the replay gave: nothing may be shown."""


def mark(exercise, work: Work, grading_key: bytes, score: Callable, hand: dict | None = None) -> Marked:
    """The marks of one attempt by replay.

    score   graders.rubric.score, or another with the same call
    hand    the instructor's marks: criterion → {"points", "comment", "by"}

    Raises BadWork when the journal is broken, holds what Talat does not know, or is of another exercise or
    of an engine that cannot be replayed.
    """
    checked(work)
    if exercise.id != work.exercise:
        raise BadWork(f"เป็นงานของแบบฝึกหัดอื่น / the work is of {work.exercise}, not of {exercise.id}")
    begun_by = work.head.get("engine_version", "")
    if not engine.replays(begun_by):
        raise BadWork(engine.told(begun_by))
    scored = score(exercise, work.head, decisions(work), grading_key)
    found = tuple(marks.checked_mark(asdict(one)) for one in scored.marks)
    asked, given = [c.id for c in exercise.criteria], [one["criterion"] for one in found]
    if sorted(asked) != sorted(given):
        raise BadWork(f"เกณฑ์ไม่ตรงกัน / the exercise asks {asked}, the rubric marked {given}")
    marked = Marked(work, found, None if scored.luck is None else tuple(float(x) for x in scored.luck))
    for criterion, one in (hand or {}).items():
        marked = marked.with_hand_mark(criterion, **one)
    return marked


def settle(root: Path, exercise, marked: Marked, newest=None) -> Result:
    """Put an attempt through nbgrader and return what its gradebook says of it.

    exercise   in the version the attempt was begun on
    newest     in the version that is published now; None when the unit is no longer taught

    The gradebook has one place a learner and exercise: in the end it holds the learner's best attempt
    (the later of equals). Doing this again, also after a stop at any step, changes nothing.
    """
    _make_room(root, exercise, newest)
    with locked(root):
        marks.save(root, marked)
        result = _through_nbgrader(root, marked)
        best = _best(root, marked.work)
        if best.work.attempt_id != marked.work.attempt_id:
            _through_nbgrader(root, best)
        return result


def _make_room(root, exercise, newest):
    """The newest assignment, with a cell for every criterion of the version this attempt was begun on."""
    wanted = {criterion.id for criterion in exercise.criteria}
    with gradebook.open_gradebook(root) as book:
        held = gradebook.criteria(book, exercise.id)
    if not wanted <= held:
        create_course(root, [exercise])
        create_course(root, [newest or exercise])


def _best(root, work):
    every = marks.all_of(root, work.exercise, work.learner)
    return max(every, key=lambda one: (one.score, one.work.submitted_at, one.work.attempt_id))


def _through_nbgrader(root, marked):
    """Intake, nbgrader's autograde, the instructor's marks; returns the gradebook's own answer."""
    work = marked.work
    intake.take_in(root, work)
    nbgrader_run.convert(Autograde, root, work.exercise, work.learner)
    with gradebook.open_gradebook(root) as book:
        gradebook.name_learner(book, work.learner, work.name)
        by_hand = {criterion: (one["points"], one["comment"]) for criterion, one in marked.hand.items()}
        gradebook.set_hand_marks(book, work.exercise, work.learner, by_hand)
        held = gradebook.grades(book, work.exercise, work.learner)
        score, _ = gradebook.total(book, work.exercise, work.learner)
    return _result(marked, held, score)


def _result(marked, held, score):
    shown = tuple(_shown(marked, one, held[one["criterion"]].points) for one in marked.marks)
    if abs(score - marked.score) > 1e-6:
        raise GradebookDiffers(f"gradebook {score!r}, replay {marked.score!r} points")
    work = marked.work
    return Result(
        attempt_id=work.attempt_id,
        learner=work.learner,
        exercise=work.exercise,
        score=score,
        max_score=sum(one.max_points for one in shown),
        marks=shown,
        luck=marked.luck,
        state="needs_instructor" if any(one.points is None for one in shown) else "graded",
    )


def _shown(marked, one, held):
    """A mark as the learner reads it; with the instructor's words where one marked."""
    if held != marked.points(one):
        raise GradebookDiffers(f"{one['criterion']}: gradebook {held!r}, marks {marked.points(one)!r} points")
    by_hand = marked.hand.get(one["criterion"])
    told = {**one, "points": held}
    if by_hand is not None:
        told |= {"by": "instructor", "fix": by_hand["comment"]}
    return Mark(**told)
