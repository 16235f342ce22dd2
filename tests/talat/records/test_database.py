"""The database: made, checked before use, honest about its own trouble."""

import stat
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from talat.records import accounts, attempts, audit, database, tables
from talat.records.database import DatabaseDown, DatabaseUnfit
from tests.talat.records.conftest import in_sqlite

VERSIONS = Path(database.__file__).with_name("migrations") / "versions"
NEWEST = max(file.name for file in VERSIONS.glob("[0-9]*.py"))[:4]


def pragma(records, name):
    with records.read() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_the_migrations_make_the_tables_of_the_code(records):
    with records.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    assert database.schema(records) == NEWEST


def test_migrating_again_changes_nothing(url, people):
    database.migrate(url)
    assert accounts.account(people, "6601001").name == "สมศรี ใจดี"


@in_sqlite
def test_sqlite_keeps_what_it_acknowledged(records, tmp_path):
    assert pragma(records, "journal_mode") == "wal"
    assert pragma(records, "synchronous") == 2  # FULL
    assert pragma(records, "foreign_keys") == 1
    assert pragma(records, "busy_timeout") == 60_000
    assert stat.S_IMODE((tmp_path / "records.db").stat().st_mode) == 0o600


def test_a_write_takes_the_lock_before_its_first_read(url):
    first, second = database.open_records(url), database.open_records(url, busy_s=0.05)
    with first.write(), pytest.raises(DatabaseDown, match="locked|lock timeout"), second.write():
        pytest.fail("two writers at once")
    with second.write():
        pass
    first.close()
    second.close()


def test_a_read_does_not_wait_for_a_writer(url, people):
    other = database.open_records(url, busy_s=0.05)
    with people.write():
        assert accounts.account(other, "6601001").class_id == "demo-1"
    other.close()


def test_a_failed_write_leaves_nothing(records):
    with pytest.raises(ZeroDivisionError), records.write() as connection:
        audit.note_in(connection, "admin", "try", "nothing")
        raise ZeroDivisionError
    assert audit.entries(records) == []


def test_a_missing_file_is_not_made_by_opening_it(tmp_path):
    with pytest.raises(DatabaseUnfit, match="ไม่พบ.*make lab"):
        database.open_records(f"sqlite:///{tmp_path / 'none.db'}")
    assert not (tmp_path / "none.db").exists()


def test_an_empty_file_asks_to_be_migrated(tmp_path):
    (tmp_path / "records.db").touch()
    with pytest.raises(DatabaseUnfit, match=NEWEST):
        database.open_records(f"sqlite:///{tmp_path / 'records.db'}")


def damage_header(content):
    return b"not a database at all" + content[21:]


def damage_a_page(content):
    return content[:4096] + bytes(200) + content[4296:]


def cut_off(content):
    return content[: len(content) // 2]


@in_sqlite
@pytest.mark.parametrize("damage", [damage_header, damage_a_page, cut_off])
def test_a_damaged_file_is_refused_and_left_as_it_is(url, tmp_path, damage):
    file = tmp_path / "records.db"
    broken = damage(file.read_bytes())
    file.write_bytes(broken)
    for start in (database.open_records, database.migrate):
        with pytest.raises(DatabaseUnfit, match="เสียหาย.*last backup"):
            start(url)
    assert file.read_bytes() == broken


@in_sqlite
def test_a_full_disk_raises_and_acknowledges_nothing(url, begin, people):
    head = begin()
    small = database.open_records(url)
    sa.event.listen(small.engine, "checkout", lambda raw, *_: raw.execute("PRAGMA max_page_count = 1"))
    small.engine.dispose()
    from talat.journal.events import Explain

    recorded = 0
    with pytest.raises(DatabaseDown, match="full"):
        for recorded in range(200):
            text = f"{recorded} " + "ก" * 490
            attempts.append(small, head.id, Explain(text=text), recorded, f"key-{recorded:06d}")
    small.close()
    assert len(attempts.journal(people, head.id)) == recorded < 199
    attempts.verify(people, head.id)
    attempts.append(people, head.id, Explain(text="ต่อ"), recorded, f"key-{recorded:06d}")
    attempts.verify(people, head.id)


@pytest.mark.postgresql
@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_postgresql_that_answers_before_its_disk_is_refused(url):
    with pytest.raises(DatabaseUnfit, match="ไฟดับ.*synchronous_commit=off"):
        database.open_records(f"{url}&options=-csynchronous_commit%3Doff")
    database.open_records(f"{url}&options=-csynchronous_commit%3Dlocal").close()
