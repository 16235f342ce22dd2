"""The timetable: lessons within bounds, once each, and when the bell rings for them."""

from datetime import datetime, timedelta, timezone

import pytest

from talat.records import audit, timetable
from talat.records.timetable import BadLesson, ClassHour

NINE = ClassHour(2, "09:00", 60)  # Wednesday
BANGKOK = timezone(timedelta(hours=7))
TEN = timedelta(minutes=10)


def at(day, hour, minute):
    """A moment of the week whose Wednesday is 25 November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=BANGKOK)


def test_a_lesson_is_kept_and_is_in_the_audit(people):
    timetable.add(people, "demo-1", NINE, "admin")
    timetable.add(people, "demo-1", ClassHour(0, "13:30", 90), "admin")
    assert timetable.of_classes(people) == {"demo-1": (ClassHour(0, "13:30", 90), NINE)}
    assert [entry.action for entry in audit.entries(people, 2)] == ["add-lesson", "add-lesson"]


def test_the_same_lesson_twice_is_refused(people):
    timetable.add(people, "demo-1", NINE, "admin")
    with pytest.raises(BadLesson, match="there already"):
        timetable.add(people, "demo-1", ClassHour(2, "09:00", 120), "admin")
    assert timetable.of_classes(people) == {"demo-1": (NINE,)}


def test_a_removed_lesson_is_gone_and_removing_it_again_does_nothing(people):
    timetable.add(people, "demo-1", NINE, "admin")
    assert timetable.remove(people, "demo-1", 2, "09:00", "admin")
    assert not timetable.remove(people, "demo-1", 2, "09:00", "admin")
    assert timetable.of_classes(people) == {}


@pytest.mark.parametrize(
    "odd",
    [ClassHour(7, "09:00", 60), ClassHour(-1, "09:00", 60), ClassHour(0, "9:00", 60),
     ClassHour(0, "24:00", 60), ClassHour(0, "", 60), ClassHour(0, "09:00", 0),
     ClassHour(0, "09:00", 10_000)],
)  # fmt: skip
def test_a_lesson_out_of_bounds_is_refused(people, odd):
    with pytest.raises(BadLesson):
        timetable.add(people, "demo-1", odd, "admin")
    assert timetable.of_classes(people) == {}


def test_only_a_class_has_lessons_and_not_endlessly_many(people):
    with pytest.raises(BadLesson, match="no class"):
        timetable.add(people, "nowhere", NINE, "admin")
    for minute in range(timetable.MOST):
        timetable.add(people, "demo-1", ClassHour(1, f"10:{minute:02d}", 30), "admin")
    with pytest.raises(BadLesson, match="already"):
        timetable.add(people, "demo-1", ClassHour(1, "23:00", 30), "admin")


@pytest.mark.parametrize(
    ("moment", "rings"),
    [((25, 8, 49), False), ((25, 8, 50), True), ((25, 9, 0), True), ((25, 9, 59), True), ((25, 10, 0), False),
     ((24, 9, 0), False), ((26, 8, 55), False)],
)  # fmt: skip
def test_the_bell_rings_from_the_lead_until_the_end(moment, rings):
    assert NINE.rings(at(*moment), TEN) is rings


def test_a_lesson_just_after_midnight_rings_the_evening_before():
    early = ClassHour(3, "00:05", 30)  # Thursday
    assert early.rings(at(25, 23, 56), TEN) and not early.rings(at(24, 23, 56), TEN)
