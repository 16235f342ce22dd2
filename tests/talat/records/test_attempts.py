"""Attempts: begun once, filled in order, each decision exactly once, whole to the last row."""

import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update

from talat.journal.chain import BrokenChain, genesis
from talat.journal.engine import ENGINE
from talat.journal.events import BadEvent, Explain, NextDay, SetPrice, Submit
from talat.journal.order import MOST_EVENTS, OutOfStep, Progress
from talat.journal.shop.order import ShopOrder
from talat.records import attempts, tables
from talat.records.attempts import NoSuchAttempt, TooManyAttempts
from talat.records.recent import Recent
from tests.talat.records.conftest import COURSE, KEY, SOMSRI, UNIT, WICHAI

PRICE = SetPrice(satang=19900)


def fill(records, head, events):
    return [
        attempts.append(records, head.id, event, seq, f"key-{seq:06d}")[0] for seq, event in enumerate(events)
    ]


def test_the_seed_is_the_keyed_hash_of_who_what_and_which(begin):
    digest = hmac.new(KEY.encode(), b"6601001|shop-04|exercise|1", hashlib.sha256).digest()
    assert begin().seed == int.from_bytes(digest, "big") >> 193
    assert len({begin(part=p).seed for p in ("practice", "exercise")} | {begin(WICHAI).seed}) == 3
    assert 0 <= begin().seed < 2**63


def test_opening_again_resumes(begin, people):
    head = begin()
    assert begin() == begin(again=True) == head
    assert (head.number, head.length, head.submitted_at) == (1, 0, None)
    assert begin(part="practice").id != head.id


def test_after_submitting_one_reads_it_or_begins_the_next(begin, people):
    first = begin()
    fill(people, first, [Submit()])
    assert begin().id == first.id
    assert begin().submitted_at is not None
    second = begin(again=True)
    assert (second.number, second.length) == (2, 0)
    assert second.seed != first.seed
    assert begin() == second
    assert [row.id for row in attempts.attempts_of(people, SOMSRI, UNIT)] == [first.id, second.id]
    assert attempts.attempts_of(people, SOMSRI, "other") == []


def test_an_attempt_keeps_the_versions_of_its_beginning(begin, people):
    begin()
    later = attempts.open_attempt(people, SOMSRI, COURSE, UNIT, "exercise", "c2", "m2", KEY)
    assert (later.content_version, later.market_version) == ("c1", "m1")


def test_attempts_end_somewhere(begin, people, monkeypatch):
    monkeypatch.setattr(attempts, "MOST_ATTEMPTS", 2)
    for _ in range(2):
        fill(people, begin(again=True), [Submit()])
    with pytest.raises(TooManyAttempts):
        begin(again=True)


def test_another_part_is_refused(begin):
    with pytest.raises(ValueError, match="practice, exercise, recap"):
        begin(part="final")


def test_decisions_come_back_in_order(begin, people):
    head = begin()
    rows = fill(people, head, [PRICE, NextDay(), Explain(text="ลองดู")])
    assert attempts.journal(people, head.id) == rows
    assert attempts.journal(people, head.id, after=2) == rows[2:]
    assert [row.seq for row in rows] == [1, 2, 3]
    attempts.verify(people, head.id)


def test_the_same_key_is_recorded_once(begin, people):
    head = begin()
    first, new = attempts.append(people, head.id, PRICE, 0, "key-000001")
    again, newer = attempts.append(people, head.id, PRICE, 0, "key-000001")
    assert (first, new, newer) == (again, True, False)
    assert len(attempts.journal(people, head.id)) == 1
    attempts.append(people, head.id, NextDay(), 1, "key-000002")
    assert attempts.append(people, head.id, PRICE, 0, "key-000001") == (first, False)


def test_a_key_stands_for_one_decision(begin, people):
    head = begin()
    attempts.append(people, head.id, PRICE, 0, "key-000001")
    with pytest.raises(BadEvent, match="คำสั่งอื่น"):
        attempts.append(people, head.id, NextDay(), 1, "key-000001")
    attempts.append(people, begin(WICHAI).id, NextDay(), 0, "key-000001")  # keys are each attempt's own


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "key 00001", "key'; --", None, 12345678])
def test_a_strange_key_is_refused(begin, people, key):
    with pytest.raises(BadEvent):
        attempts.append(people, begin().id, PRICE, 0, key)


def test_whoever_is_behind_gets_what_came_between(begin, people):
    head = begin()
    rows = fill(people, head, [PRICE, NextDay(), NextDay()])
    with pytest.raises(OutOfStep) as behind:
        attempts.append(people, head.id, NextDay(), 1, "key-other1")
    assert behind.value.events == rows[1:]
    for after in (4, -1):
        with pytest.raises(BadEvent, match="ไม่ตรง"):
            attempts.append(people, head.id, NextDay(), after, "key-other1")
    assert len(attempts.journal(people, head.id)) == 3


def test_nothing_follows_submit_and_a_full_journal_takes_only_that(begin, people):
    head, order = begin(), ShopOrder(days=9, photos=set(), most=3)
    fill(people, head, [PRICE, NextDay(), NextDay()])
    with pytest.raises(BadEvent, match="เต็ม"):
        attempts.append(people, head.id, NextDay(), 3, "key-000003", order)
    attempts.append(people, head.id, Submit(), 3, "key-000003", order)
    with pytest.raises(BadEvent, match="ส่งแล้ว"):
        attempts.append(people, head.id, Submit(), 4, "key-000004")


