"""The calendar of ad prices: dear at the year's end and on double days, dearer every year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.engine.adprices import level


@given(st.integers(2020, 2040), st.integers(1, 12), st.integers(1, 31))
def test_every_day_has_a_price(year, month, day):
    assert 0.3 < level(year, month, day) < 10


def test_the_last_quarter_is_dearer_than_the_third():
    quarters = [[level(2026, month, 15) for month in months] for months in ((7, 8, 9), (10, 11, 12))]
    assert 1.1 < sum(quarters[1]) / sum(quarters[0]) < 1.4


def test_a_year_later_all_is_an_eighth_dearer():
    assert level(2027, 3, 5) / level(2026, 3, 5) == pytest.approx(1.129, rel=1e-5)


@pytest.mark.parametrize(("month", "double"), [(9, True), (10, True), (11, True), (12, True), (8, False)])
def test_double_days_stand_out(month, double):
    assert (level(2026, month, month) > 1.2 * level(2026, month, month + 1)) is double


def test_a_july_of_the_base_year_is_the_measure():
    assert level(2026, 7, 20) == 1.0
