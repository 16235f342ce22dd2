"""What an answer in a page's inbox is worth: to the point or beside it, and how it is said.

Whether it is to the point is the exercise's own to say (`Question.answers`); how it is said is judged by the
signs all chats share (answers.py): polite, rude, pushy, asking for data it does not need.
"""

from dataclasses import dataclass

from talat.engine.chat import Mark
from talat.engine.parameters import INBOX
from talat.scenarios import page_words
from talat.scenarios.answers import MARKS, judge
from talat.scenarios.particulars import Particulars

CONTENT = {"right", "wrong", "aside"}  # marks that the exercise's own words decide
_ANY = ("size", Particulars())  # a topic of buyers: signs of tone do not depend on it


@dataclass(frozen=True)
class Judged:
    """One answer."""

    quality: float  # 0–1, of the chance that a good answer has
    met: int  # of the things asked, how many it tells
    asked: int
    marks: tuple[str, ...]  # how it is said, names in answers.MARKS
    why: tuple[str, ...]  # one Thai sentence for each mark


def judged(market, topic, text, price=None):
    """`Judged`: quality 0 without a text or for a topic nobody asks about. `price` in satang, today's."""
    question = next((one for one in market.inbox.questions if one.id == topic), None)
    if question is None or not text.strip():
        return Judged(0.0, 0, len(question.answers) if question else 0, (), ())
    met = sum(page_words.speaks_of(group, text, price) for group in question.answers)
    told = judge(text, *_ANY)
    said = [(mark, why) for mark, why in zip(told.marks, told.why, strict=True) if mark not in CONTENT]
    half = market.inbox.half_answer
    point = half + (1.0 - half) * met / len(question.answers)
    quality = page_words.rounded(point * _tone([mark for mark, _ in said]))
    return Judged(quality, met, len(question.answers), tuple(m for m, _ in said), tuple(w for _, w in said))


def _tone(marks):
    """What the tone leaves of the chance: 1 for a polite answer."""
    left = 1.0 / INBOX.chance[Mark.POLITE]
    for mark in marks:
        left *= INBOX.chance[MARKS.index(mark)]
    return min(left, 1.0)
