"""Attendance: a room at once, honest minutes, corrections that keep what stood, and nothing counted twice."""

from datetime import UTC, datetime, timedelta

import pytest

from talat.records import attendance, classes, enrolment
from talat.records import people as records_people
from talat.records import time as counted
from talat.records.attendance import ABSENT, EXCUSED, LATE, LEFT, PRESENT, BadAttendance
from talat.records.history import history
from tests.spent import spend
from tests.talat.records.conftest import COURSE, SOMSRI, UNIT, WICHAI

NINE = datetime(2026, 11, 23, 2, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)


@pytest.fixture
def room(people):
    """The two learners, both enrolled."""
    enrolment.enrol(people, WICHAI, COURSE)
    return people


@pytest.fixture
def hold(room):
    def hold(marks, begins=NINE, ends=TEN, class_id="demo-1", now=TEN + timedelta(minutes=5)):
        return attendance.hold(room, class_id, COURSE, begins, ends, marks, "kru-mali", now=now)

    return hold


def class_minutes(records, learner):
    return counted.minutes(records, learner)["class"]


def test_a_whole_room_is_recorded_at_once(hold, room):
    hour = hold({SOMSRI: (PRESENT, 0), WICHAI: (ABSENT, 0)})
    assert attendance.hours(room, "demo-1") == [hour]
    assert hour.minutes == 60
    assert {who: (m.state, m.minutes) for who, m in attendance.marks(room, hour.id).items()} == {
        SOMSRI: (PRESENT, 60),
        WICHAI: (ABSENT, 0),
    }
    assert class_minutes(room, SOMSRI) == 60
    assert class_minutes(room, WICHAI) == 0
    assert history(room, "demo-1")[0].changed["came"] == (None, 1)


def test_late_counts_the_end_of_the_hour_and_left_its_beginning(hold, room):
    hour = hold({SOMSRI: (LATE, 45), WICHAI: (LEFT, 10)})
    marks = attendance.marks(room, hour.id)
    assert attendance.attended(hour, marks[SOMSRI]) == (NINE + timedelta(minutes=15), TEN)
    assert attendance.attended(hour, marks[WICHAI]) == (NINE, NINE + timedelta(minutes=10))
    assert (class_minutes(room, SOMSRI), class_minutes(room, WICHAI)) == (45, 10)


def test_machine_time_in_class_counts_once(hold, room):
    spend(room, SOMSRI, 60, "practice", start=NINE + timedelta(minutes=10))
    hold({SOMSRI: (PRESENT, 0)})
    spent = counted.minutes(room, SOMSRI)
    assert spent["practice"] == 30
    assert 29 <= spent["class"] <= 30  # half a minute after the machine's last one may still be the machine's
    assert sum(spent.values()) <= 60


def test_a_beat_for_an_hour_that_counts_already_counts_nothing(hold, room):
    hold({SOMSRI: (PRESENT, 0)})
    page = (COURSE, UNIT, "reading", "p", 1, True)
    for second in range(-60, 3661, 30):
        counted.beat(room, SOMSRI, *page, now=NINE + timedelta(seconds=second + 7))
    assert sum(counted.minutes(room, SOMSRI).values()) * 60 <= 3720


def test_a_correction_needs_a_reason_and_keeps_the_mark_before(hold, room):
    hour = hold({SOMSRI: (ABSENT, 0)})
    with pytest.raises(BadAttendance, match="เหตุผล"):
        attendance.correct(room, hour.id, SOMSRI, PRESENT, 0, " ", "kru-mali")
    attendance.correct(room, hour.id, SOMSRI, PRESENT, 0, "อยู่ห้องพยาบาลกับครู", "kru-mali")
    assert class_minutes(room, SOMSRI) == 60
    attendance.correct(room, hour.id, SOMSRI, EXCUSED, 0, "ไปศาล", "kru-mali")
    assert class_minutes(room, SOMSRI) == 0
    told = [(dict(c.changed), c.reason) for c in history(room, SOMSRI)[:2]]
    assert told == [
        ({f"hour-{hour.id}": ("present 60", "excused 0")}, "ไปศาล"),
        ({f"hour-{hour.id}": ("absent 0", "present 60")}, "อยู่ห้องพยาบาลกับครู"),
    ]


