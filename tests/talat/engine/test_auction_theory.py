"""Generalised second price against theory: facts 9, 10, 11, 12 and 14."""

import numpy as np
import pytest

from talat.engine import auction, auction_theory


@pytest.fixture(scope="module")
def instances():
    """1,000 random position auctions: 8 values, 4 slots."""
    dice = np.random.default_rng(2007)
    value = -np.sort(-dice.lognormal(1.0, 0.8, (1_000, 8)), axis=-1)
    clicks = -np.sort(-dice.uniform(0.05, 1.0, (1_000, 4)), axis=-1) * 100
    return value, clicks


def gsp(bid, clicks):
    """Price per click of each slot, (..., slots), when ads stand in the order of their bids."""
    slots = clicks.shape[-1]
    return auction.auction(bid, slots).beaten


def test_vcg_of_one_slot_is_the_second_value():
    assert auction_theory.vcg_payments([5.0, 3.0, 1.0], [10.0]) == pytest.approx([30.0])


def test_vcg_worked_by_hand():
    """EOS 2007's example: values 10, 4, 2; clicks 200, 100: payments 600 and 200."""
    assert auction_theory.vcg_payments([10.0, 4.0, 2.0], [200.0, 100.0]) == pytest.approx([600.0, 200.0])


def test_english_auction_equilibrium_pays_exactly_vcg(instances):
    value, clicks = instances
    bid = auction_theory.eos_bids(value, clicks)
    paid = gsp(bid, clicks) * clicks
    vcg = auction_theory.vcg_payments(value, clicks)
    assert np.abs(paid / vcg - 1).max() < 1e-9
    assert np.abs(paid - vcg).max() < 1e-9


def test_english_auction_equilibrium_keeps_the_order_of_values(instances):
    value, clicks = instances
    bid = auction_theory.eos_bids(value, clicks)
    assert np.all(auction.auction(bid, 4).ad == np.arange(4))


def test_nobody_envies_in_the_lowest_nor_the_highest_symmetric_equilibrium(instances):
    value, clicks = instances
    for bids in (auction_theory.eos_bids, auction_theory.highest_bids):
        price = bids(value, clicks)[:, 1:5]
        assert auction_theory.envy(value, clicks, price).max() < 1e-9 * 100


def test_symmetric_equilibria_bring_the_seller_at_least_vcg(instances):
    value, clicks = instances
    vcg = auction_theory.vcg_payments(value, clicks).sum(axis=-1)
    low = (auction_theory.eos_bids(value, clicks)[:, 1:5] * clicks).sum(axis=-1)
    high = (auction_theory.highest_bids(value, clicks)[:, 1:5] * clicks).sum(axis=-1)
    assert np.all(high >= low * (1 - 1e-12))
    assert np.all(low >= vcg * (1 - 1e-9))


def test_price_per_click_rises_with_rank(instances):
    value, clicks = instances
    assert np.all(np.diff(gsp(auction_theory.eos_bids(value, clicks), clicks), axis=-1) <= 1e-12)


def test_telling_the_truth_is_no_equilibrium_of_several_slots():
    """EOS 2007: with 200 and 199 clicks the first gains by bidding under the second."""
    value, clicks = np.array([10.0, 4.0, 2.0]), np.array([200.0, 199.0])
    honest = (10.0 - 4.0) * clicks[0]
    assert auction.auction([3.0, 4.0, 2.0], 2).ad.tolist() == [1, 0]
    assert (value[0] - 2.0) * clicks[1] > honest


def test_one_slot_leaves_no_profitable_lie():
    dice = np.random.default_rng(5)
    value, quality = dice.lognormal(size=(400, 5)), dice.uniform(0.1, 1, (400, 5))
    lies = np.linspace(0.0, 3.0, 61)[:, np.newaxis]

    def gain(bid):
        price = auction.click_prices(bid, quality, 1, reserve=0.2)[..., 0]
        return np.where(np.isnan(price), 0.0, (value[:, 0] - price) * quality[:, 0])

    tried = np.broadcast_to(value, (61, 400, 5)).copy()
    tried[..., 0] = lies * value[:, 0]
    best = gain(np.where(np.isnan(tried), 0, tried)).max(axis=0)
    assert np.all(best <= gain(value) + 1e-12)


@pytest.mark.parametrize("slots", [1, 2])
def test_more_bidders_raise_revenue_and_lower_surplus(slots):
    """Fact 14, as auction-gym's first notebook: 2 → 4 → 8 bidders."""
    dice = np.random.default_rng(6)
    value = dice.lognormal(size=(20_000, 8))
    revenue, surplus = [], []
    for bidders in (2, 4, 8):
        price = auction.click_prices(value[:, :bidders], 1.0, slots, reserve=0.01)
        revenue.append(np.nansum(price) / 20_000)
        surplus.append(np.nansum(value[:, :bidders] - price) / 20_000 / bidders)
    assert revenue[0] < revenue[1] < revenue[2]
    assert surplus[0] > surplus[1] > surplus[2]
