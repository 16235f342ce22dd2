"""A learner's journal told as a story: each decision in Thai, and what it led to in the replayed market."""

from __future__ import annotations

from dataclasses import dataclass

from hub_config.desks.thai import baht, whole_baht
from talat.journal.events import BadEvent
from talat.journal.play import begin

SCREENS = {
    "product": "สินค้าและรูป",
    "price": "ตั้งราคา",
    "day": "ผลการขาย",
    "slip": "สลิปโอนเงิน",
    "explain": "เขียนเหตุผล",
    "submit": "ส่งงาน",
    "goods": "สินค้าทั้งหมด",
    "stock": "สต็อก",
    "chat": "แชต",
    "reviews": "รีวิว",
    "offers": "โปรโมชั่น",
    "numbers": "ตัวเลขร้าน",
    "why": "ทำไมถึงเป็นแบบนี้",
    "what_if": "ถ้าวันนั้นทำอีกแบบ",
    "repeat": "ลูกค้ากลับมาซื้อ",
    "rivals": "อันดับและร้านอื่น",
    "calendar": "ปฏิทิน",
    "money": "เงิน",
}
PAYERS = {"buyer": "ลูกค้าจ่ายค่าส่ง", "shop": "ร้านจ่ายค่าส่ง"}


@dataclass(frozen=True)
class Line:
    """One step of the story. `words` are the learner's own and are shown as text, never as HTML."""

    at: str  # UTC, ISO-8601
    kind: str  # the decision's name
    said: str
    led: tuple[str, ...] = ()
    words: str = ""


def tell(market, seed: int, rows) -> tuple[list[Line], bool]:
    """(the story of the stamped decisions, whether every outcome could be replayed).

    Without a market, or from the first decision the market refuses, decisions are told without outcomes.
    """
    play = begin(market, seed) if market else None
    lines = []
    for row in rows:
        before = play.decision if play else None
        if play:
            try:
                play.apply(row.event)
            except BadEvent:
                play = None
        lines.append(_line(row, play, before))
    return lines, play is not None


def without_walks(lines: list[Line]) -> list[Line]:
    """The story without moves between screens, except looking at the slip, which a rubric asks about."""
    return [line for line in lines if line.kind != "open_screen" or SCREENS["slip"] in line.said]


def _line(row, play, before) -> Line:
    event = row.event
    said, led, words = _TELL[event.do](event, play, before)
    return Line(row.at, event.do, said, tuple(led), words)


def _open_screen(event, _play, _before):
    return f"เปิดหน้า “{SCREENS[event.screen]}”", (), ""


def _choose_photo(event, play, _before):
    title = play.market.photo(event.photo).title if play else event.photo
    return f"เลือกรูป “{title}”", (), ""


def _set_price(event, play, before):
    change = f" (เดิม {baht(before.price)})" if before and before.price != event.satang else ""
    said = f"ตั้งราคา {baht(event.satang)}{change}"
    if not play:
        return said, (), ""
    cost = play.unit_cost(event.satang).total
    left = event.satang - cost
    verdict = f"เหลือชิ้นละ {baht(left)}" if left >= 0 else f"ขาดทุนชิ้นละ {baht(-left)}"
    return said, (f"ต้นทุนต่อชิ้นที่ราคานี้ {baht(cost)} {verdict}",), ""


def _set_shipping(event, _play, _before):
    return f"เลือกให้{PAYERS[event.paid_by]}", (), ""


def _next_day(_event, play, _before):
    if not play:
        return "เปิดร้านขายอีกหนึ่งวัน", (), ""
    day = play.days[-1]
    said = f"ขายวันที่ {day.day} ราคา {baht(day.price)}"
    back = f" · ตีกลับ {day.refused}" if day.refused else ""
    led = [
        f"คนเปิดดู {day.visits:,} · สั่งซื้อ {day.orders:,}{back} · "
        f"เงินโอน {whole_baht(day.payout)} · {_profit(day.profit)}"
    ]
    return said, led + _compared(play, day), ""


def _profit(satang: int) -> str:
    return f"กำไร {whole_baht(satang)}" if satang >= 0 else f"ขาดทุน {whole_baht(-satang)}"


def _compared(play, day) -> list[str]:
    """What the change since yesterday did, told apart from luck; nothing when nothing was changed."""
    if day.day == 1 or day.decision == play.days[-2].decision:
        return []
    why = play.why(day.day)
    orders, profit = why.orders_by_decision, why.profit_by_decision
    return [f"ผลของสิ่งที่เพิ่งเปลี่ยน: สั่งซื้อ {_signed(orders)} · กำไร {_signed_baht(profit)}"]


def _signed(number: int) -> str:
    return f"{'+' if number >= 0 else '−'}{abs(number):,}"


def _signed_baht(satang: int) -> str:
    return f"{'+' if satang >= 0 else '−'}{whole_baht(abs(satang))}"


def _explain(event, _play, _before):
    return "เขียนเหตุผล", (), event.text


def _submit(_event, play, _before):
    if not play or not play.days:
        return "ส่งงาน", (), ""
    whole = play.summary
    return "ส่งงาน", (f"รวม {whole.days} วัน: สั่งซื้อ {whole.orders:,} · {_profit(whole.profit)}",), ""


_TELL = {
    "open_screen": _open_screen,
    "choose_photo": _choose_photo,
    "set_price": _set_price,
    "set_shipping": _set_shipping,
    "next_day": _next_day,
    "explain": _explain,
    "submit": _submit,
}
