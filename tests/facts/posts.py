"""Facts about posts without paying: 23, 24."""

from functools import cache

import numpy as np

from talat.engine import attention
from talat.engine.parameters import RULES
from tests.facts.row import Row
from tests.facts.shops import gini

FOLLOWERS, POSTS = 100_000, 100


@cache
def reach(seed, mean):
    """(posts,) people that each post of a page reaches."""
    return attention.organic_reach(seed, 1, FOLLOWERS, POSTS, mean)


def shares(seeds, mean):
    return [reach(seed, mean).mean() / FOLLOWERS for seed in seeds]


def inequality(seeds):
    return [gini(reach(seed, RULES.organic_facebook)) for seed in seeds]


def top_over_median(seeds):
    found = (reach(seed, RULES.organic_facebook) for seed in seeds)
    return [one.max() / np.median(one) for one in found]


REACH = "social.plus; Socialinsider 2022"
ROWS = [
    Row("23", "Facebook: reach of a post, of followers", "โพสต์ Facebook หนึ่งโพสต์ถึงผู้ติดตามกี่ %", REACH,
        lambda seeds: shares(seeds, RULES.organic_facebook), 0.01, 0.03, unit="%"),
    Row("23a", "Instagram: reach of a post, of followers", "โพสต์ Instagram หนึ่งโพสต์ถึงผู้ติดตามกี่ %", REACH,
        lambda seeds: shares(seeds, RULES.organic_instagram), 0.025, 0.06, unit="%"),
    Row("24", "Gini of posts' reach", "โพสต์แต่ละโพสต์ถึงคนไม่เท่ากันแค่ไหน (0 คือเท่ากันหมด)",
        "memory", inequality, 0.5, 0.8),
    Row("24a", "best of a hundred posts over the middle one", "โพสต์ที่ดีที่สุดในร้อยโพสต์ถึงคนเป็นกี่เท่าของโพสต์กลาง ๆ",
        "memory", top_over_median, 10.0, unit="x"),
]  # fmt: skip
