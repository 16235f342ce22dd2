"""Learners who go on through crashes: a decision without an answer is sent again under its own key."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

from talat.journal.client import JournalClient, OutOfStep, RecordsDown, Refused, new_key
from talat.journal.events import Event, Explain, OpenScreen, SetPrice, Submit
from tests.crash.acknowledged import Acknowledged
from tests.records_lab import UNIT, Seat


class Learner:
    """One seat: what it decided last, and whether it knows that this is recorded."""

    def __init__(self, seat: Seat, told: Acknowledged, seed: int):
        self.seat, self.told, self.dice = seat, told, random.Random(seed)
        self.attempt, self.after = "", 0
        self.pending: tuple[str, Event] | None = None
        self.acknowledged = 0  # decisions, all attempts together

    @property
    def client(self) -> JournalClient:
        return self.seat.client

    def step(self) -> None:
        """One thing done and acknowledged; RecordsDown leaves it to be done again."""
        if not self.attempt:
            opened = self.client.again(UNIT)
            self.attempt, self.after = opened.id, len(opened.events)
            return
        key, event = self.pending = self.pending or (new_key(), self._decision())
        self.told.trying(self.attempt, key, event, self.after)
        stamped = self.client.append(self.attempt, event, self.after, key)
        self.told.decided(self.attempt, key, stamped.seq, event)
        self.pending, self.after = None, stamped.seq
        self.acknowledged += 1
        if isinstance(event, Submit):
            self.attempt = ""

    def _decision(self) -> Event:
        if self.after > 2 and self.dice.random() < 0.2:
            return Submit()
        return self.dice.choice(
            [
                SetPrice(satang=100 * self.dice.randrange(50, 400)),
                OpenScreen(screen="slip"),
                Explain(text="ก" * self.dice.randrange(1, 400)),
            ]
        )


def at_work(learners: list[Learner], stop: threading.Event, on_trouble: Callable = lambda: None) -> list:
    """A thread for each learner, started; each goes on until `stop`, whatever the service does."""

    def work(learner: Learner):
        while not stop.is_set():
            try:
                learner.step()
            except RecordsDown:
                on_trouble()
                stop.wait(0.005)
            except (Refused, OutOfStep) as refused:  # what it follows is not there
                learner.told.refused.append((learner.seat.number, str(refused)))
                learner.attempt, learner.pending = "", None
                stop.wait(0.1)

    threads = [threading.Thread(target=work, args=(one,), daemon=True) for one in learners]
    for thread in threads:
        thread.start()
    return threads
