"""What the coach of a season's shop sees, and that it asks and never tells."""

import re

import pytest

from talat.apps.storefront.season import patterns
from tests.talat.apps.storefront.season.conftest import day_by_day, save

ALL = [*patterns.BEFORE, *(pattern for row in patterns.PLACES.values() for pattern in row)]
TELLS = re.compile("ควร|ต้องลด|ต้องขึ้น|ให้ลด|ให้ขึ้น|อย่า(?!ง)")


def asked(shop, pattern):
    return pattern(shop.play)


@pytest.mark.parametrize("pattern", dict.fromkeys(ALL), ids=lambda pattern: pattern.__name__)
def test_every_pattern_asks_in_thai_and_tells_nothing(pattern):
    said = " ".join(pattern.__doc__.split())
    assert re.search("ไหม|ไหน|อะไร|เท่าไร|กี่|อย่างไร|หรือ|ทายในใจ|วันไหน", said), said
    assert not TELLS.search(said), said


def test_a_shop_without_prices_is_asked_about_costs(shop):
    assert "ค่าธรรมเนียม" in patterns.question(shop)


def test_a_priced_shop_is_asked_to_guess(selling):
    assert "ทายในใจ" in patterns.question(selling)


def test_a_loss_is_seen_with_its_amount(selling):
    assert not asked(selling, patterns.below_cost)
    save(selling, "hat", price="70")
    found = asked(selling, patterns.below_cost)
    assert found["name"] == "หมวกสาน" and found["loss"].endswith("บาท")
    assert "หมวกสาน" in patterns.question(selling)


def test_buyers_lost_to_an_empty_shelf_are_seen(selling):
    day_by_day(selling, lambda play: play.days and play.days[-1].missed)
    assert asked(selling, patterns.sold_out_lost_buyers)["missed"] == selling.play.days[-1].missed


def test_a_double_day_is_asked_about_until_it_is_joined(selling):
    for _ in range(6):
        selling.decide({"do": "next_day"})
    assert asked(selling, patterns.sale_day_near)["title"] == "วันสิบสิบ"
    selling.decide({"do": "join_sale", "sale": "ten-ten", "percent-ten-ten": "10"})
    assert not asked(selling, patterns.sale_day_near)


def test_days_after_a_double_day_are_asked_about(sold):
    assert [day.day for day in sold.play.days if day.sale] == [10]
    del sold.play.days[12:]
    assert asked(sold, patterns.quiet_after_sale)


def test_many_changes_at_once_are_seen(selling):
    selling.decide({"do": "next_day"})
    selling.decide({"do": "next_day"})
    assert not asked(selling, patterns.everything_changed_at_once)
    for product, price in (("soap", "69"), ("bag", "169"), ("hat", "139")):
        save(selling, product, price=price)
    selling.decide({"do": "next_day"})
    assert asked(selling, patterns.everything_changed_at_once)


def test_prices_that_never_moved_are_seen(sold):
    assert asked(sold, patterns.prices_never_moved)["days"] == patterns.STILL
    save(sold, "soap", price="61")
    sold.decide({"do": "next_day"})
    assert not asked(sold, patterns.prices_never_moved)


def test_cash_that_falls_while_profit_grows_is_seen(selling):
    for _ in range(9):
        selling.decide({"do": "next_day"})
    assert not asked(selling, patterns.cash_falls_while_profit_grows)
    selling.decide({"do": "buy_stock", "product": "bag", "supplier": "near", "pieces": "300"})
    selling.decide({"do": "next_day"})
    assert asked(selling, patterns.cash_falls_while_profit_grows)


def test_a_full_store_is_asked_about_near_the_end_only(selling):
    selling.decide({"do": "buy_stock", "product": "bag", "supplier": "near", "pieces": "500"})
    selling.decide({"do": "next_day"})
    assert not asked(selling, patterns.full_store_at_the_end)
    while selling.play.market.days - len(selling.play.days) > patterns.LAST_DAYS:
        selling.decide({"do": "next_day"})
    assert asked(selling, patterns.full_store_at_the_end)["left"] == patterns.LAST_DAYS


def test_it_is_silent_where_it_has_nothing_to_ask(sold):
    sold.decide({"do": "open_screen", "screen": "calendar"})
    assert patterns.question(sold) == ""
