"""The timetable at the admin desk: lessons come and go by forms, in Thai with English."""

import pytest

from talat.records import timetable
from talat.records.timetable import ClassHour


@pytest.mark.parametrize("typed", ["09:00", "9.00", "๐๙:๐๐", " 9:00 "])
def test_a_lesson_is_added_and_shown(browse, records, typed):
    admin = browse("admin", "admin")
    answer = admin.post("timetable/demo-1", {"weekday": "2", "begins": typed, "minutes": "60"})
    assert answer.status in (302, 303)
    assert timetable.of_classes(records) == {"demo-1": (ClassHour(2, "09:00", 60),)}
    assert "พุธ" in admin.get("timetable").text


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"weekday": "2", "begins": "ทุ่มครึ่ง", "minutes": "60"}, "09:00"),
        ({"weekday": "9", "begins": "09:00", "minutes": "60"}, "จันทร์"),
        ({"weekday": "2", "begins": "09:00", "minutes": "นานมาก"}, "นาที"),
        ({}, "จันทร์"),
    ],
)
def test_a_form_that_cannot_be_used_says_why_and_changes_nothing(browse, records, form, told):
    answer = browse("admin", "admin").post("timetable/demo-1", form)
    assert answer.status == 422 and told in answer.text
    assert timetable.of_classes(records) == {}


def test_a_lesson_is_removed(browse, records):
    timetable.add(records, "demo-1", ClassHour(2, "09:00", 60), "admin")
    admin = browse("admin", "admin")
    assert admin.post("timetable/demo-1/remove", {"weekday": "2", "begins": "09:00"}).status in (302, 303)
    assert timetable.of_classes(records) == {}


def test_there_is_no_timetable_of_no_class(browse):
    admin = browse("admin", "admin")
    assert admin.post("timetable/nowhere", {"weekday": "2", "begins": "09:00", "minutes": "60"}).status == 404


def test_looking_changes_nothing(browse, records):
    answer = browse("admin", "admin").get("timetable/demo-1?weekday=2&begins=09:00&minutes=60")
    assert answer.status in (404, 405) and timetable.of_classes(records) == {}
