"""The questions after a unit: what recap.yaml may say."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from talat.content.course import Slug
from talat.content.source import read_as

FILE = "recap.yaml"
Short = Annotated[str, Field(min_length=1, max_length=160)]
Said = Annotated[str, Field(min_length=3, max_length=400)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Entry):
    """One answer that can be chosen."""

    id: Slug = Field(description="once in its question")
    text: Short = Field(description="the answer, Thai")
    because: Said = Field(description="why it is right, or what is missing, said kindly in Thai")
    right: bool = Field(False, description="exactly one option of a question is right")


class Question(_Entry):
    """One question: a new small case, never a sentence remembered."""

    id: Slug = Field(description="once in the file")
    ask: Said = Field(description="the question, Thai")
    options: tuple[Option, ...] = Field(min_length=2, max_length=4, description="answers in order")
    read: str | None = Field(
        None,
        description="heading (##) to read again when it goes wrong; found by its words if absent",
    )

    @model_validator(mode="after")
    def _one_is_right(self):
        if sum(option.right for option in self.options) != 1:
            raise ValueError("exactly one option must be right / ต้องมีคำตอบถูกข้อเดียว")
        for name in ("id", "text"):
            if len({getattr(option, name) for option in self.options}) < len(self.options):
                raise ValueError(f"two options have the same {name} / ตัวเลือกซ้ำกัน")
        return self

    @property
    def right(self) -> str:
        """The id of the right option."""
        return next(option.id for option in self.options if option.right)


class Recap(_Entry):
    """The questions of one unit."""

    questions: tuple[Question, ...] = Field(min_length=3, max_length=5, description="in order")

    @model_validator(mode="after")
    def _different(self):
        ids = [question.id for question in self.questions]
        if len(set(ids)) < len(ids):
            raise ValueError("a question's id stands twice / id ของข้อซ้ำกัน")
        if len({[o.right for o in question.options].index(True) for question in self.questions}) == 1:
            raise ValueError("the right answer stands in the same place everywhere / สลับที่คำตอบถูกบ้าง")
        return self

    def question(self, id: str) -> Question:
        """The question of that id; KeyError when there is none."""
        return {question.id: question for question in self.questions}[id]


def version_of(folder: Path | str) -> str:
    """Twelve hex digits of folder/recap.yaml: what an attempt at the questions was begun with."""
    return hashlib.sha256((Path(folder) / FILE).read_bytes()).hexdigest()[:12]


def load_recap(folder: Path | str) -> Recap:
    """The questions in folder/recap.yaml; `BadContent` names file and line of what is wrong."""
    return read_as(Recap, Path(folder) / FILE)
