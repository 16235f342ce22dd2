"""Answers under reviews: those to choose from, and what any answer is worth to those who read it."""

import hashlib
from dataclasses import dataclass
from functools import cache

import yaml

from talat.engine.parameters import INBOX
from talat.scenarios.answers import MARKS, Judgement, judge
from talat.scenarios.words import FOLDER

BLAME = 3  # stars up to which a review blames
TELLING = ("right", "wrong", "aside")  # marks that only an answer to a question can have


@dataclass(frozen=True)
class Answer:
    """One answer to choose from."""

    id: str
    text: str  # Thai
    why: str  # Thai, shown after choosing


@cache
def _bank():
    return yaml.safe_load((FOLDER / "answers_to_reviews.yaml").read_text(encoding="utf-8"))


def tone(stars):
    """ "blame" or "praise" """
    return "blame" if stars <= BLAME else "praise"


def answers(stars, thing, shuffle=""):
    """The `Answer`s to a review of so many stars; `shuffle` (its id) gives their order."""
    rows = [Answer(row["id"], row["text"].format(thing=thing), row["why"]) for row in _bank()[tone(stars)]]
    if shuffle:
        rows.sort(key=lambda row: hashlib.sha256(f"{shuffle}/{row.id}".encode()).digest())
    return tuple(rows)


def judged(text, stars, particulars, kind, on) -> Judgement:
    """What an answer to a review of so many stars is; one that blames is answered like a complaint."""
    found = judge(text, "complaint", particulars, category=kind, on=on)
    if tone(stars) == "blame":
        return found
    kept = [(mark, why) for mark, why in zip(found.marks, found.why, strict=True) if mark not in TELLING]
    return Judgement(tuple(mark for mark, _ in kept), tuple(why for _, why in kept), found.answered)


def trust(judgement: Judgement):
    """Trust in the shop that an answer adds, shares: what its marks would in a chat, read by all alike."""
    return sum(INBOX.trust[MARKS.index(mark)] for mark in judgement.marks)
