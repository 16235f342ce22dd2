"""The rubric of the right chart: what each form earns for each kind of data, and order."""

from pathlib import Path

import pytest

from graders.rubrics import info_03
from tests.graders.attempts import Unit

UNIT = Unit("info-03", Path("notebooks/courses/infographic"))


def draw(data, form, block=None, **more):
    made = {"do": "draw_chart", "block": block or data, "data": data, "form": form}
    return made | {"base": 0, "labels": True, "sorted": False} | more


@pytest.mark.parametrize(
    ("data", "full", "half", "none"),
    [
        ("months", ["line"], ["columns"], ["bars", "pie", "growing"]),
        ("money", ["pie"], ["bars", "columns"], ["line", "growing"]),
        ("provinces", ["bars", "columns"], [], ["line", "pie", "growing"]),
    ],
)
def test_what_each_form_earns_for_each_data_set(data, full, half, none):
    for earned, forms in ((1.0, full), (0.5, half), (0.0, none)):
        for form in forms:
            found = UNIT.share(info_03.right_forms, [draw(data, form)])
            assert found == pytest.approx(earned / 3), (data, form)


def test_the_right_form_drawn_untruly_earns_nothing_and_says_why():
    right = [draw("months", "line"), draw("money", "pie"), draw("provinces", "bars", base=20)]
    earned, evidence, _ = UNIT.told(info_03.right_forms, right)
    assert earned == pytest.approx(2 / 3) and "แกนเริ่มที่ 20" in evidence
    assert UNIT.share(info_03.right_forms, [draw("months", "line", sorted=True)]) == 0.0


def test_a_data_set_with_two_charts_counts_by_the_worse_and_without_one_for_nothing():
    right = [draw("months", "line"), draw("money", "pie"), draw("provinces", "bars")]
    again = [{"do": "add_block", "block": "b1", "kind": "chart"}, draw("provinces", "pie", block="b1")]
    assert UNIT.share(info_03.right_forms, right) == 1.0
    assert UNIT.share(info_03.right_forms, right + again) == pytest.approx(2 / 3)
    gone = [*right, {"do": "remove_block", "block": "money"}]
    earned, evidence, fix = UNIT.told(info_03.right_forms, gone)
    assert earned == pytest.approx(2 / 3) and "ยังไม่มีกราฟ" in evidence and "ใช้วงกลม" in fix


def test_order_is_asked_of_what_has_none_of_its_own():
    assert UNIT.share(info_03.in_order, [draw("months", "line", sorted=True)]) == 0.0
    one = [draw("provinces", "bars", sorted=True)]
    assert UNIT.share(info_03.in_order, one) == 0.5
    assert "เงินไปไหน" in UNIT.told(info_03.in_order, one)[1]
    assert UNIT.share(info_03.in_order, [*one, draw("money", "pie", sorted=True)]) == 1.0
