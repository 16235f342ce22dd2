"""Which words of the trade a course uses, and whether it explains them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from talat.content.reading import BOX, PICTURE
from talat.content.source import read_as
from talat.content.unit import UnitText, sections
from talat.content.words import FILE, Word, load_words

TERMS = Path(__file__).resolve().parents[2] / "notebooks" / "terms.yaml"
REAL_NAMES = "เรียกว่าอะไร"  # the section that tells the names on real platforms, in their own letters
LATIN = re.compile(r"[A-Za-z]{2,}")
CODE = re.compile(r"`[^`]*`")


class Terms(BaseModel):
    """The curated list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: tuple[tuple[str, ...], ...] = Field(min_length=1, description="spellings of one word each")
    names: tuple[str, ...] = Field((), description="Latin words that need no explanation")


@dataclass(frozen=True)
class Glossary:
    """What a course uses and explains."""

    used: tuple[str, ...]  # words of the trade that occur, Latin words among them
    unexplained: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of the words used that are explained, 0–1."""
        return 1 - len(self.unexplained) / len(self.used) if self.used else 1.0


def load_terms(path: Path | str = TERMS) -> Terms:
    """The list; `BadContent` when it is broken."""
    return read_as(Terms, Path(path))


def explained_in(units: Iterable[Path]) -> tuple[Word, ...]:
    """The entries of every words.yaml there is."""
    return tuple(word for unit in units if (unit / FILE).is_file() for word in load_words(unit).words)


def glossary_of(texts: Iterable[UnitText], entries: Iterable[Word], terms: Terms) -> Glossary:
    """The words of the trade in a course's lessons, and those that no entry explains."""
    entries = tuple(entries)
    spellings = {spelling for entry in entries for spelling in entry.spellings}
    texts = [told(text) for text in texts]
    used, unexplained = [], []
    for group in terms.terms:
        if any(spelling in text for text in texts for spelling in group):
            used.append(group[0])
            if not spellings & set(group):
                unexplained.append(group[0])
    known = {word.lower() for word in terms.names}
    for entry in entries:
        known |= {word.lower() for word in LATIN.findall(" ".join((*entry.spellings, entry.real or "")))}
    for word in sorted({word.lower() for text in texts for word in LATIN.findall(text)} - set(terms.names)):
        used.append(word)
        if word not in known:
            unexplained.append(word)
    return Glossary(tuple(used), tuple(unexplained))


def told(text: UnitText) -> str:
    """A lesson's text without pictures, boxes' names, code and the section of real names."""
    kept = (section.text for section in sections(text) if REAL_NAMES not in section.title)
    return CODE.sub("", BOX.sub("", PICTURE.sub("", "\n".join(kept))))
