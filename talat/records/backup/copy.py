"""One moment of the records in one SQLite file, whichever database they live in, and back again.

A backup is always a SQLite file: one form to check, and a way from one kind of database to the other.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from talat.records import database
from talat.records.database import Records
from talat.records.tables import metadata
from talat.records.trouble import named

AT_ONCE = 2_000  # rows


def copy_out(r: Records, file: Path) -> None:
    """Write everything, as it is at one moment, to a new SQLite file; writers go on meanwhile."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    here = database.sqlite_path(r.url)
    with named():
        _copy_sqlite(here, file) if here else _copy_rows(r, file)
        with closing(sqlite3.connect(file)) as copied:
            copied.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it


def _copy_sqlite(source: Path, file: Path) -> None:
    with (
        closing(sqlite3.connect(source, timeout=database.BUSY_S)) as reading,
        closing(sqlite3.connect(file)) as writing,
    ):
        reading.backup(writing)  # in one step: one moment, and never begun again because somebody wrote


def _copy_rows(r: Records, file: Path) -> None:
    url = f"sqlite:///{file}"
    database.migrate(url)
    target = database.open_records(url)
    try:
        with r.read() as reading, target.write() as writing:
            fill(writing, reading)
    finally:
        target.close()


def fill(writing: Connection, reading: Connection) -> None:
    """Every row of every table of one database into the same tables of another, whatever they hold."""
    for table in reversed(metadata.sorted_tables):
        writing.execute(sa.delete(table))
    for table in metadata.sorted_tables:
        for rows in _rows(reading, table):
            writing.execute(sa.insert(table), rows)


def _rows(reading: Connection, table: sa.Table) -> Iterator[list[dict]]:
    found = reading.execution_options(yield_per=AT_ONCE).execute(sa.select(table))
    for some in found.partitions():
        yield [dict(row._mapping) for row in some]


def set_counters(connection: Connection) -> None:
    """PostgreSQL counts on behind the rows that were put there; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            last = sa.select(sa.func.max(column)).scalar_subquery()
            counter = sa.func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(
                sa.select(sa.func.setval(counter, sa.func.coalesce(last, 1), last.is_not(None)))
            )
