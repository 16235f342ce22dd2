"""Databases as each released schema left them: `python -m tests.data.schemas` keeps today's, small and full.

Run it before a release. What was kept once is never written again: it is what prisons have on their disks.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from talat.journal.events import Explain, NextDay, SetPrice, Submit
from talat.records import accounts, attempts, audit, classes, database, hand_marks, quotas, results, seats
from talat.records import time as counted
from talat.records.clock import read
from talat.records.quotas import Quota
from talat.records.results import Mark, Result
from tests import postgresql

HERE = Path(__file__).with_name("schemas")
RELEASED = ("0001",)  # revisions that left this repository in a release
KINDS = ("sqlite", "postgresql")
NOON = read("2026-06-05T05:00:00.000000+00:00")
MARK = Mark("reason", "เหตุผลของราคา", None, 2.0, "instructor", "ต้องมีเหตุผล", "คุณเขียนว่า …", "เขียนต้นทุนด้วย")


def kept() -> list[str]:
    """The revisions that are kept, oldest first."""
    return sorted(file.name.removesuffix(".sqlite.sql") for file in HERE.glob("*.sqlite.sql"))


def dump(revision: str, kind: str) -> str:
    """The SQL that makes a database of that revision, rows included."""
    return (HERE / f"{revision}.{kind}.sql").read_text()


def fill(url: str) -> None:
    """A class, its work and its staff's acts: at least one row in every table."""
    r = database.open_records(url)
    accounts.add_staff(r, "kru-mali", "ครูมะลิ สอนดี", "instructor", "a-long-password")
    classes.add_class(r, "demo-1", "ห้องเรียนสาธิต", "kru-mali")
    for number, name in (("6601001", "สมศรี ใจดี"), ("6601002", "วิชัย ตั้งมั่น")):
        accounts.add_learner(r, number, name, "123456", "demo-1")
        classes.enrol(r, number, "online-shop")
        seats.issue(r, number)
        for second in range(0, 121, 30):
            moment = NOON.fromtimestamp(NOON.timestamp() + second, NOON.tzinfo)
            counted.beat(r, number, "online-shop", "shop-04", "reading", "tab", 2.0, True, now=moment)
    quotas.set_quota(r, "demo-1", Quota(512, 0.5, 96), by="kru-mali")
    _work(r)
    r.close()


def _work(r) -> None:
    what = ("6601001", "online-shop", "shop-04", "exercise", "c1", "m1", "key")
    head = attempts.open_attempt(r, *what)
    said = [SetPrice(satang=12900), NextDay(), Explain(text="ตั้งสูงกว่าทุน"), Submit()]
    for after, event in enumerate(said):
        attempts.append(r, head.id, event, after, f"key-{after:06d}")
    mark = (head.id, head.learner, head.exercise, 6.0, 10.0, (MARK,), (5.5, 6.5), "needs_instructor")
    results.put_result(r, Result(*mark))
    hand_marks.ask_mark(r, head.id, "reason", 1.5, "ดีมาก", by="kru-mali")
    audit.note(r, "kru-mali", "look", "6601001", head.id)


def main() -> int:
    """Keep a dump of today's schema for each kind of database; nothing when it is kept already."""
    with postgresql.running() as server, tempfile.TemporaryDirectory() as folder:
        urls = {"sqlite": f"sqlite:///{folder}/records.db", "postgresql": server.url(server.new())}
        for kind, url in urls.items():
            database.migrate(url)
            records = database.open_records(url)
            file = HERE / f"{database.schema(records)}.{kind}.sql"
            records.close()
            if file.exists():
                print(f"{file.name} is kept already")
                continue
            fill(url)
            file.write_text(_of_sqlite(url) if kind == "sqlite" else _of_postgresql(server))
            print(f"kept {file.name}")
    return 0


def _of_sqlite(url: str) -> str:
    with closing(sqlite3.connect(database.sqlite_path(url))) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def _of_postgresql(server: postgresql.Cluster) -> str:
    where = ("-h", str(server.folder), "-U", "talat", "records_1")
    command = [postgresql.programs() / "pg_dump", "--inserts", "--no-owner", "--no-privileges", *where]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return "".join(line for line in told.splitlines(True) if line[0] not in "\\-\n")


if __name__ == "__main__":
    sys.exit(main())
