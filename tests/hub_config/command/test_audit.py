"""`talat audit`: says that all is whole, or names the first broken link with an exit code for scripts."""

import pytest
from sqlalchemy import delete, update

from hub_config import secrets
from talat.records import anchors, audit, tables


def change(lab, statement):
    with lab.records.write() as connection:
        connection.execute(statement)


@pytest.fixture
def long(lab):
    """Ten lines in the audit, and an anchor behind them."""
    while audit.entries(lab.records, 1)[0].seq < 10:
        audit.note(lab.records, "kru-mali", "look", "6601001")
    anchors.drop(lab.records, lab.root / anchors.FILE, secrets.read(lab, "anchor_key").encode())
    return lab


def test_a_whole_one_is_told_with_its_length(long, talat):
    code, said, complaint = talat("audit", "verify")
    assert (code, complaint) == (0, "")
    assert "ครบ 10 บรรทัด" in said and "whole: 10 lines" in said and "1 anchors" in said


@pytest.mark.parametrize("changed", [{"actor": "kru-nok"}, {"detail": "x"}, {"at": "2026-01-01T00:00:00"}])
def test_the_first_broken_link_is_named(long, talat, changed):
    for seq in (7, 9):
        change(long, update(tables.audit).where(tables.audit.c.seq == seq).values(**changed))
    code, said, complaint = talat("audit", "verify")
    assert (code, said) == (1, "")
    assert "บรรทัด 7 / The first broken link is line 7" in complaint and "line 9" not in complaint
    assert "เก็บฐานข้อมูลไว้เป็นหลักฐาน" in complaint


@pytest.mark.parametrize("seq", [1, 5, 10])
def test_a_line_taken_out_is_named(long, talat, seq):
    change(long, delete(tables.audit).where(tables.audit.c.seq == seq))
    code, _, complaint = talat("audit", "verify")
    assert code == 1 and f"is line {seq}" in complaint


def test_a_changed_decision_and_a_changed_anchor_are_named_too(long, talat):
    change(long, update(tables.journal).values(event='{"kind":"set_price","satang":1}'))
    code, _, complaint = talat("audit", "verify")
    assert code == 1 and "ผิดตั้งแต่คำสั่งที่ 1 / journal" in complaint
    file = long.root / anchors.FILE
    file.write_bytes(file.read_bytes().replace(b'"n":1', b'"n":3'))
    assert "Line 1 of" in talat("audit", "verify")[2]


def test_the_end_fits_on_paper_and_changes_with_every_line(long, talat):
    first = talat("audit", "head")[1]
    audit.note(long.records, "kru-mali", "look", "6601001")
    second = talat("audit", "head")[1]
    assert first.startswith("10 ") and second.startswith("11 ") and len(second) < 60
    assert first.split()[2:] != second.split()[2:]


def test_lines_are_shown_newest_first_and_picked(long, talat):
    audit.note(long.records, "admin", "unlock", "6601001", "forgot")
    shown = talat("audit", "show", "-n", "3")[1].splitlines()
    assert len(shown) == 3 and "unlock" in shown[0]
    (only,) = talat("audit", "show", "--by", "admin", "--of", "6601001")[1].splitlines()
    assert "forgot" in only
