"""The slip: values worked out by hand, and money that never appears or vanishes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.engine.finance import Fee, Parcel, baht, fee_of, profit, share, slip, unit_cost

FEES = (
    Fee("commission", "ค่าธรรมเนียมการขาย", "item", ppm=91_600),
    Fee("promotion", "ค่าโปรแกรมช่วยขาย", "item", ppm=64_200, cap=19_900),
    Fee("payment", "ค่าธรรมเนียมการชำระเงิน", "paid", ppm=32_100),
    Fee("order", "ค่าบริการต่อออเดอร์", "order", flat=107),
)
SOAP = Parcel(goods=2_200, packing=500, shipping=3_000, returning=3_000)
prices, counts, payers = (
    st.integers(100, 10_000_000),
    st.integers(0, 5_000),
    st.sampled_from(["buyer", "shop"]),
)


def test_slip_of_one_soap_at_35_baht():
    # 9.16 % of 35 = 3.206; 6.42 % of 35 = 2.247; 3.21 % of 65 = 2.0865
    found = slip(3_500, "buyer", SOAP, FEES, delivered=1, refused=0)
    assert found.gross == 6_500
    assert [line.satang for line in found.lines] == [3_000, 321, 225, 209, 107, 0]
    assert found.payout == 2_638
    assert profit(found, SOAP) == 2_638 - 2_200 - 500 == -62


def test_shop_that_pays_shipping_loses_it_from_the_slip():
    found = slip(3_500, "shop", SOAP, FEES, delivered=1, refused=0)
    assert found.gross == 3_500
    assert found.line("shipping") == 3_000
    assert found.line("payment") == 112  # 3.21 % of 35 = 1.1235


def test_refused_parcel_brings_nothing_and_costs_the_way_back_and_the_packing():
    found = slip(3_500, "buyer", SOAP, FEES, delivered=0, refused=2)
    assert (found.gross, found.payout) == (0, -6_000)
    assert profit(found, SOAP) == -7_000


def test_unit_cost_of_one_soap():
    found = unit_cost(3_500, "buyer", SOAP, FEES)
    assert found.total == 2_200 + 500 + 321 + 225 + 209 + 107 == 3_562


@pytest.mark.parametrize(
    ("base", "ppm", "satang"),
    [
        (100, 32_100, 3),
        (50, 10_000, 1),
        (49, 10_000, 0),
        (0, 91_600, 0),
        (3_500, 91_600, 321),
        (10**7, 10**6, 10**7),
    ],
)
def test_share_rounds_half_up_once(base, ppm, satang):
    assert share(base, ppm) == satang


@given(st.integers(0, 10**9), st.integers(0, 10**6))
def test_share_is_the_nearest_satang(base, ppm):
    exact = Fraction(base * ppm, 10**6)
    assert abs(share(base, ppm) - exact) <= Fraction(1, 2)


def test_fee_stops_at_its_cap():
    assert fee_of(FEES[1], 500_000, 500_000) == 19_900
    assert fee_of(FEES[1], 300_000, 300_000) == 19_260


@given(prices, payers, counts, counts)
def test_fees_and_payout_are_the_gross_exactly(price, paid_by, delivered, refused):
    found = slip(price, paid_by, SOAP, FEES, delivered, refused)
    assert sum(line.satang for line in found.lines) + found.payout == found.gross
    assert all(line.satang >= 0 for line in found.lines)
    assert all(isinstance(line.satang, int) for line in found.lines)


@given(prices, payers, counts)
def test_a_day_is_its_orders_one_by_one(price, paid_by, delivered):
    day, one = (slip(price, paid_by, SOAP, FEES, n, 0) for n in (delivered, 1))
    assert day.payout == delivered * one.payout
    assert [line.satang for line in day.lines] == [delivered * line.satang for line in one.lines]


@given(prices, payers, counts, counts)
def test_profit_is_units_times_price_less_unit_cost_less_returns(price, paid_by, delivered, refused):
    found = profit(slip(price, paid_by, SOAP, FEES, delivered, refused), SOAP)
    each = price - unit_cost(price, paid_by, SOAP, FEES).total
    assert found == delivered * each - refused * (SOAP.returning + SOAP.packing)


@pytest.mark.parametrize(
    ("satang", "text"),
    [(12_900, "129"), (129_050, "1,290.50"), (-250, "-2.50"), (0, "0"), (5, "0.05"), (-100_000, "-1,000")],
)
def test_baht_as_thai_readers_write_it(satang, text):
    assert baht(satang) == text
