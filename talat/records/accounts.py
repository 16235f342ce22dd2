"""People who may log in: learners with number and PIN, staff with login and password, and their locks."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from talat.records import names, secret_hash
from talat.records import tables as t
from talat.records.audit import note_in
from talat.records.clock import read, spell, utc_now
from talat.records.database import Records
from talat.records.history import first_of, note_changes
from talat.records.names import BadPerson

ROLES = ("learner", "instructor", "admin")
TRIES = 5  # wrong ones in a row until the lock
LOCK = timedelta(minutes=15)
SETUP = "setup"  # who the audit names when no member of staff did it: the lab's own first start
NO_SECRET = "-"  # stored instead of a hash; no secret fits it
SHOWN = ("name", "role", "class_id", "birth_year", "prison")  # what the history of a person tells
WRONG = "เลขประจำตัวหรือรหัสไม่ถูกต้อง ลองพิมพ์ใหม่ช้า ๆ ถ้าจำไม่ได้ให้บอกครู"


@dataclass(frozen=True)
class Account:
    """A person as the records know them; class_id is None for staff.

    birth_year  common era, or None: nobody has to give one
    prison      the code of the prison where this record was begun; None before the prison is named
    ended_at    when the person left (UTC, ISO-8601), who then keeps everything but may not log in
    """

    login: str
    name: str
    role: str
    class_id: str | None
    birth_year: int | None = None
    prison: str | None = None
    ended_at: str | None = None


class LoginRefused(Exception):
    """No entry; `message_th` is for the screen, `kind` is "wrong", "locked" or "unknown"."""

    def __init__(self, message_th: str, kind: str):
        super().__init__(message_th)
        self.message_th = message_th
        self.kind = kind


def verify(r: Records, login: str, secret: str, now: datetime | None = None) -> Account:
    """The account whose secret this is; LoginRefused otherwise. Takes as long for unknown logins.

    The try is counted before the secret is looked at, so a burst of guesses gets no more than five.
    """
    login, now = names.login_name(login), now or utc_now()
    row = _row(r, login)
    if row is None or row.ended_at is not None:
        secret_hash.fits(None, "nobody's")
        raise LoginRefused(WRONG, kind="unknown")
    _count_try(r, login, now)
    cleaned = names.secret_as_typed(secret[: names.LONGEST_SECRET + 1], row.role == "learner")
    if len(cleaned) > names.LONGEST_SECRET or not secret_hash.fits(row.secret_hash, cleaned):
        raise _wrong_or_locked(r, login, now)
    _let_in(r, row, cleaned)
    return account_of(row)


def _count_try(r: Records, login: str, now: datetime) -> None:
    """One more try taken, the last of them locks; raises when it is locked already. Changes one row only."""
    with r.read() as connection:  # most refusals end here, without a write
        _refuse_locked(connection, login, now)
    with r.write() as connection:
        row = _refuse_locked(connection, login, now)
        tries = 1 if row.locked_until else row.tries + 1
        until = spell(now + LOCK) if tries >= TRIES else None
        connection.execute(_of(login).values(tries=tries, locked_until=until))


def _refuse_locked(connection: Connection, login: str, now: datetime):
    row = connection.execute(
        select(t.accounts.c.tries, t.accounts.c.locked_until).where(t.accounts.c.login == login)
    ).one()
    left = _lock_left(row.locked_until, now)
    if left:
        raise _locked(left)
    return row


def _lock_left(locked_until: str | None, now: datetime) -> timedelta | None:
    """What is left of a lock; a clock that was set back must not lengthen it, so 15 minutes at most."""
    left = read(locked_until) - now if locked_until else timedelta()
    return min(left, LOCK) if left > timedelta() else None


def _locked(left: timedelta) -> LoginRefused:
    minutes = max(1, -(-int(left.total_seconds()) // 60))
    return LoginRefused(
        f"รหัสไม่ถูกต้อง {TRIES} ครั้งแล้ว รอ {minutes} นาที แล้วลองใหม่ หรือบอกครูให้ปลดล็อก", kind="locked"
    )


def _wrong_or_locked(r: Records, login: str, now: datetime) -> LoginRefused:
    row = _row(r, login)
    left = _lock_left(row.locked_until, now) if row else None
    return _locked(left) if left else LoginRefused(WRONG, kind="wrong")


def _let_in(r: Records, row, secret: str) -> None:
    fresh = {"tries": 0, "locked_until": None}
    if secret_hash.outdated(row.secret_hash):
        fresh["secret_hash"] = secret_hash.hashed(secret)
    with r.write() as connection:
        connection.execute(_of(row.login).values(**fresh))


def add_learner(
    r: Records,
    number: str,
    name: str,
    pin: str,
    class_id: str | None,
    birth_year: int | None = None,
    by: str = SETUP,
) -> Account:
    """A new learner; BadPerson when number, name, year or PIN cannot be used or the number is taken."""
    year = None if birth_year is None else names.birth_year(birth_year)
    person = Account(names.learner_number(number), names.person_name(name), "learner", class_id, year)
    return _add(r, person, secret_hash.hashed(names.pin(pin)), by)


def add_staff(r: Records, login: str, name: str, role: str, password: str, by: str = SETUP) -> Account:
    """A new instructor or admin; BadPerson when something cannot be used or the login is taken."""
    if role not in ROLES[1:]:
        raise BadPerson(f"ไม่มีบทบาท {role!r} / A staff role is instructor or admin, not {role!r}.")
    person = Account(names.staff_login(login), names.person_name(name), role, None)
    return _add(r, person, secret_hash.hashed(names.password(password)), by)


def _add(r: Records, person: Account, secret: str, by: str) -> Account:
    with r.write() as connection:
        return add_in(connection, person, secret, by)


def add_in(connection: Connection, person: Account, secret: str, by: str) -> Account:
    """Add a checked person inside a write that is under way; BadPerson when the login is taken.

    secret   what `secret_hash.hashed` made of it, or NO_SECRET: then nobody can log in until there is one
    """
    if connection.execute(select(t.accounts.c.login).where(t.accounts.c.login == person.login)).first():
        raise BadPerson(f"มี {person.login} อยู่แล้ว / {person.login} is taken.")
    _refuse_unknown_class(connection, person.class_id)
    return add_all_in(connection, [person], secret, by)[0]


def add_all_in(connection: Connection, persons: list[Account], secret: str, by: str) -> list[Account]:
    """Add people whose logins are known to be free and whose classes exist, all with the same secret."""
    here, now = prison_here(connection), spell(utc_now())
    persons = [replace(person, prison=person.prison or here) for person in persons]
    more = {"secret_hash": secret, "tries": 0, "created_at": now, "old_sessions": False}
    if persons:
        connection.execute(insert(t.accounts), [{**person.__dict__, **more} for person in persons])
        changes = [("add-person", p.login, first_of(p.__dict__, SHOWN), "") for p in persons]
        note_changes(connection, by, changes)
    return persons


def prison_here(connection: Connection) -> str | None:
    """The code of this installation's prison; None while it is not named."""
    return connection.execute(select(t.prisons.c.code).where(t.prisons.c.here)).scalar()


