"""Posts without paying: few see them, good ones more, too many cost followers."""

import numpy as np

from talat.engine.pageposts import Organic, Posts, reached

ORGANIC = Organic(reach=0.0165, likes=0.06, clicks=0.02, shares=0.3, leaves=0.002)


def one(appeal=1.0, likes=1.0, sells=1.0, excess=0.0, number=1):
    return Posts(*(np.full(number, float(value)) for value in (appeal, likes, sells, excess)))


def many(posts, followers=100_000, days=400, organic=ORGANIC):
    found = [reached(posts, organic, followers, 0.06, 5, day) for day in range(1, days)]
    return {
        name: np.array([getattr(day, name)[0] for day in found])
        for name in ("followers", "reactions", "wishes", "beyond", "joined", "left")
    }


def test_an_ordinary_post_reaches_the_share_of_followers_that_facts_say():
    seen = many(one())["followers"].mean() / 100_000
    assert 0.01 < seen < 0.03  # fact 23


def test_reach_differs_widely_from_post_to_post():
    seen = np.sort(many(one())["followers"])
    assert seen.max() > 10 * np.median(seen)  # fact 24


def test_reactions_and_wishes_have_their_means():
    told = many(one(likes=2.0, sells=3.0))
    assert np.isclose(told["reactions"].sum() / told["followers"].sum(), 0.12, rtol=0.02)
    everyone = told["followers"].sum() + told["beyond"].sum()
    assert np.isclose(told["wishes"].sum() / everyone, 0.06, rtol=0.02)


def test_a_better_post_reaches_more_under_the_same_luck():
    assert (many(one(2.0))["followers"] >= many(one(1.0))["followers"]).all()


def test_only_a_post_too_many_drives_followers_away():
    assert many(one(excess=0.0))["left"].sum() == 0
    assert many(one(excess=1.0))["left"].sum() > 0


def test_nobody_is_reached_without_followers():
    none = reached(one(number=3), ORGANIC, 0, 0.06, 5, 1)
    assert none.followers.sum() == none.reactions.sum() == none.wishes.sum() == none.left.sum() == 0


def test_without_posts_nothing_happens():
    assert reached(one(number=0), ORGANIC, 500, 0.06, 5, 1).followers.size == 0
