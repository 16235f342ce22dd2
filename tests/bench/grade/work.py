"""The submissions both ways grade: one exercise, many learners, three kinds of work."""

from __future__ import annotations

from pathlib import Path

from graders.exemplars import written_work
from hub_config.paths import REPO
from talat.journal.plain_json import read
from talat.scenarios.exercise import load_exercise

UNIT = REPO / "notebooks/courses/online-shop/shop-04"
KEY = b"bench"
ANSWERS = ("exemplar", "half", "nothing")


def exercise():
    """The exercise of the unit, loaded."""
    return load_exercise(UNIT)


def submissions(number: int) -> list:
    """`number` whole `Work`s: exemplar, half and nothing in turn, each in the market of its own seed."""
    written = {name: _decisions(UNIT / f"{name}.jsonl") for name in ANSWERS}
    return [
        written_work(exercise(), written[ANSWERS[n % len(ANSWERS)]], f"66{n:05}", n + 1)
        for n in range(number)
    ]


def _decisions(path: Path) -> list[dict]:
    return [read(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
