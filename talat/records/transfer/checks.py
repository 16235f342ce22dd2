"""Whether content fits together before it is put into a database, and whether it holds what was here."""

from __future__ import annotations

import json
from types import SimpleNamespace

from talat.journal import chain
from talat.journal.chain import BrokenChain
from talat.journal.plain_json import canonical
from talat.records import names
from talat.records.attempts import AttemptRow
from talat.records.time import CLASS
from talat.records.transfer.content import Content
from talat.records.transfer.trouble import BadTransfer

# What may change in a row as time goes on, and is therefore not compared; a place may move.
CHANGES = {
    "person": {"name", "birth_year"},
    "enrolments": {"ended_at"},
    "class_hours": {"withdrawn_at"},
    "attendance": {"hour"},
    "half_minutes": {"struck_by", "page"},
    "attempts": {"length", "last_at", "last_hash", "submitted_at"},
    "certificates": {"withdrawn_at", "withdrawn_by", "withdrawn_reason"},
}


def refuse_unfit(content: Content, learner: str) -> None:
    """BadTransfer unless every part belongs to this learner and every journal's chain is whole."""
    try:
        (person,) = content["person"]
        names.person_name(person["name"])
        if person["login"] != names.learner_number(learner):
            raise ValueError("another learner's")
        attempts = {row["id"]: row for row in content["attempts"]}
        if any(
            row["attempt_id"] not in attempts
            for section in ("journal", "results", "hand_marks")
            for row in content[section]
        ):
            raise ValueError("a row of no attempt")
        for row in content["attendance"]:
            content["class_hours"][row["hour"] - 1]
        for row in content["half_minutes"]:
            if row["struck_by"]:
                content["rulings"][row["struck_by"] - 1]
        for row in attempts.values():
            _refuse_broken(AttemptRow(learner=learner, **row), content)
    except BrokenChain as broken:
        raise BadTransfer(
            f"บันทึกการเรียนไม่ครบที่ลำดับ {broken.seq} ไม่ได้นำเข้าอะไร / A journal breaks at {broken.seq}."
        ) from None
    except (ValueError, KeyError, IndexError, TypeError) as odd:
        raise BadTransfer(
            f"ข้อมูลในไฟล์ไม่ตรงกัน ไม่ได้นำเข้าอะไร / The content does not fit together ({odd})."
        ) from None


def _refuse_broken(attempt: AttemptRow, content: Content) -> None:
    rows = [
        SimpleNamespace(seq=row["seq"], at=row["at"], hash=row["hash"], event=json.loads(row["event"]))
        for row in content["journal"]
        if row["attempt_id"] == attempt.id
    ]
    chain.verify(attempt.head(), rows, attempt.length)
    if attempt.last_hash != (rows[-1].hash if rows else chain.genesis(attempt.head())):
        raise BrokenChain(attempt.length)


def missing(kept: Content, arriving: Content) -> str | None:
    """The first section in which something kept here is not among what arrives; None when all is there."""
    for section in kept:
        there = {_fixed(section, row) for row in arriving[section]}
        for row in kept[section]:
            # Class time is worked out again when attendance is corrected; the marks themselves are compared.
            if row.get("kind") != CLASS and _fixed(section, row) not in there:
                return section
    return None


def _fixed(section: str, row: dict) -> bytes:
    return canonical({name: value for name, value in row.items() if name not in CHANGES.get(section, ())})
