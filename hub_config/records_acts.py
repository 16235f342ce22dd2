"""What a learner's seat may have done in the records: blocking, whole, and only to what is the learner's."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from hub_config.published import Published, Unpublished
from talat.journal.events import Event, Stamped, dump
from talat.journal.order import Order
from talat.records import attempts, classes, results, seats
from talat.records.attempts import AttemptRow, NoSuchAttempt
from talat.records.database import Records

_HEAD = ("id", "exercise", "part", "seed", "number", "market_version", "content_version", "course")


class NotEnrolled(Exception):
    """The learner is not enrolled in the course."""


class NoSeat(Exception):
    """The token is no seat's."""


@dataclass(frozen=True)
class Acts:
    """The acts on one database, with the published lessons and the key that seeds markets."""

    records: Records
    published: Published
    prison_key: str

    def may_open(self, learner: str, course: str, unit: str) -> dict:
        """The unit's titles; Unpublished or NotEnrolled when its page may not be shown."""
        if not self.published.has_unit(course, unit):
            raise Unpublished("no such unit")
        self._refuse_not_enrolled(learner, course)
        return self.published.titles(course, unit)

    def open_attempt(self, learner: str, exercise: str, part: str, again: bool) -> dict:
        """Head and decisions of the newest attempt, begun now when there is none."""
        if part not in attempts.PARTS:
            raise Unpublished("no such part")
        course = self.published.course_of(exercise)
        self._refuse_not_enrolled(learner, course)
        content = self.published.current()
        market = self.published.market_version(content, course, exercise, part)
        what = (learner, course, exercise, part, content, market)
        row = attempts.open_attempt(self.records, *what, self.prison_key, again)
        head = {name: getattr(row, name) for name in _HEAD} | {"submitted": row.submitted_at is not None}
        return head | {"events": spelled(attempts.journal(self.records, row.id))}

    def append(self, token: str, attempt_id: str, event: Event, after: int, key: str) -> tuple[dict, bool]:
        """Number, time and hash of the recorded decision, and whether this act recorded it.

        The seat's token is looked at in the same transaction: NoSeat when it stopped working.
        """
        learner = seats.owner(self.records, token)
        if learner is None:
            raise NoSeat
        stamped, new = attempts.append(
            self.records, attempt_id, event, after, key, order=self._order, learner=learner
        )
        return {"seq": stamped.seq, "at": stamped.at, "hash": stamped.hash}, new

    def result(self, learner: str, attempt_id: str) -> dict:
        """The newest result, or {"state": "waiting"|"none"} while there is none."""
        row = self._mine(learner, attempt_id)
        found = results.result(self.records, attempt_id)
        if found:
            return asdict(found)
        return {"state": "waiting" if row.submitted_at and row.part == "exercise" else "none"}

    def _order(self, row: AttemptRow) -> Order:
        return self.published.order(row.content_version, row.course, row.exercise, row.part)

    def _mine(self, learner: str, attempt_id: str) -> AttemptRow:
        row = attempts.attempt(self.records, attempt_id)
        if row.learner != learner:
            raise NoSuchAttempt(attempt_id)  # not even that it exists
        return row

    def _refuse_not_enrolled(self, learner: str, course: str) -> None:
        if not classes.is_enrolled(self.records, learner, course):
            raise NotEnrolled(course)


def spelled(events: list[Stamped]) -> list[dict]:
    """Recorded decisions as plain JSON values."""
    return [{"seq": e.seq, "at": e.at, "hash": e.hash, "event": dump(e.event)} for e in events]
