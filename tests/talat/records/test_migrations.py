"""Migrations: every schema that was ever released becomes today's, with all that was recorded in it."""

import sqlite3
from contextlib import closing

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select

from talat.records import accounts, attempts, audit, database, fitness, results, seats, tables
from talat.records import time as counted
from tests.data import schemas
from tests.talat.records.conftest import SOMSRI, UNIT

TABLES_OF_0001 = ("accounts", "attempts", "audit", "audit_head", "classes", "counted_until", "enrolments")
TABLES_OF_0001 += ("half_minutes", "hand_marks", "journal", "quotas", "results", "seats")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def kind(request):
    return request.param


@pytest.fixture
def old(kind, tmp_path, request):
    """old(revision): the URL of a database as that schema left it."""

    def old(revision):
        script = schemas.dump(revision, kind)
        if kind == "sqlite":
            with closing(sqlite3.connect(tmp_path / "records.db")) as connection:
                connection.executescript(script)
            return f"sqlite:///{tmp_path / 'records.db'}"
        server = request.getfixturevalue("postgresql")
        name = server.new()
        with psycopg.connect(f"host={server.folder} user=talat dbname={name}") as connection:
            connection.execute(script)
        return server.url(name)

    return old


def counts(records):
    with records.read() as connection:
        wanted = [tables.metadata.tables[name] for name in TABLES_OF_0001]
        return {t.name: connection.execute(select(func.count()).select_from(t)).scalar() for t in wanted}


def test_every_released_schema_is_kept_and_still_known():
    every = {script.revision for script in ScriptDirectory.from_config(fitness.alembic()).walk_revisions()}
    assert set(schemas.RELEASED) <= set(schemas.kept()) <= every


@pytest.mark.parametrize("revision", schemas.kept())
def test_an_old_database_becomes_todays_and_loses_nothing(old, revision, cheap_hashes):
    url = old(revision)
    rows = schemas.dump(revision, "sqlite").count('\nINSERT INTO "') - 1  # alembic's own row
    database.migrate(url)
    records = database.open_records(url)
    with records.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    assert sum(counts(records).values()) == rows if revision == "0001" else rows > 0
    assert min(counts(records).values()) > 0
    (attempt,) = attempts.attempts_of(records, SOMSRI, UNIT)
    attempts.verify(records, attempt.id)
    audit.verify(records)
    assert len(attempts.journal(records, attempt.id)) == 4
    assert results.result(records, attempt.id).score == 6.0
    assert counted.minutes(records, SOMSRI)["reading"] == 2.0
    assert accounts.verify(records, SOMSRI, "123456").name == "สมศรี ใจดี"
    seats.issue(records, SOMSRI)
    records.close()


@pytest.fixture
def of_the_future(url):
    """A database that a newer program made."""
    records = database.open_records(url)
    now = database.schema(records)

    def revise(revision):
        with records.write() as connection:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")

    revise("9999")
    yield url
    revise(now)
    records.close()


def test_a_newer_programs_database_is_refused_by_name(of_the_future):
    for start in (database.open_records, database.migrate):
        with pytest.raises(database.DatabaseUnfit, match="9999.*newer"):
            start(of_the_future)
