"""Anchors of the chains: what they looked like at a moment, under a key that is not in the database.

A hash chain shows a change that was made by hand, not one by somebody who recomputes all the hashes behind
it. So every few minutes one line goes into a file beside the database: how long the audit and each changed
journal are and the hash they end with, and digests of results and of the half-minutes of days that are over;
sealed with HMAC-SHA256 under a key of `secrets/`, each line with the one before it. Who can write to the
database and has not read the key cannot change what a line holds without being noticed. Somebody who can
write in the home too can cut the file or remove it, and root can write it anew: against that, copies of it
leave the machine with every backup, and the audit's end fits on a note of paper (`talat audit head`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from talat.journal.plain_json import canonical
from talat.records import tables as t
from talat.records.clock import spell, utc_now
from talat.records.database import Records

FILE = "anchors.jsonl"
SLOTS = 2_880  # half-minutes of a day
LAST_BEATS_S = 600.0  # after midnight; a half-minute of the day before may still be counted until then
_HOURS = t.half_minutes.c["learner", "slot", "course", "unit", "kind", "page", "at"]  # what never changes


class BrokenAnchor(Exception):
    """The lines cannot be believed; the message (Thai and English) names the first bad one."""


@dataclass
class Known:
    """All that the lines so far hold."""

    lines: int = 0
    end: int = 0  # of the last line in the file, bytes
    seal: str = ""  # of the last line
    audit: tuple[int, str] = (0, "")
    journals: dict[str, tuple[int, str]] = field(default_factory=dict)  # attempt → length, hash
    results: dict[str, int] = field(default_factory=dict)  # attempt → how many
    days: set[int] = field(default_factory=set)  # since 1970


def drop(r: Records, file: Path, key: bytes, known: Known | None = None) -> bool:
    """Add a line when anything changed since the last one; whether it did. BrokenAnchor for a broken file.

    known  what earlier calls read, and is added to; a year of lines need not be read again each time
    """
    known = read(file, key, known)
    with r.read() as connection:
        new = _changes(connection, known)
    if not new:
        return False
    line = {"n": known.lines + 1, "at": spell(utc_now()), **new}
    sealed = canonical({**line, "seal": _seal(key, known.seal, line)}) + b"\n"
    handle = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.ftruncate(handle, known.end)  # without what a power cut left of a line
        os.pwrite(handle, sealed, known.end)
        os.fsync(handle)
    finally:
        os.close(handle)
    read(file, key, known)
    return True


def _changes(connection: Connection, known: Known) -> dict:
    """What is new since the last line; empty when nothing is."""
    head = connection.execute(select(t.audit_head.c["length", "last_hash"])).one_or_none()
    new = {"audit": list(head)} if head and tuple(head) != known.audit else {}
    wanted = select(t.attempts.c["id", "length", "last_hash"]).where(t.attempts.c.length > 0)
    journals = {row.id: [row.length, row.last_hash] for row in connection.execute(wanted)}
    grown = {one: said for one, said in journals.items() if known.journals.get(one) != tuple(said)}
    marked = select(t.results.c.attempt_id, func.count()).group_by(t.results.c.attempt_id)
    graded = [one for one, many in connection.execute(marked) if known.results.get(one) != many]
    results = {one: _results(connection, one) for one in graded}
    days = {str(day): _day(connection, day) for day in _over(connection, known)}
    more = {"journals": grown, "results": results, "days": days}
    return new | {name: said for name, said in more.items() if said}


def _over(connection: Connection, known: Known) -> list[int]:
    """Days (UTC) that are over for good, have half-minutes, and stand in no line yet."""
    slot, today = t.half_minutes.c.slot, int((utc_now().timestamp() - LAST_BEATS_S) // 86_400)
    found, after = [], (max(known.days, default=-1) + 1) * SLOTS
    while (first := connection.execute(select(func.min(slot)).where(slot >= after)).scalar()) is not None:
        if first // SLOTS >= today:
            break
        found.append(first // SLOTS)
        after = (first // SLOTS + 1) * SLOTS
    return found


def _results(connection: Connection, attempt: str, most: int | None = None) -> list:
    """[how many, their digest] of an attempt's results, or of its first `most`; row numbers do not count."""
    columns = [column for column in t.results.c if column.name != "id"]
    wanted = select(*columns).where(t.results.c.attempt_id == attempt).order_by(t.results.c.id).limit(most)
    rows = connection.execute(wanted).all()
    return [len(rows), _digest(rows)]


