"""The records database: opened, checked and migrated; the only place that knows SQLite from PostgreSQL."""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection, Engine, make_url

BUSY_S = 60.0  # how long a writer waits for another process's write
_MIGRATIONS = Path(__file__).with_name("migrations")
# Two lines about every look at the schema would be most of what a service's log says.
logging.getLogger("alembic.runtime.migration").setLevel(logging.WARNING)
_CAREFUL = ("fsync", "full_page_writes", "synchronous_commit")  # PostgreSQL settings that must not be off
_WRITER = 7466  # PostgreSQL advisory lock: one writer at a time, as SQLite has it by nature


class DatabaseUnfit(RuntimeError):
    """The records database cannot be used; the message (Thai and English) says what to do."""


class DatabaseDown(RuntimeError):
    """The database did not take or give what was asked (locked, disk full, gone): nothing was changed."""


@contextmanager
def _named():
    """Trouble of the database itself comes out as DatabaseDown, without a statement's values."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.InternalError, sa.exc.TimeoutError, sqlite3.Error) as error:
        raise DatabaseDown(str(getattr(error, "orig", error))) from error
    except sa.exc.DatabaseError as error:
        if type(error) is not sa.exc.DatabaseError:  # IntegrityError and its like are not the disk's fault
            raise
        raise DatabaseDown(str(error.orig)) from error


@dataclass(frozen=True)
class Records:
    """An open records database. `read()` and `write()` give a connection inside one transaction."""

    url: str
    engine: Engine

    @contextmanager
    def read(self):
        """A connection that sees one moment of the database."""
        with _named(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self):
        """A connection that is the only writer of all processes; commits at the end of the block."""
        writer = self.engine.execution_options(talat_writes=True)
        with _named(), writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close the pooled connections; the handle is of no use afterwards."""
        self.engine.dispose()


def open_records(url: str | None = None, busy_s: float = BUSY_S) -> Records:
    """The database at `url`, else at TALAT_RECORDS_URL.

    Raises DatabaseUnfit when it is missing, damaged or of another schema.
    busy_s: seconds a write waits for another process before it raises.
    """
    url = url or os.environ["TALAT_RECORDS_URL"]
    records = Records(url, _engine(url, busy_s))
    try:
        _refuse_missing(url)
        _refuse_damaged(records)
        _refuse_careless(records)
        _refuse_other_schema(records)
    except BaseException:
        records.close()
        raise
    return records


def migrate(url: str) -> None:
    """Bring the database at `url` to the current schema, creating it when there is none."""
    path = sqlite_path(url)
    if path and not path.exists():
        _create(path)
    records = Records(url, _engine(url, BUSY_S))
    try:
        _refuse_damaged(records)
        _refuse_newer(records)
        with records.write() as connection:
            config = _alembic()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        records.close()


def _create(path: Path) -> None:
    """An empty file whose name is on the disk too: SQLite sees to its own files' names alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for name, flags in ((path, os.O_CREAT | os.O_RDWR), (path.parent, os.O_RDONLY)):
        handle = os.open(name, flags, 0o600)
        os.fsync(handle)
        os.close(handle)


def schema(records: Records) -> str | None:
    """The revision the database stands at; None when it is empty."""
    with records.read() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite URL; None for another kind."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


def _engine(url: str, busy_s: float) -> Engine:
    # hide_parameters: a failed statement must not print a learner's words or a token into a log.
    if make_url(url).get_backend_name() != "sqlite":
        engine = sa.create_engine(url, hide_parameters=True, pool_pre_ping=True)
        sa.event.listen(engine, "begin", partial(_begin_postgresql, int(busy_s * 1000)))
        return engine
    engine = sa.create_engine(url, hide_parameters=True, connect_args={"timeout": busy_s})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """BEGIN IMMEDIATE takes the write lock before the first read, so read-then-write cannot be overtaken."""
    writes = connection.get_execution_options().get("talat_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(busy_ms: int, connection: Connection) -> None:
    """One writer at a time; a reader sees one moment, as both are with SQLite."""
    writes = connection.get_execution_options().get("talat_writes")
    if not writes:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {busy_ms}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")


def _refuse_missing(url: str) -> None:
    path = sqlite_path(url)
    if path and not path.exists():
        raise DatabaseUnfit(
            f"ไม่พบฐานข้อมูลบันทึก {path} กรุณาเริ่มระบบด้วย make lab หรือกู้จากสำเนาสำรอง / "
            f"There is no records database at {path}: run make lab, or put the last backup there."
        )


def _refuse_damaged(records: Records) -> None:
    """A damaged file is never written to: a whole backup loses less than a half-healed original."""
    path = sqlite_path(records.url)
    if path is None:
        return
    try:
        with records.read() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    except DatabaseDown as error:
        if not any(word in str(error) for word in ("malformed", "not a database", "file format")):
            raise  # locked or unreadable just now, not damaged
        found = str(error)
    if found != "ok":
        found = " ".join(found.split())
        raise DatabaseUnfit(
            f"ฐานข้อมูลบันทึก {path} เสียหาย ({found}) ระบบจึงไม่เริ่มทำงาน "
            "กรุณาเก็บไฟล์นี้ไว้ แล้ววางสำเนาสำรองล่าสุดแทน / "
            f"The records database {path} is damaged ({found}), so nothing was started. "
            "Keep this file aside and put the last backup in its place."
        )


def _refuse_careless(records: Records) -> None:
    """A PostgreSQL that answers before its disk has the answer would lose acknowledged decisions."""
    if sqlite_path(records.url):
        return
    with records.read() as connection:
        told = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in _CAREFUL}
    careless = ", ".join(f"{name}={value}" for name, value in told.items() if value == "off")
    if careless:
        raise DatabaseUnfit(
            f"PostgreSQL ถูกตั้งให้ตอบก่อนเขียนลงดิสก์ ({careless}) ไฟดับแล้วงานจะหาย กรุณาเปิดค่าเหล่านี้เป็น on / "
            f"PostgreSQL is set to answer before the disk has it ({careless}): set these to on."
        )


def _refuse_newer(records: Records) -> None:
    """A schema this program has never heard of was made by a newer one, and is not to be guessed at."""
    found, known = schema(records), ScriptDirectory.from_config(_alembic())
    if found not in (None, *(script.revision for script in known.walk_revisions())):
        raise DatabaseUnfit(
            f"ฐานข้อมูลบันทึกเป็นรุ่น {found} ซึ่งใหม่กว่าโปรแกรมนี้ กรุณาใช้โปรแกรมรุ่นใหม่ หรือกู้จากสำเนาสำรอง / "
            f"The records database has schema {found}, of a newer program: use that, or restore a backup."
        )


def _refuse_other_schema(records: Records) -> None:
    _refuse_newer(records)
    found, wanted = schema(records), ScriptDirectory.from_config(_alembic()).get_current_head()
    if found != wanted:
        raise DatabaseUnfit(
            f"ฐานข้อมูลบันทึกเป็นรุ่น {found or 'ว่าง'} แต่โปรแกรมต้องการรุ่น {wanted} กรุณารัน make lab / "
            f"The records database has schema {found or 'none'}, the program wants {wanted}: run make lab."
        )
