"""The numbers in the lesson of the first campaign are the market's own."""

from pathlib import Path

from talat.engine import finance
from talat.journal.play import begin
from talat.scenarios import arena as arenas
from talat.scenarios.exercise import load_exercise

UNIT = Path("notebooks/courses/facebook-ads/ads-04")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
MARKET = load_exercise(UNIT).exercise
SPENT, CLICKS, ORDERS = 140_000, (1_000, 400), (9, 14)  # the lesson's two campaigns


def baht(satang):
    return f"{satang / 100:.2f}"


def left():
    cost = finance.unit_cost(MARKET.price, "buyer", arenas.parcel(MARKET), arenas.fees(MARKET, 1))
    return cost, MARKET.price - cost.total


def test_what_a_bag_leaves_is_what_the_market_says():
    cost, rest = left()
    fees = sum(line.satang for line in cost.fees)
    assert f"ค่าธรรมเนียม {baht(fees)} บาท **เหลือก่อนค่าโฆษณา {baht(rest)} บาท**" in TEXT
    assert f"{baht(begin(MARKET, 1).left_of_an_order())} บาท น้อยกว่านี้" in TEXT


def test_two_campaigns_of_the_same_money():
    _, rest = left()
    for clicks, orders in zip(CLICKS, ORDERS, strict=True):
        assert f"{baht(SPENT / clicks)} บาท" in TEXT and f"{baht(round(SPENT / orders))} บาท" in TEXT
    assert f"ขาดทุนออเดอร์ละ {baht(round(SPENT / 9) - rest)} บาท" in TEXT
    assert f"เหลือกำไรออเดอร์ละ {baht(rest - SPENT / 14)} บาท" in TEXT
    drawn = (UNIT / "pictures/clicks-orders.svg").read_text(encoding="utf-8")
    assert all(f">{number:,}<" in drawn for number in (*CLICKS, *ORDERS))


def test_the_money_of_the_story_is_gone_on_the_fourth_day():
    assert MARKET.money.ads == 700 * 4 * 100 and MARKET.money.ads // MARKET.days == 20_000
    assert "700 คูณ 4 ได้ 2,800 บาท" in TEXT and "วันละ 200 บาท" in TEXT
