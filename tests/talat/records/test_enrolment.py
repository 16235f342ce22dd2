"""Enrolment: the ten courses, ended and begun again, and the learner who takes none."""

import pytest

from talat.records import enrolment
from talat.records import time as counted
from talat.records.history import history
from talat.records.names import BadPerson
from tests.talat.records.conftest import COURSE, SOMSRI, UNIT, WICHAI


def test_a_learner_without_a_course_is_a_defect_until_they_take_one(people):
    assert [p.login for p in enrolment.without_course(people)] == [WICHAI]
    enrolment.enrol(people, WICHAI, "media", by="admin")
    assert enrolment.without_course(people) == []
    enrolment.end(people, WICHAI, "media", "เปลี่ยนวิชา", by="admin")
    assert [p.login for p in enrolment.without_course(people)] == [WICHAI]


def test_a_learner_takes_one_or_more_of_the_ten(people):
    enrolment.enrol(people, SOMSRI, "media")
    assert enrolment.courses_of(people, SOMSRI) == [COURSE, "media"]
    assert enrolment.courses_by_learner(people, [SOMSRI, WICHAI]) == {SOMSRI: [COURSE, "media"], WICHAI: []}
    with pytest.raises(BadPerson, match="ไม่มีวิชา"):
        enrolment.enrol(people, SOMSRI, "cooking")


def test_an_ended_enrolment_keeps_its_minutes_and_counts_no_more(people):
    start = 1_800_000_000
    from datetime import UTC, datetime

    def beat(at):
        now = datetime.fromtimestamp(start + at, UTC)
        return counted.beat(people, SOMSRI, COURSE, UNIT, "reading", "p", 1, True, now=now)

    assert [beat(0), beat(30)] == [False, True]
    enrolment.end(people, SOMSRI, COURSE, "ย้ายห้อง", by="admin")
    assert not beat(60)
    assert counted.minutes(people, SOMSRI, COURSE)["reading"] == 0.5
    assert not enrolment.is_enrolled(people, SOMSRI, COURSE)


def test_beginning_again_keeps_the_first_date_and_both_changes(people):
    (first,) = enrolment.enrolments_of(people, SOMSRI)
    enrolment.end(people, SOMSRI, COURSE, "พักเรียน", by="admin")
    enrolment.enrol(people, SOMSRI, COURSE, by="admin")
    assert enrolment.enrolments_of(people, SOMSRI) == [first]
    told = [(c.action, dict(c.changed), c.reason) for c in history(people, SOMSRI)][:2]
    assert told == [
        ("enrol", {"course": (None, COURSE)}, ""),
        ("end-enrolment", {"course": (COURSE, None)}, "พักเรียน"),
    ]
    with pytest.raises(BadPerson):
        enrolment.end(people, WICHAI, COURSE, "ไม่ได้เรียน", by="admin")
