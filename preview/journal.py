"""Records in memory: what the records service would answer, and the points by the unit's own rubric."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import asdict
from datetime import UTC, datetime

from graders.rubric import score
from talat.journal.client import Attempt, Refused
from talat.journal.events import BadEvent, Event, Stamped
from talat.journal.order import OutOfStep, order_of

SEED = 7  # one market for everybody who looks at a unit
KEY = b"preview"
log = logging.getLogger("talat.preview")


class Journal:
    """One writer's attempts at one exercise."""

    def __init__(self, exercise, seed: int = SEED):
        self._exercise, self._seed = exercise, seed
        self._attempts: dict[tuple[str, int], list[Stamped]] = {}
        self._by_key: dict[str, Stamped] = {}

    def open(self, exercise: str, part: str = "exercise") -> Attempt:
        """The newest attempt, begun when there is none."""
        return self._attempt(part, self._newest(part))

    def again(self, exercise: str, part: str = "exercise") -> Attempt:
        """The next attempt when the last one is submitted."""
        number = self._newest(part)
        return self._attempt(part, number + self._submitted(part, number))

    def append(self, attempt_id: str, event: Event, after: int, key: str) -> Stamped:
        """The decision as recorded; a key that was seen gives what it gave then."""
        if key in self._by_key:
            return self._by_key[key]
        part, number = _parts(attempt_id)
        rows = self._attempts[part, number]
        if after != len(rows):
            raise OutOfStep(rows[after:])
        try:
            order_of(self._exercise.market(part)).check([row.event for row in rows], event)
        except BadEvent as bad:
            raise Refused(bad.message_th) from None
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        row = Stamped(len(rows) + 1, at, hashlib.sha256(key.encode()).hexdigest(), event)
        rows.append(row)
        self._by_key[key] = row
        return row

    def result(self, attempt_id: str) -> dict:
        """The points of a submitted exercise, as the rubric gives them now."""
        part, number = _parts(attempt_id)
        if part != "exercise" or not self._submitted(part, number):
            return {"state": "none"}
        try:
            scored = score(self._exercise, {"seed": self._seed + number}, self._attempts[part, number], KEY)
        except Exception:  # a rubric that is being written may do anything; the page says "trouble"
            log.exception("the rubric of %s cannot score", self._exercise.id)
            return {"state": "trouble"}
        marks = [asdict(mark) for mark in scored.marks]
        waits = any(mark["points"] is None for mark in marks)
        return {
            "state": "needs_instructor" if waits else "graded",
            "attempt_id": attempt_id,
            "score": scored.score,
            "max_score": sum(mark["max_points"] for mark in marks),
            "marks": marks,
            "luck": scored.luck,
        }

    def _newest(self, part: str) -> int:
        return max((number for name, number in self._attempts if name == part), default=1)

    def _submitted(self, part: str, number: int) -> bool:
        return any(row.event.do == "submit" for row in self._attempts.get((part, number), []))

    def _attempt(self, part: str, number: int) -> Attempt:
        rows = self._attempts.setdefault((part, number), [])
        return Attempt(
            f"{part}-{number}",
            self._exercise.id,
            part,
            self._seed + number,
            number,
            self._exercise.version_of(part),
            "preview",
            list(rows),
            "",
            self._submitted(part, number),
        )


def _parts(attempt_id: str) -> tuple[str, int]:
    part, _, number = attempt_id.rpartition("-")
    return part, int(number)
