"""nbgrader's gradebook: made ready, read, and given an instructor's mark.

Only the grader process writes it; everything goes through nbgrader's own Gradebook.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nbgrader import api
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.dbutil import ALEMBIC_DIR

COURSE_ID = "talat"

# nbgrader opens its gradebook eleven times a submission, each time with an engine that must compile every
# statement again: more than half of grading's time. An engine closed by one of them serves the next: closing
# gives the connections back and keeps the statements.
api.create_engine = lru_cache(maxsize=8)(api.create_engine)


@dataclass(frozen=True)
class Grade:
    """One criterion as the gradebook holds it, in points; None where nobody has marked yet."""

    auto: float | None
    manual: float | None
    max_points: float
    waits: bool

    @property
    def points(self) -> float | None:
        """What counts: the instructor's mark before the computed one."""
        return self.auto if self.manual is None else self.manual


def file_of(course_root: Path) -> Path:
    """The gradebook of a course directory."""
    return Path(course_root) / "gradebook.db"


def url_of(course_root: Path) -> str:
    """The database URL nbgrader opens."""
    return f"sqlite:///{file_of(course_root).resolve()}"


def make_ready(course_root: Path) -> None:
    """A complete empty gradebook, if there is none.

    nbgrader would start the `alembic` command (5 s, and only if PATH has it) to learn its newest
    migration; a database that names it already is simply filled with tables.
    """
    target = file_of(course_root)
    if target.exists():
        return
    draft = target.with_name(".gradebook.draft")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as database, database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (newest_migration(),))
    draft.chmod(0o600)
    Gradebook(f"sqlite:///{draft.resolve()}", COURSE_ID).close()
    draft.replace(target)


def newest_migration() -> str:
    """The one revision in nbgrader's migration folder that no other follows."""
    text = "".join(path.read_text() for path in Path(ALEMBIC_DIR, "versions").glob("*.py"))
    all_of_them = set(re.findall(r"^revision = ['\"](\w+)['\"]", text, re.MULTILINE))
    followed = set(re.findall(r"^down_revision = ['\"](\w+)['\"]", text, re.MULTILINE))
    (newest,) = all_of_them - followed
    return newest


def open_gradebook(course_root: Path) -> Gradebook:
    """nbgrader's gradebook; use it as a context manager."""
    return Gradebook(url_of(course_root), COURSE_ID)


def criteria(book: Gradebook, exercise: str) -> set[str]:
    """The criteria the gradebook has a place for; none when there is no such assignment."""
    try:
        return {cell.name for cell in book.find_notebook(exercise, exercise).grade_cells}
    except MissingEntry:
        return set()


def name_learner(book: Gradebook, learner: str, name: str) -> None:
    """Write the learner's name into the gradebook, for exports: given name first."""
    given, _, family = " ".join(name.split()).partition(" ")
    book.update_or_create_student(learner, first_name=given or None, last_name=family or None)


def grades(book: Gradebook, exercise: str, learner: str) -> dict[str, Grade]:
    """Criterion id → what the gradebook holds for this learner; raises nbgrader's MissingEntry."""
    notebook = book.find_submission_notebook(exercise, exercise, learner)
    book.db.refresh(notebook)
    return {
        grade.name: Grade(grade.auto_score, grade.manual_score, grade.max_score, grade.needs_manual_grade)
        for grade in notebook.grades
    }


def total(book: Gradebook, exercise: str, learner: str) -> tuple[float, float]:
    """(score, most possible) in points, as nbgrader adds them up."""
    submission = book.find_submission(exercise, learner)
    book.db.refresh(submission)
    return float(submission.score), float(submission.max_score)


def set_hand_marks(book: Gradebook, exercise: str, learner: str, marks: dict[str, tuple[float, str]]) -> None:
    """Make `marks` (criterion → points, comment) the instructor's marks, and the only ones.

    A criterion without one goes back to its computed mark, or waits when it has none.
    """
    for grade in book.find_submission_notebook(exercise, exercise, learner).grades:
        points, comment = marks.get(grade.name, (None, None))
        grade.manual_score = None if points is None else float(points)
        grade.needs_manual_grade = grade.auto_score is None and points is None
        _set_comment(book, grade.name, exercise, learner, comment)
    book.db.commit()


def _set_comment(book, criterion, exercise, learner, comment):
    """nbgrader keeps comments only beside hand-marked cells."""
    try:
        row = book.find_comment(criterion, exercise, exercise, learner)
    except MissingEntry:
        return
    row.manual_comment = comment or None
