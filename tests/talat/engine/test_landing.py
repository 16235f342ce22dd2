"""Loading: slower pages lose more, the same visitors first, never more than all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.engine.landing import bounce, bounced


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_slower_is_never_better(one, two):
    assert bounce(min(one, two)) <= bounce(max(one, two)) <= 1


def test_three_seconds_against_one():
    assert bounce(3.0) / bounce(1.0) - 1 == pytest.approx(0.32, abs=0.01)


def test_who_leaves_a_fast_page_leaves_a_slow_one_too():
    fast, slow = bounced(1.0, 5_000, 3, 1), bounced(4.0, 5_000, 3, 1)
    assert np.all(slow[fast]) and slow.sum() > fast.sum()
    assert bounced(1.0, 0, 3, 1).size == 0
