"""Whether a learner has completed a course: the rule of its course.yaml over one reading of the records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from talat.content.course import Course, UnitRef
from talat.records.database import Records
from talat.records.results import Result, best_of
from talat.records.rulings import COMPLETE, Ruling
from talat.records.standing import Standing, TimeRule, standings

RULE, OVERRIDE = "rule", "override"
_ROUNDING = 1e-9  # points; 0.6 × 6 is 3.5999… in binary


@dataclass(frozen=True)
class ExerciseStanding:
    """One exercise of the course: the best result (None before the first), and whether it passes.

    passed_at   when the first work that passes was handed in; regrading does not move it
    results     the newest result of every attempt that was handed in, in the order of attempts
    """

    id: str
    title: str
    required: bool
    best: Result | None
    passed: bool
    passed_at: str | None
    results: tuple[Result, ...]


@dataclass(frozen=True)
class Completion:
    """A learner's completion of a course, and everything it rests on.

    complete  by the course's own rule, or because two people said so; `by` is "rule", "override" or None
    since     the moment it became complete (UTC, ISO-8601); None while it is not
    minutes   counted, by kind, every kind present; `counted` is the sum of the kinds this course counts,
              `needed` what it asks for, `struck` what two people took out of the count
    override  the agreed ruling that calls the course complete, with its reason and both people; else None
    whole     False while the published units give less time than the course asks for: it is still written
    standing  the reading of the records this was judged from
    """

    learner: str
    course: str
    title: str
    enrolled_since: str | None
    enrolled_until: str | None
    complete: bool
    by: str | None
    since: str | None
    minutes: Mapping[str, float]
    counted: float
    needed: int
    struck: float
    pass_mark: float
    exercises: tuple[ExerciseStanding, ...]
    override: Ruling | None
    rulings: tuple[Ruling, ...]
    whole: bool
    standing: Standing

    @property
    def required(self) -> tuple[ExerciseStanding, ...]:
        """The exercises that must be passed."""
        return tuple(x for x in self.exercises if x.required)

    @property
    def missing_minutes(self) -> float:
        """Minutes still to come; 0 when there are enough."""
        return max(0.0, self.needed - self.counted)

    @property
    def missing_exercises(self) -> tuple[ExerciseStanding, ...]:
        """Required exercises that are not passed."""
        return tuple(x for x in self.required if not x.passed)


def of(records: Records, learner: str, course: Course) -> Completion:
    """The completion of one course by one learner, as the records stand now."""
    return of_many(records, [learner], [course])[learner][course.slug]


def of_many(
    records: Records, learners: Iterable[str], courses: Iterable[Course]
) -> dict[str, dict[str, Completion]]:
    """{learner: {course slug: Completion}}, all from one moment of the records."""
    courses = {course.slug: course for course in courses}
    found = standings(records, learners, {slug: time_rule(course) for slug, course in courses.items()})
    return {
        learner: {slug: judged(standing, courses[slug]) for slug, standing in theirs.items()}
        for learner, theirs in found.items()
    }


def time_rule(course: Course) -> TimeRule:
    """What the course asks of time."""
    return TimeRule(course.minutes_needed, course.time_counts)


def judged(standing: Standing, course: Course) -> Completion:
    """The rule applied to a standing: enough minutes and every required exercise passed, or an override."""
    exercises = tuple(_exercise(standing, unit, course.pass_mark) for unit in course.units)
    override = next((x for x in standing.rulings if x.kind == COMPLETE and x.answer == "agreed"), None)
    since = _since(standing, exercises)
    by = RULE if since else OVERRIDE if override else None
    return Completion(
        learner=standing.learner,
        course=course.slug,
        title=course.title,
        enrolled_since=standing.since,
        enrolled_until=standing.ended,
        complete=by is not None,
        by=by,
        since=since or (override.answered_at if override else None),
        minutes=standing.minutes,
        counted=sum(standing.minutes[kind] for kind in course.time_counts),
        needed=course.minutes_needed,
        struck=standing.struck,
        pass_mark=course.pass_mark,
        exercises=exercises,
        override=override,
        rulings=standing.rulings,
        whole=course.minutes >= course.minutes_needed,
        standing=standing,
    )


def passes(result: Result, pass_mark: float) -> bool:
    """Whether a result holds points enough; `pass_mark` is a share 0–1 of its maximum.

    Points an instructor has yet to give can only add, so a result that waits for them may pass already.
    """
    scored = result.state not in ("waiting", "trouble")
    return scored and result.score >= pass_mark * result.max_score - _ROUNDING


def _exercise(standing: Standing, unit: UnitRef, pass_mark: float) -> ExerciseStanding:
    scored = [a for a in standing.attempts if a.exercise == unit.id and a.part == "exercise"]
    handed_in = [a for a in scored if a.submitted_at]
    results = {a.id: standing.results[a.id] for a in handed_in if a.id in standing.results}
    passed = [a.submitted_at for a in handed_in if a.id in results and passes(results[a.id], pass_mark)]
    return ExerciseStanding(
        id=unit.id,
        title=unit.title,
        required=unit.required,
        best=best_of(results.values()),
        passed=bool(passed),
        passed_at=min(passed, default=None),
        results=tuple(results.values()),
    )


def _since(standing: Standing, exercises: tuple[ExerciseStanding, ...]) -> str | None:
    """When the last thing the rule asks for came true; None while something is missing."""
    needed = [standing.reached_at, *(x.passed_at for x in exercises if x.required)]
    return None if any(moment is None for moment in needed) else max(needed)
