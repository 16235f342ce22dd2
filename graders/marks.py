"""The marks of one attempt, kept beside the submitted work: nbgrader takes them from here, not from a run.

`marks/<exercise>/<learner>/<attempt>.json` is the grader's own; no learner and no notebook writes it.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from graders import work as journal
from graders.course import write_whole
from graders.names import checked_name
from graders.work import BadWork, Work

ROUNDING = 1e-9  # points; a share of 1 may come out this much above the maximum


@dataclass(frozen=True)
class Marked:
    """An attempt with its marks. `hand` is the instructor's: criterion → {points, comment, by}.

    Each mark is a dict: criterion, title, points (None while it waits for an instructor), max_points,
    by, rule, evidence, fix.
    """

    work: Work
    marks: tuple[dict, ...]
    luck: tuple | None = None
    hand: dict[str, dict] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """Points so far: the instructor's mark before the computed one, 0 for what still waits."""
        return math.fsum(self.points(mark) or 0.0 for mark in self.marks)

    def points(self, mark: dict) -> float | None:
        """What one mark counts, in points."""
        by_hand = self.hand.get(mark["criterion"])
        return mark["points"] if by_hand is None else by_hand["points"]

    def with_hand_mark(self, criterion: str, points: float, comment: str, by: str) -> Marked:
        """The same attempt with one more instructor's mark; raises BadWork when it does not fit."""
        most = {mark["criterion"]: mark["max_points"] for mark in self.marks}
        if criterion not in most:
            raise BadWork(f"ไม่มีเกณฑ์ข้อนี้ / no criterion {criterion[:40]!r}: one of {', '.join(most)}")
        given = {"points": checked_points(points, most[criterion]), "comment": comment or "", "by": by}
        return replace(self, hand={**self.hand, criterion: given})


def checked_points(points: float, max_points: float) -> float:
    """A plain float from 0 to max_points; raises BadWork for NaN, infinity, text and the rest."""
    try:
        value = float(points)
    except (TypeError, ValueError):
        value = math.nan
    odd = isinstance(points, (bool, str, bytes)) or not -ROUNDING <= value <= max_points + ROUNDING
    if odd:
        raise BadWork(f"คะแนนใช้ไม่ได้ / {points!r} points: expected a number from 0 to {max_points:g}")
    return min(max(value, 0.0), float(max_points))


def checked_mark(mark: dict) -> dict:
    """The mark with plain floats, the way nbgrader reads them right; raises BadWork otherwise."""
    most = checked_points(mark["max_points"], math.inf)
    points = None if mark["points"] is None else checked_points(mark["points"], most)
    if points is None and mark["by"] != "instructor":
        raise BadWork(f"{mark['criterion']}: ไม่มีคะแนน / the rubric gave no points")
    if points and mark["by"] == "instructor":
        raise BadWork(f"{mark['criterion']}: an instructor's criterion cannot be marked by replay")
    return {**mark, "points": points, "max_points": most}


def file_of(root: Path, exercise: str, learner: str, attempt_id: str) -> Path:
    """Where an attempt's marks are; raises ValueError for an unsafe name."""
    parts = ((exercise, "exercise"), (learner, "learner"), (attempt_id, "attempt"))
    exercise, learner, attempt_id = (checked_name(name, what) for name, what in parts)
    return Path(root) / "marks" / exercise / learner / f"{attempt_id}.json"


def save(root: Path, marked: Marked) -> None:
    """Write an attempt's marks, whole or not at all; their folders are their owner's only."""
    work = marked.work
    path = file_of(root, work.exercise, work.learner, work.attempt_id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    told = {"work": asdict(work), "marks": marked.marks, "luck": marked.luck, "hand": marked.hand}
    write_whole(path, json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n")


def load(root: Path, exercise: str, learner: str, attempt_id: str) -> Marked | None:
    """An attempt's marks, or None when it was never marked."""
    path = file_of(root, exercise, learner, attempt_id)
    return _read(path) if path.exists() else None


def all_of(root: Path, exercise: str, learner: str) -> list[Marked]:
    """The marks of every attempt of one learner at one exercise, oldest submission first."""
    folder = file_of(root, exercise, learner, "any").parent
    found = [_read(path) for path in sorted(folder.glob("[!.]*.json"))]
    return sorted(found, key=lambda marked: (marked.work.submitted_at, marked.work.attempt_id))


def _read(path):
    raw = json.loads(path.read_text(encoding="utf-8"))
    work = Work(**{**raw["work"], "rows": tuple(raw["work"]["rows"])})
    luck = None if raw["luck"] is None else tuple(raw["luck"])
    return Marked(work, tuple(raw["marks"]), luck, raw["hand"])


def of_submission(root: Path, exercise: str, learner: str) -> Marked:
    """The marks of the work in `submitted/`; raises BadWork when the two do not belong together."""
    folder = Path(root) / "submitted" / checked_name(learner, "learner") / checked_name(exercise, "exercise")
    path = folder / "journal.json"
    if not path.is_file():
        raise BadWork(f"ไม่มีบันทึก / {path}: no journal beside the notebook")
    work = journal.checked(journal.from_json(path.read_text(encoding="utf-8")))
    if (work.learner, work.exercise) != (learner, exercise):
        raise BadWork(f"บันทึกเป็นของคนอื่น / the journal is {work.learner}'s, of {work.exercise}")
    marked = load(root, exercise, learner, work.attempt_id)
    if marked is None or marked.work.seal != work.seal:
        raise BadWork(f"ยังไม่ได้ตรวจ / attempt {work.attempt_id} has no marks: let graders.service mark it")
    return marked
