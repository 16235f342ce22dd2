"""A class list from a file: first a plan in which each bad row is named, then all of it or nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from sqlalchemy.engine import Connection

from talat.journal.plain_json import canonical
from talat.records import accounts, catalogue, enrolment, names, people
from talat.records.accounts import NO_SECRET, Account
from talat.records.columns import Columns, columns_of
from talat.records.database import Records
from talat.records.history import note_change
from talat.records.list_rows import Known, Row, read_row
from talat.records.lookalike import skeleton
from talat.records.sheet import Sheet

NEW, SAME = "new", "same"


class ListChanged(RuntimeError):
    """What was checked is no longer so; `message_th` says to check again."""

    message_th = "รายชื่อในระบบเปลี่ยนไปหลังตรวจไฟล์ กรุณาตรวจไฟล์อีกครั้ง / The records changed; check the file again."


class NotReady(ValueError):
    """The plan has bad rows, or names that look alike and nobody confirmed; `message_th` says which."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


@dataclass(frozen=True)
class Plan:
    """What an import would do; `digest` stands for all of it."""

    rows: tuple[Row, ...]
    kind: str  # how the file was read
    unused: tuple[str, ...]  # columns nothing is taken from
    notes: tuple[str, ...]
    digest: str

    @property
    def bad(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.problems)

    @property
    def new(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.does == NEW)

    @property
    def same(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.does == SAME)

    @property
    def alike(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.twins)


def plan(r: Records, sheet: Sheet, class_id: str | None, courses: Iterable[str]) -> Plan:
    """What importing this table would do; changes nothing. BadSheet when a needed column is missing.

    class_id, courses   for rows that name none themselves
    """
    columns = columns_of(sheet)
    with r.read() as connection:
        return _plan(connection, sheet, columns, class_id, tuple(courses))


def apply(
    r: Records,
    sheet: Sheet,
    class_id: str | None,
    courses: Iterable[str],
    digest: str,
    by: str,
    others_confirmed: bool = False,
) -> Plan:
    """Import the whole table, if it still means what `digest` stands for; nobody gets a PIN by it.

    Raises NotReady with bad rows or unconfirmed look-alikes, ListChanged when the plan is another by now.
    """
    columns = columns_of(sheet)
    with r.write() as connection:
        made = _plan(connection, sheet, columns, class_id, tuple(courses))
        if made.digest != digest:
            raise ListChanged(ListChanged.message_th)
        _refuse_not_ready(made, others_confirmed)
        _add(connection, made.new, by)
        for row in made.same:
            _put(connection, row, by)
        told = {"new": (None, len(made.new)), "same": (None, len(made.same)), "list": (None, digest[:16])}
        note_change(connection, by, "import", class_id or "classes", told)
    return made


def _refuse_not_ready(made: Plan, others_confirmed: bool) -> None:
    if made.bad:
        lines = ", ".join(str(row.line) for row in made.bad[:20])
        raise NotReady(f"ยังมีแถวที่ต้องแก้: {lines} / Lines to mend: {lines}.")
    if made.alike and not others_confirmed:
        raise NotReady(
            "ยืนยันก่อนว่าชื่อที่คล้ายกันเป็นคนละคน / Confirm that the names that look alike are other people."
        )


def _add(connection: Connection, rows: tuple[Row, ...], by: str) -> None:
    """Everybody new in a few statements: while this writes, no learner's decision can be recorded."""
    persons = [Account(row.number, row.name, "learner", row.class_id, row.birth_year) for row in rows]
    accounts.add_all_in(connection, persons, NO_SECRET, by)
    enrolment.enrol_new_in(connection, [(row.number, course) for row in rows for course in row.courses], by)


def _put(connection: Connection, row: Row, by: str) -> None:
    """What the list adds to somebody who is here already."""
    before = people.person_in(connection, row.number)
    given = {"class_id": row.class_id} if row.class_id else {}
    given |= {"birth_year": row.birth_year} if row.birth_year and not before.birth_year else {}
    people.change_in(connection, row.number, by, "รายชื่อที่นำเข้า", **given)
    for course in row.courses:
        enrolment.enrol_in(connection, row.number, course, by)


def _plan(
    connection: Connection, sheet: Sheet, columns: Columns, class_id: str | None, courses: tuple[str, ...]
) -> Plan:
    known = Known.of(connection)
    rows = [read_row(line, cells, columns, known, class_id, courses) for line, cells in columns.body]
    rows = _twice(rows)
    rows = [_against(row, known) for row in rows]
    rows = _alike(rows, known)
    digest = hashlib.sha256(canonical([_digested(row) for row in rows])).hexdigest()
    return Plan(tuple(rows), sheet.kind, columns.unused, _notes(rows), digest)


