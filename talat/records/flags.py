"""Patterns in counted time that somebody should look at. Nothing here changes what counts.

A flag is read anew from the raw rows each time, so it can be neither lost nor silently acted on. A member
of staff writes down that it stands (`review`), or two take the minutes out (rulings.ask_strike).
The numbers below are our assumptions; each says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from talat.records import attendance, moved, rhythm
from talat.records import tables as t
from talat.records.audit import note_in
from talat.records.clock import read, spell, utc_now
from talat.records.database import Records
from talat.records.time import CLASS, HALF_MINUTE

CONSTANT, NO_DECISION = "constant-input", "no-decision"
SILENT, GHOST = "present-unseen", "absent-active"
SITTING_ENDS = 5  # half-minutes without a counted one; a sitting is what lies between
FEW_DECISIONS = 3  # in a sitting; with as many a regular rhythm of input is no sign of a machine
AT_WORK_WITHOUT = 40  # half-minutes of practice or exercise without any decision
READING_WITHOUT = 90  # half-minutes of a sitting with reading alone and no decision
GHOST_LEAST = 10  # half-minutes at the machine while absent
SEEN_LEAST = 0.1  # share of the minutes present that the machine should have seen
SEEN_HOUR = 60  # half-minutes; shorter presences are not compared
LEAST_REASON, LONGEST_REASON = 3, 300  # characters


class BadReview(ValueError):
    """A review without a reason; `message_th` is Thai with English."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


@dataclass(frozen=True)
class Review:
    """Somebody looked, and lets the minutes stand."""

    reason: str
    by: str
    at: str


@dataclass(frozen=True)
class Flag:
    """One stretch of a learner's time to look at; moments are UTC ISO-8601.

    key      names this flag for its review; `kind` is one of the four above
    figures  what was measured: {"minutes"} and for a rhythm {"period"} in seconds
    """

    learner: str
    key: str
    kind: str
    course: str
    begins_at: str
    ends_at: str
    figures: Mapping[str, float]
    review: Review | None


@dataclass(frozen=True)
class _Row:
    slot: int
    at: float  # seconds since 1970
    course: str
    kind: str
    idle_s: float | None


def flags(r: Records, learners: Iterable[str], since: datetime | None = None) -> list[Flag]:
    """Every flag of these learners, oldest first, reviewed ones included; from `since` on when given."""
    learners = list(learners)
    begin = since or datetime(2000, 1, 1, tzinfo=UTC)
    with r.read() as connection:
        rows, decisions = _rows(connection, learners, begin), _decisions(connection, learners, begin)
        found = [f for who in learners for f in _of_time(who, rows.get(who, []), decisions.get(who, []))]
        found += _of_classes(connection, learners, rows, begin)
        reviews = _reviews(connection, learners)
    return sorted(
        (Flag(*flag, reviews.get((flag[0], flag[1]))) for flag in found),
        key=lambda f: (f.begins_at, f.learner),
    )


def review(r: Records, learner: str, key: str, reason: str, by: str) -> None:
    """Write down that the minutes of this flag stand. BadReview without a reason."""
    reason = " ".join(reason.split())
    if not LEAST_REASON <= len(reason) <= LONGEST_REASON:
        raise BadReview(
            f"เขียนเหตุผล {LEAST_REASON} ถึง {LONGEST_REASON} ตัวอักษร / "
            f"Give a reason of {LEAST_REASON} to {LONGEST_REASON} characters."
        )
    row = {"learner": learner, "flag": key, "reason": reason, "by": by, "at": spell(utc_now())}
    with r.write() as connection:
        moved.refuse_in(connection, learner, BadReview)
        connection.execute(insert(t.time_reviews).values(**row))
        note_in(connection, by, "review-time", learner, f"{key}: {reason}")


def _of_time(learner: str, rows: list[_Row], decisions: list[float]) -> list[tuple]:
    """Flags of the machine time: input like clockwork, and work in which nothing was decided."""
    found = []
    for sitting in _sittings([row for row in rows if row.kind != CLASS]):
        begin, end = sitting[0].at - HALF_MINUTE, sitting[-1].at
        decided = sum(begin <= moment <= end for moment in decisions)
        if decided >= FEW_DECISIONS:
            continue
        beats = [(row.at, row.idle_s) for row in sitting if row.idle_s is not None]
        period = rhythm.constant_period(beats)
        if period is not None:
            found.append(_flag(learner, CONSTANT, sitting, {"period": period}))
        elif not decided and _long_without_decision(sitting):
            found.append(_flag(learner, NO_DECISION, sitting, {}))
    return found


