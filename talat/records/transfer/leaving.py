"""Sending a learner's records to another prison; from then on they are read here and not written."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from talat.records import people
from talat.records import tables as t
from talat.records.clock import spell, utc_now
from talat.records.database import Records, Shared
from talat.records.history import note_change
from talat.records.moved import BACK, IN, OUT, away_in
from talat.records.transfer import bundle, staff
from talat.records.transfer import content as contents
from talat.records.transfer.bundle import Head
from talat.records.transfer.content import Content
from talat.records.transfer.keys import Card, Own, checked_code, known
from talat.records.transfer.trouble import BadTransfer

LEAST_REASON, LONGEST_REASON = 3, 300  # characters


@dataclass(frozen=True)
class Sent:
    """A sealed file for one prison, with its name."""

    name: str
    data: bytes


def send(r: Records, learner: str, to: str, own: Own, by: str) -> Sent:
    """The learner's records as a file for the prison `to`; sent once more, it holds the same again.

    The learner may not log in here from now on. BadTransfer while something about them is still open.
    """
    card = known(r).get(to)
    if card is None:
        raise BadTransfer(f"ยังไม่มีกุญแจของ {to} เพิ่มกุญแจปลายทางก่อน / The keys of {to} are not known here.")
    with r.write() as connection:
        here = people.here(Shared(r.url, r.engine, connection))
        if here is None:
            raise BadTransfer("ตั้งชื่อเรือนจำนี้ก่อน / Name this prison first.")
        content = _content(connection, learner)
        before = _refuse_elsewhere(connection, learner, to)
        exported_at = before or spell(utc_now())
        head = _head(connection, checked_code(here.code), here.name, to, content, exported_at)
        _leave(connection, head, content, card, by, again=before is not None)
    return Sent(f"transfer-{learner}-{here.code}-{to}.talat", bundle.seal(head, content, own, card))


def take_back(r: Records, learner: str, reason: str, by: str) -> None:
    """The learner did not go after all: the records are written here again. Never when they arrived there."""
    reason = " ".join(reason.split())
    if not LEAST_REASON <= len(reason) <= LONGEST_REASON:
        raise BadTransfer(
            f"เขียนเหตุผล {LEAST_REASON} ถึง {LONGEST_REASON} ตัวอักษร / "
            f"Give a reason of {LEAST_REASON} to {LONGEST_REASON} characters."
        )
    with r.write() as connection:
        to = away_in(connection, learner)
        if to is None:
            raise BadTransfer(f"ข้อมูลของ {learner} อยู่ที่นี่อยู่แล้ว / The records of {learner} are here.")
        row = {"learner": learner, "way": BACK, "prison": to, "exported_at": spell(utc_now())}
        row |= {"content": "", "stays": "[]", "by": by, "at": spell(utc_now())}
        connection.execute(insert(t.transfers).values(**row))
        this = update(t.accounts).where(t.accounts.c.login == learner)
        connection.execute(this.values(ended_at=None))
        note_change(connection, by, "take-back", learner, {"records": (to, None)}, reason)


def stays_in(connection: Connection, learner: str) -> list[dict]:
    """The prisons the learner was in before this stay, as the newest arrival told them."""
    moves = t.transfers.c
    wanted = select(moves.stays).where(moves.learner == learner, moves.way == IN)
    newest = connection.execute(wanted.order_by(moves.id.desc()).limit(1)).scalar()
    return json.loads(newest) if newest else []


def _content(connection: Connection, learner: str) -> Content:
    try:
        content = contents.of(connection, learner)
    except LookupError:
        raise BadTransfer(f"ไม่มีผู้เรียน {learner} / There is no learner {learner}.") from None
    _refuse_open(connection, learner, content)
    return content


def _refuse_open(connection: Connection, learner: str, content: Content) -> None:
    """What only this prison can finish is finished first: its grader, its markers, its second person."""
    waits = select(func.count()).select_from(t.attempts)
    waiting = waits.where(t.attempts.c.learner == learner, t.attempts.c.awaits_grade)
    if connection.execute(waiting).scalar():
        raise BadTransfer("มีงานรอตรวจ รอให้ระบบตรวจเสร็จก่อน / Work is waiting to be graded; wait for it.")
    if any(row["applied_at"] is None for row in content["hand_marks"]):
        raise BadTransfer("มีคะแนนที่ครูเพิ่งให้ รอ 1 นาทีแล้วลองใหม่ / Marks are on their way; try in a minute.")
    if any(row["answer"] is None for row in content["rulings"]):
        raise BadTransfer("มีเรื่องที่รอเจ้าหน้าที่คนที่สองตอบ ตอบก่อน แล้วส่งใหม่ / A request waits for its second person.")


def _refuse_elsewhere(connection: Connection, learner: str, to: str) -> str | None:
    """When they were sent to `to` already, the moment; BadTransfer when they were sent to another."""
    away = away_in(connection, learner)
    if away not in (None, to):
        raise BadTransfer(
            f"ข้อมูลของ {learner} ส่งไป {away} แล้ว / The records of {learner} were sent to {away}."
        )
    moves = t.transfers.c
    newest = select(moves.exported_at).where(moves.learner == learner).order_by(moves.id.desc()).limit(1)
    return connection.execute(newest).scalar() if away else None


def _head(connection: Connection, here: str, name: str, to: str, content: Content, exported_at: str) -> Head:
    learner = content["person"][0]["login"]
    mine = staff.known_in(connection, staff.logins(content))
    stay = {"prison": here, "name": name, "until": exported_at, "staff": mine}
    audit = connection.execute(select(t.audit_head.c.length, t.audit_head.c.last_hash)).one_or_none()
    seen = {"length": audit.length, "last_hash": audit.last_hash} if audit else {}
    return Head(here, to, learner, exported_at, (*stays_in(connection, learner), stay), seen)


def _leave(connection: Connection, head: Head, content: Content, card: Card, by: str, again: bool) -> None:
    digest = contents.digest(content)
    told = {
        "records": (head.sender, head.receiver),
        "content": (None, digest),
        "keys": (None, card.fingerprint),
    }
    note_change(connection, by, "send-again" if again else "send-records", head.learner, told)
    if again:
        return
    row = {"learner": head.learner, "way": OUT, "prison": head.receiver, "exported_at": head.exported_at}
    row |= {"content": digest, "stays": "[]", "by": by, "at": head.exported_at}
    connection.execute(insert(t.transfers).values(**row))
    account = update(t.accounts).where(t.accounts.c.login == head.learner)
    connection.execute(account.where(t.accounts.c.ended_at.is_(None)).values(ended_at=head.exported_at))
    connection.execute(account.values(old_sessions=True))
