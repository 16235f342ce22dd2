"""How a database of each kind is opened: the only place that knows SQLite from PostgreSQL at work."""

from __future__ import annotations

import sqlite3
import time
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, make_url

_WRITER = 7466  # PostgreSQL advisory lock: one writer at a time, as SQLite has it by nature
_TURN_S = 0.001  # between two looks whether another process's write is over
_FRESH_S = 1.0  # a connection that worked so lately is not asked whether it still does


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite URL; None for another kind."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def engine(url: str, busy_s: float) -> Engine:
    """Connections whose write transactions exclude each other, and whose commits are on the disk.

    busy_s: seconds a write waits for another process before it raises.
    """
    # hide_parameters: a failed statement must not print a learner's words or a token into a log.
    if make_url(url).get_backend_name() == "sqlite":
        made = sa.create_engine(url, hide_parameters=True, connect_args={"timeout": busy_s})
        sa.event.listen(made, "connect", _prepare_sqlite)
        sa.event.listen(made, "begin", partial(_begin_sqlite, busy_s))
    else:
        made = sa.create_engine(url, hide_parameters=True)
        sa.event.listen(made, "connect", partial(_prepare_postgresql, int(busy_s * 1000)))
        sa.event.listen(made, "checkout", partial(_refuse_stale, made))
        sa.event.listen(made, "checkin", lambda _raw, record: record.info.update(worked=time.monotonic()))
        sa.event.listen(made, "begin", _begin_postgresql)
    sa.event.listen(made, "after_cursor_execute", _count_change)
    return made


def _prepare_sqlite(connection: sqlite3.Connection, _record) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(busy_s: float, connection: Connection) -> None:
    """BEGIN IMMEDIATE takes the write lock before the first read, so read-then-write cannot be overtaken."""
    raw = connection.connection.dbapi_connection
    if not connection.get_execution_options().get("talat_writes"):
        raw.execute("BEGIN")
        return
    # SQLite's own waiting sleeps longer and longer, up to 0.1 s: behind a busy writer that is never its turn.
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        _take_turn(raw, time.monotonic() + busy_s)
    finally:
        raw.execute(f"PRAGMA busy_timeout = {int(busy_s * 1000)}")


def _take_turn(raw: sqlite3.Connection, latest: float) -> None:
    while True:
        try:
            raw.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > latest:
                raise
        time.sleep(_TURN_S)


def _prepare_postgresql(busy_ms: int, connection, _record) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {busy_ms}")
    connection.commit()


def _refuse_stale(made: Engine, connection, record, _proxy) -> None:
    """A connection that has rested may have lost its server; another is made for it then."""
    if time.monotonic() - record.info.get("worked", 0) < _FRESH_S:
        return
    try:
        made.dialect.do_ping(connection)
    except made.dialect.loaded_dbapi.Error as gone:
        raise sa.exc.DisconnectionError(str(gone)) from gone


def _begin_postgresql(connection: Connection) -> None:
    """One writer at a time; a reader sees one moment, as both are with SQLite."""
    from psycopg import IsolationLevel

    raw = connection.connection.dbapi_connection  # it says BEGIN with its first statement
    if connection.get_execution_options().get("talat_writes"):
        raw.isolation_level, raw.read_only = IsolationLevel.READ_COMMITTED, False
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")
    else:
        raw.isolation_level, raw.read_only = IsolationLevel.REPEATABLE_READ, True


def _count_change(connection: Connection, _cursor, _statement, _values, context, _many) -> None:
    if context.isinsert or context.isupdate or context.isdelete or context.isddl:
        connection.info["talat_changes"] = connection.info.get("talat_changes", 0) + 1


def changes(connection: Connection) -> int:
    """How many statements that change something this connection has run."""
    return connection.info.get("talat_changes", 0)
