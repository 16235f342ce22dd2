"""The shop's messages in a play: who asks, who still waits, what was answered, and what came of it.

A day's conversations are open until the next day begins. An answer counts as given the first time the shop
looks at its messages after they were written; who had gone by then is gone. An answer kept ready is there at
once. Nothing here is recorded but the answers themselves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from talat.engine.chat import Fate, waits, writers
from talat.journal.shop.habit import Habit, habit_of
from talat.scenarios import shopchat
from talat.scenarios.answers import Choice, Judgement, choices
from talat.scenarios.shopchat import Answered, Brought

POOR_STARS = 2  # what a buyer thinks of a parcel, from which there is cause to complain
GONE = "ลูกค้าที่ถามเรื่องนี้ไปแล้ว คำตอบนี้จึงยังไม่ได้ส่ง"
DONE = "เรื่องนี้ตอบไปแล้ว"
NO_CHOICE = "ไม่มีคำตอบนี้ เลือกคำตอบจากที่เห็น"
STATES = ("open", "answered", "gone", "ignored", "done")


@dataclass(frozen=True)
class Chat:
    """One conversation as the learner sees it."""

    id: str
    day: int
    product: str  # "" for the shop as a whole
    topic: str
    person: str  # made-up name, Thai, of the first who wrote
    text: str  # Thai
    clock: str  # "19:05"
    people: int  # who asked this
    left: int  # of them gone before the shop looked at its messages
    minutes: int  # from the first message until the shop looked, or until the ready answer
    state: str  # one of STATES: "open" can be answered, "ignored" was not, "done" is over
    reply: str  # what was answered, ""
    by: str  # "you" | "ready" | ""
    marks: tuple[str, ...]  # what the answer is: names in talat.scenarios.answers.MARKS
    why: tuple[str, ...]  # one sentence for each, Thai
    bought: int  # of these people who bought after it; known on the next day


@dataclass(frozen=True)
class Replied:
    """What came of a reply as it was sent."""

    sent: bool
    message_th: str  # why it was not sent; "" when it was
    judgement: Judgement | None


@dataclass(frozen=True)
class ChatDay:
    """One day's messages counted in people: asked = answered + left + unanswered."""

    day: int
    asked: int
    answered: int
    left: int
    unanswered: int
    right: int  # answered rightly
    bought: int


@dataclass
class _Talk:
    talk: shopchat.Talk
    ordinary: float
    minutes: int
    left: int
    state: str = "open"
    reply: str = ""
    by: str = ""
    judgement: Judgement | None = None
    bought: int = 0


