"""Rulings: a reason, two people, one answer; and that a stretch that is struck stays on record."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from talat.records import accounts, audit, rulings, tables
from talat.records import time as counted
from talat.records.clock import spell
from talat.records.rulings import BadRuling
from tests.talat.records.conftest import COURSE, SOMSRI, UNIT, WICHAI

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
REASON = "ผู้เรียนสอบปฏิบัติกับครูแล้ว"


@pytest.fixture
def staff(people):
    accounts.add_staff(people, "admin", "สมชาย ดูแลระบบ", "admin", "a-long-password")
    return people


def test_one_asks_and_another_agrees(staff):
    asked = rulings.ask_completion(staff, SOMSRI, COURSE, REASON, by="kru-mali")
    assert rulings.rulings(staff, open_only=True) == [asked]
    ruled = rulings.answer(staff, asked.id, True, "ดูงานแล้วเห็นด้วย", by="admin")
    assert (ruled.answer, ruled.asked_by, ruled.answered_by) == ("agreed", "kru-mali", "admin")
    assert rulings.rulings(staff, SOMSRI) == [ruled]
    assert rulings.rulings(staff, WICHAI) == rulings.rulings(staff, open_only=True) == []
    assert [e.action for e in audit.entries(staff, 2)] == ["ruling-agreed", "ask-complete"]


def test_nobody_answers_themselves_twice_or_without_a_reason(staff):
    asked = rulings.ask_completion(staff, SOMSRI, COURSE, REASON, by="kru-mali")
    for by, reason, says in [
        ("kru-mali", "ดูงานแล้วเห็นด้วย", "อีกคน"),
        ("admin", "ok", "เหตุผล"),
        (SOMSRI, "ดูงานแล้วเห็นด้วย", "ไม่ใช่เจ้าหน้าที่"),
        ("nobody", "ดูงานแล้วเห็นด้วย", "ไม่ใช่เจ้าหน้าที่"),
    ]:
        with pytest.raises(BadRuling, match=says):
            rulings.answer(staff, asked.id, True, reason, by=by)
    rulings.answer(staff, asked.id, False, "งานยังไม่ครบตามเกณฑ์", by="admin")
    with pytest.raises(BadRuling, match="ตอบไปแล้ว"):
        rulings.answer(staff, asked.id, True, "เปลี่ยนใจแล้วเห็นด้วย", by="admin")
    with pytest.raises(BadRuling, match="ไม่พบ"):
        rulings.answer(staff, 999, True, "ดูงานแล้วเห็นด้วย", by="admin")


def test_asking_needs_staff_a_reason_and_an_enrolment(staff):
    for learner, reason, by in [
        (SOMSRI, "สั้น", "kru-mali"),
        (SOMSRI, "ย" * 501, "kru-mali"),
        (SOMSRI, REASON, SOMSRI),
        (WICHAI, REASON, "kru-mali"),
        ("6609999", REASON, "kru-mali"),
    ]:
        with pytest.raises(BadRuling):
            rulings.ask_completion(staff, learner, COURSE, reason, by=by)
    rulings.ask_completion(staff, SOMSRI, COURSE, REASON, by="kru-mali")
    with pytest.raises(BadRuling, match="ขอไว้แล้ว"):
        rulings.ask_completion(staff, SOMSRI, COURSE, REASON, by="admin")


def test_after_a_refusal_one_may_ask_again(staff):
    asked = rulings.ask_completion(staff, SOMSRI, COURSE, REASON, by="kru-mali")
    rulings.answer(staff, asked.id, False, "งานยังไม่ครบตามเกณฑ์", by="admin")
    assert rulings.ask_completion(staff, SOMSRI, COURSE, REASON, by="kru-mali").id != asked.id


def test_struck_minutes_do_not_count_and_stay_on_record(staff):
    for at in range(0, 301, 30):
        now = NOON + timedelta(seconds=at)
        counted.beat(staff, SOMSRI, COURSE, UNIT, "reading", "p", 1, True, now=now)
    begin, end = spell(NOON + timedelta(seconds=60)), spell(NOON + timedelta(seconds=150))
    asked = rulings.ask_strike(staff, SOMSRI, COURSE, begin, end, "ใช้เครื่องกดแทนคน", by="kru-mali")
    assert counted.minutes(staff, SOMSRI)["reading"] == 5.0  # asking alone takes nothing away
    rulings.answer(staff, asked.id, True, "ดูช่วงเวลาแล้วจริง", by="admin")
    assert counted.minutes(staff, SOMSRI)["reading"] == 3.5  # 90, 120 and 150 s are out
    with staff.read() as connection:
        assert connection.execute(select(func.count()).select_from(tables.half_minutes)).scalar() == 10
    with pytest.raises(BadRuling, match="ก่อน"):
        rulings.ask_strike(staff, SOMSRI, COURSE, end, begin, "ใช้เครื่องกดแทนคน", by="kru-mali")


def test_a_refused_strike_changes_nothing(staff):
    counted.beat(staff, SOMSRI, COURSE, UNIT, "reading", "p", 1, True, now=NOON)
    counted.beat(staff, SOMSRI, COURSE, UNIT, "reading", "p", 1, True, now=NOON + timedelta(seconds=30))
    end = spell(NOON + timedelta(hours=1))
    asked = rulings.ask_strike(staff, SOMSRI, COURSE, spell(NOON), end, "ใช้เครื่องกดแทนคน", by="kru-mali")
    rulings.answer(staff, asked.id, False, "ครูเห็นว่าเรียนจริง", by="admin")
    assert counted.minutes(staff, SOMSRI)["reading"] == 0.5
