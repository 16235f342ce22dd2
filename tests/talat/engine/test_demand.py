"""Tastes and choices, against values worked out by hand."""

import numpy as np
import pytest

from talat.engine import demand
from tests.talat.engine import arenas


def people(sensitivity=1.0, budget=1e9, photo=1.0, trust=1.0):
    values = (sensitivity, budget, photo, trust, 0.5)
    return demand.Shoppers(*(np.array([float(value)]) for value in values))


def test_share_among_ours_one_equal_rival_and_nothing_is_a_third():
    assert demand.share_ours(np.array([0.0]), np.array([1.0])) == pytest.approx(1 / 3)


def test_share_without_rivals_is_the_logistic_curve():
    assert demand.share_ours(np.array([np.log(3.0)])) == pytest.approx(0.75)


def test_pull_adds_shops():
    assert demand.pull(np.log(np.array([[1.0], [2.0]]))) == pytest.approx(3.0)


def test_look_at_reference_price_is_base_and_photo_and_half_the_reviews():
    found = demand.wish_to_look(arenas.offer(reviews=np.e - 1, stars=4.5), arenas.response(), people())
    assert found == pytest.approx(-1.0 + 0.7 * 0.8 + 0.5 * 0.236)


def test_double_price_lowers_the_look_by_its_weight_times_ln_2():
    one, two = (
        demand.wish_to_look(arenas.offer(price=p), arenas.response(), people(1.5)) for p in (1e4, 2e4)
    )
    assert one - two == pytest.approx(0.8 * 1.5 * np.log(2.0))


def test_shipping_is_felt_more_than_its_baht():
    assert demand.felt_price(arenas.offer(price=10_000, shipping=3_000), arenas.response()) == 13_600


def test_nobody_pays_beyond_the_budget():
    wish = demand.wish_to_pay(arenas.offer(price=10_000, shipping=0), arenas.response(), people(budget=9_999))
    assert demand.share_ours(wish) == 0.0


def test_one_can_pay_the_last_baht_of_the_budget():
    wish = demand.wish_to_pay(
        arenas.offer(price=10_000, shipping=0), arenas.response(), people(budget=10_000)
    )
    assert demand.share_ours(wish) > 0.5


def test_without_weights_nothing_about_the_offer_counts():
    flat = arenas.response(look_price=0, look_photo=0, review_count=0, review_stars=0)
    dear, cheap = (
        demand.wish_to_look(arenas.offer(price=p, clarity=c, stars=s), flat, people())
        for p, c, s in ((90_000, 0, 1), (100, 1, 5))
    )
    assert dear == cheap == -1.0


def test_draws_choose_the_segment_by_its_share():
    made = demand.shoppers(
        arenas.segments(), np.array([0.0, 0.49, 0.5, 0.999]), taste=np.zeros(4), budget=np.zeros(4)
    )
    assert made.sensitivity.tolist() == [1.2, 1.2, 0.8, 0.8]
    assert made.budget.tolist() == [20_000.0] * 4
