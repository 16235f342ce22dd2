"""Messages and reviews as the shop reads them: who waits, what may be answered, what an answer was worth."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.storefront.season.figures.waiting import name_of
from talat.scenarios.answers import TOPICS
from talat.scenarios.chat import FACTS

TOPIC_WORDS = {
    "size": "ขนาด",
    "material": "ทำจากอะไร",
    "price": "ราคา",
    "shipping": "การส่ง",
    "cod": "เก็บเงินปลายทาง",
    "stock": "มีของไหม",
    "returns": "เปลี่ยนหรือคืน",
    "box": "ได้อะไรบ้าง",
    "complaint": "มีปัญหากับของ",
    "spam": "ข้อความชวนเชื่อ",
    "phishing": "ขอรหัสหรือให้โอน",
    "stranger": "ขอข้อมูลคนอื่น",
    "stop": "ขอให้หยุดส่งข่าว",
}
assert set(TOPIC_WORDS) == set(TOPICS)
GOOD_MARKS = {"right", "polite", "consent_asked"}
STATES = {  # words and tone of a conversation's state
    "open": ("รอคำตอบ", "warn"),
    "answered": ("ตอบแล้ว", "good"),
    "gone": ("รอไม่ไหว ไปแล้ว", "bad"),
    "ignored": ("ไม่ได้ตอบ", "bad"),
    "done": ("จบแล้ว", "good"),
}
EARLIER = 6  # conversations of earlier days that are still shown


@dataclass(frozen=True)
class Line:
    """One conversation in the list."""

    id: str
    person: str
    about: str
    text: str
    when: str
    state: str
    words: str  # of the state
    tone: str


@dataclass(frozen=True)
class Said:
    """One conversation opened."""

    id: str
    person: str
    about: str
    text: str
    clock: str
    day: int
    others: str  # how many more ask the same, and who left; ""
    waited: str  # how long the shop lets them wait; ""
    open: bool
    state: str
    reply: str
    by: str  # "you" | "ready" | ""
    marks: tuple[tuple[str, str], ...]  # (tone, sentence) of each
    bought: int


def talks(play):
    """(conversations of the last day, those that wait first; some of the days before)."""
    if play.inbox is None:
        return [], []
    seen = play.inbox.seen()[::-1]
    last = sorted((one for one in seen if one.day == len(play.days)), key=lambda one: one.state != "open")
    before = [one for one in seen if one.day < len(play.days)][:EARLIER]
    return [_line(play, one) for one in last], [_line(play, one) for one in before]


def _line(play, one):
    words, tone = STATES[one.state]
    when = f"{one.clock} น." if one.day == len(play.days) else f"วันที่ {one.day}"
    return Line(one.id, one.person, _about(play, one), one.text, when, one.state, words, tone)


def _marks(one):
    """(tone, sentence) of each thing an answer is."""
    return tuple(
        ("good" if mark in GOOD_MARKS else "bad", why) for mark, why in zip(one.marks, one.why, strict=True)
    )


def _about(play, one):
    topic = TOPIC_WORDS[one.topic]
    return f"{topic} · {name_of(play, one.product)}" if one.product else topic


def said(play, name):
    """The conversation of that name; None when there is none."""
    if play.inbox is None:
        return None
    one = next((chat for chat in play.inbox.seen() if chat.id == name), None)
    if one is None:
        return None
    others = []
    if one.people > 1:
        others.append(f"ถามเรื่องนี้ {one.people} คน")
    if one.left:
        others.append(f"รอไม่ไหวไปแล้ว {one.left} คน")
    return Said(
        id=one.id,
        person=one.person,
        about=_about(play, one),
        text=one.text,
        clock=one.clock,
        day=one.day,
        others=" ".join(others),
        waited=_waited(one),
        open=one.state == "open",
        state=STATES[one.state][0],
        reply=one.reply,
        by=one.by,
        marks=_marks(one),
        bought=one.bought,
    )


def _waited(one):
    if one.by == "ready":
        return "คำตอบที่เตรียมไว้ส่งให้ทันที"
    hours, minutes = divmod(one.minutes, 60)
    told = " ".join(filter(None, (f"{hours} ชั่วโมง" * bool(hours), f"{minutes} นาที" * bool(minutes))))
    return f"รอ {told} กว่าร้านจะเปิดดูแชต" if told else ""


def waiting(play):
    """How many conversations wait for an answer."""
    return 0 if play.inbox is None else len(play.inbox.seen("open"))


def yesterday(play):
    """The sentence on the last day's messages that are closed; "" when nobody wrote."""
    if play.inbox is None or not play.inbox.days or not play.inbox.days[-1].asked:
        return ""
    day = play.inbox.days[-1]
    lost = day.left + day.unanswered
    told = f"วันที่ {day.day} มีคนทัก {day.asked} คน ได้คำตอบ {day.answered} คน"
    told += f" ไม่ได้คำตอบ {lost} คน" if lost else ""
    return f"{told} คุยแล้วซื้อ {day.bought} คน"


def ready(play):
    """(product, topic, words, text) of answers kept ready."""
    return [
        (product, topic, f"{TOPIC_WORDS[topic]} · {name_of(play, product)}", text)
        for (product, topic), text in sorted(play.inbox.ready.items())
    ]


def askable(play):
    """(value of the field, words) of what can have a ready answer: what each product has a fact for."""
    found = []
    for listing in play.season.listings:
        for topic in FACTS:
            if topic == "price" or (listing.particulars and listing.particulars.fact(topic)):
                found.append((f"{listing.id} {topic}", f"{name_of(play, listing.id)}: {TOPIC_WORDS[topic]}"))
    return found


@dataclass(frozen=True)
class Review:
    """One review."""

    id: str
    day: int
    name: str  # of the product
    stars: int
    changed: str  # "" or what the stars were
    text: str
    answer: str
    marks: tuple[tuple[str, str], ...]


def reviews(play, product=None):
    """Reviews written in this play, those with few stars and no answer first, then the newest."""
    seen = play.reviewed.seen(product)[::-1]
    order = sorted(seen, key=lambda one: (bool(one.answer) or one.stars > 2, -one.day))
    return [
        Review(
            id=one.id,
            day=one.day,
            name=name_of(play, one.product),
            stars=one.stars,
            changed=f"เดิม {one.first_stars} ดาว" if one.stars != one.first_stars else "",
            text=one.text,
            answer=one.answer,
            marks=_marks(one),
        )
        for one in order
    ]


def sad(play):
    """How many reviews of one or two stars have no answer."""
    return sum(one.stars <= 2 and not one.answer for one in play.reviewed.seen())


def star_shares(play):
    """(stars, number, share of the most frequent) of reviews written in this play, five stars first."""
    counts = dict.fromkeys((5, 4, 3, 2, 1), 0)
    for one in play.reviewed.seen():
        counts[one.stars] += 1
    most = max(1, *counts.values())
    return [(stars, number, number / most) for stars, number in counts.items()]


def news(replied):
    """What became of an answer, one sentence."""
    if not replied.sent:
        return replied.message_th
    right = replied.judgement is not None and replied.judgement.right
    return "ส่งคำตอบแล้ว" if right else "ส่งแล้ว อ่านคำแนะนำใต้คำตอบด้วย"


def clock_rounds(times):
    """When the shop looks at its messages, in words."""
    return "ไม่เปิดดูเลย" if not times else f"เปิดดูวันละ {thai.number(times)} รอบ"
