"""Records that live in memory: the same answers as the real client, with a switch to be down."""

import hashlib

from talat.journal.client import Attempt, RecordsDown, Refused
from talat.journal.events import BadEvent, Stamped
from talat.journal.order import OutOfStep, order_of


class FakeRecords:
    """One learner's attempts; `down`: no call works; `lose_answer`: the next is committed in silence."""

    def __init__(self, exercise, seed=7):
        self.exercise, self.seed = exercise, seed
        self.down = self.lose_answer = False
        self.refuses = ""
        self.attempts = {}  # (part, number) -> list of Stamped
        self.by_key = {}
        self.answer = {"state": "waiting"}

    def open(self, exercise, part="exercise"):
        self._reach()
        if self.refuses:
            raise Refused(self.refuses, 403)
        number = self._newest(part)
        self.attempts.setdefault((part, number), [])
        return self._attempt(part, number)

    def again(self, exercise, part="exercise"):
        self._reach()
        number = self._newest(part)
        if any(row.event.do == "submit" for row in self.attempts.get((part, number), [])):
            number += 1
        self.attempts.setdefault((part, number), [])
        return self._attempt(part, number)

    def append(self, attempt_id, event, after, key):
        self._reach()
        if key in self.by_key:
            return self.by_key[key]
        part, number = attempt_id.split("-")
        rows = self.attempts[part, int(number)]
        if after != len(rows):
            raise OutOfStep(rows[after:])
        self._check(part, rows, event)
        row = Stamped(
            len(rows) + 1, "2026-11-23T02:00:00.000000Z", hashlib.sha256(key.encode()).hexdigest(), event
        )
        rows.append(row)
        self.by_key[key] = row
        if self.lose_answer:
            self.lose_answer = False
            raise RecordsDown
        return row

    def result(self, attempt_id):
        self._reach()
        return self.answer

    def events(self, part="exercise"):
        """The decisions recorded in the newest attempt."""
        return [row.event for row in self.attempts[part, self._newest(part)]]

    def _reach(self):
        if self.down:
            raise RecordsDown

    def _newest(self, part):
        return max((number for name, number in self.attempts if name == part), default=1)

    def _attempt(self, part, number):
        rows = list(self.attempts[part, number])
        submitted = any(row.event.do == "submit" for row in rows)
        versions = (self.exercise.version_of(part), "c1")
        return Attempt(
            f"{part}-{number}",
            self.exercise.id,
            part,
            self.seed + number,
            number,
            *versions,
            rows,
            "",
            submitted,
        )

    def _check(self, part, rows, event):
        try:
            order_of(self.exercise.market(part)).check([row.event for row in rows], event)
        except BadEvent as bad:
            raise Refused(bad.message_th) from None
