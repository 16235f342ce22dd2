"""Many power cuts of one lab: a service and a desk at work on a watched disk, then every cut looked at."""

from __future__ import annotations

import contextlib
import logging
import os
import random
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from hub_config import records_service
from talat.journal.events import BadEvent
from talat.journal.order import OutOfStep
from talat.records import attempts, database
from talat.records.database import DatabaseUnfit
from tests.crash import desk, driver, power
from tests.crash.acknowledged import Acknowledged, Verdict, judge
from tests.crash.disk import NAME, Disk, Step, read_tapes
from tests.crash.kills import FORK
from tests.crash.learners import Learner, at_work
from tests.records_lab import Lab, answers, made_lab, seat, wait_until

LEARNERS, SITTINGS = 6, 3  # the service and the desk end and begin again, as in the morning
OFTEN = "wal_autocheckpoint=30"  # pages, so that the log is folded into the file again and again


@dataclass
class Recording:
    """What happened: the files before, the tape since, and what people were told at which moment."""

    first: dict[str, bytes]
    tape: list[Step]
    told: Acknowledged


@dataclass
class Tally:
    """What many cuts came to."""

    states: int = 0
    checked: int = 0  # acknowledgements looked for, over all states
    sent_again: int = 0
    found: Verdict = field(default_factory=Verdict)

    def report(self) -> dict:
        """For the JSON."""
        counts = {
            "states": self.states,
            "acknowledgements_checked": self.checked,
            "sent_again": self.sent_again,
        }
        return counts | self.found.report()


def power_cuts(count: int, seed: int, seconds: float = 2.0, *pragmas: str) -> Tally:
    """So many cuts of one recorded lab, at random steps; `pragmas` take a wall away."""
    dice, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory(prefix="tl-", dir="/tmp") as folder:
        recorded = record(Path(folder), seconds, dice, pragmas)
        moments = dice.sample(range(len(recorded.tape)), min(count, len(recorded.tape)))
        for moment, files in power.cuts(recorded.first, recorded.tape, moments, dice):
            tally.states += 1
            _look(Path(folder) / "after", files, recorded.told.until(moment), tally)
    return tally


def record(folder: Path, seconds: float, dice: random.Random, pragmas=()) -> Recording:
    """Learners and a desk at work for some seconds in each of a few sittings."""
    told = Acknowledged()
    with made_lab() as lab:
        learners = [Learner(seat(lab), told, dice.random()) for _ in range(LEARNERS)]
        lab.records.close()  # which folds the log into the file
        first = {file.name: file.read_bytes() for file in lab.root.glob("records.db*")}
        for sitting in range(SITTINGS):
            _sit(lab, learners, told, folder / f"{sitting}", seconds, dice.random(), pragmas)
    return Recording(first, read_tapes(folder.glob("*.tape")), told)


def _sit(lab: Lab, learners, told: Acknowledged, tapes: Path, seconds: float, seed: float, pragmas) -> None:
    hear, tell = FORK.Pipe(duplex=False)
    where = (lab.records.url, [one.seat.number for one in learners], int(tapes.name) + 1, tell, seed)
    serving = FORK.Process(target=_serve, args=(tapes.with_suffix(".service.tape"), str(lab.root), pragmas))
    writing = FORK.Process(target=_write, args=(tapes.with_suffix(".desk.tape"), pragmas, *where))
    for process in (serving, writing):
        process.start()
    tell.close()
    wait_until(lambda: answers(lab) or not serving.is_alive())
    listener = threading.Thread(target=desk.heard, args=(told, hear))
    listener.start()
    stop = threading.Event()
    threads = at_work(learners, stop)
    time.sleep(seconds)
    stop.set()
    for thread in threads:
        thread.join(30)
    writing.terminate()
    serving.terminate()
    for process in (writing, serving):
        process.join(30)
    listener.join(30)
    hear.close()


def _serve(tape: Path, home: str, pragmas) -> None:
    os.environ |= {"TALAT_HOME": home, "TALAT_RECORDS_URL": f"sqlite:///{home}/records.db"}
    logging.disable()
    disk = Disk(tape)
    driver.use(NAME, OFTEN, *pragmas)
    records_service.main()
    disk.close()


def _write(tape: Path, pragmas, *where) -> None:
    disk = Disk(tape)  # noqa: F841 - registered for as long as it lives
    driver.use(NAME, OFTEN, *pragmas)
    desk.work(*where)


def _look(folder: Path, files: dict[str, bytes], told: Acknowledged, tally: Tally) -> None:
    """Start the ordinary program on what is left, and ask for everything."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    tally.checked += sum(told.counts().values())
    try:
        records = database.open_records(f"sqlite:///{folder / 'records.db'}")
    except DatabaseUnfit as unfit:
        tally.found.broken.append(str(unfit))
        return
    with contextlib.closing(records):
        tally.found.add(judge(records, told))
        for one, (event, after) in told.unanswered().items():
            tally.sent_again += _sent_again(records, told, one, event, after, tally.found)
        tally.found.add(judge(records, told, thorough=False))


def _sent_again(records, told: Acknowledged, one: tuple[str, str], event, after: int, found: Verdict) -> bool:
    """Send what had no answer again under its own key; whether there was something to send it to."""
    try:
        stamped, _ = attempts.append(records, one[0], event, after, one[1])
    except attempts.NoSuchAttempt:  # its beginning had no answer either
        return False
    except (BadEvent, OutOfStep):
        found.lost.append(("what it follows", *one))
        return False
    told.decided(*one, stamped.seq, event)
    return True
