"""People as they change: a corrected name, another class, leaving and coming back; and the prisons."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from talat.records import moved, names
from talat.records import tables as t
from talat.records.accounts import Account, account_of
from talat.records.clock import spell, utc_now
from talat.records.database import Records
from talat.records.history import differing, note_change
from talat.records.names import BadPerson

KEEP = object()  # "leave it as it is", where None means "nothing there"
LEAST_REASON, LONGEST_REASON = 3, 300  # characters


@dataclass(frozen=True)
class Prison:
    """A prison by its short name; `here` for the one this installation serves."""

    code: str
    name: str
    here: bool


def set_here(r: Records, code: str, name: str, by: str) -> Prison:
    """Name the prison this installation serves; people without one belong to it from now on."""
    prison = Prison(code, names.person_name(name), True)
    with r.write() as connection:
        before = connection.execute(select(t.prisons).where(t.prisons.c.code == code)).one_or_none()
        if before and before.here and before.name == prison.name:
            return prison
        connection.execute(update(t.prisons).where(t.prisons.c.code != code).values(here=False))
        _put_prison(connection, prison, before)
        nowhere = update(t.accounts).where(t.accounts.c.prison.is_(None))
        connection.execute(nowhere.values(prison=code))
        changed = {"name": (before.name if before else None, prison.name)}
        note_change(connection, by, "set-prison", code, changed)
    return prison


def know_prison(connection: Connection, code: str, name: str) -> None:
    """Another prison, met in records that came from there; inside a write that is under way."""
    if not connection.execute(select(t.prisons.c.code).where(t.prisons.c.code == code)).first():
        connection.execute(insert(t.prisons).values(code=code, name=names.person_name(name), here=False))


def here(r: Records) -> Prison | None:
    """The prison this installation serves; None while it is not named."""
    return next((prison for prison in prisons(r) if prison.here), None)


def prisons(r: Records) -> list[Prison]:
    """Every prison the records know, by code."""
    with r.read() as connection:
        rows = connection.execute(select(t.prisons).order_by(t.prisons.c.code))
        return [Prison(row.code, row.name, bool(row.here)) for row in rows]


def _put_prison(connection: Connection, prison: Prison, before) -> None:
    put = update(t.prisons).where(t.prisons.c.code == prison.code) if before else insert(t.prisons)
    connection.execute(put.values(code=prison.code, name=prison.name, here=True))


def change(r: Records, login: str, by: str, reason: str = "", **given) -> Account:
    """Correct `name`, `birth_year` or `class_id`, each as typed; the history keeps what stood there before.

    Raises BadPerson for what cannot be used; a new name needs a reason.
    """
    with r.write() as connection:
        return change_in(connection, login, by, reason, **given)


def change_in(
    connection: Connection, login: str, by: str, reason: str = "", name=KEEP, birth_year=KEEP, class_id=KEEP
) -> Account:
    """The same inside a write that is under way."""
    before = person_in(connection, login)
    moved.refuse_in(connection, before.login, BadPerson)
    after = {} if name is KEEP else {"name": names.person_name(name)}
    if birth_year is not KEEP:
        after["birth_year"] = None if birth_year in (None, "") else names.birth_year(birth_year)
    if class_id is not KEEP:
        after["class_id"] = _class(connection, before, class_id)
    changed = differing(before.__dict__, after)
    if "name" in changed:
        reason = _reason(reason)
    if changed:
        connection.execute(update(t.accounts).where(t.accounts.c.login == before.login).values(**after))
        note_change(connection, by, "change-person", before.login, changed, reason)
    return person_in(connection, login)


def end(r: Records, login: str, reason: str, by: str) -> Account:
    """Somebody left: the account may not log in, everything recorded stays. BadPerson without a reason."""
    return _set_end(r, login, spell(utc_now()), "end-person", reason, by)


def bring_back(r: Records, login: str, reason: str, by: str) -> Account:
    """Somebody who left is here again and goes on where they were."""
    return _set_end(r, login, None, "bring-back", reason, by)


def _set_end(r: Records, login: str, moment: str | None, action: str, reason: str, by: str) -> Account:
    reason = _reason(reason)
    with r.write() as connection:
        before = person_in(connection, login)
        if (before.ended_at is None) == (moment is None):
            return before
        moved.refuse_in(connection, login, BadPerson)
        if login == by:
            raise BadPerson("ปิดบัญชีของตัวเองไม่ได้ / You cannot end your own account.")
        values = {"ended_at": moment, "old_sessions": moment is not None}
        connection.execute(update(t.accounts).where(t.accounts.c.login == login).values(**values))
        note_change(connection, by, action, login, {"ended_at": (before.ended_at, moment)}, reason)
        return person_in(connection, login)


def person_in(connection: Connection, login: str) -> Account:
    """Who has this login, inside a transaction that is under way; BadPerson when nobody has."""
    row = connection.execute(select(t.accounts).where(t.accounts.c.login == login)).one_or_none()
    if row is None:
        raise BadPerson(f"ไม่มี {login} / There is no account {login}.")
    return account_of(row)


def _class(connection: Connection, person: Account, class_id: str | None) -> str | None:
    if class_id in (None, ""):
        return None
    if person.role != "learner":
        raise BadPerson("ผู้เรียนเท่านั้นที่อยู่ในห้องเรียน / Only learners are in a class.")
    if not connection.execute(select(t.classes.c.id).where(t.classes.c.id == class_id)).first():
        raise BadPerson(f"ไม่มีห้องเรียน {class_id} / There is no class {class_id}.")
    return class_id


def _reason(text: str) -> str:
    reason = " ".join(text.split())
    if not LEAST_REASON <= len(reason) <= LONGEST_REASON:
        raise BadPerson(
            f"เขียนเหตุผล {LEAST_REASON} ถึง {LONGEST_REASON} ตัวอักษร / "
            f"Give a reason of {LEAST_REASON} to {LONGEST_REASON} characters."
        )
    return reason
