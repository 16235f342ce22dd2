"""One learner's work as it is handed in: who, on which exercise, and every decision in order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import SimpleNamespace

from graders.names import checked_name
from talat.journal import chain, events


class BadWork(ValueError):
    """Work that cannot be marked as it stands; the message is for staff, Thai with English."""


@dataclass(frozen=True)
class Work:
    """A submitted attempt. `head` and `rows` (seq, at, hash, event as plain JSON) carry the hash chain."""

    attempt_id: str
    learner: str
    name: str
    exercise: str
    head: dict
    rows: tuple[dict, ...]

    @property
    def seal(self) -> str:
        """The hash of the last decision: it stands for the whole journal."""
        return self.rows[-1]["hash"] if self.rows else ""

    @property
    def submitted_at(self) -> str:
        """When the last decision was recorded, by the server's clock (UTC, ISO-8601)."""
        return self.rows[-1]["at"]

    @property
    def explained(self) -> str:
        """The learner's last explanation, as typed; empty when there is none."""
        texts = [row["event"]["text"] for row in self.rows if row["event"].get("do") == "explain"]
        return texts[-1] if texts else ""

    def to_json(self) -> str:
        """The journal file: data only, one line a decision."""
        head = {"attempt": self.attempt_id, "learner": self.learner, "name": self.name}
        head |= {"exercise": self.exercise, "head": self.head}
        lines = ",\n  ".join(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in self.rows)
        told = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True)
        return f'{told[:-2]},\n "rows": [\n  {lines}\n ]\n}}\n'


def from_json(text: str) -> Work:
    """The work a journal file holds; raises BadWork when it is not one."""
    try:
        raw = json.loads(text)
        texts = [raw[key] for key in ("attempt", "learner", "name", "exercise")]
        if not all(isinstance(value, str) for value in texts):
            raise TypeError("a name is not text")
        return Work(*texts, dict(raw["head"]), tuple(dict(row) for row in raw["rows"]))
    except (ValueError, KeyError, TypeError) as odd:
        raise BadWork(f"อ่านบันทึกไม่ได้ / the journal file cannot be read: {odd!r}") from odd


def checked(work: Work) -> Work:
    """The work, if its names are safe, its chain whole and its end a submit; raises BadWork otherwise."""
    try:
        for name, what in (
            (work.learner, "learner"),
            (work.exercise, "exercise"),
            (work.attempt_id, "attempt"),
        ):
            checked_name(name, what)
    except ValueError as odd:
        raise BadWork(f"ชื่อใช้ไม่ได้ / {odd}") from odd
    try:
        chain.verify(work.head, [SimpleNamespace(**row) for row in work.rows])
    except chain.BrokenChain as broken:
        raise BadWork(f"บันทึกถูกแก้ไข / the journal was changed: {broken}") from broken
    except TypeError as odd:
        raise BadWork(f"บันทึกผิดรูปแบบ / a record has odd fields: {odd}") from odd
    if not work.rows or work.rows[-1]["event"].get("do") != "submit":
        raise BadWork("งานนี้ยังไม่ได้ส่ง / the journal does not end with a submit")
    return work


def decisions(work: Work) -> list:
    """The decisions as typed events; raises BadWork for one that Talat does not know."""
    typed = []
    for row in work.rows:
        try:
            typed.append(events.parse(row["event"]))
        except events.BadEvent as bad:
            what = str(row["event"].get("do"))[:40]
            raise BadWork(
                f"รายการที่ {row['seq']} ไม่รู้จัก / record {row['seq']}: unknown or bad event {what!r}"
            ) from bad
    return typed
