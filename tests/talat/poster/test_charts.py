"""Charts: what they look like is what the numbers are, unless the form lies; then the lie is measured."""

import math
from dataclasses import replace

import pytest

from talat.poster import charts
from talat.poster.data import Row, written
from talat.poster.honesty import CHECKS, findings, honest
from talat.poster.marks import Box, Sector, Words
from talat.poster.sheet import FORMS, Sheet
from tests.talat.poster.pages import CHART, DATA, JAM, SOURCE, TITLE, page


def shown(**chart):
    block = replace(CHART, chart=replace(CHART.chart, **chart))
    return charts.drawn(block, JAM, Sheet().palette)


def failed(sheet, data=DATA):
    return {finding.check for finding in findings(sheet, data) if not finding.passed}


@pytest.mark.parametrize("form", ["columns", "bars", "line", "pie"])
@pytest.mark.parametrize("sorted_", [True, False])
@pytest.mark.parametrize("labels", [True, False])
def test_from_zero_sizes_are_the_numbers(form, sorted_, labels):
    sizes = dict(shown(form=form, sorted=sorted_, labels=labels).sizes)
    for row in JAM.rows:
        assert sizes[row.name] / sizes["สับปะรด"] == pytest.approx(row.value / 200)


def test_a_cut_axis_lies_tenfold():
    # 240 and 200 from 180: 60 and 20, thrice as high; (3 − 1) ÷ (1.2 − 1) = 10
    assert charts.lie_factor(shown(base=180), JAM) == pytest.approx(10.0)


def test_squares_that_grow_both_ways_lie_twice():
    # (1.2² − 1) ÷ (1.2 − 1) = 0.44 ÷ 0.2 = 2.2
    assert charts.lie_factor(shown(form="growing"), JAM) == pytest.approx(2.2)


def test_what_has_no_size_lies_without_end_and_equal_rows_do_not_lie():
    assert charts.lie_factor(shown(base=200), JAM) == math.inf
    same = replace(JAM, rows=(Row("ก", 5), Row("ข", 5)))
    assert charts.lie_factor(shown(), same) == 1.0


def test_sizes_are_those_of_the_marks():
    for row, high in shown().sizes:
        (bar,) = [mark for mark in shown().marks if isinstance(mark, Box) and mark.row == row]
        assert bar.h == high
    for row, sweep in shown(form="pie").sizes:
        (piece,) = [mark for mark in shown(form="pie").marks if isinstance(mark, Sector) and mark.row == row]
        assert piece.sweep == sweep


@pytest.mark.parametrize("form", FORMS)
def test_marks_stay_inside_their_block(form):
    for mark in shown(form=form).marks:
        if isinstance(mark, Box | Words):
            assert CHART.x <= mark.x <= mark.x + mark.w <= CHART.x + CHART.w
            assert CHART.y <= mark.y <= mark.y + mark.h <= CHART.y + CHART.h


def test_every_number_stands_at_its_mark_or_on_the_axis():
    told = {mark.text for mark in shown().marks if isinstance(mark, Words) and mark.part == "number"}
    assert told == {written(row.value) for row in JAM.rows}
    axis = [
        mark.text for mark in shown(labels=False).marks if isinstance(mark, Words) and mark.part == "axis"
    ]
    assert axis == ["0", "120", "240", "ขวด"]


def test_an_honest_page_passes_everything():
    assert failed(page()) == set()
    assert [finding.check for finding in findings(page(), DATA)] == list(CHECKS)


@pytest.mark.parametrize(
    ("chart", "faults"),
    [
        ({"base": 180}, {"baseline", "lie"}),
        ({"form": "bars", "base": 50}, {"baseline", "lie"}),
        ({"form": "growing"}, {"lie", "form"}),
        ({"form": "pie"}, {"form"}),
        ({"form": "line"}, {"form"}),
        ({"labels": False}, {"labels"}),
    ],
)
def test_each_lie_is_found_and_nothing_else(chart, faults):
    assert failed(page(**chart)) == faults


def test_a_line_over_time_may_begin_elsewhere_when_each_point_has_its_number():
    months = {"jam": replace(JAM, over_time=True)}
    assert failed(page(form="line", base=180), months) == set()
    assert failed(page(form="line", base=180, labels=False), months) == {"labels", "lie"}
    assert failed(page(sorted=True), months) == {"form"}


def test_source_and_date_must_be_there_and_be_read():
    bare = Sheet(blocks=(TITLE, CHART))
    assert failed(bare) == {"source", "date"}
    assert failed(bare.having(replace(SOURCE, text="ที่มา: กลุ่มแม่บ้าน"))) == {"date"}
    assert failed(bare.having(replace(SOURCE, size=6))) == {"source", "date"}


def test_no_chart_is_not_honest():
    assert not honest(Sheet(), DATA, "baseline")
    assert honest(page(), DATA, "baseline")


def test_every_failure_says_what_to_do():
    for finding in findings(page(form="growing", labels=False, base=180), DATA):
        assert finding.said
        assert finding.passed or finding.fix
