"""Every unit's example answers, marked on the real grading path: `python -m graders.exemplars <courses>`.

With `--unit shop-04` that unit alone. The exemplar must earn all replay points, the half answer 40 to 60 % of
them, doing nothing 0.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from graders.course import create_course
from graders.grade import mark, settle
from graders.rubric import score
from graders.work import Work
from talat.journal.chain import genesis, link
from talat.journal.engine import ENGINE
from talat.journal.events import dump, parse
from talat.journal.plain_json import read
from talat.scenarios.exercise import load_exercise

EXPECTED = {"exemplar": (1.0, 1.0), "half": (0.4, 0.6), "nothing": (0.0, 0.0)}
MARKETS = 3  # each answer is tried in this many markets, with as many grading keys
ROUNDING = 1e-6


@dataclass(frozen=True)
class Finding:
    """One answer: the shares of the replay points it earned, 0–1, and what went wrong if anything."""

    unit: str
    answer: str
    shares: tuple[float, ...]
    problem: str = ""

    @property
    def passed(self) -> bool:
        """Whether every share is where this answer's must be."""
        least, most = EXPECTED[self.answer]
        inside = (least - ROUNDING <= share <= most + ROUNDING for share in self.shares)
        return bool(self.shares) and not self.problem and all(inside)

    @property
    def line(self) -> str:
        """One row of the table."""
        earned = " ".join(f"{share:6.1%}" for share in self.shares) or self.problem
        least, most = EXPECTED[self.answer]
        wanted = f"{least:.0%}" if least == most else f"{least:.0%}–{most:.0%}"
        return f"{'ok  ' if self.passed else 'FAIL'}  {self.unit:24} {self.answer:9} {wanted:>8}   {earned}"


def written_work(exercise, decisions: list[dict], learner: str, number: int) -> Work:
    """Decisions as a submitted attempt with a whole chain, in the market of seed `number`."""
    head = {"exercise": exercise.id, "learner": learner, "part": "exercise", "number": number, "seed": number}
    head |= {"engine_version": ENGINE}
    previous, rows = genesis(head), []
    for seq, raw in enumerate(decisions, start=1):
        event, at = dump(parse(raw)), f"2026-01-01T09:{seq // 60 % 60:02}:{seq % 60:02}.000000+00:00"
        previous = link(previous, seq, at, event)
        rows.append({"seq": seq, "at": at, "hash": previous, "event": event})
    return Work(f"{learner}-{number}", learner, "", exercise.id, head, tuple(rows))


def share(root: Path, exercise, decisions: list[dict], learner: str, number: int) -> float:
    """What an answer earns of the replay points, 0–1, read from nbgrader's gradebook."""
    work = written_work(exercise, decisions, learner, number)
    result = settle(root, exercise, mark(exercise, work, b"exemplar-%d" % number, score))
    by_replay = {criterion.id for criterion in exercise.criteria if criterion.by == "replay"}
    counted = [one for one in result.marks if one.criterion in by_replay]
    return sum(one.points for one in counted) / sum(one.max_points for one in counted)


def check_unit(folder: Path, root: Path) -> list[Finding]:
    """The three answers of one unit."""
    return [_check(folder, root, answer) for answer in EXPECTED]


def _check(folder, root, answer):
    try:
        exercise = load_exercise(folder)
        create_course(root, [exercise])
        lines = (folder / f"{answer}.jsonl").read_text(encoding="utf-8").splitlines()
        decisions = [read(line) for line in lines if line.strip()]
        learner = f"{answer}-{folder.name}"
        shares = [share(root, exercise, decisions, learner, number) for number in range(1, MARKETS + 1)]
        return Finding(folder.name, answer, tuple(shares))
    except Exception as failed:  # one broken unit must not hide the others
        return Finding(folder.name, answer, (), f"{type(failed).__name__}: {failed}")


def main(arguments: list[str]) -> int:
    """Print the table; 0 when every answer earns what it must."""
    courses, *rest = arguments or [""]
    one_unit = len(rest) == 2 and rest[0] == "--unit"
    if not courses or not Path(courses).is_dir() or (rest and not one_unit):
        print("usage: python -m graders.exemplars notebooks/courses [--unit shop-04]", file=sys.stderr)
        return 2
    findings = []
    with tempfile.TemporaryDirectory(prefix="talat-exemplars-") as root:
        for path in sorted(Path(courses).glob("*/*/exercise.yaml")):
            if one_unit and path.parent.name != rest[1]:
                continue
            findings += check_unit(path.parent, Path(root))
            print("\n".join(finding.line for finding in findings[-len(EXPECTED) :]), flush=True)
    failed = sum(not finding.passed for finding in findings)
    print(f"{len(findings) - failed} passed, {failed} failed")
    return 1 if failed or not findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
