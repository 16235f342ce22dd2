"""Which part of a lesson a question is about: the one that shares most of its rarer words."""

from __future__ import annotations

import math
from collections import Counter

from talat.content.recap import Question, Recap
from talat.content.unit import Section, UnitText, sections

NOT_TO_READ = ("ฝึกกับครู", "ทำโจทย์", "ทบทวน", "คำใหม่")  # how headings begin of parts that explain nothing


def with_headings(recap: Recap, unit: UnitText) -> Recap:
    """The questions, each with a heading to read again: its own, else the one found; as it is without any."""
    parts = [part for part in sections(unit) if part.title and not part.title.startswith(NOT_TO_READ)]
    if not parts:
        return recap
    counts = [Counter(_words(f"{part.title}\n{part.text}")) for part in parts]
    asked = (
        q if q.read else q.model_copy(update={"read": _nearest(q, parts, counts)}) for q in recap.questions
    )
    return recap.model_copy(update={"questions": tuple(asked)})


def _nearest(question: Question, parts: list[Section], counts: list[Counter]) -> str:
    """The title of the part most like a question; a word that stands in every part weighs nothing."""
    texts = [question.ask, *(f"{option.text}\n{option.because}" for option in question.options)]
    wanted = set(_words("\n".join(texts)))
    weight = {word: math.log(len(parts) / n) for word, n in Counter(w for c in counts for w in c).items()}

    def likeness(count: Counter) -> float:
        shared = sum(weight[word] * (1 + math.log(count[word])) for word in sorted(wanted & set(count)))
        return shared / math.sqrt(1 + sum(weight[word] ** 2 for word in sorted(count)))

    return max(zip(parts, counts, strict=True), key=lambda pair: likeness(pair[1]))[0].title


def _words(text: str) -> list[str]:
    """Words of two letters or more; figures say nothing about what a question is about."""
    from pythainlp.tokenize import word_tokenize  # its dictionary takes a second to load

    found = word_tokenize(text, engine="newmm", keep_whitespace=False)
    return [word for word in found if len(word) > 1 and any(sign.isalpha() for sign in word)]
