"""Seats on their way: asks the hub for a learner's seat, a few at a time, and remembers how it went."""

from __future__ import annotations

import asyncio
import logging
import math
import time

from hub_config.desks.hub_api import HubApi, HubDown, NoSeat

PATIENCE = 180  # seconds from a learner's turn to a seat; waiting in line is no failure and has no limit
USUAL = 4.0  # seconds a seat takes before any has been timed
AGAIN = 0.25  # seconds between two looks
REMEMBERED = 60  # seconds an outcome is kept for the waiting page

READY, STARTING, FULL, TROUBLE, STOPPED = "ready", "starting", "full", "trouble", "stopped"
log = logging.getLogger("talat.desk")


class Starting:
    """At most `side_by_side` seats start at once; the rest queue here instead of being refused by the hub."""

    def __init__(self, hub: HubApi, side_by_side: int):
        self._hub = hub
        self._side_by_side = side_by_side
        self._turn = asyncio.Semaphore(side_by_side)  # wakes those who wait in the order they came
        self._line: dict[str, None] = {}  # names of those who wait for a turn, first come first
        self._takes = USUAL
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

    def place(self, name: str) -> tuple[int, int]:
        """(place in the line from 1, seconds until the seat is there as seats go now); (0, 0) out of line."""
        if name not in self._line:
            return 0, 0
        place = list(self._line).index(name) + 1
        rounds = 1 + math.ceil(place / self._side_by_side)
        return place, math.ceil(rounds * self._takes)

    async def _start(self, token: str, name: str) -> str:
        try:
            await self._turn_of(name)
            try:
                began = time.monotonic()
                async with asyncio.timeout(PATIENCE):
                    outcome = await self._until_ready(token, name)
                if outcome == READY:  # lately counts most
                    self._takes += 0.3 * (time.monotonic() - began - self._takes)
                return outcome
            finally:
                self._turn.release()
        except TimeoutError:
            log.warning("the seat of %s was not ready in %d s", name, PATIENCE)
        except HubDown as down:
            log.warning("the seat of %s did not start: %s", name, down)
        return TROUBLE

    async def _turn_of(self, name: str) -> None:
        self._line[name] = None
        try:
            await self._turn.acquire()
        finally:
            del self._line[name]

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
