"""Changes of people, classes and enrolments in words: what was and what is, for histories and the audit."""

from __future__ import annotations

from talat.records import catalogue
from talat.records.history import Change
from talat.records.names import BUDDHIST

NAMES = {
    "name": "ชื่อ",
    "role": "บทบาท",
    "class_id": "ห้อง",
    "birth_year": "ปีเกิด",
    "prison": "เรือนจำ",
    "course": "วิชา",
    "instructor": "ครู",
    "ended_at": "ออกเมื่อ",
    "new": "คนใหม่",
    "same": "คนเดิม",
    "list": "ไฟล์",
    "hour": "ชั่วโมงเรียน",
    "came": "มาเรียน",
}
ROLES = {"learner": "ผู้เรียน", "instructor": "ครู", "admin": "ผู้ดูแลระบบ"}
ATTENDED = {"present": "มา", "late": "มาสาย", "left": "กลับก่อน", "absent": "ไม่มา", "excused": "ลา"}


def told(change: Change) -> str:
    """One line: "ชื่อ: สมศรี ใจดี → สมศรี ใจดีมาก · วิชา: + สติ๊กเกอร์ (เหตุผล)"."""
    pieces = [_piece(what, *pair) for what, pair in change.changed.items()]
    words = " · ".join(pieces)
    if change.reason:
        words = f"{words} ({change.reason})" if words else change.reason
    return words


def _piece(what: str, before, after) -> str:
    name = NAMES.get(what, f"ชั่วโมง {what[5:]}" if what.startswith("hour-") else what)
    old, new = _value(what, before), _value(what, after)
    if before is None:
        return f"{name}: {new}"
    return f"{name}: {old} → {new}" if after is not None else f"{name}: {old} → ไม่มีแล้ว"


def _value(what: str, value) -> str:
    if value is None:
        return "–"
    if what == "course":
        return catalogue.title(value)
    if what == "birth_year":
        return f"พ.ศ. {value + BUDDHIST}"
    if what.startswith("hour-"):
        state, _, minutes = str(value).partition(" ")
        return f"{ATTENDED.get(state, state)} {minutes} นาที" if state in ATTENDED else str(value)
    return ROLES.get(str(value), str(value))
