"""The rubric's frame: shares, marks, held-out markets and luck."""

import math
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders import rubric
from graders.rubric import RubricError, between, check, held_out_seeds, need
from talat.journal.events import parse
from talat.journal.play import begin, replay
from tests.talat import seasons
from tests.talat.poster.briefs import brief

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


def season_exercise(market):
    return SimpleNamespace(
        id="shop-10", course="online-shop", version="abc", exercise=market, goals={}, criteria=()
    )


def test_a_season_is_tried_day_by_day_in_other_markets():
    market = seasons.season(("soap", "bag"), days=20)
    events = seasons.restocked(market)
    run = rubric.run_of(season_exercise(market), 5, events, b"key")
    assert len(run.held_out) == len(set(run.seeds)) == 18  # 360 days
    assert run.seeds == held_out_seeds(season_exercise(market), b"key", 18)
    again = replay(market, run.seeds[3], events).summary
    assert run.held_out[3] == again != run.play.summary
    assert run.expected("orders") == pytest.approx(run.total("orders") / 20)
    assert run.total("orders") == pytest.approx(sum(each.orders for each in run.held_out) / 18)
    assert run.share_of_markets(lambda each: each.orders > 0) == 1.0
    assert run.plan == run.play.plan


def test_an_attempt_without_a_day_is_tried_nowhere():
    run = rubric.run_of(season_exercise(seasons.season(("soap",), days=5)), 5, [], b"key")
    assert run.held_out == () and run.plan is None
    assert run.expected("orders") == run.total("orders") == run.share_of_markets(bool) == 0.0


@pytest.mark.parametrize(("days", "number"), [(14, 24), (42, 8), (90, 4), (120, 4)])
def test_longer_markets_are_tried_fewer_times(days, number):
    assert rubric.trials(begin(seasons.season(("soap",), days=days), 1)) == number


def test_one_product_is_tried_as_often_as_ever():
    plain = seasons.Market.model_validate(seasons.shop_04())
    assert rubric.trials(begin(plain, 1)) == 24


def test_a_page_has_no_days_and_counts_as_worked_once_it_is_changed():
    change = parse({"do": "add_block", "block": "b1", "kind": "text"})
    for events, worked in (([], 0.0), ([change], 1.0), ([change, parse({"do": "undo"})], 0.0)):
        play = replay(brief(), 7, events)
        run = rubric.Run(None, play, tuple(rubric.Step(event, 0) for event in events), ())
        assert run.share_of_days == worked
        assert run.plan is None and run.expected("profit") == 0.0
    assert rubric.trials(play) == 0
