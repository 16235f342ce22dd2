"""Why: parts that sum to the whole, in the one-product market and in a shop in depth."""

from fractions import Fraction

import pytest

from talat.journal.events import parse
from talat.journal.play import begin, replay
from talat.journal.shop.explain import breakdown
from tests.talat import seasons
from tests.talat.journal.test_play import EXEMPLAR, MARKET
from tests.talat.journal.test_season_play import market

NEXT = parse(seasons.NEXT)


def deep_play(seed=4):
    events = seasons.opened(market()) + [NEXT] * 4
    events += [parse({"do": "set_price", "product": "bag", "satang": 9_900}), NEXT]
    events += [parse({"do": "set_voucher", "off": 1_000, "least": 5_000}), NEXT]
    events += [parse({"do": "buy_stock", "supplier": "near", "product": "soap", "pieces": 30})]
    events += [parse({"do": "join_sale", "sale": "ten-ten", "percent": 20})] + [NEXT] * 6
    return replay(market(), seed, events)


def check_sum(found):
    orders = sum((cause.orders for cause in found.causes), Fraction(0))
    money = sum((cause.money for cause in found.causes), Fraction(0))
    assert orders == found.orders_after - found.orders_before
    assert money == found.money_after - found.money_before


def test_parts_sum_to_the_whole_on_every_day():
    for play in (replay(MARKET, 7, EXEMPLAR), deep_play()):
        for day in range(2, len(play.days) + 1):
            found = breakdown(play, day)
            check_sum(found)
            assert found.orders_after == play.days[day - 1].orders
            assert found.orders_before == play.days[day - 2].orders


def test_money_is_the_days_own():
    plain, deep = replay(MARKET, 7, EXEMPLAR), deep_play()
    assert breakdown(plain, 5).money_after == plain.days[4].profit
    assert breakdown(deep, 5).money_after == deep.days[4].goods


def test_any_two_days_can_be_compared():
    found = breakdown(deep_play(), 10, against=3)
    check_sum(found)
    assert found.cause("season").orders > 0  # the tenth of October


def test_what_did_not_change_has_no_part():
    found = breakdown(deep_play(), 3)
    assert {"price", "photo", "shipping", "offers"}.isdisjoint(cause.name for cause in found.causes)
    assert found.cause("price").orders == 0
    assert breakdown(deep_play(), 5).cause("price").orders >= 0


def test_a_dearer_price_takes_orders():
    events = seasons.opened(market()) + [NEXT] * 3
    for name in ("soap", "bag", "hat"):
        events.append(parse({"do": "set_price", "product": name, "satang": 90_000}))
    taken = [breakdown(replay(market(), seed, events + [NEXT]), 4).cause("price").orders for seed in range(4)]
    assert sum(taken) < 0


def test_the_first_day_has_nothing_before_it():
    play = deep_play()
    assert play.why(1) is None
    check_sum(play.why(2))
    with pytest.raises(IndexError):
        breakdown(play, 99)
    with pytest.raises(IndexError):
        breakdown(begin(market(), 1), 1)
