"""The hash chain of a journal: each decision is sealed with all that came before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from talat.journal.plain_json import canonical


class BrokenChain(Exception):
    """The record numbered `seq` is not what was recorded (changed, missing, added or moved)."""

    def __init__(self, seq: int):
        super().__init__(f"the chain breaks at record {seq}")
        self.seq = seq


def genesis(head: dict) -> str:
    """The hash an attempt starts from; `head` names the attempt in plain JSON values. 64 hex digits."""
    return hashlib.sha256(canonical(["talat-journal-1", head])).hexdigest()


def link(prev_hash: str, seq: int, at: str, event: dict) -> str:
    """The hash of record `seq` (from 1), taken `at` (UTC, ISO-8601), after `prev_hash`. 64 hex digits."""
    return hashlib.sha256(canonical([prev_hash, seq, at, event])).hexdigest()


def verify(head: dict, rows: Iterable, length: int | None = None) -> None:
    """Nothing when `rows` (seq, at, hash, event) are whole; BrokenChain names the first bad record.

    `length` is how many there must be; without it rows cut off at the end cannot be noticed.
    """
    prev, seq = genesis(head), 0
    for seq, row in enumerate(rows, start=1):
        event = row.event if isinstance(row.event, dict) else row.event.model_dump(mode="json")
        if row.seq != seq or row.hash != link(prev, seq, row.at, event):
            raise BrokenChain(seq)
        prev = row.hash
    if length is not None and seq != length:
        raise BrokenChain(min(seq, length) + 1)
