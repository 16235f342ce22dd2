"""Where learners stand in their courses: the one query that every desk, export and certificate reads.

All numbers of a call come from one moment of the database, so no two places can show different ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from talat.records import tables as t
from talat.records.attempts import AttemptRow, row_of
from talat.records.database import Records
from talat.records.results import Result, newest_in
from talat.records.rulings import Ruling, rulings_in
from talat.records.time import ALL_KINDS


@dataclass(frozen=True)
class TimeRule:
    """How much time a course asks for: `minutes` of the `kinds` that count towards them."""

    minutes: int
    kinds: tuple[str, ...] = ALL_KINDS


@dataclass(frozen=True)
class Standing:
    """One learner in one course.

    since       when the enrolment began; None when there is none, `ended` when it is over
    minutes     counted minutes by kind, every kind present; `struck` are the ones two people took out
    reached_at  when the time the course asks for was reached; None while it is not
    attempts    at this course's exercises, oldest first; `results` the newest result of each, by attempt
    rulings     about this course, oldest first, answered or not
    """

    learner: str
    course: str
    since: str | None
    ended: str | None
    minutes: Mapping[str, float]
    struck: float
    reached_at: str | None
    attempts: tuple[AttemptRow, ...]
    results: Mapping[str, Result]
    rulings: tuple[Ruling, ...]


def standings(
    r: Records, learners: Iterable[str], rules: Mapping[str, TimeRule]
) -> dict[str, dict[str, Standing]]:
    """{learner: {course: Standing}} for every learner and every course in `rules`, enrolled or not."""
    learners = list(learners)
    with r.read() as connection:
        return _standings(connection, learners, rules)


def _standings(connection: Connection, learners: list[str], rules: Mapping[str, TimeRule]):
    enrolled = _enrolments(connection, learners)
    time = _minutes(connection, learners)
    tries = _attempts(connection, learners)
    newest = newest_in(connection, learners)
    decided = rulings_in(connection, learners)
    reached = {slug: _reached(connection, time, slug, rule) for slug, rule in rules.items()}

    def one(learner: str, course: str) -> Standing:
        mine = tuple(a for a in tries if (a.learner, a.course) == (learner, course))
        since, ended = enrolled.get((learner, course), (None, None))
        counted = time.get((learner, course, False), {})
        return Standing(
            learner=learner,
            course=course,
            since=since,
            ended=ended,
            minutes={kind: counted.get(kind, 0) / 2 for kind in ALL_KINDS},
            struck=sum(time.get((learner, course, True), {}).values()) / 2,
            reached_at=reached[course].get(learner),
            attempts=mine,
            results={a.id: newest[a.id] for a in mine if a.id in newest},
            rulings=tuple(x for x in decided if (x.learner, x.course) == (learner, course)),
        )

    return {learner: {course: one(learner, course) for course in rules} for learner in learners}


def _enrolments(connection: Connection, learners: list[str]) -> dict:
    rows = connection.execute(select(t.enrolments).where(t.enrolments.c.learner.in_(learners)))
    return {(row.learner, row.course): (row.since, row.ended_at) for row in rows}


def _minutes(connection: Connection, learners: list[str]) -> dict:
    """{(learner, course, struck): {kind: half-minutes}}"""
    table = t.half_minutes.c
    what = (table.learner, table.course, table.struck_by.is_not(None).label("struck"), table.kind)
    counted: dict = {}
    for learner, course, struck, kind, number in connection.execute(
        select(*what, func.count()).where(table.learner.in_(learners)).group_by(*what)
    ):
        counted.setdefault((learner, course, bool(struck)), {})[kind] = number
    return counted


def _reached(connection: Connection, time: dict, course: str, rule: TimeRule) -> dict[str, str]:
    """{learner: the moment at which the last half-minute that was needed had passed}"""
    table = t.half_minutes.c
    needed = 2 * rule.minutes
    there = [
        who
        for (who, slug, struck), kinds in time.items()
        if slug == course and not struck and sum(kinds.get(kind, 0) for kind in rule.kinds) >= needed
    ]
    found = {}
    for learner in there:
        mine = (table.learner == learner, table.course == course, table.struck_by.is_(None))
        wanted = select(table.at).where(*mine, table.kind.in_(rule.kinds)).order_by(table.at, table.slot)
        found[learner] = connection.execute(wanted.limit(1).offset(needed - 1)).scalar_one()
    return found


def _attempts(connection: Connection, learners: list[str]) -> list[AttemptRow]:
    wanted = select(t.attempts).where(t.attempts.c.learner.in_(learners))
    rows = connection.execute(wanted.order_by(t.attempts.c.begun_at, t.attempts.c.number))
    return [row_of(row) for row in rows]
