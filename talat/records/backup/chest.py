"""One backup on a disk or stick: a folder with a sealed or plain archive, a manifest, and a note for finders.

With a passphrase the archive is an age file (https://age-encryption.org/v1), which the program `age` opens
too; without one it is plain, and whoever holds the stick can read everybody's work and names.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tarfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

import pyrage

from talat.records.backup.facts import Damaged, Facts
from talat.records.clock import read

FORM = 1  # of the manifest and the archive; a newer program reads all older ones
ARCHIVE, SEALED, MANIFEST, NOTE = "talat.tar.gz", "talat.tar.gz.age", "manifest.json", "READ-ME.txt"
NAME = "talat-{prison}-{moment:%Y%m%dT%H%M%SZ}"
WORDS = """สำเนาสำรองของ Talat ({prison}) ทำเมื่อ {at} (UTC)
มีข้อมูลของผู้เรียน ถ้าเก็บได้ กรุณาส่งคืนเรือนจำ
วิธีกู้คืน: หยุดระบบด้วย make stop แล้วรัน scripts/talat restore "ที่อยู่ของโฟลเดอร์นี้"

A backup of Talat ({prison}), made {at} (UTC).
It holds learners' data: if found, please return it to the prison.
To restore: `make stop`, then scripts/talat restore "this folder".
{sealed}
"""
SEALED_NOTE = (
    "The archive is an age file (age-encryption.org) under a passphrase the prison keeps apart from it."
)


class NotABackup(Exception):
    """The folder holds no backup this program can read; the message (Thai and English) says why."""


class WrongPassphrase(Exception):
    """A sealed backup was not opened; the message (Thai and English) says what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself. The sum is of the archive as it lies there."""

    prison: str
    made_at: str  # UTC, ISO-8601
    by: str
    kind: str  # of the database it was made of
    facts: Facts
    archive: str
    size: int
    sha256: str

    @property
    def sealed(self) -> bool:
        return self.archive == SEALED


def pack(into: Path, parts: dict[str, Path], said: dict, passphrase: str | None) -> Manifest:
    """Write a backup of these files and folders (name → where) into a new folder; on the disk afterwards."""
    into.mkdir(mode=0o700)
    archived = into / ARCHIVE
    with tarfile.open(archived, "x:gz", compresslevel=4) as archive:
        for name, part in parts.items():
            archive.add(part, name, filter=_no_links)
    if passphrase:
        (into / SEALED).write_bytes(pyrage.passphrase.encrypt(archived.read_bytes(), passphrase))
        archived.unlink()
        archived = into / SEALED
    size, sha256 = archived.stat().st_size, _sum(archived)
    manifest = Manifest(**said, archive=archived.name, size=size, sha256=sha256)
    _label(into, manifest)
    for path in (archived, into / NOTE, into / MANIFEST, into, into.parent):
        settle(path)
    return manifest


def _no_links(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return member if member.isfile() or member.isdir() else None


def _label(into: Path, manifest: Manifest) -> None:
    sealed = SEALED_NOTE if manifest.sealed else ""
    note = WORDS.format(prison=manifest.prison, at=manifest.made_at[:16], sealed=sealed)
    (into / NOTE).write_text(note, encoding="utf-8")
    listed = {"form": FORM, **manifest.__dict__, "facts": manifest.facts.as_dict()}
    (into / MANIFEST).write_text(json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")


def manifest_of(folder: Path) -> Manifest:
    """What the backup in this folder says about itself; NotABackup when it is none."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        form = said.pop("form")
        if form > FORM:
            raise NotABackup(
                f"สำเนานี้ทำด้วยโปรแกรมรุ่นใหม่กว่า กรุณาใช้รุ่นนั้น / {folder} was made by a newer program: use that one."
            )
        return Manifest(**{**said, "facts": Facts(**said["facts"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotABackup(
            f"ไม่พบสำเนาสำรองใน {folder} เลือกโฟลเดอร์ที่ชื่อขึ้นต้นด้วย talat- / "
            f"There is no backup in {folder} ({type(error).__name__}): choose a folder named talat-…"
        ) from error


def unpack(folder: Path, into: Path, passphrase: str | None) -> Manifest:
    """Put the parts of a backup into an empty folder, read from the medium itself.

    Raises NotABackup, Damaged or WrongPassphrase, and leaves nothing behind then.
    """
    manifest = manifest_of(folder)
    archived = folder / manifest.archive
    forget_cache(archived)
    try:
        if archived.stat().st_size != manifest.size or _sum(archived) != manifest.sha256:
            raise Damaged(f"ไฟล์สำเนาเปลี่ยนไปหรือเสียหาย / {archived} is not what was written there.")
        plain = into / ARCHIVE
        if manifest.sealed:
            plain.write_bytes(_opened(archived, passphrase))
        else:
            shutil.copyfile(archived, plain)
        with tarfile.open(plain) as archive:
            for member in archive:
                _take_out(archive, member, into)
        plain.unlink()
    except (OSError, tarfile.TarError, EOFError) as error:
        raise Damaged(f"อ่านไฟล์สำเนาไม่ได้ / {archived} cannot be read: {error}") from error
    return manifest


def _take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> None:
    """One file or folder, readable by its owner alone; nothing else, and nothing outside, is taken."""
    path = PurePosixPath(member.name)
    if path.is_absolute() or ".." in path.parts or not (member.isfile() or member.isdir()):
        raise Damaged(f"ไฟล์สำเนามีของแปลกปลอม / The archive holds something foreign: {member.name!r}.")
    target = into / path
    if member.isdir():
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as out:
        shutil.copyfileobj(archive.extractfile(member), out)


def _opened(archived: Path, passphrase: str | None) -> bytes:
    if not passphrase:
        raise WrongPassphrase("สำเนานี้ปิดด้วยรหัส กรุณาใส่รหัส / This backup is sealed: give its passphrase.")
    try:
        return pyrage.passphrase.decrypt(archived.read_bytes(), passphrase)
    except pyrage.DecryptError as error:
        raise WrongPassphrase("รหัสของสำเนาไม่ถูกต้อง / This is not the passphrase of this backup.") from error


def backups_in(folder: Path) -> list[tuple[Path, Manifest]]:
    """The backups in a folder, oldest first; folders that are none are passed over."""
    found = []
    for one in sorted(folder.glob("talat-*")):
        with contextlib.suppress(NotABackup):
            found.append((one, manifest_of(one)))
    return sorted(found, key=lambda pair: pair[1].made_at)


def made(manifest: Manifest) -> datetime:
    """When it was made."""
    return read(manifest.made_at)


def _sum(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def settle(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on its disk; some sticks cannot say of folders."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        if not path.is_dir():
            raise
    finally:
        os.close(handle)


def forget_cache(file: Path) -> None:
    """Make the next read come from the medium, as far as the system lets us."""
    with contextlib.suppress(OSError), file.open("rb") as content:
        os.posix_fadvise(content.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
