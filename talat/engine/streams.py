"""Random streams: one generator for each seed, purpose and day, so one extra draw shifts no other."""

from enum import IntEnum

import numpy as np


class Purpose(IntEnum):
    """What a stream is drawn for. Numbers are part of every recorded result: add, never renumber."""

    TRAFFIC = 1
    SEGMENT = 2
    TASTE = 3
    BUDGET = 4
    NOTICE = 5
    LOOK = 6
    BASKET = 7
    PAY = 8
    METHOD = 9
    DELIVERY = 10
    REVIEW = 11
    STARS = 12
    WORDS = 13


def stream(seed, purpose, day):
    """A `Generator` that depends on nothing but the three numbers.

    seed     whole number, 0 or more
    purpose  a `Purpose`
    day      whole number, 1 for the first day of a market
    """
    keys = np.random.SeedSequence(entropy=int(seed), spawn_key=(int(purpose), int(day)))
    return np.random.Generator(np.random.Philox(keys))
