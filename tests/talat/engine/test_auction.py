"""Auctions, against sorting one by one and against prices worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from talat.engine import auction

money = st.floats(allow_nan=False, allow_infinity=False)
pages = st.integers(1, 9).flatmap(
    lambda ads: st.tuples(*[arrays(float, (4, ads), elements=money) for _ in range(3)], st.integers(1, 5))
)


def one_by_one(bid, quality, slots, reserve):
    """The same prices with a sort and a loop."""
    out = np.full(len(bid), np.nan)
    inside = [i for i in range(len(bid)) if bid[i] >= reserve and bid[i] * quality[i] > 0]
    order = sorted(inside, key=lambda i: (-bid[i] * quality[i], i))
    for place, ad in enumerate(order[:slots]):
        below = order[place + 1 :][:1]
        price = bid[below[0]] * quality[below[0]] / quality[ad] if below else 0.0
        out[ad] = min(max(price, reserve), bid[ad])
    return out


def test_the_worked_example_of_the_teaching_form():
    """Platform facts G3: (2.00 × 8, 3.00 × 4, 2.50 × 2) pay 1.51 and 1.26."""
    found = auction.click_prices([2.0, 3.0, 2.5], [8, 4, 2], slots=2, increment=0.01)
    assert found[:2] == pytest.approx([1.51, 1.26])
    assert np.isnan(found[2])


def test_last_ad_pays_reserve():
    assert auction.click_prices([5.0, 3.0], [1, 1], slots=2, reserve=0.5) == pytest.approx([3.0, 0.5])


def test_a_bid_below_the_reserve_is_not_shown_and_sets_no_price():
    found = auction.click_prices([5.0, 0.4], [0.1, 1.0], slots=2, reserve=0.5)
    assert found[0] == pytest.approx(0.5)
    assert np.isnan(found[1])


def test_equal_scores_stand_in_the_order_named():
    assert auction.auction([2.0, 3.0, 3.0, 2.0], slots=3).ad.tolist() == [1, 2, 0]


def test_a_tie_costs_the_whole_bid():
    assert auction.click_prices([3.0, 3.0], [1, 1], slots=1)[0] == pytest.approx(3.0)


def test_top_slots_ask_more_and_a_weak_ad_goes_below():
    places = auction.auction([5.0, 2.0, 1.0], slots=3, floor=[4.0, 4.0, 0.5])
    assert places.ad.tolist() == [0, -1, 1]
    assert places.beaten == pytest.approx([4.0, 0.0, 1.0])


def test_nobody_on_the_page_leaves_every_place_empty():
    places = auction.auction([0.0, -1.0, np.nan], slots=2)
    assert places.ad.tolist() == [-1, -1]


def test_more_slots_than_ads_leave_the_rest_empty():
    assert auction.auction([1.0, 2.0], slots=4).ad.tolist() == [1, 0, -1, -1]


def test_batch_equals_one_by_one():
    dice = np.random.default_rng(1)
    for ads, slots in ((1, 1), (2, 1), (7, 3), (48, 3), (130, 5)):
        bid, quality = dice.lognormal(size=(200, ads)), dice.uniform(0.01, 1, (200, ads))
        found = auction.click_prices(bid, quality, slots, reserve=0.5)
        slow = np.array([one_by_one(b, q, slots, 0.5) for b, q in zip(bid, quality, strict=True)])
        np.testing.assert_allclose(found, slow, rtol=1e-12)
        alone = [auction.click_prices(b, q, slots, 0.5) for b, q in zip(bid, quality, strict=True)]
        np.testing.assert_array_equal(found, np.array(alone))


def test_memory_order_and_leading_axes_do_not_matter():
    bid = np.random.default_rng(2).lognormal(size=(3, 5, 6))
    flat = auction.click_prices(bid.reshape(15, 6), 1.0, 2)
    np.testing.assert_array_equal(auction.click_prices(bid, 1.0, 2).reshape(15, 6), flat)
    turned = np.asfortranarray(bid.reshape(15, 6))
    np.testing.assert_array_equal(auction.click_prices(turned, 1.0, 2), flat)


def test_total_value_price_is_the_least_bid_that_keeps_the_place():
    dice = np.random.default_rng(3)
    bid, rate = dice.lognormal(size=(300, 6)), dice.uniform(0.01, 0.1, (300, 6))
    liking = dice.normal(0, 0.02, (300, 6))
    _, paid = auction.value_prices(bid, rate, liking, 3)
    place = np.argmax(auction.auction(bid * rate + liking, 3).ad == 0, axis=-1)
    priced = np.nan_to_num(paid[:, 0]) * rate[:, 0] > 1e-9
    assert priced.sum() > 50
    for change, keeps in ((1.0 + 1e-9, True), (1.0 - 1e-9, False)):
        other = bid.copy()
        other[priced, 0] = paid[priced, 0] * change
        seat = auction.auction(other * rate + liking, 3).ad[priced, place[priced]]
        assert np.all((seat == 0) == keeps)


def test_both_liking_and_action_rate_can_beat_a_higher_bid():
    """Platform facts F3: all that may be asserted of the conflicting formulas."""
    bid = [10.0, 8.0]
    assert np.isnan(auction.value_prices(bid, [0.01, 0.02], 0.0, 1)[1][0])
    assert np.isnan(auction.value_prices(bid, [0.01, 0.01], [0.0, 0.05], 1)[1][0])


def test_swapping_bid_and_quality_swaps_nothing_but_the_price():
    """Twist: rank follows the product, not the bid."""
    bid, quality = np.array([4.0, 2.0, 1.0]), np.array([0.2, 0.5, 0.3])
    one = auction.auction(bid * quality, 2).ad
    other = auction.auction(quality * bid, 2).ad
    assert one.tolist() == other.tolist() == [1, 0]
    assert auction.click_prices(bid, quality, 2)[1] != auction.click_prices(quality, bid, 2)[1]


def test_raising_own_quality_lowers_the_price_or_lifts_the_place():
    dice = np.random.default_rng(4)
    bid, quality = dice.lognormal(size=(2_000, 8)), dice.uniform(0.05, 0.5, (2_000, 8))
    better = quality.copy()
    better[:, 0] *= dice.uniform(1.0, 2.0, 2_000)
    place = [np.argmax(auction.auction(bid * q, 8).ad == 0, axis=-1) for q in (quality, better)]
    price = [auction.click_prices(bid, q, 8)[:, 0] for q in (quality, better)]
    assert np.all((place[1] < place[0]) | (price[1] <= price[0] * (1 + 1e-12)))
    assert np.all(place[1] <= place[0])


@given(pages)
@settings(max_examples=150, deadline=None)
def test_no_input_makes_nan_or_a_price_above_the_bid(page):
    bid, quality, liking, slots = page
    click = auction.click_prices(bid, quality, slots, reserve=0.1)
    impression, result = auction.value_prices(bid, quality, liking, slots, reserve=0.1)
    for price in (click, result):
        shown = ~np.isnan(price)
        assert np.all(shown.sum(axis=-1) <= slots)
        assert np.all(price[shown] <= np.maximum(bid[shown], 0))
        assert np.all(price[shown] >= 0)
    assert np.all(np.isnan(impression) == np.isnan(result))


@given(pages)
@settings(max_examples=100, deadline=None)
def test_each_ad_stands_once_and_scores_fall(page):
    bid, _, _, slots = page
    places = auction.auction(bid, slots, floor=[1.0] * slots)
    for ads, scores, beaten in zip(places.ad, places.score, places.beaten, strict=True):
        shown = ads[ads >= 0]
        assert len(set(shown)) == len(shown)
        assert np.all(np.diff(scores) <= 0)
        assert np.all(beaten <= scores)
