"""The dashboard's ratios: plain numbers, or None."""

from talat.engine import metrics


def test_ratios_by_hand():
    assert metrics.cpm(9_000, 1_000) == 9_000.0
    assert metrics.ctr(12, 1_000) == 0.012
    assert metrics.cpc(9_000, 12) == 750.0
    assert metrics.frequency(1_500, 1_000) == 1.5
    assert metrics.cpa(9_000, 3) == 3_000.0
    assert metrics.conversion(3, 12) == 0.25
    assert metrics.roas(27_000, 9_000) == 3.0


def test_nothing_to_divide_by_is_none():
    for ratio in (metrics.cpm, metrics.ctr, metrics.cpc, metrics.frequency, metrics.cpa, metrics.roas):
        assert ratio(100, 0) is None


def test_a_good_roas_can_be_a_loss():
    assert metrics.roas(30_000, 10_000) == 3.0
    assert metrics.profit_after_fees(30_000, 5_000, 18_000, 10_000) == -3_000
