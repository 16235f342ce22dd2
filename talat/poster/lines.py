"""Thai text in lines: broken between words of PyThaiNLP's dictionary, never inside one.

The dictionary is used as a set. PyThaiNLP's own trie of it would take 84 MB of a learner's seat, the set 20.
"""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache

from talat.poster.widths import wide

LEADING = 1.6  # height of a line in sizes: Thai stacks vowels and tone marks above and below
LONGEST_WORD = 30  # signs; longer entries of the dictionary are phrases
CLINGS = set("ๆฯ!?%)”’.,:;…")  # never at the head of a line
_PIECES = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]+|\s+|[^\s\u0e01-\u0e3a\u0e40-\u0e4e]+")
# Before any of PyThaiNLP is imported: otherwise it makes a folder in the home of whoever runs this.
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")


@cache
def _dictionary() -> frozenset[str]:
    from pythainlp.corpus.common import thai_words  # a third of a second

    return thai_words()


@lru_cache(maxsize=512)
def words(text: str) -> tuple[str, ...]:
    """The text in words; spaces are words of their own. "".join of them is the text."""
    found: list[str] = []
    for piece in _PIECES.findall(text):
        thai = "\u0e01" <= piece[0] <= "\u0e4e" and piece[0] != "฿"
        found += _thai(piece) if thai else [piece]
    return tuple(found)


def _thai(text: str) -> list[str]:
    """Fewest signs outside the dictionary, then fewest words (Sornlertlamvanich 1993: maximal matching)."""
    from pythainlp.tokenize.tcc import tcc_pos

    known, ends = _dictionary(), sorted({0, *tcc_pos(text)} | {len(text)})
    best: dict[int, tuple[int, int, int]] = {0: (0, 0, 0)}  # end → (unknown signs, words, start)
    for end in ends[1:]:
        ways = []
        for start in ends:
            if start >= end or end - start > LONGEST_WORD:
                continue
            unknown = 0 if text[start:end] in known else end - start
            if unknown and ends.index(end) - ends.index(start) > 1:
                continue  # what nobody knows goes cluster by cluster
            ways.append((best[start][0] + unknown, best[start][1] + 1, start))
        best[end] = min(ways)
    return _joined(text, best)


def _joined(text, best):
    """The words of the best way; clusters nobody knows that stand together stay together."""
    found, end = [], len(text)
    while end:
        start = best[end][2]
        found.append((text[start:end], best[end][0] > best[start][0]))
        end = start
    out: list[str] = []
    strange = False
    for word, unknown in reversed(found):
        if unknown and strange:
            out[-1] += word
        else:
            out.append(word)
        strange = unknown
    return out


@lru_cache(maxsize=512)
def broken(text: str, width: float, size: float, weight: int = 400) -> tuple[str, ...]:
    """The lines of a text in a column `width` units wide. A wider word stands alone and sticks out."""
    return tuple(line for row in text.split("\n") for line in _broken(row, width, size, weight))


def _broken(row, width, size, weight):
    lines, line = [], ""
    for word in _clung(words(row)):
        if line.strip() and wide((line + word).rstrip(), size, weight) > width:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    return [*lines, line.rstrip()]


def _clung(found):
    """Words with what may not begin a line put to the word before it."""
    out: list[str] = []
    for word in found:
        if len(out) > 1 and word[0] == "ๆ" and out[-1].isspace():
            out[-2:] = [out[-2] + out[-1] + word]  # ต่าง ๆ is written with a space and stays together
        elif out and word[0] in CLINGS and not out[-1].isspace():
            out[-1] += word
        else:
            out.append(word)
    return out
