"""Coming up: records of an older program are backed up before they are changed."""

import sqlite3
from contextlib import closing

import pytest

from hub_config import secrets, settings
from hub_config.lab import processes, up
from talat.records import database
from talat.records.backup import chest
from talat.records.backup.make import BackupFailed
from tests.data import schemas


@pytest.fixture
def lab(short_home, monkeypatch):
    monkeypatch.delenv("TALAT_RECORDS_URL", raising=False)
    secrets.make_missing(short_home)
    return processes.Plan(short_home, settings.load(settings.LAB_YAML), sealed=False)


def older(lab):
    """A lab whose records are of the first release."""
    with closing(sqlite3.connect(lab.home.root / "records.db")) as connection:
        connection.executescript(schemas.dump("0001", "sqlite"))


def test_older_records_are_backed_up_and_then_brought_up(lab):
    older(lab)
    up._back_up_what_is_older(lab)
    ((_, manifest),) = chest.backups_in(lab.home.root / "backups")
    assert (manifest.facts.schema, manifest.by) == ("0001", "upgrade")
    database.migrate(lab.home.records_url)
    up._back_up_what_is_older(lab)
    assert len(chest.backups_in(lab.home.root / "backups")) == 1


def test_without_that_backup_nothing_is_changed(lab, monkeypatch):
    older(lab)
    monkeypatch.setattr(up.keeping, "folder", lambda *_: lab.home.root / "gone/far")
    with pytest.raises(BackupFailed, match="ไม่พบที่เก็บ"):
        up._records(lab)
    records = database.open_as_it_is(lab.home.records_url)
    assert database.schema(records) == "0001"
    records.close()


def test_a_first_start_has_nothing_to_back_up(lab):
    up._back_up_what_is_older(lab)
    assert not (lab.home.root / "backups").exists()


@pytest.mark.postgresql
def test_of_postgresql_it_says_that_there_is_no_backup(lab, postgresql, monkeypatch, capsys):
    url = postgresql.url(postgresql.new())
    database.migrate(url)
    monkeypatch.setenv("TALAT_RECORDS_URL", url)
    up._back_up_what_is_older(lab)
    assert "without a backup" not in capsys.readouterr().out
    monkeypatch.setattr(database, "newest", lambda: "9999")
    up._back_up_what_is_older(lab)
    assert "without a backup" in capsys.readouterr().out
