"""What a test cell of the stock notebook calls: the rubric on the journal that lies beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graders.grade import mark
from graders.rubric import score
from graders.work import from_json
from tests.bench.grade import work


@cache
def _marks() -> dict[str, float]:
    handed_in = from_json(Path("journal.json").read_text(encoding="utf-8"))
    return {
        one["criterion"]: one["points"] for one in mark(work.exercise(), handed_in, work.KEY, score).marks
    }


def points(criterion: str) -> float:
    """What this criterion earns."""
    return _marks()[criterion]
