"""The people of a page's market: tastes have mean one, crowds differ as told, tastes are unrelated."""

import numpy as np

from talat.engine import pagefolk
from talat.engine.audience import Audience, members

SKIN = Audience(interests=(0,))


def folk(tastes=(), seed=3):
    return pagefolk.settle(seed, 4_000, 10, 0.1, (6, 8), (0.7, 0.7, 0.9, 0.6), tastes)


def test_tastes_have_mean_one():
    one = folk(((SKIN, 1.5, 2.0),))
    for taste in (one.clicks, one.buys, one.likes, one.writes):
        assert abs(taste.mean() - 1.0) < 1e-5 and taste.min() > 0


def test_a_crowd_clicks_and_buys_more_by_its_factors():
    plain, told = folk(), folk(((SKIN, 1.5, 2.0),))
    inside = members(plain.people, SKIN)
    for name, factor in (("clicks", 1.5), ("buys", 2.0)):
        ratio = getattr(told, name) / getattr(plain, name)
        assert np.allclose(ratio[inside].mean() / ratio[~inside].mean(), factor, rtol=1e-4)


def test_who_clicks_is_not_who_buys():
    one = folk()
    assert abs(np.corrcoef(one.clicks, one.buys)[0, 1]) < 0.06
    assert abs(np.corrcoef(one.clicks, one.likes)[0, 1]) < 0.06


def test_a_picture_pleases_those_it_favours():
    one = folk()
    taste, inside = pagefolk.favoured(one, ((0, 1.6),)), members(one.people, SKIN)
    assert np.allclose(taste[inside], 1.6 * one.clicks[inside])
    assert np.array_equal(taste[~inside], one.clicks[~inside])


def test_another_seed_is_other_people():
    assert not np.array_equal(folk().clicks, folk(seed=4).clicks)
