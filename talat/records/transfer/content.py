"""Everything the records hold about one learner, as plain rows that mean the same in every database.

Row numbers belong to one database, so they are replaced: a ruling or a class hour is known by its place in
its section, a class by its prison and its own id. The same content gives the same lines, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.engine import Connection

from talat.journal.plain_json import canonical
from talat.records import tables as t
from talat.records.accounts import prison_here
from talat.records.time import CLASS

Content = dict[str, list[dict]]  # {section: its rows in order}
PERSON = ("login", "name", "birth_year", "prison", "created_at")
AWAY = "--"  # between the prison and the class, where a class of another prison is kept


def _columns(table, *without: str) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if column.name not in ("learner", *without))


# What a row of each section holds, in the order in which sections are put into a database.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "person": PERSON,
    "enrolments": _columns(t.enrolments),
    "rulings": _columns(t.rulings, "id"),
    "class_hours": ("prison", *_columns(t.class_hours, "id")),
    "attendance": ("hour", *_columns(t.attendance, "id", "hour_id")),
    "half_minutes": _columns(t.half_minutes),
    "attempts": _columns(t.attempts, "awaits_grade"),
    "journal": _columns(t.journal),
    "results": _columns(t.results, "id"),
    "hand_marks": _columns(t.hand_marks, "id"),
    "time_reviews": _columns(t.time_reviews, "id"),
    "certificates": _columns(t.certificates),
}


def of(connection: Connection, learner: str) -> Content:
    """The learner's content, inside a read that is under way; LookupError when there is no such learner."""
    ask = _Asking(connection, learner)
    person = ask.rows(t.accounts, t.accounts.c.login == learner, t.accounts.c.role == "learner")
    if not person:
        raise LookupError(learner)
    rulings = ask.mine(t.rulings, t.rulings.c.id)
    hours, places = _hours(ask)
    ruled = {row["id"]: place for place, row in enumerate(rulings, 1)}
    theirs = select(t.attempts.c.id).where(t.attempts.c.learner == learner)
    found = {
        "person": person,
        "enrolments": ask.mine(t.enrolments, t.enrolments.c.since, t.enrolments.c.course),
        "rulings": rulings,
        "class_hours": hours,
        "attendance": [
            {**row, "hour": places[row["hour_id"]]} for row in ask.mine(t.attendance, t.attendance.c.id)
        ],
        "half_minutes": [
            _half_minute(row, places, ruled) for row in ask.mine(t.half_minutes, t.half_minutes.c.slot)
        ],
        "attempts": ask.mine(t.attempts, t.attempts.c.begun_at, t.attempts.c.number, t.attempts.c.id),
        "journal": ask.rows(
            t.journal,
            t.journal.c.attempt_id.in_(theirs),
            order=(t.journal.c.attempt_id, t.journal.c.seq),
        ),
        "results": ask.mine(t.results, t.results.c.id),
        "hand_marks": ask.rows(
            t.hand_marks, t.hand_marks.c.attempt_id.in_(theirs), order=(t.hand_marks.c.id,)
        ),
        "time_reviews": ask.mine(t.time_reviews, t.time_reviews.c.id),
        "certificates": ask.mine(t.certificates, t.certificates.c.given_at, t.certificates.c.number),
    }
    return {
        section: [{name: row[name] for name in names} for row in found[section]]
        for section, names in SECTIONS.items()
    }


class _Asking:
    """Rows of one learner as dicts."""

    def __init__(self, connection: Connection, learner: str):
        self.connection, self.learner = connection, learner

    def rows(self, table, *conditions, order=()) -> list[dict]:
        wanted = select(table).where(*conditions).order_by(*order)
        return [dict(row._mapping) for row in self.connection.execute(wanted)]

    def mine(self, table, *order) -> list[dict]:
        return self.rows(table, table.c.learner == self.learner, order=order)


def _hours(ask: _Asking) -> tuple[list[dict], dict[int, int]]:
    """The class hours the learner was marked in, by time, and {row number: place}."""
    marked = select(t.attendance.c.hour_id).where(t.attendance.c.learner == ask.learner)
    hour = t.class_hours.c
    rows = ask.rows(
        t.class_hours, hour.id.in_(marked), order=(hour.begins_at, hour.made_at, hour.class_id, hour.id)
    )
    here, others = prison_here(ask.connection), _others(ask.connection)
    for row in rows:
        row["prison"], row["class_id"] = class_home(row["class_id"], here, others)
    return rows, {row["id"]: place for place, row in enumerate(rows, 1)}


def _others(connection: Connection) -> set[str]:
    return set(connection.execute(select(t.prisons.c.code).where(~t.prisons.c.here)).scalars())


def class_home(class_id: str, here: str | None, others: Iterable[str]) -> tuple[str | None, str]:
    """(prison, class id there) of a class as this database names it."""
    prison, parted, own = class_id.partition(AWAY)
    return (prison, own) if parted and prison in others else (here, class_id)


def _half_minute(row: dict, places: Mapping[int, int], ruled: Mapping[int, int]) -> dict:
    if row["kind"] == CLASS:
        hour = row["page"].removeprefix("hour-")
        row["page"] = f"hour-{places[int(hour)]}" if hour.isdecimal() and int(hour) in places else row["page"]
    row["struck_by"] = ruled.get(row["struck_by"])
    return row


def lines(content: Content) -> bytes:
    """The content as JSON lines, [section, row] each: one spelling only."""
    return b"".join(canonical([section, row]) + b"\n" for section in SECTIONS for row in content[section])


def read(text: bytes) -> Content:
    """Content out of its lines; ValueError for a section, a key or an order that is not ours."""
    content: Content = {section: [] for section in SECTIONS}
    for line in text.splitlines():
        section, row = json.loads(line)
        if section not in SECTIONS or row.keys() != set(SECTIONS[section]):
            raise ValueError(f"not a row of ours: {section!r:.40}")
        content[section].append(row)
    if lines(content) != text:
        raise ValueError("not in the one spelling of these lines")
    return content


def digest(content: Content) -> str:
    """What names this content: SHA-256 of its lines, 64 hex digits."""
    return hashlib.sha256(lines(content)).hexdigest()
