"""The records service's back room: one thread that writes for all, two that read, and how well it is."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from hub_config.pace import MOST_SEATS, Pace
from hub_config.published import Published
from hub_config.records_acts import Acts
from talat.records import database
from talat.records.database import DatabaseDown, Records
from talat.records.recent import Recent
from talat.records.writer import Writer

BUSY_S = 8.0  # a write waits this long for another process, less than the client waits for us
LEAST_FREE = 64 * 2**20  # bytes; with less on the disk the service calls itself unwell


class Office:
    """What the handlers share: the database behind one writing thread, the lessons, the pace of seats."""

    def __init__(self, records: Records, published: Published, prison_key: str):
        self.records, self.acts = records, Acts(records, published, prison_key)
        self.pace = Pace()
        self.seated = Recent(MOST_SEATS)  # token → learner, as it was when last asked
        self.stopping = False
        self._under_way = 0
        self._writer: Writer | None = None
        self._readers = ThreadPoolExecutor(2, "read")
        self._one_looks = asyncio.Lock()
        self._health: tuple[float, dict] = (float("-inf"), {})

    async def reads(self, work: Callable, *args):
        """The result of `work(*args)`, run beside the event loop."""
        loop = asyncio.get_running_loop()
        return await self._count(loop.run_in_executor(self._readers, work, *args))

    async def writes(self, act: Callable, *args):
        """The result of `act(acts, *args)`, once the transaction it shares with others is on the disk.

        An act whose turn does not come in BUSY_S seconds is not begun at all.
        """
        loop = asyncio.get_running_loop()
        self._writer = self._writer or Writer(self.records, loop.call_soon_threadsafe)
        done = loop.create_future()
        return await self._count(self._writer.put(_acted, self.acts, act, args, within_s=BUSY_S, done=done))

    async def _count(self, answer):
        self._under_way += 1
        try:
            return await answer
        finally:
            self._under_way -= 1

    async def health(self) -> dict:
        """{"ok": …} by taking and leaving the write lock; asked at most once a second."""
        async with self._one_looks:
            if time.monotonic() - self._health[0] > 1:
                self._health = (time.monotonic(), await self._look())
        return self._health[1]

    async def _look(self) -> dict:
        try:
            return await self.writes(_well)
        except (DatabaseDown, OSError) as trouble:
            return {"ok": False, "detail": str(trouble)}

    async def finish(self) -> None:
        """Refuse new work, let what is under way commit and be answered, then let go of the database."""
        self.stopping = True
        while self._under_way:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)  # the last answers leave
        if self._writer:
            self._writer.close()
        self._readers.shutdown()
        self.records.close()


def _acted(records: Records, acts: Acts, act: Callable, args: tuple):
    return act(replace(acts, records=records), *args)


def _well(acts: Acts) -> dict:
    """How the database is, told by who holds its write lock."""
    file = database.sqlite_path(acts.records.url)
    free = os.statvfs(file.parent).f_bavail * os.statvfs(file.parent).f_frsize if file else None
    said = {"ok": free is None or free > LEAST_FREE, "schema": database.schema(acts.records)}
    return said if free is None else {**said, "free_mb": free // 2**20}
