"""The server's clock as records spell it, and the one that nobody can set, for how long something took."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Tick:
    """Seconds since the machine was started, sleep included; `boot` names that start.

    Two ticks of one boot tell how long lay between them whatever anybody does to the clock on the wall.
    """

    boot: str
    seconds: float


def utc_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def tick_now() -> Tick:
    """Now, on the clock that cannot be set."""
    return Tick(_boot(), time.clock_gettime(time.CLOCK_BOOTTIME))


def spell(moment: datetime) -> str:
    """27 characters plus offset, so that spellings sort as times do: 2026-01-02T03:04:05.000006+00:00."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read(spelled: str) -> datetime:
    """The moment that `spell` wrote."""
    return datetime.fromisoformat(spelled)


@cache
def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
