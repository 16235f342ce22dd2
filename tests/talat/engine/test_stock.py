"""Pieces and their worth: nothing appears, nothing vanishes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from talat.engine import stock
from talat.engine.shop import spread


def store(pieces, worth, quality=800_000):
    return stock.Store(*(np.array(x, dtype=np.int64) for x in (pieces, worth, [quality] * len(pieces))))


def test_first_come_first_served():
    wanted, moment = np.array([0, 0, 1, 0]), np.array([20.0, 8.0, 9.0, 12.0])
    assert stock.served(wanted, np.array([2, 1]), moment).tolist() == [False, True, True, True]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.floats(0, 24)), max_size=60),
    st.lists(st.integers(0, 9), min_size=4, max_size=4),
)
def test_served_is_the_queue_one_by_one(buyers, pieces):
    wanted = np.array([product for product, _ in buyers], dtype=np.int64)
    moment = np.array([hour for _, hour in buyers])
    left, expected = list(pieces), [False] * len(buyers)
    for at in sorted(range(len(buyers)), key=lambda n: (moment[n], n)):
        if left[wanted[at]]:
            left[wanted[at]] -= 1
            expected[at] = True
    assert stock.served(wanted, np.array(pieces), moment).tolist() == expected


@given(st.integers(1, 500), st.integers(0, 10**9), st.data())
def test_worth_leaves_with_the_pieces_to_the_last_satang(pieces, worth, data):
    now, gone, first = store([pieces], [worth]), 0, pieces
    while first:
        some = data.draw(st.integers(1, first))
        now, left = stock.leave(now, np.array([some]))
        gone, first = gone + int(left[0]), first - some
        assert now.worth[0] >= 0
    assert (int(now.pieces[0]), int(now.worth[0]), gone) == (0, 0, worth)


def test_quality_of_a_mixed_store_is_the_mean_of_its_pieces():
    found = stock.arrive(store([10], [1_000], 800_000), 0, 30, 6_000, 400_000)
    assert (found.pieces[0], found.worth[0], found.quality[0]) == (40, 7_000, 500_000)


@given(st.integers(0, 10**12), st.integers(0, 300))
def test_spread_is_whole_and_exact(total, count):
    parts = spread(total, count)
    assert parts.size == count
    if count:
        assert parts.sum() == total and parts.max() - parts.min() <= 1
