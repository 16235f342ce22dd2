"""A shop in depth: pieces, parcels and money are conserved whatever a learner decides."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.journal.events import BadEvent, dump, parse
from talat.journal.play import begin, replay
from tests.talat import seasons

GOODS = ("soap", "bag", "hat")
NEXT = parse(seasons.NEXT)


@cache
def market(days=12, stock=30):
    listings = [seasons.listing(name, stock=stock) for name in GOODS]
    top = {"traffic": {"reached": 2_500, "weekday": [1] * 7, "notice": 1.0}}
    return seasons.season(GOODS, days=days, listings=listings, customers={"people": 6_000}, market=top)


def price_of(product, satang):
    return {"do": "set_price", "product": product, "satang": satang}


def order_of(supplier, product, pieces):
    return {"do": "buy_stock", "supplier": supplier, "product": product, "pieces": pieces}


def photo_of(product, photo):
    return {"do": "choose_photo", "product": product, "photo": photo}


def cut_of(percent):
    return {"do": "join_sale", "sale": "ten-ten", "percent": percent}


names = st.sampled_from(GOODS)
money = st.integers(0, 30_000)
RAW = st.one_of(
    st.builds(price_of, names, st.integers(100, 10_000_000)),
    st.builds(price_of, names, st.integers(2_000, 20_000)),
    st.builds(order_of, st.just("near"), names, st.integers(1, 10_000)),
    st.builds(order_of, st.just("far"), names, st.integers(1, 200)),
    st.builds(lambda a, b: {"do": "set_voucher", "off": a, "least": b}, money, money),
    st.builds(lambda a: {"do": "set_bundle", "product": "soap", "partner": "bag", "off": a}, money),
    st.builds(cut_of, st.sampled_from([0, 5, 10, 50, 90])),
    st.builds(lambda a: {"do": "offer_cod", "on": a}, st.booleans()),
    st.builds(lambda by: {"do": "set_shipping", "paid_by": by}, st.sampled_from(["shop", "buyer"])),
    st.builds(photo_of, names, st.sampled_from(["dark", "vivid"])),
    *[st.just(seasons.NEXT)] * 3,
)


def played(raws, seed=1, **about):
    play = begin(market(**about), seed)
    for raw in raws:
        try:
            play.apply(parse(raw))
        except BadEvent:
            continue
    return play


@given(st.integers(0, 2**63 - 1), st.lists(RAW, max_size=45))
@settings(max_examples=40, deadline=None)
def test_money_pieces_and_parcels_are_conserved_whatever_is_decided(seed, raws):
    play = played([dump(event) for event in seasons.opened(market())] + raws + [seasons.NEXT] * 12, seed)
    ledger, cash = play.shop.ledger, 5_000_000
    assert sum(ledger.balances.values()) == 0
    assert play.shop.store.worth.sum() == ledger["stock"]
    assert (play.shop.store.pieces >= 0).all() and (play.shop.store.worth >= 0).all()
    for day in play.days:
        assert dict(day.balances)["cash"] == cash + sum(dict(day.flows).values())
        cash = dict(day.balances)["cash"]
        assert sum(dict(day.balances).values()) == 0
        for product in day.products:
            assert product.reached >= product.noticed >= product.visits >= product.baskets
            assert product.baskets >= product.orders + product.missed
            assert product.orders <= product.pieces
    assert sum(day.profit for day in play.days) == ledger.profit
    _pieces_are_conserved(play)
    _parcels_are_conserved(play)


def _pieces_are_conserved(play):
    bought = sum(purchase.pieces for purchase in play.purchases)
    sold = spoiled = 0
    for book in play.books:
        parcels, two = book.sent, 1 + (book.sent.second >= 0)
        sold += int(two[parcels.kept].sum())
        spoiled += int(two[~parcels.kept & ~parcels.fit].sum())
    unsettled = play.shop.under_way.sum()
    for batches in play.shop._batches.values():  # their fate is known to the engine, not yet to the shop
        for parcel in (batch.sent for batch in batches):
            two = 1 + (parcel.second >= 0)
            sold -= int(two[parcel.kept].sum())
            spoiled -= int(two[~parcel.kept & ~parcel.fit].sum())
    for batches in play.shop._back.values():
        spoiled -= sum(int((1 + (p.second >= 0))[~p.fit].sum()) for p in batches)
    here = play.shop.store.pieces.sum() + play.shop.ordered.sum()
    assert 3 * 30 + bought == here + unsettled + sold + spoiled


def _parcels_are_conserved(play):
    sent = sum(book.sent.person.size for book in play.books)
    came = sum(book.came.person.size for book in play.books)
    waiting = sum(batch.sent.person.size for batches in play.shop._batches.values() for batch in batches)
    assert sent == came + waiting == sum(day.orders for day in play.days)


def test_profit_by_the_books_is_what_the_orders_earned_once_all_is_settled():
    play = replay(market(days=40), 5, seasons.opened(market(days=40)) + [NEXT] * 10)
    earned = sum(day.earned for day in play.days)
    unpriced = {"do": "set_price", "satang": 10_000_000}
    for name in GOODS:
        play.apply(parse({**unpriced, "product": name}))
    for _ in range(30):
        play.apply(NEXT)
    assert sum(day.orders for day in play.days[10:]) == 0
    balances = dict(play.days[-1].balances)
    assert balances["carrier"] == balances["platform"] == balances["out"] == 0
    assert play.summary.profit == earned != 0


def test_nothing_decided_is_no_event_of_chance():
    one, two = (replay(market(), 9, seasons.restocked(market())) for _ in range(2))
    assert one.days == two.days and one.purchases == two.purchases
    assert replay(market(), 10, seasons.restocked(market())).days != one.days


def test_cash_on_delivery_waits_five_days_and_refunds_fifteen():
    play = replay(market(days=40), 3, seasons.opened(market(days=40)) + [NEXT] * 36)
    first = next(book for book in play.books if (book.came.cod & book.came.kept).any())
    day = first.morning.luck
    assert not any("cod" in dict(d.flows) for d in play.days[: day + 4])
    assert "cod" in dict(play.days[day + 4].flows)
    assert dict(play.days[day - 1].balances)["carrier"] > 0


def test_stock_is_bought_from_cash_and_no_further_than_it_goes():
    play = played([{"do": "buy_stock", "supplier": "near", "product": "bag", "pieces": 10_000}])
    bought = play.purchases[0]
    assert (bought.pieces, bought.satang) == (5_000_000 // 6_800, 5_000_000 // 6_800 * 6_800)
    assert 0 <= play.cash < 6_800
    play.apply(parse({"do": "buy_stock", "supplier": "far", "product": "hat", "pieces": 60}))
    assert play.purchases[1].pieces == 0


def test_pieces_come_after_the_lead_time():
    play = played([dump(e) for e in seasons.opened(market())]
                  + [{"do": "buy_stock", "supplier": "near", "product": "bag", "pieces": 50}])  # fmt: skip
    due = play.purchases[0].due
    assert 3 <= due <= 6
    for _ in range(due):
        play.apply(NEXT)
    assert [day.products[1].arrived for day in play.days] == [0] * (due - 1) + [50]


def test_sold_out_loses_sales_and_rank():
    few = seasons.opened(market(days=12, stock=1)) + [NEXT] * 12
    many = seasons.opened(market(days=12, stock=300)) + [NEXT] * 12
    scarce, plenty = (
        [replay(market(days=12, stock=stock), seed, events) for seed in range(6)]
        for stock, events in ((1, few), (300, many))
    )
    assert sum(p.summary.orders for p in scarce) < sum(p.summary.orders for p in plenty) / 2

    def last_place(plays):
        return sum(product.place for play in plays for product in play.days[-1].products)

    assert last_place(scarce) > last_place(plenty)


def refused(raw):
    with pytest.raises(BadEvent):
        begin(market(), 1).apply(parse(raw))


@pytest.mark.parametrize("raw", [
    {"do": "set_price", "satang": 5_000},
    {"do": "set_price", "satang": 5_000, "product": "car"},
    {"do": "choose_photo", "photo": "other", "product": "soap"},
    {"do": "buy_stock", "supplier": "moon", "product": "soap", "pieces": 5},
    {"do": "set_bundle", "product": "soap", "partner": "car", "off": 5},
    {"do": "join_sale", "sale": "never", "percent": 10},
    {"do": "join_sale", "sale": "ten-ten", "percent": 9},
])  # fmt: skip
def test_names_of_no_such_thing_are_refused(raw):
    refused(raw)


def test_a_product_without_a_price_is_not_on_the_page():
    play = played([{"do": "set_price", "product": "bag", "satang": 14_900}, *[seasons.NEXT] * 5])
    assert sum(day.products[0].visits for day in play.days) == 0
    assert sum(day.products[1].visits for day in play.days) > 0


def test_unit_cost_can_be_asked_of_each_product():
    play = begin(market(), 1)
    assert play.unit_cost(14_900, product="bag").goods == 6_800
    with pytest.raises(ValueError, match="price"):
        play.unit_cost(product="hat")


def test_the_one_product_market_plays_through_the_season_engine_too():
    plain = seasons.season(("bag",), days=5, listings=[], suppliers=[], kinds=[], sale_days=[])
    play = replay(plain, 1, [parse({"do": "set_price", "satang": 14_900}), NEXT, NEXT])
    assert play.days[1].products[0].product == "main"
