"""A page of search results without ads: how many searchers click each place (fact 22)."""

import numpy as np

from talat.engine.dice import FINE, Roll, uniforms
from talat.engine.parameters import RESULT_PAGE


def chances(appeal, ads_above=0):
    """(places,) clicks a search on each result.

    appeal     (places,) of title and description: 1 for an ordinary snippet, in the order of the results;
               after `RESULT_PAGE.places` of them the next page begins
    ads_above  how many ads stand above the results
    """
    page, appeal = RESULT_PAGE, np.asarray(appeal, dtype=float)
    place = np.arange(1.0, appeal.size + 1.0)
    eyes = page.first * place**-page.fall * np.where(place > page.places, page.turned, 1.0)
    found = eyes * (1.0 - min(page.ads_take * ads_above, 1.0)) * np.maximum(appeal, 0.0)
    total = float(found.sum())
    return found * (page.clicks_most / total) if total > page.clicks_most else found


def clicks(appeal, searches, seed, day, ads_above=0, part=0):
    """(places,) whole clicks of a day's searches; `part` tells kinds of words apart. One click a search."""
    edges = np.rint(np.cumsum(chances(appeal, ads_above)) * FINE) / FINE
    die = uniforms(seed, Roll.RESULT, day, np.arange(int(searches)), part)
    place = np.searchsorted(edges, die, side="right")
    return np.bincount(place, minlength=edges.size + 1)[:-1]
