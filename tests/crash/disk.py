"""A disk a test can read like a tape: every write, cut, sync and deletion of SQLite's files, with its time.

An apsw VFS hands everything on to the real file system and writes it down as well, each process on a tape of
its own; `read_tapes` puts them in order. The same VFS can be full, or fail to sync, from the n-th time on.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import apsw

NAME = "disk-of-a-test"
# A process's first sync of such a file is one of the folder, too (SQLite's os_unix.c, UNIXFILE_DIRSYNC).
SYNC_ENTRY = apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL


@dataclass(frozen=True)
class Step:
    """One thing SQLite did; moments are time.monotonic_ns, the same clock in every process."""

    began: int
    ended: int
    do: str  # open, write, cut, sync or delete
    file: str
    at: int = 0  # offset of a write, length of a cut, whether a sync or deletion is the folder's too
    data: bytes = b""


class Disk(apsw.VFS):
    """Registered under NAME; connections opened with it are watched. `tape` None only counts and fails."""

    def __init__(self, tape: Path | None = None):
        super().__init__(NAME, "")
        self.tape = tape.open("ab", buffering=0) if tape else None
        self.writes = self.syncs = 0
        self.full_at = self.deaf_at = 0  # the n-th write or sync and all after it fail; 0: none does

    def xOpen(self, name, flags):
        file = name.filename() if isinstance(name, apsw.URIFilename) else name
        if file is None or not _watched(file):
            return super().xOpen(name, flags)
        began, new = time.monotonic_ns(), not Path(file).exists()
        folder_too = bool(flags[0] & SYNC_ENTRY and flags[0] & apsw.SQLITE_OPEN_CREATE)
        opened = File(self, name, flags, Path(file).name, folder_too)
        if new:
            self.note(began, "open", Path(file).name)
        return opened

    def xDelete(self, file, sync_folder):
        began = time.monotonic_ns()
        super().xDelete(file, sync_folder)
        if _watched(file):
            self.note(began, "delete", Path(file).name, int(sync_folder))

    def note(self, began: int, do: str, file: str, at: int = 0, data: bytes = b"") -> None:
        """Onto the tape, in one write of the operating system."""
        if self.tape:
            head = json.dumps([began, time.monotonic_ns(), do, file, at, len(data)])
            self.tape.write(head.encode() + b"\n" + data)

    def close(self) -> None:
        self.unregister()
        if self.tape:
            self.tape.close()


class File(apsw.VFSFile):
    """One open file."""

    def __init__(self, disk: Disk, name, flags, file: str, folder_too: bool):
        super().__init__("", name, flags)
        self._disk, self._file, self._folder_too = disk, file, folder_too

    def xWrite(self, data, offset):
        self._disk.writes += 1
        if 0 < self._disk.full_at <= self._disk.writes:
            raise apsw.FullError("database or disk is full")
        began = time.monotonic_ns()
        super().xWrite(data, offset)
        self._disk.note(began, "write", self._file, offset, bytes(data))

    def xTruncate(self, size):
        began = time.monotonic_ns()
        super().xTruncate(size)
        self._disk.note(began, "cut", self._file, size)

    def xSync(self, flags):
        self._disk.syncs += 1
        if 0 < self._disk.deaf_at <= self._disk.syncs:
            raise apsw.IOError("disk I/O error")
        began = time.monotonic_ns()
        super().xSync(flags)
        self._disk.note(began, "sync", self._file, int(self._folder_too))
        self._folder_too = False


def _watched(file: str) -> bool:
    return Path(file).name.startswith("records.db") and not file.endswith("-shm")


def read_tapes(tapes: Iterable[Path]) -> list[Step]:
    """The steps of all processes, in the order in which they began."""
    return sorted((step for tape in tapes for step in _steps(tape.read_bytes())), key=lambda step: step.began)


def _steps(tape: bytes):
    place = 0
    while place < len(tape):
        end = tape.index(b"\n", place)
        *head, size = json.loads(tape[place:end])
        yield Step(*head, tape[end + 1 : end + 1 + size])
        place = end + 1 + size
