"""No number without a source, and none that hides elsewhere in the engine."""

import ast
import re
from dataclasses import fields, is_dataclass
from numbers import Real
from pathlib import Path

import pytest

from talat.engine import parameters
from talat.engine.parameters import STANDINGS, Entry, Source, table
from tests.facts.page import words

ENGINE = Path(parameters.__file__).parent
# Mathematics, not behaviour: hashing and normal quantiles, lucks, intervals, the auction's own bounds.
MATHEMATICS = {"dice.py", "luck.py", "experiment.py", "auction.py", "parameters.py"}
PLAIN = {
    0.0,
    0.5,
    1.0,
    1e-9,
    1e-12,
    2.0,
    3.0,
    4.0,
    5.0,
    12.0,
    60.0,
    1000.0,
}  # halves, roots, guards, five stars


@pytest.mark.parametrize("entry", table(), ids=lambda entry: f"{entry.group}.{entry.name}")
def test_every_number_says_what_it_is_and_where_it_comes_from(entry):
    assert isinstance(entry.source, Source)
    assert entry.source.standing in STANDINGS
    assert len(entry.source.title) > 5
    assert entry.source.where or entry.source.standing in ("ours", "fitted", "theory")
    assert len(entry.about) > 8


def _flat(value):
    return [part for one in value for part in _flat(one)] if isinstance(value, tuple) else [value]


@pytest.mark.parametrize("entry", table(), ids=lambda entry: f"{entry.group}.{entry.name}")
def test_every_number_is_a_number(entry):
    assert all(isinstance(one, Real) and not isinstance(one, bool) for one in _flat(entry.value))


def test_every_group_of_the_file_is_in_the_table():
    made = {
        one
        for one in vars(parameters).values()
        if is_dataclass(one) and isinstance(one, type) and one not in (Source, Entry)
    }
    assert made == {type(group) for group in parameters.GROUPS}
    assert all(field.metadata for group in parameters.GROUPS for field in fields(group))


def _floats(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, node.value


@pytest.mark.parametrize("file", sorted(ENGINE.glob("*.py")), ids=lambda file: file.name)
def test_no_number_hides_in_the_engine(file):
    if file.name in MATHEMATICS:
        return
    hidden = [(line, value) for line, value in _floats(file) if value not in PLAIN]
    assert not hidden, f"{file.name}: move these (line, number) to talat/engine/parameters.py: {hidden}"


@pytest.mark.parametrize("group", sorted({entry.group for entry in table()}))
def test_instructors_can_read_what_each_number_is(group):
    told = words("parameters").get(group, {})
    missing = {"_", *(entry.name for entry in table() if entry.group == group)} - {*told}
    assert not missing, f"write a Thai sentence into tests/facts/words/parameters.yaml: {group}: {missing}"
    assert all(re.search("[ก-๙]", str(sentence)) for sentence in told.values())
