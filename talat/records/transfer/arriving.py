"""Taking in a learner's records from another prison: all of them in one transaction, or none."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from talat.journal.plain_json import canonical
from talat.records import people
from talat.records import tables as t
from talat.records.accounts import prison_here
from talat.records.clock import spell, utc_now
from talat.records.database import Records
from talat.records.history import note_change
from talat.records.moved import IN, OUT
from talat.records.transfer import bundle, checks, placing
from talat.records.transfer import content as contents
from talat.records.transfer.bundle import Head
from talat.records.transfer.content import Content
from talat.records.transfer.keys import Own, known
from talat.records.transfer.trouble import BadTransfer


@dataclass(frozen=True)
class Arrived:
    """Whose records, from which prison, whether anything was changed by this, and how many rows there are."""

    learner: str
    name: str
    sender: str
    changed: bool
    counts: dict[str, int]


def receive(r: Records, data: bytes, own: Own, by: str) -> Arrived:
    """Take in a bundle. BadTransfer, and nothing changed, when it is not whole, not for us, or does not fit.

    A second time changes nothing. The learner can log in once they have a class and a new card.
    """
    head, content = bundle.unseal(data, own, known(r))
    checks.refuse_unfit(content, head.learner)
    digest = contents.digest(content)
    counts = {section: len(rows) for section, rows in content.items() if section != "person"}
    told = (head.learner, content["person"][0]["name"], head.sender)
    with r.write() as connection:
        _refuse_not_for_us(connection, head)
        past = _past(connection, head.learner)
        if any((row.way, row.content, row.exported_at) == (IN, digest, head.exported_at) for row in past):
            return Arrived(*told, False, counts)
        known_here = _refuse_other_history(connection, head, content, past)
        _meet_prisons(connection, head, content)
        if known_here:
            placing.clear(connection, head.learner)
        placing.place(connection, content, known_here)
        if contents.digest(contents.of(connection, head.learner)) != digest:
            raise RuntimeError("what was put in reads differently")  # undoes the transaction
        _note(connection, head, digest, by)
    return Arrived(*told, True, counts)


def _refuse_not_for_us(connection: Connection, head: Head) -> None:
    here = prison_here(connection)
    if here is None:
        raise BadTransfer("ตั้งชื่อเรือนจำนี้ก่อน / Name this prison first.")
    if head.receiver != here or head.sender == here:
        raise BadTransfer(
            f"ไฟล์นี้ส่งถึง {head.receiver} ไม่ใช่ที่นี่ / This file is for {head.receiver}, not for {here}."
        )
    if not head.stays or head.stays[-1]["prison"] != head.sender:
        raise BadTransfer(bundle.DAMAGED)


def _past(connection: Connection, learner: str) -> list:
    moves = t.transfers.c
    return list(connection.execute(select(t.transfers).where(moves.learner == learner).order_by(moves.id)))


def _refuse_other_history(connection: Connection, head: Head, content: Content, past: list) -> bool:
    """Whether the learner was here before, left, and comes back with all of it; False for somebody new."""
    role = connection.execute(select(t.accounts.c.role).where(t.accounts.c.login == head.learner)).scalar()
    if role is None:
        placing.refuse_taken(connection, content)
        return False
    left = past[-1] if past and past[-1].way == OUT else None
    stayed = {(stay["prison"], stay["until"]) for stay in head.stays}
    if role != "learner" or left is None or (prison_here(connection), left.exported_at) not in stayed:
        raise BadTransfer(
            f"มีผู้เรียนเลขประจำตัว {head.learner} ที่มีประวัติอื่นอยู่แล้ว ไม่ได้นำเข้าอะไร / "
            f"There is a learner {head.learner} here with another history; nothing was taken in."
        )
    gone = checks.missing(contents.of(connection, head.learner), content)
    if gone:
        raise BadTransfer(
            f"ข้อมูลที่ส่งกลับมาขาดบางส่วนที่เคยอยู่ที่นี่ ({gone}) ไม่ได้นำเข้าอะไร / "
            f"What comes back lacks something that was here ({gone}); nothing was taken in."
        )
    return True


def _meet_prisons(connection: Connection, head: Head, content: Content) -> None:
    met = {stay["prison"]: stay["name"] for stay in head.stays}
    begun = content["person"][0]["prison"]
    for code in [begun, *(row["prison"] for row in content["class_hours"])]:
        met.setdefault(code, code)
    for code, name in met.items():
        if code is not None:
            people.know_prison(connection, code, name)


def _note(connection: Connection, head: Head, digest: str, by: str) -> None:
    row = {"learner": head.learner, "way": IN, "prison": head.sender, "exported_at": head.exported_at}
    row |= {"content": digest, "stays": canonical(list(head.stays)).decode()}
    connection.execute(insert(t.transfers).values(**row, by=by, at=spell(utc_now())))
    told = {"records": (head.sender, head.receiver), "content": (None, digest)}
    told |= {"sender-audit": (None, head.audit.get("last_hash"))}
    note_change(connection, by, "take-in-records", head.learner, told)
