"""Markets of a page with ads for the facts, made in tests/talat/pages.py and played once a seed."""

from functools import cache

import numpy as np

from talat.journal.ads import trial
from talat.journal.events import parse
from tests.talat import pages

DAYS, FIRST, LAST = 84, 14, 28  # a burst of ads from the morning after FIRST to the evening of LAST
TIMES = 3  # how much is spent on ads in those two weeks, against the others
KNOWN = 0.4  # share of people who know an established shop
BUDGET = 24_000  # satang a day


def begin(seed, days, know=0.03, budget=BUDGET, **changed):
    """A page with one ad set for everybody and one ad; no posts, no inbox."""
    market = pages.market(
        days=days,
        people={**pages.RAW["people"], "know_shop": know},
        money={"ads": "1000000 บาท"},
        posts=[],
        inbox={},
        **changed,
    )
    start = (*pages.START[:2], {**pages.START[2], "budget": budget})
    return pages.play(*start, pages.ad(), market=market, seed=seed)


@cache
def burst(seed, times=1, know=KNOWN, days=DAYS):
    """(orders, baht of ads) a day, (days,) each, with `times` as much spent in two weeks."""
    play = begin(seed, days, know)
    for day in range(1, days + 1):
        if times != 1 and day in (FIRST + 1, LAST + 1):
            budget = BUDGET * times if day == FIRST + 1 else BUDGET
            play.apply(parse({"do": "edit_ad_set", "ad_set": "s1", "budget": budget}))
        play.apply(parse(pages.NEXT))
    return np.array([[day.orders, day.spend / 100] for day in play.days]).T


@cache
def _levels(seed):
    """A new page in its first four weeks: clicks a view, baht a thousand views, orders a click, ROAS."""
    play = begin(seed, 28)
    for _ in range(28):
        play.apply(parse(pages.NEXT))
    found = play.desk.tally.figures(play.ads, 1, 28)
    spend = play.summary.spend
    return (
        found.clicks / found.impressions,
        spend / 100 / found.impressions * 1_000,
        found.orders / found.clicks,
        found.revenue / spend,
    )


def levels(seeds):
    """(seeds, 4) of `_levels`."""
    return np.array([_levels(seed) for seed in seeds])


def lift_of_nothing(seeds):
    """Orders that a holdout finds where clicks on ads never lead to one, as a share of all orders."""
    return [_lift(seed) for seed in seeds]


def _lift(seed):
    play = begin(seed, 28, KNOWN, answer={**pages.RAW["answer"], "buys": 0.0})
    play.apply(parse({"do": "start_test", "test": "t1", "kind": "holdout", "percent": 50, "until": 28}))
    for _ in range(28):
        play.apply(parse(pages.NEXT))
    return trial.result(play, "t1").lift.value
