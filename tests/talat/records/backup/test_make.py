"""Making backups: whole, tried, one moment of a busy lab; and nothing left behind when one fails."""

import errno
import json
import os
import shutil
import tarfile
import threading
from datetime import timedelta

import pytest

from talat.journal.events import SetPrice
from talat.records import attempts, audit
from talat.records.backup import chest, facts
from talat.records.backup import make as making
from talat.records.backup.chest import NotABackup, WrongPassphrase
from talat.records.backup.facts import Damaged
from talat.records.backup.make import BackupFailed, prune, tried
from talat.records.backup.status import read_status
from talat.records.clock import utc_now
from tests.talat.records.backup.conftest import PASSPHRASE
from tests.talat.records.conftest import WICHAI, in_sqlite


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_holds_the_records_the_keys_and_the_lessons(make, work, tmp_path, people):
    folder = make()
    assert folder.name.startswith("talat-khlong-2")
    assert names(folder) == sorted([chest.ARCHIVE, chest.MANIFEST, chest.NOTE])
    manifest = tried(folder, None, tmp_path)
    assert manifest.facts.counts["journal"] == 3
    (tmp_path / "out").mkdir()
    chest.unpack(folder, tmp_path / "out", None)
    assert names(tmp_path / "out/secrets") == ["grading_key", "prison_key"]
    assert (tmp_path / "out/content/v1/online-shop/course.yaml").exists()
    assert not (tmp_path / "out/content/current").exists()
    assert facts.facts_of(tmp_path / "out/records.db") == manifest.facts


def test_it_is_in_the_audit_and_in_the_note_of_the_home(make, work, people, home):
    folder = make()
    entry = audit.entries(people)[0]
    assert (entry.actor, entry.action, entry.detail) == ("admin", "backup", str(folder.parent))
    status = read_status(home)
    assert (status.good_where, status.problem, status.sealed) == (str(folder), "", False)


def test_a_finder_reads_what_it_is_in_thai_and_english_and_no_name(make, work):
    note = (make() / chest.NOTE).read_text()
    assert "กรุณาส่งคืน" in note and "please return it" in note and "สมศรี" not in note


@in_sqlite
def test_a_sealed_one_opens_with_its_passphrase_alone(make, work, tmp_path):
    folder = make(PASSPHRASE)
    assert chest.SEALED in names(folder) and chest.ARCHIVE not in names(folder)
    assert tried(folder, PASSPHRASE, tmp_path).sealed
    for wrong in (None, "another passphrase"):
        with pytest.raises(WrongPassphrase, match="รหัส"):
            tried(folder, wrong, tmp_path)
    content = (folder / chest.SEALED).read_bytes()
    assert content.startswith(b"age-encryption.org/v1") and "สมศรี".encode() not in content


@in_sqlite
def test_it_is_one_moment_of_a_busy_lab_and_nobody_waits_for_it(make, work, people, begin, tmp_path):
    head, stop = begin(WICHAI), threading.Event()

    def busy():
        after = 0
        while not stop.is_set():
            attempts.append(people, head.id, SetPrice(satang=9900), after, f"key-{after:06d}")
            after += 1

    thread = threading.Thread(target=busy)
    thread.start()
    try:
        before = attempts.attempt(people, head.id).length
        folder = make()
        after = attempts.attempt(people, head.id).length
    finally:
        stop.set()
        thread.join()
    found = tried(folder, None, tmp_path).facts.counts["journal"] - 3
    assert before <= found <= after
    assert after > before


def change(file, place, with_=b"\xff"):
    content = bytearray(file.read_bytes())
    content[place] ^= with_[0]
    file.write_bytes(content)


@pytest.mark.parametrize("place", [0, 100, -1])
def test_one_changed_byte_is_noticed(make, work, tmp_path, place):
    folder = make()
    change(folder / chest.ARCHIVE, place)
    with pytest.raises(Damaged, match="เปลี่ยนไปหรือเสียหาย"):
        tried(folder, None, tmp_path)
    assert not list(tmp_path.glob("try-*"))


def test_a_cut_off_one_and_one_with_another_manifest_are_noticed(make, work, tmp_path):
    folder = make()
    archive = folder / chest.ARCHIVE
    archive.write_bytes(archive.read_bytes()[:-100])
    with pytest.raises(Damaged):
        tried(folder, None, tmp_path)
    folder = make()
    said = json.loads((folder / chest.MANIFEST).read_text())
    said["facts"]["counts"]["journal"] += 1
    (folder / chest.MANIFEST).write_text(json.dumps(said))
    with pytest.raises(Damaged, match="ไม่ตรงกับรายการ"):
        tried(folder, None, tmp_path)


@pytest.mark.parametrize(
    "manifest", [None, "", "{}", "[]", '{"form": 1}', '{"form": "x"}', "\x00\xff", '{"form": 99}']
)
def test_what_is_no_backup_is_told_so(tmp_path, manifest):
    (tmp_path / "talat-x").mkdir()
    if manifest is not None:
        (tmp_path / "talat-x" / chest.MANIFEST).write_text(manifest)
    with pytest.raises(NotABackup, match="สำเนา"):
        chest.manifest_of(tmp_path / "talat-x")
    assert chest.backups_in(tmp_path) == []


