"""Fact tables: each number of a row is its own, its table's or its date; units quote only what was read."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from talat.content.facts import FACTS, check_facts, load_facts, numbers_in
from talat.content.lint import lint_unit
from talat.content.source import BadContent
from talat.scenarios import law
from talat.scenarios.fees import load_table

ROW = {"id": "T1", "says": "จดภายใน 30 วัน", "values": {"days": 30}, "read": date(2026, 11, 22)}
ROW |= {"source": "example page", "status": "O"}
FACTS_NOW = load_facts()


def table(folder, **change):
    folder.mkdir(exist_ok=True)
    text = yaml.safe_dump({"facts": [ROW | change]}, allow_unicode=True)
    (folder / "law.yaml").write_text(text, encoding="utf-8")
    return folder


def pointed(row):
    """The rows of the practice markets' tables that a fact points at."""
    for name in row.tables:
        book, _, key = name.partition("/")
        if book == "law":
            yield from (entry for entry in law.book().laws if entry.id == key and entry.valid_to is None)
        else:
            assert book == "fees"
            fees, _, code = key.partition(":")
            yield from (entry for entry in load_table(fees).rows if entry.code == code)


def numbers_of(entry):
    """Numbers a learner could be charged by one row of a table."""
    if hasattr(entry, "penalty"):
        return numbers_in(entry.penalty)
    satang = [amount for amount in (entry.flat, entry.cap) if amount is not None]
    percent = [entry.percent] if entry.percent is not None else []
    return percent + [numbers_in(f"{one / 100:.2f}")[0] for one in satang]


def test_the_tables_of_the_project_can_be_read():
    assert {"T1", "T8", "M1", "F4", "I4", "S23"} <= set(FACTS_NOW)
    assert sum(id.startswith("T") for id in FACTS_NOW) == 12
    assert sum(id.startswith("M") for id in FACTS_NOW) == 11
    assert {f"F{number}" for number in range(1, 11)} <= set(FACTS_NOW)


@pytest.mark.parametrize("row", [row for row in FACTS_NOW.values() if row.tables], ids=lambda row: row.id)
def test_a_pointed_row_says_what_its_table_says(row):
    entries = list(pointed(row))
    assert len(entries) >= len(row.tables)
    said = numbers_in(row.says)
    for entry in entries:
        assert set(numbers_of(entry)) <= set(said), f"{row.id} does not say all of {entry}"
    if row.status != "N" and row.id.startswith("T") and row.valid_from:
        assert row.valid_from in {entry.valid_from for entry in entries}


@pytest.mark.parametrize("row", list(FACTS_NOW.values()), ids=lambda row: row.id)
def test_no_row_says_a_number_that_nothing_holds(row):
    day = row.valid_from
    dates = numbers_in(f"{day.day} {day.year + 543} {day.year + 542}") if day else []
    years = [one for one in numbers_in(row.says) if 2500 < one < 2600]
    known = {*row.values.values(), *dates, *years, *(one for at in pointed(row) for one in numbers_of(at))}
    known |= {1, *numbers_in("".join(re.findall("100%", row.says)))}  # “3 to 1”, “for 1 %”; a forbidden word
    assert set(numbers_in(row.says)) <= known


def test_no_row_speaks_of_how_it_was_compiled():
    for path in FACTS.glob("*.yaml"):
        assert "/work" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"values": {"days": 3}}, "does not say days"),  # 3 is no part of 30
        ({"values": {"days": 3.5}}, "in quotes"),
        ({"status": "X"}, "status"),
        ({"id": "t1"}, "id"),
        ({"colour": "red"}, "colour"),
        ({"read": "yesterday"}, "read"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(tmp_path, change, told):
    with pytest.raises(BadContent, match=told) as caught:
        load_facts(table(tmp_path / "facts", **change))
    assert caught.value.problem.path.name == "law.yaml"


def test_a_row_cannot_be_there_twice(tmp_path):
    folder = table(tmp_path / "facts")
    (folder / "more.yaml").write_text((folder / "law.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(BadContent, match="T1 is there already"):
        load_facts(folder)


def test_a_row_that_was_changed_is_read_anew(tmp_path):
    folder = table(tmp_path / "facts")
    assert load_facts(folder)["T1"].status == "O"
    table(folder, status="N", note="longer than it was")
    assert load_facts(folder)["T1"].status == "N"


def unit_with(tmp_path, facts, text="จดทะเบียน\nภายใน 30   วัน"):
    unit = tmp_path / "courses" / "shop" / "shop-01"
    unit.mkdir(parents=True, exist_ok=True)
    (unit / "unit.md").write_text(text, encoding="utf-8")
    (unit / "facts.yaml").write_text(yaml.safe_dump({"facts": facts}, allow_unicode=True), encoding="utf-8")
    return unit


def test_words_are_found_across_line_ends(tmp_path):
    unit = unit_with(tmp_path, [{"fact": "T1", "words": ["จดทะเบียน ภายใน 30 วัน"]}])
    assert check_facts(unit, FACTS_NOW) == []


@pytest.mark.parametrize(
    ("use", "told"),
    [
        ({"fact": "T99", "words": []}, "no row T99"),
        ({"fact": "S37", "words": []}, r"unverified \(U\)"),
        ({"fact": "T1", "words": ["ภายใน 60 วัน"]}, "ภายใน 60 วัน"),
        ({"fact": "T1"}, "words"),
        ({"page": 3, "fact": "T1", "words": []}, "page"),
    ],
)
def test_lint_refuses_what_is_unknown_unread_or_unsaid(tmp_path, use, told):
    unit = unit_with(tmp_path, [{"fact": "T2", "words": []}, use])
    (problem,) = [one for one in lint_unit(unit) if one.path.name == "facts.yaml"]
    assert re.search(told, problem.message)
    assert problem.line in {4, 5}  # the entry, or the key of it


def test_words_that_are_the_lessons_own_must_be_there_too(tmp_path):
    unit = unit_with(tmp_path, [{"fact": "T2", "words": []}])
    with (unit / "facts.yaml").open("a", encoding="utf-8") as file:
        file.write("ours: [ภายใน 30 วัน, ภายใน 1 ชั่วโมง]\n")
    (problem,) = check_facts(unit, FACTS_NOW)
    assert "ภายใน 1 ชั่วโมง" in problem.message
    assert problem.path.name == "facts.yaml"


def test_a_unit_uses_the_tables_beside_its_courses(tmp_path):
    unit = unit_with(tmp_path, [{"fact": "T1", "words": []}])
    table(tmp_path / "facts", status="U")
    assert any("unverified" in problem.message for problem in lint_unit(unit))


def test_every_use_in_the_courses_names_a_row_that_was_read():
    for path in sorted(Path("notebooks/courses").glob("*/*/facts.yaml")):
        assert check_facts(path.parent, FACTS_NOW) == [], path
