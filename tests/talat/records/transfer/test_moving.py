"""From prison to prison: the same records there, once; read-only here; back again with what was added."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from graders import completion
from talat.journal.events import BadEvent, SetPrice, Submit
from talat.records import (
    accounts,
    attempts,
    attendance,
    audit,
    certificates,
    classes,
    enrolment,
    evidence,
    flags,
    hand_marks,
    moved,
    people,
    results,
    rulings,
    tables,
)
from talat.records import time as counted
from talat.records.clock import spell, utc_now
from talat.records.transfer import arriving, leaving
from talat.records.transfer import content as contents
from talat.records.transfer.trouble import BadTransfer
from tests import spent
from tests.graders.test_completion import COURSE as COURSE_AS_DATA
from tests.spent import MORNING
from tests.talat.records.conftest import COURSE, KEY, SOMSRI, UNIT, WICHAI


def content(records, learner=SOMSRI):
    with records.read() as connection:
        return contents.of(connection, learner)


def everything(records):
    with records.read() as connection:
        return {
            t.name: list(map(tuple, connection.execute(select(t)))) for t in tables.metadata.sorted_tables
        }


def receive(there, data):
    return arriving.receive(there.records, data, there.own, "admin")


def test_everything_arrives_as_it_was(klang, thon):
    before = content(klang.records)
    assert all(before.values()), "the history has something in every section"
    arrived = receive(thon, klang.send("thon"))
    assert arrived.changed and arrived.sender == "klang" and arrived.counts["journal"] == 5
    assert content(thon.records) == before == content(klang.records)


def test_journals_hash_for_hash_and_hours_results_marks_as_each_desk_reads_them(klang, thon):
    receive(thon, klang.send("thon"))
    a, b = klang.records, thon.records
    for attempt in attempts.attempts_of(a, SOMSRI):
        attempts.verify(b, attempt.id)
        assert attempts.attempt(b, attempt.id) == attempt
        assert attempts.journal(b, attempt.id) == attempts.journal(a, attempt.id)
        assert results.history(b, attempt.id) == results.history(a, attempt.id)
        assert [m.points for m in hand_marks.marks_of(b, attempt.id)] == [
            m.points for m in hand_marks.marks_of(a, attempt.id)
        ]
    assert counted.minutes(b, SOMSRI) == counted.minutes(a, SOMSRI)
    assert certificates.certificates(b, SOMSRI) == certificates.certificates(a, SOMSRI)
    judged = [completion.of(r, SOMSRI, COURSE_AS_DATA) for r in (a, b)]
    assert [(x.complete, x.by, x.since, x.counted, x.struck) for x in judged[:1]] == [
        (x.complete, x.by, x.since, x.counted, x.struck) for x in judged[1:]
    ]


def test_a_second_import_changes_nothing(klang, thon):
    data = klang.send("thon")
    receive(thon, data)
    before = everything(thon.records)
    assert not receive(thon, data).changed
    assert not receive(thon, klang.send("thon")).changed  # sealed afresh, the same inside
    assert everything(thon.records) == before


def test_a_second_import_changes_nothing_after_work_went_on(klang, thon):
    data = klang.send("thon")
    receive(thon, data)
    attempts.append(thon.records, klang.lived.open_attempt, SetPrice(satang=8800), 1, "key-thon-01")
    before = everything(thon.records)
    assert not receive(thon, data).changed
    assert everything(thon.records) == before


def test_sent_on_from_there_the_content_is_the_first_ones(klang, thon, prison):
    rim = prison("rim")
    before = content(klang.records)
    receive(thon, klang.send("thon"))
    receive(rim, thon.send("rim"))
    assert content(rim.records) == before


def test_two_of_one_class_share_its_hours(klang, thon):
    begins = MORNING + timedelta(hours=6)
    present = dict.fromkeys((SOMSRI, WICHAI), (attendance.PRESENT, 0))
    attendance.hold(
        klang.records, "demo-1", COURSE, begins, begins + timedelta(hours=1), present, "kru-mali",
        now=begins + timedelta(hours=2),
    )  # fmt: skip
    for who in (SOMSRI, WICHAI):
        before = content(klang.records, who)
        receive(thon, klang.send("thon", who))
        assert content(thon.records, who) == before
    held = attendance.hours(thon.records)
    assert [one.class_id for one in held] == ["klang--demo-1"] * 2


def test_nobody_logs_in_there_without_a_new_card_nor_here_any_more(klang, thon):
    assert accounts.verify(klang.records, SOMSRI, "123456")
    receive(thon, klang.send("thon"))
    for records in (klang.records, thon.records):
        with pytest.raises(accounts.LoginRefused):
            accounts.verify(records, SOMSRI, "123456")
    assert accounts.owes_logout(klang.records, SOMSRI)
    accounts.new_secret(thon.records, SOMSRI, "654321", "admin")
    assert accounts.verify(thon.records, SOMSRI, "654321").prison == "klang"


def refusals(r, lived):
    """Every act that writes about a learner, with how it refuses."""
    struck = (spell(MORNING), spell(MORNING + timedelta(hours=1)), "ขอไม่นับช่วงนี้ด้วย", "kru-mali")
    begins = MORNING + timedelta(hours=8)
    hour = attendance.hours(r)[0]
    result = results.history(r, lived.attempt)[-1]
    given = certificates.certificates(r, SOMSRI)[0]
    return {
        "append": lambda: attempts.append(r, lived.open_attempt, Submit(), 1, "key-late-1"),
        "open": lambda: attempts.open_attempt(r, SOMSRI, COURSE, UNIT, "practice", "c1", "m1", KEY),
        "result": lambda: results.put_result(r, result),
        "mark": lambda: hand_marks.ask_mark(r, lived.attempt, "price", 1, "", "kru-mali"),
        "strike": lambda: rulings.ask_strike(r, SOMSRI, COURSE, *struck),
        "hold": lambda: attendance.hold(
            r, "demo-1", COURSE, begins, begins + timedelta(hours=1), {SOMSRI: (attendance.PRESENT, 0)},
            "kru-mali", now=begins + timedelta(hours=2),
        ),
        "correct": lambda: attendance.correct(r, hour.id, SOMSRI, "absent", 0, "ไม่ได้มา", "kru-mali"),
        "review": lambda: flags.review(r, SOMSRI, "steady", "ดูแล้ว ปกติดี", "kru-mali"),
        "enrol": lambda: classes.enrol(r, SOMSRI, "writing"),
        "end enrolment": lambda: enrolment.end(r, SOMSRI, COURSE, "เลิกเรียน", "admin"),
        "name": lambda: people.change(r, SOMSRI, "admin", "พิมพ์ผิด", name="สมศรี ใจงาม"),
        "bring back": lambda: people.bring_back(r, SOMSRI, "กลับมา", "admin"),
        "certificate": lambda: certificates.give(r, given),
        "withdraw": lambda: certificates.withdraw(r, given.number, "admin", "ผิดคน"),
    }  # fmt: skip


def test_here_everything_about_them_is_read_only(klang):
    before = content(klang.records)
    klang.send("thon")
    audited = len(audit.entries(klang.records, 1000))
    for name, act in refusals(klang.records, klang.lived).items():
        with pytest.raises(ValueError) as refused:
            act()
        assert "ย้ายไป" in str(refused.value), name
    assert not counted.beat(klang.records, SOMSRI, COURSE, UNIT, "reading", "p", 1, True)
    assert content(klang.records) == before
    assert len(audit.entries(klang.records, 1000)) == audited


def test_nothing_of_that_is_refused_while_they_are_here(klang):
    """The control: the same acts pass the same place before the learner leaves."""
    for act in refusals(klang.records, klang.lived).values():
        try:
            act()
        except ValueError as other:
            assert "ย้ายไป" not in str(other)


def test_a_decision_that_was_recorded_is_acknowledged_again_after_the_move(klang):
    klang.send("thon")
    again = attempts.append(klang.records, klang.lived.open_attempt, SetPrice(satang=9900), 0, "key-open-00")
    assert again[1] is False
    with pytest.raises(BadEvent, match="เรียนต่อที่นั่น"):
        attempts.append(klang.records, klang.lived.open_attempt, Submit(), 1, "key-late-1")


def test_a_withdrawn_hour_does_not_touch_who_has_left(klang):
    klang.send("thon")
    before = content(klang.records)["half_minutes"]
    attendance.withdraw(klang.records, attendance.hours(klang.records)[0].id, "กรอกผิดวัน", "kru-mali")
    assert content(klang.records)["half_minutes"] == before


def test_they_come_back_with_what_was_added(klang, thon):
    receive(thon, klang.send("thon"))
    attempts.append(thon.records, klang.lived.open_attempt, Submit(), 1, "key-thon-01")
    done = attempts.attempt(thon.records, klang.lived.open_attempt)
    spent.spend(thon.records, SOMSRI, 10, "practice", start=MORNING + timedelta(days=9))
    results.put_result(thon.records, results.Result(done.id, SOMSRI, UNIT, 5.0, 6.0, (), None, "graded"))
    more = content(thon.records)
    arrived = receive(klang, thon.send("klang"))
    assert arrived.changed and content(klang.records) == more
    assert accounts.account(klang.records, SOMSRI).ended_at is None
    classes.enrol(klang.records, SOMSRI, "writing")
    with pytest.raises(ValueError, match="ย้ายไป"):
        classes.enrol(thon.records, SOMSRI, "writing")


def test_names_of_staff_are_those_of_the_prison_where_it_happened(klang, thon):
    receive(thon, klang.send("thon"))
    found = evidence.gather(thon.records, SOMSRI)
    override = found.content["rulings"][1]
    assert found.names.of(override["asked_by"], override["asked_at"]) == "ครูมะลิ สอนดี"
    assert found.names.of(override["answered_by"], override["answered_at"]) == "สมชาย ดูแลระบบ"
    rulings.ask_strike(
        thon.records, SOMSRI, COURSE, spell(MORNING), spell(utc_now()), "หน้าค้างไว้ทั้งคืน", "kru-mali"
    )
    later = evidence.gather(thon.records, SOMSRI)
    newest = later.content["rulings"][-1]
    assert later.names.of(newest["asked_by"], newest["asked_at"]) == "ครูมะลิ thon"


def test_another_history_under_the_same_number_is_refused_whole(klang, thon):
    accounts.add_learner(thon.records, SOMSRI, "คนละคน", "123456", None)
    data, before = klang.send("thon"), everything(thon.records)
    with pytest.raises(BadTransfer, match="another history"):
        receive(thon, data)
    assert everything(thon.records) == before


def test_who_stayed_after_all_goes_on_here(klang, thon):
    klang.send("thon")
    with pytest.raises(BadTransfer, match="reason"):
        leaving.take_back(klang.records, SOMSRI, " ", "admin")
    leaving.take_back(klang.records, SOMSRI, "ยกเลิกคำสั่งย้าย", "admin")
    attempts.append(klang.records, klang.lived.open_attempt, Submit(), 1, "key-late-1")
    with pytest.raises(BadTransfer, match="are here"):
        leaving.take_back(klang.records, SOMSRI, "ยกเลิกคำสั่งย้าย", "admin")


def test_what_only_this_prison_can_finish_is_finished_first(klang):
    r = klang.records
    attempts.append(r, klang.lived.open_attempt, Submit(), 1, "key-late-1")
    with pytest.raises(BadTransfer, match="graded"):
        klang.send("thon")
    results.put_result(
        r, results.Result(klang.lived.open_attempt, SOMSRI, UNIT, 1.0, 6.0, (), None, "graded")
    )
    asked = rulings.ask_strike(
        r, SOMSRI, COURSE, spell(MORNING), spell(MORNING + timedelta(hours=9)), "หน้าค้างไว้ทั้งคืน", "kru-mali"
    )
    with pytest.raises(BadTransfer, match="second person"):
        klang.send("thon")
    rulings.answer(r, asked.id, False, "ตรวจแล้วอยู่จริง", "admin")
    assert klang.send("thon")


def test_one_learner_goes_to_one_prison(klang):
    klang.send("thon")
    with pytest.raises(BadTransfer, match="were sent to thon"):
        klang.send("rim")
    with pytest.raises(BadTransfer, match="no learner"):
        klang.send("thon", "6609999")
    with pytest.raises(BadTransfer, match="keys"):
        klang.send("nowhere")


def test_leaving_and_arriving_stand_in_both_audits(klang, thon):
    receive(thon, klang.send("thon"))
    audit.verify(klang.records)
    audit.verify(thon.records)
    assert audit.entries(klang.records, 1)[0].action == "send-records"
    assert audit.entries(thon.records, 1)[0].action == "take-in-records"
    with klang.records.read() as connection:
        assert moved.away_in(connection, SOMSRI) == "thon"
