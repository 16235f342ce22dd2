"""Putting a backup back: only where no lab runs, only a whole one, and keeping what was there."""

from __future__ import annotations

import shutil
import socket
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from talat.records import anchors, audit, database, engines
from talat.records.backup import chest, copy
from talat.records.backup.chest import Manifest
from talat.records.backup.make import refuse_unlike
from talat.records.clock import utc_now
from talat.records.database import Records
from talat.records.fitness import RESTORING
from talat.records.tables import metadata

KEPT = "before-restore-{moment:%Y%m%dT%H%M%S%fZ}"


class LabRuns(Exception):
    """Somebody works on the records; the message (Thai and English) says what to do."""


def restore(folder: Path, home: Path, url: str, passphrase: str | None, by: str) -> tuple[Manifest, Path]:
    """Put the backup in `folder` in the place of what the lab has; returns where that is kept now.

    Raises LabRuns, NotABackup, WrongPassphrase or Damaged before anything is touched. A restore that is cut
    off leaves a mark that keeps the lab from starting; doing it again completes it.
    """
    _refuse_running(home)
    home.mkdir(mode=0o755, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=home) as room:
        manifest = chest.unpack(folder, Path(room), passphrase)
        refuse_unlike(Path(room) / "records.db", manifest)
        here = database.sqlite_path(url)
        if here:
            _refuse_open(here)
        kept = home / KEPT.format(moment=utc_now())
        kept.mkdir(mode=0o700)
        mark = (here.parent if here else home) / RESTORING
        _mark(mark, folder)
        _records_in_place(Path(room) / "records.db", here, url, kept)
        _secrets_in_place(Path(room) / "secrets", home / "secrets", kept)
        _anchors_in_place(Path(room) / anchors.FILE, home / anchors.FILE, kept)
        _lessons_in_place(Path(room) / "content", home / "content")
        mark.unlink()
        chest.settle(mark.parent)
    _note(url, by, folder, manifest, kept)
    return manifest, kept


def _refuse_running(home: Path) -> None:
    for path in (home / "run").rglob("*.sock"):
        with closing(socket.socket(socket.AF_UNIX)) as knock:
            knock.settimeout(3)
            if knock.connect_ex(str(path)) == 0:
                raise LabRuns(
                    f"ระบบกำลังทำงาน กรุณาหยุดด้วย make stop ก่อน แล้วลองใหม่ / "
                    f"The lab is running ({path.name} answers): `make stop` first, then again."
                )


def _refuse_open(file: Path) -> None:
    """No other process may have the file open: it would go on writing to what is no longer the records."""
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as alone:
            alone.execute("PRAGMA locking_mode = EXCLUSIVE")
            alone.execute("BEGIN EXCLUSIVE")
            alone.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise LabRuns(
                f"มีโปรแกรมอื่นเปิดฐานข้อมูลอยู่ กรุณาปิดก่อน / Another program has {file} open: end it first."
            ) from error
    except sqlite3.DatabaseError:
        return  # damaged: that may be why there is a restore


def _mark(mark: Path, folder: Path) -> None:
    mark.write_text(str(folder.absolute()), encoding="utf-8")
    for path in (mark, mark.parent):
        chest.settle(path)


def _records_in_place(restored: Path, here: Path | None, url: str, kept: Path) -> None:
    if here is None:
        _load(restored, url, utc_now())
        return
    # The log before the file: beside another file it would be taken for that one's.
    for name in (f"{here.name}-wal", here.name):
        if (here.parent / name).exists():
            shutil.move(here.parent / name, kept / name)
            chest.settle(kept)
            chest.settle(here.parent)
    (here.parent / f"{here.name}-shm").unlink(missing_ok=True)
    restored.chmod(0o600)
    chest.settle(restored)
    here.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(restored, here)
    chest.settle(here.parent)


def _load(restored: Path, url: str, now: datetime) -> None:
    """Into PostgreSQL, in one transaction; what was there stays under a schema of its own name."""
    source, target = database.open_records(f"sqlite:///{restored}"), Records(url, engines.engine(url, 60))
    kept = KEPT.format(moment=now).replace("-", "_").lower()
    try:
        with source.read() as reading, target.write() as writing:
            if sa.inspect(writing).get_table_names():
                writing.exec_driver_sql(f"ALTER SCHEMA public RENAME TO {kept}")
                writing.exec_driver_sql("CREATE SCHEMA public")
            database.bring_up(writing)
            copy.fill(writing, reading)
            copy.set_counters(writing)
            _refuse_other_counts(reading, writing)
    finally:
        source.close()
        target.close()


def _refuse_other_counts(reading, writing) -> None:
    for table in metadata.sorted_tables:
        count = sa.select(sa.func.count()).select_from(table)
        if reading.execute(count).scalar() != writing.execute(count).scalar():
            raise chest.Damaged(f"ตาราง {table.name} ไม่ครบ / Not every row of {table.name} arrived.")


def _secrets_in_place(restored: Path, here: Path, kept: Path) -> None:
    """The backup's keys replace those of the same name; others stay. All that were there are kept, too."""
    here.mkdir(mode=0o700, exist_ok=True)
    shutil.copytree(here, kept / "secrets")
    for secret in sorted(restored.glob("*")):
        secret.chmod(0o600)
        chest.settle(secret)
        secret.replace(here / secret.name)
    chest.settle(here)


def _anchors_in_place(restored: Path, here: Path, kept: Path) -> None:
    """The lines of the backup's time: later ones would speak of what is not in these records."""
    if here.exists():
        shutil.move(here, kept / here.name)
    if restored.exists():
        shutil.move(restored, here)
    chest.settle(here.parent)


def _lessons_in_place(restored: Path, here: Path) -> None:
    """Versions of the lessons that are not there: learners' work of their time is replayed with them."""
    here.mkdir(mode=0o755, exist_ok=True)
    for version in sorted(restored.glob("[!.]*")):
        if version.is_dir() and not (here / version.name).exists():
            for path in (version, *version.rglob("*")):
                path.chmod(0o755 if path.is_dir() else 0o644)
            version.rename(here / version.name)


def _note(url: str, by: str, folder: Path, manifest: Manifest, kept: Path) -> None:
    records = database.open_records(url)
    said = f"{folder} of {manifest.made_at}; before: {kept}"
    audit.note(records, by, "restore", folder.name[:64], said)
    records.close()
