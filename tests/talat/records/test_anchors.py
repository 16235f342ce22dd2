"""Anchors: what somebody changed who knows how to make the chains fit again is named all the same."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from talat.journal.chain import genesis, link
from talat.journal.events import SetPrice, Submit, dump
from talat.records import anchors, attempts, audit, history, results, tables
from talat.records import time as counted
from talat.records.anchors import BrokenAnchor, differences, drop, lines
from talat.records.results import Mark, Result
from tests.talat.records.conftest import COURSE, SOMSRI, UNIT, WICHAI

KEY = b"the key of the tests"
YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).replace(hour=5, minute=0, second=0, microsecond=0)
MARK = Mark("reason", "เหตุผล", 5.0, 10.0, "replay", "", "", "")


@pytest.fixture
def file(tmp_path):
    return tmp_path / anchors.FILE


@pytest.fixture
def work(people, begin):
    """A graded attempt, two minutes of yesterday, some lines of the audit."""
    head = begin()
    for after, event in enumerate([SetPrice(satang=9900), SetPrice(satang=12900), Submit()]):
        attempts.append(people, head.id, event, after, f"key-{after:06d}")
    results.put_result(people, Result(head.id, SOMSRI, UNIT, 5.0, 10.0, (MARK,), None, "graded"))
    for second in range(0, 121, 30):
        beat(people, SOMSRI, second)
    for number in range(4):
        audit.note(people, "kru-mali", "look", SOMSRI, str(number))
    return head.id


def beat(people, learner, second, course=COURSE):
    moment = YESTERDAY + timedelta(seconds=second)
    return counted.beat(people, learner, course, UNIT, "reading", "tab", 2.0, True, now=moment)


@pytest.fixture
def anchored(people, work, file):
    """anchored() tells what differs; there is one line already."""
    assert drop(people, file, KEY)
    return lambda: differences(people, file, KEY)


def change(people, statement):
    with people.write() as connection:
        connection.execute(statement)


def test_what_nobody_changed_differs_in_nothing_and_work_goes_on(people, anchored, begin, file):
    assert anchored() == []
    assert not drop(people, file, KEY), "nothing is new"
    head = begin(WICHAI)
    attempts.append(people, head.id, SetPrice(satang=100), 0, "key-000001")
    audit.note(people, "kru-mali", "look", WICHAI)
    assert drop(people, file, KEY)
    assert anchored() == []
    assert [set(line) - {"n", "at", "seal"} for line in lines(file, KEY)] == [
        {"audit", "journals", "results", "days"},
        {"audit", "journals"},
    ]


def rewritten_audit(people, seq, **changed):
    """Change a line and make every hash behind it fit: what a forger with the database would do."""
    with people.write() as connection:
        connection.execute(update(tables.audit).where(tables.audit.c.seq == seq).values(**changed))
        prev = genesis({"audit": "talat"})
        for row in connection.execute(select(tables.audit).order_by(tables.audit.c.seq)).all():
            said = {name: getattr(row, name) for name in ("actor", "action", "object", "detail")}
            prev = link(prev, row.seq, row.at, said)
            connection.execute(update(tables.audit).where(tables.audit.c.seq == row.seq).values(hash=prev))
        connection.execute(update(tables.audit_head).values(last_hash=prev))


def test_a_forged_audit_whose_chain_fits_is_named_with_the_stretch(people, anchored, file):
    last = audit.entries(people, 1)[0].seq
    audit.note(people, "kru-mali", "look", WICHAI)
    audit.note(people, "kru-mali", "unlock", WICHAI)
    drop(people, file, KEY)
    rewritten_audit(people, last + 2, actor="kru-nok")
    audit.verify(people)  # its own chain sees nothing
    (said,) = anchored()
    assert f"ระหว่างบรรทัด {last + 1} ถึง {last + 2} / " in said
    rewritten_audit(people, 2, actor="kru-nok")
    assert f"between lines 1 and {last}" in anchored()[0]


def test_an_audit_that_was_cut_off_is_named(people, anchored):
    last = audit.entries(people, 1)[0].seq
    change(people, delete(tables.audit).where(tables.audit.c.seq == last))
    before = audit.entries(people, 1)[0]
    head = {"length": before.seq, "last_hash": before.hash}
    change(people, update(tables.audit_head).values(**head))
    audit.verify(people)
    assert "audit was changed" in anchored()[0]


def forged_journal(people, work):
    """Another price in the second decision, and every hash behind it made to fit."""
    prev = genesis(attempts.attempt(people, work).head())
    for row in attempts.journal(people, work):
        event = dump(SetPrice(satang=77700)) if row.seq == 2 else dump(row.event)
        prev = link(prev, row.seq, row.at, event)
        this = (tables.journal.c.attempt_id == work, tables.journal.c.seq == row.seq)
        change(people, update(tables.journal).where(*this).values(event=json.dumps(event), hash=prev))
    change(people, update(tables.attempts).values(last_hash=prev))
    attempts.verify(people, work)  # its own chain sees nothing


def test_a_forged_journal_whose_chain_fits_is_named(people, anchored, work):
    forged_journal(people, work)
    assert f"journal {work} was changed" in anchored()[0]


def test_what_was_forged_stays_named_though_later_anchors_hold_it(people, anchored, work, file):
    forged_journal(people, work)
    change(people, update(tables.results).values(score=10.0))
    results.put_result(people, Result(work, SOMSRI, UNIT, 10.0, 10.0, (MARK,), None, "graded"))
    assert drop(people, file, KEY), "it looks like work that went on"
    assert [said.split(" / ")[1] for said in anchored()] == [
        f"journal {work} was changed or cut, at or before decision 3",
        f"results of {work} were changed",
    ]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (update(tables.results).values(score=10.0), "results of"),
        (delete(tables.results), "results of"),
        (delete(tables.journal), "journal"),
        (delete(tables.half_minutes).where(tables.half_minutes.c.learner == SOMSRI), "4 then, 0 now"),
        (update(tables.half_minutes).values(kind="exercise"), "4 then, 4 now"),
    ],
)
def test_a_hand_in_the_tables_is_named(people, anchored, statement, words):
    change(people, statement)
    assert any(words in said for said in anchored())


def test_hours_added_to_a_day_that_was_over_are_named(people, anchored):
    with people.read() as connection:
        row = connection.execute(select(tables.half_minutes).limit(1)).one()._mapping
    added = [
        {**row, "slot": row["slot"] + 100 + n, "learner": who} for n in range(3) for who in (SOMSRI, WICHAI)
    ]
    with people.write() as connection:
        connection.execute(insert(tables.half_minutes), added)
    said = " ".join(anchored())
    assert f"{SOMSRI}" in said and "4 then, 7 now" in said and f"{WICHAI}" in said and "0 then, 3 now" in said


def test_what_came_with_a_learner_from_another_prison_is_no_change(people, anchored):
    with people.read() as connection:
        row = connection.execute(select(tables.half_minutes).limit(1)).one()._mapping
    change(people, insert(tables.half_minutes).values(**{**row, "learner": WICHAI}))
    assert len(anchored()) == 1
    with people.write() as connection:
        history.note_change(connection, "admin", "take-in-records", WICHAI, {"records": ("a", "b")})
    assert anchored() == []


def test_regrading_is_no_change_and_is_anchored_too(people, anchored, work, file):
    results.put_result(people, Result(work, SOMSRI, UNIT, 7.0, 10.0, (MARK,), None, "graded"))
    assert anchored() == []
    drop(people, file, KEY)
    newest = select(tables.results.c.id).order_by(tables.results.c.id.desc()).limit(1).scalar_subquery()
    change(people, update(tables.results).where(tables.results.c.id == newest).values(score=9.0))
    assert "results of" in anchored()[0]


@pytest.mark.parametrize("place", [5, 200, -10])
def test_a_changed_line_is_no_anchor_any_more(people, anchored, file, place):
    text = bytearray(file.read_bytes())
    text[place] = text[place] ^ 1
    file.write_bytes(text)
    for look in (anchored, lambda: drop(people, file, KEY)):
        with pytest.raises(BrokenAnchor, match="บรรทัด 1"):
            look()


def test_another_key_and_a_line_taken_out_are_noticed(people, anchored, file):
    with pytest.raises(BrokenAnchor):
        lines(file, b"another key")
    for _ in range(2):
        audit.note(people, "kru-mali", "look", SOMSRI)
        drop(people, file, KEY)
    first, _, third = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(first + third)
    with pytest.raises(BrokenAnchor, match="Line 2"):
        anchored()


def test_a_line_that_a_power_cut_left_unfinished_is_written_again(people, anchored, file):
    whole = file.read_bytes()
    file.write_bytes(whole + whole[: len(whole) // 2])
    assert anchored() == []
    audit.note(people, "kru-mali", "look", SOMSRI)
    assert drop(people, file, KEY)
    assert file.read_bytes().startswith(whole)
    assert [line["n"] for line in lines(file, KEY)] == [1, 2]
    assert anchored() == []


def test_what_is_known_need_not_be_read_again_and_a_cut_is_noticed(people, anchored, file):
    known, first = anchors.read(file, KEY), file.read_bytes()
    damaged = bytes([first[0] ^ 1]) + first[1:]
    file.write_bytes(damaged)  # not looked at again by who knows it
    audit.note(people, "kru-mali", "look", SOMSRI)
    assert drop(people, file, KEY, known) and not drop(people, file, KEY, known)
    assert (known.lines, known.end) == (2, file.stat().st_size)
    with pytest.raises(BrokenAnchor, match="Line 1"):
        anchored()
    file.write_bytes(first + file.read_bytes()[len(first) :])
    assert anchored() == [] and anchors.read(file, KEY) == known
    for shorter in (first, b""):
        file.write_bytes(shorter)
        with pytest.raises(BrokenAnchor, match="was cut"):
            drop(people, file, KEY, known)
    file.unlink()
    with pytest.raises(BrokenAnchor, match="was cut"):
        drop(people, file, KEY, known)
