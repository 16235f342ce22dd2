"""The audit: every staff action in one hash chain, so that none can be changed or taken out unseen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from talat.journal.chain import BrokenChain, genesis, link
from talat.records import tables as t
from talat.records.clock import spell, utc_now
from talat.records.database import Records

HEAD = {"audit": "talat"}  # what the chain starts from
LONGEST_DETAIL = 2_000  # characters


@dataclass(frozen=True)
class Entry:
    """One line of the audit: who did what to what, and when (UTC, ISO-8601)."""

    seq: int
    at: str
    actor: str
    action: str
    object: str
    detail: str
    hash: str

    def said(self) -> dict:
        """What the hash is taken of, beside number and time."""
        return {"actor": self.actor, "action": self.action, "object": self.object, "detail": self.detail}


def note(r: Records, actor: str, action: str, object: str, detail: str = "") -> Entry:
    """Add one line and commit it."""
    with r.write() as connection:
        return note_in(connection, actor, action, object, detail)


def note_in(connection: Connection, actor: str, action: str, object: str, detail: str = "") -> Entry:
    """Add one line inside a write that is under way: both happen or neither does."""
    return note_all_in(connection, actor, [(action, object, detail)])[0]


def note_all_in(connection: Connection, actor: str, lines: Iterable[tuple[str, str, str]]) -> list[Entry]:
    """Add many lines, (action, object, detail) each, as one `note_in` after another would, in one go."""
    head = connection.execute(select(t.audit_head)).one_or_none()
    length, prev = (head.length, head.last_hash) if head else (0, genesis(HEAD))
    at = max(spell(utc_now()), head.last_at if head else "")
    added = []
    for seq, (action, object, detail) in enumerate(lines, start=length + 1):
        draft = Entry(seq, at, actor, action, object, detail[:LONGEST_DETAIL], "")
        added.append(replace(draft, hash=link(prev, seq, at, draft.said())))
        prev = added[-1].hash
    if added:
        connection.execute(insert(t.audit), [entry.__dict__ for entry in added])
        state = {"length": added[-1].seq, "last_at": at, "last_hash": prev}
        moved = update(t.audit_head).values(**state) if head else insert(t.audit_head).values(id=1, **state)
        connection.execute(moved)
    return added


def entries(r: Records, limit: int = 100, of: str | None = None, by: str | None = None) -> list[Entry]:
    """The newest `limit` lines, newest first; only those about `of` and only those of the actor `by`."""
    wanted = select(t.audit).order_by(t.audit.c.seq.desc()).limit(limit)
    for column, value in ((t.audit.c.object, of), (t.audit.c.actor, by)):
        wanted = wanted if value is None else wanted.where(column == value)
    with r.read() as connection:
        return [Entry(**row._mapping) for row in connection.execute(wanted)]


def line(r: Records, seq: int) -> Entry | None:
    """The line of this number; None when there is none."""
    with r.read() as connection:
        row = connection.execute(select(t.audit).where(t.audit.c.seq == seq)).one_or_none()
    return Entry(**row._mapping) if row else None


def verify(r: Records) -> None:
    """Nothing when the audit is whole; BrokenChain names the first line that is not."""
    prev, seq = genesis(HEAD), 0
    with r.read() as connection:
        head = connection.execute(select(t.audit_head)).one_or_none()
        for seq, row in enumerate(connection.execute(select(t.audit).order_by(t.audit.c.seq)), start=1):
            entry = Entry(**row._mapping)
            if entry.seq != seq or entry.hash != link(prev, seq, entry.at, entry.said()):
                raise BrokenChain(seq)
            prev = entry.hash
    length = head.length if head else 0
    if seq != length:
        raise BrokenChain(min(seq, length) + 1)
