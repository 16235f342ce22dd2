"""Classes with their instructor."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from talat.records import tables as t
from talat.records.accounts import SETUP
from talat.records.database import Records

# Enrolment is its own file; its names stay here for those who speak of a class and its courses together.
from talat.records.enrolment import courses_of, enrol, is_enrolled
from talat.records.history import differing, first_of, note_change
from talat.records.names import BadPerson, person_name

__all__ = ["Class", "add_class", "change_class", "classes", "courses_of", "enrol", "is_enrolled"]
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Class:
    """A class of learners; `instructor` is a staff login or None."""

    id: str
    name: str
    instructor: str | None


def add_class(r: Records, id: str, name: str, instructor: str | None, by: str = SETUP) -> Class:
    """A new class; BadPerson when the id cannot be used or is taken, or nobody is that instructor."""
    if not _SLUG.fullmatch(id):
        raise BadPerson("รหัสห้องเรียนต้องเป็น a-z 0-9 หรือ - / A class id is made of a-z, 0-9 and -.")
    added = Class(id, person_name(name), instructor)
    with r.write() as connection:
        if connection.execute(select(t.classes.c.id).where(t.classes.c.id == id)).first():
            raise BadPerson(f"มีห้องเรียน {id} อยู่แล้ว / Class {id} exists.")
        _refuse_no_instructor(connection, instructor)
        connection.execute(insert(t.classes).values(**added.__dict__))
        note_change(connection, by, "add-class", id, first_of(added.__dict__, ("name", "instructor")))
    return added


def change_class(r: Records, id: str, name: str, instructor: str | None, by: str) -> Class:
    """Give a class another name or instructor; BadPerson when there is no such class or instructor."""
    changed = Class(id, person_name(name), instructor)
    with r.write() as connection:
        row = connection.execute(select(t.classes).where(t.classes.c.id == id)).one_or_none()
        if row is None:
            raise BadPerson(f"ไม่มีห้องเรียน {id} / There is no class {id}.")
        _refuse_no_instructor(connection, instructor)
        differs = differing(row._mapping, changed.__dict__)
        if differs:
            connection.execute(update(t.classes).where(t.classes.c.id == id).values(**changed.__dict__))
            note_change(connection, by, "change-class", id, differs)
    return changed


def classes(r: Records, instructor: str | None = None) -> list[Class]:
    """All classes, or those of one instructor, by id."""
    wanted = select(t.classes).order_by(t.classes.c.id)
    if instructor is not None:
        wanted = wanted.where(t.classes.c.instructor == instructor)
    with r.read() as connection:
        return [Class(**row._mapping) for row in connection.execute(wanted)]


def _refuse_no_instructor(connection: Connection, instructor: str | None) -> None:
    staff = select(t.accounts.c.role).where(t.accounts.c.login == instructor, t.accounts.c.ended_at.is_(None))
    if instructor is not None and connection.execute(staff).scalar() not in ("instructor", "admin"):
        raise BadPerson(f"{instructor} ไม่ใช่ครูผู้สอน / {instructor} is not an instructor.")
