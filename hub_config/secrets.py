"""The lab's secrets: made on first start, kept outside the repository, readable by their owner alone."""

from __future__ import annotations

import os
import secrets as random
import stat
from pathlib import Path

from hub_config.paths import Home

SERVICES = ("learn", "teach", "admin", "records", "grader", "culler", "bell")
NAMES = (
    "cookie_secret",
    "proxy_token",
    "prison_key",
    "grading_key",
    "certificate_key",
    "anchor_key",
    *(f"token_{s}" for s in SERVICES),
)


class BadSecret(RuntimeError):
    """A secret is missing, empty or readable by others."""


def make_missing(home: Home) -> list[str]:
    """Create the secrets that do not exist yet; returns their names. Existing ones are never changed."""
    made = [name for name in NAMES if not path(home, name).exists()]
    for name in made:
        write(home, name, random.token_hex(32))
    return made


def path(home: Home, name: str) -> Path:
    return home.secrets / name


def write(home: Home, name: str, value: str) -> None:
    """Write one secret so that a power cut leaves the whole value or none."""
    draft = path(home, f".{name}.draft")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(value)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path(home, name))
    folder = os.open(home.secrets, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def read(home: Home, name: str) -> str:
    """One secret's text; raises BadSecret when it is missing, empty, or open to other users."""
    file = path(home, name)
    if not file.exists():
        raise BadSecret(f"ไม่พบไฟล์ลับ / missing secret: {file}. Run `make lab` to create it.")
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise BadSecret(f"ไฟล์ลับเปิดให้คนอื่นอ่านได้ / secret readable by others: run `chmod 600 {file}`.")
    value = file.read_text().strip()
    if not value:
        raise BadSecret(f"ไฟล์ลับว่างเปล่า / empty secret: {file}. Restore it from a backup.")
    return value
