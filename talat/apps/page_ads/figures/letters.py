"""The inbox by topic: who waits how long, what was said, what is answered at once."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.page_ads.words import STATE_WORDS

MOST_TALKS = 3  # of one topic on the screen: the form to answer stays in view


@dataclass(frozen=True)
class Topic:
    """One question people ask."""

    id: str
    title: str
    waiting: int
    told: str
    automatic: bool


def topics(play):
    """Topics, those with most people waiting first."""
    waiting, every = {}, {}
    for talk in play.conversations():
        every[talk.topic] = every.get(talk.topic, 0) + 1
        if talk.waiting:
            waiting[talk.topic] = waiting.get(talk.topic, 0) + 1
    found = []
    for question in play.market.inbox.questions:
        count, asked = waiting.get(question.id, 0), every.get(question.id, 0)
        told = (
            f"รอตอบ {thai.number(count)} คน"
            if count
            else (f"ถามมาแล้ว {thai.number(asked)} คน" if asked else "ยังไม่มีใครถาม")
        )
        found.append(
            Topic(question.id, question.title, count, told, bool(play.shopfront.answer(question.id)))
        )
    return sorted(found, key=lambda topic: -topic.waiting)


def shown(play, topic):
    """Some talks of a topic, who waits longest first: (how it stands, when, talk, whether it ends)."""
    talks = [talk for talk in play.conversations() if talk.topic == topic]
    talks.sort(key=_turn)
    return [
        (state(play, talk), f"วันที่ {talk.day} {talk.hour}:00 น.", talk, _last_night(play, talk))
        for talk in talks[:MOST_TALKS]
    ]


def _turn(talk):
    """Who waits comes first and the longest of them; then the newest."""
    when = talk.day, talk.hour
    return (0, *when) if talk.waiting else (1, -when[0], -when[1])


def state(play, talk):
    """How a talk stands, in words."""
    if not talk.waiting:
        return STATE_WORDS[talk.state]
    days = play.today - talk.day - 1
    late = f"รอมา {days} วันแล้ว" if days else "ทักมาวันนี้"
    return f"{late} ถ้าคืนนี้ไม่ตอบ เขาจะเลิกรอ" if _last_night(play, talk) else late


def _last_night(play, talk):
    """Whether somebody who waits will be gone tomorrow."""
    return talk.waiting and talk.day + play.market.inbox.patience <= play.today


def speed(play):
    """(share of talks of all days that were answered by us or at once 0–1, people who gave up)."""
    talks = play.conversations()
    if not talks:
        return None
    answered = sum(any(line.by != "customer" for line in talk.lines) for talk in talks)
    return answered / len(talks), sum(day.missed for day in play.days)
