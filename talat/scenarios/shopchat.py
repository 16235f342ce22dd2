"""Chats of a shop with several products: who asks about what on a day, and what all answers together brought.

One conversation is a product and a topic on one day, however many ask; its id says so ("12-0-size",
"12-shop-spam"), so the same reply finds the same question when a season is played again.
"""

from collections import defaultdict
from dataclasses import dataclass, fields

import numpy as np

from talat.engine import chat as engine
from talat.engine.chat import NEVER, Fate
from talat.scenarios.answers import expected
from talat.scenarios.chat import FACTS, MARKS, TOPICS, Asker, Conversation, message
from talat.scenarios.particulars import Particulars

SHOP = -1  # the part of conversations that are about no product
OPENS, CLOSES = 9 * 60, 22 * 60  # minutes of the day between which the shop looks at its messages: ours


@dataclass(frozen=True)
class Goods:
    """One product as people ask about it."""

    particulars: Particulars
    thing: str  # its name, Thai
    price: int  # satang
    missing: tuple[str, ...]  # ids of facts that its page does not tell rightly
    category: str = ""  # kind of goods: some questions are asked about clothes alone


WHOLE_SHOP = Goods(Particulars(), "ของในร้าน", 10_000, ())


@dataclass(frozen=True)
class Answered:
    """One conversation with the answer it got."""

    talk: Conversation
    marks: tuple[str, ...] | None  # of the answer; None without one
    at: int | None  # minute at which it was given, above 1439 on the next day
    ordinary: float  # chance to buy of a visitor who asked nothing, 0–1


@dataclass(frozen=True)
class Brought:
    """What a day's answers brought; arrays (askers,), conversation by conversation."""

    talk: np.ndarray  # number of the conversation
    person: np.ndarray
    fate: np.ndarray  # `Fate`
    chance: np.ndarray  # to buy, 0–1
    buys: np.ndarray  # bool
    stars: np.ndarray  # added to what they write
    trust: np.ndarray  # added to the trust in the shop

    @property
    def mean_trust(self):
        """Trust gained or lost in the mean of all who wrote; 0 when nobody did."""
        return float(self.trust.sum()) / max(self.trust.size, 1)


def rounds(times):
    """Minutes of the day at which the shop looks at its messages, `times` a day, evenly until it closes."""
    return np.array([OPENS + (CLOSES - OPENS) * (turn + 1) // times for turn in range(times)], dtype=np.int64)


def draw(seed, day, visitors, parcels, wronged, goods) -> tuple[Conversation, ...]:
    """The conversations of one day in the order of the clock, everybody with the same question in one.

    visitors  (visits,) product that each of those opened who might write; askers are numbered like them
    parcels   (delivered,) product of each parcel that came today, those with cause to complain first
    wronged   how many of them have cause
    goods     `Goods` of each product
    """
    told = np.array([[fact not in one.missing for fact in FACTS] for one in goods], dtype=bool)
    apt = np.array([[_apt(one.particulars, fact) for fact in FACTS] for one in goods], dtype=bool)
    cause = (parcels.size, wronged)
    asked = engine.ask(seed, day, visitors.size, told[visitors], *cause, apt=apt[visitors])
    known = np.concatenate([visitors, parcels]).tolist()
    found, words = defaultdict(list), {}
    for row in zip(*(getattr(asked, field.name).tolist() for field in fields(asked)), strict=True):
        person, topic, minute, patience, uniform = row
        about = known[person] if person < len(known) else SHOP, TOPICS[topic]
        found[about].append(Asker(person, minute, patience))
        words.setdefault(about, uniform)
    return tuple(_talk(day, about, askers, words[about], goods) for about, askers in found.items())


def _apt(particulars, fact):
    """Whether anybody would ask that of such goods."""
    return fact == "price" or particulars.fact(fact) is not None


def about(talk, goods):
    """The `Goods` that a conversation is about; of those about no product, the shop as a whole."""
    return goods[talk.part] if talk.part >= 0 else WHOLE_SHOP


def _talk(day, about, askers, uniform, goods):
    product, topic = about
    one = goods[product] if product >= 0 else WHOLE_SHOP
    person, text = message(topic, uniform, one)
    name = f"{day}-{'shop' if product < 0 else product}-{topic}"
    return Conversation(name, person, topic, text, askers[0].minute, tuple(askers), product)


def settle(seed, day, answers) -> Brought:
    """What a day's `Answered` brought: everybody who wrote is answered, left before it, or unanswered."""
    rows = [(number, one, asker) for number, one in enumerate(answers) for asker in one.talk.askers]
    number = np.array([row[0] for row in rows], dtype=np.int64)
    person = np.array([asker.person for _, _, asker in rows], dtype=np.int64)
    waited = np.array([_waited(one, asker) for _, one, asker in rows], dtype=np.int64)
    fate = engine.fates(np.array([asker.patience for _, _, asker in rows], dtype=np.int64), waited)
    topic = [one.talk.topic for _, one, _ in rows]
    marks = np.array([[mark in (one.marks or ()) for mark in MARKS] for _, one, _ in rows], dtype=bool)
    buyer, complaint = (
        np.array([name in FACTS for name in topic]),
        np.array([t == "complaint" for t in topic]),
    )
    heard = np.where(fate == Fate.ANSWERED, waited, NEVER)
    effect = engine.effect(marks.reshape(-1, len(MARKS)), heard, complaint)
    ordinary = np.array([one.ordinary for _, one, _ in rows], dtype=float)
    chance = np.minimum(effect.chance * ordinary, 1.0) * buyer
    # Who left finds the answer later: no sale, but no grudge either.
    due = np.array([expected(name) for name in topic], dtype=bool) & (fate != Fate.LEFT)
    due = due | (fate == Fate.ANSWERED)
    return Brought(
        talk=number,
        person=person,
        fate=fate,
        chance=chance,
        buys=engine.buys(seed, day, person, chance),
        stars=np.where(buyer | complaint, effect.stars, 0.0),
        trust=np.where(due, effect.trust, 0.0),
    )


def _waited(answered, asker):
    """Minutes one asker waits; 0 for those who wrote after the answer, which met them ready."""
    if answered.marks is None or answered.at is None:
        return NEVER
    return max(answered.at - asker.minute, 0)
