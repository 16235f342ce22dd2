"""The advertising market's dice: raw Philox words and tables, the same bits on every machine.

Only the generator's raw words are used: NumPy promises those for every version, its distributions it does
not. What needs a logarithm or a power comes from a table worked out once and rounded to 2⁻²⁰, so a last bit
in which two machines' libm differ is rounded away; all else is +, −, × and ÷, which IEEE 754 fixes.
"""

from enum import IntEnum
from functools import cache
from math import exp
from statistics import NormalDist

import numpy as np

from talat.engine.streams import stream

GRID = 2.0**20  # tables are rounded to one part of this
STEPS = 4096  # entries of a quantile table, at the middles of equal shares


class Luck(IntEnum):
    """What an advertising stream is drawn for; continues `streams.Purpose`. Add, never renumber."""

    PEOPLE = 101
    INTEREST = 102
    PERSON = 103
    PLACEMENT = 104
    RIVALS = 105
    NOISE = 106
    PACING = 107
    CLICK = 108
    BUY = 109
    DELAY = 110
    POST = 111
    VALUE = 112


def words(seed, luck, day, count):
    """(count,) uint64 of random bits; a longer draw begins with the shorter one."""
    return stream(seed, luck, day).bit_generator.random_raw(count).astype("<u8", copy=False)


def sixteens(seed, luck, day, shape):
    """`shape` of uint16, each equally likely; four to a word."""
    count = int(np.prod(shape))
    return words(seed, luck, day, (count + 3) // 4).view("<u2")[:count].reshape(shape)


def thirty_twos(seed, luck, day, shape):
    """`shape` of uint32, each equally likely; two to a word."""
    count = int(np.prod(shape))
    return words(seed, luck, day, (count + 1) // 2).view("<u4")[:count].reshape(shape)


def look_up(table, bits, out=None):
    """Entries of a table of STEPS quantiles at uint16 draws."""
    return np.take(table, bits >> np.uint16(4), mode="clip", out=out)


@cache
def _normal():
    middles = (np.arange(STEPS) + 0.5) / STEPS
    return [NormalDist().inv_cdf(float(middle)) for middle in middles]


@cache
def spread_table(spread):
    """(STEPS,) quantiles of a lognormal of mean 1 whose logarithm has the standard deviation `spread`."""
    values = np.array([exp(spread * normal) for normal in _normal()])
    table = np.rint(values / values.mean() * GRID) / GRID
    table.setflags(write=False)
    return table


@cache
def power_table(exponent, length):
    """(length,) of (n + 1) to the power −exponent, n = 0, 1, …"""
    table = np.rint((np.arange(length) + 1.0) ** -exponent * GRID) / GRID
    table.setflags(write=False)
    return table


@cache
def step_table(knots):
    """(STEPS,) quantiles of a piecewise linear distribution; knots: ((share at most, value), …)."""
    shares, values = np.array(knots, dtype=float).T
    middles = (np.arange(STEPS) + 0.5) / STEPS
    table = np.rint(np.interp(middles, shares, values) * GRID) / GRID
    table.setflags(write=False)
    return table
