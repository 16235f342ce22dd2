"""A full disk and one that does not sync, now and then on the way; `make check-crash` tries every n."""

import pytest

from tests.crash import full


@pytest.mark.parametrize(("what", "step"), [("full", 23), ("deaf", 7)])
def test_what_is_refused_is_refused_whole_and_comes_again(what, step):
    tally = full.sweep(what, step)
    assert tally.found.report() == {"lost": 0, "duplicated": 0, "chain_broken": 0}
    assert tally.tried > 3
    assert tally.refused >= tally.tried - 1
