"""What if: typed questions, answered by the same days with the same dice, and by other markets for luck."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.journal.decision import BadEvent
from talat.journal.events import parse
from talat.journal.play import begin, replay
from talat.journal.rerun import profit
from talat.journal.shop import questions, what_if
from talat.journal.shop.questions import CodFrom, PriceFrom, SaleAt, ShippingFrom, StockSooner
from tests.talat import seasons
from tests.talat.journal.test_play import EXEMPLAR, MARKET
from tests.talat.journal.test_season_play import NEXT, order_of, price_of

SALE = {"do": "join_sale", "sale": "ten-ten", "percent": 20}


@cache
def played(seed=3, stock=40):
    listings = [seasons.listing(name, stock=stock) for name in ("soap", "bag")]
    market = seasons.season(("soap", "bag"), days=30, listings=listings)
    raws = [NEXT] * 5 + [price_of("bag", 25_900)] + [NEXT] * 3 + [SALE] + [NEXT] * 3
    raws += [order_of("near", "bag", 40), order_of("near", "soap", 40)] + [NEXT] * 4
    events = [raw if raw is NEXT else parse(raw) for raw in raws]
    return replay(market, seed, seasons.opened(market) + events)


def test_a_price_of_an_earlier_day_stays_until_it_was_changed():
    found = what_if.answer(played(), PriceFrom(day=3, satang=5_900, product="bag"))
    assert found.title == "ถ้าวันที่ 3 ตั้งราคาของ bag 59 บาท"
    assert [one.orders[0] for one in found.days] == [day.orders for day in played().days]
    assert all(was == would for was, would in (one.orders for one in found.days[:2]))
    assert found.orders == found.would.orders - found.was.orders > 0
    assert found.profit == found.would.earned - found.was.earned
    assert found.cash == found.would.cash - found.was.cash


def test_taking_back_a_change_is_a_change_of_that_day_alone_onwards():
    kept = what_if.answer(played(), PriceFrom(day=6, satang=14_900, product="bag"))
    assert not kept.same
    again = what_if.answer(played(), PriceFrom(day=6, satang=25_900, product="bag"))
    assert again.same and (again.orders, again.profit, again.cash) == (0, 0, 0)


def test_staying_out_of_a_double_day():
    found = what_if.answer(played(), SaleAt(sale="ten-ten", percent=0))
    assert found.title == "ถ้าไม่เข้าร่วมวันสิบสิบ"
    assert all(was == would for was, would in (one.orders for one in found.days[:9]))
    assert found.would.orders < found.was.orders


def test_stock_ordered_sooner_comes_sooner():
    sooner = StockSooner(days=5)
    play = played(stock=8)
    would = play.elsewhere(play.seed, what_if.changed(play, sooner))
    assert [one.day for one in play.purchases] == [12, 12]
    assert [one.day for one in would.purchases] == [7, 7]
    assert [one.product for one in would.purchases] == ["bag", "soap"]
    assert len(would.events) == len(play.events)
    assert what_if.answer(play, sooner).missed <= 0
    only = play.elsewhere(play.seed, what_if.changed(play, StockSooner(days=14, product="soap")))
    assert [(one.day, one.product) for one in only.purchases] == [(1, "soap"), (12, "bag")]


def test_luck_is_told_by_other_markets():
    found = what_if.luck(played(), PriceFrom(day=1, satang=5_900, product="soap"), markets=6)
    assert found.markets == 6
    assert found.orders.low <= found.orders.value <= found.orders.high
    assert found == what_if.luck(played(), PriceFrom(day=1, satang=5_900, product="soap"), markets=6)
    dearer = what_if.luck(played(), PriceFrom(day=1, satang=200_000, product="bag"))
    assert dearer.markets == what_if.MOST and dearer.orders.high < 0


def test_questions_worth_asking_can_be_answered():
    asked = what_if.options(played(stock=8))
    assert {type(one) for one in asked} == {PriceFrom, StockSooner, SaleAt, ShippingFrom, CodFrom}
    assert asked[0] == PriceFrom(day=6, satang=14_900, product="bag")
    assert SaleAt(sale="ten-ten", percent=0) in asked
    for one in asked:
        assert what_if.answer(played(stock=8), one).title.startswith("ถ้า")
    assert what_if.options(begin(played().market, 1)) == ()


def test_a_shop_with_one_product_can_be_asked_too():
    play = replay(MARKET, 7, EXEMPLAR)
    found = what_if.answer(play, PriceFrom(day=1, satang=60_000))
    assert found.orders < 0 and found.cash == 0
    assert found.profit == profit(play.elsewhere(7, what_if.changed(play, found.question))) - profit(play)
    for one in what_if.options(play):
        what_if.answer(play, one)
    with pytest.raises(BadEvent):
        what_if.answer(play, CodFrom(day=1, on=False))
    with pytest.raises(BadEvent):
        what_if.answer(play, SaleAt(sale="ten-ten", percent=10))


NAMES = st.sampled_from(["soap", "bag", "car", "ten-ten", "clear", "x" * 60, ""])
RAW = st.fixed_dictionaries(
    {"ask": st.sampled_from(["price", "photo", "shipping", "cod", "sale", "stock", "moon"])},
    optional={
        "day": st.integers(-2, 40) | st.none(),
        "satang": st.integers(-5, 20_000_000),
        "product": NAMES | st.none(),
        "photo": NAMES,
        "paid_by": st.sampled_from(["buyer", "shop", "king"]),
        "on": st.booleans(),
        "sale": NAMES,
        "percent": st.integers(-5, 99),
        "days": st.integers(-3, 30),
    },
)
SHAPES = {
    "price": ("day", "satang", "product"),
    "photo": ("day", "photo", "product"),
    "shipping": ("day", "paid_by"),
    "cod": ("day", "on"),
    "sale": ("sale", "percent"),
    "stock": ("days", "product"),
}


@given(RAW, st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_typed_question_is_answered_or_refused_in_thai(raw, shaped):
    if shaped and raw["ask"] in SHAPES:
        raw = {name: value for name, value in raw.items() if name in ("ask", *SHAPES[raw["ask"]])}
    try:
        found = what_if.answer(played(), questions.read(raw))
    except BadEvent as refused:
        assert refused.message_th
        return
    assert isinstance(found.profit, int) and found.title
