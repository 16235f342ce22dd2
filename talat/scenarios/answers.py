"""Answers in a chat: those to choose from, and what any answer, chosen or typed, is worth.

    choices(topic, particulars, thing, *, voice="ค่ะ", shuffle="") -> tuple[Choice, ...]
    quick_replies(particulars, thing, *, voice="ค่ะ") -> dict[str, str]
    judge(reply, topic, particulars, *, category="", on=None, price=None) -> Judgement
    spoken(text, voice="ค่ะ") -> str
    effect(judgement, waited_minutes) -> float            # chances of an ordinary visitor to buy
    outcome(judgement, topic, waited_minutes) -> Outcome  # chance, stars, trust

A typed answer is judged by wordings that anybody can read, in words/judging.yaml; a chosen one is only a text
that is there already, so both ways are worth the same.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from talat.engine import chat as engine
from talat.engine.chat import NEVER, Mark
from talat.scenarios import claims, negation
from talat.scenarios.folded import fold
from talat.scenarios.negation import affirmed
from talat.scenarios.wording import compiled, places, says

WORDS = Path(__file__).with_name("words")
TOPICS = tuple(topic.name.lower() for topic in engine.Topic)
MARKS = tuple(mark.name.lower() for mark in Mark)
VOICES = ("ค่ะ", "ครับ")
_LEFT = re.compile("(?:เหลือ|พิเศษ|คิดให้|ให้ที่|ได้ที่|ลดเป็น)[^0-9%]{0,6}([0-9]{1,6})")
_OFF = re.compile("ลด[^0-9%]{0,8}([0-9]{1,6})(%?)")


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    id: str
    text: str  # Thai, facts filled in; "" for answering nothing
    why: str  # Thai, shown after choosing
    marks: tuple[str, ...]  # names in MARKS


@dataclass(frozen=True)
class Judgement:
    """What one answer is."""

    marks: tuple[str, ...]  # names in MARKS, in their order
    why: tuple[str, ...]  # one sentence for each mark, Thai
    answered: bool  # False for silence where an answer was due
    price: int | None = None  # satang, when a lower price than asked is promised

    @property
    def right(self):
        """Whether the question was answered rightly."""
        return "right" in self.marks


@dataclass(frozen=True)
class Outcome:
    """What an answer changes."""

    chance: float  # to buy, in chances of an ordinary visitor; 0 for those who never would
    stars: float  # added to what they write later
    trust: float  # added to the trust in the shop, shares


@cache
def bank(name):
    """A file of words/ as written."""
    return yaml.safe_load((WORDS / name).read_text(encoding="utf-8"))


def _wordings(text):
    return tuple(" ".join(one.split()) for one in (text or "").replace("\n", ",").split(",") if one.strip())


@cache
def _rule(topic):
    """(the row itself, groups of right wordings, about wordings) of a topic."""
    rule = bank("judging.yaml")["topics"][topic]
    return rule, tuple(_wordings(group) for group in rule.get("right", ())), _wordings(rule.get("about"))


@cache
def _sign(name):
    sign = bank("judging.yaml")["signs"][name]
    words, unless = (compiled(_wordings(sign.get(name)), {}) for name in ("words", "unless"))
    return words, unless, sign.get("deniable", True)


def _shows(name, folded):
    """Whether a sign's words stand in a text, outside its innocent longer ones, not denied."""
    words, unless, deniable = _sign(name)
    innocent = places(unless, folded)
    return any(
        not any(one.start < other.end and other.start < one.end for other in innocent)
        and not (deniable and negation.denied_before(folded, one))
        for one in places(words, folded)
    )


def spoken(text, voice="ค่ะ"):
    """A text of the shop in the seller's own voice, “ค่ะ” or “ครับ”."""
    return text if voice == "ค่ะ" else re.sub("ค่ะ|คะ(?!แ)", voice, text)


def choices(topic, particulars, thing="", *, voice="ค่ะ", shuffle="") -> tuple[Choice, ...]:
    """The `Choice`s of a topic; `shuffle` (a conversation's id) gives their order, always the same for it."""
    fact = particulars.fact(_rule(topic)[0].get("fact", ""))
    filled = {"say": fact.say if fact else "", "wrong": fact.wrong if fact else "", "thing": thing}
    kept = [
        Choice(row["id"], spoken(row["text"].format(**filled), voice), row["why"], tuple(row["marks"]))
        for row in bank("replies.yaml")[topic]
        if all(filled[name] for name in ("say", "wrong") if f"{{{name}}}" in row["text"])
    ]
    if shuffle:
        kept.sort(key=lambda choice: hashlib.sha256(f"{shuffle}/{choice.id}".encode()).digest())
    return tuple(kept)


