"""Numbers in words on a page: borne out by the brief's data or not."""

import pytest

from graders.rubrics.info_numbers import holds, true_numbers, written_numbers
from tests.graders.test_rubric_info_work import run, told

MADE = {"do": "write_block", "block": "head"}  # mango 240, pineapple 200, tamarind 210; October 2568


@pytest.mark.parametrize(
    "text",
    [
        "มะม่วง ๒๔๐ ขวด มากกว่าสับปะรด 40 ขวด",
        "มะม่วงขายได้ 1.2 เท่าของสับปะรด",
        "รวม 650 ขวด ในปี 2568 จากแยม 3 รส",
        "มะม่วงเป็น 37% ของทั้งหมด",
        "มะม่วงมากกว่าสับปะรด 20 เปอร์เซ็นต์",
        "ขายดีกว่าใคร",
    ],
)
def test_numbers_that_follow_from_the_table_are_true(text):
    share, evidence, _ = told(true_numbers, MADE | {"text": text})
    assert share == 1.0, evidence


@pytest.mark.parametrize(
    "text, number",
    [("ขายดีขึ้น 5 เท่า", "5 เท่า"), ("ขายได้ 2,400 ขวด", "2,400"), ("ครองตลาด 90% แล้ว", "90 ใน 100")],
)
def test_a_number_from_nowhere_is_named(text, number):
    share, evidence, fix = told(true_numbers, MADE | {"text": text})
    assert share == 0.0 and f"มีเลข {number} " in evidence and fix.startswith("ครั้งหน้า")


def test_the_line_of_the_source_may_hold_any_date():
    made = {"do": "add_block", "block": "s1", "kind": "source"}
    assert (
        told(
            true_numbers, MADE | {"text": "แยม"}, made, {"do": "write_block", "block": "s1", "text": "5/11"}
        )[0]
        == 1
    )


def test_kinds_of_numbers_are_told_apart():
    found = run(MADE | {"text": "240 ขวด 1.2 เท่า 37 ใน 100"})
    assert [(row[2], row[3]) for row in written_numbers(found)] == [
        (240.0, "count"),
        (1.2, "times"),
        (37.0, "share"),
    ]
    assert holds(found, 1.25, "times") and not holds(found, 1.5, "times")
    assert holds(found, 240, "count") and not holds(found, 241, "count")
