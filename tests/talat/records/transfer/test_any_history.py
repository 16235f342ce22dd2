"""Whatever a learner did: it arrives as it was, a second time changes nothing, one altered bit is refused."""

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pytest
from argon2 import PasswordHasher
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.journal.events import Explain, NextDay, SetPrice, Submit
from talat.records import accounts, attempts, attendance, classes, database, people, results, secret_hash
from talat.records import time as counted
from talat.records.results import Mark, Result
from talat.records.transfer import arriving, keys, leaving
from talat.records.transfer.trouble import BadTransfer
from tests import spent
from tests.spent import MORNING
from tests.talat.records.conftest import COURSE, KEY, SOMSRI
from tests.talat.records.transfer.conftest import NAMES, OWN
from tests.talat.records.transfer.test_bundle import framed
from tests.talat.records.transfer.test_moving import content, everything

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
WORDS = st.text(st.characters(exclude_categories=["C"]), max_size=40).map("เพราะ{}".format)  # as typed
PAGE = st.text("abc-/ก", min_size=1, max_size=12)
DECISION = st.one_of(
    st.integers(100, 500_000).map(lambda satang: SetPrice(satang=satang)),
    st.just(NextDay()),
    WORDS.map(lambda text: Explain(text=text)),
)
POINTS = st.floats(0, 4, allow_nan=False)
WORK = st.tuples(
    st.sampled_from(["shop-04", "shop-05", "ads-10"]),
    st.sampled_from(attempts.PARTS),
    st.lists(DECISION, max_size=6),
    st.none() | st.tuples(st.lists(POINTS, min_size=1, max_size=2), TEXT),  # not handed in, or graded so
)
SITTING = st.tuples(st.sampled_from(counted.KINDS), st.integers(1, 6), PAGE)
HOUR = st.sampled_from([(attendance.PRESENT, 0), (attendance.LATE, 25), (attendance.ABSENT, 0)])
HISTORY = st.tuples(st.lists(WORK, max_size=5), st.lists(SITTING, max_size=4), st.lists(HOUR, max_size=2))


@pytest.fixture(scope="module")
def beginnings(tmp_path_factory):
    """Files of two prisons that know each other's keys; somebody in the first has done nothing yet."""
    folder = tmp_path_factory.mktemp("prisons")
    with mock.patch.object(secret_hash, "HASHER", PasswordHasher(1, 8, 1)):  # nobody logs in here
        for code, other in (("klang", "thon"), ("thon", "klang")):
            database.migrate(f"sqlite:///{folder / code}.db")
            with closing(database.open_records(f"sqlite:///{folder / code}.db")) as r:
                people.set_here(r, code, NAMES[code], "admin")
                keys.keep(r, OWN[other].card(other, NAMES[other]), "admin")
                if code == "klang":
                    accounts.add_staff(r, "kru-mali", "ครูมะลิ", "instructor", "a-long-password")
                    classes.add_class(r, "demo-1", "ห้องเรียนสาธิต", "kru-mali")
                    accounts.add_learner(r, SOMSRI, "สมศรี ใจดี", "123456", "demo-1")
                    classes.enrol(r, SOMSRI, COURSE)
    return folder


def live(r, history):
    works, sittings, hours = history
    for exercise, part, decisions, graded in works:
        work(r, exercise, part, decisions, graded)
    for kind, half_minutes, page in sittings:
        spent.spend(r, SOMSRI, half_minutes, kind, page=page)
    for day, mark in enumerate(hours, 1):
        begins, hour = MORNING + timedelta(days=day), timedelta(hours=1)
        mark = {SOMSRI: mark}
        attendance.hold(r, "demo-1", COURSE, begins, begins + hour, mark, "kru-mali", now=begins + 2 * hour)


def work(r, exercise, part, decisions, graded):
    head = attempts.open_attempt(r, SOMSRI, COURSE, exercise, part, "c1", "m1", KEY, again=True)
    for event in [*decisions, *([Submit()] if graded else [])]:
        after = attempts.attempt(r, head.id).length
        attempts.append(r, head.id, event, after, f"key-{after:06d}")
    if graded:
        points, words = graded
        marks = tuple(
            Mark(f"c{n}", words, given, 4.0, "replay", words, words, words) for n, given in enumerate(points)
        )
        total = (sum(points), 4.0 * len(points))
        results.put_result(r, Result(head.id, SOMSRI, exercise, *total, marks, None, "graded"))


def as_desks_read_it(r):
    """Journals, hours and results, each through the function that every reader of them uses."""
    mine = attempts.attempts_of(r, SOMSRI)
    for one in mine:
        attempts.verify(r, one.id)
    return (
        mine,
        [attempts.journal(r, one.id) for one in mine],
        [results.history(r, one.id) for one in mine],
        counted.minutes(r, SOMSRI),
    )


@given(history=HISTORY, bits=st.lists(st.integers(0), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_any_history_arrives_once_and_unaltered_or_not_at_all(beginnings, history, bits):
    with TemporaryDirectory() as folder:
        shutil.copytree(beginnings, folder, dirs_exist_ok=True)
        urls = [f"sqlite:///{Path(folder) / code}.db" for code in ("klang", "thon")]
        with closing(database.open_records(urls[0])) as a, closing(database.open_records(urls[1])) as b:
            live(a, history)
            before = (content(a), as_desks_read_it(a))
            data = leaving.send(a, SOMSRI, "thon", OWN["klang"], "admin").data
            refused(b, data, bits)
            assert arriving.receive(b, data, OWN["thon"], "admin").changed
            assert (content(b), as_desks_read_it(b)) == before
            there = everything(b)
            assert not arriving.receive(b, data, OWN["thon"], "admin").changed
            again = leaving.send(a, SOMSRI, "thon", OWN["klang"], "admin").data
            assert not arriving.receive(b, again, OWN["thon"], "admin").changed
            assert everything(b) == there


def refused(b, data, bits):
    """With one bit altered nothing is taken in, not even where the digest outside was made to fit."""
    empty, inside = everything(b), data.split(b"\n", 2)[2]
    for bit in bits:
        for altered in (flipped(data, bit), framed(flipped(inside, bit))):
            with pytest.raises(BadTransfer):
                arriving.receive(b, altered, OWN["thon"], "admin")
    assert everything(b) == empty


def flipped(data, bit):
    """The bytes with one bit the other way round; bits are counted round and round."""
    altered = bytearray(data)
    altered[bit // 8 % len(data)] ^= 1 << bit % 8
    return bytes(altered)
