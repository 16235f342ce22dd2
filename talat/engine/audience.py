"""Who can be reached: the people of a market, the audiences cut from them, and how audiences overlap."""

from dataclasses import dataclass

import numpy as np

from talat.engine.luck import Luck, look_up, sixteens, spread_table
from talat.engine.parameters import RULES


@dataclass(frozen=True)
class People:
    """Everyone on the platform; arrays (people,). The first are the most active."""

    age: np.ndarray  # years, uint8
    woman: np.ndarray  # bool
    region: np.ndarray  # number of a region, uint8
    interests: np.ndarray  # one bit an interest, uint32
    warm: np.ndarray  # bool: knows the shop already (bought, follows)
    half: np.ndarray  # uint16: place in line for split tests and holdouts, unrelated to all else
    stands_for: int  # real people each one stands for; they see ads together and click apart


@dataclass(frozen=True)
class Audience:
    """What an ad set asks for; None asks nothing."""

    ages: tuple[int, int] | None = None  # from, to, both included
    women: bool | None = None  # True women, False men
    regions: tuple[int, ...] | None = None
    interests: tuple[int, ...] | None = None  # any of these
    warm: bool | None = None  # True: only who knows the shop (retargeting); False: only who does not


def draw_people(
    seed, people, stands_for=1, regions=RULES.regions, interests=RULES.interests, warm=RULES.warm
):
    """A market's `People`, the same on every day: ages 18–65, half women, each interest held by a quarter.

    warm  share who know the shop already
    """
    bits = sixteens(seed, Luck.PEOPLE, 0, (7, people))
    few = bits[4].astype(np.uint32) & bits[5]  # each bit set with chance 1/4
    return People(
        age=(RULES.first_age + (bits[0].astype(np.uint32) * RULES.ages >> 16)).astype(np.uint8),
        woman=bits[1] < 2**15,
        region=(bits[2].astype(np.uint32) * regions >> 16).astype(np.uint8),
        interests=few & np.uint32((1 << interests) - 1),
        warm=bits[3] < warm * 2**16,
        half=bits[6],
        stands_for=int(stands_for),
    )


def members(people, audience):
    """(people,) bool: who belongs to an `Audience`."""
    inside = np.ones(people.age.size, bool)
    if audience.ages is not None:
        inside &= (people.age >= audience.ages[0]) & (people.age <= audience.ages[1])
    if audience.women is not None:
        inside &= people.woman == audience.women
    if audience.regions is not None:
        inside &= np.isin(people.region, audience.regions)
    if audience.interests is not None:
        asked = np.uint32(sum(1 << bit for bit in set(audience.interests)))
        inside &= (people.interests & asked) != 0
    if audience.warm is not None:
        inside &= people.warm == audience.warm
    return inside


def size(inside, stands_for):
    """Real people in audiences (..., people) bool: (...,)."""
    return inside.sum(axis=-1) * stands_for


def split(people, parts=2):
    """People drawn apart for a split test: (parts, people) bool, each person in one part, parts alike.

    Independent of holdouts, which read the other half of the same draw.
    """
    part = (people.half >> 8).astype(np.int64) * parts >> 8
    return part == np.arange(parts)[:, np.newaxis]


def overlap(inside):
    """Share of each audience's people who are also in another: (ads, people) bool → (ads, ads), 0–1."""
    both = (inside[:, np.newaxis] & inside).sum(axis=-1)
    return both / np.maximum(inside.sum(axis=-1), 1)[:, np.newaxis]


def interest(people, seed, product, about=None, rules=RULES):
    """How likely each person is to answer to a product, against the mean: (people,), mean about 1.

    product  number of the product: ads for one product meet the same eager and the same bored people
    about    number of the interest it belongs to; who named it is `interest_match` times as interested
    """
    drawn = sixteens(seed, Luck.INTEREST, product, people.age.shape)
    taste = look_up(spread_table(rules.interest_spread), drawn)
    if about is None:
        return taste
    named = (people.interests >> np.uint32(about)) & np.uint32(1)
    base = 4.0 / (3.0 + rules.interest_match)  # a quarter name it
    return taste * np.where(named == 1, base * rules.interest_match, base)


def who_looks(bits, people, activity=RULES.activity):
    """Which person each view belongs to: uint32 draws (views,) → intp below `people`.

    activity  above 0 and up to 1: the first person looks 1 / activity times as often as the mean, the last
              1 / (2 − activity) times; 1 makes all alike
    """
    share = bits * 2.0**-32
    return (share * (activity + (1.0 - activity) * share) * people).astype(np.intp)
