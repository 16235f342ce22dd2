"""Learners at work: each sends a decision over the service's socket, waits for its answer, goes on.

One process and one event loop play them all. They speak HTTP as a learner's container does, a new connection
for each decision, but with prepared bytes: what is measured is the service, not a hundred HTTP clients.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from talat.journal.client import new_key
from talat.journal.plain_json import canonical
from talat.records import database
from talat.records import time as counted
from tests.records_lab import COURSE, UNIT

SAID = (
    {"do": "set_price", "satang": 19900},
    {"do": "open_screen", "screen": "day"},
    {"do": "explain", "text": "ตั้งราคาสูงกว่าต้นทุนรวมค่าส่งและค่าธรรมเนียมแล้ว ยังถูกกว่าร้านข้าง ๆ จึงน่าจะขายได้"},
    {"do": "open_screen", "screen": "price"},
)


@dataclass
class Learner:
    """One seat under way: how long each of its decisions took, from the press to the answer, in seconds."""

    socket: Path
    token: str
    attempt: str
    after: int = 0
    took: list[float] = field(default_factory=list)

    async def decide(self) -> None:
        """One decision, acknowledged; anything but 201 is an error."""
        body = canonical({"key": new_key(), "after": self.after, "event": SAID[self.after % len(SAID)]})
        began = time.perf_counter()
        status, answer = await self._post(body)
        self.took.append(time.perf_counter() - began)
        if status != 201:
            raise RuntimeError(f"the service answered {status}: {answer!r}")
        self.after = json.loads(answer)["seq"]

    async def _post(self, body: bytes) -> tuple[int, bytes]:
        reader, writer = await asyncio.open_unix_connection(self.socket)
        writer.write(
            f"POST /v1/attempts/{self.attempt}/events HTTP/1.1\r\nHost: records\r\n"
            f"Authorization: Bearer {self.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
            + body
        )
        head, _, answer = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        return int(head.split(maxsplit=2)[1]), answer


async def at_work(learners: list[Learner], seconds: float, pause_s: float, dice: random.Random) -> float:
    """Each decides after pauses of `pause_s` on average, at random; returns the seconds it took."""
    began = time.monotonic()

    async def work(learner: Learner, rng: random.Random):
        while (pause := rng.expovariate(1 / pause_s)) < began + seconds - time.monotonic():
            await asyncio.sleep(pause)
            await learner.decide()

    await asyncio.gather(*(work(one, random.Random(dice.random())) for one in learners))
    return time.monotonic() - began


async def flat_out(learners: list[Learner], each: int) -> float:
    """Each sends the next the moment the last is acknowledged; returns the seconds it took."""

    async def work(learner: Learner):
        for _ in range(each):
            await learner.decide()

    began = time.monotonic()
    await asyncio.gather(*map(work, learners))
    return time.monotonic() - began


async def at_one_moment(learners: list[Learner], times: int) -> float:
    """All press in the same moment, again and again; returns the seconds the answers took altogether."""
    took = 0.0
    for _ in range(times):
        began = time.monotonic()
        await asyncio.gather(*(learner.decide() for learner in learners))
        took += time.monotonic() - began
        await asyncio.sleep(0.5)
    return took


def beat(url: str, numbers: list[str]) -> None:
    """The learners' pages, for ever: a beat of each in every half-minute, as the learner desk writes them."""
    records = database.open_records(url)
    while True:
        for number in numbers:
            counted.beat(records, number, COURSE, UNIT, "exercise", "tab", 2.0, True)
            time.sleep(counted.HALF_MINUTE / len(numbers))
