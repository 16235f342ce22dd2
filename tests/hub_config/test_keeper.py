"""The keeper as a process: backs up when asked and when due, says how it went, survives kill -9."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
from sqlalchemy import update

from hub_config import keeper as keepers
from hub_config import keeping, secrets, settings
from hub_config.keeper import Keeper
from hub_config.lab import health
from hub_config.paths import REPO
from talat.journal.events import SetPrice
from talat.records import anchors, attempts, audit, tables
from talat.records.backup import chest
from talat.records.backup.make import tried
from talat.records.backup.status import read_status
from tests.records_lab import COURSE, UNIT, made_lab, seat, wait_until


@pytest.fixture
def lab():
    with made_lab() as lab:
        learner = seat(lab).number
        head = attempts.open_attempt(lab.records, learner, COURSE, UNIT, "exercise", "v1", "m1", "key")
        attempts.append(lab.records, head.id, SetPrice(satang=9900), 0, "key-000001")
        yield lab


@contextmanager
def keeping_on(lab):
    environment = {**os.environ, "TALAT_HOME": str(lab.root), "PYTHONPATH": str(REPO)}
    environment.pop("TALAT_RECORDS_URL", None)
    process = subprocess.Popen([sys.executable, "-W", "error", "-m", "hub_config.keeper"], env=environment)
    try:
        wait_until(lambda: lab.socket("keeper").exists() and said(lab))
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(30)


def said(lab, path="/health", wish=None):
    try:
        return health.ask(lab.socket("keeper"), path, wish)
    except OSError:
        return None


def now(lab, where, **more):
    return said(lab, "/now", {"where": str(where), "by": "admin", **more})[0]


def backups(lab):
    return [folder for folder, _ in chest.backups_in(lab.root / "backups")]


def test_one_is_made_when_an_admin_asks(lab, tmp_path):
    with keeping_on(lab):
        assert now(lab, lab.root / "backups") == 202
        wait_until(lambda: backups(lab))
        wait_until(lambda: '"under_way": null' in said(lab)[1])
        code, text = said(lab)
        assert (code, '"late": false' in text) == (200, True)
        assert (now(lab, "/etc"), now(lab, lab.root / "backups", passphrase="short")) == (422, 422)
    (folder,) = backups(lab)
    assert tried(folder, None, tmp_path).facts.counts["journal"] == 1
    assert audit.entries(lab.records)[0].actor == "admin"


def test_killed_at_any_moment_it_leaves_no_half_backup(lab, tmp_path):
    for pause in (0.0, 0.1, 0.3):
        with keeping_on(lab) as process:
            assert now(lab, lab.root / "backups") == 202
            threading.Event().wait(pause)
            process.send_signal(signal.SIGKILL)
            process.wait(30)
        for folder in backups(lab):
            tried(folder, None, tmp_path)
    with keeping_on(lab):
        before = len(backups(lab))
        assert now(lab, lab.root / "backups") == 202
        wait_until(lambda: len(backups(lab)) > before)
        wait_until(lambda: '"under_way": null' in said(lab)[1])
    assert not list((lab.root / "backups").glob(".*"))
    assert not list(lab.root.glob("backup-*"))


@pytest.fixture
def here(lab, monkeypatch):
    """A keeper in this process, past its first quiet minutes."""
    monkeypatch.setattr(keepers, "SETTLE_S", -1)
    keeper = Keeper(lab.records, lab, settings.load(settings.LAB_YAML))
    yield keeper
    keeper.close()


def test_a_due_one_is_made_once(here, lab):
    assert here.status()["late"]
    for _ in range(3):
        asyncio.run(here.look())
    assert len(backups(lab)) == 1
    assert audit.entries(lab.records)[0].actor == "keeper"
    assert (here.status()["ok"], here.status()["late"]) == (True, False)


def test_after_the_start_the_class_comes_first(lab):
    keeper = Keeper(lab.records, lab, settings.load(settings.LAB_YAML))
    asyncio.run(keeper.look())
    assert backups(lab) == []
    keeper.close()


def test_one_that_fails_is_told_and_not_tried_at_once_again(here, lab, monkeypatch):
    tries = []
    monkeypatch.setattr(keeping, "folder", lambda *_: tries.append(1) or lab.root / "gone/far")
    for _ in range(3):
        asyncio.run(here.look())
    assert len(tries) <= 2  # asked where to, and whether old ones are to go
    assert not here.status()["ok"] and "ไม่พบที่เก็บ" in here.status()["problem"]
    monkeypatch.undo()
    here._not_before = 0
    asyncio.run(here.look())
    assert here.status()["ok"]


def test_a_passphrase_that_will_not_do_is_told_too(here, lab):
    secrets.write(lab, keeping.PASSPHRASE, "short")
    asyncio.run(here.look())
    assert "อย่างน้อย" in read_status(lab.root).problem
    assert backups(lab) == []


def change(lab, statement):
    with lab.records.write() as connection:
        connection.execute(statement)


def test_while_nobody_meddles_anchors_are_added_and_all_is_well(here, lab):
    for number in range(2):
        audit.note(lab.records, "kru-mali", "look", str(number))
        here.anchor()
    file, key = lab.root / anchors.FILE, secrets.read(lab, "anchor_key").encode()
    assert len(anchors.lines(file, key)) == 2
    assert (here.status()["ok"], here.status()["altered"]) == (True, [])


@pytest.mark.parametrize("event", ['{"kind":"set_price","satang":1}', "{"])
def test_what_was_altered_is_told_and_a_backup_of_it_does_not_count(here, lab, event):
    here.anchor()
    change(lab, update(tables.journal).values(event=event))
    here._checked = False
    asyncio.run(here.look())
    assert not here.status()["ok"] and "journal" in " ".join(here.status()["altered"])
    assert backups(lab) == [] and "journal" in read_status(lab.root).problem


@pytest.mark.parametrize("left", ["", None])
def test_without_its_key_nothing_is_anchored_and_it_says_so(here, lab, left):
    key = secrets.path(lab, "anchor_key")
    key.unlink() if left is None else key.write_text(left)
    asyncio.run(here.look())
    assert "anchor_key" in here.status()["altered"][0]
    assert len(backups(lab)) == 1, "the backup is made all the same"


def test_a_moved_line_of_the_anchors_is_told_after_the_next_backup(here, lab):
    here.anchor()
    file = lab.root / anchors.FILE
    file.write_bytes(file.read_bytes().replace(b'"n":1', b'"n":2'))
    asyncio.run(here.back_up(lab.root / "backups", "keeper"))
    here.anchor()
    assert "บรรทัด 1" in here.status()["altered"][0]


def test_anchors_that_are_taken_away_are_missed(here, lab):
    here.anchor()
    (lab.root / anchors.FILE).unlink()
    here.anchor()
    assert "ถูกตัดให้สั้นลง" in here.status()["altered"][0]
