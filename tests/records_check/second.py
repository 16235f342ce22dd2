"""The half-minute rule a second time, written from its words and from nothing of the records' own code.

A half-minute counts when a beat of a page that is visible and had input within five minutes shows that it
has passed since the last one that counted. A beat that comes more than 75 seconds after begins anew. Of a
late one, no more than half a minute is carried over. How much has passed is read from the machine's own clock
while it runs, from the wall across a start. No place in the day of the wall's clock counts twice.
"""

from __future__ import annotations

from collections import Counter

HALF, ANEW, CUT = 30_000, 75_000, 300
STEP = 2_000  # the wall was set when the two clocks differ by more


def tally(beats) -> Counter:
    """{kind: half-minutes} of beats in the order of their arrival."""
    counted: Counter = Counter()
    taken: set[int] = set()
    passed = before = None  # milliseconds that have passed and are not counted yet; the beat they reach up to
    for beat in beats:
        if not beat.visible or not 0 <= beat.idle <= CUT:
            continue
        if before is None:
            passed, before = 0, beat
            continue
        since = _between(before, beat)
        waiting = passed + since
        if 0 <= waiting < HALF:
            continue  # nothing is written down: the next beat measures from the same place
        if waiting < 0 or waiting > ANEW:
            passed, before = 0, beat
            continue
        place = (beat.wall - waiting) // HALF
        if place not in taken:
            taken.add(place)
            counted[beat.kind] += 1
        passed, before = min(waiting - HALF, HALF), beat
    return counted


def _between(earlier, later) -> int:
    if earlier.boot == later.boot:
        return later.tick - earlier.tick
    return later.wall - earlier.wall


def class_places(machine: set[int], first: int, last: int) -> int:
    """Half-minutes of a class, from place `first` up to `last`, that no machine time reaches into."""
    reached = machine | {place + 1 for place in machine}
    return len(set(range(first, last)) - reached)
