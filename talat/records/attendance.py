"""Class hours with attendance: who was there, corrected with a reason, counted where no machine time is.

A present learner's class time fills the half-minutes of the hour that hold no counted machine time, so an
hour spent at a machine in class counts once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection

from talat.records import moved
from talat.records import tables as t
from talat.records.clock import read, spell, utc_now
from talat.records.database import Records
from talat.records.enrolment import is_enrolled_in
from talat.records.history import note_change
from talat.records.time import CLASS, HALF_MINUTE

PRESENT, LATE, LEFT, ABSENT, EXCUSED = STATES = ("present", "late", "left", "absent", "excused")
LONGEST = timedelta(hours=4)  # our assumption: no class lasts longer without a break that ends it
LATEST_ENTRY = timedelta(days=14)  # our assumption: what is older is no longer remembered well enough
LEAST_REASON, LONGEST_REASON = 3, 300  # characters


class BadAttendance(ValueError):
    """An hour or a mark that cannot be recorded; `message_th` is Thai with English."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


@dataclass(frozen=True)
class Hour:
    """A class that was held; moments are UTC ISO-8601, withdrawn_at set when it was entered by mistake."""

    id: int
    class_id: str
    course: str
    begins_at: str
    ends_at: str
    by: str
    made_at: str
    withdrawn_at: str | None

    @property
    def minutes(self) -> int:
        """Whole minutes from beginning to end."""
        return int((read(self.ends_at) - read(self.begins_at)).total_seconds() // 60)


@dataclass(frozen=True)
class Mark:
    """How one learner attended, for how many minutes: the last ones when late, the first ones when left."""

    state: str
    minutes: int
    reason: str = ""
    by: str = ""
    at: str = ""


def hold(
    r: Records,
    class_id: str,
    course: str,
    begins: datetime,
    ends: datetime,
    marks: Mapping[str, tuple[str, int]],
    by: str,
    now: datetime | None = None,
) -> Hour:
    """Record an hour with the whole room's attendance at once: marks are {learner: (state, minutes)}.

    `minutes` matter for late and left only. BadAttendance names what cannot be: an hour that is still to
    come, too long or too long ago, that overlaps another of the class, a learner of another class or course.
    """
    now = now or utc_now()
    _refuse_odd_hour(begins, ends, now)
    with r.write() as connection:
        _refuse_overlap(connection, class_id, begins, ends)
        row = {"class_id": class_id, "course": course, "begins_at": spell(begins), "ends_at": spell(ends)}
        row |= {"by": by, "made_at": spell(now), "withdrawn_at": None}
        id = connection.execute(insert(t.class_hours).values(**row)).inserted_primary_key[0]
        hour = Hour(id, **row)
        for learner, (state, minutes) in marks.items():
            _refuse_stranger(connection, hour, learner)
            _put(connection, hour, learner, _mark(hour, state, minutes), by, now)
        came = sum(state in (PRESENT, LATE, LEFT) for state, _ in marks.values())
        told = {"hour": (None, f"{course} {row['begins_at']} – {row['ends_at']}"), "came": (None, came)}
        note_change(connection, by, "hold-class", class_id, told)
    return hour


def correct(r: Records, hour_id: int, learner: str, state: str, minutes: int, reason: str, by: str) -> Mark:
    """Replace one learner's mark; the one before stays on record. BadAttendance without a reason."""
    reason = _reason(reason)
    with r.write() as connection:
        hour = _standing(connection, hour_id)
        before = marks_in(connection, [hour_id]).get(hour_id, {}).get(learner)
        if before is None:
            _refuse_stranger(connection, hour, learner)
        mark = _mark(hour, state, minutes)
        _put(connection, hour, learner, mark, by, utc_now(), reason)
        told = {
            f"hour-{hour_id}": (
                f"{before.state} {before.minutes}" if before else None,
                f"{state} {mark.minutes}",
            )
        }
        note_change(connection, by, "correct-attendance", learner, told, reason)
    return mark


def withdraw(r: Records, hour_id: int, reason: str, by: str) -> None:
    """An hour that was entered by mistake: it stays on record and counts for nobody."""
    reason = _reason(reason)
    with r.write() as connection:
        hour = _standing(connection, hour_id)
        still_here = t.half_minutes.c.learner.not_in(moved.away())  # what moved is not touched any more
        this = update(t.class_hours).where(t.class_hours.c.id == hour_id)
        connection.execute(this.values(withdrawn_at=spell(utc_now())))
        connection.execute(delete(t.half_minutes).where(*_counted(hour_id), still_here))
        told = {f"hour-{hour_id}": (f"{hour.course} {hour.begins_at}", None)}
        note_change(connection, by, "withdraw-class", hour.class_id, told, reason)


def hours(r: Records, class_id: str | None = None, since: datetime | None = None) -> list[Hour]:
    """The hours that stand, newest first; of one class, or those that ended after `since`."""
    wanted = select(t.class_hours).where(t.class_hours.c.withdrawn_at.is_(None))
    if class_id is not None:
        wanted = wanted.where(t.class_hours.c.class_id == class_id)
    if since is not None:
        wanted = wanted.where(t.class_hours.c.ends_at > spell(since))
    with r.read() as connection:
        rows = connection.execute(wanted.order_by(t.class_hours.c.begins_at.desc()))
        return [Hour(**row._mapping) for row in rows]


def hour(r: Records, hour_id: int) -> Hour:
    """The hour of this id; BadAttendance when there is none or it was withdrawn."""
    with r.read() as connection:
        return _standing(connection, hour_id)


def marks(r: Records, hour_id: int) -> dict[str, Mark]:
    """{learner: the mark that holds} of one hour."""
    with r.read() as connection:
        return marks_in(connection, [hour_id]).get(hour_id, {})


def marks_in(connection: Connection, hour_ids: list[int]) -> dict[int, dict[str, Mark]]:
    """{hour: {learner: the mark that holds}}, inside a transaction that is under way."""
    table = t.attendance.c
    newest = (
        select(func.max(table.id)).where(table.hour_id.in_(hour_ids)).group_by(table.hour_id, table.learner)
    )
    found: dict[int, dict[str, Mark]] = {}
    for row in connection.execute(select(t.attendance).where(table.id.in_(newest))):
        mark = Mark(row.state, row.minutes, row.reason, row.by, row.at)
        found.setdefault(row.hour_id, {})[row.learner] = mark
    return found


def page_of(hour_id: int) -> str:
    """What counted half-minutes of this hour carry as their page."""
    return f"hour-{hour_id}"


def attended(hour: Hour, mark: Mark) -> tuple[datetime, datetime]:
    """From when until when the learner was there; twice the beginning for somebody who was not."""
    begins, ends = read(hour.begins_at), read(hour.ends_at)
    there = ends - begins if mark.state == PRESENT else timedelta(minutes=mark.minutes)
    return (max(begins, ends - there), ends) if mark.state == LATE else (begins, min(ends, begins + there))


def _mark(hour: Hour, state: str, minutes: int) -> Mark:
    if state not in STATES:
        raise BadAttendance(f"ไม่รู้จักสถานะ {state!r} / There is no state {state!r}.")
    if state in (LATE, LEFT):
        if not 0 <= minutes <= hour.minutes:
            raise BadAttendance(
                f"นาทีที่อยู่ในห้องต้องอยู่ระหว่าง 0 ถึง {hour.minutes} / Minutes present are 0 to {hour.minutes}."
            )
        return Mark(state, int(minutes))
    return Mark(state, hour.minutes if state == PRESENT else 0)


def _put(
    connection: Connection, hour: Hour, learner: str, mark: Mark, by: str, now: datetime, reason: str = ""
) -> None:
    moved.refuse_in(connection, learner, BadAttendance)
    row = {"hour_id": hour.id, "learner": learner, "state": mark.state, "minutes": mark.minutes}
    connection.execute(insert(t.attendance).values(**row, reason=reason, by=by, at=spell(now)))
    connection.execute(delete(t.half_minutes).where(*_counted(hour.id), t.half_minutes.c.learner == learner))
    _count(connection, hour, learner, *attended(hour, mark))


def _count(connection: Connection, hour: Hour, learner: str, begin: datetime, end: datetime):
    """Class half-minutes where no counted one is, nor reaches into it from the half-minute before."""
    first, last = -(-begin.timestamp() // HALF_MINUTE), end.timestamp() // HALF_MINUTE  # whole ones inside
    table = t.half_minutes.c
    around = select(table.slot).where(table.learner == learner, table.slot >= first - 1, table.slot < last)
    taken = set(connection.execute(around.where(table.kind != CLASS)).scalars())
    taken |= {slot + 1 for slot in taken} | set(
        connection.execute(around.where(table.kind == CLASS)).scalars()
    )
    row = {"learner": learner, "course": hour.course, "unit": CLASS, "kind": CLASS, "page": page_of(hour.id)}
    rows = [
        {**row, "slot": slot, "at": _passed(slot)}
        for slot in range(int(first), int(last))
        if slot not in taken
    ]
    if rows:
        connection.execute(insert(t.half_minutes), rows)


def _passed(slot: int) -> str:
    return spell(datetime.fromtimestamp((slot + 1) * HALF_MINUTE, UTC))


def _counted(hour_id: int) -> tuple:
    return (t.half_minutes.c.kind == CLASS, t.half_minutes.c.page == page_of(hour_id))


def _standing(connection: Connection, hour_id: int) -> Hour:
    row = connection.execute(select(t.class_hours).where(t.class_hours.c.id == hour_id)).one_or_none()
    if row is None or row.withdrawn_at is not None:
        raise BadAttendance("ไม่พบชั่วโมงเรียนนี้ / There is no such class hour.")
    return Hour(**row._mapping)


def _refuse_odd_hour(begins: datetime, ends: datetime, now: datetime) -> None:
    if not begins < ends <= begins + LONGEST:
        most = int(LONGEST.total_seconds() // 3600)
        raise BadAttendance(
            f"เวลาเริ่มต้องมาก่อนเวลาเลิก และไม่เกิน {most} ชั่วโมง / "
            f"A class begins before it ends and lasts {most} hours at most."
        )
    if ends > now:
        raise BadAttendance("ชั่วโมงนี้ยังไม่จบ เช็กชื่อหลังเลิกเรียน / This class is not over yet.")
    if begins < now - LATEST_ENTRY:
        raise BadAttendance(
            f"เช็กชื่อย้อนหลังได้ไม่เกิน {LATEST_ENTRY.days} วัน / "
            f"A class is recorded within {LATEST_ENTRY.days} days."
        )


def _refuse_overlap(connection: Connection, class_id: str, begins: datetime, ends: datetime) -> None:
    table = t.class_hours.c
    wanted = select(table.begins_at).where(table.class_id == class_id, table.withdrawn_at.is_(None))
    if connection.execute(wanted.where(table.begins_at < spell(ends), table.ends_at > spell(begins))).first():
        raise BadAttendance("ห้องนี้เช็กชื่อช่วงเวลานี้ไปแล้ว / Attendance of this class is recorded for that time.")


def _refuse_stranger(connection: Connection, hour: Hour, learner: str) -> None:
    row = connection.execute(
        select(t.accounts.c.class_id).where(t.accounts.c.login == learner, t.accounts.c.role == "learner")
    ).one_or_none()
    if row is None or row.class_id != hour.class_id:
        raise BadAttendance(f"{learner} ไม่ได้อยู่ในห้องนี้ / {learner} is not in this class.")
    if not is_enrolled_in(connection, learner, hour.course):
        raise BadAttendance(f"{learner} ไม่ได้อยู่ในวิชานี้ / {learner} is not enrolled in this course.")


def _reason(text: str) -> str:
    reason = " ".join(text.split())
    if not LEAST_REASON <= len(reason) <= LONGEST_REASON:
        raise BadAttendance(
            f"เขียนเหตุผล {LEAST_REASON} ถึง {LONGEST_REASON} ตัวอักษร / "
            f"Give a reason of {LEAST_REASON} to {LONGEST_REASON} characters."
        )
    return reason
