"""kill -9 at random points, a seeded handful of rounds; `make check-crash` runs a thousand."""

import pytest

from tests.crash.kills import Rounds, serve_too_early


def test_killed_at_any_moment_nothing_acknowledged_is_lost_or_doubled():
    tally = Rounds(seed=7).run(12)
    assert tally.found.report() == {"lost": 0, "duplicated": 0, "chain_broken": 0}
    assert min(tally.acknowledged["decisions"], tally.acknowledged["beats"], tally.sent_again) > 0


@pytest.mark.postgresql
def test_with_postgresql_killed_too(postgresql):
    tally = Rounds(seed=7, server=postgresql, server_dies=3).run(6)
    assert tally.found.report() == {"lost": 0, "duplicated": 0, "chain_broken": 0}
    assert tally.server_kills == 2
    assert min(tally.acknowledged["decisions"], tally.acknowledged["beats"]) > 0


def test_a_service_that_answers_before_its_commit_is_caught():
    tally = Rounds(seed=7, serve=serve_too_early, most=60).run(8)
    assert tally.acknowledged["decisions"] > 0
    assert tally.found.lost
