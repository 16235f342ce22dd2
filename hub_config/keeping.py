"""Where this lab's backups go, under which passphrase, and when the next one is due."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hub_config import secrets
from hub_config.paths import Home
from hub_config.settings import Lab

PASSPHRASE = "backup_passphrase"  # a file in secrets/, put there by whoever keeps it elsewhere too
SHORTEST = 12  # characters


class BadPassphrase(ValueError):
    """A passphrase that would protect nothing, or a file that others can read."""


def folder(home: Home, lab: Lab) -> Path:
    """Where the nightly backup goes: the setting, else a folder of the home."""
    return Path(lab.backup.folder) if lab.backup.folder else home.root / "backups"


def passphrase(home: Home) -> str | None:
    """The lab's own passphrase; None when backups are not to be sealed. BadPassphrase, BadSecret."""
    if not secrets.path(home, PASSPHRASE).exists():
        return None
    try:
        return refuse_short(secrets.read(home, PASSPHRASE))
    except secrets.BadSecret as bad:
        raise BadPassphrase(str(bad)) from bad


def refuse_short(typed: str) -> str:
    """The passphrase; BadPassphrase when it is too short to hold against a found stick."""
    if len(typed) < SHORTEST:
        raise BadPassphrase(
            f"รหัสของสำเนาต้องยาวอย่างน้อย {SHORTEST} ตัวอักษร / "
            f"A backup's passphrase has at least {SHORTEST} characters."
        )
    return typed


def due(now: datetime, last_good: datetime | None, at: str, zone: str | None = None) -> bool:
    """Whether a backup is due: none was made since the last time the clock showed `at` ("HH:MM")."""
    here = now.astimezone(ZoneInfo(zone or os.environ.get("TALAT_ZONE", "Asia/Bangkok")))
    hour, minute = map(int, at.split(":"))
    planned = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if planned > here:
        planned -= timedelta(days=1)
    return last_good is None or last_good < planned


def sticks(lab: Lab, mounts: str | None = None) -> list[Path]:
    """Where sticks and other disks are mounted now and can be written to, below the setting's folder.

    mounts: text in the form of /proc/self/mountinfo; only tests give it
    """
    text = Path("/proc/self/mountinfo").read_text() if mounts is None else mounts
    places = [line.split()[4].encode().decode("unicode_escape") for line in text.splitlines()]
    root = Path(lab.backup.sticks)
    found = {Path(place) for place in places if root in Path(place).parents}
    return sorted(place for place in found if os.access(place, os.W_OK))
