"""What a copy of the records holds, and whether it is whole: the file, its chains, its counts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import select

from talat.journal.chain import BrokenChain
from talat.records import attempts, audit, database, tables
from talat.records.database import DatabaseDown, DatabaseUnfit, Records


class Damaged(Exception):
    """A copy is not whole; the message (Thai and English) says what is wrong with it."""


@dataclass(frozen=True)
class Facts:
    """How much is in a copy; two copies of one moment have the same."""

    schema: str
    counts: dict[str, int]  # table → rows
    audit_length: int
    audit_hash: str

    def as_dict(self) -> dict:
        return asdict(self)


def facts_of(file: Path) -> Facts:
    """What a SQLite file of any schema holds; Damaged when SQLite itself finds it broken."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            _refuse_broken(connection)
            return _read(connection)
    except sqlite3.Error as error:
        raise _damaged(str(error)) from error


def _refuse_broken(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA integrity_check(3)").fetchall()
    if found != [("ok",)]:
        raise _damaged("; ".join(str(line) for (line,) in found))
    loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    if loose:
        raise _damaged(f"a row of {loose[0]} points to nothing in {loose[2]}")


def _read(connection: sqlite3.Connection) -> Facts:
    (schema,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    wanted = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    names = [name for (name,) in connection.execute(wanted) if name != "alembic_version"]
    counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    head = connection.execute("SELECT length, last_hash FROM audit_head").fetchone() or (0, "")
    return Facts(schema, counts, *head)


def refuse_broken_chains(file: Path) -> None:
    """Damaged when a journal or the audit of a copy is not whole. Brings the copy to today's schema."""
    url = f"sqlite:///{file}"
    try:
        database.migrate(url)
        records = database.open_records(url)
    except (DatabaseUnfit, DatabaseDown) as error:
        raise _damaged(str(error)) from error
    try:
        broken = broken_chains(records)
    finally:
        records.close()
    if broken:
        raise _damaged("; ".join(broken[:3]))


def broken_chains(r: Records) -> list[str]:
    """The journals, and the audit, that are not what was recorded, each with its first broken link."""
    found = broken_journals(r)
    try:
        audit.verify(r)
    except BrokenChain as broken:
        found.append(f"บันทึกเจ้าหน้าที่ผิดตั้งแต่บรรทัด {broken.seq} / audit: record {broken.seq}")
    return found


def broken_journals(r: Records) -> list[str]:
    """The journals that are not what was recorded, each with its first broken link."""
    with r.read() as connection:
        ids = list(connection.execute(select(tables.attempts.c.id).order_by(tables.attempts.c.id)).scalars())
    found = []
    for one in ids:
        try:
            attempts.verify(r, one)
        except BrokenChain as broken:
            found.append(f"งาน {one} ผิดตั้งแต่คำสั่งที่ {broken.seq} / journal {one}: record {broken.seq}")
    return found


def _damaged(why: str) -> Damaged:
    return Damaged(f"สำเนานี้ไม่สมบูรณ์ / This copy is not whole: {why}")
