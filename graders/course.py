"""nbgrader's course directory: its settings, its assignments, and how a changed exercise arrives."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path

from graders.names import checked_name

PROJECT = Path(__file__).resolve().parent.parent
LAYOUT = 1  # raise it when the notebooks are drawn differently, so that they are drawn again
FOLDERS = ("source", "release", "submitted", "autograded", "feedback", "exchange", "stamps", "marks")

CONFIG = '''"""nbgrader's settings for this course. Written by graders/course.py, which undoes edits."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = {project!r}
if PROJECT not in sys.path:  # so that nbgrader, run by hand in this directory, finds the graders
    sys.path.insert(0, PROJECT)

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "talat"
c.CourseDirectory.root = str(HERE)
c.CourseDirectory.db_url = f"sqlite:///{{HERE / 'gradebook.db'}}"

# No cell is ever run: the first step takes the marks from the records of the replay.
c.Autograde.autograde_preprocessors = [
    "graders.preprocessor.ScoreFromRecord",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.ScoreFromRecord.course_root = str(HERE)
c.ExportApp.plugin_class = "graders.export.SafeCsv"

# A page of our own: it asks nothing of any network and shows a learner's words as text.
c.HTMLExporter.template_name = "talat-feedback"
c.HTMLExporter.extra_template_basedirs = [str(Path(PROJECT) / "graders/templates")]

# Work is never handed in through the exchange; `nbgrader list` only shows what is released.
c.Exchange.root = str(HERE / "exchange")
c.Exchange.cache = str(HERE / "exchange/cache")
'''


def create_course(course_root: Path, exercises: Path | Iterable) -> list[str]:
    """A valid nbgrader course with an assignment for each exercise; grades already given stay.

    exercises   loaded exercises, or the folder of a published content version

    Returns the ids of the assignments that were made or changed; a second call returns none.
    """
    root = Path(course_root).resolve()
    with locked(root):
        _write_if_changed(root / "nbgrader_config.py", CONFIG.format(project=str(PROJECT)))
        changed = [exercise for exercise in _loaded(exercises) if _stamp(root, exercise) is not None]
        if changed or not (root / "gradebook.db").exists():
            _make(root, changed)
        return [exercise.id for exercise in changed]


def _make(root, exercises):
    from graders import assignment, gradebook  # nbgrader takes 3 s to import; most starts need none of it

    gradebook.make_ready(root)
    for exercise in exercises:
        assignment.make(root, exercise)
        _write_if_changed(root / "stamps" / exercise.id, _stamp(root, exercise))


def _loaded(exercises):
    if not isinstance(exercises, (str, os.PathLike)):
        return list(exercises)
    from talat.scenarios.exercise import load_exercise

    return [load_exercise(path.parent) for path in sorted(Path(exercises).glob("*/*/exercise.yaml"))]


def _stamp(root, exercise):
    """The fingerprint of the assignment this exercise needs; None when the course holds it already."""
    criteria = [[c.id, c.title, float(c.points), c.by] for c in exercise.criteria]
    told = json.dumps([LAYOUT, exercise.id, exercise.title, exercise.brief, criteria], ensure_ascii=False)
    digest = hashlib.sha256(told.encode()).hexdigest()
    path = root / "stamps" / checked_name(exercise.id, "exercise")
    same = path.exists() and path.read_text(encoding="utf-8") == digest and (root / "gradebook.db").exists()
    return None if same else digest


@contextmanager
def locked(course_root: Path):
    """Holds the course for one writer at a time; makes its folders, which only their owner can enter."""
    root = Path(course_root)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in FOLDERS:
        (root / name).mkdir(exist_ok=True)
    with (root / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_if_changed(path, text):
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    write_whole(path, text)


def write_whole(path: Path, text: str) -> None:
    """The file with exactly this text, on disk, or the file as it was: never a half of it."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
