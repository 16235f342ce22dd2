"""The people of a page's market: who clicks, who buys after a click, who likes, who writes."""

from dataclasses import dataclass

import numpy as np

from talat.engine.audience import Audience, People, draw_people, members
from talat.engine.luck import GRID, Luck, look_up, sixteens, spread_table

CLICKS, BUYS, LIKES, WRITES = range(4)  # lasting tastes, drawn as `Luck.INTEREST` of these numbers


@dataclass(frozen=True)
class Folk:
    """All people of one seed; tastes (people,) with mean about 1, unrelated to each other but for crowds."""

    people: People
    clicks: np.ndarray
    buys: np.ndarray
    likes: np.ndarray
    writes: np.ndarray


def settle(seed, number, stands_for, know_shop, counts, spreads, tastes):
    """The `Folk` of a seed.

    counts   (regions, interests) that there are
    spreads  of the logarithms of the four tastes: clicks, buys, likes, writes
    tastes   ((`Audience`, factor on clicks, factor on buys), …)
    """
    people = draw_people(seed, number, stands_for, *counts, know_shop)
    each = [
        look_up(spread_table(spread), sixteens(seed, Luck.INTEREST, kind, (number,)))
        for kind, spread in enumerate(spreads)
    ]
    for who, clicks, buys in tastes:
        inside = members(people, who)
        each[CLICKS] = each[CLICKS] * np.where(inside, clicks, 1.0)
        each[BUYS] = each[BUYS] * np.where(inside, buys, 1.0)
    return Folk(people, *(_mean_one(taste) for taste in each))


def _mean_one(taste):
    """Divided by its mean and rounded, so that all machines agree."""
    return np.rint(taste / taste.mean() * GRID) / GRID


def favoured(folk, favours):
    """Taste for the clicks of one picture, (people,): ((number of an interest, factor), …)."""
    taste = folk.clicks
    for interest, times in favours:
        taste = taste * np.where(members(folk.people, Audience(interests=(interest,))), times, 1.0)
    return taste
