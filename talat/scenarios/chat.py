"""Conversations of a shop or a page with simulated customers: a day's messages, what answering them brought.

    draw_day(seed, day, visits, particulars, missing=(), *, thing, price, category="", delivered=0,
             wronged=0, part=0, strangers=True) -> tuple[Conversation, ...]
    gathered(conversations, most) -> tuple[Conversation, ...]
    settle(seed, day, conversations, replies, ordinary) -> Settled
    and, from answers.py: choices, quick_replies, judge, effect, outcome, spoken, with Choice, Judgement,
    Outcome, TOPICS, MARKS

The tool shows conversations, takes an answer (chosen or typed) for each with the minute it was given, and
lets `settle` count. Every asker is answered, left before the answer, or unanswered. Same seed and day, same
messages.
"""

from dataclasses import dataclass, fields, replace
from typing import NamedTuple

import numpy as np

from talat.engine import chat as engine
from talat.engine.chat import NEVER, Fate
from talat.scenarios.answers import (
    MARKS,
    TOPICS,
    Choice,
    Judgement,
    Outcome,
    bank,
    choices,
    effect,
    judge,
    outcome,
    quick_replies,
    spoken,
)

__all__ = ["MARKS", "NEVER", "TOPICS", "Choice", "Conversation", "Judgement", "Outcome", "Settled", "choices"]
__all__ += ["draw_day", "effect", "gathered", "judge", "outcome", "quick_replies", "settle", "spoken"]
FACTS = TOPICS[: engine.BUYERS]  # topics that a page can answer beforehand: ids of facts
OFFER = 85  # percent of the price that a haggler names: our assumption


class Asker(NamedTuple):
    """One person who waits in a conversation."""

    person: int
    minute: int  # of the day, when they wrote
    patience: int  # minutes until they go; not for the learner's eyes


@dataclass(frozen=True)
class Conversation:
    """One message, or several people's about the same thing."""

    id: str  # day-product-person
    person: str  # made-up name, Thai
    topic: str  # one of TOPICS
    text: str  # Thai
    minute: int  # of the day, when the first of them wrote
    askers: tuple[Asker, ...]
    part: int = 0  # number of the product
    waited: int | None = None  # minutes until the answer; None while there is none

    @property
    def hour(self):
        """Hour of the day, 0–23."""
        return self.minute // 60

    @property
    def clock(self):
        """ "19:05" """
        return f"{self.hour}:{self.minute % 60:02d}"


@dataclass(frozen=True)
class Settled:
    """What a day's answering brought; asked = answered + unanswered + left, in people."""

    asked: int
    answered: int
    unanswered: int
    left: int
    buyers: tuple[tuple[str, int], ...]  # (conversation, person) of those who buy after the chat
    agreed: tuple[tuple[str, int], ...]  # the same, of those who said the shop may write again
    stars: float  # added to what these people write later, mean of all
    trust: float  # added to the trust in the shop, shares, mean of all
    conversations: tuple[Conversation, ...]  # with `waited` filled in


class _Goods(NamedTuple):
    thing: str
    price: int
    category: str


class _Picks:
    """Several choices from one uniform: each takes the digits it needs and leaves the rest."""

    def __init__(self, uniform):
        self.rest = int(uniform * 2**53)

    def one_of(self, items):
        self.rest, at = divmod(self.rest, len(items))
        return items[at]


