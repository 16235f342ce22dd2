"""The inbox of a play: who waits, who was answered, who bought and who is gone."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from talat.engine.pagemorning import BEGUN, Waiting
from talat.engine.pageorders import TALK
from talat.journal.ads.outcome import Conversation, Message
from talat.scenarios import page_answers, page_words


@dataclass
class Talk:
    """A conversation under way."""

    id: str
    key: int
    day: int
    hour: int
    topic: int
    row: int  # ad, or below 0
    source: str
    person: int
    place: int
    asks: str
    state: str = "waiting"
    quality: float = 0.0
    waited: int = 0  # days until it was answered
    lines: list[Message] = field(default_factory=list)


class Mailbox:
    """All conversations of a play."""

    def __init__(self, market):
        self.market, self.talks = market, {}
        self.waiting: list[Talk] = []  # and answered ones that decide overnight
        self._judged: dict[tuple, page_answers.Judged] = {}

    def at_once(self, shopfront) -> np.ndarray:
        """(topics,) quality of the answers sent at once; 0 for none."""
        price = shopfront.price
        topics = [one.id for one in self.market.inbox.questions]
        return np.array([self.judged(topic, shopfront.answer(topic), price).quality for topic in topics])

    def judged(self, topic: str, text: str, price: int | None) -> page_answers.Judged:
        """What an answer to a topic is worth at a price."""
        known = topic, text, price
        if known not in self._judged:
            self._judged[known] = page_answers.judged(self.market, *known)
        return self._judged[known]

    def reply(self, names, text: str, today: int, price: int | None) -> None:
        """Answers those of the named conversations that wait."""
        for name in names:
            talk = self.talks.get(name)
            if talk is None or talk.state != "waiting":
                continue
            topic = self.market.inbox.questions[talk.topic].id
            late = self.market.inbox.next_day ** (today - talk.day)
            talk.quality = page_words.rounded(self.judged(topic, text, price).quality * late)
            talk.state, talk.waited = "answered", today - talk.day
            talk.lines.append(Message("page", today, text))

    def deciding(self) -> Waiting:
        """The engine's `Waiting`: those answered since yesterday."""
        told = [talk for talk in self.waiting if talk.state == "answered"]
        names = ("person", "key", "row", "hour", "place", "waited")
        whole = {name: np.array([getattr(talk, name) for talk in told], np.int64) for name in names}
        return Waiting(quality=np.array([talk.quality for talk in told], float), **whole)

    def end(self, day: int, brought, shopfront, sources) -> int:
        """Takes a day in; how many people stopped waiting. `sources` names each letter's ad or post."""
        bought = set(brought.orders.talk[brought.orders.talk >= 0].tolist())
        for talk in self.waiting:
            if talk.state == "answered":
                talk.state = "bought" if talk.key in bought else "lost"
        self._begin(day, brought.letters, shopfront, sources, bought)
        missed = [
            talk
            for talk in self.waiting
            if talk.state == "waiting" and talk.day + self.market.inbox.patience <= day
        ]
        for talk in missed:
            talk.state = "lost"
        self.waiting = [talk for talk in self.waiting if talk.state == "waiting"]
        return len(missed)

    def _begin(self, day, letters, shopfront, sources, bought):
        for number, topic in enumerate(letters.topic.tolist()):
            question = self.market.inbox.questions[topic]
            talk = Talk(
                id=f"d{day}-{number + 1}",
                key=TALK + 2**30 + day * 4096 + number,
                day=day,
                hour=int(letters.hour[number]),
                topic=topic,
                row=int(letters.row[number]),
                source=sources[number],
                person=int(letters.person[number]),
                place=int(letters.place[number]),
                asks=question.asks[number % len(question.asks)],
            )
            talk.lines.append(Message("customer", day, talk.asks))
            if letters.quality[number] > 0:
                talk.lines.append(Message("auto", day, shopfront.answer(question.id)))
                talk.state = "bought" if BEGUN + number in bought else "lost"
            else:
                self.waiting.append(talk)
            self.talks[talk.id] = talk

    def seen(self, state: str = "") -> tuple[Conversation, ...]:
        """All conversations, or those of one state; oldest first."""
        return tuple(
            Conversation(
                id=talk.id,
                day=talk.day,
                hour=talk.hour,
                topic=self.market.inbox.questions[talk.topic].id,
                source=talk.source,
                lines=tuple(talk.lines),
                state=talk.state,
            )
            for talk in self.talks.values()
            if not state or talk.state == state
        )
