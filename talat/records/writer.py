"""Many writes, one commit: whoever waits for the disk waits for the same trip to it.

A commit costs one fsync, some milliseconds, however little it holds. Writes that arrive while a batch is
under way are done one after another in the next transaction, and are answered when that transaction is on the
disk: nobody is told anything that a power cut could take back. When one of them fails after it
changed something, the transaction is undone and each of its writes gets one of its own.
"""

from __future__ import annotations

import asyncio
import math
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from talat.records.database import DatabaseDown, Records

MOST = 64  # writes in one transaction
LONGEST_S = 0.02  # a batch takes no more writes after so long: its first one is waiting


class TooLate(DatabaseDown):
    """A write whose turn did not come in time; it was not begun."""


class Spoiled(Exception):
    """A transaction that several writes shared must not be committed."""


@dataclass(frozen=True)
class Write:
    """`work(records, *args)` still to be done; not begun at all after `latest` (time.monotonic)."""

    work: Callable
    args: tuple
    latest: float
    done: Future | asyncio.Future


class Writer:
    """One thread that writes for everybody in this process.

    deliver  how answers reach their futures, given a function that tells a whole batch: at once in the
             writing thread, or for asyncio's futures `loop.call_soon_threadsafe`
    """

    def __init__(self, records: Records, deliver: Callable = lambda tell: tell()):
        self._records, self._deliver = records, deliver
        self._waiting: queue.SimpleQueue[Write | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="write", daemon=True)
        self._thread.start()

    def put(self, work: Callable, *args, within_s: float = math.inf, done=None) -> Future | asyncio.Future:
        """A future (`done` when given) with the result of `work(records, *args)`, once it is on the disk.

        `work` reads and writes through the records it is given. The future raises what `work` raised, and
        DatabaseDown when the transaction failed or this write could not be begun `within_s`.
        """
        wanted = Write(work, args, time.monotonic() + within_s, done or Future())
        self._waiting.put(wanted)
        return wanted.done

    def close(self) -> None:
        """Do what is waiting, then end the thread."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            taken = [first]
            try:
                outcomes = self._batch(taken)
            except Spoiled:
                outcomes = [_outcome(self._records, wanted) for wanted in taken]
            except TooLate as late:
                outcomes = [_raises(late)]
            except BaseException as trouble:  # the thread goes on, whatever it was
                # Those behind waited along, and would wait as long again if each tried for itself.
                taken += self._all_waiting()
                outcomes = [_raises(trouble)] * len(taken)
            self._deliver(partial(_tell, taken, outcomes))

    def _batch(self, taken: list[Write]) -> list[Callable]:
        """What to tell each write of one transaction that has been committed; more are added to `taken`."""
        _refuse_late(taken[0])
        outcomes, began = [], time.monotonic()
        with self._records.together() as records:
            while True:
                outcomes.append(_outcome(records, taken[-1]))
                if records.spoiled.is_set():
                    raise Spoiled
                full = len(taken) == MOST or time.monotonic() - began > LONGEST_S
                if full or not (more := self._next()):
                    return outcomes
                taken.append(more)

    def _next(self) -> Write | None:
        """Another write that waits already; None when there is none, or the end is asked for."""
        try:
            wanted = self._waiting.get_nowait()
        except queue.Empty:
            return None
        if wanted is None:
            self._waiting.put(None)
        return wanted

    def _all_waiting(self) -> list[Write]:
        found = []
        while more := self._next():
            found.append(more)
        return found


def _tell(taken: list[Write], outcomes: list[Callable]) -> None:
    for wanted, tell in zip(taken, outcomes, strict=True):
        if not wanted.done.done():  # whoever asked may have gone
            tell(wanted.done)


def _outcome(records: Records, wanted: Write) -> Callable:
    """Do one write; returns what to tell it, a result or what it raised."""
    try:
        _refuse_late(wanted)
        result = wanted.work(records, *wanted.args)
    except Exception as refusal:
        return _raises(refusal)
    return lambda done: done.set_result(result)


def _raises(trouble: BaseException) -> Callable:
    return lambda done: done.set_exception(trouble)


def _refuse_late(wanted: Write) -> None:
    if time.monotonic() > wanted.latest:
        raise TooLate("waited too long for the writes before")
