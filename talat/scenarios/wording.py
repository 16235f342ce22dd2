"""Wordings to look for, written in data, read by anybody: a small language above folded text.

    (ดี|ถูก)ที่สุด        one of several
    ขาว[ขึ้น]ทันที       what may be left out
    {disease}          any word of a named list
    หาย…ใน#วัน          … a few letters of the same sentence, # a number in digits or words

Spaces count for nothing. Letters may be repeated in the text, and gaps may stand between them. A wording
never begins or ends inside a syllable: no vowel or tone of its own follows it, no leading vowel precedes it.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator

from talat.scenarios.folded import FOLLOWING, LEADING, MARKS, NONE, fold

FEW = 14  # letters that … may stand for
SHORTEST_SPACED = 5  # letters from which a wording is known even with gaps inside
_TOKEN = re.compile(r"\{(?P<list>[a-z_]+)\}|(?P<sign>[()\[\]|…#])|(?P<text>[^{}()\[\]|…#]+)")
_SIGNS = {"(": "(?:", ")": ")", "[": "(?:", "]": ")?", "|": "|", "…": f".{{0,{FEW}}}?"}
_NUMBER = r"(?:[0-9]{1,7}|%s)"
_NUMBER_WORDS = (
    "ครึ่ง",
    "หนึ่ง",
    "สอง",
    "สาม",
    "สี่",
    "ห้า",
    "หก",
    "เจ็ด",
    "แปด",
    "เก้า",
    "สิบ",
    "ไม่กี่",
    "ร้อย",
    "พัน",
    "แสน",
    "ล้าน",
)


class BadWording(ValueError):
    """A wording that cannot be read; the message quotes it."""


def _wordings(value):
    """Wordings are written in one text, apart by commas or lines; a tuple is one already read."""
    if isinstance(value, tuple):
        return value
    if not isinstance(value, str):
        raise ValueError(f"write the wordings as one text (words: |), apart by commas; found {value!r}")
    return tuple(" ".join(one.split()) for one in value.replace("\n", ",").split(",") if one.strip())


Wordings = Annotated[tuple[str, ...], BeforeValidator(_wordings)]


@dataclass(frozen=True)
class Found:
    """Folded letters start … end − 1 of a text."""

    start: int
    end: int


def _letters(text):
    """Folded letters, each allowed to repeat; a mark or a digit stands once."""
    return "".join(re.escape(c) + ("" if c in MARKS or c.isdigit() else "{1,3}") for c in fold(text).letters)


def source(wording, lists):
    """The regular expression of one wording; `lists` is {name: (wording, …)}."""
    done, at, text = [], 0, "".join(wording.split())
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None or (token["list"] and token["list"] not in lists):
            raise BadWording(f"cannot read {wording!r} from {text[at:]!r}")
        if token["list"]:
            done.append(f"(?:{'|'.join(source(word, lists) for word in lists[token['list']])})")
        elif token["sign"] == "#":
            done.append(_NUMBER % "|".join(_letters(word) for word in _NUMBER_WORDS))
        else:
            done.append(_SIGNS[token["sign"]] if token["sign"] else _letters(token["text"]))
        at = token.end()
    return "".join(done)


def compiled(wordings, lists):
    """One compiled expression for any of the wordings, or None for none."""
    if not wordings:
        return None
    try:
        either = "|".join(
            f"(?:{source(wording, lists)})" for wording in sorted(wordings, key=len, reverse=True)
        )
        return re.compile(f"(?<![{LEADING}])(?:{either})(?![{FOLLOWING}])")
    except re.error as error:
        raise BadWording(f"{error} in one of {wordings}") from None


def _whole(folded, start, end):
    """Whether Latin words and numbers at the edges are whole, and a short wording has no gap inside.

    A gap beside a number is none (No. 1, 38 40), nor is one before a mark, which nobody types by chance.
    """
    letters, gaps = folded.letters, folded.gaps
    for one, two, at in ((start - 1, start, start), (end - 1, end, end)):
        if one < 0 or two >= len(letters) or gaps[at] != NONE:
            continue
        both = letters[one] + letters[two]
        if both.isascii() and (both.isalpha() or both.isdigit()):
            return False
    return end - start >= SHORTEST_SPACED or not any(
        gaps[at] and not (letters[at - 1].isdigit() or letters[at].isdigit() or letters[at] in FOLLOWING)
        for at in range(start + 1, end)
    )


@cache
def expression(wordings, lists=()):
    """`compiled`, kept; `lists` as ((name, (wording, …)), …)."""
    return compiled(wordings, dict(lists))


def says(wordings, folded):
    """Whether a `Folded` holds any of the wordings, which name no list."""
    return bool(places(expression(tuple(wordings)), folded))


def _begun(expression, letters, match):
    """Where a match truly begins: of ร รับ in การรับ the first ร belongs to the word before."""
    start = match.start()
    while letters[start + 1 : start + 2] == letters[start]:
        later = expression.match(letters, start + 1, match.end())
        if later is None or later.end() != match.end():
            break
        start += 1
    return start


def places(expression, folded):
    """Every `Found` of a compiled expression in a `Folded`, in order, never across a hard gap."""
    found = []
    for start, end in folded.lines() if expression else ():
        at = start
        while match := expression.search(folded.letters, at, end):
            if match.end() > match.start() and _whole(folded, match.start(), match.end()):
                found.append(Found(_begun(expression, folded.letters, match), match.end()))
                at = match.end()
            else:
                at = match.start() + 1
    return found
