"""The history of people, classes and enrolments: what changed and what stood before, in the audit's chain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from talat.journal.plain_json import canonical
from talat.records import tables as t
from talat.records.audit import Entry, note_all_in
from talat.records.database import Records


@dataclass(frozen=True)
class Change:
    """One change: `changed` is {what: (before, after)}, None where there was or is nothing."""

    at: str
    by: str
    action: str
    object: str
    changed: Mapping[str, tuple]
    reason: str


def note_change(
    connection: Connection, by: str, action: str, object: str, changed: Mapping[str, tuple], reason: str = ""
) -> Entry:
    """Write a change down inside the write that makes it: both happen or neither does."""
    return note_changes(connection, by, [(action, object, changed, reason)])[0]


def note_changes(connection: Connection, by: str, changes: Iterable[tuple]) -> list[Entry]:
    """The same for many: (action, object, {what: (before, after)}, reason) each."""
    return note_all_in(
        connection, by, [(action, object, _detail(*more)) for action, object, *more in changes]
    )


def _detail(changed: Mapping[str, tuple], reason: str) -> str:
    said = {"changed": {what: list(pair) for what, pair in changed.items()}}
    return canonical(said | ({"reason": reason} if reason else {})).decode()


def first_of(values: Mapping, names: Iterable[str]) -> dict[str, tuple]:
    """The changes that make something new: nothing before, and each value that is there now."""
    return {name: (None, values[name]) for name in names if values[name] is not None}


def differing(before: Mapping, after: Mapping) -> dict[str, tuple]:
    """What is not the same in `after`: {name: (before, after)}."""
    return {name: (before[name], value) for name, value in after.items() if before[name] != value}


def history(r: Records, object: str) -> list[Change]:
    """Everything the audit holds about a login, a class or a prison, newest first; looks are left out."""
    wanted = select(t.audit).where(t.audit.c.object == object, t.audit.c.action != "look")
    with r.read() as connection:
        rows = connection.execute(wanted.order_by(t.audit.c.seq.desc()))
        return [change_of(Entry(**row._mapping)) for row in rows]


def change_of(entry: Entry) -> Change:
    """The change an audit entry tells; a detail in plain words becomes the reason."""
    try:
        said = json.loads(entry.detail)
        changed = {what: tuple(pair) for what, pair in said["changed"].items()}
        reason = said.get("reason", "")
    except (ValueError, TypeError, KeyError, AttributeError):
        changed, reason = {}, entry.detail
    return Change(entry.at, entry.actor, entry.action, entry.object, changed, reason)
