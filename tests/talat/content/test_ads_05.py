"""The numbers in the lesson of audiences are the market's and its own sums."""

from pathlib import Path

from talat.journal.play import begin
from talat.scenarios.exercise import load_exercise
from talat.scenarios.page_market import SPECIAL

UNIT = Path("notebooks/courses/facebook-ads/ads-05")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
MARKET = load_exercise(UNIT).exercise
SPENT = 4_100  # baht, of each crowd in the lesson's table


def test_two_crowds_of_the_same_money():
    for clicks, orders in ((1_340, 9), (1_157, 53)):
        assert f"| {clicks:,} | {SPENT / clicks:.2f} บาท | {orders} | {SPENT / orders:.2f} บาท |" in TEXT
    left = begin(MARKET, 1).left_of_an_order() / 100
    assert f"เหลือก่อนค่าโฆษณา {left:.2f} บาท" in TEXT and f"{left:.2f} − {SPENT / 53:.2f} =" in TEXT
    assert 5.5 < (SPENT / 9) / (SPENT / 53) < 6  # "almost six times"


def test_the_overlap_is_the_one_drawn():
    drawn = (UNIT / "pictures/overlap.svg").read_text(encoding="utf-8")
    both, one, two = 7_500, 30_000, 40_000
    assert all(f">{number:,}<" in drawn for number in (both, one - both, two - both))
    assert f"{one:,} คน" in TEXT and f"{two:,} คน" in TEXT


def test_placements_and_special_categories_are_all_told():
    assert all(place.title in TEXT for place in MARKET.placements)
    assert len(SPECIAL) == 5 and "ที่อยู่อาศัย งาน เงินกู้ หรือการเมืองและสังคม" in TEXT
