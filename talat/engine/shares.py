"""Who brought how much: a change of an outcome shared out among causes, exact to the last piece."""

from fractions import Fraction
from itertools import combinations
from math import factorial

MOST_EXACT = 4  # causes up to which every coalition is run; 2⁴ runs


def share_out(causes, outcome):
    """{cause: tuple of Fraction}: what each cause adds to the outcome; they sum to the whole change.

    causes   names of what changed
    outcome  function of a frozenset of causes that have changed, the others not: a tuple of whole numbers

    Up to four causes: Shapley (1953) values, the mean over all orders in which the causes could have
    come. More: the mean of the given order and its reverse, in as many runs as there are causes twice.
    """
    causes, known = tuple(causes), {}

    def at(changed):
        if changed not in known:
            known[changed] = tuple(int(number) for number in outcome(changed))
        return known[changed]

    if len(causes) <= MOST_EXACT:
        return {cause: _shapley(cause, causes, at) for cause in causes}
    there, back = _in_order(causes, at), _in_order(causes[::-1], at)
    return {
        cause: tuple(Fraction(a + b, 2) for a, b in zip(there[cause], back[cause], strict=True))
        for cause in causes
    }


def _shapley(cause, causes, at):
    others = [other for other in causes if other != cause]
    total = None
    for size in range(len(causes)):
        weight = Fraction(factorial(size) * factorial(len(others) - size), factorial(len(causes)))
        for some in combinations(others, size):
            gains = _gain(at, frozenset(some), cause)
            gains = tuple(weight * gain for gain in gains)
            total = gains if total is None else tuple(a + b for a, b in zip(total, gains, strict=True))
    return total


def _gain(at, before, cause):
    return tuple(new - old for new, old in zip(at(before | {cause}), at(before), strict=True))


def _in_order(causes, at):
    changed, found = frozenset(), {}
    for cause in causes:
        found[cause] = _gain(at, changed, cause)
        changed |= {cause}
    return found
