"""The step that stands where nbgrader would run the learner's cells: it runs nothing."""

from __future__ import annotations

from pathlib import Path

from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade
from traitlets import Unicode

from graders import feedback, marks
from graders.work import BadWork


class ScoreFromRecord(NbGraderPreprocessor):
    """Takes each cell's points from the marks of the replay, so `nbgrader autograde` gives what we gave.

    Anything that does not fit raises, and nbgrader then writes no grade at all: a fault is not a zero.
    """

    course_root = Unicode("", help="The course directory, which holds marks/").tag(config=True)

    def preprocess(self, nb, resources):
        """The notebook with outputs nbgrader's own determine_grade turns into the recorded points."""
        told = resources["nbgrader"]
        marked = marks.of_submission(Path(self.course_root), told["assignment"], told["student"])
        by_criterion = {mark["criterion"]: marks.checked_mark(mark) for mark in marked.marks}
        cells = {cell.metadata.nbgrader.grade_id: cell for cell in nb.cells if is_grade(cell)}
        strange = by_criterion.keys() - cells.keys()
        if strange:
            raise BadWork(f"แบบฝึกหัดไม่มีข้อ / the assignment lacks {', '.join(sorted(strange))}")
        for criterion, cell in cells.items():
            _fill(cell, by_criterion.get(criterion), marked.work.explained)
        return nb, resources


def _fill(cell, mark, words):
    """Write one mark into its cell; a criterion this attempt was not asked for (no mark) earns 0."""
    if cell.cell_type == "code":
        if mark is not None:
            # An attempt keeps the points of the version it was begun on, also when a newer one differs.
            cell.metadata.nbgrader.points = mark["max_points"]
        cell.outputs, cell.execution_count = feedback.outputs(mark), 1
    elif mark is not None and mark["points"] is None:
        # nbgrader waits for a hand mark once the cell differs from the release; unchanged, it is worth 0.
        cell.source = feedback.answer(mark, words)
