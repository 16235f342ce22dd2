"""Dice that any person can throw alone: a uniform for each seed, roll, day and person, by hashing.

A generator gives its numbers in order; these need none. Only those who come past are drawn for, one
more buyer shifts nobody's luck, and whole-number arithmetic gives the same bits on every machine, in
every Python and in every NumPy. The hash is the finaliser of splitmix64 (Steele, Lea & Flood 2014).
"""

from enum import IntEnum

import numpy as np

GOLDEN, FIRST, SECOND, WORD = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 2**64 - 1
_GOLDEN, _TOP = np.uint64(GOLDEN), np.uint64(11)
_ROUNDS = tuple((np.uint64(shift), np.uint64(times)) for shift, times in ((30, FIRST), (27, SECOND), (31, 0)))
BLOCK = 8_192  # numbers hashed at once, so that they stay in the processor's cache
FINE = 2.0**40  # chances are rounded to this many steps before a die is held against them


class Roll(IntEnum):
    """What a die is thrown for. Numbers are part of every recorded result: add, never renumber."""

    GROUP = 1
    TASTE = 2
    BUDGET = 3
    PHOTO = 4
    ACTIVE = 5
    DEVICE = 6
    LIKING = 7
    VISIT = 8
    KIND = 9
    NOTICE = 10
    LOOK = 11
    BASKET = 12
    PAY = 13
    HOUR = 14
    METHOD = 15
    SECOND = 16
    DELIVERY = 17
    TRANSIT = 18
    RETURN = 19
    STARS = 20
    REVIEW = 21
    WORDS = 22
    TOLD = 23
    LEAD = 24
    FIT = 25
    RIVAL = 26
    ARM = 27
    PAGE_ORDER = 28
    PAGE_WRITE = 29
    PAGE_DELAY = 30
    PAGE_LIKE = 31
    PAGE_BACK = 32
    PAGE_CLOSE = 33
    PAGE_KNOW = 34
    PAGE_TOPIC = 35
    PAGE_POST = 36
    PAGE_FOLLOW = 37
    PAGE_METHOD = 38
    PAGE_DELIVERY = 39
    PAGE_CREDIT = 40
    RESULT = 401
    LANDING = 402


def _mixed(z):
    """The finaliser on one Python integer."""
    z = ((z ^ (z >> 30)) * FIRST) & WORD
    z = ((z ^ (z >> 27)) * SECOND) & WORD
    return z ^ (z >> 31)


def key(seed, roll, day, part=0):
    """One 64-bit number for whole numbers seed, roll, day and part (a product, a shop)."""
    z = _mixed((int(seed) + GOLDEN) & WORD)
    for number in (int(roll), int(day), int(part)):
        z = _mixed((z + GOLDEN * (number + 1)) & WORD)
    return z


def uniforms(seed, roll, day, who, part=0):
    """Uniforms in [0, 1), one for each whole number in `who`, (...,) → (...,)."""
    who, start = np.asarray(who), np.uint64(key(seed, roll, day, part))
    flat, found = who.reshape(-1), np.empty(who.size)
    for first in range(0, who.size, BLOCK):
        _hashed(flat[first : first + BLOCK], start, found[first : first + BLOCK])
    return found.reshape(who.shape)


def throws(seed, rolls, day, who, parts=(0,)):
    """`uniforms` of several rolls (or of one for several parts) for the same few people, (throws, people).

    For some hundreds of people the calls cost more than the hashing: one throw of seven dice is cheap.
    """
    keys = [key(seed, roll, day, part) for roll in rolls for part in parts]
    found = np.empty((len(keys), np.asarray(who).size))
    _hashed(np.asarray(who), np.array(keys, dtype=np.uint64)[:, np.newaxis], found)
    return found


def _hashed(who, start, out):
    """The hash of each number into `out`, in place: fresh memory would cost more than the arithmetic."""
    z = who.astype(np.uint64)
    z *= _GOLDEN
    z = z + start if start.ndim else np.add(z, start, out=z)
    t = out.view(np.uint64)
    for shift, times in _ROUNDS:
        np.right_shift(z, shift, out=t)
        z ^= t
        if times:
            z *= times
    z >>= _TOP
    np.multiply(z, 2.0**-53, out=out)


def _ratio(above, below, x):
    """A quotient of two polynomials by Horner's rule, highest power first."""
    top, bottom = np.zeros_like(x), np.zeros_like(x)
    for a in above:
        top = top * x + a
    for b in below:
        bottom = bottom * x + b
    return top / bottom


_MIDDLE = (
    (-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.3577518672690, -30.66479806614716,
     2.506628277459239),
    (-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1.0),
)  # fmt: skip
_TAIL = (
    (-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
     2.938163982698783),
    (0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1.0),
)  # fmt: skip


def normals(uniform):
    """Standard normals at the given uniforms, good to nine digits (Acklam's rational approximation)."""
    u = np.clip(np.asarray(uniform, dtype=float), 2.0**-53, 1 - 2.0**-53)
    middle = u - 0.5
    found = middle * _ratio(*_MIDDLE, middle * middle)
    far = np.abs(middle) > 0.47575
    edge = np.sqrt(-2.0 * np.log(np.minimum(u, 1.0 - u)[far]))
    found[far] = -np.sign(middle[far]) * _ratio(*_TAIL, edge)
    return found


def happens(uniform, chance):
    """Whether each die falls under its chance.

    The chance is rounded to FINE steps first: a processor whose exp() ends in another bit still agrees.
    """
    limit = np.rint(np.asarray(chance) * FINE)
    limit /= FINE
    return uniform < limit
