"""The table's own rules: bands, enough seeds, whole numbers of rows."""

import math

import pytest

from tests.facts import __main__ as table
from tests.facts import shop
from tests.facts.page import write_page
from tests.facts.row import Row, line, measured


def row(values, low=0.0, high=1.0, exact=False):
    return Row("0", "a fact", "a source", lambda: values, low, high, exact)


@pytest.mark.parametrize(
    ("made", "holds"),
    [
        (row([0.5] * 30), True),
        (row([0.5] * 29), False),  # too few markets
        (row([1.5] * 30), False),
        (row([math.nan] * 30), False),
        (row(0.5, exact=True), True),
        (row([-9.0] * 30, low=None), True),
        (row([9.0] * 30, high=None), True),
    ],
)
def test_a_row_holds_when_its_mean_lies_in_the_band_over_thirty_markets(made, holds):
    assert measured(made).holds is holds
    assert line(measured(made)).endswith("yes" if holds else "NO")


def test_numbers_of_rows_are_told_apart():
    numbers = [row.number for row in table.rows()]
    assert len(set(numbers)) == len(numbers) >= len(shop.ROWS) >= 25


def test_the_page_stands_alone(tmp_path):
    page = write_page(tmp_path, [measured(row([0.1 * n for n in range(30)]))])
    text = page.read_text(encoding="utf-8")
    assert "a fact" in text and "facts.svg" in text and "http" not in text
    assert (tmp_path / "facts.svg").is_file()


def test_rows_that_cost_nothing_hold():
    cheap = [row for row in shop.ROWS if row.number in ("22", "22a", "T1a")]
    assert len(cheap) == 3
    assert all(measured(row).holds for row in cheap)


def test_gini_by_hand():
    assert shop.gini([1, 1, 1, 1]) == pytest.approx(0)
    assert shop.gini([0, 0, 0, 4]) == pytest.approx(0.75)
