"""JSON: one spelling out, a strict reading in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.journal.plain_json import DEEPEST, BadJson, canonical, read

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abกข", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_the_canonical_spelling_is_sorted_tight_and_thai():
    assert canonical({"ข": 1, "ก": [True, None]}) == '{"ก":[true,null],"ข":1}'.encode()
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"{", b'{"a":1', b"{'a':1}", b'{"a":1}{}', b'{"a":1,"a":2}', b"[NaN]", b"[Infinity]"),
        *(b"\xff\xfe[]", b"1" * 60_000, b"[" * 60_000, b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1)),
    ],
    ids=lambda text: text[:12].decode("latin1"),
)  # fmt: skip
def test_odd_json_is_refused(text):
    with pytest.raises(BadJson):
        read(text)


def test_brackets_inside_text_are_not_depth():
    said = {"text": "[" * 50 + '"\\' + "{" * 50}
    assert read(json.dumps(said)) == said


@given(VALUES)
def test_what_is_spelled_is_read_back(value):
    try:
        assert read(canonical(value)) == value
    except BadJson as refused:
        assert "deeper" in str(refused)
