"""When each class meets, week after week: what the bell starts seats by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from talat.records import tables as t
from talat.records.audit import note_in
from talat.records.database import Records

WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
SHORTEST, LONGEST = 10, 480  # minutes of a lesson
MOST = 40  # lessons of one class in a week
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class BadLesson(ValueError):
    """A lesson that cannot be in a timetable; `message_th` is Thai with English."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


@dataclass(frozen=True, order=True)
class ClassHour:
    """One lesson of a week: `weekday` 0 is Monday, `begins` is "HH:MM" on the prison's clock."""

    weekday: int
    begins: str
    minutes: int

    def checked(self) -> ClassHour:
        """Itself; BadLesson when a number is out of bounds."""
        if not 0 <= self.weekday <= 6:
            raise BadLesson("เลือกวันจันทร์ถึงอาทิตย์ / Choose a day from Monday to Sunday.")
        if not _CLOCK.fullmatch(self.begins):
            raise BadLesson("เวลาเริ่มต้องเป็นชั่วโมง:นาที เช่น 09:00 / The time must be like 09:00.")
        if not SHORTEST <= self.minutes <= LONGEST:
            raise BadLesson(
                f"ความยาวต้องเป็น {SHORTEST}–{LONGEST} นาที / A lesson lasts {SHORTEST}–{LONGEST} minutes."
            )
        return self

    def rings(self, now: datetime, lead: timedelta) -> bool:
        """Whether seats for it should be there at `now`: from `lead` before it begins until it ends."""
        hour, minute = map(int, self.begins.split(":"))
        for day in (now.date(), now.date() + timedelta(days=1)):  # the lead may reach back over midnight
            if day.weekday() == self.weekday:
                begins = datetime(day.year, day.month, day.day, hour, minute, tzinfo=now.tzinfo)
                if begins - lead <= now < begins + timedelta(minutes=self.minutes):
                    return True
        return False


def of_classes(r: Records) -> dict[str, tuple[ClassHour, ...]]:
    """Every class's week, in order; classes without lessons are left out."""
    found: dict[str, list[ClassHour]] = {}
    with r.read() as connection:
        for row in connection.execute(select(t.timetable)):
            found.setdefault(row.class_id, []).append(ClassHour(row.weekday, row.begins, row.minutes))
    return {class_id: tuple(sorted(hours)) for class_id, hours in sorted(found.items())}


def add(r: Records, class_id: str, hour: ClassHour, by: str) -> None:
    """One more lesson a week; goes into the audit. BadLesson for no class, twice the same, or too many."""
    hour.checked()
    with r.write() as connection:
        if not connection.execute(select(t.classes.c.id).where(t.classes.c.id == class_id)).first():
            raise BadLesson(f"ไม่มีห้องเรียน {class_id} / There is no class {class_id}.")
        mine = connection.execute(select(t.timetable).where(t.timetable.c.class_id == class_id)).all()
        if len(mine) >= MOST:
            raise BadLesson(f"ห้องนี้มี {MOST} คาบแล้ว / This class has {MOST} lessons already.")
        if any((row.weekday, row.begins) == (hour.weekday, hour.begins) for row in mine):
            raise BadLesson("มีคาบนี้อยู่แล้ว / This lesson is there already.")
        values = {"weekday": hour.weekday, "begins": hour.begins, "minutes": hour.minutes}
        connection.execute(insert(t.timetable).values(class_id=class_id, **values))
        note_in(connection, by, "add-lesson", class_id, _words(hour))


def remove(r: Records, class_id: str, weekday: int, begins: str, by: str) -> bool:
    """Takes one lesson out; False when there is none. Goes into the audit."""
    here = t.timetable.c
    where = (here.class_id == class_id, here.weekday == weekday, here.begins == begins)
    with r.write() as connection:
        row = connection.execute(select(t.timetable).where(*where)).first()
        if row is None:
            return False
        connection.execute(delete(t.timetable).where(*where))
        hour = ClassHour(row.weekday, row.begins, row.minutes)
        note_in(connection, by, "remove-lesson", class_id, _words(hour))
        return True


def _words(hour: ClassHour) -> str:
    return f"{WEEKDAYS[hour.weekday]} {hour.begins} {hour.minutes} นาที"
