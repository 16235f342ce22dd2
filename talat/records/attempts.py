"""Attempts and their journals: begun with a seed, filled one acknowledged decision at a time."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Connection

from talat.journal.chain import BrokenChain, genesis, link
from talat.journal.chain import verify as verify_chain
from talat.journal.engine import ENGINE
from talat.journal.events import BadEvent, Event, Stamped, Submit, dump, parse
from talat.journal.order import Order, OutOfStep, Progress, check_open, progress
from talat.journal.plain_json import canonical
from talat.records import moved
from talat.records import tables as t
from talat.records.clock import spell, utc_now
from talat.records.database import Records
from talat.records.recent import Recent

PARTS = ("practice", "exercise", "recap")
MOST_ATTEMPTS = 200  # of one learner at one part of one exercise
_FAR = Recent(4_096)  # progress of journals by their last hash
_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


class NoSuchAttempt(LookupError):
    """There is no attempt of this id, or it is another learner's."""


class TooManyAttempts(RuntimeError):
    """The learner has begun this part MOST_ATTEMPTS times; `message_th` says so."""

    message_th = "เริ่มรอบใหม่มาหลายรอบแล้ว บอกครูก่อน แล้วค่อยเริ่มอีก"


@dataclass(frozen=True)
class AttemptRow:
    """One try at one part of an exercise; moments are UTC ISO-8601, submitted_at None while under way."""

    id: str
    learner: str
    course: str
    exercise: str
    part: str
    number: int
    seed: int
    content_version: str
    market_version: str
    begun_at: str
    length: int
    last_at: str
    last_hash: str
    submitted_at: str | None
    engine_version: str = ""  # of the market engine it was begun by; "" for one older than this field

    def head(self) -> dict:
        """What the chain of its journal starts from; without the engine where that was not yet written."""
        changing = {"length", "last_at", "last_hash", "submitted_at"}
        changing |= set() if self.engine_version else {"engine_version"}
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in changing}


# Said once: to put a statement together takes SQLAlchemy several times as long as to run it.
_FIELDS = tuple(f.name for f in fields(AttemptRow))
_ATTEMPT = select(*(t.attempts.c[name] for name in _FIELDS)).where(t.attempts.c.id == bindparam("this"))
_OF_THIS = t.journal.c.attempt_id == bindparam("this")
_BY_KEY = select(t.journal).where(_OF_THIS, t.journal.c.key == bindparam("key"))
_JOURNAL = select(t.journal).where(_OF_THIS, t.journal.c.seq > bindparam("after")).order_by(t.journal.c.seq)
_ADD = insert(t.journal)
_MOVE = update(t.attempts).where(t.attempts.c.id == bindparam("this"))


