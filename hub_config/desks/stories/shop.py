"""A shop's story: photo, price, shipping, and each day's sales."""

from __future__ import annotations

from hub_config.desks.stories.narrator import Narrator, profit, signed, signed_baht
from hub_config.desks.thai import baht, whole_baht

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
        f"เงินโอน {whole_baht(day.payout)} · {profit(day.profit)}"
    ]
    return said, led + _compared(play, day), ""


def _compared(play, day) -> list[str]:
    """What the change since yesterday did, told apart from luck; nothing when nothing was changed."""
    if day.day == 1 or day.decision == play.days[-2].decision:
        return []
    why = play.why(day.day)
    orders, earned = why.orders_by_decision, why.profit_by_decision
    return [f"ผลของสิ่งที่เพิ่งเปลี่ยน: สั่งซื้อ {signed(orders)} · กำไร {signed_baht(earned)}"]


NARRATOR = Narrator(
    screens=SCREENS,
    tell={
        "choose_photo": _choose_photo,
        "set_price": _set_price,
        "set_shipping": _set_shipping,
        "next_day": _next_day,
    },
    before=lambda play, _event: play.decision,
    kept=frozenset({"slip"}),
)
