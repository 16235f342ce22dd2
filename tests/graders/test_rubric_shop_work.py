"""What the shop's rubrics share: conditions, and checks that tell what was seen."""

from pathlib import Path

from graders.rubrics import shop_work
from tests.graders.attempts import NEXT, Unit, see

UNIT = Unit("shop-10", Path("notebooks/courses/online-shop"))
PAGE = {"do": "write_listing", "product": "soap", "title": "สบู่ขมิ้น สบู่สมุนไพร", "description": "ก้อนละ 100 กรัม"}
PRICE = {"do": "set_price", "product": "soap", "satang": 6_900}
BUY = {"do": "buy_stock", "supplier": "near", "product": "soap", "pieces": 20}
BAG = {"do": "set_price", "product": "bag", "satang": 9_900}


def test_conditions_ask_for_the_decision_and_a_sold_day():
    assert not shop_work.sold(UNIT.run([PRICE]))
    assert shop_work.sold(UNIT.run([PRICE, *[NEXT] * 5]))
    assert not shop_work.bought(UNIT.run([PRICE, *[NEXT] * 5]))
    assert shop_work.bought(UNIT.run([PRICE, BUY, *[NEXT] * 5]))
    assert not shop_work.wrote_pages(UNIT.run([PRICE, *[NEXT] * 5]))
    assert shop_work.wrote_pages(UNIT.run([PAGE, PRICE, *[NEXT] * 5]))


def test_a_forbidden_word_makes_the_page_faulty_and_is_quoted():
    worse = PAGE | {"description": "ก้อนละ 100 กรัม รักษาสิวหายใน 3 วัน"}
    honest, said, fix = UNIT.told(shop_work.honest, [worse, PRICE, BAG, *[NEXT] * 5])
    assert honest < 1.0 and "สบู่ขมิ้น" in said and fix.startswith("ครั้งหน้า")
    assert UNIT.share(shop_work.honest, [PAGE, PRICE, *[NEXT] * 5]) > honest


def test_a_changed_price_counts_as_seen_after_figures_of_that_day():
    start, dearer = [PRICE, *[NEXT] * 4], PRICE | {"satang": 7_900}
    assert [seen for _, seen in shop_work.price_changes(UNIT.run([*start, dearer]))] == [False]
    assert [seen for _, seen in shop_work.price_changes(UNIT.run([*start, see("numbers"), dearer]))] == [True]
    assert shop_work.price_changes(UNIT.run([PRICE, dearer])) == []  # a beginning, not a change


def test_weeks_are_counted_by_the_days_behind_them():
    run = UNIT.run([PRICE, see("numbers"), *[NEXT] * 8, see("money"), see("goods")])
    assert shop_work.weeks_looked(run) == 1 and shop_work.weeks(run) == 13
    assert shop_work.opened(run, "numbers") == {0} and shop_work.opened(run, "money") == {8}
