"""Seat tokens: one each, only their hashes kept."""

from pathlib import Path

import pytest

from talat.records import seats


def test_a_token_names_its_learner(people):
    token = seats.issue(people, "6601001")
    assert seats.owner(people, token) == "6601001"
    assert len(token) >= 43  # 256 bits


def test_a_new_token_ends_the_old_one(people):
    old, new = seats.issue(people, "6601001"), seats.issue(people, "6601001")
    other = seats.issue(people, "6601002")
    assert [seats.owner(people, token) for token in (old, new, other)] == [None, "6601001", "6601002"]


def test_a_revoked_token_is_no_ones(people):
    token = seats.issue(people, "6601001")
    seats.revoke(people, "6601001")
    assert seats.owner(people, token) is None


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "\ud800", "ก" * 1000])
def test_anything_else_is_no_ones(people, token):
    seats.issue(people, "6601001")
    assert seats.owner(people, token) is None


def test_the_token_itself_is_not_on_the_disk(people, tmp_path):
    token = seats.issue(people, "6601001")
    assert not any(token.encode() in Path(file).read_bytes() for file in tmp_path.iterdir())