def test_a_journal_never_holds_more_than_five_thousand_decisions_and_a_submission(begin, people, monkeypatch):
    head = begin()
    fill(people, head, [PRICE])
    monkeypatch.setattr(attempts, "_FAR", Recent(1))
    attempts._FAR.put(attempts.attempt(people, head.id).last_hash, Progress(events=MOST_EVENTS))
    with pytest.raises(BadEvent, match="เต็ม"):
        attempts.append(people, head.id, PRICE, 1, "key-000001")
    attempts.append(people, head.id, Submit(), 1, "key-000001")
    assert MOST_EVENTS == 5_000


def test_what_is_remembered_of_a_journal_is_what_its_rows_say(begin, people, monkeypatch):
    """Another process wrote in between: the memory is not of this journal's end, so the rows are read."""
    head, order = begin(), ShopOrder(days=2, photos=set())
    for seq, event in enumerate([PRICE, NextDay(), NextDay()]):
        monkeypatch.setattr(attempts, "_FAR", Recent(9))
        attempts.append(people, head.id, event, seq, f"key-{seq:06d}", order)
    for memory in (attempts._FAR, Recent(9)):
        monkeypatch.setattr(attempts, "_FAR", memory)
        with pytest.raises(BadEvent, match="ครบ 2 วัน"):
            attempts.append(people, head.id, NextDay(), 3, "key-000003", order)


def test_the_order_is_asked_with_the_journal_so_far(begin, people):
    order = ShopOrder(days=1, photos={"front"})
    head = begin()
    with pytest.raises(BadEvent, match="ตั้งราคา"):
        attempts.append(people, head.id, NextDay(), 0, "key-000000", order=order)
    attempts.append(people, head.id, PRICE, 0, "key-000000", order=order)
    attempts.append(people, head.id, NextDay(), 1, "key-000001", order=order)
    with pytest.raises(BadEvent, match="ครบ 1 วัน"):
        attempts.append(people, head.id, NextDay(), 2, "key-000002", order=order)
    assert attempts.attempt(people, head.id).length == 2


def test_anothers_attempt_does_not_exist(begin, people):
    with pytest.raises(NoSuchAttempt):
        attempts.append(people, begin(WICHAI).id, PRICE, 0, "key-000000", learner=SOMSRI)
    with pytest.raises(NoSuchAttempt):
        attempts.attempt(people, "0" * 24)


def test_time_never_runs_backwards_in_a_journal(begin, people):
    head, noon = begin(), datetime(2030, 1, 1, tzinfo=UTC)
    for seq, hours in enumerate([0, -24, 24]):
        moment = noon + timedelta(hours=hours)
        attempts.append(people, head.id, PRICE, seq, f"key-{seq:06d}", now=moment)
    assert [row.at[:10] for row in attempts.journal(people, head.id)] == [
        "2030-01-01",
        "2030-01-01",
        "2030-01-02",
    ]
    attempts.verify(people, head.id)


@pytest.mark.parametrize(
    ("change", "seq"),
    [
        (update(tables.journal).where(tables.journal.c.seq == 2).values(event='{"do":"submit"}'), 2),
        (update(tables.journal).where(tables.journal.c.seq == 2).values(event="{broken"), 2),
        (
            update(tables.journal)
            .where(tables.journal.c.seq == 3)
            .values(at="2020-01-01T00:00:00.000000+00:00"),
            3,
        ),
        (delete(tables.journal).where(tables.journal.c.seq == 1), 1),
        (delete(tables.journal).where(tables.journal.c.seq == 4), 4),
        (update(tables.attempts).values(seed=7), 1),
        (update(tables.attempts).values(last_hash="0" * 64), 4),
    ],
    ids=["event", "unreadable", "time", "first gone", "last gone", "seed", "head"],
)
def test_a_hand_in_the_database_file_is_named(begin, people, change, seq):
    head = begin()
    fill(people, head, [PRICE, NextDay(), NextDay(), Submit()])
    with people.write() as connection:
        connection.execute(change)
    with pytest.raises(BrokenChain) as broken:
        attempts.verify(people, head.id)
    assert broken.value.seq == seq


def test_the_head_is_all_that_never_changes(begin):
    head = begin()
    assert replace(head, length=9, last_hash="x", last_at="y", submitted_at="z").head() == head.head()
    assert set(head.head()) >= {"learner", "seed", "number", "content_version", "market_version"}


def test_a_new_journal_names_its_engine(begin):
    head = begin()
    assert head.engine_version == ENGINE == head.head()["engine_version"]


def test_a_journal_from_before_the_engine_was_named_still_verifies(begin, people):
    head = begin()
    old = replace(head, engine_version="")
    assert "engine_version" not in old.head()
    with people.write() as connection:
        row = tables.attempts.c.id == head.id
        values = {"engine_version": "", "last_hash": genesis(old.head())}
        connection.execute(tables.attempts.update().where(row).values(**values))
    fill(people, head, [PRICE, NextDay(), Submit()])
    attempts.verify(people, head.id)


def test_another_engine_in_the_database_file_is_named(begin, people):
    head = begin()
    fill(people, head, [PRICE, NextDay()])
    with people.write() as connection:
        connection.execute(tables.attempts.update().values(engine_version="9"))
    with pytest.raises(BrokenChain):
        attempts.verify(people, head.id)
