"""Seat tokens: what a learner's container shows the records service; only their hashes are kept."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import bindparam, delete, insert, select

from talat.records import tables as t
from talat.records.clock import spell, utc_now
from talat.records.database import Records

_OWNER = select(t.seats.c.learner).where(t.seats.c.token_hash == bindparam("hash"))  # asked at every request


def issue(r: Records, learner: str) -> str:
    """A new token for the learner's seat; the one before stops working."""
    token = secrets.token_urlsafe(32)
    with r.write() as connection:
        connection.execute(delete(t.seats).where(t.seats.c.learner == learner))
        row = {"learner": learner, "token_hash": _hash(token), "issued_at": spell(utc_now())}
        connection.execute(insert(t.seats).values(**row))
    return token


def owner(r: Records, token: str) -> str | None:
    """Whose seat shows this token; None for no one's."""
    with r.read() as connection:
        return connection.execute(_OWNER, {"hash": _hash(token)}).scalar()


def revoke(r: Records, learner: str) -> None:
    """The learner's seat token stops working."""
    with r.write() as connection:
        connection.execute(delete(t.seats).where(t.seats.c.learner == learner))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
