"""Changes in words: what was and what is, as a person would say it."""

import pytest

from hub_config.desks.changes import told
from talat.records.history import Change


def change(changed, reason=""):
    return Change("2026-11-23T05:00:00.000000+00:00", "admin", "change-person", "6601001", changed, reason)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ("ก", "ข")}, "ชื่อ: ก → ข"),
        ({"name": (None, "ข")}, "ชื่อ: ข"),
        ({"birth_year": (None, 1987)}, "ปีเกิด: พ.ศ. 2530"),
        ({"class_id": ("demo-1", None)}, "ห้อง: demo-1 → ไม่มีแล้ว"),
        ({"course": (None, "stickers")}, "วิชา: การวาดสติ๊กเกอร์ Line"),
        ({"role": (None, "instructor")}, "บทบาท: ครู"),
        ({"hour-7": ("absent 0", "present 60")}, "ชั่วโมง 7: ไม่มา 0 นาที → มา 60 นาที"),
        ({"name": ("ก", "ข"), "birth_year": (1987, 1988)}, "ชื่อ: ก → ข · ปีเกิด: พ.ศ. 2530 → พ.ศ. 2531"),
        ({}, ""),
    ],
)
def test_a_change_reads_as_what_was_and_what_is(changed, words):
    assert told(change(changed)) == words


def test_a_reason_stands_behind_and_alone_where_nothing_is_told():
    assert told(change({"name": ("ก", "ข")}, "สะกดผิด")) == "ชื่อ: ก → ข (สะกดผิด)"
    assert told(change({}, "criterion: 1.5")) == "criterion: 1.5"
