"""Split tests and holdouts: honest intervals around what really was."""

import numpy as np
import pytest

from talat.engine.pagemorning import BY_ITSELF
from talat.journal.ads import trial
from tests.talat import pages

SECOND = [{**pages.START[2], "ad_set": "s2"}, pages.ad("a2", "s2", photo="dark")]
SPLIT = {"do": "start_test", "test": "t1", "kind": "split_ad_sets", "a": "s1", "b": "s2", "until": 14}
HOLDOUT = {"do": "start_test", "test": "t1", "kind": "holdout", "percent": 50, "until": 20}
STRONG = {**pages.RAW["answer"], "buys": 0.15, "comes_back": 0.006}


def true_lift(play, first, last):
    """Orders the ads caused for each that would have come anyway, among those who were shown ads."""
    caused = anyway = 0
    held, knew = play.desk.books[first - 1].morning.held, play.desk.stage.folk.people.warm
    for book in play.desk.books[first - 1 : last]:
        orders = book.brought.orders
        shown = ~held[orders.person]
        by_itself = shown & (orders.row == BY_ITSELF) & knew[orders.person]
        caused, anyway = caused + (shown & ~by_itself).sum(), anyway + by_itself.sum()
    return int(caused), int(anyway)


def test_a_split_test_counts_its_own_people_and_results():
    play = pages.play(*pages.START, pages.ad(), *SECOND, SPLIT, days=14)
    told = trial.result(play, "t1")
    assert told.done and told.measure == "results" and (told.a.name, told.b.name) == ("s1", "s2")
    assert told.a.people + told.b.people == 30_000 and abs(told.a.people - 15_000) < 1_500
    assert told.a.figures.results == told.a.figures.orders
    shares = [arm.figures.results / arm.people for arm in (told.a, told.b)]
    assert np.isclose(told.gap.value, shares[0] - shares[1])
    assert told.gap.low < told.gap.value < told.gap.high


def test_a_clear_difference_is_told_and_none_is_not():
    raws = [
        pages.START[0],
        {"do": "make_campaign", "campaign": "c1", "title": "x", "objective": "traffic"},
        {**pages.START[2], "goal": "clicks"},
        {**pages.START[2], "goal": "clicks", "ad_set": "s2"},
    ]
    clear = pages.play(*raws, pages.ad(), pages.ad("a2", "s2", photo="dark"), SPLIT, days=14)
    assert trial.result(clear, "t1").sure and trial.result(clear, "t1").gap.value > 0
    same = [
        trial.result(
            pages.play(*raws, pages.ad(), pages.ad("a2", "s2"), SPLIT, days=14, seed=seed), "t1"
        ).sure
        for seed in range(8)
    ]
    assert sum(same) <= 3  # at 90 % one in ten is sure by chance


def test_a_test_under_way_is_not_done():
    play = pages.play(*pages.START, pages.ad(), *SECOND, SPLIT, days=5)
    assert not trial.result(play, "t1").done
    assert trial.result(pages.play(*pages.START, pages.ad(), *SECOND, SPLIT), "t1").a.people == 0


def test_tests_of_two_goals_are_compared_by_clicks():
    other = [{**pages.START[2], "ad_set": "s2", "goal": "clicks"}, pages.ad("a2", "s2")]
    assert trial.result(pages.play(*pages.START, pages.ad(), *other, SPLIT, days=3), "t1").measure == "clicks"


def test_a_holdout_holds_the_true_lift():
    """Over ten markets nine in ten intervals hold what ads really added; measured by orders of all people."""
    inside = 0
    for seed in range(10):
        play = pages.play(
            *pages.START, pages.ad(), HOLDOUT, days=20, seed=seed, market=pages.market(answer=STRONG)
        )
        told = trial.result(play, "t1")
        caused, anyway = true_lift(play, 1, 20)
        assert told.a.orders == caused + anyway and told.b.orders > 0
        inside += told.lift.low <= caused / anyway <= told.lift.high
    assert inside >= 7


def test_without_an_effect_a_holdout_finds_none():
    answer = {**pages.RAW["answer"], "buys": 0.0, "comes_back": 0.002}
    sure = 0
    for seed in range(10):
        play = pages.play(
            *pages.START, pages.ad(), HOLDOUT, days=20, seed=seed, market=pages.market(answer=answer)
        )
        told = trial.result(play, "t1")
        sure += told.sure
        assert true_lift(play, 1, 20)[0] == 0
    assert sure <= 3


@pytest.mark.parametrize("kind", ["split_ads", "holdout"])
def test_tests_read_the_days_they_ran(kind):
    keys = {"a": "a1", "b": "a2"} if kind == "split_ads" else {}
    test = {"do": "start_test", "test": "t1", "kind": kind, "until": 6, **keys}
    play = pages.play(*pages.START, pages.ad(), pages.ad("a2"), pages.NEXT, pages.NEXT, test, days=6)
    told = trial.result(play, "t1")
    assert (told.first, told.last, told.done) == (3, 6, True)
