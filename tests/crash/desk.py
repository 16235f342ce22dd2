"""A desk as a process of its own: beats and class lists, each reported on a pipe after its commit."""

from __future__ import annotations

import itertools
import random
import time
from contextlib import suppress
from datetime import timedelta
from multiprocessing.connection import Connection

from sqlalchemy import insert

from talat.records import accounts, database, enrolment, tables
from talat.records import time as counted
from talat.records.accounts import Account
from talat.records.audit import note_in
from talat.records.clock import read
from talat.records.database import DatabaseDown, Records
from tests.crash.acknowledged import WHOLE_LIST, Acknowledged
from tests.records_lab import COURSE, UNIT

NOON = read("2026-06-05T05:00:00.000000+00:00")
SECRET = "nobody logs in"


def work(url: str, learners: list[str], round: int, tell: Connection, seed: float) -> None:
    """Beats of these learners, and a class list now and then; never ends by itself.

    round  each has its own days and its own lists, so that every beat and every list is a new one
    tell   hears "beat <learner> <half-minute>" or "list <class>" after each commit
    """
    records, dice = database.open_records(url), random.Random(seed)
    clock, lists = NOON + timedelta(days=round), itertools.count(1000 * round)
    for turn in itertools.count(1):
        try:
            if dice.random() < 0.15:
                _tell(tell, f"list {import_list(records, next(lists))}")
            for learner in learners:
                moment = clock + timedelta(seconds=30 * turn)
                if counted.beat(records, learner, COURSE, UNIT, "reading", "tab", 2.0, True, now=moment):
                    _tell(tell, f"beat {learner} {int(moment.timestamp() - 30) // 30}")
        except DatabaseDown:
            continue


def _tell(tell: Connection, said: str) -> None:
    tell.send_bytes(f"{said} {time.monotonic_ns()}".encode())


def import_list(r: Records, number: int) -> str:
    """A class with its learners and their enrolments, all or nothing; returns the class."""
    name = f"list-{number}"
    people = [Account(f"77{number:07d}{n}", "ผู้เรียน", "learner", name) for n in range(WHOLE_LIST)]
    with r.write() as connection:
        connection.execute(insert(tables.classes).values(id=name, name="ห้องใหม่", instructor=None))
        note_in(connection, "admin", "import", name)
        accounts.add_all_in(connection, people, SECRET, "admin")
        enrolment.enrol_new_in(connection, [(one.login, COURSE) for one in people], "admin")
    return name


def heard(told: Acknowledged, hear: Connection) -> None:
    """Add to `told` what a desk reported before its end; what was cut off was not reported."""
    with suppress(EOFError, OSError):
        while True:
            match hear.recv_bytes().decode().split():
                case ["beat", learner, slot, moment]:
                    told.beats[learner, int(slot)] = int(moment)
                case ["list", name, moment]:
                    told.lists[name] = int(moment)