def _day(connection: Connection, day: int) -> dict[str, list]:
    """{learner: [how many half-minutes of pages, their digest]}. Class hours are not of pages: they may be
    corrected, with a line in the audit."""
    slot = t.half_minutes.c.slot
    mine = (slot >= day * SLOTS, slot < (day + 1) * SLOTS, t.half_minutes.c.kind != "class")
    rows: dict[str, list] = {}
    for row in connection.execute(select(*_HOURS).where(*mine).order_by(t.half_minutes.c.learner, slot)):
        rows.setdefault(row.learner, []).append(row)
    return {learner: [len(many), _digest(many)] for learner, many in rows.items()}


def _digest(rows) -> str:
    summed = hashlib.sha256()
    for row in rows:
        summed.update(canonical(list(row)) + b"\n")
    return summed.hexdigest()


def read(file: Path, key: bytes, known: Known | None = None) -> Known:
    """What the file holds; BrokenAnchor when a line is not what was written. A torn last line is none.

    known  what was read of it before: only what stands behind that is read and added
    """
    known = known or Known()
    for line in _behind(file, key, known):
        known.audit = tuple(line.get("audit", known.audit))
        known.journals |= {one: tuple(said) for one, said in line.get("journals", {}).items()}
        known.results |= {one: said[0] for one, said in line.get("results", {}).items()}
        known.days |= {int(day) for day in line.get("days", {})}
    return known


def lines(file: Path, key: bytes) -> list[dict]:
    """The lines, each with its number from 1 and a seal that fits; BrokenAnchor otherwise."""
    return list(_behind(file, key, Known()))


def _behind(file: Path, key: bytes, known: Known) -> Iterator[dict]:
    """The lines behind those that are known, one by one: there may be many. Moves `known` on to each."""
    if known.end > (file.stat().st_size if file.exists() else 0):
        raise BrokenAnchor(
            f"ไฟล์หลัก {file} ถูกตัดให้สั้นลง / {file} was cut: it had {known.lines} lines, {known.end} bytes."
        )
    if not file.exists():
        return
    with file.open("rb") as content:
        content.seek(known.end)
        for text in content:
            if not text.endswith(b"\n"):
                return  # a power cut left it unfinished
            line = _line(text, key, known)
            if line is None:
                raise BrokenAnchor(
                    f"ไฟล์หลัก {file} ถูกแก้ที่บรรทัด {known.lines + 1} หรือกุญแจไม่ตรง / "
                    f"Line {known.lines + 1} of {file} was changed, or the key is another one."
                )
            known.lines, known.seal, known.end = line["n"], line["seal"], known.end + len(text)
            yield line


