"""One day of several products: what must hold whatever the morning."""

from dataclasses import fields, replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.engine import shopday
from talat.engine.parameters import SHOPPERS
from talat.journal.events import parse
from talat.journal.play import replay
from tests.talat import seasons

NEXT = parse(seasons.NEXT)


@cache
def play():
    market = seasons.season(("soap", "soap-big", "bag", "hat"), days=20)
    return replay(market, 11, seasons.opened(market) + [NEXT] * 9)


def sell(luck=1, only=None, front=None, **changed):
    morning = play().books[-1].morning
    shown = replace(morning.front, **(front or {}))
    morning = replace(morning, luck=luck, front=shown, **changed)
    return shopday.sell(play().stage, play().shop.people, morning, 11, only)


def orders(sold):
    return np.bincount(sold.orders.product, minlength=4)


@given(
    st.integers(1, 10**6),
    st.lists(st.integers(1, 10**7), min_size=4, max_size=4),
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
    st.integers(0, 10**7),
    st.integers(0, 10**7),
    st.lists(st.tuples(st.integers(0, 10**6), st.floats(1, 5)), min_size=4, max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_each_step_keeps_a_part_of_the_one_before(luck, price, pieces, off, bundle, reviews):
    shown = {"price": np.array(price), "voucher_off": off, "partner": np.array([2, -1, 0, 2])}
    shown |= {"partner_off": bundle}
    number, stars = (np.array(column) for column in zip(*reviews, strict=True))
    sold = sell(luck, front=shown, pieces=np.array(pieces), reviews=number, stars=stars)
    assert (sold.reached >= sold.noticed).all() and (sold.noticed >= sold.visits).all()
    assert (sold.visits >= sold.baskets).all() and (sold.visits >= sold.mobile).all()
    assert (sold.baskets >= orders(sold) + sold.missed).all()
    second = sold.orders.second[sold.orders.second >= 0]
    assert (orders(sold) + np.bincount(second, minlength=4) <= pieces).all()
    assert (sold.orders.goods > 0).all()
    assert (sold.visits[np.array(pieces) == 0] == 0).all()


@given(st.integers(1, 10**6), st.integers(0, 2**32))
@settings(max_examples=15, deadline=None)
def test_two_halves_of_the_town_are_the_whole_town(luck, split):
    mine = np.random.Generator(np.random.Philox(split)).random(play().stage.people) < 0.4
    whole, one, two = sell(luck), sell(luck, mine), sell(luck, ~mine)
    assert whole.came == one.came + two.came
    for name in ("reached", "noticed", "visits", "baskets", "missed", "mobile"):
        assert np.array_equal(getattr(whole, name), getattr(one, name) + getattr(two, name)), name
    assert sorted(whole.orders.person) == sorted([*one.orders.person, *two.orders.person])


def test_one_person_alone_does_as_in_the_crowd():
    whole = sell(3)
    for at in range(whole.orders.person.size):
        only = np.zeros(play().stage.people, dtype=bool)
        only[whole.orders.person[at]] = True
        alone = sell(3, only).orders
        for field in fields(alone):
            assert getattr(alone, field.name)[0] == getattr(whole.orders, field.name)[at], field.name


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"price": 0.8}, {"price": 1.25}),
        ({"clarity": np.ones(4)}, {"clarity": np.zeros(4)}),
        ({"shipping": 0}, {"shipping": 6_000}),
        ({"voucher_off": 3_000}, {"voucher_off": 0}),
        ({"sign": np.ones(4, dtype=bool)}, {"sign": np.zeros(4, dtype=bool)}),
    ],
)
def test_sales_follow_what_is_shown(better, worse):
    def total(shown):
        times = shown.get("price")
        if times:
            shown = {"price": np.rint(play().books[-1].morning.front.price * times).astype(np.int64)}
        return sum(orders(sell(luck, front=shown)).sum() for luck in range(60))

    assert total(better) > 1.05 * total(worse)


def test_a_product_takes_buyers_from_the_one_beside_it():
    price = play().books[-1].morning.front.price
    cheap, dear = price.copy(), price.copy()
    cheap[1], dear[1] = price[1] // 2, price[1] * 50
    beside_cheap = sum(sell(luck, front={"price": cheap}).visits[0] for luck in range(40))
    beside_dear = sum(sell(luck, front={"price": dear}).visits[0] for luck in range(40))
    assert beside_cheap < beside_dear


def test_without_cash_on_delivery_nobody_pays_at_the_door():
    assert not sell(front={"cod": False}).orders.cod.any()
    assert sum(sell(luck).orders.cod.sum() for luck in range(40)) > 0


def test_without_cash_on_delivery_part_of_those_who_wanted_it_are_lost_and_nobody_else():
    wanted = lost = 0
    cheap = {"price": play().books[-1].morning.front.price // 3}  # so that there are many buyers
    for luck in range(120):
        whole, without = sell(luck, front=cheap), sell(luck, front={**cheap, "cod": False})
        paid_before = whole.orders.person[~whole.orders.cod]
        assert set(paid_before) <= set(without.orders.person) <= set(whole.orders.person)
        assert np.array_equal(whole.baskets, without.baskets)
        wanted += whole.orders.cod.sum()
        lost += whole.orders.person.size - without.orders.person.size
    assert wanted > 200 and abs(lost / wanted - (1 - SHOPPERS.without_cod)) < 0.08


def test_a_bundle_sells_partners():
    shown = {"partner": np.array([2, -1, -1, -1]), "partner_off": 6_000}
    seconds = np.concatenate([sell(luck, front=shown).orders.second for luck in range(60)])
    assert (seconds == 2).any() and set(seconds) <= {-1, 2}


def test_those_who_know_the_shop_come_on_purpose():
    following = play().books[-1].morning.following
    fans = replace(following, knows=np.ones_like(following.knows), pleased=np.full_like(following.pleased, 3))
    assert sell(following=fans).direct > 10 * sell().direct
    cross = replace(fans, pleased=np.full_like(following.pleased, -1))
    assert sell(following=cross).direct == 0
