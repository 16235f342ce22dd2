"""The names behind the logins in a learner's records: a login means somebody else in another prison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from talat.records import tables as t
from talat.records.transfer.content import Content

# Which columns of a section name staff, and the moment each was written at.
NAMED = {
    "rulings": (("asked_by", "asked_at"), ("answered_by", "answered_at")),
    "class_hours": (("by", "made_at"),),
    "attendance": (("by", "at"),),
    "hand_marks": (("by", "asked_at"),),
    "time_reviews": (("by", "at"),),
    "certificates": (("given_by", "given_at"), ("withdrawn_by", "withdrawn_at")),
}


@dataclass(frozen=True)
class Stay:
    """A prison where the learner was, until when (None: still), and its staff's names by login."""

    prison: str | None
    until: str | None
    staff: Mapping[str, str]


@dataclass(frozen=True)
class Names:
    """Who a login was at a moment: every stay of the learner has staff of its own, oldest stay first."""

    stays: tuple[Stay, ...]

    def of(self, login: str | None, at: str | None) -> str:
        """The name; the login itself for somebody who is not known, "" for nobody."""
        stay = next((one for one in self.stays if one.until is None or (at or "") <= one.until), None)
        return (stay.staff.get(login) if stay else None) or login or ""


def logins(content: Content) -> set[str]:
    """Everybody of the staff whom these records name."""
    found = {row[who] for section, pairs in NAMED.items() for row in content[section] for who, _ in pairs}
    return found - {None}


def known_in(connection: Connection, wanted: set[str]) -> dict[str, str]:
    """{login: name} of the people among these who have an account here."""
    rows = connection.execute(
        select(t.accounts.c.login, t.accounts.c.name).where(t.accounts.c.login.in_(sorted(wanted)))
    )
    return {row.login: row.name for row in rows}
