"""What a seat gets from the records when it starts, and gives back when it stops."""

from __future__ import annotations

from functools import cache

from talat.records import accounts, quotas, seats
from talat.records.database import Records, open_records


@cache
def _records() -> Records:
    return open_records()


def open_for(login: str) -> tuple[str, quotas.Quota | None]:
    """A new seat key for `login`, and the quota of the learner's class, or None where it has none."""
    records = _records()
    class_id = accounts.account(records, login).class_id
    quota = quotas.quota(records, class_id) if class_id else None
    return seats.issue(records, login), quota


def close_for(login: str) -> None:
    """The seat key of `login` stops working."""
    seats.revoke(_records(), login)
