"""The people of a town: who they are, the same all season, and what they know of the shop."""

from dataclasses import dataclass

import numpy as np

from talat.engine.dice import Roll, normals, uniforms
from talat.engine.parameters import RENOWN, SHOPPERS


@dataclass(frozen=True)
class Tastes:
    """People as they choose; arrays (people,)."""

    sensitivity: np.ndarray  # to price, lognormal inside a group: the mixed logit
    budget: np.ndarray  # satang
    photo: np.ndarray
    trust: np.ndarray
    cod: np.ndarray  # chance of choosing cash on delivery, 0–1


@dataclass(frozen=True)
class Town:
    """All people of one seed; arrays (people,)."""

    tastes: Tastes
    active: np.ndarray  # visits a person makes, mean about 1
    mobile: np.ndarray  # whether they shop on a telephone


@dataclass(frozen=True)
class Following:
    """What people know of the shop on a morning; arrays (people,)."""

    knows: np.ndarray  # bool
    pleased: np.ndarray  # int8: purchases that pleased, up to `loyal_most`; −1 after one that did not
    told: int  # pleased buyers who talk

    @property
    def number(self):
        """How many know the shop."""
        return int(self.knows.sum())


def settle(segments, people, seed):
    """The `Town` of a seed: `people` persons from `demand.Segments`."""
    who = np.arange(people)

    def normal(roll):
        return normals(uniforms(seed, roll, 0, who))

    edges = np.cumsum(segments.share)[:-1]
    group = np.searchsorted(edges, uniforms(seed, Roll.GROUP, 0, who), side="right")
    spread = SHOPPERS.photo_spread
    tastes = Tastes(
        sensitivity=segments.price_sensitivity[group]
        * np.exp(segments.taste_spread[group] * normal(Roll.TASTE)),
        budget=segments.budget[group] * np.exp(segments.budget_spread[group] * normal(Roll.BUDGET)),
        photo=segments.photo[group] * np.exp(spread * normal(Roll.PHOTO) - spread**2 / 2),
        trust=segments.trust[group],
        cod=segments.cod[group],
    )
    lively = SHOPPERS.activity_spread
    return Town(
        tastes=tastes,
        active=np.exp(lively * normal(Roll.ACTIVE) - lively**2 / 2),
        mobile=uniforms(seed, Roll.DEVICE, 0, who) < SHOPPERS.mobile,
    )


def first_following(people, share, seed):
    """The `Following` of the first morning: a share of people has heard of the shop."""
    knows = uniforms(seed, Roll.TOLD, 0, np.arange(people)) < share
    return Following(knows, np.zeros(people, dtype=np.int8), 0)


def talk(following, buyers, happy, seed, day, strength=1.0):
    """The `Following` after a day: buyers remember, and talk spreads as in Bass (1969).

    buyers  people whose parcel came today
    happy   whether it pleased them
    Who does not know the shop hears of it with chance p + q · (pleased buyers who talk / those reached so
    far); chance a day, `strength` multiplies q.
    """
    knows, pleased = following.knows.copy(), following.pleased.copy()
    known = int(knows.sum())
    warm = following.told / (following.told + RENOWN.voices)  # a few pleased buyers make few voices
    chance = RENOWN.told_alone * warm + RENOWN.told_by_others * strength * warm * known / knows.size
    unaware = np.flatnonzero(~knows)
    heard = uniforms(seed, Roll.TOLD, day, unaware) < np.rint(chance * 2.0**40) / 2.0**40
    knows[unaware[heard]] = True
    knows[buyers] = True
    glad, sad = buyers[happy], buyers[~happy]
    pleased[glad] = np.minimum(np.maximum(pleased[glad], 0) + 1, RENOWN.loyal_most)
    pleased[sad] = -1
    return Following(knows, pleased, int((pleased > 0).sum()))
