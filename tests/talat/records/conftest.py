"""A small records database, once in SQLite and once in PostgreSQL, with people whose secrets hash cheaply."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy import delete

from talat.records import accounts, attempts, classes, database, secret_hash, tables

KEY = "prison-key-of-the-tests"
COURSE, UNIT, SOMSRI, WICHAI = "online-shop", "shop-04", "6601001", "6601002"


@pytest.fixture
def cheap_hashes(monkeypatch):
    """argon2id with the least work, so that tests need not wait."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(secret_hash, "HASHER", cheap)
    monkeypatch.setattr(secret_hash, "_NOBODY", cheap.hash("nobody"))


in_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)  # a test about this kind alone


@pytest.fixture
def sqlite_url(tmp_path):
    """A migrated, empty SQLite file."""
    url = f"sqlite:///{tmp_path / 'records.db'}"
    database.migrate(url)
    return url


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql):
    """A migrated database on the server, empty whenever a test begins."""
    url = postgresql.url(postgresql.new())
    database.migrate(url)
    return url


@pytest.fixture
def postgresql_url(migrated_postgresql):
    yield migrated_postgresql
    records = database.open_records(migrated_postgresql, busy_s=10)
    with records.write() as connection:
        for table in reversed(tables.metadata.sorted_tables):
            connection.execute(delete(table))
    records.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request):
    """A migrated, empty database, of each kind in turn."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def records(url):
    records = database.open_records(url)
    yield records
    records.close()


@pytest.fixture
def people(records, cheap_hashes):
    """The records with an instructor, a class, two learners, the first of them enrolled."""
    accounts.add_staff(records, "kru-mali", "ครูมะลิ สอนดี", "instructor", "a-long-password")
    classes.add_class(records, "demo-1", "ห้องเรียนสาธิต", "kru-mali")
    accounts.add_learner(records, SOMSRI, "สมศรี ใจดี", "123456", "demo-1")
    accounts.add_learner(records, WICHAI, "วิชัย ตั้งมั่น", "654321", "demo-1")
    classes.enrol(records, SOMSRI, COURSE)
    return records


@pytest.fixture
def begin(people):
    """begin(learner, part, again) opens an attempt at the unit's exercise."""

    def begin(learner=SOMSRI, part="exercise", again=False):
        return attempts.open_attempt(people, learner, COURSE, UNIT, part, "c1", "m1", KEY, again)

    return begin
