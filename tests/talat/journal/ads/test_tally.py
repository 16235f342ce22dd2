"""Figures of ads: satang add up whatever the cut, people are counted once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.journal.ads import questions
from talat.journal.ads.outcome import Figures
from talat.journal.ads.tally import whole_satang
from tests.talat import pages

SECOND = [{**pages.START[2], "ad_set": "s2", "interests": ["i1"]}, pages.ad("a3", "s2")]


@pytest.fixture(scope="module")
def play():
    return pages.play(*pages.START, pages.ad(), pages.ad("a2", leads_to="inbox"), *SECOND, days=9)


@given(
    st.lists(st.lists(st.integers(0, 10**9), min_size=3, max_size=3), min_size=1, max_size=5),
    st.integers(1, 3),
)
def test_whole_satang_lose_less_than_one_a_budget(micros, pools):
    micros, pool = np.array(micros), np.arange(len(micros)) % pools
    found = whole_satang(micros, pool)
    for one in range(pools):
        assert found[pool == one].sum() == micros[pool == one].sum() // 10_000
    assert (np.abs(found - micros / 10_000) < 1).all()


def test_figures_by_hand():
    row = Figures(2_000, 800, 20, 50, 4, 5, 18_000, 2, 1, 71_800, 30_000)
    assert row.cpm == 9_000 and row.ctr == 0.01 and row.cpc == 900 and row.frequency == 2.5
    assert row.cpa == 3_600 and row.cost_per_order == 9_000 and row.conversion == 0.1
    assert abs(row.roas - 3.9889) < 1e-4 and row.profit == 12_000


def test_nothing_divided_by_nothing_is_nothing():
    row = Figures()
    assert [row.cpm, row.ctr, row.cpc, row.frequency, row.cpa, row.conversion, row.roas] == [None] * 7


@pytest.mark.parametrize(
    "name", ["impressions", "clicks", "reactions", "messages", "spend", "orders", "earned"]
)
@pytest.mark.parametrize("by", questions.BY)
def test_every_cut_adds_up(play, by, name):
    whole = getattr(questions.figures(play), name)
    assert sum(getattr(row.figures, name) for row in questions.breakdown(play, by)) == whole != 0


def test_levels_add_up(play):
    for name in ("spend", "clicks", "orders"):
        parts = sum(getattr(questions.figures(play, "ad_set", one), name) for one in play.ad_sets)
        assert parts == getattr(questions.figures(play, "campaign", "c1"), name)
        assert parts == getattr(questions.figures(play), name)


def test_people_are_counted_once_over_days_and_ads(play):
    days = [questions.figures(play, "ad", "a1", day, day).reach for day in range(1, 10)]
    whole = questions.figures(play, "ad", "a1").reach
    assert max(days) < whole < sum(days)
    assert questions.figures(play).reach <= sum(questions.figures(play, "ad", one).reach for one in play.ads)
    assert whole <= play.market.people.number * play.market.people.stands_for


def test_reach_by_age_is_of_different_people(play):
    parts = [row.figures.reach for row in questions.breakdown(play, "age")]
    assert sum(parts) == questions.figures(play).reach  # nobody has two ages
    places = [row.figures.reach for row in questions.breakdown(play, "placement")]
    assert sum(places) > questions.figures(play).reach  # somebody looks in two places


def test_orders_of_the_week_and_of_the_day(play):
    row = questions.figures(play)
    assert 0 < row.orders_one_day <= row.orders
    assert row.orders == sum(day.from_ads for day in play.days)
    assert row.revenue % 35_900 == 0


def test_results_are_those_of_the_goal():
    raws = [
        {"do": "set_price", "satang": 35_900},
        {"do": "make_campaign", "campaign": "c", "title": "x", "objective": "traffic"},
        {
            "do": "make_ad_set",
            "ad_set": "s",
            "campaign": "c",
            "title": "x",
            "goal": "clicks",
            "budget": 24_000,
        },
        pages.ad("a", "s"),
    ]
    row = questions.figures(pages.play(*raws, days=3))
    assert row.results == row.clicks > row.orders
