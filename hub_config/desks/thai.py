"""How desks write times, amounts and counts: Thai words, Buddhist era, the prison's clock."""

from __future__ import annotations

import os
from datetime import datetime
from zoneinfo import ZoneInfo

MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")


def zone() -> ZoneInfo:
    """Where the prison's clock hangs."""
    return ZoneInfo(os.environ.get("TALAT_ZONE", "Asia/Bangkok"))


def _local(moment: str | datetime) -> datetime:
    moment = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return moment.astimezone(zone())


def day(moment: str | datetime) -> str:
    """ "5 มิ.ย. 2569" """
    here = _local(moment)
    return f"{here.day} {MONTHS[here.month - 1]} {here.year + 543}"


def clock(moment: str | datetime) -> str:
    """ "14.05 น." """
    return f"{_local(moment):%H.%M} น."


def when(moment: str | datetime) -> str:
    """ "5 มิ.ย. 2569 เวลา 14.05 น." """
    return f"{day(moment)} เวลา {clock(moment)}"


def count(value: float) -> str:
    """A number without needless decimals: 7.0 → "7", 7.25 → "7.25", 1234 → "1,234"."""
    return f"{round(value, 2):,.2f}".rstrip("0").rstrip(".").replace("-", "−")


def minutes(value: float) -> str:
    """Whole minutes, rounded down: nobody is shown a minute that has not been counted."""
    return f"{int(value):,}"


DEEDS = {
    "look": "เปิดดูงานผู้เรียน / look",
    "export": "ส่งออกคะแนน / export",
    "hand-mark": "ให้คะแนน / mark",
    "unlock": "ปลดล็อก / unlock",
    "new-secret": "ออกรหัสใหม่ / new PIN",
    "card": "พิมพ์บัตร / card",
    "add-person": "เพิ่มคน / add person",
    "change-person": "แก้ข้อมูลคน / change person",
    "end-person": "ออกไปแล้ว / left",
    "bring-back": "กลับเข้ามา / back",
    "add-class": "เพิ่มห้อง / add class",
    "change-class": "แก้ห้อง / change class",
    "set-prison": "ตั้งชื่อเรือนจำ / name prison",
    "enrol": "เพิ่มวิชา / enrol",
    "end-enrolment": "เลิกวิชา / end enrolment",
    "import": "นำเข้ารายชื่อ / import",
    "hold-class": "เช็กชื่อ / attendance",
    "correct-attendance": "แก้เช็กชื่อ / correct attendance",
    "withdraw-class": "ถอนชั่วโมงเรียน / withdraw class",
    "review-time": "ตรวจเวลาแล้ว / time reviewed",
    "ask-complete": "ขอให้จบวิชา / ask completion",
    "ask-strike": "ขอตัดเวลา / ask to strike time",
    "ruling-agreed": "อนุมัติ / agreed",
    "ruling-refused": "ไม่อนุมัติ / refused",
    "set-quota": "ตั้งโควตา / quota",
    "give-certificate": "ออกใบประกาศ / give certificate",
    "print-certificate": "พิมพ์ใบประกาศ / print certificate",
    "withdraw-certificate": "ถอนใบประกาศ / withdraw certificate",
    "add-lesson": "เพิ่มคาบเรียน / add lesson",
    "remove-lesson": "ลบคาบเรียน / remove lesson",
    "backup": "สำรองข้อมูล / backup",
    "backup-failed": "สำรองข้อมูลไม่สำเร็จ / backup failed",
    "restore": "กู้คืนข้อมูล / restore",
    "stop-seat": "หยุดที่นั่ง / stop seat",
    "prison-keys": "เพิ่มกุญแจเรือนจำ / prison's keys",
    "send-records": "ส่งต่อข้อมูลผู้เรียน / sent records",
    "send-again": "ส่งต่อซ้ำ / sent again",
    "take-in-records": "รับย้ายข้อมูลผู้เรียน / took in records",
    "take-back": "ยกเลิกการย้าย / took back",
}


def deed(action: str) -> str:
    """An audit action in words; one without words is shown by its name."""
    return DEEDS.get(action, action)


def whole_baht(satang: int) -> str:
    """ "1,269 บาท": for stories, where satang only make reading slow."""
    return baht(round(satang / 100) * 100)


def baht(satang: int) -> str:
    """ "129 บาท" or "−1,234.50 บาท" """
    whole, rest = divmod(abs(int(satang)), 100)
    return f"{'−' if satang < 0 else ''}{whole:,}{f'.{rest:02d}' if rest else ''} บาท"
