"""Who takes which of the ten courses, since when and until when."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from talat.records import catalogue, moved
from talat.records import tables as t
from talat.records.accounts import SETUP, Account, account_of
from talat.records.clock import spell, utc_now
from talat.records.database import Records
from talat.records.history import note_change, note_changes
from talat.records.names import BadPerson


@dataclass(frozen=True)
class Enrolment:
    """A learner in a course; `ended_at` None while it goes on. Moments are UTC ISO-8601."""

    learner: str
    course: str
    since: str
    ended_at: str | None


def enrol(r: Records, number: str, course: str, by: str = SETUP) -> None:
    """Enrol a learner in a course, anew when it had ended; doing it twice changes nothing.

    Raises BadPerson for an unknown learner or a course that is not one of the ten.
    """
    with r.write() as connection:
        enrol_in(connection, number, course, by)


def enrol_in(connection: Connection, number: str, course: str, by: str) -> bool:
    """The same inside a write that is under way; whether it changed anything."""
    _refuse_unknown(connection, number, course)
    moved.refuse_in(connection, number, BadPerson)
    found = connection.execute(_enrolment(number, course)).one_or_none()
    if found and found.ended_at is None:
        return False
    if found:
        connection.execute(_at(number, course).values(ended_at=None))
    else:
        row = {"learner": number, "course": course, "since": spell(utc_now())}
        connection.execute(insert(t.enrolments).values(**row))
    note_change(connection, by, "enrol", number, {"course": (None, course)})
    return True


def enrol_new_in(connection: Connection, taking: list[tuple[str, str]], by: str) -> None:
    """(learner, course) of people who were just added and courses that were checked, all at once."""
    now = spell(utc_now())
    if taking:
        rows = [{"learner": number, "course": course, "since": now} for number, course in taking]
        connection.execute(insert(t.enrolments), rows)
        note_changes(connection, by, [("enrol", number, {"course": (None, c)}, "") for number, c in taking])


def end(r: Records, number: str, course: str, reason: str, by: str) -> None:
    """End an enrolment: minutes and results stay, the course opens no more. BadPerson without one."""
    with r.write() as connection:
        moved.refuse_in(connection, number, BadPerson)
        found = connection.execute(_enrolment(number, course)).one_or_none()
        if found is None or found.ended_at is not None:
            raise BadPerson(f"{number} ไม่ได้อยู่ในวิชานี้ / {number} is not enrolled in this course.")
        connection.execute(_at(number, course).values(ended_at=spell(utc_now())))
        note_change(connection, by, "end-enrolment", number, {"course": (course, None)}, reason.strip()[:300])


def enrolments_of(r: Records, number: str) -> list[Enrolment]:
    """Every enrolment a learner has or had, in order of beginning."""
    table = t.enrolments.c
    wanted = select(t.enrolments).where(table.learner == number).order_by(table.since, table.course)
    with r.read() as connection:
        return [Enrolment(**row._mapping) for row in connection.execute(wanted)]


def courses_of(r: Records, number: str) -> list[str]:
    """The courses a learner is enrolled in now, in the order of enrolment."""
    return [one.course for one in enrolments_of(r, number) if one.ended_at is None]


def courses_by_learner(r: Records, numbers: list[str]) -> dict[str, list[str]]:
    """{learner: the courses they are enrolled in now}, every learner asked for present."""
    table = t.enrolments.c
    wanted = select(table.learner, table.course).where(table.ended_at.is_(None), table.learner.in_(numbers))
    found: dict[str, list[str]] = {number: [] for number in numbers}
    with r.read() as connection:
        for learner, course in connection.execute(wanted.order_by(table.since, table.course)):
            found[learner].append(course)
    return found


def is_enrolled(r: Records, number: str, course: str) -> bool:
    """Whether the learner is enrolled in the course now."""
    with r.read() as connection:
        return is_enrolled_in(connection, number, course)


def is_enrolled_in(connection: Connection, number: str, course: str) -> bool:
    """The same inside a transaction that is under way."""
    found = connection.execute(_enrolment(number, course)).one_or_none()
    return found is not None and found.ended_at is None


def without_course(r: Records) -> list[Account]:
    """The defect every learner desk would meet first: learners who are here and take no course, by number."""
    taking = select(t.enrolments.c.learner).where(t.enrolments.c.ended_at.is_(None))
    here = (t.accounts.c.role == "learner", t.accounts.c.ended_at.is_(None))
    wanted = select(t.accounts).where(*here, t.accounts.c.login.not_in(taking)).order_by(t.accounts.c.login)
    with r.read() as connection:
        return [account_of(row) for row in connection.execute(wanted)]


def _refuse_unknown(connection: Connection, number: str, course: str) -> None:
    if course not in catalogue.COURSES:
        raise BadPerson(f"ไม่มีวิชา {course!r} / {course!r} is not the name of a course.")
    role = connection.execute(select(t.accounts.c.role).where(t.accounts.c.login == number)).scalar()
    if role != "learner":
        raise BadPerson(f"{number} ไม่ใช่ผู้เรียน / {number} is not a learner.")


def _enrolment(number: str, course: str):
    return select(t.enrolments).where(t.enrolments.c.learner == number, t.enrolments.c.course == course)


def _at(number: str, course: str):
    return update(t.enrolments).where(t.enrolments.c.learner == number, t.enrolments.c.course == course)
