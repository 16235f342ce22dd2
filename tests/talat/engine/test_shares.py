"""A change shared out among causes: parts that always sum to the whole."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.engine.shares import share_out


def test_shapley_of_a_product_by_hand():
    # outcome = people × rate; 10 × 2 → 30 × 4: changes 20·3 and 2·20
    def outcome(changed):
        return ((30 if "people" in changed else 10) * (4 if "rate" in changed else 2),)

    assert share_out(("people", "rate"), outcome) == {"people": (60,), "rate": (40,)}


def test_a_cause_without_effect_has_no_part():
    found = share_out("abc", lambda changed: (5 * ("a" in changed) + 7 * ("b" in changed),))
    assert found == {"a": (5,), "b": (7,), "c": (0,)}


@pytest.mark.parametrize("number", [1, 3, 4, 5, 9])
@given(data=st.data())
def test_parts_sum_to_the_whole_exactly(number, data):
    causes = tuple("abcdefghi"[:number])
    known = {}

    def outcome(changed):
        if changed not in known:
            known[changed] = tuple(data.draw(st.integers(-(10**9), 10**9)) for _ in range(2))
        return known[changed]

    found = share_out(causes, outcome)
    for at in range(2):
        whole = outcome(frozenset(causes))[at] - outcome(frozenset())[at]
        assert sum((part[at] for part in found.values()), Fraction(0)) == whole
