"""What takes a reason and two people: a course called complete, or minutes that no longer count."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from talat.journal.plain_json import canonical
from talat.records import moved
from talat.records import tables as t
from talat.records.audit import note_in
from talat.records.clock import read, spell, utc_now
from talat.records.database import Records

COMPLETE, STRIKE = "complete", "strike"
LEAST_REASON, LONGEST_REASON = 10, 500  # characters


class BadRuling(ValueError):
    """A ruling that cannot be asked for or answered; `message_th` is Thai with English."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


@dataclass(frozen=True)
class Ruling:
    """Asked by one member of staff, answered by another; `answer` is "agreed", "refused" or None so far.

    kind    "complete": the course counts as completed · "strike": minutes of a stretch do not count
    detail  of a strike {"from", "until"}, moments in UTC; else empty
    """

    id: int
    kind: str
    learner: str
    course: str
    detail: dict
    reason: str
    asked_by: str
    asked_at: str
    answer: str | None
    answer_reason: str | None
    answered_by: str | None
    answered_at: str | None


def ask_completion(r: Records, learner: str, course: str, reason: str, by: str) -> Ruling:
    """Ask that this course count as completed. BadRuling without a reason, or when asked for already."""
    return _ask(r, COMPLETE, learner, course, {}, reason, by)


def ask_strike(r: Records, learner: str, course: str, begin: str, end: str, reason: str, by: str) -> Ruling:
    """Ask that half-minutes of a course between `begin` and `end` (spelled moments) no longer count."""
    if not read(begin) < read(end):
        raise BadRuling("เวลาเริ่มต้องมาก่อนเวลาสิ้นสุด / The beginning is before the end.")
    return _ask(r, STRIKE, learner, course, {"from": begin, "until": end}, reason, by)


def answer(r: Records, id: int, agreed: bool, reason: str, by: str) -> Ruling:
    """The second person's word, which takes effect at once. BadRuling for the one who asked, or too late."""
    with r.write() as connection:
        ruling = _one(connection, id)
        _refuse_answer(connection, ruling, by, reason)
        moved.refuse_in(connection, ruling.learner, BadRuling)
        said = {"answer": "agreed" if agreed else "refused", "answer_reason": reason.strip()}
        said |= {"answered_by": by, "answered_at": spell(utc_now())}
        connection.execute(update(t.rulings).where(t.rulings.c.id == id).values(**said))
        if agreed and ruling.kind == STRIKE:
            _strike(connection, ruling)
        told = f"{ruling.kind} {ruling.course}: {reason.strip()}"
        note_in(connection, by, f"ruling-{said['answer']}", ruling.learner, told)
        return _one(connection, id)


def rulings(r: Records, learner: str | None = None, open_only: bool = False) -> list[Ruling]:
    """All rulings, oldest first; of one learner, or only those that wait for a second person."""
    with r.read() as connection:
        return rulings_in(connection, [learner] if learner is not None else None, open_only)


def rulings_in(connection: Connection, learners: list[str] | None, open_only: bool = False) -> list[Ruling]:
    """The same inside a read that is under way; None means everybody."""
    wanted = select(t.rulings).order_by(t.rulings.c.id)
    if learners is not None:
        wanted = wanted.where(t.rulings.c.learner.in_(learners))
    if open_only:
        wanted = wanted.where(t.rulings.c.answered_at.is_(None))
    return [_ruling(row) for row in connection.execute(wanted)]


def _ask(r: Records, kind: str, learner: str, course: str, detail: dict, reason: str, by: str) -> Ruling:
    reason = _reason(reason)
    row = {"kind": kind, "learner": learner, "course": course, "detail": canonical(detail).decode()}
    with r.write() as connection:
        _refuse_not_staff(connection, by)
        moved.refuse_in(connection, learner, BadRuling)
        _refuse_not_enrolled(connection, learner, course)
        _refuse_twice(connection, row)
        row |= {"reason": reason, "asked_by": by, "asked_at": spell(utc_now())}
        id = connection.execute(insert(t.rulings).values(**row)).inserted_primary_key[0]
        note_in(connection, by, f"ask-{kind}", learner, f"{course} {row['detail']}: {reason}")
        return _one(connection, id)


def _reason(text: str) -> str:
    reason = text.strip()
    if not LEAST_REASON <= len(reason) <= LONGEST_REASON:
        raise BadRuling(
            f"เขียนเหตุผล {LEAST_REASON} ถึง {LONGEST_REASON} ตัวอักษร / "
            f"Give a reason of {LEAST_REASON} to {LONGEST_REASON} characters."
        )
    return reason


def _refuse_not_staff(connection: Connection, by: str) -> None:
    wanted = select(t.accounts.c.role).where(t.accounts.c.login == by, t.accounts.c.ended_at.is_(None))
    if connection.execute(wanted).scalar() not in ("instructor", "admin"):
        raise BadRuling(f"{by} ไม่ใช่เจ้าหน้าที่ / {by} is not staff.")


def _refuse_not_enrolled(connection: Connection, learner: str, course: str) -> None:
    table = t.enrolments.c
    wanted = select(table.course).where(table.learner == learner, table.course == course)
    if not connection.execute(wanted).first():
        raise BadRuling(f"{learner} ไม่ได้อยู่ในวิชานี้ / {learner} is not enrolled in this course.")


def _refuse_twice(connection: Connection, row: dict) -> None:
    same = [t.rulings.c[name] == row[name] for name in ("kind", "learner", "course", "detail")]
    standing = t.rulings.c.answer.is_(None) | (t.rulings.c.answer == "agreed")
    if connection.execute(select(t.rulings.c.id).where(*same, standing)).first():
        raise BadRuling("เรื่องนี้ขอไว้แล้ว / This has been asked for already.")


def _refuse_answer(connection: Connection, ruling: Ruling, by: str, reason: str) -> None:
    _reason(reason)
    _refuse_not_staff(connection, by)
    if ruling.answer is not None:
        raise BadRuling("เรื่องนี้ตอบไปแล้ว / This has been answered already.")
    if ruling.asked_by == by:
        raise BadRuling(
            "ผู้ขออนุมัติเองไม่ได้ ต้องเป็นอีกคน / The one who asked cannot answer; it takes a second person."
        )


def _strike(connection: Connection, ruling: Ruling) -> None:
    table = t.half_minutes.c
    # A half-minute is stamped at its end. Class time is not struck: its attendance is corrected.
    inside = (table.at > ruling.detail["from"], table.at <= ruling.detail["until"], table.kind != "class")
    mine = (table.learner == ruling.learner, table.course == ruling.course, table.struck_by.is_(None))
    connection.execute(update(t.half_minutes).where(*mine, *inside).values(struck_by=ruling.id))


def _one(connection: Connection, id: int) -> Ruling:
    row = connection.execute(select(t.rulings).where(t.rulings.c.id == id)).one_or_none()
    if row is None:
        raise BadRuling("ไม่พบเรื่องนี้ / There is no such request.")
    return _ruling(row)


def _ruling(row) -> Ruling:
    return Ruling(**{**row._mapping, "detail": json.loads(row.detail)})
