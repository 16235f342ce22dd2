"""The notebook of an exercise: fails when run by mistake, and keeps text where text belongs."""

import ast
import json

import nbformat
import pytest

from graders.notebook import exercise_notebook


def _cells(exercise):
    notebook = nbformat.reads(exercise_notebook(exercise), as_version=4)
    nbformat.validate(notebook)
    return {cell.id: cell for cell in notebook.cells}


def test_the_same_exercise_gives_the_same_bytes(exercise):
    assert exercise_notebook(exercise()) == exercise_notebook(exercise())


def test_a_cell_that_is_run_by_mistake_fails(exercise):
    (only,) = ast.parse(_cells(exercise())["price"].source).body
    assert isinstance(only, ast.Raise)


def test_a_title_of_two_lines_stays_one_comment(exercise):
    odd = exercise()
    odd.criteria[0].title = "ราคา\nimport os"
    first, *rest = _cells(odd)["price"].source.splitlines()
    assert first == "# ราคา import os" and all("import" not in line for line in rest)


def test_each_criterion_is_marked_as_its_judge_needs(exercise):
    cells = _cells(exercise())
    assert cells["price"].metadata.nbgrader["solution"] is False
    assert cells["reason"].metadata.nbgrader["solution"] is True
    assert [cells[name].metadata.nbgrader["points"] for name in ("price", "profit", "reason")] == [30, 50, 20]


def test_two_criteria_of_one_name_are_refused(exercise):
    with pytest.raises(ValueError, match="same id"):
        exercise_notebook(exercise((("price", 1, "replay"), ("price", 2, "replay"))))


def test_a_retired_criterion_is_worth_nothing(exercise):
    notebook = json.loads(exercise_notebook(exercise(), {"old": "code"}))
    assert notebook["cells"][-1]["metadata"]["nbgrader"]["points"] == 0
