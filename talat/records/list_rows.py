"""One row of a class list: each field read by its own rule, against who and what the records hold already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from talat.records import catalogue, names
from talat.records import tables as t
from talat.records.accounts import Account, account_of
from talat.records.columns import Columns
from talat.records.lookalike import skeleton
from talat.records.names import BadPerson


@dataclass(frozen=True)
class Row:
    """One person of the file. `does` is "new", "same" (here already) or "" for a bad row.

    problems  why the row cannot be used, Thai with English; any of them keeps the whole list out
    twins     who looks the same by name: to be confirmed as another person, not refused
    adds      of somebody here already: what the list adds, Thai
    """

    line: int
    number: str
    name: str
    birth_year: int | None = None
    class_id: str | None = None
    courses: tuple[str, ...] = ()
    does: str = ""
    problems: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """Who and what the records hold already."""

    people: Mapping[str, Account]
    by_skeleton: Mapping[str, list[Account]]
    classes: Mapping[str, str]  # id and squeezed name → id
    courses: Mapping[str, str]  # slug, squeezed title and place in the catalogue → slug
    taken: Mapping[str, set[str]]  # learner → courses

    @classmethod
    def of(cls, connection: Connection) -> Known:
        rows = connection.execute(select(t.accounts))
        found = {row.login: account_of(row) for row in rows}
        alike: dict[str, list[Account]] = {}
        for account in found.values():
            if account.role == "learner":
                alike.setdefault(skeleton(account.name), []).append(account)
        rooms = {}
        for row in connection.execute(select(t.classes)):
            rooms |= {row.id: row.id, _squeezed(row.name): row.id}
        taken: dict[str, set[str]] = {}
        going = select(t.enrolments.c.learner, t.enrolments.c.course).where(t.enrolments.c.ended_at.is_(None))
        for learner, course in connection.execute(going):
            taken.setdefault(learner, set()).add(course)
        return cls(found, alike, rooms, _courses(), taken)


def _courses() -> dict[str, str]:
    found = {}
    for place, (slug, title) in enumerate(catalogue.COURSES.items(), start=1):
        found |= {slug: slug, _squeezed(title): slug, str(place): slug}
    return found


def _squeezed(text: str) -> str:
    return re.sub(r"[\s.\-–_]+", "", names.plain_digits(text)).casefold()


def read_row(line: int, cells, columns: Columns, known: Known, class_id: str | None, courses) -> Row:
    """One row as typed: each field read by its own rule, each failure a problem of the row."""
    problems: list[str] = []

    def field(rule, *words):
        try:
            return rule(*words)
        except BadPerson as bad:
            problems.append(bad.message_th)
            return None

    typed = columns.typed(cells)
    number = field(_number, typed["number"])
    name = field(names.person_name, typed["name"])
    year = field(names.birth_year, typed["birth_year"]) if typed["birth_year"] else None
    room = field(_room, typed["class"], known, class_id)
    taking = field(_taking, typed["course"], known, courses)
    return Row(
        line=line,
        number=number or typed["number"][:40],
        name=name or typed["name"][:80],
        birth_year=year,
        class_id=room,
        courses=taking or (),
        problems=tuple(problems),
    )


def _number(typed: str) -> str:
    if re.fullmatch(r"[0-9.]+[eE]\+?[0-9]+", typed.strip()):
        raise BadPerson(
            f"เลขประจำตัวถูกโปรแกรมตารางย่อเป็น {typed} ตั้งช่องเป็นข้อความ แล้วบันทึกใหม่ / "
            "The spreadsheet shortened this number; format the cells as text and save again."
        )
    if not typed.strip():
        raise BadPerson("ไม่มีเลขประจำตัว / The number is missing.")
    return names.learner_number(typed)


def _room(typed: str, known: Known, class_id: str | None) -> str | None:
    if not typed.strip():
        return class_id
    found = known.classes.get(typed.strip().lower()) or known.classes.get(_squeezed(typed))
    if found is None:
        raise BadPerson(f"ไม่มีห้องเรียน “{typed[:40]}” สร้างห้องก่อน / There is no class “{typed[:40]}”.")
    return found


def _taking(typed: str, known: Known, courses: tuple[str, ...]) -> tuple[str, ...]:
    pieces = [piece for piece in re.split(r"[;,|\n]+", typed) if piece.strip()]
    if len(pieces) <= 1 and _squeezed(typed) not in known.courses:
        pieces = [piece for piece in re.split(r"[;,|/\n]+", typed) if piece.strip()]
    found = []
    for piece in pieces:
        slug = known.courses.get(piece.strip().lower()) or known.courses.get(_squeezed(piece))
        if slug is None:
            raise BadPerson(f"ไม่มีวิชา “{piece.strip()[:60]}” / There is no course “{piece.strip()[:60]}”.")
        found.append(slug)
    found = list(dict.fromkeys(found or courses))
    if not found:
        raise BadPerson("ไม่มีวิชา ทุกคนต้องอยู่ในอย่างน้อย 1 วิชา / No course: everybody takes at least one.")
    return tuple(found)
