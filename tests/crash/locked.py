"""A database that another process keeps locked: learners are told to wait; nothing lost, nothing twice."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from tests.crash.acknowledged import Acknowledged, Verdict, judge
from tests.crash.learners import Learner, at_work
from tests.records_lab import ask, made_lab, seat, serving, wait_until

LEARNERS = 5


@dataclass
class Tally:
    """What one long lock came to."""

    locked_s: float = 0.0
    told_to_wait: int = 0
    answered_meanwhile: int = 0
    healthy_meanwhile: bool = True
    back_s: float = 0.0  # from the lock's end to every learner's next acknowledged decision
    found: Verdict = field(default_factory=Verdict)

    def report(self) -> dict:
        """For the JSON."""
        named = ("locked_s", "told_to_wait", "answered_meanwhile", "healthy_meanwhile", "back_s")
        return {name: getattr(self, name) for name in named} | self.found.report()


def held(seconds: float) -> Tally:
    """Learners at work while another process holds the write lock for so long."""
    tally, told, stop = Tally(seconds), Acknowledged(), threading.Event()
    refused = []
    with made_lab() as lab, serving(lab):
        learners = [Learner(seat(lab), told, number) for number in range(LEARNERS)]
        threads = at_work(learners, stop, on_trouble=lambda: refused.append(1))
        wait_until(lambda: len(told.decisions) > 20)
        with lab.records.write():
            time.sleep(0.1)  # answers that were on their way
            before = len(told.decisions)
            time.sleep(seconds)
            tally.answered_meanwhile = len(told.decisions) - before
            tally.healthy_meanwhile = ask(lab, "GET", "/health")[0] == 200
        began, marks = time.monotonic(), [one.acknowledged for one in learners]
        wait_until(lambda: all(a.acknowledged > mark for a, mark in zip(learners, marks, strict=True)), 60)
        tally.back_s, tally.told_to_wait = round(time.monotonic() - began, 2), len(refused)
        stop.set()
        for thread in threads:
            thread.join(30)
        tally.found = judge(lab.records, told)
    return tally
