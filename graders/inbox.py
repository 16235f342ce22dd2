"""The grader's inbox: what waits in the records is marked, once, and the results go back.

Everything is done again from the start after a stop at any moment: until its result is in the records
an attempt waits, and marking it twice gives the same marks file, the same gradebook, the same result.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from graders import course, marks, rubric, trouble
from graders.grade import mark, settle
from graders.work import BadWork, Work
from talat.journal import engine
from talat.journal.chain import BrokenChain
from talat.journal.events import dump
from talat.records import accounts, attempts, audit, hand_marks, results
from talat.records.results import Result
from talat.scenarios.exercise import load_exercise

log = logging.getLogger("talat.grader")
FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 300.0
LOOK_EVERY_S = 5.0  # between two looks for work in trouble


@dataclass
class Patience:
    """When to try a failed piece of work again: after 1, 2, 4 … seconds, at most 5 minutes."""

    tries: dict = field(default_factory=dict)

    def ready(self, key) -> bool:
        """Whether its time has come (also when it never failed)."""
        return time.monotonic() >= self.tries.get(key, (0, 0.0))[1]

    def failed(self, key) -> None:
        """Wait twice as long as the last time."""
        count = self.tries.get(key, (0, 0.0))[0]
        wait = min(FIRST_WAIT_S * 2 ** min(count, 20), LONGEST_WAIT_S)
        self.tries[key] = (count + 1, time.monotonic() + wait)

    def done(self, key) -> None:
        """Forget its failures."""
        self.tries.pop(key, None)


class Inbox:
    """Marks what waits in the records. One process, one thread, the gradebook's only writer."""

    def __init__(self, records, course_root: Path, content: Path, grading_key: bytes, score=rubric.score):
        self.records, self.root, self.content = records, Path(course_root), Path(content)
        self._current = self.content / "current"
        self._key, self._score = grading_key, score
        self._patience, self._published = Patience(), None
        self._look_again = 0.0
        self.graded, self.slowest_s = 0, 0.0

    def tick(self, stop: Callable[[], bool] = lambda: False) -> int:
        """Do what can be done now, until `stop()`; returns how many pieces of work were finished."""
        self._follow_content()
        rows = [*results.waiting(self.records), *self._troubled()]
        finished = sum(self._attempt(row) for row in rows if not stop())
        asked = hand_marks.pending_marks(self.records)
        for attempt_id in dict.fromkeys(one.attempt_id for one in asked):
            if not stop():
                finished += self._hand(attempt_id, [one for one in asked if one.attempt_id == attempt_id])
        return finished

    def _troubled(self):
        """Work in trouble, to be tried again; looked up seldom, because that reads through all results."""
        if time.monotonic() < self._look_again:
            return []
        self._look_again = time.monotonic() + LOOK_EVERY_S
        return results.troubled(self.records)

    def _follow_content(self):
        """Bring the course directory to the published content, once for each version."""
        version = self._version()
        if version == self._published or not self._patience.ready("content"):
            return
        failures = [self._bring(path.parent) for path in sorted(self._current.glob("*/*/exercise.yaml"))]
        if any(failures):
            self._patience.failed("content")
        else:
            self._published = version
            self._patience.done("content")

    def _bring(self, folder) -> bool:
        """One exercise into the course; returns whether that failed. The others come all the same."""
        try:
            course.create_course(self.root, [load_exercise(folder)])
        except Exception as failed:
            log.error("content %s: %s", folder, _words(failed))
            return True
        return False

    def _version(self):
        return str(self._current.readlink()) if self._current.is_symlink() else None

    def _attempt(self, row) -> bool:
        """Mark one attempt; whatever fails becomes trouble with a reason, and is tried again later."""
        if not self._patience.ready(row.id):
            return False
        begun = time.monotonic()
        try:
            results.put_result(self.records, self._mark(row))
        except Exception as failed:
            self._patience.failed(row.id)
            self._in_trouble(row, failed)
            return False
        self._done(row.id, begun)
        return True

    def _mark(self, row) -> Result:
        work, exercise = self._work(row), self._exercise(row)
        marked = mark(exercise, work, self._key, self._score, self._by_hand(row.id))
        return settle(self.root, exercise, marked, self._newest(row))

    def _done(self, key, begun):
        self._patience.done(key)
        trouble.mended(self.root, key)
        self.graded += 1
        self.slowest_s = max(self.slowest_s, time.monotonic() - begun)

    def _work(self, row) -> Work:
        """The attempt out of the records, its chain checked to the last row; raises BadWork."""
        if not engine.replays(row.engine_version):
            raise BadWork(engine.told(row.engine_version))
        try:
            attempts.verify(self.records, row.id)
            stamped = attempts.journal(self.records, row.id)
        except BrokenChain as broken:
            raise BadWork(f"บันทึกถูกแก้ไข / the journal was changed: record {broken.seq}") from broken
        rows = tuple({"seq": s.seq, "at": s.at, "hash": s.hash, "event": dump(s.event)} for s in stamped)
        name = accounts.account(self.records, row.learner).name
        return Work(row.id, row.learner, name, row.exercise, row.head(), rows)

    def _exercise(self, row):
        """The exercise in the version the attempt was begun on; raises BadWork when it has changed since."""
        folder = self.content / row.content_version / row.course / row.exercise
        if not (folder / "exercise.yaml").is_file():
            raise BadWork(f"ไม่มีบทเรียนรุ่นนี้ / {row.exercise} is not in content {row.content_version}")
        exercise = load_exercise(folder)
        if exercise.version != row.market_version:
            raise BadWork(
                f"ตลาดเปลี่ยนไปแล้ว / the market was {row.market_version} when the attempt began and is "
                f"{exercise.version} now: a replay would not be what the learner saw"
            )
        return exercise

    def _newest(self, row):
        folder = self._current / row.course / row.exercise
        return load_exercise(folder) if (folder / "exercise.yaml").is_file() else None

    def _by_hand(self, attempt_id) -> dict:
        """Criterion → the last mark an instructor gave it."""
        given = hand_marks.marks_of(self.records, attempt_id)
        return {one.criterion: {"points": one.points, "comment": one.comment, "by": one.by} for one in given}

    def _hand(self, attempt_id, asked) -> bool:
        """Bring an instructor's marks into the gradebook; one that does not fit is refused in the audit."""
        key = f"hand-{attempt_id}"
        if not self._patience.ready(key):
            return False
        begun = time.monotonic()
        try:
            self._put_if_new(self._remark(attempts.attempt(self.records, attempt_id)))
            for one in asked:
                hand_marks.applied(self.records, one.id)
        except BadWork as odd:
            self._refuse(asked, odd)
            return False
        except Exception as failed:
            self._patience.failed(key)
            log.error("hand mark %s: %s", attempt_id, _words(failed))
            return False
        self._done(key, begun)
        return True

    def _put_if_new(self, result):
        before = results.result(self.records, result.attempt_id)
        if before is None or replace(before, graded_at="") != result:
            results.put_result(self.records, result)

    def _refuse(self, asked, odd):
        for one in asked:
            audit.note(self.records, "grader", "hand-mark-refused", one.attempt_id, f"{one.criterion}: {odd}")
            hand_marks.applied(self.records, one.id)

    def _remark(self, row) -> Result:
        """The attempt with the marks it was given, and the instructor's on top."""
        if row.submitted_at is None:
            raise BadWork("งานนี้ยังไม่ได้ส่ง / the attempt is not submitted")
        exercise = self._exercise(row)
        kept = marks.load(self.root, row.exercise, row.learner, row.id)
        if kept is None:
            return self._mark(row)
        kept = replace(kept, hand={})
        for criterion, one in self._by_hand(row.id).items():
            kept = kept.with_hand_mark(criterion, **one)
        return settle(self.root, exercise, kept, self._newest(row))

    def _in_trouble(self, row, failed):
        """Say so once in the records, the log and the audit. The attempt has no points, and no zero."""
        try:
            why = _words(failed)
            if trouble.note(self.root, row.id, why):
                log.error("attempt %s of %s: %s", row.id, row.learner, why)
                audit.note(self.records, "grader", "trouble", row.id, why)
            newest = results.result(self.records, row.id)
            if newest is None or newest.state != "trouble":
                empty = Result(row.id, row.learner, row.exercise, 0.0, 0.0, (), None, "trouble")
                results.put_result(self.records, empty)
        except Exception as worse:  # the records themselves may be what fails
            log.error("attempt %s: %s, and it could not be noted: %s", row.id, _words(failed), _words(worse))


def _words(failed: Exception) -> str:
    """What went wrong, for staff, on one line."""
    told = " ".join(str(failed).split()) or "no message"
    return told if isinstance(failed, BadWork) else f"ตรวจไม่สำเร็จ / {type(failed).__name__}: {told}"[:1000]
