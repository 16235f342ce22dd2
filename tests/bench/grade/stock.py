"""nbgrader's own way: a kernel a submission, test cells that call the same rubric on the same journal."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import nbformat

from graders import gradebook
from graders.notebook import exercise_notebook
from hub_config.paths import REPO
from tests.bench.grade import work

CONFIG = """\
c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "talat"
c.CourseDirectory.root = {root!r}
c.ExecutePreprocessor.timeout = 600
"""
# Partial credit as nbgrader knows it: the number a test cell ends with.
TEST = """\
from tests.bench.grade.cell import points
points({criterion!r})
"""


def graded(root: Path, submissions: list) -> dict:
    """{"cpu_s", "wall_s"} of one `nbgrader autograde` over all of them, kernels counted."""
    exercise = work.exercise()
    _lay_out(root, exercise, submissions)
    _nbgrader(root, "generate_assignment", exercise.id)
    for one in submissions:
        _hand_in(root, exercise, one)
    cpu, wall = _children(), time.monotonic()
    _nbgrader(root, "autograde", exercise.id)
    return {"cpu_s": _children() - cpu, "wall_s": time.monotonic() - wall}


def _lay_out(root, exercise, submissions):
    (root / "nbgrader_config.py").write_text(CONFIG.format(root=str(root)), encoding="utf-8")
    folder = root / "source" / exercise.id
    folder.mkdir(parents=True)
    notebook = nbformat.reads(exercise_notebook(exercise), as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = TEST.format(criterion=cell.metadata.nbgrader.grade_id)
    nbformat.write(notebook, folder / f"{exercise.id}.ipynb")
    gradebook.make_ready(root)
    with gradebook.open_gradebook(root) as book:
        for one in submissions:
            book.add_student(one.learner)


def _hand_in(root, exercise, one):
    """The released notebook, the learner's words for the instructor in it, and the journal beside it."""
    folder = root / "submitted" / one.learner / exercise.id
    folder.mkdir(parents=True)
    notebook = nbformat.read(root / "release" / exercise.id / f"{exercise.id}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and "nbgrader" in cell.metadata and one.explained:
            cell.source += f"\n\n{one.explained}"
    nbformat.write(notebook, folder / f"{exercise.id}.ipynb")
    (folder / "journal.json").write_text(one.to_json(), encoding="utf-8")


def _nbgrader(root, command, exercise):
    """Raises CalledProcessError with nbgrader's last words on standard error."""
    environment = {**os.environ, "PYTHONPATH": str(REPO), "JUPYTER_PLATFORM_DIRS": "1", "MPLBACKEND": "agg"}
    subprocess.run(
        [sys.executable, "-m", "nbgrader", command, exercise, "--log-level=ERROR"],
        cwd=root, env=environment, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def _children() -> float:
    """CPU-seconds of all children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
