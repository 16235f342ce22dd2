"""The numbers in the pricing lesson are the market's own."""

import re
from pathlib import Path

import pytest

from talat.engine import finance
from talat.scenarios import arena as arenas
from talat.scenarios.exercise import load_exercise

SHOP = Path("notebooks/courses/online-shop/shop-04")
TEXT = (SHOP / "unit.md").read_text(encoding="utf-8")
EXERCISE = load_exercise(SHOP)
SOAP = EXERCISE.practice


def baht(satang):
    """Two decimals with a true minus, as the lesson writes amounts in tables."""
    return f"{'−' if satang < 0 else ''}{abs(satang) // 100}.{abs(satang) % 100:02d}"


def rows(first_cell):
    """Cells of the table whose header begins with those words, without bold marks."""
    table = TEXT[TEXT.index(f"| {first_cell}") :].split("\n\n")[0].splitlines()
    return [[cell.strip().strip("*") for cell in row.strip("|").split("|")] for row in table]


def soap_at(price):
    return finance.unit_cost(price, "buyer", arenas.parcel(SOAP), arenas.fees(SOAP, 1))


def test_the_slip_in_the_lesson_is_the_slip_of_the_market():
    slip = finance.slip(3_500, "buyer", arenas.parcel(SOAP), arenas.fees(SOAP, 1), 1, 0)
    written = rows("เลขในภาพ | รายการ")[2:]
    lines = [line for line in slip.lines if line.satang]
    assert [row[2] for row in written] == [
        baht(slip.gross),
        *[baht(-line.satang) for line in lines],
        baht(slip.payout),
    ]
    assert [row[1] for row in written[1:-1]] == [line.title for line in lines]
    assert "ค่าสบู่ 35 บาท กับค่าส่ง 30 บาท" in written[0][1]


def test_the_story_is_the_loss_of_the_market():
    slip = finance.slip(3_500, "buyer", arenas.parcel(SOAP), arenas.fees(SOAP, 1), 1, 0)
    loss = -finance.profit(slip, arenas.parcel(SOAP))
    assert f"ขาดทุนก้อนละ {loss} สตางค์" in TEXT
    assert f"จึงขาดทุน {baht(loss)} บาท" in TEXT
    assert f"ก้อนละ {finance.baht(SOAP.product.unit_cost)} บาท" in TEXT
    assert "กำไรก้อนละ 13 บาท" in TEXT  # 35 − 22, the mistake of the story


def test_unit_costs_in_the_lesson_are_those_of_the_market():
    low, high = soap_at(3_500), soap_at(5_900)
    written = [row[2:] for row in rows("เลขในภาพ | สบู่หนึ่งก้อน")[2:]]
    expected = [
        [low.goods, high.goods],
        [low.packing, high.packing],
        [sum(line.satang for line in cost.fees) for cost in (low, high)],
        [low.total, high.total],
        [3_500 - low.total, 5_900 - high.total],
    ]
    assert written == [[baht(satang) for satang in row] for row in expected]


@pytest.mark.parametrize("market", [EXERCISE.practice, EXERCISE.exercise], ids=["practice", "exercise"])
def test_about_twenty_in_a_hundred_go_to_fees(market):
    cost = finance.unit_cost(10_000, "buyer", arenas.parcel(market), arenas.fees(market, 1))
    assert 1_900 <= sum(line.satang for line in cost.fees) <= 2_150
    assert "ขายของ 100 บาท ตลาดนี้หักค่าธรรมเนียมราว 20 บาท" in TEXT


def test_the_task_is_told_with_its_own_numbers():
    market = EXERCISE.exercise
    for words in (TEXT, EXERCISE.brief):
        assert f"ใบละ {finance.baht(market.product.unit_cost)} บาท" in words
        assert f"ใบละ {finance.baht(market.product.packing)} บาท" in words
        assert f"{market.days} วัน" in words
    assert f"ร้านนี้ขายได้ {SOAP.days} วัน" in TEXT


def test_sums_in_the_recap_are_right():
    sums = re.findall(r"(\d+(?: [+−×] \d+)+) = \**(\d+)", TEXT)
    assert len(sums) == 4
    for left, right in sums:
        total, sign = 0, "+"
        for part in left.split():
            if part.isdigit():
                value = int(part)
                total = {"+": total + value, "−": total - value, "×": total * value}[sign]
            else:
                sign = part
        assert total == int(right), left


def test_the_instructor_s_numbers_are_those_of_the_market():
    page = (SHOP / "instructor.md").read_text(encoding="utf-8")
    market = EXERCISE.exercise
    cheapest = min(shop.price for shop in market.shops)
    cost = finance.unit_cost(cheapest, "buyer", arenas.parcel(market), arenas.fees(market, 1))
    assert f"({finance.baht(cheapest)} บาท) แล้วขาดทุนใบละ {finance.baht(cost.total - cheapest)} บาท" in page
    assert f"วันละ {EXERCISE.goals['profit_per_day']:.0f} บาท" in page
