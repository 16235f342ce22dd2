"""Putting back: only whole ones, only where no lab runs, keeping what was there; from kind to kind, too."""

import shutil
import socket
import sqlite3
from contextlib import closing

import pytest
import sqlalchemy as sa

from talat.journal.events import SetPrice
from talat.records import accounts, anchors, attempts, audit, database, hand_marks, results
from talat.records.backup import chest
from talat.records.backup import restore as restoring
from talat.records.backup.facts import Damaged, broken_chains
from talat.records.backup.restore import LabRuns, restore
from talat.records.database import DatabaseUnfit
from talat.records.fitness import RESTORING
from tests.talat.records.backup.conftest import PASSPHRASE
from tests.talat.records.conftest import SOMSRI, WICHAI, in_sqlite


@pytest.fixture
def later(people, begin):
    """Work that is done after the backup."""

    def later():
        head = begin(WICHAI)
        attempts.append(people, head.id, SetPrice(satang=100), 0, "key-later1")
        return head.id

    return later


@pytest.fixture
def put_back(home, url, people):
    """put_back(folder, passphrase) restores into the lab of the test and opens it again."""

    opened = []

    def put_back(folder, passphrase=None):
        people.close()
        manifest, kept = restore(folder, home, url, passphrase, "console")
        opened.append(database.open_records(url))
        return opened[-1], kept

    yield put_back
    for records in opened:
        for name in kept_schemas(records):
            with records.write() as connection:
                connection.exec_driver_sql(f'DROP SCHEMA "{name}" CASCADE')
        records.close()


def kept_schemas(records):
    if database.sqlite_path(records.url):
        return []
    with records.read() as connection:
        return [
            name for name in sa.inspect(connection).get_schema_names() if name.startswith("before_restore")
        ]


def test_everything_is_as_it_was(make, work, later, put_back, home):
    folder, lost = make(), later()
    (home / "secrets/prison_key").write_text("another\n")
    shutil.rmtree(home / "content/v1")
    records, kept = put_back(folder)
    assert len(attempts.journal(records, work)) == 3
    with pytest.raises(attempts.NoSuchAttempt):
        attempts.attempt(records, lost)
    assert broken_chains(records) == []
    assert (home / "secrets/prison_key").read_text() == "prison_key of the lab\n"
    assert (home / "secrets/demo").exists(), "a secret that is in no backup stays"
    assert (home / "content/v1/online-shop/course.yaml").exists()
    assert (kept / "secrets/prison_key").read_text() == "another\n"
    entry = audit.entries(records, 1)[0]
    assert (entry.actor, entry.action, entry.object) == ("console", "restore", folder.name[:64])


def test_work_goes_on_after_it(make, work, later, put_back):
    folder = make()
    later()
    records, _ = put_back(folder)
    head = attempts.open_attempt(records, WICHAI, "online-shop", "shop-04", "exercise", "c1", "m1", "key")
    attempts.append(records, head.id, SetPrice(satang=100), 0, "key-later1")
    accounts.add_learner(records, "6601003", "มานี", "123456", "demo-1")
    mark = results.Mark("reason", "เหตุผล", None, 2.0, "instructor", "", "", "")
    results.put_result(
        records, results.Result(work, SOMSRI, "shop-04", 1.0, 2.0, (mark,), None, "needs_instructor")
    )
    hand_marks.ask_mark(records, work, "reason", 1.0, "", by="kru-mali")  # numbered rows go on counting
    assert broken_chains(records) == []


def test_anchors_go_back_with_their_records(make, work, later, put_back, home, people):
    file, key = home / anchors.FILE, b"key"
    anchors.drop(people, file, key)
    folder, lost = make(), later()
    anchors.drop(people, file, key)
    records, kept = put_back(folder)
    assert [len(anchors.lines(place, key)) for place in (file, kept / anchors.FILE)] == [1, 2]
    assert anchors.differences(records, file, key) == []
    assert f"journal {lost} was changed or cut" in anchors.differences(records, kept / anchors.FILE, key)[0]


@in_sqlite
def test_what_was_there_is_kept_with_its_log(make, work, later, put_back, home, people):
    folder, lost = make(), later()
    crashed = home / "crashed"  # the file and the log of a server that lost its power
    crashed.mkdir()
    for file in home.glob("records.db*"):
        shutil.copy(file, crashed)
    people.close()
    for name in ("records.db", "records.db-wal"):
        shutil.copy(crashed / name, home / name)
    _, kept = put_back(folder)
    old = database.open_records(f"sqlite:///{kept / 'records.db'}")
    assert len(attempts.journal(old, lost)) == 1
    old.close()