def _refuse_unknown_class(connection: Connection, class_id: str | None) -> None:
    if class_id is None:
        return
    if not connection.execute(select(t.classes.c.id).where(t.classes.c.id == class_id)).first():
        raise BadPerson(f"ไม่มีห้องเรียน {class_id} / There is no class {class_id}.")


def account(r: Records, login: str) -> Account | None:
    """Who has this login; None when nobody has."""
    row = _row(r, names.login_name(login))
    return account_of(row) if row else None


def learners(r: Records, class_id: str | None = None, ended: bool = False) -> list[Account]:
    """All learners who are here, or those of one class, by number; with `ended` those who left instead."""
    left = t.accounts.c.ended_at.is_not(None) if ended else t.accounts.c.ended_at.is_(None)
    wanted = select(t.accounts).where(t.accounts.c.role == "learner", left).order_by(t.accounts.c.login)
    if class_id is not None:
        wanted = wanted.where(t.accounts.c.class_id == class_id)
    with r.read() as connection:
        return [account_of(row) for row in connection.execute(wanted)]


def staff(r: Records) -> list[Account]:
    """Instructors and admins who are here, by login."""
    wanted = select(t.accounts).where(t.accounts.c.role != "learner", t.accounts.c.ended_at.is_(None))
    with r.read() as connection:
        return [account_of(row) for row in connection.execute(wanted.order_by(t.accounts.c.login))]


def locked_for(r: Records, login: str, now: datetime | None = None) -> float:
    """Minutes until this account may try again; 0 when it is not locked."""
    row = _row(r, names.login_name(login))
    left = _lock_left(row.locked_until, now or utc_now()) if row else None
    return left.total_seconds() / 60 if left else 0.0


def locks(r: Records, logins: list[str], now: datetime | None = None) -> dict[str, float]:
    """{login: minutes until it may try again} of those that are locked."""
    wanted = select(t.accounts.c.login, t.accounts.c.locked_until).where(
        t.accounts.c.login.in_(logins), t.accounts.c.locked_until.is_not(None)
    )
    with r.read() as connection:
        found = {
            row.login: _lock_left(row.locked_until, now or utc_now()) for row in connection.execute(wanted)
        }
    return {login: left.total_seconds() / 60 for login, left in found.items() if left}


def unlock(r: Records, login: str, by: str) -> None:
    """Forget wrong tries and the lock; goes into the audit."""
    _change(r, login, by, "unlock", {"tries": 0, "locked_until": None})


def new_secret(r: Records, login: str, secret: str, by: str) -> None:
    """Give a new PIN or password, which unlocks and ends open sessions; the audit never holds the secret."""
    person = account(r, login)
    if person is None:
        raise BadPerson(f"ไม่มี {login} / There is no account {login}.")
    rule = names.pin if person.role == "learner" else names.password
    change = {"secret_hash": secret_hash.hashed(rule(secret)), "tries": 0, "locked_until": None}
    change |= {"old_sessions": True}
    _change(r, login, by, "new-secret", change)


def owes_logout(r: Records, login: str) -> bool:
    """Whether a new secret or an end has yet to end what is logged in as this account."""
    row = _row(r, names.login_name(login))
    return bool(row and row.old_sessions)


def logged_out(r: Records, login: str) -> None:
    """Nothing is logged in with an older secret any more."""
    with r.write() as connection:
        connection.execute(_of(names.login_name(login)).values(old_sessions=False))


def _change(r: Records, login: str, by: str, action: str, change: dict) -> None:
    login = names.login_name(login)
    with r.write() as connection:
        if connection.execute(_of(login).values(**change)).rowcount != 1:
            raise BadPerson(f"ไม่มี {login} / There is no account {login}.")
        note_in(connection, by, action, login)


def _of(login: str):
    return update(t.accounts).where(t.accounts.c.login == login)


def _row(r: Records, login: str):
    with r.read() as connection:
        return connection.execute(select(t.accounts).where(t.accounts.c.login == login)).one_or_none()


def account_of(row) -> Account:
    """The account in a row of the accounts table."""
    return Account(**{f.name: getattr(row, f.name) for f in fields(Account)})
