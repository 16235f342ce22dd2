"""Results of graded attempts: points with their reasons; every regrading is kept."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from talat.journal.plain_json import canonical
from talat.records import moved
from talat.records import tables as t
from talat.records.attempts import AttemptRow, row_of
from talat.records.clock import spell, utc_now
from talat.records.database import Records

STATES = ("waiting", "graded", "needs_instructor", "trouble")


@dataclass(frozen=True)
class Mark:
    """Points for one criterion; the texts are Thai and read by the learner.

    points None waits for the instructor; `by` is "replay" or "instructor"; for each lost point
    `rule` says what was asked, `evidence` what the learner's own work shows, `fix` one thing to do.
    """

    criterion: str
    title: str
    points: float | None
    max_points: float
    by: str
    rule: str
    evidence: str
    fix: str


@dataclass(frozen=True)
class Result:
    """The marks of one attempt; `luck` is (lowest, highest) score over held-out seeds, or None."""

    attempt_id: str
    learner: str
    exercise: str
    score: float
    max_score: float
    marks: tuple[Mark, ...]
    luck: tuple | None
    state: str  # one of STATES
    graded_at: str = ""  # UTC, ISO-8601; put_result fills it when empty


def waiting(r: Records) -> list[AttemptRow]:
    """Submitted exercises that have no result yet, in the order of submission."""
    wanted = select(t.attempts).where(t.attempts.c.awaits_grade).order_by(t.attempts.c.submitted_at)
    with r.read() as connection:
        return [row_of(row) for row in connection.execute(wanted)]


def troubled(r: Records) -> list[AttemptRow]:
    """Submitted exercises whose newest result is "trouble": to be graded again once it is mended."""
    newest = _newest()
    wanted = select(t.attempts).join(newest, newest.c.attempt_id == t.attempts.c.id)
    wanted = wanted.where(newest.c.state == "trouble", t.attempts.c.learner.not_in(moved.away())).order_by(
        t.attempts.c.submitted_at
    )
    with r.read() as connection:
        return [row_of(row) for row in connection.execute(wanted)]


def put_result(r: Records, result: Result) -> Result:
    """Keep a result beside the earlier ones of its attempt; returns it with graded_at filled in.

    Raises ValueError when points or score are not finite numbers between 0 and their maximum.
    """
    _refuse_odd(result)
    kept = replace(result, graded_at=result.graded_at or spell(utc_now()))
    row = {name: getattr(kept, name) for name in ("attempt_id", "learner", "exercise", "state", "graded_at")}
    row |= {"score": float(kept.score), "max_score": float(kept.max_score)}
    row |= {"marks": _json([asdict(mark) for mark in kept.marks])}
    row |= {"luck": None if kept.luck is None else _json(kept.luck)}
    with r.write() as connection:
        moved.refuse_in(connection, kept.learner, ValueError)
        this = (t.attempts.c.id == kept.attempt_id, t.attempts.c.learner == kept.learner)
        done = update(t.attempts).where(*this, t.attempts.c.exercise == kept.exercise)
        if connection.execute(done.values(awaits_grade=kept.state == "waiting")).rowcount != 1:
            raise ValueError(f"{kept.attempt_id} is not {kept.learner}'s attempt at {kept.exercise}")
        connection.execute(insert(t.results).values(**row))
    return kept


def _refuse_odd(result: Result) -> None:
    if result.state not in STATES:
        raise ValueError(f"state is one of {STATES}, not {result.state!r}")
    pairs = [(result.score, result.max_score), *((m.points or 0, m.max_points) for m in result.marks)]
    if not all(math.isfinite(most) and 0 <= points <= most + 1e-9 for points, most in pairs):
        raise ValueError(f"points outside 0 … maximum in the result of {result.attempt_id}")


def result(r: Records, attempt_id: str) -> Result | None:
    """The newest result of an attempt; None when there is none."""
    newest = select(t.results).where(t.results.c.attempt_id == attempt_id).order_by(t.results.c.id.desc())
    with r.read() as connection:
        row = connection.execute(newest.limit(1)).first()
    return _result(row) if row else None


def history(r: Records, attempt_id: str) -> list[Result]:
    """Every result an attempt ever had, oldest first."""
    mine = t.results.c.attempt_id == attempt_id
    with r.read() as connection:
        rows = connection.execute(select(t.results).where(mine).order_by(t.results.c.id))
        return [_result(row) for row in rows]


def results_of(r: Records, learner: str) -> list[Result]:
    """The newest result of each of a learner's attempts, oldest first."""
    newest = _newest()
    with r.read() as connection:
        rows = connection.execute(select(newest).where(newest.c.learner == learner).order_by(newest.c.id))
        return [_result(row) for row in rows]


def newest_in(connection: Connection, learners: list[str]) -> dict[str, Result]:
    """{attempt id: its newest result} of these learners, inside a read that is under way."""
    newest = _newest()
    rows = connection.execute(select(newest).where(newest.c.learner.in_(learners)).order_by(newest.c.id))
    return {row.attempt_id: _result(row) for row in rows}


def best(r: Records, learner: str, exercise: str) -> Result | None:
    """The learner's best result at an exercise (the later of equals); None while nothing is graded."""
    return best_of(x for x in results_of(r, learner) if x.exercise == exercise)


def best_of(found: Iterable[Result]) -> Result | None:
    """The best of some results: the most points, the later of equals; None when none holds points."""
    graded = [x for x in found if x.state not in ("trouble", "waiting")]
    return max(graded, key=lambda x: (x.score, x.graded_at), default=None)


def _newest():
    last = select(func.max(t.results.c.id)).group_by(t.results.c.attempt_id)
    return select(t.results).where(t.results.c.id.in_(last)).subquery()


def _json(value) -> str:
    return canonical(value).decode()


def _result(row) -> Result:
    marks = tuple(Mark(**mark) for mark in json.loads(row.marks))
    luck = tuple(json.loads(row.luck)) if row.luck else None
    said = {name: getattr(row, name) for name in ("attempt_id", "learner", "exercise", "state", "graded_at")}
    return Result(score=row.score, max_score=row.max_score, marks=marks, luck=luck, **said)
