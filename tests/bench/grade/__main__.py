"""`make bench-grade`: one JSON object; N=40 submissions by default.

journal_per_s, stock_per_s   submissions graded a CPU-second, ours and nbgrader's own autograde
journal_ratio                the first over the second
identical                    whether both gradebooks hold the same, field by field
slowest_s                    the longest that one submission took ours
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from graders import gradebook
from tests.bench.grade import ours, stock, work

FIELDS = (
    "name",
    "cell_type",
    "auto_score",
    "manual_score",
    "max_score",
    "needs_manual_grade",
    "failed_tests",
)


def held(root: Path, learners: list[str]) -> dict:
    """Everything the gradebook says of each learner's work: cells by name, scores of the whole."""
    exercise = work.exercise()
    with gradebook.open_gradebook(root) as book:
        return {learner: _held(book, exercise.id, learner) for learner in learners}


def _held(book, exercise, learner):
    whole = book.find_submission(exercise, learner)
    cells = [
        {name: getattr(grade, name) for name in FIELDS}
        for grade in sorted(book.find_submission_notebook(exercise, exercise, learner).grades, key=_name)
    ]
    scores = {name: getattr(whole, name) for name in ("score", "max_score", "needs_manual_grade")}
    return {"cells": cells, **scores}


def _name(grade):
    return grade.name


def measure(number: int) -> dict:
    """The figures for so many submissions."""
    submissions = work.submissions(number)
    learners = [one.learner for one in submissions]
    with tempfile.TemporaryDirectory(prefix="tl-g-") as place:
        mine, theirs = Path(place, "ours"), Path(place, "stock")
        theirs.mkdir()
        fast = ours.graded(mine, submissions)
        slow = stock.graded(theirs, submissions)
        same = held(mine, learners) == held(theirs, learners)
    return {
        "n": number,
        "journal_per_s": round(number / fast["cpu_s"], 2),
        "stock_per_s": round(number / slow["cpu_s"], 3),
        "journal_ratio": round(slow["cpu_s"] / fast["cpu_s"], 1),
        "identical": same,
        "slowest_s": round(fast["slowest_s"], 3),
        "wall_s": {"ours": round(fast["wall_s"], 1), "stock": round(slow["wall_s"], 1)},
    }


def main() -> int:
    """0 when both ways gave the same gradebook."""
    found = measure(int(os.environ.get("N", "40")))
    print(json.dumps(found))
    return 0 if found["identical"] else 1


if __name__ == "__main__":
    sys.exit(main())
