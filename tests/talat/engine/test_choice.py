"""Wishes for many products at once against the one-product formulas of `demand`."""

from dataclasses import fields

import numpy as np
import pytest

from talat.engine import choice, demand
from talat.engine.demand import Response
from talat.engine.parameters import OFFERS
from tests.talat.engine import arenas

ROWS = ([0.8, 1.3, 2.0], [2e4, 9e3, 1e6], [1.0, 0.7, 1.2], [1.0, 0.5, 1.4], [0.2, 0.5, 0.4])
PEOPLE = demand.Shoppers(*(np.array(row) for row in ROWS))
NINES = [(9_900, False, OFFERS.nine), (9_950, False, OFFERS.nine), (9_000, False, 0), (9_900, True, 0)]


def many(response, size):
    return Response(*(np.full(size, getattr(response, f.name)) for f in fields(Response)))


def test_looks_keeps_and_pays_as_the_one_product_market():
    offer, plain = arenas.offer(price=9_000, reviews=40, stars=3.9), arenas.response()
    rows = many(plain, 3)
    shown = choice.standing(rows, np.full(3, 40.0), np.full(3, 3.9))
    felt = np.full(3, float(demand.felt_price(offer, plain)))
    price, clarity = np.full(3, 9_000.0), np.full(3, 0.8)
    assert choice.look(rows, price, clarity, shown, PEOPLE) == pytest.approx(
        demand.wish_to_look(offer, plain, PEOPLE)
    )
    assert choice.keep(rows, felt, clarity, shown, PEOPLE) == pytest.approx(
        demand.wish_to_keep(offer, plain, PEOPLE)
    )
    assert choice.pay(rows, felt, PEOPLE) == pytest.approx(demand.wish_to_pay(offer, plain, PEOPLE))


def test_no_reviews_are_neither_praise_nor_blame():
    assert choice.standing(arenas.response(), np.array([0.0]), np.array([0.0])) == 0.0


@pytest.mark.parametrize(("price", "sign", "wish"), NINES)
def test_a_nine_charms_unless_a_sale_sign_hangs(price, sign, wish):
    assert choice.nine_ending(np.array([price]), np.array([sign])) == wish