def _digested(row: Row) -> dict:
    return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(row).items()}


def _twice(rows: list[Row]) -> list[Row]:
    """Rows that share a number: each gets the others as a problem."""
    lines: dict[str, list[int]] = {}
    for row in rows:
        lines.setdefault(row.number, []).append(row.line)
    told = []
    for row in rows:
        others = [str(line) for line in lines[row.number] if line != row.line]
        if row.number and others:
            words = (
                f"เลข {row.number} ซ้ำกับแถว {', '.join(others[:5])} / The number is also on line {others[0]}."
            )
            row = replace(row, problems=(*row.problems, words))
        told.append(row)
    return told


def _against(row: Row, known: Known) -> Row:
    """The row beside who has its number already: new, the same person, or a contradiction."""
    if row.problems:
        return row
    there = known.people.get(row.number)
    if there is None:
        return replace(row, does=NEW)
    wrong = _contradiction(row, there)
    if wrong:
        return replace(row, problems=(wrong,))
    adds = [
        f"เพิ่มวิชา {catalogue.title(c)}" for c in row.courses if c not in known.taken.get(row.number, set())
    ]
    if row.class_id and row.class_id != there.class_id:
        adds.append(f"ย้ายไปห้อง {row.class_id}")
    if row.birth_year and not there.birth_year:
        adds.append(f"เพิ่มปีเกิด {row.birth_year + names.BUDDHIST}")
    return replace(row, does=SAME, name=there.name, adds=tuple(adds))


def _contradiction(row: Row, there: Account) -> str | None:
    if there.role != "learner":
        return f"เลข {row.number} เป็นของเจ้าหน้าที่ / The number belongs to staff."
    if there.ended_at is not None:
        return f"เลข {row.number} ออกไปแล้ว นำกลับเข้ามาก่อน / This person has left; bring them back first."
    if skeleton(row.name) != skeleton(there.name):
        return f"เลข {row.number} เป็นของ “{there.name}” อยู่แล้ว / The number belongs to “{there.name}”."
    if row.birth_year and there.birth_year and row.birth_year != there.birth_year:
        year = there.birth_year + names.BUDDHIST
        return f"ปีเกิดไม่ตรงกับที่มีอยู่ (พ.ศ. {year}) / The year of birth on record is {there.birth_year}."
    return None


def _alike(rows: list[Row], known: Known) -> list[Row]:
    """Each row whose name looks like another person's: of another line, or of another number on record."""
    in_file: dict[str, list[Row]] = {}
    for row in rows:
        in_file.setdefault(skeleton(row.name), []).append(row)
    told = []
    for row in rows:
        bones = skeleton(row.name)
        twins = [f"แถว {o.line} “{o.name}”" for o in in_file[bones] if o.number != row.number]
        on_record = [a for a in known.by_skeleton.get(bones, []) if a.login != row.number]
        twins += [f"เลข {a.login} “{a.name}” ในระบบ" for a in on_record]
        settled = row.does == SAME or not bones
        told.append(row if settled else replace(row, twins=tuple(twins[:5])))
    return told


def _notes(rows: list[Row]) -> tuple[str, ...]:
    """What is allowed and yet strange."""
    notes = []
    lengths = {len(row.number) for row in rows if not row.problems}
    if len(lengths) > 1:
        told = ", ".join(str(n) for n in sorted(lengths))
        notes.append(f"เลขประจำตัวยาวไม่เท่ากัน ({told} หลัก) เลข 0 ข้างหน้าอาจหายไป / Numbers differ in length.")
    national = [row for row in rows if _is_national_id(row.number)]
    if 2 * len(national) > len(rows):
        notes.append(
            "เลขเหล่านี้ดูเหมือนเลขบัตรประชาชน ระบบไม่ต้องใช้ ให้ใช้เลขประจำตัวผู้เรียน / These look like national IDs."
        )
    return tuple(notes)


def _is_national_id(number: str) -> bool:
    """Whether 13 digits end in the check digit of a Thai national ID: 11 − Σ dᵢ·(14−i) mod 11, last digit."""
    if not re.fullmatch(r"[0-9]{13}", number):
        return False
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(number[:12]))
    return (11 - total % 11) % 10 == int(number[12])
