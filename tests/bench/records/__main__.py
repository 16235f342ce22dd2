"""How many decisions the records acknowledge, and how long each takes: `make bench-records`.

Prints {"sqlite": {"40": {…}, "200": {…}}, "postgresql": {…}}. The first three figures of each are of learners
at work: each decides once a second on average, at random moments, as the fastest do, while the beats of their
pages arrive from another process. "flat_out": each sends the next decision the moment the last one is
acknowledged. "one_moment": all press together. Every decision goes over the service's real socket and is on
the disk (fsync) before it is answered.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import random
import sys
import time
from contextlib import contextmanager

from tests import postgresql
from tests.bench.records import learners as many
from tests.bench.records.learners import Learner
from tests.records_lab import UNIT, made_lab, seat, serving

CLASSES = (40, 200)  # learners at once
SECONDS, PAUSE_S = 30.0, 1.0
EACH = 50  # decisions of one learner flat out: within the burst that the service allows a seat
MOMENTS = 20


def main(words: list[str]) -> int:
    """Measure both databases, or those named."""
    kinds = words or ["sqlite", "postgresql"]
    with postgresql.running() as server:
        urls = {"sqlite": lambda: None, "postgresql": lambda: server.url(server.new())}
        found = {kind: {str(size): measured(urls[kind](), size) for size in CLASSES} for kind in kinds}
    print(json.dumps(found))
    return 0


def measured(url: str | None, size: int) -> dict:
    """The figures of one database with so many learners."""
    with made_lab(url) as lab, serving(lab, sys.stderr):
        seats = [seat(lab) for _ in range(size)]
        learners = [Learner(lab.socket("records"), one.token, one.client.open(UNIT).id) for one in seats]
        with beats(lab.records.url, [one.number for one in seats]):
            work = figures(learners, many.at_work(learners, SECONDS, PAUSE_S, random.Random(7)))
        flat = figures(learners, many.flat_out(learners, EACH))
        time.sleep(10)  # the service's pace of each seat forgets the rush
        moment = figures(learners, many.at_one_moment(learners, MOMENTS))
    return {**work, "flat_out": flat, "one_moment": moment}


def figures(learners: list[Learner], load) -> dict:
    """Run the load; decisions acknowledged per second, and the latency's median and 99th percentile."""
    for one in learners:
        one.took.clear()
    seconds = asyncio.run(load)
    took = sorted(1000 * each for one in learners for each in one.took)
    p50, p99 = took[len(took) // 2], took[int(len(took) * 0.99)]
    return {"per_s": round(len(took) / seconds, 1), "p50_ms": round(p50, 1), "p99_ms": round(p99, 1)}


@contextmanager
def beats(url: str, numbers: list[str]):
    """The learners' pages meanwhile: every half-minute a beat of each, written by another process."""
    process = multiprocessing.get_context("spawn").Process(target=many.beat, args=(url, numbers), daemon=True)
    process.start()
    time.sleep(3)  # it has begun
    yield
    process.kill()
    process.join()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