def _sittings(rows: list[_Row]) -> list[list[_Row]]:
    sittings: list[list[_Row]] = []
    for row in rows:
        if sittings and row.slot - sittings[-1][-1].slot <= SITTING_ENDS:
            sittings[-1].append(row)
        else:
            sittings.append([row])
    return sittings


def _long_without_decision(sitting: list[_Row]) -> bool:
    at_work = sum(row.kind != "reading" for row in sitting)
    return at_work >= AT_WORK_WITHOUT or (not at_work and len(sitting) >= READING_WITHOUT)


def _flag(learner: str, kind: str, sitting: list[_Row], figures: dict) -> tuple:
    begin, end = (datetime.fromtimestamp(s, UTC) for s in (sitting[0].at - HALF_MINUTE, sitting[-1].at))
    figures = {"minutes": len(sitting) / 2, **figures}
    return (learner, f"{kind}-{sitting[0].slot}", kind, sitting[0].course, spell(begin), spell(end), figures)


def _of_classes(connection: Connection, learners: list[str], rows: dict, begin: datetime) -> list[tuple]:
    """Flags where attendance and the machine disagree."""
    table = t.class_hours.c
    wanted = select(t.class_hours).where(table.withdrawn_at.is_(None), table.ends_at > spell(begin))
    hours = [attendance.Hour(**row._mapping) for row in connection.execute(wanted.order_by(table.begins_at))]
    marks = attendance.marks_in(connection, [hour.id for hour in hours])
    found = []
    for hour in hours:
        here = {who: mark for who, mark in marks.get(hour.id, {}).items() if who in set(learners)}
        seen = {who: _seen(hour, mark, rows.get(who, [])) for who, mark in here.items()}
        unseen = [who for who, mark in here.items() if _is_unseen(mark, seen[who])]
        came = [who for who, mark in here.items() if 2 * mark.minutes >= SEEN_HOUR]
        if 2 * len(unseen) > len(came):
            unseen = []  # a class held without machines says nothing about one of its learners
        found += [_mismatch(who, SILENT, hour, seen[who]) for who in unseen]
        absent = [w for w, mark in here.items() if mark.minutes == 0 and seen[w] >= GHOST_LEAST]
        found += [_mismatch(who, GHOST, hour, seen[who]) for who in absent]
    return found


def _seen(hour: attendance.Hour, mark: attendance.Mark, rows: list[_Row]) -> int:
    """Machine half-minutes while the learner was there; of an absent one, during the whole hour."""
    begin, end = (
        attendance.attended(hour, mark) if mark.minutes else (read(hour.begins_at), read(hour.ends_at))
    )
    first, last = begin.timestamp(), end.timestamp()
    return sum(first < row.at <= last for row in rows if row.kind != CLASS)


def _is_unseen(mark: attendance.Mark, seen: int) -> bool:
    return 2 * mark.minutes >= SEEN_HOUR and seen < SEEN_LEAST * 2 * mark.minutes


def _mismatch(learner: str, kind: str, hour: attendance.Hour, seen: int) -> tuple:
    figures = {"minutes": seen / 2, "hour": hour.id}
    return (learner, f"{kind}-{hour.id}", kind, hour.course, hour.begins_at, hour.ends_at, figures)


def _rows(connection: Connection, learners: list[str], since: datetime) -> dict[str, list[_Row]]:
    table = t.half_minutes.c
    mine = (
        table.learner.in_(learners),
        table.struck_by.is_(None),
        table.slot >= int(since.timestamp() // 30),
    )
    what = (table.learner, table.slot, table.at, table.course, table.kind, table.idle_s)
    found: dict[str, list[_Row]] = {}
    for learner, slot, at, course, kind, idle in connection.execute(
        select(*what).where(*mine).order_by(table.learner, table.slot)
    ):
        found.setdefault(learner, []).append(_Row(slot, read(at).timestamp(), course, kind, idle))
    return found


def _decisions(connection: Connection, learners: list[str], since: datetime) -> dict[str, list[float]]:
    wanted = (
        select(t.attempts.c.learner, t.journal.c.at)
        .join(t.attempts, t.attempts.c.id == t.journal.c.attempt_id)
        .where(t.attempts.c.learner.in_(learners), t.journal.c.at >= spell(since - timedelta(days=1)))
    )
    found: dict[str, list[float]] = {}
    for learner, at in connection.execute(wanted):
        found.setdefault(learner, []).append(read(at).timestamp())
    return found


def _reviews(connection: Connection, learners: list[str]) -> dict[tuple[str, str], Review]:
    wanted = (
        select(t.time_reviews).where(t.time_reviews.c.learner.in_(learners)).order_by(t.time_reviews.c.id)
    )
    return {(row.learner, row.flag): Review(row.reason, row.by, row.at) for row in connection.execute(wanted)}