def seed_of(prison_key: str | bytes, learner: str, exercise: str, part: str, number: int) -> int:
    """The market's seed, 0 … 2⁶³−1: HMAC-SHA256 of who, what and which try under the prison's key."""
    key = prison_key.encode() if isinstance(prison_key, str) else prison_key
    digest = hmac.new(key, f"{learner}|{exercise}|{part}|{number}".encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def open_attempt(
    r: Records,
    learner: str,
    course: str,
    exercise: str,
    part: str,
    content_version: str,
    market_version: str,
    prison_key: str | bytes,
    again: bool = False,
) -> AttemptRow:
    """The learner's newest attempt, submitted or not; begun now when there is none.

    With `again` a submitted one is followed by the next; one under way is resumed all the same.
    The versions are those of its beginning. Raises ValueError for another part, TooManyAttempts.
    """
    if part not in PARTS:
        raise ValueError(f"part is one of {', '.join(PARTS)}, not {part!r}")
    newest = _newest(r, learner, exercise, part)
    if newest and (newest.submitted_at is None or not again):
        return newest
    with r.write() as connection:
        newest = _newest_in(connection, learner, exercise, part)
        if newest and (newest.submitted_at is None or not again):
            return newest
        _refuse_moved(connection, learner)
        number = newest.number + 1 if newest else 1
        if number > MOST_ATTEMPTS:
            raise TooManyAttempts(f"{learner} has begun {exercise} {part} {MOST_ATTEMPTS} times")
        seed = seed_of(prison_key, learner, exercise, part, number)
        versions = (content_version, market_version)
        return _begin(connection, learner, course, exercise, part, number, seed, *versions)


def _refuse_moved(connection: Connection, learner: str) -> None:
    if moved.away_in(connection, learner):
        raise BadEvent(moved.TO_LEARNER)


def _begin(connection: Connection, *head) -> AttemptRow:
    now = spell(utc_now())
    row = AttemptRow(secrets.token_hex(12), *head, now, 0, now, "", None, ENGINE)
    row = AttemptRow(**{**row.__dict__, "last_hash": genesis(row.head())})
    connection.execute(insert(t.attempts).values(**row.__dict__, awaits_grade=False))
    return row


def append(
    r: Records,
    attempt_id: str,
    event: Event,
    after: int,
    key: str,
    order: Order | Callable[[AttemptRow], Order] | None = None,
    learner: str | None = None,
    now: datetime | None = None,
) -> tuple[Stamped, bool]:
    """The decision as recorded, and whether this call recorded it (False: the key was there already).

    after    seq of the last decision the sender knew, 0 for none; OutOfStep when there are newer ones
    order    its rules (or those it finds for the attempt) are kept when given; BadEvent when the decision
             may not follow the journal
    learner  when given, another learner's attempt raises NoSuchAttempt
    The commit has reached the disk before this returns.
    """
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise BadEvent("ยังบันทึกไม่ได้ โหลดหน้าใหม่แล้วลองอีกครั้ง")
    with r.write() as connection:
        head = _head(connection, attempt_id, learner)
        known = _by_key(connection, attempt_id, key)
        if known:
            return _same(known, event), False
        _refuse_moved(connection, head.learner)
        _refuse_out_of_step(connection, head, after)
        so_far = _progress(connection, head)
        rules = order(head) if callable(order) else order
        (rules.check_next if rules else check_open)(so_far, event)
        stamped = _add(connection, head, event, key, now or utc_now())
        _FAR.put(stamped.hash, so_far.then(event))
        return stamped, True


def _head(connection: Connection, attempt_id: str, learner: str | None) -> AttemptRow:
    head = _attempt_in(connection, attempt_id)
    if learner is not None and head.learner != learner:
        raise NoSuchAttempt(attempt_id)
    return head


def _same(known: Stamped, event: Event) -> Stamped:
    if known.event != event:
        raise BadEvent("ยังบันทึกไม่ได้ เพราะไปซ้ำกับคำสั่งอื่น โหลดหน้าใหม่แล้วลองอีกครั้ง")
    return known


def _refuse_out_of_step(connection: Connection, head: AttemptRow, after: int) -> None:
    if after > head.length or after < 0:
        raise BadEvent("หน้านี้ไม่ตรงกับที่บันทึกไว้ โหลดหน้าใหม่แล้วทำต่อ")
    if after < head.length:
        raise OutOfStep(_stamped(connection, head.id, after))


def _progress(connection: Connection, head: AttemptRow) -> Progress:
    """How far the journal has come; remembered under its last hash, which stands for all of it."""
    return _FAR.get(head.last_hash) or progress(row.event for row in _stamped(connection, head.id))


def _add(connection: Connection, head: AttemptRow, event: Event, key: str, now: datetime) -> Stamped:
    seq, at, said = head.length + 1, max(spell(now), head.last_at), dump(event)
    stamped = Stamped(seq, at, link(head.last_hash, seq, at, said), event)
    row = {"attempt_id": head.id, "seq": seq, "at": at, "hash": stamped.hash, "key": key}
    connection.execute(_ADD, {**row, "event": canonical(said).decode()})
    state = {"length": seq, "last_at": at, "last_hash": stamped.hash}
    if isinstance(event, Submit):
        state |= {"submitted_at": at, "awaits_grade": head.part == "exercise"}
    connection.execute(_MOVE, {**state, "this": head.id})
    return stamped


def journal(r: Records, attempt_id: str, after: int = 0) -> list[Stamped]:
    """The decisions in order, those beyond `after` only; BrokenChain when one cannot be read."""
    with r.read() as connection:
        return _stamped(connection, attempt_id, after)


def attempt(r: Records, attempt_id: str) -> AttemptRow:
    """The attempt of this id; NoSuchAttempt otherwise."""
    with r.read() as connection:
        return _attempt_in(connection, attempt_id)


def attempts_of(r: Records, learner: str, exercise: str | None = None) -> list[AttemptRow]:
    """A learner's attempts, oldest first; of one exercise when named."""
    wanted = _rows().where(t.attempts.c.learner == learner)
    if exercise is not None:
        wanted = wanted.where(t.attempts.c.exercise == exercise)
    with r.read() as connection:
        found = connection.execute(wanted.order_by(t.attempts.c.begun_at, t.attempts.c.number))
        return [row_of(row) for row in found]


def verify(r: Records, attempt_id: str) -> None:
    """Nothing when the journal is whole, to its last row; BrokenChain names the first bad record."""
    with r.read() as connection:
        head = _attempt_in(connection, attempt_id)
        rows = _stamped(connection, attempt_id)
    verify_chain(head.head(), rows, head.length)
    if head.last_hash != (rows[-1].hash if rows else genesis(head.head())):
        raise BrokenChain(head.length)


def _attempt_in(connection: Connection, attempt_id: str) -> AttemptRow:
    row = connection.execute(_ATTEMPT, {"this": attempt_id}).one_or_none()
    if row is None:
        raise NoSuchAttempt(attempt_id)
    return row_of(row)


def row_of(row) -> AttemptRow:
    """The attempt in a row of the attempts table."""
    return AttemptRow(*(getattr(row, name) for name in _FIELDS))


def _rows():
    return select(*(t.attempts.c[name] for name in _FIELDS))


def _newest(r: Records, learner: str, exercise: str, part: str) -> AttemptRow | None:
    with r.read() as connection:
        return _newest_in(connection, learner, exercise, part)


def _newest_in(connection: Connection, learner: str, exercise: str, part: str) -> AttemptRow | None:
    mine = (t.attempts.c.learner == learner, t.attempts.c.exercise == exercise, t.attempts.c.part == part)
    row = connection.execute(_rows().where(*mine).order_by(t.attempts.c.number.desc()).limit(1)).one_or_none()
    return row_of(row) if row else None


def _by_key(connection: Connection, attempt_id: str, key: str) -> Stamped | None:
    row = connection.execute(_BY_KEY, {"this": attempt_id, "key": key}).one_or_none()
    return _read(row) if row else None


def _stamped(connection: Connection, attempt_id: str, after: int = 0) -> list[Stamped]:
    return [_read(row) for row in connection.execute(_JOURNAL, {"this": attempt_id, "after": after})]


def _read(row) -> Stamped:
    try:
        return Stamped(row.seq, row.at, row.hash, parse(json.loads(row.event)))
    except ValueError:  # BadEvent is one; what was written by append() can always be read
        raise BrokenChain(row.seq) from None
