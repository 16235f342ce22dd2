"""Publishing lessons: a built version of the content, placed where containers mount it read-only."""

from __future__ import annotations

import shutil
from pathlib import Path

from hub_config.paths import REPO, Home
from talat.content import build

COURSES = REPO / "notebooks/courses"


def publish(home: Home) -> str:
    """Build the lessons and make them the current version; returns the version's name.

    A version that is there already is left alone: learners under way may be using it.
    """
    drafts = REPO / "build/content"
    version = build.build(COURSES, drafts)
    place = home.content / version
    if not place.exists():
        draft = home.content / f".{version}.draft"
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(drafts / version, draft)
        _open_to_readers(draft)
        draft.rename(place)
    _point(home.content / "current", version)
    return version


def _open_to_readers(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _point(link: Path, target: str) -> None:
    if link.is_symlink() and str(link.readlink()) == target:
        return
    draft = link.with_name(".current.draft")
    draft.unlink(missing_ok=True)
    draft.symlink_to(target)
    draft.replace(link)
