"""Power cuts, a seeded handful of states; `make check-crash` looks at a thousand."""

from tests.crash.cuts import power_cuts


def test_after_a_power_cut_everything_acknowledged_is_there_once():
    tally = power_cuts(30, 7, 1.0)
    assert tally.found.report() == {"lost": 0, "duplicated": 0, "chain_broken": 0}
    assert tally.states == 30
    assert tally.checked > 300
    assert tally.sent_again > 0


def test_commits_that_are_not_synced_are_caught():
    assert power_cuts(10, 7, 1.0, "synchronous=NORMAL").found.lost
