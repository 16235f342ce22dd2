"""Seats on their way: asks the hub for a learner's seat, a few at a time, and remembers how it went."""

from __future__ import annotations

import asyncio
import logging
import time

from hub_config.desks.hub_api import HubApi, HubDown, NoSeat

PATIENCE = 180  # seconds from the button to a seat
AGAIN = 1.0  # seconds between two looks
REMEMBERED = 60  # seconds an outcome is kept for the waiting page

READY, STARTING, FULL, TROUBLE, STOPPED = "ready", "starting", "full", "trouble", "stopped"
log = logging.getLogger("talat.desk")


class Starting:
    """At most `side_by_side` seats start at once; the rest queue here instead of being refused by the hub."""

    def __init__(self, hub: HubApi, side_by_side: int):
        self._hub = hub
        self._turn = asyncio.Semaphore(side_by_side)
        self._tasks: dict[str, asyncio.Task] = {}
        self._ended: dict[str, tuple[str, float]] = {}

    async def begin(self, token: str, name: str, patience: float = 1.2) -> str:
        """Start `name`'s seat unless it runs or starts; its state after at most `patience` seconds."""
        task = self._tasks.get(name)
        if task is None:
            self._ended.pop(name, None)
            task = self._tasks[name] = asyncio.create_task(self._start(token, name))
            task.add_done_callback(lambda done: self._note(name, done))
        await asyncio.wait([task], timeout=patience)
        return task.result() if task.done() else STARTING

    async def state(self, token: str, name: str) -> str:
        """How `name`'s seat stands. Asking changes nothing."""
        if name in self._tasks:
            return STARTING
        outcome, at = self._ended.get(name, (STOPPED, 0.0))
        if outcome in (FULL, TROUBLE) and time.monotonic() - at < REMEMBERED:
            return outcome
        try:
            seat = await self._hub.seat(token, name)
        except HubDown:
            return STARTING if outcome == READY else TROUBLE
        return READY if seat.ready else STARTING if seat.pending else STOPPED

    async def _start(self, token: str, name: str) -> str:
        try:
            async with asyncio.timeout(PATIENCE), self._turn:
                return await self._until_ready(token, name)
        except TimeoutError:
            log.warning("the seat of %s was not ready in %d s", name, PATIENCE)
        except HubDown as down:
            log.warning("the seat of %s did not start: %s", name, down)
        return TROUBLE

    async def _until_ready(self, token: str, name: str) -> str:
        while True:
            try:
                await self._hub.start(token, name)
                break
            except NoSeat as no_seat:
                if not no_seat.soon:
                    return FULL
                await asyncio.sleep(AGAIN)
        while True:
            seat = await self._hub.seat(token, name)
            if seat.ready:
                return READY
            if not seat.pending:
                return TROUBLE  # it was starting and is no longer
            await asyncio.sleep(AGAIN)

    def _note(self, name: str, task: asyncio.Task) -> None:
        self._tasks.pop(name, None)
        outcome = TROUBLE if task.cancelled() or task.exception() else task.result()
        now = time.monotonic()
        self._ended = {n: (o, at) for n, (o, at) in self._ended.items() if now - at < REMEMBERED}
        self._ended[name] = (outcome, now)
