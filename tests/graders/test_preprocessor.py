"""nbgrader's step of our own: what does not fit stops the grade, and never makes it a zero."""

import json

import pytest
from nbgrader.converters import Autograde

from graders import gradebook, nbgrader_run
from graders.nbgrader_run import NbgraderFailed
from graders.preprocessor import ScoreFromRecord


def _autograde(root):
    nbgrader_run.convert(Autograde, root, "shop-04", "6601001")


def _score(root):
    with gradebook.open_gradebook(root) as book:
        return gradebook.total(book, "shop-04", "6601001")[0]


def _rewrite(path, change):
    told = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(json.dumps(told), encoding="utf-8")


@pytest.fixture
def journal(root, graded):
    graded(price=12.5, profit=40.0)
    return root / "submitted/6601001/shop-04/journal.json"


def test_autograde_again_gives_the_same(root, journal):
    _autograde(root)
    assert _score(root) == 52.5


CHANGES = {
    "a decision": lambda told: told["rows"][0]["event"].update(text="อื่น"),
    "a time": lambda told: told["rows"][0].update(at="2026-01-01T08:00:00.000000+00:00"),
    "a cut end": lambda told: told["rows"].pop(),
    "a cut beginning": lambda told: told["rows"].pop(0),
    "the learner": lambda told: told.update(learner="6601002"),
    "the attempt": lambda told: told.update(attempt="6601001-2"),
    "the head": lambda told: told["head"].update(seed=7),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_journal_leaves_the_old_grade(root, journal, change):
    _rewrite(journal, change)
    with pytest.raises(NbgraderFailed):
        _autograde(root)
    assert _score(root) == 52.5


def test_a_missing_journal_leaves_the_old_grade(root, journal):
    journal.unlink()
    with pytest.raises(NbgraderFailed, match="no journal"):
        _autograde(root)
    assert _score(root) == 52.5


def test_marks_that_are_lost_leave_the_old_grade(root, journal):
    (root / "marks/shop-04/6601001/6601001-1.json").unlink()
    with pytest.raises(NbgraderFailed, match="has no marks"):
        _autograde(root)
    assert _score(root) == 52.5


@pytest.mark.parametrize("points", [99.0, -1.0, None, "30", True])
def test_odd_points_in_the_marks_leave_the_old_grade(root, journal, points):
    _rewrite(
        root / "marks/shop-04/6601001/6601001-1.json", lambda told: told["marks"][0].update(points=points)
    )
    with pytest.raises(NbgraderFailed):
        _autograde(root)
    assert _score(root) == 52.5


def test_a_notebook_that_was_tampered_with_changes_nothing(root, journal):
    def tamper(notebook):
        for cell in notebook["cells"][1:]:
            cell["metadata"]["tags"] = ["skip-execution"]
            cell["metadata"]["nbgrader"]["points"] = 100000
            cell["source"] = "open('/tmp/never', 'w')"

    _rewrite(journal.with_name("shop-04.ipynb"), tamper)
    _autograde(root)
    assert _score(root) == 52.5


def test_only_our_step_stands_where_cells_would_run(root):
    steps = nbgrader_run.settings(root).Autograde.autograde_preprocessors
    assert steps[0] == f"{ScoreFromRecord.__module__}.{ScoreFromRecord.__name__}"
    assert [step.rpartition(".")[2] for step in steps[1:]] == [
        "SaveAutoGrades",
        "AssignLatePenalties",
        "CheckCellMetadata",
    ]
