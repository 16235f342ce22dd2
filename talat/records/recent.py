"""A small memory of what was read lately, safe between threads; forgetting only costs a read."""

from __future__ import annotations

import threading
from collections import OrderedDict


class Recent:
    """Keeps the `most` values put last, by their keys."""

    def __init__(self, most: int):
        self._most, self._kept, self._lock = most, OrderedDict(), threading.Lock()

    def get(self, key):
        """The value put under this key, or None."""
        with self._lock:
            return self._kept.get(key)

    def put(self, key, value) -> None:
        """Remember a value; the one put longest ago goes when there are too many."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
