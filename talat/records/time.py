"""Counted time: half-minutes that a visible page with recent input can show, each at most once.

A counted half-minute is always one that has passed on the server's clock since the learner's last
one, so the sum can never exceed the wall clock, however many tabs, replays or scripts send beats.
How much has passed is read from the clock since the machine's start, which nobody can set; the clock on
the wall only says where in the day it lies, and a place in the day counts once.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from talat.records import moved
from talat.records import tables as t
from talat.records.clock import Tick, read, spell, tick_now, utc_now
from talat.records.database import Records
from talat.records.enrolment import is_enrolled_in

KINDS = ("reading", "practice", "exercise")  # what a page may say of itself
CLASS = "class"  # an hour with attendance; see attendance.py
ALL_KINDS = (*KINDS, CLASS)
HALF_MINUTE = 30.0  # seconds
IDLE_CUT = 300.0  # seconds since the last input; later a page counts as left alone
GAP = 75.0  # seconds without a beat after which counting starts afresh; pages beat every 30 s
_STEP = 2.0  # seconds; when the two clocks differ by more, somebody has set the one on the wall
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
    tick: Tick | None = None,
) -> bool:
    """Whether this beat counted a half-minute. The first beat of a sitting opens it and counts none.

    idle_s      seconds since the page last saw input
    now, tick   the server's clock, and the one that cannot be set; only tests give them, and when they
                give `now` alone, time is measured on the clock that can be set
    Raises ValueError for an unknown kind or a malformed course or unit.
    """
    if kind not in KINDS or not (_SLUG.fullmatch(course) and _SLUG.fullmatch(unit)):
        raise ValueError("unknown kind, course or unit")
    if visible is not True or not _awake(idle_s):
        return False
    tick = tick_now() if now is None and tick is None else tick
    moment = now or utc_now()
    with r.write() as connection:
        if not is_enrolled_in(connection, learner, course):
            return False
        if moved.away_in(connection, learner):
            return False
        start = _passed(connection, learner, moment.timestamp(), tick)
        if start is None or _taken(connection, learner, int(start // HALF_MINUTE)):
            return False
        row = {"learner": learner, "course": course, "unit": unit, "kind": kind, "page": page[:64]}
        row |= {"slot": int(start // HALF_MINUTE), "at": spell(moment), "idle_s": float(idle_s)}
        connection.execute(insert(t.half_minutes).values(**row))
        return True


def _awake(idle_s) -> bool:
    number = isinstance(idle_s, int | float) and not isinstance(idle_s, bool)
    return number and 0 <= idle_s <= IDLE_CUT  # NaN is neither


def _passed(connection: Connection, learner: str, now: float, tick: Tick | None) -> float | None:
    """The start of the half-minute that has passed since the last counted one; None when none has.

    Moves the learner's mark: on by one half-minute, or to now when beats were missed or the clock went back.
    """
    mark = connection.execute(
        select(t.counted_until).where(t.counted_until.c.learner == learner)
    ).one_or_none()
    if mark is None:
        row = {"learner": learner, "until": now, **_ticked(tick, 0.0)}
        connection.execute(insert(t.counted_until).values(**row))
        return None
    lag = _lag(mark, now, tick)
    if 0 <= lag < HALF_MINUTE:
        return None
    counts = HALF_MINUTE <= lag <= GAP
    start = mark.until if abs(now - mark.until - lag) < _STEP else now - lag
    # Of a late beat no more than one half-minute is carried over: it vouches for the last minute at most.
    until = max(start + HALF_MINUTE, now - HALF_MINUTE) if counts else now
    moved = update(t.counted_until).where(t.counted_until.c.learner == learner)
    connection.execute(moved.values(until=until, **_ticked(tick, now - until)))
    return start if counts else None


def _lag(mark, now: float, tick: Tick | None) -> float:
    """Seconds since the mark: on the clock nobody can set when both were read in one run of the machine."""
    same_run = tick is not None and mark.boot == tick.boot and mark.tick is not None
    return tick.seconds - mark.tick if same_run else now - mark.until


def _ticked(tick: Tick | None, ago: float) -> dict:
    return {"boot": tick.boot, "tick": tick.seconds - ago} if tick else {"boot": None, "tick": None}


def _taken(connection: Connection, learner: str, slot: int) -> bool:
    """Whether this half-minute counts already, or reaches into one that counts as class time."""
    table = t.half_minutes.c
    here, next_class = table.slot == slot, (table.slot == slot + 1) & (table.kind == CLASS)
    wanted = select(table.slot).where(table.learner == learner, here | next_class)
    return connection.execute(wanted).first() is not None


def machine_minutes(r: Records, learners: list[str], begins: datetime, ends: datetime) -> dict[str, float]:
    """{learner: counted minutes at a machine from `begins` to `ends`}, every learner present."""
    table = t.half_minutes.c
    wanted = (
        select(table.learner, func.count())
        .where(table.learner.in_(learners), table.kind != CLASS)
        .where(table.at > spell(begins), table.at <= spell(ends))
        .group_by(table.learner)
    )
    with r.read() as connection:
        counted = dict(connection.execute(wanted).all())
    return {learner: counted.get(learner, 0) / 2 for learner in learners}


def by_day(r: Records, learner: str, zone: ZoneInfo) -> dict[tuple[str, str], dict[str, float]]:
    """{(day, course): counted minutes by kind}, days of that zone as ISO dates, newest first."""
    table = t.half_minutes.c
    mine = (table.learner == learner, table.struck_by.is_(None))
    wanted = select(table.at, table.course, table.kind).where(*mine)
    days: dict[tuple[str, str], dict[str, float]] = {}
    with r.read() as connection:
        for at, course, kind in connection.execute(wanted.order_by(table.at.desc())):
            passed = read(at) - timedelta(
                seconds=HALF_MINUTE / 2
            )  # stamped at its end; midnight parts the days
            day = passed.astimezone(zone).date().isoformat()
            spent = days.setdefault((day, course), dict.fromkeys(ALL_KINDS, 0.0))
            spent[kind] += 0.5
    return days


def clock_is_behind(r: Records, now: datetime | None = None) -> str | None:
    """The newest moment that was counted when the server's clock stands before it; None when all is well.

    Until the clock is right, half-minutes that it shows for the second time are not counted again.
    """
    with r.read() as connection:
        newest = connection.execute(select(func.max(t.half_minutes.c.at))).scalar()
    return newest if newest and read(newest) > (now or utc_now()) + timedelta(seconds=GAP) else None


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