def quick_replies(particulars, thing="", *, voice="ค่ะ") -> dict[str, str]:
    """A ready answer for each topic that buyers ask and the product has a fact for."""
    ready = {}
    for topic in TOPICS[: engine.BUYERS]:
        right = [one.text for one in choices(topic, particulars, thing, voice=voice) if "right" in one.marks]
        if right:
            ready[topic] = right[0]
    return ready


def _told(folded, topic, particulars):
    """ "right", "wrong" or "aside": whether an answer tells what was asked."""
    rule, groups, about = _rule(topic)
    fact = particulars.fact(rule.get("fact", ""))
    told = affirmed(fact.right, folded) if fact else None
    if told or (groups and all(affirmed(group, folded) for group in groups)):
        return "right"
    spoken = told is False or says(about, folded) or (fact and says(fact.about, folded))
    return "wrong" if spoken else "aside"


def _leaks(folded, topic):
    """Whether a secret or another's data is given away: said so, or six digits in a row."""
    if topic not in ("spam", "phishing", "stranger"):
        return False
    return _shows("leak", folded) or re.search("[0-9]{6}", folded.letters) is not None


def _signs(reply, folded, topic, category, on):
    """Names of the marks beside telling."""
    found = {name for name in ("polite", "rude", "pushy", "consent_asked", "private") if _shows(name, folded)}
    if "consent_asked" not in found and _shows("consent_assumed", folded):
        found.add("consent_assumed")
    if topic in TOPICS[: engine.BUYERS] and topic != "shipping" and _shows("early", folded):
        found.add("private")
    if len(reply.strip()) > bank("judging.yaml")["longest"]:
        found.add("long")
    if _leaks(folded, topic):
        found.add("leak")
    if on is not None and claims.worst(claims.check(reply, category, on)) == "forbidden":
        found.add("claim")
    return found


def _promised(folded, price):
    """The price in satang that an answer promises, or None when it promises none below `price`."""
    if not price:
        return None
    if left := _LEFT.search(folded.letters):
        offered = int(left[1]) * 100
    elif off := _OFF.search(folded.letters):
        offered = price - int(off[1]) * (price // 100 if off[2] else 100)
    else:
        return None
    return offered if 0 < offered < price else None


def judge(
    reply: str, topic: str, particulars, *, category="", on: date | None = None, price=None
) -> Judgement:
    """What an answer to a message about `topic` (one of TOPICS) is worth.

    particulars  the product's `Particulars`: its facts are what is right
    category     kind of goods, for the claim checker; `on` its day, None to leave it out
    price        satang asked now, to see whether a lower one is promised
    """
    why, folded = bank("judging.yaml")["why"], fold(reply)
    silent = _rule(topic)[0].get("silence", False)
    if not folded.letters:
        silence = Judgement(("right",), (why["silence"],), True)
        return silence if silent else Judgement((), (why["ignored"],), False)
    found = _signs(reply, folded, topic, category, on) | {_told(folded, topic, particulars)}
    marks = tuple(mark for mark in MARKS if mark in found)
    promised = _promised(folded, price) if topic == "price" else None
    return Judgement(marks, tuple(why[mark] for mark in marks), True, promised)


def outcome(judgement: Judgement, topic: str, waited_minutes) -> Outcome:
    """The `Outcome` of an answer after so many minutes; `engine.chat.NEVER` or silence for none."""
    waited = waited_minutes if judgement.answered else NEVER
    row = np.array([[mark in judgement.marks for mark in MARKS]])
    result = engine.effect(row, [waited], [topic == "complaint"])
    buyer = topic in TOPICS[: engine.BUYERS]
    ignored = waited >= NEVER and _rule(topic)[0].get("silence", False)
    return Outcome(
        chance=float(result.chance[0]) if buyer else 0.0,
        stars=float(result.stars[0]) if buyer or topic == "complaint" else 0.0,
        trust=0.0 if ignored else float(result.trust[0]),
    )


def expected(topic) -> bool:
    """Whether an answer is due; False for messages that are best left alone."""
    return not _rule(topic)[0].get("silence", False)


def effect(judgement: Judgement, waited_minutes) -> float:
    """Chance to buy of one who asked, in chances of an ordinary visitor; falls with the minutes waited."""
    return outcome(judgement, "size", waited_minutes).chance
