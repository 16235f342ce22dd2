"""A page that loads: visitors who go before they have seen it (fact 47)."""

import numpy as np

from talat.engine.dice import Roll, happens, uniforms
from talat.engine.parameters import LANDING

LONGEST = 60.0  # seconds after which nobody is left to go


def bounce(seconds):
    """Share of visitors who go at once, 0–1; seconds (...,) until the page can be read, 0 or more."""
    waited = np.minimum(np.asarray(seconds, dtype=float), LONGEST)
    share = LANDING.bounces * LANDING.a_second ** (waited - 1.0)
    return np.minimum(share, LANDING.bounces_most)


def bounced(seconds, visits, seed, day, part=0):
    """(visits,) bool: who goes at once; the same die for every speed, so a faster page keeps all it had."""
    return happens(uniforms(seed, Roll.LANDING, day, np.arange(int(visits)), part), bounce(seconds))
