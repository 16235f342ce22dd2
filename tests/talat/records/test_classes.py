"""Classes and enrolment."""

import pytest

from talat.records import classes
from talat.records.classes import Class
from talat.records.names import BadPerson


def test_a_class_has_its_instructor(people):
    assert classes.classes(people) == [Class("demo-1", "ห้องเรียนสาธิต", "kru-mali")]
    classes.add_class(people, "demo-2", "ห้องสอง", None)
    assert [room.id for room in classes.classes(people)] == ["demo-1", "demo-2"]
    assert [room.id for room in classes.classes(people, "kru-mali")] == ["demo-1"]


@pytest.mark.parametrize(
    ("id", "name", "instructor"),
    [
        ("demo-1", "ซ้ำ", None),
        ("Demo 3", "ห้อง", None),
        ("../x", "ห้อง", None),
        ("demo-3", "ห\u200bอง", None),
        ("demo-3", "ห้อง", "nobody"),
        ("demo-3", "ห้อง", "6601001"),
    ],
)
def test_an_odd_class_is_refused(people, id, name, instructor):
    with pytest.raises(BadPerson):
        classes.add_class(people, id, name, instructor)
    assert len(classes.classes(people)) == 1


def test_enrolling_twice_changes_nothing(people):
    for course in ("online-shop", "media", "online-shop"):
        classes.enrol(people, "6601001", course)
    assert classes.courses_of(people, "6601001") == ["online-shop", "media"]
    assert classes.is_enrolled(people, "6601001", "media")
    assert not classes.is_enrolled(people, "6601002", "media")
    assert classes.courses_of(people, "6601002") == []


@pytest.mark.parametrize(
    ("who", "course"), [("6609999", "media"), ("kru-mali", "media"), ("6601001", "../x")]
)
def test_only_learners_enrol_and_only_in_courses(people, who, course):
    with pytest.raises(BadPerson):
        classes.enrol(people, who, course)
