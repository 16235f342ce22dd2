"""Classes with their instructor, and who is enrolled in which course."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import insert, select

from talat.records import tables as t
from talat.records.clock import spell, utc_now
from talat.records.database import Records
from talat.records.names import BadPerson, person_name

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Class:
    """A class of learners; `instructor` is a staff login or None."""

    id: str
    name: str
    instructor: str | None


def add_class(r: Records, id: str, name: str, instructor: str | None) -> Class:
    """A new class; BadPerson when the id cannot be used or is taken, or nobody is that instructor."""
    if not _SLUG.fullmatch(id):
        raise BadPerson("รหัสห้องเรียนต้องเป็น a-z 0-9 หรือ - / A class id is made of a-z, 0-9 and -.")
    added = Class(id, person_name(name), instructor)
    with r.write() as connection:
        if connection.execute(select(t.classes.c.id).where(t.classes.c.id == id)).first():
            raise BadPerson(f"มีห้องเรียน {id} อยู่แล้ว / Class {id} exists.")
        staff = select(t.accounts.c.role).where(t.accounts.c.login == instructor)
        if instructor is not None and connection.execute(staff).scalar() not in ("instructor", "admin"):
            raise BadPerson(f"{instructor} ไม่ใช่ครูผู้สอน / {instructor} is not an instructor.")
        connection.execute(insert(t.classes).values(**added.__dict__))
    return added


def classes(r: Records, instructor: str | None = None) -> list[Class]:
    """All classes, or those of one instructor, by id."""
    wanted = select(t.classes).order_by(t.classes.c.id)
    if instructor is not None:
        wanted = wanted.where(t.classes.c.instructor == instructor)
    with r.read() as connection:
        return [Class(**row._mapping) for row in connection.execute(wanted)]


def enrol(r: Records, number: str, course: str) -> None:
    """Enrol a learner in a course; doing it twice changes nothing. BadPerson for an unknown learner."""
    if not _SLUG.fullmatch(course):
        raise BadPerson(f"ไม่มีวิชา {course!r} / {course!r} is not the name of a course.")
    with r.write() as connection:
        role = connection.execute(select(t.accounts.c.role).where(t.accounts.c.login == number)).scalar()
        if role != "learner":
            raise BadPerson(f"{number} ไม่ใช่ผู้เรียน / {number} is not a learner.")
        if not connection.execute(_enrolment(number, course)).first():
            row = {"learner": number, "course": course, "since": spell(utc_now())}
            connection.execute(insert(t.enrolments).values(**row))


def courses_of(r: Records, number: str) -> list[str]:
    """The courses a learner is enrolled in, in the order of enrolment."""
    table = t.enrolments.c
    wanted = select(table.course).where(table.learner == number).order_by(table.since, table.course)
    with r.read() as connection:
        return list(connection.execute(wanted).scalars())


def is_enrolled(r: Records, number: str, course: str) -> bool:
    """Whether the learner is enrolled in the course."""
    with r.read() as connection:
        return connection.execute(_enrolment(number, course)).first() is not None


def _enrolment(number: str, course: str):
    return select(t.enrolments.c.course).where(
        t.enrolments.c.learner == number, t.enrolments.c.course == course
    )
