"""How hard a Thai text is to read: how many of its words are known, and how far it goes without a break.

The measure is ours. Common are the `COMMON` most frequent words of the Thai National Corpus, whose counts
come with PyThaiNLP; its newmm cuts the text into words. Thai has no full stop; a space ends a thought, so a
stretch is the text between two spaces, brackets or marks. The thresholds stand between our lessons and
three texts that are too hard (sections of the Food Act and of the Personal Data Protection Act, a paragraph
of marketing talk).

Limits: the corpus is adult writing, so common does not mean easy; words put together from easy ones
(คนซื้อ) and names count as hard; a hard idea in common words goes unseen. The word list of the Thai primary
curriculum is not freely licensed and was not used. The measure catches a lesson that slips into
officialese; whether it reads well is for a teacher to hear, aloud.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

COMMON = 3000
KNOWN_SHARE = 0.85  # least share of running words that are common or explained
MEAN_STRETCH = 6.0  # most words between two breaks, on average over the prose
BREAK = re.compile(r"[\s“”\"'()…:;,!?/=×÷+*#>–—·-]+")
THAI = re.compile(r"[ก-๙]{2,}")
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
BOX = re.compile(r"^:::(?:\{[a-z-]+\})?", re.MULTILINE)
NOT_PROSE = re.compile(r"^\s*(\||#|!\[)")  # tables, headings, pictures


@dataclass(frozen=True)
class Level:
    """How hard one text is."""

    words: int  # running Thai words
    known: float  # share of them that are common or explained
    stretch: float  # mean words between two breaks, in prose
    hard: tuple[tuple[str, int], ...]  # what is neither common nor explained, most frequent first

    @property
    def fits(self) -> bool:
        """Whether somebody with four to six years of school can be expected to read it."""
        return self.known >= KNOWN_SHARE and self.stretch <= MEAN_STRETCH


def level_of(markdown: str, explained: Iterable[str] = ()) -> Level:
    """The level of a lesson's Markdown for somebody to whom `explained` words were explained."""
    explained = frozenset(explained)
    text = BOX.sub("", PICTURE.sub("", markdown))
    words = Counter(word for stretch in THAI.findall(text) for word in cut(stretch, explained))
    known = _common() | explained
    hard = Counter({word: count for word, count in words.items() if word not in known})
    total = words.total()
    lengths = [len(cut(stretch, explained)) for stretch in _prose(text)]
    return Level(
        total,
        1 - hard.total() / total if total else 1.0,
        sum(lengths) / len(lengths) if lengths else 0.0,
        tuple(hard.most_common()),
    )


def cut(text: str, explained: frozenset[str] = frozenset()) -> list[str]:
    """The words of a text; an explained word is one word, whatever the dictionary makes of it."""
    from pythainlp.tokenize import word_tokenize  # its dictionary takes a second to load

    found = word_tokenize(text, custom_dict=_dictionary(explained), engine="newmm", keep_whitespace=False)
    return [word for word in found if any(sign.isalnum() for sign in word)]


def _prose(text: str) -> list[str]:
    """The stretches of paragraphs and lists; tables and headings are no sentences."""
    lines = [line for line in text.splitlines() if not NOT_PROSE.match(line)]
    return [stretch for line in lines for stretch in BREAK.split(line) if THAI.search(stretch)]


@lru_cache(maxsize=4)
def _dictionary(explained: frozenset[str]):
    """PyThaiNLP's dictionary with the explained words."""
    from pythainlp.tokenize import word_dict_trie
    from pythainlp.util import Trie

    return Trie([*word_dict_trie(), *explained]) if explained else word_dict_trie()


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The most frequent words of the corpus."""
    from pythainlp.corpus import tnc

    counts = Counter({word: int(count) for word, count in dict(tnc.unigram_word_freqs()).items()})
    return frozenset(word for word, _ in counts.most_common(COMMON))
