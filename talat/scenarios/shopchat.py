"""Chats of a shop with several products: who asks about what on a day, and what all answers together brought.

One conversation is a product and a topic on one day, however many ask; its id says so ("12-0-size",
"12-shop-spam"), so the same reply finds the same question when a season is played again.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from talat.engine import chat as engine
from talat.engine.chat import NEVER, Fate
from talat.scenarios.answers import expected
from talat.scenarios.chat import FACTS, MARKS, TOPICS, Asker, message
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

    @cached_property
    def asked(self):
        """(8,) chance of a visitor to ask about each of FACTS."""
        apt = [fact == "price" or self.particulars.fact(fact) is not None for fact in FACTS]
        return engine.asking([fact not in self.missing for fact in FACTS], apt)


@dataclass(frozen=True)
class Talk:
    """One question about one product on one day, and all who asked it."""

    id: str  # day-product-topic
    topic: str  # one of TOPICS
    askers: tuple[Asker, ...]  # in the order of the clock
    part: int  # number of the product; SHOP for none
    uniform: float  # chooses the words of the first who wrote
    goods: Goods

    @property
    def minute(self):
        """Of the day, when the first of them wrote."""
        return self.askers[0].minute

    @property
    def clock(self):
        """ "19:05" """
        return f"{self.minute // 60}:{self.minute % 60:02d}"

    @cached_property
    def written(self):
        """(person's name, message), Thai; made when somebody reads it."""
        return message(self.topic, self.uniform, self.goods)


WHOLE_SHOP = Goods(Particulars(), "ของในร้าน", 10_000, ())


@dataclass(frozen=True)
class Answered:
    """One conversation with the answer it got."""

    talk: Talk
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


def draw(seed, day, visitors, parcels, wronged, goods) -> tuple[Talk, ...]:
    """The conversations of one day in the order of the clock, everybody with the same question in one.

    visitors  (visits,) product that each of those opened who might write; askers are numbered like them
    parcels   (delivered,) product of each parcel that came today, those with cause to complain first
    wronged   how many of them have cause
    goods     `Goods` of each product
    """
    chance = np.array([one.asked for one in goods])[visitors]
    asked = engine.letters(seed, day, visitors.size, chance, parcels.size, wronged)
    known = np.concatenate([visitors, parcels]).tolist()
    found, words = defaultdict(list), {}
    for row in zip(*(column.tolist() for column in vars(asked).values()), strict=True):
        person, topic, minute, patience, uniform = row
        about = known[person] if person < len(known) else SHOP, TOPICS[topic]
        found[about].append(Asker(person, minute, patience))
        words.setdefault(about, uniform)
    return tuple(_talk(day, about, askers, words[about], goods) for about, askers in found.items())


def _talk(day, about, askers, uniform, goods):
    product, topic = about
    name = f"{day}-{'shop' if product < 0 else product}-{topic}"
    return Talk(name, topic, tuple(askers), product, uniform, goods[product] if product >= 0 else WHOLE_SHOP)


@lru_cache(maxsize=1024)
def _worth(marks):
    """(warmth, stars, trust, right) of an answer with these marks; there are few kinds of answers."""
    found = engine.worth([mark in marks for mark in MARKS])
    return float(found.warmth), float(found.stars), float(found.trust), bool(found.right)


def settle(seed, day, answers) -> Brought:
    """What a day's `Answered` brought: everybody who wrote is answered, left before it, or unanswered."""
    rows = [
        (number, asker.person, asker.patience, _waited(one, asker))
        for number, one in enumerate(answers)
        for asker in one.talk.askers
    ]
    number, person, patience, waited = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    fate = engine.fates(patience, waited)
    about = [one.talk.topic for one in answers]
    buyer = np.array([topic in FACTS for topic in about], dtype=bool)[number]
    complaint = np.array([topic == "complaint" for topic in about], dtype=bool)[number]
    owed = np.array([expected(topic) for topic in about], dtype=bool)[number]
    columns = np.array([(*_worth(one.marks or ()), one.ordinary) for one in answers]).reshape(-1, 5)[number].T
    warmth, stars, trust, right, ordinary = columns
    heard = np.where(fate == Fate.ANSWERED, waited, NEVER)
    effect = engine.felt(engine.Worth(warmth, stars, trust, right > 0), heard, complaint)
    chance = np.minimum(effect.chance * ordinary, 1.0) * buyer
    # Who left finds the answer later: no sale, but no grudge either.
    due = (owed & (fate != Fate.LEFT)) | (fate == Fate.ANSWERED)
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