def test_a_broken_chain_is_no_good_backup_and_is_said_to_be_so(make, work, people, home, stick):
    with people.write() as connection:
        connection.exec_driver_sql("UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 2")
    with pytest.raises(BackupFailed, match=f"journal {work}: record 2"):
        make()
    assert names(stick) == []
    assert "record 2" in read_status(home).problem
    assert [entry.action for entry in audit.entries(people, 2)] == ["backup-failed", "backup"]


@pytest.mark.parametrize(
    ("trouble", "word"),
    [(errno.ENOSPC, "เต็ม"), (errno.EROFS, "เขียนลงใน"), (errno.EIO, "แฟลชไดรฟ์"), (errno.EBADF, "ไม่สำเร็จ")],
)
def test_a_stick_that_fails_leaves_nothing_and_the_last_good_one(
    make, work, home, stick, monkeypatch, trouble, word
):
    good = make()

    def fail(*_):
        raise OSError(trouble, os.strerror(trouble))

    for place in ("_label", "settle"):
        with monkeypatch.context() as patch:
            patch.setattr(chest, place, fail)
            with pytest.raises(BackupFailed, match=f"{word}.* / "):
                make()
    assert names(stick) == [good.name]
    assert read_status(home).good_where == str(good)
    assert word in read_status(home).problem
    assert not list(home.glob("backup-*"))
    make()
    assert read_status(home).problem == ""


def test_a_disk_without_room_is_refused_before_it_is_filled(make, work, stick, monkeypatch):
    monkeypatch.setattr(
        making.os, "statvfs", lambda _where: os.statvfs_result([4096, 4096, 9, 1, 1, 0, 0, 0, 0, 255])
    )
    with pytest.raises(BackupFailed, match="เต็ม"):
        make()
    assert names(stick) == []


def test_a_stick_that_is_not_plugged_in_does_not_become_a_folder_of_the_system_disk(make, work, stick):
    with pytest.raises(BackupFailed, match="ไม่พบที่เก็บ"):
        make(where=stick / "gone")
    assert names(stick) == []


def test_the_homes_own_folder_is_made_when_it_is_missing(make, work, home):
    assert make(where=home / "backups").parent == home / "backups"


def test_what_cannot_be_read_back_does_not_count(make, work, stick, monkeypatch):
    real = chest.forget_cache

    def forget(file):
        change(file, 500)  # the stick gives back something else
        real(file)

    monkeypatch.setattr(chest, "forget_cache", forget)
    with pytest.raises(BackupFailed, match="เสียหาย"):
        make()
    assert names(stick) == []


def test_two_at_once_are_one(make, work, home):
    with making._alone(home), pytest.raises(BackupFailed, match="กำลังสำรอง"):
        make()
    make()


def test_what_a_killed_one_left_is_cleared_by_the_next(make, work, home, stick):
    (home / "backup-left").mkdir()
    (stick / ".talat-khlong-20260101T000000Z.draft").mkdir()
    (stick / ".talat-another-20260101T000000Z.draft").mkdir()
    folder = make()
    assert not (home / "backup-left").exists()
    assert names(stick) == [".talat-another-20260101T000000Z.draft", folder.name]


def test_old_ones_go_but_never_the_last_three_and_never_anothers(make, work, stick):
    first = make()
    for days in (40, 30, 20, 5):
        copied = shutil.copytree(first, stick / f"talat-khlong-{days}")
        rewrite(copied, made_at=(utc_now() - timedelta(days=days)).isoformat(timespec="microseconds"))
    other = shutil.copytree(stick / "talat-khlong-40", stick / "talat-other-40")
    rewrite(other, prison="other")
    (stick / "holiday-pictures").mkdir()
    assert [folder.name for folder in prune(stick, 14, "khlong")] == ["talat-khlong-40", "talat-khlong-30"]
    assert prune(stick, 14, "khlong") == []
    left = {"holiday-pictures", "talat-other-40", "talat-khlong-20", "talat-khlong-5", first.name}
    assert set(names(stick)) == left


def rewrite(folder, **change):
    said = json.loads((folder / chest.MANIFEST).read_text())
    (folder / chest.MANIFEST).write_text(json.dumps({**said, **change}))


@pytest.mark.parametrize("name", ["/etc/passwd", "../../escape", "secrets/../../x", "a-link"])
def test_an_archive_that_would_write_elsewhere_is_refused(make, work, tmp_path, name):
    folder = make()
    archive = folder / chest.ARCHIVE
    with tarfile.open(archive, "w:gz") as out:
        member = tarfile.TarInfo(name)
        if name == "a-link":
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        out.addfile(member)
    rewrite(folder, size=archive.stat().st_size, sha256=chest._sum(archive))
    with pytest.raises(Damaged, match="แปลกปลอม"):
        tried(folder, None, tmp_path)
