"""The audit: a line changed, taken out or cut off is named."""

import pytest
from sqlalchemy import delete, insert, update

from talat.journal.chain import BrokenChain
from talat.records import audit, tables
from talat.records.audit import LONGEST_DETAIL


@pytest.fixture
def noted(records):
    for number in range(5):
        audit.note(records, "admin", "stop-seat", f"660100{number}", "ไม่ตอบสนอง")
    return records


def test_the_newest_lines_come_first(noted):
    assert [entry.object for entry in audit.entries(noted, 2)] == ["6601004", "6601003"]
    audit.verify(noted)


def test_an_empty_audit_is_whole(records):
    audit.verify(records)
    assert audit.entries(records) == []


@pytest.mark.parametrize("column", ["at", "actor", "action", "object", "detail", "hash"])
def test_a_changed_line_is_named(noted, column):
    with noted.write() as connection:
        connection.execute(update(tables.audit).where(tables.audit.c.seq == 3).values({column: "x"}))
    with pytest.raises(BrokenChain) as broken:
        audit.verify(noted)
    assert broken.value.seq == 3


@pytest.mark.parametrize("seq", [1, 3, 5])
def test_a_line_taken_out_is_named(noted, seq):
    with noted.write() as connection:
        connection.execute(delete(tables.audit).where(tables.audit.c.seq == seq))
    with pytest.raises(BrokenChain) as broken:
        audit.verify(noted)
    assert broken.value.seq == seq


def test_a_line_put_in_is_named(noted):
    last = audit.entries(noted, 1)[0]
    with noted.write() as connection:
        connection.execute(insert(tables.audit).values(**{**last.__dict__, "seq": 6}))
    with pytest.raises(BrokenChain) as broken:
        audit.verify(noted)
    assert broken.value.seq == 6


def test_a_long_detail_is_cut(records):
    assert len(audit.note(records, "admin", "x", "y", "ก" * 10_000).detail) == LONGEST_DETAIL
    audit.verify(records)


def test_many_lines_at_once_chain_like_one_after_another(people):
    audit.note(people, "admin", "look", "6601001")
    with people.write() as connection:
        added = audit.note_all_in(connection, "admin", [("import", f"66010{n}", "") for n in range(3)])
        assert audit.note_all_in(connection, "admin", []) == []
    audit.note(people, "admin", "look", "6601001")
    assert audit.entries(people, 4)[1:] == added[::-1]
    audit.verify(people)
