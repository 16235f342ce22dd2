"""A learner with something in every section of their records, for tests that carry all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from talat.journal.events import Explain, NextDay, SetPrice, Submit
from talat.records import (
    accounts,
    attempts,
    attendance,
    certificates,
    flags,
    hand_marks,
    people,
    results,
    rulings,
)
from talat.records.certificates import Certificate
from talat.records.clock import spell
from talat.records.results import Mark, Result
from tests import spent
from tests.spent import MORNING
from tests.talat.records.conftest import COURSE, KEY, SOMSRI, UNIT

FORMULA = '=HYPERLINK("http://out")'


@dataclass(frozen=True)
class Lived:
    """What was done, for tests that look for it again."""

    attempt: str
    open_attempt: str
    ruling: int


def live(r, learner=SOMSRI, prison=("klang", "เรือนจำกลางสาธิต")) -> Lived:
    """Time of every kind, a strike, class hours, work with a mark by hand, an override, a certificate."""
    people.set_here(r, *prison, "admin")
    accounts.add_staff(r, "admin", "สมชาย ดูแลระบบ", "admin", "a-long-password")
    spent.spend(r, learner, 60, "reading")
    end = spent.spend(r, learner, 41, "practice")
    struck = rulings.ask_strike(
        r,
        learner,
        COURSE,
        spell(MORNING),
        spell(MORNING + timedelta(minutes=5)),
        "หน้าเปิดทิ้งไว้ตอนพัก",
        "kru-mali",
    )
    rulings.answer(r, struck.id, True, "ตรวจแล้วเป็นตามนั้น", "admin")
    begins = MORNING + timedelta(hours=3)
    marks = {learner: (attendance.LATE, 40)}
    held = attendance.hold(
        r,
        "demo-1",
        COURSE,
        begins,
        begins + timedelta(hours=1),
        marks,
        "kru-mali",
        now=begins + timedelta(hours=2),
    )
    attendance.correct(r, held.id, learner, attendance.PRESENT, 0, FORMULA, "kru-mali")
    flags.review(r, learner, "steady", "ดูแล้ว ปกติดี", "kru-mali")
    done = _work(r, learner)
    under_way = attempts.open_attempt(r, learner, COURSE, UNIT, "exercise", "c1", "m1", KEY, again=True)
    attempts.append(r, under_way.id, SetPrice(satang=9900), 0, "key-open-00")
    ruling = rulings.ask_completion(r, learner, COURSE, "เรียนครบแต่เครื่องเสียสามวัน", "kru-mali")
    rulings.answer(r, ruling.id, True, "ตรวจสมุดของครูแล้ว", "admin")
    given = Certificate(
        "K7Q2-9XMD", learner, COURSE, "สมศรี ใจดี", "ขายของ", "Selling", 10, "2026-11-25", "a.b.c", "admin", end
    )
    certificates.give(r, given)
    return Lived(done, under_way.id, ruling.id)


def _work(r, learner: str) -> str:
    head = attempts.open_attempt(r, learner, COURSE, UNIT, "exercise", "c1", "m1", KEY)
    said = [SetPrice(satang=12900), NextDay(), Explain(text="ตั้งสูงกว่าทุน\n=1+1 “ครับ”"), Submit()]
    for after, event in enumerate(said):
        attempts.append(r, head.id, event, after, f"key-{after:06d}")
    auto = Mark("price", "ราคา", 3.1, 4.0, "replay", "กติกา", "หลักฐาน", "วิธีแก้")
    eye = Mark("reason", "เหตุผล", None, 2.0, "instructor", "", "", "")
    what = (head.id, learner, UNIT)
    results.put_result(r, Result(*what, 3.1, 6.0, (auto, eye), (2.5, 3.7), "needs_instructor"))
    asked = hand_marks.ask_mark(r, head.id, "reason", 1.5, FORMULA, by="kru-mali")
    results.put_result(r, Result(*what, 4.6, 6.0, (auto,), (2.5, 3.7), "graded"))
    hand_marks.applied(r, asked)
    return head.id
