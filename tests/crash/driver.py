"""apsw under the names of Python's sqlite3: SQLAlchemy and our code then work on a disk that a test wrote.

Only what they use is here. `use()` makes every engine of this process an apsw one; errors are sqlite3's own.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import partial
from sqlite3 import (  # noqa: F401 - SQLAlchemy looks for them here
    Binary,
    DatabaseError,
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
)

import apsw
import sqlalchemy as sa

paramstyle, apilevel, threadsafety = "qmark", "2.0", 1
sqlite_version_info = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
DISK = ""  # the name of the VFS that connections use; "" is the machine's own
PRAGMAS: list[str] = []  # said after each PRAGMA of ours that says the same thing otherwise


def use(disk: str, *pragmas: str) -> None:
    """From now on this process's SQLite files are on that VFS; `pragmas` overrule those of the code."""
    global DISK
    DISK = disk
    PRAGMAS[:] = pragmas
    sa.create_engine = partial(_MAKE, module=__import__(__name__, fromlist=["_"]))


_MAKE = sa.create_engine


def unuse() -> None:
    """Python's sqlite3 again, for engines made from now on."""
    sa.create_engine = _MAKE


@contextmanager
def _as_sqlite3():
    try:
        yield
    except apsw.ConstraintError as error:
        raise IntegrityError(str(error)) from error
    except apsw.BusyError as error:
        raise OperationalError("database is locked") from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise DatabaseError(str(error)) from error
    except apsw.Error as error:
        raise OperationalError(str(error)) from error


def connect(file: str, timeout: float = 5.0, **_more) -> Connection:
    """A connection to the file, on the VFS of `use`."""
    return Connection(file, timeout)


class Connection:
    """As much of sqlite3.Connection as is asked for."""

    isolation_level = None

    def __init__(self, file: str, timeout: float):
        with _as_sqlite3():
            self._raw = apsw.Connection(file, vfs=DISK or None)
            self._raw.set_busy_timeout(int(timeout * 1000))

    def create_function(self, name, count, function, **_more):
        self._raw.create_scalar_function(name, function, count)

    def cursor(self) -> Cursor:
        return Cursor(self._raw)

    def execute(self, statement: str, values=()) -> Cursor:
        cursor = self.cursor().execute(statement, values)
        for pragma in PRAGMAS:
            if statement.partition("=")[0].strip() == f"PRAGMA {pragma.partition('=')[0]}":
                self.cursor().execute(f"PRAGMA {pragma}")
        return cursor

    def commit(self):
        if self._raw.in_transaction:
            self.cursor().execute("COMMIT")

    def rollback(self):
        if self._raw.in_transaction:
            self.cursor().execute("ROLLBACK")

    def close(self):
        with _as_sqlite3():
            self._raw.close()


class Cursor:
    """As much of sqlite3.Cursor as is asked for; all rows are read at once."""

    arraysize, description, rowcount, lastrowid = 1, None, -1, None

    def __init__(self, raw: apsw.Connection):
        self._connection, self._raw = raw, raw.cursor()
        self._raw.exec_trace = self._look
        self._rows: list = []

    def _look(self, cursor, _statement, _values) -> bool:
        self.description = [(name, *[None] * 6) for name, _ in cursor.get_description()] or None
        return True

    def execute(self, statement: str, values=()) -> Cursor:
        before = self._connection.total_changes()
        with _as_sqlite3():
            self._rows = list(self._raw.execute(statement, tuple(values)))
        changed = self._connection.total_changes() - before
        self.rowcount = changed if self.description is None else -1
        self.lastrowid = self._connection.last_insert_rowid()
        return self

    def executemany(self, statement: str, many) -> Cursor:
        for values in many:
            self.execute(statement, values)
        return self

    def fetchone(self):
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size=None):
        taken, self._rows = self._rows[: size or 1], self._rows[size or 1 :]
        return taken

    def fetchall(self):
        taken, self._rows = self._rows, []
        return taken

    def __iter__(self):
        return iter(self.fetchall())

    def close(self):
        self._raw.close()


assert issubclass(OperationalError, sqlite3.Error)
