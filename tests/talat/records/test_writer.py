"""Many writes, one commit: each is answered after it, a refusal harms nobody else, nothing is half done."""

import threading
import time
from concurrent.futures import wait
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from talat.journal.events import BadEvent, NextDay, SetPrice
from talat.records import accounts, attempts, audit, database, tables, writer
from talat.records.database import DatabaseDown
from talat.records.names import BadPerson
from talat.records.writer import TooLate, Writer
from tests.talat.records.conftest import SOMSRI, WICHAI, in_sqlite


@pytest.fixture
def commits(people):
    """How often a transaction of these records was committed."""
    seen = []
    sa.event.listen(people.engine, "commit", lambda _connection: seen.append(1))
    return seen


class Held(database.Records):
    """Records whose shared transaction begins when `go` is set."""

    @contextmanager
    def together(self):
        assert self.go.wait(30)
        with super().together() as records:
            yield records


@pytest.fixture
def busy(people, monkeypatch):
    """A writer that begins at `busy.set()`, so that what comes before waits together."""
    monkeypatch.setattr(writer, "LONGEST_S", 60)
    monkeypatch.setattr(Held, "go", threading.Event(), raising=False)
    held = Writer(Held(people.url, people.engine))
    held.set = Held.go.set
    yield held
    held.set()
    held.close()


def actions(records):
    return [entry.action for entry in audit.entries(records)]


def price(records, attempt_id, after, satang=9900):
    return attempts.append(records, attempt_id, SetPrice(satang=satang), after, f"key-{after:06d}")[0]


def test_what_waits_together_is_committed_together_and_in_order(busy, begin, people, commits):
    head = begin()
    commits.clear()
    told = [busy.put(price, head.id, after) for after in range(20)]
    busy.set()
    assert [one.result(30).seq for one in told] == list(range(1, 21))
    assert len(commits) == 1
    attempts.verify(people, head.id)
    assert [one.result() for one in told] == attempts.journal(people, head.id)


def test_a_refusal_is_its_own_affair(busy, begin, people, commits):
    mine, theirs = begin(), begin(WICHAI)
    commits.clear()
    good = busy.put(price, mine.id, 0)
    bad = busy.put(attempts.append, mine.id, NextDay(), 9, "key-bad-001")
    late = busy.put(price, theirs.id, 0)
    busy.set()
    with pytest.raises(BadEvent):
        bad.result(30)
    assert (good.result().seq, late.result().seq) == (1, 1)
    assert len(commits) == 1


def half_done(records, actor):
    with records.write() as connection:
        audit.note_in(connection, actor, "half", "done")
        raise BadPerson("เปลี่ยนใจ")


def twice(records, _actor):
    with records.write() as connection:
        row = {"id": "demo-1", "name": "ซ้ำ", "instructor": None}
        connection.execute(sa.insert(tables.classes).values(**row))


@pytest.mark.parametrize(("work", "raised"), [(half_done, BadPerson), (twice, sa.exc.IntegrityError)])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_write_that_failed_halfway_is_undone_and_the_others_are_not(
    busy, begin, people, work, raised, place
):
    head = begin()
    wanted = [(price, head.id, 0), (price, head.id, 1)]
    wanted.insert(place, (work, "admin"))
    told = [busy.put(*one) for one in wanted]
    failed = told.pop(place)
    busy.set()
    with pytest.raises(raised):
        failed.result(30)
    assert [one.result(30).seq for one in told] == [1, 2]
    assert "half" not in actions(people)
    attempts.verify(people, head.id)


def test_a_write_that_swallows_its_own_failure_leaves_nothing_of_it(busy, people):
    def stubborn(records):
        with pytest.raises(BadPerson):
            half_done(records, "admin")
        return audit.note(records, "admin", "whole", "done")

    told = busy.put(stubborn)
    busy.set()
    assert told.result(30).action == actions(people)[0] == "whole"
    assert "half" not in actions(people)


def test_nobody_is_told_before_the_commit(people, begin):
    """Another reader sees the decision already when the answer is there."""
    head, other = begin(), database.open_records(people.url)
    held = Writer(people)
    for after in range(10):
        seq = held.put(price, head.id, after).result(30).seq
        assert attempts.attempt(other, head.id).length == seq
    held.close()
    other.close()


def test_when_the_commit_fails_all_are_told_so_and_nothing_is_there(busy, begin, people):
    heads = [begin(), begin(WICHAI)]

    def full(connection):
        raise sa.exc.OperationalError("COMMIT", {}, Exception("database or disk is full"))

    told = [busy.put(price, head.id, 0) for head in heads]
    refused = busy.put(attempts.append, heads[0].id, NextDay(), 9, "key-bad-001")
    sa.event.listen(people.engine, "commit", full)
    busy.set()
    wait(told, 30)
    sa.event.remove(people.engine, "commit", full)
    for one in (*told, refused):  # the refusal too: it may rest on what is not there now
        with pytest.raises(DatabaseDown, match="full"):
            one.result(30)
    assert [attempts.journal(people, head.id) for head in heads] == [[], []]
    assert busy.put(price, heads[0].id, 0).result(30).seq == 1


def test_a_write_whose_turn_comes_too_late_is_not_begun(busy, begin, people):
    head = begin()
    late, good = busy.put(price, head.id, 0, within_s=0), busy.put(price, head.id, 0)
    time.sleep(0.01)
    busy.set()
    with pytest.raises(TooLate):
        late.result(30)
    assert good.result(30).seq == 1


@in_sqlite
def test_a_lock_of_another_process_is_waited_for_once_and_not_by_each(begin, people):
    head, patient = begin(), database.open_records(people.url, busy_s=0.3)
    held = Writer(patient)
    with people.write():
        began = time.monotonic()
        told = [held.put(price, head.id, 0, within_s=0.3) for _ in range(20)]
        for one in told:
            with pytest.raises(DatabaseDown):
                one.result(30)
        assert time.monotonic() - began < 3
    assert held.put(price, head.id, 0).result(30).seq == 1
    held.close()
    patient.close()


def test_a_long_batch_lets_its_first_ones_go(busy, begin, people, commits, monkeypatch):
    head = begin()
    monkeypatch.setattr(writer, "MOST", 8)
    commits.clear()
    told = [busy.put(price, head.id, after) for after in range(20)]
    busy.set()
    assert [one.result(30).seq for one in told] == list(range(1, 21))
    assert len(commits) == 3


def test_closing_does_first_what_waits(people, begin):
    head, held = begin(), Writer(people)
    told = [held.put(price, head.id, after) for after in range(5)]
    held.close()
    assert [one.result(0).seq for one in told] == [1, 2, 3, 4, 5]


def test_one_who_left_is_skipped(busy, begin, people):
    told = busy.put(price, begin().id, 0)
    told.cancel()
    other = busy.put(accounts.account, SOMSRI)
    busy.set()
    assert other.result(30).login == SOMSRI
