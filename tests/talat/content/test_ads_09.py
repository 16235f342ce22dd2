"""The numbers in the lesson of measuring are the market's and its own sums."""

from pathlib import Path

from talat.engine import metrics
from talat.journal.play import begin
from talat.scenarios.exercise import load_exercise
from talat.scenarios.law import book

UNIT = Path("notebooks/courses/facebook-ads/ads-09")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
MARKET = load_exercise(UNIT).exercise
SPENT, VIEWS, CLICKS, ORDERS = 210_000, 35_000, 560, 21  # the lesson's week


def test_the_week_is_counted_as_the_dashboard_counts():
    assert f"{metrics.cpm(SPENT, VIEWS) / 100:.2f} บาท" in TEXT
    assert f"{metrics.ctr(CLICKS, VIEWS) * 100:.1f} ใน 100" in TEXT
    assert f"| {metrics.cpc(SPENT, CLICKS) / 100:.2f} บาท |" in TEXT
    assert f"{metrics.conversion(ORDERS, CLICKS) * 100:.2f} ใน 100" in TEXT
    assert f"{metrics.cpa(SPENT, ORDERS) / 100:.2f} บาท" in TEXT
    assert f"{metrics.roas(ORDERS * MARKET.price, SPENT):.2f} เท่า" in TEXT
    drawn = (UNIT / "pictures/funnel.svg").read_text(encoding="utf-8")
    assert all(f">{number:,}<" in drawn for number in (VIEWS, CLICKS, ORDERS))


def test_what_an_order_leaves_is_what_the_market_says():
    left = begin(MARKET, 1).left_of_an_order()
    assert f"เหลือก่อนค่าโฆษณา {left / 100:.2f} บาท" in TEXT
    assert f"= {(left - SPENT // ORDERS) * ORDERS / 100:.2f} บาท" in TEXT
    assert f"= {MARKET.price / left:.2f} เท่า" in TEXT


def test_the_holdout_of_the_lesson_adds_up():
    people, orders = (80_000, 20_000), (48, 3)
    assert f"| คน | {people[0]:,} | {people[1]:,} |" in TEXT
    assert f"| ซื้อ | {orders[0]} ออเดอร์ | {orders[1]} ออเดอร์ |" in TEXT
    rates = [bought * 10_000 / crowd for bought, crowd in zip(orders, people, strict=True)]
    assert f"| ซื้อต่อหมื่นคน | {rates[0]:.1f} | {rates[1]:.1f} |" in TEXT
    drawn = (UNIT / "pictures/holdout.svg").read_text(encoding="utf-8")
    assert all(f">{rate:.1f}<" in drawn for rate in rates)


def test_the_warning_is_that_of_the_table():
    (rule,) = [rule for rule in book().rules if rule.id == "record-sales"]
    assert rule.valid_from.isoformat() == "2025-10-01" and "เดือนตุลาคม 2568" in TEXT
