"""What the records can show about one learner, from one moment: content, names, and the audit's own lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from talat.journal.chain import genesis
from talat.records import audit, people
from talat.records import tables as t
from talat.records.clock import spell, utc_now
from talat.records.database import Records, Shared
from talat.records.transfer import content as contents
from talat.records.transfer import staff
from talat.records.transfer.content import Content
from talat.records.transfer.leaving import stays_in
from talat.records.transfer.staff import Names, Stay


@dataclass(frozen=True)
class Gathered:
    """All of it, read `at` one moment; `told` is what the caller read in the same transaction.

    audit  lines about the learner or an attempt of theirs, each with the hash it follows ("prev")
    head   {"length", "last_hash"} of the whole audit at that moment
    """

    at: str
    prison: people.Prison | None
    content: Content
    names: Names
    audit: tuple[dict, ...]
    head: dict
    told: object

    @property
    def person(self) -> dict:
        """Number, name, year of birth, and where and when the record was begun."""
        return self.content["person"][0]


def gather(r: Records, learner: str, also: Callable[[Records], object] = lambda _records: None) -> Gathered:
    """Everything about a learner; LookupError when there is none of that number.

    also  reads what else is wanted, through records that see the same moment
    """
    with r.read() as connection:
        same = Shared(r.url, r.engine, connection)
        content = contents.of(connection, learner)
        here = people.here(same)
        before = (Stay(x["prison"], x["until"], x["staff"]) for x in stays_in(connection, learner))
        here_staff = staff.known_in(connection, staff.logins(content))
        return Gathered(
            at=spell(utc_now()),
            prison=here,
            content=content,
            names=Names((*before, Stay(here.code if here else None, None, here_staff))),
            audit=_audit(connection, [learner, *(row["id"] for row in content["attempts"])]),
            head=_head(connection),
            told=also(same),
        )


def _audit(connection: Connection, objects: list[str]) -> tuple[dict, ...]:
    lines = t.audit.c
    ours = select(lines.seq).where(lines.object.in_(objects))
    before = select(lines.seq + 1, lines.hash).where((lines.seq + 1).in_(ours))
    prev = dict(connection.execute(before).all())
    rows = connection.execute(select(t.audit).where(lines.object.in_(objects)).order_by(lines.seq))
    return tuple({**row._mapping, "prev": prev.get(row.seq, genesis(audit.HEAD))} for row in rows)


def _head(connection: Connection) -> dict:
    row = connection.execute(select(t.audit_head)).one_or_none()
    return {"length": row.length, "last_hash": row.last_hash} if row else {"length": 0, "last_hash": ""}
