"""The records database: opened, read, written and migrated, whichever kind it is."""

from __future__ import annotations

import logging
import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from sqlalchemy.engine import Connection, Engine

from talat.records import engines, fitness
from talat.records.engines import sqlite_path
from talat.records.fitness import newest, schema
from talat.records.trouble import DatabaseDown, DatabaseUnfit, named

__all__ = ["DatabaseDown", "DatabaseUnfit", "Records", "migrate", "newest", "open_as_it_is", "open_records"]
__all__ += ["schema", "sqlite_path"]

BUSY_S = 60.0  # how long a writer waits for another process's write
# Two lines about every look at the schema would be most of what a service's log says.
logging.getLogger("alembic.runtime.migration").setLevel(logging.WARNING)


@dataclass(frozen=True)
class Records:
    """An open records database. `read()` and `write()` give a connection inside one transaction."""

    url: str
    engine: Engine

    @contextmanager
    def read(self):
        """A connection that sees one moment of the database."""
        with named(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self):
        """A connection that is the only writer of all processes; commits at the end of the block."""
        writer = self.engine.execution_options(talat_writes=True)
        with named(), writer.begin() as connection:
            yield connection

    @contextmanager
    def together(self):
        """Records whose reads and writes are all part of one transaction; see Shared."""
        with self.write() as connection:
            yield Shared(self.url, self.engine, connection)

    def close(self) -> None:
        """Close the pooled connections; the handle is of no use afterwards."""
        self.engine.dispose()


@dataclass(frozen=True)
class Shared(Records):
    """The records inside a transaction that several writes share: committed together or not at all.

    A write that fails after it changed something cannot be undone alone: then `spoiled` is set, and the
    transaction must not be committed. (A savepoint for each write could, for two more trips to PostgreSQL.)
    """

    connection: Connection
    spoiled: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def read(self):
        """The shared connection, which sees what the writes before it did."""
        with self._watched():
            yield self.connection

    def write(self):
        """The same: who may read here may write."""
        return self.read()

    @contextmanager
    def _watched(self):
        before = engines.changes(self.connection)
        try:
            with named():
                yield
        except BaseException as error:
            gone = isinstance(error, sa.exc.SQLAlchemyError | DatabaseDown)
            if gone or engines.changes(self.connection) != before:
                self.spoiled.set()
            raise


def open_records(url: str | None = None, busy_s: float = BUSY_S) -> Records:
    """The database at `url`, else at TALAT_RECORDS_URL.

    Raises DatabaseUnfit when it is missing, damaged or of another schema.
    busy_s: seconds a write waits for another process before it raises.
    """
    url = url or os.environ["TALAT_RECORDS_URL"]
    records = Records(url, engines.engine(url, busy_s))
    try:
        fitness.refuse_half_restored(url)
        fitness.refuse_missing(url)
        fitness.refuse_damaged(records)
        fitness.refuse_careless(records)
        fitness.refuse_other_schema(records)
    except BaseException:
        records.close()
        raise
    return records


def open_as_it_is(url: str) -> Records:
    """The database at `url` whatever its schema, for a backup before it is migrated. DatabaseUnfit."""
    records = Records(url, engines.engine(url, BUSY_S))
    try:
        fitness.refuse_half_restored(url)
        fitness.refuse_damaged(records)
        fitness.refuse_newer(records)
    except BaseException:
        records.close()
        raise
    return records


def migrate(url: str) -> None:
    """Bring the database at `url` to the current schema, creating it when there never was one."""
    path = sqlite_path(url)
    fitness.refuse_half_restored(url)
    fitness.refuse_vanished(url)
    if path:
        _create_missing(path, fitness.begun(path))
    records = Records(url, engines.engine(url, BUSY_S))
    try:
        fitness.refuse_damaged(records)
        fitness.refuse_newer(records)
        with records.write() as connection:
            bring_up(connection)
    finally:
        records.close()


def bring_up(connection: Connection) -> None:
    """Today's schema, inside a write that is under way."""
    config = fitness.alembic()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _create_missing(*files: Path) -> None:
    """Empty files whose names are on the disk too: SQLite sees to its own files' names alone."""
    for file in files:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
            _settle(file)
            _settle(file.parent)


def _settle(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
