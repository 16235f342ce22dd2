"""The rubric's frame: shares, marks, held-out markets and luck."""

import math
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders import rubric
from graders.rubric import RubricError, between, check, held_out_seeds, need

finite = st.floats(-1e9, 1e9)


@given(finite, finite, finite)
def test_between_is_a_share_and_never_nan(value, none, full):
    if none == full:
        with pytest.raises(RubricError):
            between(value, none, full)
    else:
        share = between(value, none, full)
        assert type(share) is float
        assert 0.0 <= share <= 1.0


@pytest.mark.parametrize(
    ("value", "none", "full", "share"),
    [
        (0, 0, 380, 0.0),
        (190, 0, 380, 0.5),
        (380, 0, 380, 1.0),
        (500, 0, 380, 1.0),
        (-5, 0, 380, 0.0),
        (3, 4, 2, 0.5),
        (math.nan, 0, 380, 0.0),
        (math.inf, 0, 380, 1.0),
        (-math.inf, 0, 380, 0.0),
    ],
)
def test_between_gives_partial_credit_in_a_straight_line(value, none, full, share):
    assert between(value, none, full) == share


@pytest.mark.parametrize("wrong", [math.nan, 1.01, -0.01, math.inf])
def test_a_check_that_returns_no_share_stops_the_grading(wrong):
    @check()
    def odd(run):
        """คำถาม"""
        return wrong

    with pytest.raises(RubricError, match="odd"):
        odd.share(SimpleNamespace())


def test_true_and_false_are_all_and_nothing():
    @check()
    def sold(run):
        """ขายได้"""
        return run.sold

    assert (sold.share(SimpleNamespace(sold=True)), sold.share(SimpleNamespace(sold=False))) == (1.0, 0.0)


def test_a_check_without_what_it_needs_is_not_even_asked():
    @need(fix="ทำอีกครั้ง")
    def opened(run):
        """ยังไม่ได้เปิดร้าน"""
        return False

    @check(needs=opened)
    def impossible(run):
        """คำถาม"""
        raise AssertionError("asked")

    assert impossible.share(SimpleNamespace()) == 0.0


def test_a_check_must_speak_to_the_learner():
    with pytest.raises(RubricError, match="docstring"):

        @check()
        def silent(run):
            return True


def exercise(version="abc"):
    return SimpleNamespace(id="shop-04", course="online-shop", version=version)


def test_held_out_seeds_need_the_key_and_follow_the_version():
    seeds = held_out_seeds(exercise(), b"key")
    assert seeds == held_out_seeds(exercise(), b"key")
    assert len(set(seeds)) == rubric.HELD_OUT
    assert not set(seeds) & set(held_out_seeds(exercise(), b"another"))
    assert not set(seeds) & set(held_out_seeds(exercise("abd"), b"key"))
    assert all(0 <= seed < 2**63 for seed in seeds)
