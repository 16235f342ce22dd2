"""The records service's back room: one thread that writes, two that read, and how well it is."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from hub_config.pace import Pace
from hub_config.published import Published
from hub_config.records_acts import Acts
from talat.records import database
from talat.records.database import DatabaseDown, Records

BUSY_S = 8.0  # a write waits this long for another process, less than the client waits for us
LEAST_FREE = 64 * 2**20  # bytes; with less on the disk the service calls itself unwell


class Office:
    """What the handlers share: the database behind one writing thread, the lessons, the pace of seats."""

    def __init__(self, records: Records, published: Published, prison_key: str):
        self.records, self.acts = records, Acts(records, published, prison_key)
        self.pace = Pace()
        self.stopping = False
        self._under_way = 0
        self._writer = ThreadPoolExecutor(1, "write")
        self._readers = ThreadPoolExecutor(2, "read")
        self._one_looks = asyncio.Lock()
        self._health: tuple[float, dict] = (float("-inf"), {})

    async def reads(self, work: Callable, *args):
        """The result of `work(*args)`, run beside the event loop."""
        return await self._run(self._readers, work, *args)

    async def writes(self, work: Callable, *args):
        """The same on the one writing thread; work that waited too long for it is not begun at all."""
        latest = time.monotonic() + BUSY_S
        return await self._run(self._writer, _in_time, latest, work, *args)

    async def _run(self, pool: ThreadPoolExecutor, work: Callable, *args):
        self._under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, work, *args)
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
            return await self.writes(_well, self.records)
        except (DatabaseDown, OSError) as trouble:
            return {"ok": False, "detail": str(trouble)}

    async def finish(self) -> None:
        """Refuse new work, let what is under way commit and be answered, then let go of the database."""
        self.stopping = True
        while self._under_way:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)  # the last answers leave
        for pool in (self._writer, self._readers):
            pool.shutdown()
        self.records.close()


def _in_time(latest: float, work: Callable, *args):
    if time.monotonic() > latest:
        raise DatabaseDown("waited too long for the write before")
    return work(*args)


def _well(records: Records) -> dict:
    with records.write():
        pass
    file = database.sqlite_path(records.url)
    free = os.statvfs(file.parent).f_bavail * os.statvfs(file.parent).f_frsize if file else None
    said = {"ok": free is None or free > LEAST_FREE, "schema": database.schema(records)}
    return said if free is None else {**said, "free_mb": free // 2**20}
