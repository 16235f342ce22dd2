"""Making a backup: copied while the lab runs, written, read back, tried, and only then called one."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from talat.records import anchors, audit, database
from talat.records.backup import chest, facts
from talat.records.backup.chest import Manifest
from talat.records.backup.copy import copy_out
from talat.records.backup.facts import Damaged
from talat.records.backup.status import Status, note_problem, write_status
from talat.records.clock import spell, utc_now
from talat.records.database import DatabaseDown, Records

LEAST_KEPT = 3  # backups that stay, however old
NOT_KEPT = ("demo", "backup_passphrase")  # secrets that are of no use elsewhere


WORDS = (
    (
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
        "ที่เก็บ {where} หรือดิสก์ของระบบเต็ม กรุณาลบของเก่าหรือใช้ที่อื่น / "
        "{where} or the system's disk is full: make room, or use another place.",
    ),
    (
        (errno.EROFS, errno.EACCES, errno.EPERM),
        "เขียนลงใน {where} ไม่ได้ กรุณาตรวจสิทธิ์ของที่เก็บ / {where} cannot be written to: check its permissions.",
    ),
    (
        (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.EIO, errno.ENXIO),
        "ไม่พบที่เก็บ {where} หรืออ่านไม่ได้ กรุณาตรวจแฟลชไดรฟ์ / {where} is gone or unreadable: check the stick.",
    ),
)


class BackupFailed(Exception):
    """No backup was made, and nothing was left behind; the message (Thai and English) says what to do."""


@dataclass(frozen=True)
class Order:
    """What to back up and where: the records, the home with secrets and lessons, the folder for it."""

    records: Records
    home: Path
    where: Path
    prison: str
    by: str
    passphrase: str | None = None


def back_up(order: Order) -> tuple[Path, Manifest]:
    """A new backup, which counts only after it was read back, opened, checked and compared; where it is now.

    Goes into the audit and into the home's note; so does a failure, raised as BackupFailed.
    """
    now = utc_now()
    while (order.where / chest.NAME.format(prison=order.prison, moment=now)).exists():
        time.sleep(0.1)  # two within a second
        now = utc_now()
    try:
        with _alone(order.home):
            audit.note(order.records, order.by, "backup", order.where.name[:64], str(order.where))
            folder, manifest = _made(order, now)
    except (OSError, Damaged, DatabaseDown) as trouble:
        failed = BackupFailed(_said(trouble, order.where))
        note_problem(order.home, str(failed))
        with suppress(DatabaseDown):
            audit.note(order.records, order.by, "backup-failed", order.where.name[:64], str(failed))
        raise failed from trouble
    write_status(order.home, Status(spell(now), str(folder), manifest.sealed, manifest.size, spell(now)))
    return folder, manifest


@contextmanager
def _alone(home: Path):
    """One backup of a home at a time; what one that was cut off left behind is cleared."""
    with (home / ".backup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupFailed(
                "กำลังสำรองข้อมูลอยู่แล้ว กรุณารอ / Another backup is under way: wait for it."
            ) from None
        for left in home.glob("backup-*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _made(order: Order, now: datetime) -> tuple[Path, Manifest]:
    folder = order.where / chest.NAME.format(prison=order.prison, moment=now)
    draft = order.where / f".{folder.name}.draft"
    if order.where.parent == order.home:
        order.where.mkdir(mode=0o700, exist_ok=True)
    elif (
        not order.where.is_dir()
    ):  # never made: where a stick is not plugged in, it would be the system's disk
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(order.where))
    for left in order.where.glob(f".talat-{order.prison}-*.draft"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="backup-", dir=order.home) as room:
        try:
            manifest = _written(order, draft, Path(room), now)
            tried(draft, order.passphrase, Path(room))
            draft.rename(folder)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
    chest.settle(order.where)
    return folder, manifest


def _written(order: Order, draft: Path, room: Path, now: datetime) -> Manifest:
    copied = room / "records.db"
    if (order.home / anchors.FILE).exists():  # before the records: no line may speak of what is not in them
        shutil.copy(order.home / anchors.FILE, room)
    copy_out(order.records, copied)
    _refuse_little_room(order.where, copied.stat().st_size)
    kind = "sqlite" if database.sqlite_path(order.records.url) else "postgresql"
    said = {"prison": order.prison, "made_at": spell(now), "by": order.by, "kind": kind}
    parts = _parts(order.home, room)
    return chest.pack(draft, parts, {**said, "facts": facts.facts_of(copied)}, order.passphrase)


def tried(folder: Path, passphrase: str | None, room: Path) -> Manifest:
    """Open a backup in a folder of its own inside `room` and check all of it, as a restore would.

    Raises NotABackup, WrongPassphrase or Damaged.
    """
    with tempfile.TemporaryDirectory(prefix="try-", dir=room) as place:
        manifest = chest.unpack(folder, Path(place), passphrase)
        refuse_unlike(Path(place) / "records.db", manifest)
    return manifest


def refuse_unlike(file: Path, manifest: Manifest) -> None:
    """Damaged unless the records of a backup are whole and what its manifest says. Migrates the file."""
    if facts.facts_of(file) != manifest.facts:
        raise Damaged(f"ข้อมูลในสำเนาไม่ตรงกับรายการ / The records in {file} are not what the manifest says.")
    facts.refuse_broken_chains(file)


def _parts(home: Path, room: Path) -> dict[str, Path]:
    """What goes along; secrets are picked, the rest is taken as it is."""
    parts = {name: room / name for name in ("records.db", anchors.FILE) if (room / name).exists()}
    picked = room / "secrets"
    picked.mkdir(mode=0o700)
    for secret in (home / "secrets").glob("*"):
        if secret.name not in NOT_KEPT and not secret.name.startswith("."):
            shutil.copy(secret, picked)
    parts["secrets"] = picked
    if (home / "content").is_dir():
        parts["content"] = home / "content"
    return parts


def _refuse_little_room(where: Path, wanted: int) -> None:
    room = os.statvfs(where)
    if room.f_bavail * room.f_frsize < wanted:  # it is packed smaller, and lies there twice for a moment
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _said(trouble: Exception, where: Path) -> str:
    code = getattr(trouble, "errno", None)
    for codes, words in WORDS:
        if code in codes:
            return words.format(where=where)
    return f"สำรองข้อมูลไม่สำเร็จ / No backup was made: {trouble}"


def prune(where: Path, keep_days: int, prison: str, now: datetime | None = None) -> list[Path]:
    """Remove this prison's backups that are older than so many days, never the last few; returns them."""
    mine = [(folder, manifest) for folder, manifest in chest.backups_in(where) if manifest.prison == prison]
    oldest = (now or utc_now()) - timedelta(days=keep_days)
    gone = [folder for folder, manifest in mine[:-LEAST_KEPT] if chest.made(manifest) < oldest]
    for folder in gone:
        shutil.rmtree(folder)
    return gone
