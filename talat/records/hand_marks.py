"""Marks given by hand: the instructor's desk asks, the grader (the gradebook's only writer) applies."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from talat.records import moved
from talat.records import tables as t
from talat.records.attempts import NoSuchAttempt
from talat.records.audit import note_in
from talat.records.clock import spell, utc_now
from talat.records.database import Records

LONGEST_COMMENT = 2_000  # characters


class BadMark(ValueError):
    """A mark that cannot be given; `message_th` is Thai with English."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


@dataclass(frozen=True)
class HandMark:
    """Points an instructor gave for one criterion; applied_at None until the gradebook holds them."""

    id: int
    attempt_id: str
    criterion: str
    points: float
    comment: str
    by: str
    asked_at: str
    applied_at: str | None


def ask_mark(r: Records, attempt_id: str, criterion: str, points: float, comment: str, by: str) -> int:
    """Ask for a mark; returns its id. BadMark when the attempt, criterion or points do not fit."""
    points = float(points)
    with r.write() as connection:
        most = _most_points(connection, attempt_id, criterion)
        if not (math.isfinite(points) and 0 <= points <= most):
            raise BadMark(f"คะแนนต้องอยู่ระหว่าง 0 ถึง {most:g} / Points are between 0 and {most:g}.")
        row = {"attempt_id": attempt_id, "criterion": criterion, "points": points, "by": by}
        row |= {"comment": comment[:LONGEST_COMMENT], "asked_at": spell(utc_now())}
        asked = connection.execute(insert(t.hand_marks).values(**row)).inserted_primary_key[0]
        note_in(connection, by, "hand-mark", attempt_id, f"{criterion}: {points:g}")
    return asked


def _most_points(connection: Connection, attempt_id: str, criterion: str) -> float:
    head = connection.execute(select(t.attempts.c.learner).where(t.attempts.c.id == attempt_id)).first()
    if head is None:
        raise NoSuchAttempt(attempt_id)
    moved.refuse_in(connection, head.learner, BadMark)
    mine = t.results.c.attempt_id == attempt_id
    newest = select(t.results.c.marks).where(mine).order_by(t.results.c.id.desc()).limit(1)
    marks = {m["criterion"]: m["max_points"] for m in json.loads(connection.execute(newest).scalar() or "[]")}
    if not marks:
        raise BadMark("งานนี้ยังไม่ได้ตรวจอัตโนมัติ กรุณารอสักครู่ / This work is not graded yet; wait a moment.")
    if criterion not in marks:
        raise BadMark(f"ไม่มีเกณฑ์ {criterion!r} / There is no criterion {criterion!r}.")
    return marks[criterion]


def pending_marks(r: Records) -> list[HandMark]:
    """Marks that are asked for and not yet in the gradebook, oldest first."""
    return _marks(r, t.hand_marks.c.applied_at.is_(None))


def marks_of(r: Records, attempt_id: str) -> list[HandMark]:
    """Every mark asked for an attempt, oldest first; the last one of a criterion is the one that holds."""
    return _marks(r, t.hand_marks.c.attempt_id == attempt_id)


def applied(r: Records, id: int) -> None:
    """The gradebook holds this mark."""
    with r.write() as connection:
        this = update(t.hand_marks).where(t.hand_marks.c.id == id)
        connection.execute(this.values(applied_at=spell(utc_now())))


def _marks(r: Records, condition) -> list[HandMark]:
    with r.read() as connection:
        rows = connection.execute(select(t.hand_marks).where(condition).order_by(t.hand_marks.c.id))
        return [HandMark(**row._mapping) for row in rows]