def _line(text: bytes, key: bytes, known: Known) -> dict | None:
    """The line that follows what is known; None when this is not it."""
    try:
        line = json.loads(text)
        said = {name: value for name, value in line.items() if name != "seal"}
        right = line["n"] == known.lines + 1 and hmac.compare_digest(
            line["seal"], _seal(key, known.seal, said)
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return line if right else None


def _seal(key: bytes, before: str, line: dict) -> str:
    return hmac.new(key, before.encode() + canonical(line), hashlib.sha256).hexdigest()


@dataclass
class _Said:
    """Everything that was ever said: the last word alone may have been said of what was changed already."""

    audit: list[tuple[int, str]] = field(default_factory=list)  # length, hash
    journals: dict[str, dict[int, str]] = field(default_factory=dict)  # attempt → length → hash
    results: dict[str, dict[int, str]] = field(default_factory=dict)  # attempt → how many → digest
    days: list[tuple[str, int, dict]] = field(
        default_factory=list
    )  # said when, day, learner → [many, digest]

    def add(self, line: dict) -> None:
        if "audit" in line:
            self.audit.append(tuple(line["audit"]))
        for name, found in (("journals", self.journals), ("results", self.results)):
            for one, (many, hash) in line.get(name, {}).items():
                found.setdefault(one, {}).setdefault(many, hash)
        self.days += [(line["at"], int(day), then) for day, then in line.get("days", {}).items()]


def differences(r: Records, file: Path, key: bytes) -> list[str]:
    """Where the records are not what the lines say, in Thai and English; empty when they are.

    Raises BrokenAnchor when the lines themselves cannot be believed. The audit's own chain is not looked at.
    """
    said = _Said()
    for line in _behind(file, key, Known()):
        said.add(line)
    with r.read() as connection:
        return [
            *_audit_differs(connection, said.audit),
            *_journals_differ(connection, said.journals),
            *_results_differ(connection, said.results),
            *_days_differ(connection, said.days),
        ]


def _audit_differs(connection: Connection, said: list[tuple[int, str]]) -> Iterator[str]:
    """The first stretch of the audit that was changed, though its chain may have been made to fit."""
    good = 0
    for length, hash in said:
        there = connection.execute(select(t.audit.c.hash).where(t.audit.c.seq == length)).scalar()
        if there != hash:
            yield (
                f"บันทึกเจ้าหน้าที่ถูกแก้ระหว่างบรรทัด {good + 1} ถึง {length} / "
                f"the audit was changed between lines {good + 1} and {length}"
            )
            return
        good = length


def _journals_differ(connection: Connection, said: dict[str, dict[int, str]]) -> Iterator[str]:
    row = t.journal.c
    for attempt, then in said.items():
        there = dict(connection.execute(select(row.seq, row.hash).where(row.attempt_id == attempt)).all())
        wrong = [length for length, hash in then.items() if there.get(length) != hash]
        if wrong:
            yield (
                f"งาน {attempt} ถูกแก้หรือลบ ไม่เกินคำสั่งที่ {min(wrong)} / "
                f"journal {attempt} was changed or cut, at or before decision {min(wrong)}"
            )


def _results_differ(connection: Connection, said: dict[str, dict[int, str]]) -> Iterator[str]:
    for attempt, then in said.items():
        if any(_results(connection, attempt, many) != [many, digest] for many, digest in then.items()):
            yield f"ผลคะแนนของงาน {attempt} ถูกแก้ / results of {attempt} were changed"


def _days_differ(connection: Connection, said: list[tuple[str, int, dict]]) -> Iterator[str]:
    """Half-minutes of days that were over. What came with a learner from another prison is no change."""
    for at, day, then in said:
        now, date = _day(connection, day), spell(datetime.fromtimestamp(day * 86_400, UTC))[:10]
        for learner in sorted(then.keys() | now.keys()):
            was, is_ = then.get(learner, [0, ""]), now.get(learner, [0, ""])
            if was != is_ and not _came_since(connection, learner, at):
                yield (
                    f"เวลาเรียนของ {learner} วันที่ {date} ถูกแก้ เดิม {was[0]} ตอนนี้ {is_[0]} ครึ่งนาที / "
                    f"half-minutes of {learner} on {date} were changed: {was[0]} then, {is_[0]} now"
                )


def _came_since(connection: Connection, learner: str, at: str) -> bool:
    row = t.audit.c
    mine = (row.object == learner, row.action == "take-in-records", row.at > at)
    return connection.execute(select(row.seq).where(*mine).limit(1)).first() is not None
