"""A locked database for longer than a write waits; `make check-crash` keeps it locked for a minute."""

from hub_config.records_office import BUSY_S
from tests.crash import locked


def test_learners_are_told_to_wait_and_nothing_is_lost_or_doubled():
    tally = locked.held(BUSY_S + 2)
    assert tally.found.report() == {"lost": 0, "duplicated": 0, "chain_broken": 0}
    assert tally.told_to_wait >= locked.LEARNERS
    assert tally.answered_meanwhile == 0
    assert not tally.healthy_meanwhile