def test_a_withdrawn_hour_counts_for_nobody_and_may_be_entered_again(hold, room):
    hour = hold({SOMSRI: (PRESENT, 0)})
    attendance.withdraw(room, hour.id, "ใส่วันผิด", "kru-mali")
    assert class_minutes(room, SOMSRI) == 0
    assert attendance.hours(room) == []
    with pytest.raises(BadAttendance, match="ไม่พบ"):
        attendance.hour(room, hour.id)
    assert hold({SOMSRI: (PRESENT, 0)}).id != hour.id
    assert class_minutes(room, SOMSRI) == 60


@pytest.mark.parametrize(
    ("begins", "ends", "says"),
    [
        (TEN, NINE, "เวลาเริ่ม"),
        (NINE, NINE, "เวลาเริ่ม"),
        (NINE - timedelta(hours=4), TEN, "4 ชั่วโมง"),
        (NINE, TEN + timedelta(minutes=30), "ยังไม่จบ"),
        (NINE - timedelta(days=15), TEN - timedelta(days=15), "14 วัน"),
    ],
)
def test_an_hour_that_cannot_have_been_is_refused(hold, room, begins, ends, says):
    with pytest.raises(BadAttendance, match=says):
        hold({SOMSRI: (PRESENT, 0)}, begins=begins, ends=ends)
    assert attendance.hours(room) == []


def test_one_class_has_one_hour_at_a_time(hold, room):
    hold({SOMSRI: (PRESENT, 0)})
    with pytest.raises(BadAttendance, match="ไปแล้ว"):
        hold({WICHAI: (PRESENT, 0)}, begins=NINE - timedelta(minutes=30), ends=NINE + timedelta(minutes=1))
    hold({WICHAI: (PRESENT, 0)}, begins=NINE - timedelta(minutes=30), ends=NINE)


def test_all_or_nothing_when_one_mark_cannot_be(hold, room):
    classes.add_class(room, "demo-2", "ห้องสอง", None)
    for stranger in (
        {"6609999": (PRESENT, 0)},
        {"kru-mali": (PRESENT, 0)},
        {WICHAI: ("asleep", 0)},
        {WICHAI: (LATE, 61)},
        {WICHAI: (LEFT, -1)},
    ):
        with pytest.raises(BadAttendance):
            hold({SOMSRI: (PRESENT, 0), **stranger})
    records_people.change(room, WICHAI, "admin", class_id="demo-2")
    with pytest.raises(BadAttendance, match="ห้องนี้"):
        hold({SOMSRI: (PRESENT, 0), WICHAI: (PRESENT, 0)})
    enrolment.end(room, SOMSRI, COURSE, "เปลี่ยนวิชา", "admin")
    with pytest.raises(BadAttendance, match="วิชานี้"):
        hold({SOMSRI: (PRESENT, 0)})
    assert attendance.hours(room) == []
    assert class_minutes(room, SOMSRI) == 0


def test_two_hours_in_a_row_count_every_minute_once(hold, room):
    hold({SOMSRI: (PRESENT, 0)})
    hold({SOMSRI: (PRESENT, 0)}, begins=TEN, ends=TEN + timedelta(minutes=30), now=TEN + timedelta(hours=1))
    assert class_minutes(room, SOMSRI) == 90


def test_odd_seconds_count_whole_half_minutes_inside_the_hour(hold, room):
    hold({SOMSRI: (PRESENT, 0)}, begins=NINE + timedelta(seconds=7), ends=NINE + timedelta(minutes=10))
    assert class_minutes(room, SOMSRI) == 9.5
