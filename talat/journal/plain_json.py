"""JSON as the journal writes it (one spelling only) and as it reads it (strictly)."""

from __future__ import annotations

import json

DEEPEST = 8  # a decision is flat, an answer three deep; anything deeper is not ours


class BadJson(ValueError):
    """The text is not JSON as Talat reads it."""


def canonical(value) -> bytes:
    """The one spelling of `value` that hashes are taken of: sorted keys, no spaces, UTF-8, no NaN."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def read(text: bytes | str):
    """What the JSON text says; BadJson for a deep, cut, doubled-key, NaN or otherwise odd one."""
    try:
        text = text.decode() if isinstance(text, bytes) else text
        _refuse_depth(text)
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadJson(str(error)) from None


def _refuse_depth(text: str) -> None:
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    depth, quoted, escaped = 0, False, False
    for character in text:
        if quoted:
            quoted, escaped = escaped or character != '"', not escaped and character == "\\"
        elif character == '"':
            quoted = True
        elif character in "[{":
            depth += 1
            if depth > DEEPEST:
                raise ValueError(f"deeper than {DEEPEST} levels")
        elif character in "]}":
            depth -= 1


def _once(pairs: list) -> dict:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse_constant(name: str):
    raise ValueError(f"{name} is not a number")
