"""Where learners stand in their courses, as desks show it: units and what comes next, over one completion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graders import completion
from graders.completion import Completion, ExerciseStanding

STATES = ("new", "begun", "waiting", "done", "again", "trouble")


@dataclass(frozen=True)
class UnitProgress:
    """One unit of a course: its state, and the best and the latest result (None before the first)."""

    unit: object
    state: str  # one of STATES
    best: object
    latest: object
    open_attempt: object  # a scored attempt that is not handed in, or None

    @property
    def finished(self) -> bool:
        """Nothing more to do here before the next unit: passed, or handed in and waiting for a mark."""
        return self.state in ("done", "waiting", "trouble")


@dataclass(frozen=True)
class CourseProgress:
    """One course: its units in order, and the completion that every number comes from."""

    course: object
    units: tuple[UnitProgress, ...]
    completion: Completion

    @property
    def minutes(self) -> Mapping[str, float]:
        return self.completion.minutes

    @property
    def next_unit(self) -> UnitProgress | None:
        """The unit "continue" opens: one already begun, else the first unfinished, else the last."""
        order = [u for u in self.units if u.state in ("begun", "again")]
        order += [u for u in self.units if not u.finished] + list(reversed(self.units))
        return order[0] if order else None

    @property
    def total_minutes(self) -> float:
        """Minutes that count for this course."""
        return self.completion.counted

    @property
    def points(self) -> float:
        return sum(u.best.score for u in self.units if u.best)

    @property
    def most_points(self) -> float:
        """Most that could be had in the units that have a result."""
        return sum(u.best.max_score for u in self.units if u.best)

    @property
    def done(self) -> int:
        return sum(u.state == "done" for u in self.units)

    @property
    def latest(self):
        """The newest result of the course, or None."""
        found = [u.latest for u in self.units if u.latest]
        return max(found, key=lambda result: result.graded_at, default=None)


def of_course(records, learner: str, course) -> CourseProgress:
    """A learner's progress in one course."""
    return of_many(records, [learner], [course])[learner][course.slug]


def of_many(records, learners: list[str], courses: list) -> dict[str, dict[str, CourseProgress]]:
    """{learner: {course slug: progress}}, all from one moment of the records."""
    found = completion.of_many(records, learners, courses)
    by_slug = {course.slug: course for course in courses}
    return {
        learner: {slug: _course(by_slug[slug], one) for slug, one in theirs.items()}
        for learner, theirs in found.items()
    }


def _course(course, one: Completion) -> CourseProgress:
    standing = {exercise.id: exercise for exercise in one.exercises}
    units = tuple(_unit(unit, standing[unit.id], one.standing.attempts) for unit in course.units)
    return CourseProgress(course, units, one)


def _unit(unit, exercise: ExerciseStanding, attempts: tuple) -> UnitProgress:
    ours = [a for a in attempts if a.exercise == unit.id]
    scored = sorted((a for a in ours if a.part == "exercise"), key=lambda a: a.number)
    handed_in = [a for a in scored if a.submitted_at]
    of_last = [r for r in exercise.results if handed_in and r.attempt_id == handed_in[-1].id]
    latest = of_last[0] if of_last else None
    begun = next((a for a in reversed(scored) if not a.submitted_at), None)
    state = _state(ours, handed_in, latest, exercise.passed)
    return UnitProgress(unit, state, exercise.best, latest, begun)


def _state(ours: list, handed_in: list, latest, passed: bool) -> str:
    """What is passed stays passed, whatever comes of a later try."""
    if not handed_in:
        return "begun" if ours else "new"
    if passed:
        return "done"
    if latest is None or latest.state in ("waiting", "needs_instructor"):
        return "waiting"
    return "trouble" if latest.state == "trouble" else "again"
