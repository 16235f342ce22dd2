"""One day of a market: what must hold whatever is drawn."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.engine import funnel
from tests.talat.engine.arenas import arena, offer, response, segments

seeds = st.integers(0, 2**63 - 1)
prices = st.integers(100, 10_000_000)
COUNTS = [field.name for field in fields(funnel.Day) if field.name not in {"stars_of", "words"}]


def day(ring, seed=1, number=1, **shown):
    return funnel.step(ring, offer(**shown), funnel.draw_day(seed, number, 2_000))


@given(seeds, prices, st.floats(0, 1), st.floats(0, 1), st.integers(0, 10_000), st.floats(1, 5))
@settings(max_examples=60, deadline=None)
def test_each_step_keeps_a_part_of_the_one_before(seed, price, clarity, honesty, reviews, stars):
    found = day(arena(), seed, price=price, clarity=clarity, honesty=honesty, reviews=reviews, stars=stars)
    assert found.reached >= found.noticed >= found.clicked >= found.baskets >= found.paid >= found.cod >= 0
    assert found.paid == found.refused + found.delivered
    assert found.delivered >= found.reviews
    assert found.reviews <= found.star_total <= 5 * found.reviews
    assert found.star_total == found.stars_of.sum()


@given(seeds, prices, prices)
@settings(max_examples=60, deadline=None)
def test_whoever_buys_dear_also_buys_cheap_under_the_same_luck(seed, one, two):
    ring, luck = arena(), funnel.draw_day(seed, 1, 2_000)
    cheap, dear = (funnel.step(ring, offer(price=p), luck) for p in sorted((one, two)))
    assert cheap.clicked >= dear.clicked
    assert cheap.baskets >= dear.baskets
    assert cheap.paid >= dear.paid


@given(seeds)
@settings(max_examples=10, deadline=None)
def test_a_batch_of_offers_equals_one_by_one(seed):
    ring, luck = arena(), funnel.draw_day(seed, 2, 2_000)
    price = np.array([[5_000, 9_000, 12_000], [15_000, 20_000, 40_000]])
    together = funnel.step(ring, offer(price=price, clarity=np.full((2, 3), 0.5)), luck)
    for at in np.ndindex(2, 3):
        alone = funnel.step(ring, offer(price=price[at], clarity=0.5), luck)
        for name in COUNTS:
            assert getattr(together, name)[at] == getattr(alone, name), name


@pytest.mark.parametrize(
    ("worse", "better", "count"),
    [
        ({"clarity": 0.1}, {"clarity": 1.0}, "clicked"),
        ({"stars": 2.0}, {"stars": 4.9}, "paid"),
        ({"reviews": 0}, {"reviews": 500}, "paid"),
        ({"shipping": 6_000}, {"shipping": 0}, "paid"),
        ({"price": 20_000}, {"price": 9_000}, "paid"),
    ],
)
def test_sales_follow_what_is_shown(worse, better, count):
    ring = arena()
    low = sum(int(getattr(day(ring, seed, **worse), count)) for seed in range(20))
    high = sum(int(getattr(day(ring, seed, **better), count)) for seed in range(20))
    assert high > low * 1.05


def test_a_market_deaf_to_photos_answers_to_none():
    deaf = arena(response=response(look_photo=0, basket_photo=0))
    assert day(deaf, clarity=0.0).paid == day(deaf, clarity=1.0).paid


def test_a_misleading_photo_brings_refusals_and_few_stars():
    honest = [day(arena(), seed, honesty=1.0) for seed in range(40)]
    misled = [day(arena(), seed, honesty=0.2) for seed in range(40)]

    def mean_stars(days):
        return sum(int(d.star_total) for d in days) / sum(int(d.reviews) for d in days)

    assert sum(int(d.refused) for d in misled) > 1.3 * sum(int(d.refused) for d in honest)
    assert mean_stars(misled) < mean_stars(honest) - 1.0


def test_a_rival_that_is_nearly_free_takes_customers():
    ring = arena()
    cheaper = replace(ring.rivals, price=np.array([1_000.0]))
    assert day(replace(ring, rivals=cheaper)).clicked < day(ring).clicked


def test_empty_purses_buy_nothing():
    assert day(arena(segments=segments(budget=1.0))).paid == 0


def test_a_day_without_shoppers_is_a_day_of_zeros():
    found = funnel.step(arena(), offer(), funnel.draw_day(1, 1, 0.0))
    assert all(getattr(found, name) == 0 for name in COUNTS)


def test_star_shares_are_the_written_ones_at_the_reference_price():
    edges = funnel.star_edges(arena(), offer(price=10_000, honesty=1.0))
    assert edges == pytest.approx([0.09, 0.13, 0.19, 0.33])


def test_reached_shoppers_are_poisson():
    counts = np.array([funnel.draw_day(seed, 1, 500).look.size for seed in range(600)])
    assert counts.mean() == pytest.approx(500, rel=0.01)
    assert 0.8 < counts.var() / counts.mean() < 1.2  # Fano factor, stylised fact 37
