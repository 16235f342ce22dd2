"""Counted half-minutes put straight into the records, for tests that need hours without sending beats."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from talat.records import tables
from talat.records.clock import spell

MORNING = datetime(2026, 11, 2, 2, tzinfo=UTC)


def spend(records, learner: str, half_minutes: int, kind="practice", course="online-shop", **more) -> str:
    """Half-minutes one after another from `start` (default MORNING), after those the learner has already.

    Returns the moment at which the last of them had passed, as records spell it.
    """
    start, unit = more.pop("start", MORNING), more.pop("unit", "shop-04")
    with records.write() as connection:
        mine = tables.half_minutes.c.learner == learner
        last = connection.execute(
            tables.half_minutes.select().where(mine).order_by(tables.half_minutes.c.slot.desc())
        ).first()
        first = max(int(start.timestamp()) // 30, last.slot + 1 if last else 0)
        rows = []
        for slot in range(first, first + half_minutes):
            at = datetime.fromtimestamp(30 * slot, UTC) + timedelta(seconds=30)
            row = {"learner": learner, "slot": slot, "course": course, "unit": unit, "kind": kind}
            idle = float(random.Random(slot).randint(0, 25))  # as a hand leaves it, without any rhythm
            rows.append({**row, "page": "p", "at": spell(at), "idle_s": idle, **more})
        connection.execute(tables.half_minutes.insert(), rows)
    return rows[-1]["at"]
