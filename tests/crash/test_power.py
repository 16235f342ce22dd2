"""The model of a power cut, by hand: what is synced stays, the rest may be there, in parts, or not at all."""

import random

import pytest

from tests.crash.disk import Step
from tests.crash.power import SECTOR, cuts

FILE = "records.db-wal"


def tape(*steps):
    """Steps a second apart: (what, offset or flag, bytes) of one file; each takes half a second."""
    return [
        Step(number * 10, number * 10 + 5, do, FILE, at, data)
        for number, (do, at, data) in enumerate(steps, 1)
    ]


def after(first, *steps, moment=None, times=200):
    """Every content of the file that may be found just before the step `moment`, else after all of them."""
    steps = [*tape(*steps), Step(10_000, 10_001, "sync", "another", 0)]
    moment = len(steps) - 1 if moment is None else moment
    dice = random.Random(1)
    return {
        files.get(FILE)
        for _ in range(times)
        for _, files in cuts({FILE: first} if first else {}, steps, [moment], dice)
    }


def test_what_was_synced_stays():
    assert after(b"aaaa", ("write", 0, b"bb"), ("sync", 0, b"")) == {b"bbaa"}


def test_what_was_not_synced_may_be_there_or_not_in_any_order():
    assert after(b"aaaa", ("write", 0, b"b"), ("write", 3, b"c")) == {b"aaaa", b"baaa", b"aaac", b"baac"}


def test_a_sync_under_way_promises_nothing():
    one = Step(0, 100, "sync", FILE)
    steps = [Step(-10, -5, "write", FILE, 0, b"b"), one, Step(50, 51, "sync", "another")]
    dice = random.Random(1)
    found = {files[FILE] for _ in range(50) for _, files in cuts({FILE: b"a"}, steps, [2], dice)}
    assert found == {b"a", b"b"}


def test_a_write_is_torn_between_sectors_alone():
    found = after(bytes(2 * SECTOR), ("write", 0, b"x" * 2 * SECTOR))
    halves = {(content[:SECTOR], content[SECTOR:]) for content in found}
    assert halves == {(a * SECTOR, b * SECTOR) for a in (b"\0", b"x") for b in (b"\0", b"x")}


def test_a_hole_before_a_kept_write_is_of_zeros():
    assert b"\0\0\0b" in after(b"", ("open", 0, b""), ("sync", 1, b""), ("write", 3, b"b"))


@pytest.mark.parametrize(("folder_too", "found"), [(0, {None, b"b"}), (1, {b"b"})])
def test_a_new_name_may_vanish_until_its_folder_is_synced(folder_too, found):
    assert after(b"", ("open", 0, b""), ("write", 0, b"b"), ("sync", folder_too, b"")) == found


def test_a_deleted_file_may_come_back():
    assert after(b"old", ("delete", 0, b"")) == {None, b"old"}
    assert after(b"old", ("delete", 0, b""), ("open", 0, b"")) == {None, b"old", b""}
