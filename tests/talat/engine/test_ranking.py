"""Places on the page: what earns one and what costs one."""

import numpy as np
import pytest

from talat.engine import ranking

ONE, NONE, NO = np.ones(1), np.zeros(1, dtype=np.int64), np.zeros(1, dtype=bool)


def after(days=7, visits=50, orders=1, late=0, empty=False, sale=False):
    record = ranking.first_record(1)
    for _ in range(days):
        counts = (np.array([number]) for number in (visits, orders, late))
        record = ranking.remember(record, *counts, np.array([empty]), sale)
    return record


def score(record=None, relevance=1.0, reviews=30, stars=4.5):
    record = ranking.first_record(1) if record is None else record
    return float(ranking.score(relevance * ONE, record, np.array([reviews]), np.array([stars]))[0])


@pytest.mark.parametrize(("better", "worse"), [
    ({"relevance": 1.0}, {"relevance": 0.4}),
    ({"stars": 4.9}, {"stars": 3.5}),
    ({"reviews": 300}, {"reviews": 3}),
    ({"record": after(orders=4)}, {"record": after(orders=0)}),
    ({"record": after()}, {"record": after(late=1)}),
    ({"record": after()}, {"record": after(empty=True)}),
])  # fmt: skip
def test_the_score_follows_what_a_shop_does(better, worse):
    assert score(**better) > score(**worse)


def test_a_double_day_is_not_remembered_as_conversion():
    assert after(orders=40, sale=True).conversion == ranking.first_record(1).conversion


def test_a_week_without_visits_forgets_nothing():
    assert after(visits=0, orders=0).conversion == ranking.first_record(1).conversion


def test_places_by_hand():
    same = np.ones((1, 2), dtype=bool)
    # Level with two shops: half of each one's crowd of two stands before us.
    assert ranking.place(ONE, np.ones(2), same, np.ones(2)) == pytest.approx(1 + 2 * 2 * 0.5)
    assert ranking.place(ONE, np.ones(2), same, np.zeros(2)) == pytest.approx(1 + 2 * 1 * 0.5)
    assert ranking.place(ONE, np.ones(2), ~same, np.ones(2)) == 1.0


def test_notice_is_whole_millionths_and_falls():
    found = ranking.notice(0.6, np.array([1.0, 2.0, 10.0]))
    assert found[0] == 0.6 and (np.diff(found) < 0).all()
    assert np.array_equal(found * 1e6, np.rint(found * 1e6))
