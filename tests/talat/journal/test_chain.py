"""The hash chain: whatever is changed, taken out, added or moved is named."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.journal.chain import BrokenChain, genesis, link, verify
from talat.journal.events import CHEAPEST, DEAREST, Explain, NextDay, SetPrice, Stamped, dump

HEAD = {"id": "a1", "learner": "6601001", "seed": 7}
EVENTS = (
    st.builds(SetPrice, satang=st.integers(CHEAPEST, DEAREST))
    | st.builds(NextDay)
    | st.builds(Explain, text=st.text("กขคงาิ้ ", min_size=1, max_size=20).filter(str.strip))
)
JOURNALS = st.lists(EVENTS, min_size=1, max_size=12)


def chained(events, head=HEAD):
    rows, prev = [], genesis(head)
    for seq, event in enumerate(events, start=1):
        at = f"2026-11-23T02:00:{seq:02d}.000000+00:00"
        prev = link(prev, seq, at, dump(event))
        rows.append(Stamped(seq, at, prev, event))
    return rows


def broken_at(rows, length=None, head=HEAD):
    with pytest.raises(BrokenChain) as broken:
        verify(head, rows, length)
    return broken.value.seq


def test_a_link_is_sha256_of_the_sorted_tight_json():
    said = json.dumps(["00", 1, "t", {"do": "next_day"}], separators=(",", ":")).encode()
    assert link("00", 1, "t", {"do": "next_day"}) == hashlib.sha256(said).hexdigest()


@given(JOURNALS)
def test_a_whole_chain_verifies(events):
    rows = chained(events)
    verify(HEAD, rows, len(rows))
    verify(HEAD, [replace(row, event=dump(row.event)) for row in rows])


@given(JOURNALS, st.data())
def test_a_changed_row_is_named(events, data):
    rows = chained(events)
    at = data.draw(st.integers(0, len(rows) - 1))
    changes = [
        {"event": data.draw(EVENTS.filter(lambda event: event != rows[at].event))},
        {"at": "2026-11-23T02:00:00.000001+00:00"},
        {"hash": "0" * 64},
        {"seq": rows[at].seq + 1},
    ]
    changed = replace(rows[at], **data.draw(st.sampled_from(changes)))
    assert broken_at([*rows[:at], changed, *rows[at + 1 :]]) == at + 1


@given(JOURNALS, st.data())
def test_a_deleted_row_is_named(events, data):
    rows = chained(events)
    at = data.draw(st.integers(0, len(rows) - 1))
    assert broken_at(rows[:at] + rows[at + 1 :], length=len(rows)) == at + 1


@given(JOURNALS.filter(lambda events: len(events) > 1), st.data())
def test_two_rows_that_changed_places_are_named(events, data):
    rows = chained(events)
    first = data.draw(st.integers(0, len(rows) - 2))
    second = data.draw(st.integers(first + 1, len(rows) - 1))
    rows[first], rows[second] = rows[second], rows[first]
    assert broken_at(rows) == first + 1


@given(JOURNALS, EVENTS)
def test_a_row_too_many_is_named(events, more):
    assert broken_at(chained([*events, more]), length=len(events)) == len(events) + 1


def test_another_head_breaks_at_the_first_row():
    assert broken_at(chained([NextDay()]), head={**HEAD, "seed": 8}) == 1


def test_an_empty_journal_is_whole():
    verify(HEAD, [], 0)
    assert broken_at([], length=1) == 1
