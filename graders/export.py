"""The gradebook as a table for spreadsheets, by nbgrader's own exporter.

nbgrader writes names into its lines as they are; here every word is first made harmless and quoted.
"""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from types import SimpleNamespace

from nbgrader.plugins import CsvExportPlugin

from graders import gradebook
from graders.course import locked
from graders.csv_cell import BOM, cell

WORDS = ("id", "last_name", "first_name", "email")


class _Harmless:
    """The gradebook as the exporter sees it: the same grades, every name as a finished CSV field."""

    def __init__(self, book):
        self._book = book
        self._ids = {}

    @property
    def assignments(self):
        return self._book.assignments

    @property
    def students(self):
        shown = []
        for student in self._book.students:
            fields = {word: cell(getattr(student, word)) for word in WORDS}
            self._ids[fields["id"]] = student.id
            shown.append(SimpleNamespace(**fields))
        return shown

    def find_submission(self, assignment, student):
        return self._book.find_submission(assignment, self._ids[student])


class SafeCsv(CsvExportPlugin):
    """nbgrader's CSV exporter; `nbgrader export` in the course directory uses it too."""

    def export(self, gradebook):
        """Write grades.csv, or the file named by --to, in UTF-8 with a byte order mark."""
        super().export(_Harmless(gradebook))
        written = Path(self.to or "grades.csv")
        written.write_text(BOM + written.read_text(), encoding="utf-8", newline="")


def csv_text(course_root: Path) -> str:
    """Every learner's points in every exercise as CSV text, byte order mark first."""
    if not gradebook.file_of(course_root).exists():
        with locked(course_root):
            gradebook.make_ready(course_root)
    with tempfile.TemporaryDirectory(prefix="talat-csv-") as folder:
        target = Path(folder) / "grades.csv"
        with gradebook.open_gradebook(course_root) as book:
            SafeCsv(to=str(target), log=logging.getLogger("talat.nbgrader")).export(book)
        return target.read_text(encoding="utf-8")
