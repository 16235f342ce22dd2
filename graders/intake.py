"""Intake: the submitted notebook is the release version, and the journal lies beside it as data."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from graders.work import BadWork, Work, checked


def take_in(root: Path, work: Work) -> Path:
    """Put one attempt into nbgrader's submitted tree, replacing an earlier one; returns its folder.

    Nothing of the learner's is a notebook: cells come from the release, decisions are JSON. A stop at
    any moment leaves the earlier work, the new work, or none, and never a mixture.
    """
    checked(work)
    release = Path(root) / "release" / work.exercise / f"{work.exercise}.ipynb"
    if not release.is_file():
        raise BadWork(f"ไม่มีแบบฝึกหัดนี้ / {work.exercise} is not an assignment of this course")
    draft = _empty(Path(root) / ".intake" / f"{work.learner}-{work.exercise}")
    shutil.copyfile(release, draft / release.name)
    (draft / "journal.json").write_text(work.to_json(), encoding="utf-8")
    (draft / "timestamp.txt").write_text(_timestamp(work.submitted_at), encoding="utf-8")
    return _move_in(draft, Path(root) / "submitted" / work.learner / work.exercise)


def _empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _move_in(draft, place):
    if place.parent.is_symlink() or place.is_symlink():
        raise BadWork(f"เป็นลิงก์ / {place} leads elsewhere: remove the link")
    place.parent.mkdir(parents=True, exist_ok=True)
    old = draft.with_name(f"{draft.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    draft.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    return place


def _timestamp(at):
    """The moment in the spelling nbgrader reads: 2025-01-31 09:30:00.000000 UTC."""
    moment = datetime.fromisoformat(at)
    if moment.utcoffset() is None or moment.utcoffset().total_seconds():
        raise BadWork(f"เวลาใช้ไม่ได้ / {at!r}: expected a time in UTC")
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f UTC")
