"""Conserved whatever happens: pieces and their worth, places and records, who knows the shop, fates, fees."""

import math
from dataclasses import fields, is_dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.engine import finance, pageorders, ranking, shopbook, stock, town
from talat.engine.parameters import PAGE, RENOWN
from talat.engine.ranking import PPM
from tests.talat import seasons
from tests.talat.journal.test_season_play import RAW, market, played

counts = st.integers(0, 10**6)
money = st.integers(0, 10**9)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 50), money), max_size=40))
def test_pieces_and_their_worth_come_and_go_to_the_last_one(steps):
    now = stock.Store(*np.zeros((3, 1), dtype=np.int64))
    pieces = worth = 0
    for arrives, number, satang in steps:
        if arrives:
            now = stock.arrive(now, 0, number, satang, 700_000)
            pieces, worth = pieces + number, worth + satang
        else:
            some = min(number, int(now.pieces[0]))
            now, left = stock.leave(now, np.array([some]))
            pieces, worth = pieces - some, worth - int(left[0])
        assert (int(now.pieces[0]), int(now.worth[0])) == (pieces, worth)
        assert pieces >= 0 and worth >= 0 and (worth == 0 or pieces > 0)
        assert 0 <= now.quality[0] <= PPM


@given(
    st.lists(st.tuples(counts, counts, counts, st.booleans(), st.booleans()), max_size=20),
    st.integers(0, 10**6),
    st.floats(1, 5),
    st.floats(0, 1),
)
def test_records_scores_and_places_stay_within_their_bounds(days, reviews, stars, relevance):
    record = ranking.first_record(1)
    for visits, orders, late, empty, sale in days:
        visits = max(visits, orders)
        told = (np.array([one]) for one in (visits, orders, min(late, orders), empty))
        record = ranking.remember(record, *told, sale)
        assert all(0 <= int(part[0]) <= PPM for part in vars(record).values())
    score = ranking.score(np.array([relevance]), record, np.array([reviews]), np.array([stars]))
    place = ranking.place(score, np.array([0.5, 0.9]), np.ones((1, 2), dtype=bool), np.ones(2))
    assert np.isfinite(score).all() and place[0] >= 1.0
    assert 0 <= ranking.notice(0.8, place)[0] <= 0.8


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 99), st.booleans()), max_size=8), max_size=15),
    st.integers(0, 9),
)
def test_nobody_forgets_the_shop_and_every_buyer_knows_it(days, seed):
    now = town.first_following(100, 0.1, seed)
    for day, sold in enumerate(days, 1):
        before, buyers = now.knows, np.array([who for who, _ in sold], dtype=np.int64)
        now = town.talk(now, buyers, np.array([glad for _, glad in sold], dtype=bool), seed, day)
        assert np.all(now.knows[before]) and np.all(now.knows[buyers])
        assert now.pleased.min() >= -1 and now.pleased.max() <= RENOWN.loyal_most
        assert now.told == np.count_nonzero(now.pleased > 0) <= now.number


@given(st.lists(st.lists(st.integers(0, 9), max_size=12), max_size=60))
def test_a_click_stays_in_mind_and_fades_by_half(days):
    mind, clicks = np.zeros(10, dtype=np.int64), 0
    for clickers in days:
        before = mind
        mind = pageorders.kept_in_mind(mind, np.array(clickers, dtype=np.int64))
        clicks += len(clickers)
        assert (mind >= 0).all() and mind.sum() <= clicks * PPM
        assert (mind <= before + PPM * np.bincount(np.array(clickers, dtype=np.int64), minlength=10)).all()
    once = pageorders.kept_in_mind(np.zeros(1, dtype=np.int64), np.array([0]))
    for _ in range(round(PAGE.minded_half)):
        once = pageorders.kept_in_mind(once, np.zeros(0, dtype=np.int64))
    assert abs(int(once[0]) - PPM // 2) < PPM // 1_000


rows = st.lists(
    st.builds(
        finance.Fee,
        code=st.just("fee"),
        title=st.just("ค่าธรรมเนียม"),
        base=st.sampled_from(["item", "paid", "order"]),
        ppm=st.integers(0, 200_000),
        flat=st.integers(0, 5_000),
        cap=st.none() | st.integers(0, 20_000),
    ),
    max_size=4,
)


@given(rows, st.lists(st.tuples(st.integers(1, 10**7), st.integers(0, 10**5)), min_size=1, max_size=30))
def test_fees_of_many_orders_are_those_of_each_one(fees, orders):
    goods = np.array([price for price, _ in orders])
    paid = goods + np.array([shipping for _, shipping in orders])
    together = shopbook.fee_of(tuple(fees), goods, paid)
    alone = [
        sum(finance.fee_of(fee, int(g), int(p)) for fee in fees) for g, p in zip(goods, paid, strict=True)
    ]
    assert together.tolist() == alone


def test_every_parcel_has_one_fate_and_comes_after_it_left():
    whole = played([{"do": "set_price", "product": "bag", "satang": 12_900}, *[seasons.NEXT] * 12])
    assert sum(book.sent.person.size for book in whole.books) > 0
    for day, book in enumerate(whole.books, 1):
        sent = book.sent
        assert np.all(sent.refused.astype(int) + sent.returned + sent.kept == 1)
        assert np.all(sent.due > day - 1) and np.all((sent.stars >= 1) & (sent.stars <= 5))


def numbers_in(value):
    """Every number inside dataclasses, tuples and arrays."""
    if is_dataclass(value):
        for one in fields(value):
            yield from numbers_in(getattr(value, one.name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from numbers_in(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from numbers_in(one)
    elif isinstance(value, np.ndarray):
        yield from (float(one) for one in value.ravel() if value.dtype.kind in "fiub")
    elif isinstance(value, (int, float)):
        yield value


@given(st.integers(0, 2**62), st.lists(RAW, max_size=20))
@settings(max_examples=15, deadline=None)
def test_no_decision_makes_a_number_that_is_none(seed, raws):
    opening = [{"do": "set_price", "product": "bag", "satang": 12_900}]
    play = played(opening + raws + [seasons.NEXT] * 3, seed)
    assert play.days and market().days >= len(play.days)
    assert all(math.isfinite(one) for one in numbers_in(play.days))
    assert all(math.isfinite(one) for one in numbers_in(play.summary))