def message(topic, uniform, goods):
    """(sender's name, message) from one uniform; `goods` has a thing, a price in satang and a category."""
    asks, picks = bank("asks.yaml"), _Picks(uniform)
    voice = picks.one_of(asks["voices"])
    texts = asks["texts"][topic]
    said = picks.one_of(texts["all"] + texts.get(goods.category, []))
    if isinstance(said, list):
        return tuple(said)
    whose = "buyers" if topic in FACTS else "others"
    said = picks.one_of(asks["openings"][whose]) + said + picks.one_of(asks["endings"][whose])
    offer = max(goods.price * OFFER // 100 // 1_000 * 10, 1)
    said = said.format(thing=goods.thing, price=goods.price // 100, offer=offer, **voice)
    return picks.one_of(asks["names"][voice["q"]]), " ".join(said.split())


def draw_day(
    seed,
    day,
    visits,
    particulars,
    missing=(),
    *,
    thing,
    price,
    category="",
    delivered=0,
    wronged=0,
    part=0,
    strangers=True,
) -> tuple[Conversation, ...]:
    """The messages of one day about one product, in the order of the clock.

    visits              people who opened the page today
    particulars         the product's `Particulars`; what has no fact there is not asked
    missing             ids of facts its page does not tell rightly: `Appraisal.missing` + `.misstated`
    thing, price        its name, and what it costs, satang
    category            kind of goods: some questions are asked about clothes alone
    delivered, wronged  parcels that arrived today, and of them late or bad
    part                number of the product
    strangers           whether spam and the like come too; True for one product alone
    """
    told = [fact not in missing for fact in FACTS]
    apt = [fact == "price" or particulars.fact(fact) is not None for fact in FACTS]
    asked = engine.ask(seed, day, visits, told, delivered, wronged, part, apt, strangers)
    columns = (getattr(asked, field.name).tolist() for field in fields(asked))
    goods = _Goods(thing, price, category)
    return tuple(_conversation(day, part, goods, *row) for row in zip(*columns, strict=True))


def _conversation(day, part, goods, person, topic, minute, patience, words):
    name, text = message(TOPICS[topic], words, goods)
    return Conversation(
        id=f"{day}-{part}-{person}",
        person=name,
        topic=TOPICS[topic],
        text=text,
        minute=minute,
        askers=(Asker(person, minute, patience),),
        part=part,
    )


def gathered(conversations, most) -> tuple[Conversation, ...]:
    """At most `most` conversations, or one for each product and topic when those are more.

    People with the same question are put together, the latest first to their earliest; nobody is lost.
    """
    kept, over = list(conversations), len(conversations) - most
    for late in reversed(conversations):
        first = next(one for one in kept if (one.part, one.topic) == (late.part, late.topic))
        if over <= 0:
            break
        if first.id != late.id:
            kept.remove(late)
            kept[kept.index(first)] = replace(first, askers=first.askers + late.askers)
            over -= 1
    return tuple(kept)


def _waited(conversation, answered_at):
    """Minutes each asker waited, (askers,); 0 for those who wrote after the answer, which met them ready."""
    minutes = np.array([asker.minute for asker in conversation.askers])
    return np.full(minutes.shape, NEVER) if answered_at is None else np.maximum(answered_at - minutes, 0)


def _settled(seed, day, conversation, judgement, answered_at, ordinary):
    """(fates, persons who buy, persons who agree, stars, trust) of one conversation."""
    due = judgement is not None and judgement.answered
    waited = _waited(conversation, answered_at if due else None)
    people = np.array([asker.person for asker in conversation.askers])
    fates = engine.fates(np.array([asker.patience for asker in conversation.askers]), waited)
    judged = judgement or Judgement((), (), False)
    heard = np.where(fates == Fate.ANSWERED, waited, NEVER)
    outcomes = [outcome(judged, conversation.topic, wait) for wait in heard.tolist()]
    chance = np.array([one.chance for one in outcomes]) * ordinary
    buying = people[engine.buys(seed, day, people, chance, conversation.part)]
    willing = people[engine.agrees(seed, day, people, conversation.part) & (fates == Fate.ANSWERED)]
    agreed = willing if {"consent_asked", "right"} <= set(judged.marks) else willing[:0]
    stars, trust = sum(one.stars for one in outcomes), sum(one.trust for one in outcomes)
    return fates, buying, agreed, stars, trust


def settle(seed, day, conversations, replies, ordinary) -> Settled:
    """What answering brought.

    replies   {conversation id: (Judgement, minute it was given)}; minutes above 1439 are of the next day
    ordinary  chance to buy of a visitor who asked nothing, 0–1
    """
    count, buyers, agreed, stars, trust, done = [0, 0, 0], [], [], 0.0, 0.0, []
    for conversation in conversations:
        judgement, at = replies.get(conversation.id, (None, None))
        fates, buying, willing, more_stars, more_trust = _settled(
            seed, day, conversation, judgement, at, ordinary
        )
        for fate in Fate:
            count[fate] += int((fates == fate).sum())
        buyers += [(conversation.id, int(person)) for person in buying]
        agreed += [(conversation.id, int(person)) for person in willing]
        stars, trust = stars + more_stars, trust + more_trust
        waited = None if at is None else max(at - conversation.minute, 0)
        done.append(replace(conversation, waited=waited))
    return Settled(
        asked=sum(count),
        answered=count[Fate.ANSWERED],
        unanswered=count[Fate.UNANSWERED],
        left=count[Fate.LEFT],
        buyers=tuple(buyers),
        agreed=tuple(agreed),
        stars=stars / max(sum(count), 1),
        trust=trust / max(sum(count), 1),
        conversations=tuple(done),
    )
