"""Whether input came like clockwork: the period at which moments recur, if that is no accident."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

QUIET = 3.0  # seconds; of somebody busier than this the beats tell their own rhythm, not the hand's
LEAST_INPUTS = 20  # fewer moments agree by accident too easily
RESTING = 0.4  # share of the beats that must find the hand at rest; see below
SHORTEST, LONGEST = 4.8, 300.0  # seconds; pages tell whole seconds, which blurs anything faster
# Rayleigh's test: n moments without rhythm agree to R or more at one period with probability about
# exp(−n R²). With 20 moments and R = 0.9 that is 9e-8; two hours hold about 1,400 independent periods. A hand
# that rests for τ seconds on average (memoryless) agrees with the 30 s of the beats to 1/√(1 + (2πτ/30)²),
# which is below 0.9 for every τ long enough that four beats in ten find it at rest.
AGREEMENT = 0.9
# Input in step with the beats hides from that test, but then it is always equally long ago: to two
# neighbouring seconds at this share of the beats. A memoryless hand reaches 0.54 at most.
IN_STEP = 0.95
BEAT = 30.0  # seconds
_HARMONICS = 0.03  # moments that recur every minute recur every 30 s as well; the longest period is told
_STRETCH = 7200.0  # seconds looked at together: two clocks drift out of step beyond that
_SAME = 1.5  # seconds; closer moments are one input, told by two beats


def constant_period(beats: Sequence[tuple[float, float]]) -> float | None:
    """The period in seconds at which input recurs; None when it does not.

    beats   (moment, seconds since the last input then), in order
    """
    if _in_step([idle for _, idle in beats]):
        return BEAT
    moments = [at - idle for at, idle in beats if idle >= QUIET]
    if len(moments) < RESTING * len(beats):
        return None
    for stretch in _stretches(_distinct(moments)):
        if len(stretch) >= LEAST_INPUTS:
            periods = _periods(stretch)
            agreement = _agreement(stretch, periods)
            if agreement.max() >= AGREEMENT:
                best = periods[agreement >= agreement.max() - _HARMONICS].max()
                return round(float(best), 1)
    return None


def _in_step(idle: list[float]) -> bool:
    seconds = Counter(round(second) for second in idle)
    pairs = (seconds[second] + seconds[second + 1] for second in list(seconds) if second >= 1)
    return len(idle) >= 2 * LEAST_INPUTS and max(pairs, default=0) >= IN_STEP * len(idle)


def _distinct(moments: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for moment in moments:
        if not kept or moment - kept[-1] > _SAME:
            kept.append(moment)
    return kept


def _stretches(moments: list[float]) -> list[list[float]]:
    found: dict[int, list[float]] = {}
    for moment in moments:
        found.setdefault(int((moment - moments[0]) // _STRETCH), []).append(moment)
    return list(found.values())


def _periods(moments: list[float]) -> np.ndarray:
    """Periods to try, so close that from one to the next the whole stretch slips by an eighth of a turn."""
    step = 1 / (8 * max(moments[-1] - moments[0], 60.0))
    return 1 / np.arange(1 / LONGEST, 1 / SHORTEST, step)


def _agreement(moments: list[float], periods: np.ndarray) -> np.ndarray:
    """Rayleigh's R of each period, 0–1: how well the moments share one phase of it."""
    since = np.asarray(moments) - moments[0]
    return np.abs(np.exp(2j * math.pi * since / periods[:, None]).mean(axis=1))