@pytest.mark.postgresql
@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_in_postgresql_what_was_there_stays_under_another_name(make, work, later, put_back):
    folder = make()
    later()
    records, _ = put_back(folder)
    (name,) = kept_schemas(records)
    with records.read() as connection:
        assert connection.exec_driver_sql(f'SELECT count(*) FROM "{name}".journal').scalar() == 4


def test_a_backup_of_one_kind_of_database_is_put_into_the_other(make, work, url, tmp_path, request):
    folder = make()
    if database.sqlite_path(url):
        server = request.getfixturevalue("postgresql")
        other = server.url(server.new())
    else:
        other = f"sqlite:///{tmp_path / 'elsewhere/records.db'}"
    restore(folder, tmp_path / "elsewhere", other, None, "console")
    records = database.open_records(other)
    assert len(attempts.journal(records, work)) == 3
    assert accounts.verify(records, SOMSRI, "123456").name == "สมศรี ใจดี"
    assert broken_chains(records) == []
    records.close()


@in_sqlite
def test_a_damaged_one_or_a_wrong_passphrase_touches_nothing(make, work, home, url, people):
    plain, sealed = make(), make(PASSPHRASE)
    assert restore(sealed, home / "elsewhere", f"sqlite:///{home}/elsewhere/r.db", PASSPHRASE, "x")
    people.close()
    before = (home / "records.db").read_bytes()
    archive = plain / chest.ARCHIVE
    archive.write_bytes(archive.read_bytes()[:-1])
    with pytest.raises(Damaged):
        restore(plain, home, url, None, "console")
    with pytest.raises(chest.WrongPassphrase):
        restore(sealed, home, url, "not the passphrase", "console")
    with pytest.raises(chest.NotABackup):
        restore(home, home, url, None, "console")
    assert (home / "records.db").read_bytes() == before
    assert not (home / RESTORING).exists()
    assert not list(home.glob("before-restore-*")) + list(home.glob("restore-*"))


@in_sqlite
def test_a_running_lab_is_refused(make, work, home, url, people):
    folder = make()
    with pytest.raises(LabRuns, match="ปิดก่อน"):  # somebody has the file open
        restore(folder, home, url, None, "console")
    people.close()
    (home / "run").mkdir()
    with closing(socket.socket(socket.AF_UNIX)) as service:
        service.bind(str(home / "run/r.sock"))
        service.listen()
        with pytest.raises(LabRuns, match="make stop"):
            restore(folder, home, url, None, "console")
    restore(folder, home, url, None, "console")  # a socket nobody answers on is no lab


STEPS = ["_records_in_place", "_secrets_in_place", "_lessons_in_place", "_note"]


@in_sqlite
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_cut_off_at_any_step_it_keeps_the_lab_from_starting_and_is_done_again(
    make, work, later, home, url, people, monkeypatch, step, when
):
    folder, lost = make(), later()
    people.close()
    real = getattr(restoring, step)

    def cut(*args):
        if when == "after":
            real(*args)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(restoring, step, cut)
        with pytest.raises(KeyboardInterrupt):
            restore(folder, home, url, None, "console")
    if step != "_note":
        for start in (database.open_records, database.migrate):
            with pytest.raises(DatabaseUnfit, match="ยังไม่เสร็จ.*cut off"):
                start(url)
        restore(folder, home, url, None, "console")
    records = database.open_records(url)
    assert len(attempts.journal(records, work)) == 3
    records.close()
    kept = [file for file in home.glob("before-restore-*/records.db") if holds(file, lost)]
    assert len(kept) == 1, "the work since the backup is kept somewhere"


def holds(file, attempt):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT count(*) FROM attempts WHERE id = ?", [attempt]).fetchone()[0]


@in_sqlite
def test_a_damaged_or_vanished_file_offers_the_last_backup_by_name(make, work, home, url, people):
    folder = make(where=home / "backups")
    people.close()
    file = home / "records.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + bytes(4096) + whole[12288:])
    with pytest.raises(DatabaseUnfit, match=f"เสียหาย.*talat restore {folder}"):
        database.open_records(url)
    file.unlink()
    with pytest.raises(DatabaseUnfit, match=f"ไม่พบ.*talat restore {folder}"):
        database.open_records(url)
    with pytest.raises(DatabaseUnfit, match=f"หายไป.*talat restore {folder}"):
        database.migrate(url)
    assert not file.exists(), "empty records in the place of those that vanished"
    restore(folder, home, url, None, "console")
    records = database.open_records(url)
    assert len(attempts.journal(records, work)) == 3
    records.close()


@in_sqlite
def test_beginning_anew_on_purpose_is_possible(url, people, home):
    people.close()
    (home / "records.db").unlink()
    with pytest.raises(DatabaseUnfit, match="records.db-begun"):
        database.migrate(url)
    (home / "records.db-begun").unlink()
    database.migrate(url)
