"""The table's own rules: bands, two sets of markets, enough of them, all rows of the sheet told apart."""

import math

import numpy as np
import pytest

from tests.facts import __main__ as table
from tests.facts.later import LATER
from tests.facts.page import words
from tests.facts.row import CALIBRATION, CHECK, Measured, Row, jackknife, line, measured
from tests.facts.shops import gini

SHEET = (  # numbers of the fact sheet
    *("1", "2", "3", "4", "6", "7", "9", "10", "11", "12", "14", "15", "16", "17", "18", "19", "20", "21"),
    *("22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "37", "39", "41"),
    *("43", "44", "46", "47", "48", "49"),
)


def row(low=0.0, high=1.0, kind="band", measure=lambda seeds: [0.5] * len(seeds)):
    return Row("0", "a fact", "ข้อหนึ่ง", "a source", measure, low, high, kind)


def found(check, calibration=(0.5,) * 30, **about):
    values = {"check": tuple(check)}
    return Measured(row(**about), values | ({"calibration": tuple(calibration)} if calibration else {}))


@pytest.mark.parametrize(
    ("one", "holds"),
    [
        (found([0.5] * 30), True),
        (found([0.5] * 29), False),  # too few markets
        (found([1.5] * 30), False),
        (found([0.5] * 30, [1.5] * 30), False),  # the seeds it was set on must agree
        (found([math.nan] * 30), False),
        (found([0.5], None, kind="exact"), True),
        (found([1.5], None, kind="exact"), False),
        (found([-9.0] * 30, low=None), True),
        (found([9.0] * 30, [9.0] * 30, high=None), True),
        (found([-1.0, 1.1] * 15, high=None, kind="sign"), False),  # the interval reaches over 0
        (found([0.1, 0.2] * 15, high=None, kind="sign"), True),
    ],
)
def test_a_row_holds_when_both_sets_lie_in_the_band(one, holds):
    assert one.holds is holds
    assert line(one).endswith("yes" if holds else "NO")


def test_the_seeds_that_judge_are_not_those_numbers_were_set_on():
    assert not set(CHECK) & set(CALIBRATION)
    assert len(CHECK) >= 30 <= len(CALIBRATION)


def test_every_number_of_the_sheet_is_measured_or_said_to_be_missing():
    numbers = [one.number for one in table.rows()]
    assert len(set(numbers)) == len(numbers)
    known = {number.rstrip("abcdefgh") for number in numbers} | {one.number for one in LATER}
    assert set(SHEET) <= known
    assert {"T1", "T2", "T3", "T4"} <= known
    assert not {one.number for one in LATER} & set(numbers)


def test_every_row_stands_on_the_page_once():
    told = [number for part in words("page")["parts"] for number in part["rows"]]
    assert sorted(told) == sorted(one.number for one in table.rows())


def test_rows_that_cost_nothing_hold():
    cheap = [one for part in ("place", "auctions", "posts") for one in table.rows(part)]
    assert len(cheap) > 15
    assert all(measured(one, ("check", "calibration")).holds for one in cheap)


def test_gini_by_hand():
    assert gini([1, 1, 1, 1]) == pytest.approx(0)
    assert gini([0, 0, 0, 4]) == pytest.approx(0.75)


def test_the_jackknife_keeps_the_ratio_of_the_sums():
    above, below = np.array([3.0, 1.0, 8.0, 2.0]), np.array([2.0, 1.0, 3.0, 2.0])
    assert jackknife(above, below).mean() == pytest.approx(above.sum() / below.sum(), rel=0.1)
    assert jackknife(2 * below, below) == pytest.approx([2.0] * 4)
