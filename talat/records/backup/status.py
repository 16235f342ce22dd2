"""The last backups of a lab, noted beside its records: for staff, and for whoever must restore."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from talat.records.clock import spell, utc_now

FILE = "last-backup.json"


@dataclass(frozen=True)
class Status:
    """Moments are UTC, ISO-8601; "" and None while there is none.

    good_*     the last backup that was made and tried
    tried_at   the last time one was begun; `problem` why it did not succeed, "" when it did
    """

    good_at: str = ""
    good_where: str = ""
    sealed: bool = False
    size: int = 0  # bytes
    tried_at: str = ""
    problem: str = ""


def read_status(home: Path) -> Status:
    """What is noted in a lab's home; nothing when the note is missing or cannot be read."""
    try:
        return Status(**json.loads((home / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Status()


def write_status(home: Path, status: Status) -> None:
    """Note it, whole or not at all."""
    draft = home / f".{FILE}.draft"
    with draft.open("w", encoding="utf-8") as out:
        json.dump(asdict(status), out, ensure_ascii=False)
        out.flush()
        os.fsync(out.fileno())
    draft.chmod(0o600)
    draft.replace(home / FILE)


def note_problem(home: Path, problem: str) -> None:
    """Note that a backup was tried now and why there is none; the last good one stays noted."""
    write_status(home, replace(read_status(home), tried_at=spell(utc_now()), problem=problem))
