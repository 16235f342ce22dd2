"""Several processes write at once, and one is killed: nothing lost, nothing twice, every chain whole."""

import multiprocessing
import os
import random
import signal
import time

import pytest

from talat.journal.events import SetPrice
from talat.journal.order import OutOfStep
from talat.records import attempts, audit, database
from tests.talat.records.conftest import SOMSRI, WICHAI

PROCESSES, EACH = 4, 20
START = multiprocessing.get_context("spawn")


def hammer(url, attempt_id, who, each, done):
    """Append `each` decisions with this process's keys; when another was faster, catch up and try again."""
    records = database.open_records(url)
    after, acknowledged = 0, 0
    while acknowledged < each:
        key = f"process-{who}-{acknowledged:04d}"
        try:
            stamped, _ = attempts.append(
                records, attempt_id, SetPrice(satang=1000 * who + 1000 + acknowledged), after, key
            )
        except OutOfStep as behind:
            after = behind.events[-1].seq
            continue
        after = max(after, stamped.seq)
        acknowledged += 1
        done.put((key, stamped.seq))
        audit.note(records, f"p{who}", "append", attempt_id)
    records.close()


def started(url, ids, each=EACH):
    done = START.Queue()
    jobs = [(url, ids[who % len(ids)], who, each, done) for who in range(PROCESSES)]
    workers = [START.Process(target=hammer, args=job) for job in jobs]
    for worker in workers:
        worker.start()
    return workers, done


@pytest.mark.parametrize("attempts_used", [1, 2])
def test_processes_share_journals_without_loss(url, people, begin, attempts_used):
    heads = [begin(SOMSRI), begin(WICHAI)][:attempts_used]
    workers, done = started(url, [head.id for head in heads])
    acknowledged = [done.get(timeout=60) for _ in range(PROCESSES * EACH)]
    for worker in workers:
        worker.join(30)
        assert worker.exitcode == 0
    for head in heads:
        attempts.verify(people, head.id)
    rows = [row for head in heads for row in attempts.journal(people, head.id)]
    assert len(rows) == len(set(acknowledged)) == PROCESSES * EACH
    assert len({row.event.satang for row in rows}) == PROCESSES * EACH
    audit.verify(people)
    assert len([e for e in audit.entries(people, 10_000) if e.action == "append"]) == PROCESSES * EACH


def test_killed_writers_leave_a_whole_journal_with_all_they_acknowledged(url, people, begin):
    head = begin()
    workers, done = started(url, [head.id], each=10_000)
    acknowledged = [done.get(timeout=60) for _ in range(20)]  # all have begun or the first are far
    dice = random.Random(7)
    for worker in workers:
        time.sleep(dice.random() * 0.05)
        os.kill(worker.pid, signal.SIGKILL)
    for worker in workers:
        worker.join(30)
    attempts.verify(people, head.id)
    audit.verify(people)
    rows = {row.seq for row in attempts.journal(people, head.id)}
    assert rows == set(range(1, len(rows) + 1))
    assert {seq for _, seq in acknowledged} <= rows
    if database.sqlite_path(url):
        with people.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
