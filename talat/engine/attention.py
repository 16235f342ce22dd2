"""When people look and how they tire: traffic by hour, fatigue, frequency, and organic reach of posts."""

import numpy as np

from talat.engine.luck import Luck, look_up, power_table, sixteens, spread_table
from talat.engine.parameters import RULES

LONGEST = 256  # views of one ad by one person after which nothing changes any more


def views_by_hour(total, rules=RULES):
    """A day's views spread over 24 hours: (24,) whole numbers that sum to `total` (largest remainder)."""
    weights = np.array(rules.hours, dtype=np.int64)
    whole, rest = np.divmod(int(total) * weights, weights.sum())
    late = np.argsort(-rest, kind="stable")[: int(total) - int(whole.sum())]
    whole[late] += 1
    return whole


def traffic_shares(rules=RULES):
    """(24,) share of the day's views in each hour; sums to 1."""
    weights = np.array(rules.hours, dtype=float)
    return weights / weights.sum()


def freshness(seen, exponent=RULES.fatigue):
    """What is left of the click likelihood after `seen` earlier views: (seen + 1)^−0.43 (fact 20).

    seen  (...,) whole numbers, 0 or more

    Returns (...,), above 0 and up to 1; 0.55 at the fourth view.
    """
    return np.take(power_table(exponent, LONGEST), np.minimum(seen, LONGEST - 1))


def forget(seen, day, rules=RULES):
    """Views still felt the next day: once a week the share `recovery` stays; (...,) whole numbers."""
    if day % 7 or rules.recovery == 1.0:
        return seen
    return (seen * rules.recovery).astype(seen.dtype)


def organic_reach(seed, day, followers, posts, mean=RULES.organic_facebook, spread=RULES.organic_spread):
    """People each of a day's posts reaches without paying (facts 23, 24).

    followers  of the page
    posts      number of posts, or an array of their appeal (posts,), 1 for an ordinary one
    mean       share of followers an ordinary post reaches on average

    Returns (posts,) whole numbers, at most `followers`; heavy-tailed.
    """
    appeal = np.ones(posts) if np.ndim(posts) == 0 else np.asarray(posts, dtype=float)
    luck = look_up(spread_table(spread), sixteens(seed, Luck.POST, day, appeal.shape))
    return np.minimum(np.floor(followers * mean * appeal * luck), followers).astype(np.int64)