class Inbox:
    """All messages of one play."""

    def __init__(self, names, rounds, judged):
        """`judged`: function of (text, `Talk`, day it was written) → `Judgement`."""
        self.names, self.rounds, self.judged = names, rounds, judged
        self.ready: dict[tuple[str, str], str] = {}  # (product, topic) → text
        self.since: dict[tuple[str, str], int] = {}  # and the day from which it holds
        self.talks: dict[str, _Talk] = {}
        self.open: list[_Talk] = []  # of the last day sold
        self.days: list[ChatDay] = []
        self.goods: tuple[shopchat.Goods, ...] = ()  # as they were asked about on the last day
        self.about = None  # the plan that `goods` were made of
        self.visitors = self.parcels = np.zeros(0, dtype=np.int64)  # people, and rows of `came`, of that day
        self.habit: Habit | None = None  # answers by what the shop did in another market
        self._turns = Counter()

    # a day ends ------------------------------------------------------------------------------------------

    def begin(self, seed, day, book, goods, share, ordinary):
        """Takes in the messages of a day that was just sold.

        goods     `shopchat.Goods` of each product
        share     of visitors who would ever write
        ordinary  (L,) chance of an ordinary visitor to buy, 0–1
        """
        sold, came = book.sold, book.came
        may = writers(seed, day, sold.opened, share)
        bad = came.late | (came.stars <= POOR_STARS)
        here = np.flatnonzero(~came.refused)
        self.goods, self.visitors = goods, sold.opened[may]
        self.parcels = here[np.argsort(~bad[here], kind="stable")]
        about, parcels = sold.opened_product[may], came.product[self.parcels]
        found = shopchat.draw(seed, day, about, parcels, int(bad[self.parcels].sum()), goods)
        self.open = [self._taken_in(talk, ordinary) for talk in found]
        self.talks |= {one.talk.id: one for one in self.open}

    def _taken_in(self, talk, ordinary):
        chance = float(ordinary[talk.part]) if talk.part >= 0 else 0.0
        key = (self._product(talk), talk.topic)
        text = self.ready.get(key)
        if text is not None:
            judgement = self.judged(text, talk, self.since[key])
            return _Talk(talk, chance, 0, 0, "answered", text, "ready", judgement)
        minutes = int(waits([talk.minute], shopchat.rounds(self.rounds))[0])
        until = talk.minute + minutes
        left = sum(asker.patience < max(until - asker.minute, 0) for asker in talk.askers)
        one = _Talk(talk, chance, minutes, left, "gone" if left == len(talk.askers) else "open")
        if self.habit is not None and one.state == "open":
            one.judgement = self.habit.judgement(talk.topic, self._turns[talk.topic])
            self._turns[talk.topic] += 1
            one.state = "open" if one.judgement is None else "answered"
        return one

    def _product(self, talk):
        return self.names[talk.part] if talk.part >= 0 else ""

    # answering -------------------------------------------------------------------------------------------

    def reply(self, name, choice, text) -> Replied:
        """Answers an open conversation; does nothing and says so when it is not open."""
        one = self.talks.get(name)
        if one is None or one.state in ("gone", "ignored") or self.habit is not None:
            return Replied(False, GONE, None)
        if one.state != "open":
            return Replied(False, DONE, None)
        if choice is not None:
            text = next((each.text for each in self.choices(name) if each.id == choice), None)
            if text is None:
                return Replied(False, NO_CHOICE, None)
        one.reply, one.by, one.state = text, "you", "answered"
        one.judgement = self.judged(text, one.talk, int(name.split("-")[0]))
        return Replied(True, "", one.judgement)

    def choices(self, name) -> tuple[Choice, ...]:
        """Answers to choose from in a conversation; none when there is none of that name."""
        one = self.talks.get(name)
        if one is None:
            return ()
        goods = one.talk.goods
        return choices(one.talk.topic, goods.particulars, goods.thing, shuffle=name)

    # the next day begins ---------------------------------------------------------------------------------

    def close(self, seed, day) -> Brought | None:
        """Ends the conversations of `day`, the last one sold; what came of them, None when nobody wrote."""
        if not self.open:
            self.days.append(ChatDay(day, 0, 0, 0, 0, 0, 0))
            return None
        brought = shopchat.settle(seed, day, [_answered(one) for one in self.open])
        self.days.append(self._counted(day, brought))
        for one in self.open:
            one.state = {"answered": "done", "open": "ignored"}.get(one.state, one.state)
        return brought

    def _counted(self, day, brought):
        fates = Counter(brought.fate.tolist())
        for number, bought in Counter(brought.talk[brought.buys].tolist()).items():
            self.open[number].bought = bought
        rights = np.array([bool(one.judgement and one.judgement.right) for one in self.open])
        right = rights[brought.talk] & (brought.fate == Fate.ANSWERED)
        gone = sum(one.left for one in self.open if one.state in ("open", "gone"))
        return ChatDay(
            day=day,
            asked=brought.fate.size,
            answered=fates[Fate.ANSWERED],
            left=fates[Fate.LEFT] + gone,
            unanswered=fates[Fate.UNANSWERED] - gone,
            right=int(right.sum()),
            bought=int(brought.buys.sum()),
        )

    # looking ---------------------------------------------------------------------------------------------

    def seen(self, state="") -> tuple[Chat, ...]:
        """All conversations, or those in one state; oldest first."""
        return tuple(self._seen(one) for one in self.talks.values() if state in ("", one.state))

    def _seen(self, one):
        talk, judged = one.talk, one.judgement
        return Chat(
            id=talk.id,
            day=int(talk.id.split("-")[0]),
            product=self._product(talk),
            topic=talk.topic,
            person=talk.written[0],
            text=talk.written[1],
            clock=talk.clock,
            people=len(talk.askers),
            left=one.left,
            minutes=one.minutes,
            state=one.state,
            reply=one.reply,
            by=one.by,
            marks=judged.marks if judged else (),
            why=judged.why if judged else (),
            bought=one.bought,
        )

    def told(self) -> Habit:
        """How this shop answers, by all that could be answered so far; ready answers not counted."""
        able = [one for one in self.talks.values() if one.by != "ready" and one.state != "gone"]
        return habit_of([(one.talk.topic, one.judgement) for one in able])


def _answered(one):
    given = one.judgement is not None and one.judgement.answered
    at = one.talk.minute + one.minutes if given else None
    return Answered(one.talk, one.judgement.marks if given else None, at, one.ordinary)
