"""kill -9 at random points: rounds of a service that lives for a moment, with learners and a desk at work.

The service and the desk are forked from a process that has imported them already, so that a round takes a
fifth of a second and most kills hit work, not imports. Learners outlive the rounds, as containers do.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field

from hub_config import records_service
from talat.records import database, writer
from tests.crash import desk
from tests.crash.acknowledged import Acknowledged, Verdict, judge
from tests.crash.learners import Learner, at_work
from tests.postgresql import Cluster
from tests.records_lab import Lab, made_lab, seat

FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["hub_config.records_service", "tests.crash.desk"])
LEARNERS = 8
LONGEST_S, LAST_S = 10.0, 0.03  # of a service's life, and of its random last moment
BETWEEN = 100  # rounds on one database, before it is judged and a new one begun


@dataclass
class Tally:
    """What many rounds came to."""

    rounds: int = 0
    server_kills: int = 0
    sent_again: int = 0
    acknowledged: Counter = field(default_factory=Counter)
    found: Verdict = field(default_factory=Verdict)

    def add(self, told: Acknowledged, verdict: Verdict) -> None:
        """One database more."""
        self.acknowledged.update(told.counts())
        self.found.add(verdict)

    def report(self) -> dict:
        """For the JSON."""
        counts = {"rounds": self.rounds, "server_kills": self.server_kills, "sent_again": self.sent_again}
        return {**counts, "acknowledged": dict(self.acknowledged), **self.found.report()}


@dataclass(frozen=True)
class Rounds:
    """How the rounds go: on SQLite or on a PostgreSQL `server`, which dies too every `server_dies`-th round.

    serve    what runs the service; another than `serve_as_it_is` has a wall taken away
    most     decisions that a service acknowledges before it is killed, at random from 0
    """

    seed: float
    server: Cluster | None = None
    server_dies: int = 0
    serve: Callable[[str, str], None] | None = None
    most: int = 25

    def run(self, count: int) -> Tally:
        """So many rounds."""
        tally, dice = Tally(), random.Random(self.seed)
        while tally.rounds < count:
            url = self.server.url(self.server.new()) if self.server else None
            with made_lab(url) as lab:
                told = Acknowledged()
                learners = [Learner(seat(lab), told, dice.random()) for _ in range(LEARNERS)]
                for _ in range(min(BETWEEN, count - tally.rounds)):
                    tally.rounds += 1
                    self._round(lab, learners, told, tally, dice)
                tally.add(told, judge(lab.records, told))
        return tally

    def _round(self, lab: Lab, learners: list[Learner], told: Acknowledged, tally: Tally, dice) -> None:
        stop, server_too = threading.Event(), self.server_dies and tally.rounds % self.server_dies == 0
        with _desk(lab, [one.seat.number for one in learners], told, tally.rounds, dice.random()) as other:
            serve = self.serve or serve_as_it_is
            service = FORK.Process(target=serve, args=(str(lab.root), lab.records.url))
            service.start()
            threads = at_work(learners, stop)
            if dice.random() < 0.9:  # the others die while they start
                _wait_for(len(told.decisions) + dice.randrange(self.most), told)
            time.sleep(dice.uniform(0, LAST_S))
            if server_too:
                self.server.kill()
                tally.server_kills += 1
            for victim in dice.sample([service, other], 2):
                victim.kill()
                time.sleep(dice.choice((0, 0.005)))
            service.join()
        stop.set()
        for thread in threads:
            thread.join(60)
        tally.sent_again += sum(one.pending is not None for one in learners)
        if server_too:
            self.server.start()
            lab.records.engine.dispose()


def _wait_for(decisions: int, told: Acknowledged) -> None:
    latest = time.monotonic() + LONGEST_S
    while len(told.decisions) < decisions and time.monotonic() < latest:
        time.sleep(0.001)


@contextmanager
def _desk(lab: Lab, numbers: list[str], told: Acknowledged, round: int, seed: float):
    """A desk at work; what it reported before its end is added to `told`."""
    hear, tell = FORK.Pipe(duplex=False)
    process = FORK.Process(target=desk.work, args=(lab.records.url, numbers, round, tell, seed))
    process.start()
    tell.close()
    yield process
    process.join()
    desk.heard(told, hear)
    hear.close()


def serve_as_it_is(home: str, url: str) -> None:
    """The records service, in a process that was forked for it."""
    os.environ |= {"TALAT_HOME": home, "TALAT_RECORDS_URL": url}
    logging.disable()  # it is started a thousand times
    with contextlib.suppress(database.DatabaseDown):
        records_service.main()


def serve_too_early(home: str, url: str) -> None:
    """The negative control: a service that answers when a decision is written and not yet committed."""
    real = writer._outcome

    def outcome(records, wanted):
        told = real(records, wanted)
        wanted.done.get_loop().call_soon_threadsafe(told, wanted.done)
        time.sleep(0.005)  # the learner reads the answer
        return lambda _done: None

    writer._outcome = outcome
    serve_as_it_is(home, url)
