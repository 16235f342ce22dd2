"""Login cards: a new PIN for each, and three pictures by which people who read little find their own card."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from talat.records import secret_hash
from talat.records import tables as t
from talat.records.accounts import NO_SECRET, Account, account_of
from talat.records.audit import note_all_in
from talat.records.database import Records
from talat.records.names import BadPerson

PICTURES = {
    "ball": "ลูกบอล",
    "banana": "กล้วย",
    "bell": "ระฆัง",
    "bird": "นก",
    "boat": "เรือ",
    "book": "หนังสือ",
    "candle": "เทียน",
    "chili": "พริก",
    "cup": "ถ้วย",
    "drum": "กลอง",
    "egg": "ไข่",
    "elephant": "ช้าง",
    "fish": "ปลา",
    "flower": "ดอกไม้",
    "hat": "งอบ",
    "house": "บ้าน",
    "key": "กุญแจ",
    "kite": "ว่าว",
    "leaf": "ใบไม้",
    "moon": "พระจันทร์",
    "star": "ดาว",
    "sun": "พระอาทิตย์",
    "tree": "ต้นไม้",
    "umbrella": "ร่ม",
}
MOST = 200  # cards at a time; each needs a slow hash
_EASY = {str(digit) * 6 for digit in range(10)} | {"123456", "654321", "012345", "543210", "112233", "123123"}


@dataclass(frozen=True)
class Card:
    """What is printed; the PIN exists here and on paper alone."""

    number: str
    name: str
    class_name: str
    pin: str
    pictures: tuple[str, ...]


def new_pin() -> str:
    """Six digits that nobody guesses first."""
    while (pin := f"{secrets.randbelow(10**6):06d}") in _EASY:
        pass
    return pin


def issue(r: Records, numbers: Iterable[str], by: str) -> list[Card]:
    """Cards with new PINs, in the order of the numbers; the PINs before stop working, as do open sessions.

    Pictures stay those of the first card. Raises BadPerson for somebody who is no learner here, or too many.
    """
    pins = {number: new_pin() for number in numbers}
    if not 0 < len(pins) <= MOST:
        raise BadPerson(f"พิมพ์ได้ครั้งละ 1 ถึง {MOST} ใบ / 1 to {MOST} cards at a time.")
    with ThreadPoolExecutor(2) as pool:  # slow on purpose, so not inside the write
        hashes = dict(zip(pins, pool.map(secret_hash.hashed, pins.values()), strict=True))
    with r.write() as connection:
        people = _learners(connection, list(pins))
        pictures = _pictures(connection, people)
        for number, hashed in hashes.items():
            change = {"secret_hash": hashed, "tries": 0, "locked_until": None, "old_sessions": True}
            this = update(t.accounts).where(t.accounts.c.login == number)
            connection.execute(this.values(**change, pictures=",".join(pictures[number])))
        note_all_in(connection, by, [("card", number, "") for number in pins])
        rooms = dict(connection.execute(select(t.classes.c.id, t.classes.c.name)).all())
    return [
        Card(number, people[number].name, rooms.get(people[number].class_id, ""), pin, pictures[number])
        for number, pin in pins.items()
    ]


def without_card(r: Records) -> list[Account]:
    """Learners who are here and have never had a PIN, by number."""
    waiting = (t.accounts.c.secret_hash == NO_SECRET, t.accounts.c.ended_at.is_(None))
    wanted = select(t.accounts).where(t.accounts.c.role == "learner", *waiting).order_by(t.accounts.c.login)
    with r.read() as connection:
        return [account_of(row) for row in connection.execute(wanted)]


def pictures_of(r: Records, number: str) -> tuple[str, ...]:
    """The three pictures on a learner's card; none before the first card."""
    wanted = select(t.accounts.c.pictures).where(t.accounts.c.login == number)
    with r.read() as connection:
        return _split(connection.execute(wanted).scalar())


def _learners(connection: Connection, numbers: list[str]) -> dict[str, Account]:
    rows = connection.execute(select(t.accounts).where(t.accounts.c.login.in_(numbers)))
    found = {row.login: account_of(row) for row in rows}
    for number in numbers:
        person = found.get(number)
        if person is None or person.role != "learner" or person.ended_at is not None:
            raise BadPerson(f"ไม่มีผู้เรียน {number} / There is no learner {number}.")
    return found


def _pictures(connection: Connection, people: dict[str, Account]) -> dict[str, tuple[str, ...]]:
    """Each learner's pictures: those they have, else three that nobody else has, whatever their order."""
    rows = connection.execute(select(t.accounts.c.login, t.accounts.c.pictures))
    there = {login: _split(told) for login, told in rows if told}
    taken = {frozenset(three) for three in there.values()}
    found = {}
    for number in people:
        found[number] = there.get(number) or _free(taken)
        taken.add(frozenset(found[number]))
    return found


def _free(taken: set[frozenset]) -> tuple[str, ...]:
    """Three different pictures; of the 2,024 sets one that is free, while one is easily found."""
    names, dice = list(PICTURES), secrets.SystemRandom()
    for _ in range(200):
        three = tuple(dice.sample(names, 3))
        if frozenset(three) not in taken:
            break
    return three


def _split(told: str | None) -> tuple[str, ...]:
    return tuple(told.split(",")) if told else ()
