"""How fast one learner's seat may ask: a bucket of requests that fills again with time."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

BURST = 60.0  # requests at once
PER_S = 6.0  # requests a second in the long run; a fast learner sends one or two
MOST_SEATS = 4_096  # remembered at a time


class Pace:
    """One bucket for each name; the longest unseen are forgotten, which can only fill them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, name: str) -> bool:
        """Whether `name` may ask now; counts the request when it may."""
        now = self._clock()
        left, seen = self._buckets.pop(name, (BURST, now))
        left = min(BURST, left + (now - seen) * PER_S)
        allowed = left >= 1
        self._buckets[name] = (left - 1 if allowed else left, now)
        if len(self._buckets) > MOST_SEATS:
            self._buckets.popitem(last=False)
        return allowed
