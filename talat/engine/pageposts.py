"""A day's posts without paying: whom they reach, who reacts, who clicks, writes, follows and leaves."""

from dataclasses import dataclass

import numpy as np

from talat.engine.attention import organic_reach
from talat.engine.dice import Roll, uniforms
from talat.engine.parameters import PAGE, RULES


@dataclass(frozen=True)
class Posts:
    """The posts of a morning; arrays (posts,), 1 is an ordinary post."""

    appeal: np.ndarray  # multiplies reach
    likes: np.ndarray  # multiplies reactions
    sells: np.ndarray  # multiplies clicks and messages that want to buy
    excess: np.ndarray  # how far it is a post too many, 0–1


@dataclass(frozen=True)
class Organic:
    """How followers answer."""

    reach: float
    likes: float
    clicks: float
    shares: float
    leaves: float


@dataclass(frozen=True)
class Reached:
    """What posts brought; whole numbers (posts,)."""

    followers: np.ndarray
    beyond: np.ndarray
    reactions: np.ndarray
    wishes: np.ndarray  # clicks or messages that want to buy
    joined: np.ndarray  # new followers
    left: np.ndarray


def _whole(mean, die):
    """Whole numbers whose mean is `mean`: rounded up as often as the rest asks; machines agree."""
    return np.floor(np.rint(mean * 2.0**20) / 2.0**20 + die).astype(np.int64)


def reached(posts, organic, followers, follows, seed, day):
    """`Reached` of a day's posts; `follows` is the share of reactions that bring a follower."""
    number = np.arange(posts.appeal.size)
    if not number.size:
        return Reached(*[number] * 6)

    def die(part):
        return uniforms(seed, Roll.PAGE_POST, day, number, part)

    saw = organic_reach(seed, day, followers, posts.appeal, organic.reach, RULES.organic_spread)
    reactions = np.minimum(_whole(saw * organic.likes * posts.likes, die(0)), saw)
    beyond = _whole(reactions * organic.shares, die(1))
    everyone = saw + beyond
    wishes = np.minimum(_whole(everyone * organic.clicks * posts.sells, die(2)), everyone)
    joined = _whole(reactions * follows * organic.shares + beyond * PAGE.friends_follow, die(3))
    left = np.minimum(_whole(saw * organic.leaves * posts.excess, die(4)), saw)
    return Reached(saw, beyond, reactions, wishes, joined, left)
