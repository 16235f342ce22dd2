"""Why a piece of work could not be marked: one short file for each attempt, for staff to read."""

from __future__ import annotations

from pathlib import Path

from graders.course import write_whole
from graders.names import checked_name

LONGEST = 1000  # characters


def note(root: Path, attempt_id: str, reason: str) -> bool:
    """Keep the reason; returns whether it is news."""
    path = _file(root, attempt_id)
    reason = " ".join(reason.split())[:LONGEST]
    if path.exists() and path.read_text(encoding="utf-8") == reason:
        return False
    path.parent.mkdir(exist_ok=True, mode=0o700)
    write_whole(path, reason)
    return True


def reason(root: Path, attempt_id: str) -> str | None:
    """Why this attempt is in trouble, Thai with English; None when it is not."""
    path = _file(root, attempt_id)
    return path.read_text(encoding="utf-8") if path.exists() else None


def mended(root: Path, attempt_id: str) -> None:
    """The attempt is marked now."""
    _file(root, attempt_id).unlink(missing_ok=True)


def reasons(root: Path, most: int = 20) -> dict[str, str]:
    """Attempt → reason of those in trouble, at most `most` of them."""
    files = sorted((Path(root) / "trouble").glob("[!.]*"))[:most]
    return {path.name: path.read_text(encoding="utf-8") for path in files}


def _file(root, attempt_id):
    return Path(root) / "trouble" / checked_name(attempt_id, "attempt")
