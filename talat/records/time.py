"""Counted time: half-minutes that a visible page with recent input can show, each at most once.

A counted half-minute is always one that has passed on the server's clock since the learner's last
one, so the sum can never exceed the wall clock, however many tabs, replays or scripts send beats.
"""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from talat.records import tables as t
from talat.records.clock import spell, utc_now
from talat.records.database import Records
from talat.records.enrolment import is_enrolled_in

KINDS = ("reading", "practice", "exercise")  # what a page may say of itself
CLASS = "class"  # an hour with attendance; see attendance.py
ALL_KINDS = (*KINDS, CLASS)
HALF_MINUTE = 30.0  # seconds
IDLE_CUT = 300.0  # seconds since the last input; later a page counts as left alone
GAP = 75.0  # seconds without a beat after which counting starts afresh; pages beat every 30 s
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def beat(
    r: Records,
    learner: str,
    course: str,
    unit: str,
    kind: str,
    page: str,
    idle_s: float,
    visible: bool,
    now: datetime | None = None,
) -> bool:
    """Whether this beat counted a half-minute. The first beat of a sitting opens it and counts none.

    idle_s   seconds since the page last saw input
    now      the server's clock; only tests give it
    Raises ValueError for an unknown kind or a malformed course or unit.
    """
    if kind not in KINDS or not (_SLUG.fullmatch(course) and _SLUG.fullmatch(unit)):
        raise ValueError("unknown kind, course or unit")
    if visible is not True or not _awake(idle_s):
        return False
    moment = now or utc_now()
    with r.write() as connection:
        if not is_enrolled_in(connection, learner, course):
            return False
        start = _passed(connection, learner, moment.timestamp())
        if start is None or _taken(connection, learner, int(start // HALF_MINUTE)):
            return False
        row = {"learner": learner, "course": course, "unit": unit, "kind": kind, "page": page[:64]}
        slot = int(start // HALF_MINUTE)
        connection.execute(insert(t.half_minutes).values(**row, slot=slot, at=spell(moment)))
        return True


def _awake(idle_s) -> bool:
    number = isinstance(idle_s, int | float) and not isinstance(idle_s, bool)
    return number and 0 <= idle_s <= IDLE_CUT  # NaN is neither


def _passed(connection: Connection, learner: str, now: float) -> float | None:
    """The start of the half-minute that has passed since the last counted one; None when none has.

    Moves the learner's mark: on by one half-minute, or to now when beats were missed or the clock went back.
    """
    wanted = select(t.counted_until.c.until).where(t.counted_until.c.learner == learner)
    until = connection.execute(wanted).scalar()
    if until is None:
        connection.execute(insert(t.counted_until).values(learner=learner, until=now))
        return None
    lag = now - until
    if 0 <= lag < HALF_MINUTE:
        return None
    counts = HALF_MINUTE <= lag <= GAP
    # Of a late beat no more than one half-minute is carried over: it vouches for the last minute at most.
    mark = max(until + HALF_MINUTE, now - HALF_MINUTE) if counts else now
    connection.execute(update(t.counted_until).where(t.counted_until.c.learner == learner).values(until=mark))
    return until if counts else None


def _taken(connection: Connection, learner: str, slot: int) -> bool:
    mine = (t.half_minutes.c.learner == learner, t.half_minutes.c.slot == slot)
    return connection.execute(select(t.half_minutes.c.slot).where(*mine)).first() is not None


def minutes(r: Records, learner: str, course: str | None = None) -> dict[str, float]:
    """Counted minutes by kind, every kind present; of one course when named. What is struck is left out."""
    wanted = (
        select(t.half_minutes.c.kind, func.count())
        .where(t.half_minutes.c.learner == learner, t.half_minutes.c.struck_by.is_(None))
        .group_by(t.half_minutes.c.kind)
    )
    if course is not None:
        wanted = wanted.where(t.half_minutes.c.course == course)
    with r.read() as connection:
        counted = dict(connection.execute(wanted).all())
    return {kind: counted.get(kind, 0) / 2 for kind in ALL_KINDS}
