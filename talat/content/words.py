"""The words a unit explains: what words.yaml may say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from talat.content.source import read_as

FILE = "words.yaml"
Spelling = Annotated[str, Field(min_length=2, max_length=60)]
Said = Annotated[str, Field(min_length=3, max_length=300)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Word(_Entry):
    """One word that is new in its unit."""

    word: Spelling = Field(description="the word as the lesson writes it")
    also: tuple[Spelling, ...] = Field((), description="other spellings that stand in lessons")
    means: Said = Field(description="what it means, one plain Thai sentence")
    example: Said | None = Field(None, description="the word at work, Thai, with figures where it can")
    real: str | None = Field(None, max_length=120, description="its name on the real platforms")

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way the word stands in a lesson."""
        return (self.word, *self.also)


class Words(_Entry):
    """The words of one unit."""

    words: tuple[Word, ...] = Field(min_length=1, max_length=20, description="in the order of the lesson")

    @model_validator(mode="after")
    def _once(self):
        spellings = [spelling for word in self.words for spelling in word.spellings]
        twice = sorted({spelling for spelling in spellings if spellings.count(spelling) > 1})
        if twice:
            raise ValueError(f"stands twice / ซ้ำกัน: {', '.join(twice)}")
        return self


def load_words(folder: Path | str) -> Words:
    """The words in folder/words.yaml; `BadContent` names file and line of what is wrong."""
    return read_as(Words, Path(folder) / FILE)
