"""Where a learner stands in a course, from the records: units, minutes, points, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from talat.records import attempts, results, time

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
    """One course: its units in order, counted minutes by kind, points of the best results."""

    course: object
    units: tuple[UnitProgress, ...]
    minutes: dict[str, float]

    @property
    def next_unit(self) -> UnitProgress | None:
        """The unit "continue" opens: one already begun, else the first unfinished, else the last."""
        order = [u for u in self.units if u.state in ("begun", "again")]
        order += [u for u in self.units if not u.finished] + list(reversed(self.units))
        return order[0] if order else None

    @property
    def total_minutes(self) -> float:
        return sum(self.minutes.values())

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
    tries = [a for a in attempts.attempts_of(records, learner) if a.course == course.slug]
    units = tuple(_unit(records, learner, unit, tries, course) for unit in course.units)
    return CourseProgress(course, units, dict(time.minutes(records, learner, course.slug)))


def _unit(records, learner: str, unit, tries: list, course) -> UnitProgress:
    ours = [a for a in tries if a.exercise == unit.id]
    scored = sorted((a for a in ours if a.part == "exercise"), key=lambda a: a.number)
    handed_in = [a for a in scored if a.submitted_at]
    latest = results.result(records, handed_in[-1].id) if handed_in else None
    best = results.best(records, learner, unit.id)
    begun = next((a for a in reversed(scored) if not a.submitted_at), None)
    return UnitProgress(unit, _state(ours, handed_in, latest, best, course.pass_mark), best, latest, begun)


def _state(ours: list, handed_in: list, latest, best, pass_mark: float) -> str:
    """`pass_mark` is a share 0–1 of the points."""
    if not handed_in:
        return "begun" if ours else "new"
    if latest is None or latest.state in ("waiting", "needs_instructor"):
        return "waiting"
    if latest.state == "trouble":
        return "trouble"
    return "done" if best and best.score >= pass_mark * best.max_score else "again"
