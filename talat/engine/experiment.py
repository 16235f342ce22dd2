"""Honest answers from trials: how sure a share, a gap and a lift are, and how many people it takes."""

from dataclasses import dataclass

import numpy as np

from talat.engine.dice import normals

LEVEL = 0.9  # of all intervals unless said otherwise


@dataclass(frozen=True)
class Interval:
    """A measured value and the bounds that hold the truth `level` of the time."""

    value: float
    low: float
    high: float
    level: float = LEVEL

    @property
    def sure(self):
        """Whether the interval leaves out 0: below, above."""
        return self.low > 0 or self.high < 0


def width(level=LEVEL):
    """Standard errors on either side for a level: 1.645 for 0.9."""
    return float(normals(np.array([0.5 + level / 2]))[0])


def share(successes, trials, level=LEVEL):
    """Wilson's (1927) interval of a share; the whole of 0–1 without trials."""
    if trials <= 0:
        return Interval(float("nan"), 0.0, 1.0, level)
    z, p = width(level), successes / trials
    middle = (p + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * np.sqrt(p * (1 - p) / trials + z * z / (4 * trials**2))
    return Interval(p, max(float(middle - half), 0.0), min(float(middle + half), 1.0), level)


def difference(successes_a, trials_a, successes_b, trials_b, level=LEVEL):
    """Interval of share A − share B by Newcombe's (1998) tenth method."""
    a, b = share(successes_a, trials_a, level), share(successes_b, trials_b, level)
    if not trials_a > 0 or not trials_b > 0:
        return Interval(float("nan"), -1.0, 1.0, level)
    low = np.hypot(a.value - a.low, b.high - b.value)
    high = np.hypot(a.high - a.value, b.value - b.low)
    gap = a.value - b.value
    return Interval(gap, float(gap - low), float(gap + high), level)


def ratio(successes_a, trials_a, successes_b, trials_b, level=LEVEL):
    """Interval of share A ÷ share B − 1, the lift, by the logarithm with Walter's (1975) half success."""
    if not trials_a > 0 or not trials_b > 0:
        return Interval(float("nan"), -1.0, float("inf"), level)
    log = np.log((successes_a + 0.5) / (trials_a + 0.5)) - np.log((successes_b + 0.5) / (trials_b + 0.5))
    error = np.sqrt(
        1 / (successes_a + 0.5) - 1 / (trials_a + 0.5) + 1 / (successes_b + 0.5) - 1 / (trials_b + 0.5)
    )
    z = width(level)
    value, low, high = (float(np.expm1(log + side * z * error)) for side in (0, -1, 1))
    return Interval(value, low, high, level)


def enough(usual, lift, level=LEVEL, power=0.8):
    """People needed in each of two equal arms to find a lift with this power.

    usual  share that buys now, 0–1
    lift   smallest change worth finding, 0.2 for a fifth more
    """
    other = usual * (1 + lift)
    spread = usual * (1 - usual) + other * (1 - other)
    z = width(level) + float(normals(np.array([power]))[0])
    return int(np.ceil(spread * (z / (other - usual)) ** 2))


def of_luck(values, level=LEVEL):
    """Mean of results under many lucks, and the bounds between which `level` of them lie."""
    values = np.asarray(values, dtype=float)
    low, high = np.percentile(values, [50 - 50 * level, 50 + 50 * level])
    return Interval(float(values.mean()), float(low), float(high), level)


def of_mean(values, level=LEVEL):
    """Mean of results and the interval of that mean: how sure the average itself is."""
    values = np.asarray(values, dtype=float)
    if values.size < 2:
        return Interval(float(values.mean()), float("-inf"), float("inf"), level)
    half = width(level) * float(values.std(ddof=1)) / np.sqrt(values.size)
    return Interval(float(values.mean()), float(values.mean() - half), float(values.mean() + half), level)
