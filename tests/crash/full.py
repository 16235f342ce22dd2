"""A disk that is full, or syncs no more, from the n-th time on, for n = 1, 2, … as far as a day's work goes.

What is refused is refused whole; what was acknowledged is there; when there is room again, all goes on.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from talat.journal.events import Explain, SetPrice, Submit
from talat.records import attempts, database
from talat.records import time as counted
from talat.records.database import DatabaseDown, Records
from tests.crash import desk, driver
from tests.crash.acknowledged import Acknowledged, Verdict, judge
from tests.crash.disk import NAME, Disk
from tests.records_lab import COURSE, UNIT, made_lab, seat

DECISIONS, PATIENCE = 7, 3
OFTEN = "wal_autocheckpoint=4"  # pages: so that folding the log into the file meets the full disk too


@dataclass
class Tally:
    """What many fulls came to."""

    tried: int = 0  # how many n
    refused: int = 0  # acts that were told to come again
    found: Verdict = field(default_factory=Verdict)

    def report(self) -> dict:
        """For the JSON."""
        return {"tried": self.tried, "refused": self.refused, **self.found.report()}


def sweep(what: str, step: int = 1) -> Tally:
    """Every n (every `step`-th) of "full" or "deaf", up to the first that a day's work does not reach."""
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="tl-", dir="/tmp") as folder, made_lab() as lab:
        learner, attempt = _begin(lab)
        lab.records.close()
        place, disk = Path(folder) / "records.db", Disk()
        driver.use(NAME, OFTEN)
        try:
            for n in range(1, 10_000, step):
                shutil.copy(lab.root / "records.db", place)
                for left in Path(folder).glob("records.db-*"):
                    left.unlink()
                if not _day(place, disk, what, n, learner, attempt, tally):
                    return tally
        finally:
            driver.unuse()
            disk.close()


def _begin(lab) -> tuple[str, str]:
    sits = seat(lab)
    what = (sits.number, COURSE, UNIT, "exercise", "v1", "m1", "key")
    return sits.number, attempts.open_attempt(lab.records, *what).id


def _day(place: Path, disk: Disk, what: str, n: int, learner: str, attempt: str, tally: Tally) -> bool:
    """A day's work in trouble from the n-th time on until PATIENCE acts were refused; whether it was met."""
    told, refused = Acknowledged(), 0
    with contextlib.closing(database.open_records(f"sqlite:///{place}")) as records:
        disk.writes = disk.syncs = 0
        disk.full_at, disk.deaf_at = (n, 0) if what == "full" else (0, n)
        for act in _acts(records, learner, attempt, told):
            while not _done(act):
                refused += 1
                if refused == PATIENCE:
                    disk.full_at = disk.deaf_at = 0  # somebody made room
        met = (disk.writes if what == "full" else disk.syncs) >= n
        disk.full_at = disk.deaf_at = 0
    with contextlib.closing(database.open_records(f"sqlite:///{place}")) as records:
        tally.found.add(judge(records, told))
    tally.tried, tally.refused = tally.tried + 1, tally.refused + refused
    return met


def _done(act) -> bool:
    try:
        act()
    except DatabaseDown:
        return False
    return True


def _acts(records: Records, learner: str, attempt: str, told: Acknowledged):
    """A day's acts, each to be called until it does not raise; a decision goes under one key each time."""
    for after in range(DECISIONS):
        said = Explain(text="ก" * 400) if after % 2 else SetPrice(satang=12900)
        event = Submit() if after == DECISIONS - 1 else said
        yield lambda after=after, event=event: _decide(records, attempt, event, after, told)
        yield lambda turn=after: _beat(records, learner, turn, told)
    yield lambda: told.lists.update({desk.import_list(records, 1): 0})


def _decide(records: Records, attempt: str, event, after: int, told: Acknowledged) -> None:
    key = f"key-{after:06d}"
    told.trying(attempt, key, event, after)
    told.decided(attempt, key, attempts.append(records, attempt, event, after, key)[0].seq, event)


def _beat(records: Records, learner: str, turn: int, told: Acknowledged) -> None:
    moment = desk.NOON + timedelta(seconds=30 * turn)
    if counted.beat(records, learner, COURSE, UNIT, "reading", "tab", 2.0, True, now=moment):
        told.beats[learner, int(moment.timestamp() - 30) // 30] = 0
