"""The numbers in the lesson of the auction are its own sums and the market's."""

from pathlib import Path

import pytest

from talat.journal.play import begin
from talat.scenarios.exercise import load_exercise

UNIT = Path("notebooks/courses/facebook-ads/ads-06")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
MARKET = load_exercise(UNIT).exercise


def test_total_values_of_the_three_shops_add_up_and_are_drawn():
    rows = TEXT[TEXT.index("| ร้าน | ยอมจ่าย") :].split("\n\n")[0].splitlines()[2:]
    drawn = (UNIT / "pictures/auction.svg").read_text(encoding="utf-8")
    totals = []
    for row in rows:
        _, bid, chance, product, liked, total = (
            cell.strip().strip("*") for cell in row.strip("|").split("|")
        )
        assert float(bid.split()[0]) * float(chance) == pytest.approx(float(product))
        assert float(product) + float(liked) == pytest.approx(float(total))
        assert f">{total}<" in drawn
        totals.append(float(total))
    assert len(totals) == 3 and max(totals) == totals[1]


def test_the_line_not_to_cross_is_what_an_order_leaves():
    left = begin(MARKET, 1).left_of_an_order() / 100
    assert f"เหลือก่อนค่าโฆษณา {left:.2f} บาท" in TEXT and round(left) == 150
    drawn = (UNIT / "pictures/cap.svg").read_text(encoding="utf-8")
    assert all(f">{cap}<" in drawn for cap in (40, 110, 150, 200))
