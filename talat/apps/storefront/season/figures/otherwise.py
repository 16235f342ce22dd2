"""What if I had…: the questions one may ask, and the answer in words, with luck told apart."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.storefront.season.figures.waiting import name_of
from talat.journal.shop import what_if
from talat.scenarios.arena import date_of

KINDS = (
    ("price", "ตั้งราคาอื่น"),
    ("photo", "ใช้รูปอื่น"),
    ("shipping", "เปลี่ยนคนจ่ายค่าส่ง"),
    ("cod", "เปลี่ยนเรื่องเก็บปลายทาง"),
    ("sale", "ลดราคาวันเลขเบิ้ลต่างไป"),
    ("stock", "สั่งของเร็วขึ้น"),
)


@dataclass(frozen=True)
class Line:
    """One number as it was and as it would have been."""

    title: str
    was: str
    would: str
    change: str
    tone: str


@dataclass(frozen=True)
class Reply:
    """The answer to one question."""

    title: str
    lines: tuple[Line, ...]
    same: bool
    luck: str  # one sentence; "" while it is not known
    tone: str  # "success" or "warn" where luck alone would hardly do it, "info" where it might


def passed_sales(play):
    """Double days that are sold."""
    last = date_of(play.market, len(play.days)) if play.days else None
    first = date_of(play.market, 1)
    return [one for one in play.season.sale_days if last and first <= one.on <= last]


def suggestions(play):
    """Questions worth asking now: (title, number of the question)."""
    return [(one.title(play), number) for number, one in enumerate(what_if.options(play))]


def photos(play):
    """(value of the field, words) of each photo of each product."""
    return [
        (f"{one.id} {photo.id}", f"{name_of(play, one.id)}: {photo.title}")
        for one in play.season.listings
        for photo in one.photos
    ]


def reply(answer, spread):
    """The `Reply` of an answer; `spread` is None while luck is not known."""
    lines = (
        _line("ออเดอร์", answer.was.orders, answer.would.orders, thai.number, "ออเดอร์"),
        _money("เงินที่เหลือหลังหักต้นทุน", answer.was.earned, answer.would.earned),
        _money("เงินสดตอนนี้", answer.was.cash, answer.would.cash),
        _line("คนที่มาแล้วของหมด", answer.was.missed, answer.would.missed, thai.number, "คน", good=-1),
    )
    sure = spread is not None and spread.profit.sure
    tone = "info" if not sure else "success" if spread.profit.low > 0 else "warn"
    return Reply(answer.title, lines, answer.same, _luck(answer, spread), tone)


def _line(title, was, would, words, unit, good=1):
    gap = would - was
    change = "เท่าเดิม" if not gap else f"{'มากขึ้น' if gap > 0 else 'น้อยลง'} {words(abs(gap))} {unit}"
    tone = "" if not gap else "good" if gap * good > 0 else "bad"
    return Line(title, words(was), words(would), change, tone)


def _money(title, was, would):
    gap = would - was
    change = "เท่าเดิม" if not gap else f"{'มากขึ้น' if gap > 0 else 'น้อยลง'} {thai.baht(abs(gap))}"
    return Line(
        title, thai.baht(was), thai.baht(would), change, "" if not gap else "good" if gap > 0 else "bad"
    )


def _luck(answer, spread):
    """Luck in words: where nine of ten differences lie in other markets."""
    if spread is None or answer.same:
        return ""
    low, high = (round(end / 100) for end in (spread.profit.low, spread.profit.high))
    tried = f"ลองในตลาดอีก {spread.markets} แบบ"
    if low > 0:
        return f"{tried} ส่วนใหญ่เงินเหลือมากขึ้น {_span(low, high)} บาท บางส่วนเป็นโชค"
    if high < 0:
        return f"{tried} ส่วนใหญ่เงินเหลือน้อยลง {_span(-high, -low)} บาท บางส่วนเป็นโชค"
    return (
        f"{tried} มีทั้งดีกว่าและแย่กว่า ตั้งแต่น้อยลง {thai.number(-low)} ถึงมากขึ้น {thai.number(high)} บาท "
        "ยังบอกไม่ได้ว่าแบบไหนดีกว่าจริง"
    )


def _span(low, high):
    return thai.number(low) if low == high else f"{thai.number(low)}–{thai.number(high)}"
