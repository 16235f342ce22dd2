"""Parcels: when they come, who refuses, and what buyers think."""

from dataclasses import replace

import numpy as np
import pytest

from talat.engine import parcels
from tests.talat.engine.test_shopday import play


def dispatch(quality=0.8, backlog=0, capacity=60, honesty=1.0):
    """Many days' orders of one shop sent on one day."""
    book = play().books[-1]
    size = 8_000
    who = np.arange(size)
    orders = replace(
        book.sold.orders, person=who, product=who % 4, second=np.full(size, -1), goods=np.full(size, 9_900),
        hour=np.zeros(size), cod=who % 2 == 0, mobile=who % 3 == 0, direct=who < 0,
    )  # fmt: skip
    morning = replace(book.morning, front=replace(book.morning.front, honesty=np.full(4, honesty)))
    rules = replace(play().carriage, capacity=capacity)
    worth = np.full(size, 5_000)
    return parcels.dispatch(rules, play().stage, morning, orders, np.full(4, quality), worth, backlog, 5, 10)


def test_parcels_come_after_their_days_on_the_way():
    sent = dispatch(capacity=10**6)
    assert set(sent.due) == {11, 12, 13, 14}
    assert not sent.late.any()


def test_what_cannot_be_packed_today_leaves_late():
    sent = dispatch(backlog=50, capacity=1_000)
    assert sent.late.sum() == 8_000 - 950
    assert sent.due.max() > 17


def test_shares_of_refusals_and_returns_are_the_written_ones():
    sent, rules = dispatch(), play().carriage
    assert sent.refused[sent.cod].mean() == pytest.approx(rules.refuse_cod, rel=0.1)
    assert sent.refused[~sent.cod].mean() == pytest.approx(rules.refuse_paid, rel=0.3)
    assert sent.returned[~sent.refused].mean() == pytest.approx(rules.returns, rel=0.15)
    assert not (sent.refused & sent.returned).any()
    assert not (sent.refused & sent.wrote).any()


def test_bad_goods_come_back_and_earn_few_stars():
    good, bad = dispatch(quality=0.9), dispatch(quality=0.4)
    assert bad.returned.mean() > 1.5 * good.returned.mean()
    assert bad.stars.mean() < good.stars.mean() - 0.5
    assert dispatch(honesty=0.2).refused.mean() > 1.3 * dispatch().refused.mean()


def test_the_written_star_shares_are_those_of_a_usual_honest_piece():
    found = parcels.opinion(play().carriage, 0.0, 1.0, 0.8, False, False)
    assert found == pytest.approx([0.09, 0.13, 0.19, 0.33])
