"""Messages to a shop: who writes, about what, when; how waiting and the answer change what follows.

    asked = ask(seed, day, visits, told, delivered, wronged, part)  # Asked, arrays (messages,)
    waited = waits(asked.minute, rounds)                            # minutes until the next answering
    fate = fates(asked.patience, waited)                            # Fate: answered, left or unanswered
    result = effect(marks, waited, complaint)                       # Effect, arrays (messages,)
    bought = buys(seed, day, asked.person, chance, part)

A visitor asks by a die of their own for each topic, so a page that tells one fact more takes away the
questions about that fact and no others. Only +, −, ×, ÷ and dice: the same bits on every machine.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from talat.engine.dice import happens, throws, uniforms
from talat.engine.parameters import INBOX, SHOPPERS

DAY = 24 * 60  # minutes
LONGEST = 30 * DAY  # minutes anybody waits
NEVER = 10**9  # minutes of waiting when nobody answers
SLOTS = 8  # strangers' messages a day are that many dice for each topic
_HOURS = np.cumsum(np.array(SHOPPERS.day_curve))  # summed one after the other, on every machine alike


class Topic(IntEnum):
    """What is written about. Numbers are part of every recorded result: add, never renumber."""

    SIZE = 0
    MATERIAL = 1
    PRICE = 2
    SHIPPING = 3
    COD = 4
    STOCK = 5
    RETURNS = 6
    BOX = 7
    COMPLAINT = 8
    SPAM = 9
    PHISHING = 10
    STRANGER = 11  # asks for another buyer's data
    STOP = 12  # wants no more messages, or their data deleted


class Mark(IntEnum):
    """What an answer is; the order is that of parameters.INBOX.chance, stars and trust."""

    RIGHT = 0  # tells what was asked, and rightly
    WRONG = 1  # tells it wrongly
    ASIDE = 2  # tells something else
    POLITE = 3
    RUDE = 4
    PUSHY = 5
    LONG = 6
    CLAIM = 7  # holds a forbidden claim
    PRIVATE = 8  # asks for data that is not needed
    CONSENT_ASKED = 9  # asks whether the shop may write again
    CONSENT_ASSUMED = 10  # says it will, without asking
    LEAK = 11  # gives away another's data or a secret


class _Roll(IntEnum):
    """What a die of chats is thrown for; continues `dice.Roll` from 301. Add, never renumber."""

    ASK = 301
    COMPLAIN = 302
    STRANGER = 303
    HOUR = 304
    MINUTE = 305
    PATIENCE = 306
    WORDS = 307
    BUY = 308
    AGREE = 309
    WRITER = 310


class Fate(IntEnum):
    """What became of a message."""

    ANSWERED = 0
    LEFT = 1  # the answer came too late
    UNANSWERED = 2


BUYERS = len(INBOX.usual)  # topics of visitors: SIZE … BOX
_SLOTS = np.arange(len(INBOX.strangers) * SLOTS)
_SLOT_TOPIC = np.repeat(Topic.SPAM + np.arange(len(INBOX.strangers)), SLOTS)
_SLOT_CHANCE = np.repeat(np.array(INBOX.strangers) / SLOTS, SLOTS)


@dataclass(frozen=True)
class Asked:
    """Messages of one day in the order of the clock; arrays (messages,)."""

    person: np.ndarray  # whole number, one for each writer of the day
    topic: np.ndarray  # `Topic`
    minute: np.ndarray  # of the day, 0–1439
    patience: np.ndarray  # minutes until they go
    words: np.ndarray  # uniforms that choose the words


@dataclass(frozen=True)
class Effect:
    """What an answer does; arrays (messages,)."""

    chance: np.ndarray  # to buy, in chances of an ordinary visitor
    stars: np.ndarray  # added to what they write later
    trust: np.ndarray  # added to the trust in the shop, shares


def writers(seed, day, people, share):
    """Which visitors are of those who would write to a shop at all, bool like `people`."""
    return happens(uniforms(seed, _Roll.WRITER, day, people), share)


def asking(told, apt=None):
    """(…, 8) chance of a visitor to ask about SIZE … BOX; `told` and `apt` as in `ask`."""
    chance = np.array(INBOX.usual) + np.where(np.asarray(told, dtype=bool), 0.0, np.array(INBOX.unsaid))
    return np.where(True if apt is None else np.asarray(apt, dtype=bool), chance, 0.0)


def _visitors(seed, day, visits, chance, part):
    """(person, topic) of visitors who ask: for each, the topic that pressed most."""
    chance = chance.T if chance.ndim == 2 else chance[:, np.newaxis]
    people = np.arange(int(visits))
    dice = throws(seed, (_Roll.ASK,), day, people, range(part * BUYERS, (part + 1) * BUYERS))
    asks = happens(dice, chance)
    pressing = np.where(asks, dice / np.maximum(chance, 1e-12), np.inf)
    who = np.flatnonzero(asks.any(axis=0))
    return people[who], pressing[:, who].argmin(axis=0) if who.size else who


def _complaints(seed, day, visits, delivered, wronged, part):
    """Persons who complain, numbered after the visitors; the first `wronged` of `delivered` had cause."""
    buyers = np.arange(int(delivered))
    chance = INBOX.complains + INBOX.wronged * (buyers < wronged)
    return int(visits) + buyers[happens(uniforms(seed, _Roll.COMPLAIN, day, buyers, part), chance)]


def _strangers(seed, day, first, part):
    """(person, topic) of those who are no visitors: spam, phishing, asks for data, stop."""
    who = np.flatnonzero(happens(uniforms(seed, _Roll.STRANGER, day, _SLOTS, part), _SLOT_CHANCE))
    return int(first) + who, _SLOT_TOPIC[who]


def ask(seed, day, visits, told, delivered=0, wronged=0, part=0, apt=None, strangers=True):
    """The `Asked` of one day.

    visits     number of people who opened the page today
    told       (8,) bool: whether the page tells SIZE … BOX rightly; (visits, 8) for pages of several goods
    apt        (8,) bool: whether anybody would ask that of such goods; None for all; (visits, 8) likewise
    delivered  parcels that arrived today
    wronged    of them late or bad
    part       number of the product, so that products have dice of their own
    strangers  whether those who are no visitors write too; once a day for a shop
    """
    return letters(seed, day, visits, asking(told, apt), delivered, wronged, part, strangers)


def letters(seed, day, visits, chance, delivered=0, wronged=0, part=0, strangers=True):
    """The same, for chances of `asking` that are known already: (8,), or (visits, 8)."""
    person, topic = _visitors(seed, day, visits, chance, part)
    complains = _complaints(seed, day, visits, delivered, wronged, part)
    more, kinds = _strangers(seed, day, int(visits) + int(delivered), part) if strangers else ([], [])
    person = np.concatenate([person, complains, more]).astype(np.int64)
    topic = np.concatenate([topic, np.full(complains.size, Topic.COMPLAINT), kinds]).astype(np.int64)
    return _in_order(seed, day, person, topic, part)


def _in_order(seed, day, person, topic, part):
    """The `Asked` of writers, each with an hour, a patience and words of their own."""
    rolls = (_Roll.HOUR, _Roll.MINUTE, _Roll.PATIENCE, _Roll.WORDS)
    hours, minutes, tires, words = throws(seed, rolls, day, person, (part,))
    hour = np.searchsorted(_HOURS[:-1], hours * _HOURS[-1], side="right")
    minute = hour * 60 + (minutes * 60).astype(np.int64)
    patience = _patience(tires, topic, minute)
    order = np.lexsort((person, minute))
    return Asked(*(one[order] for one in (person, topic, minute, patience, words)))


def _patience(die, topic, minute):
    """Minutes each person waits; strangers never tire.

    A share of 1 / (1 + minutes / half) outwaits `minutes`, which half / (1 / u − 1) minutes do.
    """
    half = np.where(topic == Topic.COMPLAINT, INBOX.anger, INBOX.patience)
    alone = np.minimum(np.ceil(half * die / (1.0 - die)), LONGEST).astype(np.int64)
    evening, morning = (hour * 60 for hour in INBOX.night)
    sleep = np.where(minute >= evening, morning + DAY - minute, np.maximum(morning - minute, 0))
    return np.where(topic >= Topic.SPAM, LONGEST, alone + sleep)


def waits(minute, rounds):
    """Minutes from each message to the next round of answering, today or the morning after; (n,).

    rounds  minutes of the day at which the shop answers; none: nobody ever does, NEVER
    """
    minute, rounds = np.asarray(minute, dtype=np.int64), np.sort(np.asarray(rounds, dtype=np.int64))
    if rounds.size == 0:
        return np.full(minute.shape, NEVER)
    until = np.append(rounds, rounds[0] + DAY)
    return until[np.searchsorted(rounds, minute, side="left")] - minute


def stay(waited):
    """Share of those who asked that still wait after so many minutes, (n,); falls from 1 towards 0."""
    return 1.0 / (1.0 + np.asarray(waited, dtype=float) / INBOX.patience)


def fates(patience, waited):
    """(n,) `Fate` of each message: every one has exactly one."""
    waited = np.asarray(waited)
    left = np.where(np.asarray(patience) < waited, Fate.LEFT, Fate.ANSWERED)
    return np.where(waited < NEVER, left, Fate.UNANSWERED)


def _each_mark(marks, numbers, start, join):
    """Numbers of the marks an answer has, joined one after the other; a reduction's order is NumPy's own."""
    total = np.full(marks.shape[:-1], start)
    for mark, value in enumerate(numbers):
        total = np.where(marks[..., mark], join(total, value), total)
    return total


@dataclass(frozen=True)
class Worth:
    """What answers are before it is known how long they were waited for; arrays (answers,)."""

    warmth: np.ndarray  # multiplies the chance to buy
    stars: np.ndarray
    trust: np.ndarray
    right: np.ndarray  # bool


def worth(marks):
    """The `Worth` of answers with these marks, (n, 12) bool, by `Mark`."""
    marks = np.asarray(marks, dtype=bool)
    return Worth(
        warmth=_each_mark(marks, INBOX.chance, 1.0, np.multiply),
        stars=_each_mark(marks, INBOX.stars, 0.0, np.add),
        trust=_each_mark(marks, INBOX.trust, 0.0, np.add),
        right=marks[..., Mark.RIGHT],
    )


def effect(marks, waited, complaint=False):
    """The `Effect` of answers on people who were still there.

    marks      (n, 12) bool, by `Mark`
    waited     (n,) minutes; NEVER for no answer
    complaint  (n,) bool: a complaint, which a right answer mends
    """
    return felt(worth(marks), waited, complaint)


def felt(answers, waited, complaint=False):
    """The same `Effect`, of a `Worth` that is known already."""
    waited = np.asarray(waited, dtype=float)
    answered = waited < NEVER
    warmth = answers.warmth / (1.0 + waited / INBOX.cooling)
    stars = answers.stars + INBOX.mended * (np.asarray(complaint) & answers.right)
    return Effect(
        chance=INBOX.warm * np.where(answered, warmth, INBOX.silence),
        stars=np.where(answered, stars, 0.0),
        trust=np.where(answered, answers.trust, INBOX.ignored),
    )


def buys(seed, day, person, chance, part=0):
    """Who buys after the chat, (n,) bool, by a die that no answer changes."""
    return happens(uniforms(seed, _Roll.BUY, day, person, part), np.minimum(chance, 1.0))


def agrees(seed, day, person, part=0):
    """Who says yes when asked whether the shop may write again, (n,) bool."""
    return happens(uniforms(seed, _Roll.AGREE, day, person, part), INBOX.agrees)
