"""Search results: places, snippets, ads above, and clicks that are never more than searches."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from talat.engine import resultpage


@given(
    st.lists(st.floats(0, 1e6), min_size=1, max_size=30),
    st.integers(0, 2_000),
    st.integers(0, 2**63),
    st.integers(0, 50),
)
def test_clicks_are_no_more_than_searches_whatever_is_written(appeal, searches, seed, ads_above):
    found = resultpage.clicks(appeal, searches, seed, 1, ads_above)
    assert found.shape == (len(appeal),) and (found >= 0).all()
    assert found.sum() <= searches
    assert np.isfinite(resultpage.chances(appeal, ads_above)).all()


def test_the_first_place_gets_what_was_measured():
    assert resultpage.chances(np.ones(10))[0] == 0.276


def test_a_better_snippet_takes_clicks_and_ads_above_do_too():
    plain = resultpage.clicks(np.ones(10), 20_000, 1, 1)
    better = resultpage.clicks([1, 1, 1.5, 1, 1, 1, 1, 1, 1, 1], 20_000, 1, 1)
    below = resultpage.clicks(np.ones(10), 20_000, 1, 1, ads_above=2)
    assert better[2] > 1.3 * plain[2]
    assert below.sum() < plain.sum()


def test_hardly_anybody_turns_the_page():
    found = resultpage.chances(np.ones(20))
    assert (found[10:] < 0.01).all() and (np.diff(found) < 0).all()
