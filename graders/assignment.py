"""One exercise as nbgrader's assignment: source, release, and its cells in the gradebook."""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import Comment, Grade, MissingEntry
from nbgrader.converters import GenerateAssignment

from graders import gradebook, nbgrader_run
from graders.course import write_whole
from graders.names import checked_name
from graders.notebook import exercise_notebook


def make(root: Path, exercise) -> None:
    """Make or renew the assignment. Criteria may be added, reworded, re-weighed or dropped at any time.

    A dropped criterion stays as a cell worth 0 points: older work is, or will be, marked on it. Raises
    ValueError when a criterion changes between replay and instructor: it needs a new id then.
    """
    name = checked_name(exercise.id, "exercise")
    kinds = {c.id: "markdown" if c.by == "instructor" else "code" for c in exercise.criteria}
    with gradebook.open_gradebook(root) as book:
        known = _cells(book, name)
        for criterion, kind in known.items():
            if kinds.get(criterion, kind) != kind:
                raise ValueError(f"{name}: criterion {criterion!r} changed its judge; give it a new id")
        if known and book.find_notebook(name, name).submissions:
            _add_cells(book, name, exercise.criteria, kinds)
    folder = root / "source" / name
    folder.mkdir(exist_ok=True)
    retired = {criterion: kind for criterion, kind in known.items() if criterion not in kinds}
    write_whole(folder / f"{name}.ipynb", exercise_notebook(exercise, retired))
    nbgrader_run.convert(GenerateAssignment, root, name)
    _show_in_exchange(root, name)


def _cells(book, name):
    """Criterion id → cell type ("code" or "markdown") of every cell the assignment has had."""
    try:
        return {cell.name: cell.cell_type for cell in book.find_notebook(name, name).grade_cells}
    except MissingEntry:
        return {}


def _add_cells(book, name, criteria, kinds):
    """Put criteria into an assignment that has submissions, where nbgrader itself refuses new cells."""
    held = {cell.name for cell in book.find_notebook(name, name).source_cells}
    for criterion in criteria:
        kind = kinds[criterion.id]
        facts = {"max_score": float(criterion.points), "cell_type": kind}
        book.update_or_create_grade_cell(criterion.id, name, name, **facts)
        if kind == "markdown":
            book.update_or_create_solution_cell(criterion.id, name, name)
        if criterion.id not in held:
            book.add_source_cell(criterion.id, name, name, cell_type=kind, locked=kind == "code", source="")
    _complete(book, book.find_notebook(name, name))


def _complete(book, notebook):
    """Give work handed in before its rows for new criteria: it was not asked for them, so 0 points."""
    book.db.refresh(notebook)
    for work in notebook.submissions:
        marked = {grade.cell_id for grade in work.grades}
        told = {comment.cell_id for comment in work.comments}
        for cell in notebook.grade_cells:
            if cell.id not in marked:
                book.db.add(Grade(cell_id=cell.id, notebook=work, auto_score=0.0, needs_manual_grade=False))
        for cell in notebook.solution_cells:
            if cell.id not in told:
                book.db.add(Comment(cell_id=cell.id, notebook=work))
    book.db.commit()


def _show_in_exchange(root, name):
    """A link from the exchange's outbound folder, so that `nbgrader list` names the assignment."""
    link = root / "exchange" / gradebook.COURSE_ID / "outbound" / name
    link.parent.mkdir(parents=True, exist_ok=True)
    if not link.is_symlink():
        link.symlink_to(Path("../../../release") / name)
