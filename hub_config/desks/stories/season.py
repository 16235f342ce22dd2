"""The story of a shop with a season: pages, prices, stock, offers, messages, reviews, and each day."""

from __future__ import annotations

from hub_config.desks.stories.narrator import Narrator, profit
from hub_config.desks.stories.shop import PAYERS, SCREENS
from hub_config.desks.thai import baht, whole_baht

LOOKS = frozenset({"numbers", "why", "what_if", "repeat", "slip", "money", "stock", "rivals"})
GRAVE = ("forbidden", "needs_proof", "needs_permission")


TOPICS = {
    "size": "ขนาด",
    "material": "วัสดุ",
    "price": "ราคา",
    "shipping": "การส่ง",
    "cod": "เก็บเงินปลายทาง",
    "stock": "ของที่มี",
    "returns": "เปลี่ยนหรือคืน",
    "box": "ของในกล่อง",
}


def _listing(play, product):
    """The listing of a product, also where its id was left out; None without a play."""
    if not play:
        return None
    return play.season.listings[0 if product is None else play.at[product]]


def _name(play, product):
    listing = _listing(play, product)
    return listing.product.name if listing else product or "สินค้า"


def _choose_photo(event, play, _before):
    listing = _listing(play, event.product)
    photos = listing.photos if listing else ()
    title = next((photo.title for photo in photos if photo.id == event.photo), event.photo)
    return f"เลือกรูป “{title}” ให้{_name(play, event.product)}", (), ""


def _set_price(event, play, before):
    if not play:
        return f"ตั้งราคา{_name(play, event.product)} {baht(event.satang)}", (), ""
    old = before.prices[0 if event.product is None else play.at[event.product]]
    change = f" (เดิม {baht(old)})" if old not in (None, event.satang) else ""
    cost = play.unit_cost(event.satang, product=event.product).total
    left = event.satang - cost
    verdict = f"เหลือชิ้นละ {baht(left)}" if left >= 0 else f"ขาดทุนชิ้นละ {baht(-left)}"
    said = f"ตั้งราคา{_name(play, event.product)} {baht(event.satang)}{change}"
    return said, (f"ต้นทุนต่อชิ้นที่ราคานี้ {baht(cost)} {verdict}",), ""


def _write_listing(event, play, _before):
    words = f"{event.title}\n{event.description}" if event.description else event.title
    if not play:
        return f"เขียนหน้าสินค้า{_name(play, event.product)}", (), words
    page = play.pages[play.at[event.product]]
    judged = page.appraisal
    led = [f"คนค้นเจอ {round(judged.relevance * 100)} ใน 100 · บอกครบ {round(judged.clarity * 100)} ใน 100"]
    led += [f"คำว่า “{one.words}” {one.title}" for one in judged.findings if one.severity in GRAVE]
    led += ["ตลาดซ่อนสินค้านี้ไว้จนกว่าจะแก้"] if page.hidden else []
    return f"เขียนหน้าสินค้า{_name(play, event.product)}", led, words


def _set_shipping(event, _play, _before):
    return f"เลือกให้{PAYERS[event.paid_by]}", (), ""


def _offer_cod(event, _play, _before):
    return "รับเก็บเงินปลายทาง" if event.on else "ไม่รับเก็บเงินปลายทาง", (), ""


def _buy_stock(event, play, _before):
    asked = f"สั่ง{_name(play, event.product)} {event.pieces:,} ชิ้น"
    if not play:
        return f"{asked} จาก {event.supplier}", (), ""
    seller = next(one.name for one in play.season.suppliers if one.id == event.supplier)
    bought = play.purchases[-1]
    if not bought.pieces:
        return f"{asked} จาก{seller}", ("เงินสดไม่พอ หรือสั่งน้อยกว่าที่ผู้ขายรับ จึงไม่ได้ของ",), ""
    short = f" เงินสดพอซื้อ {bought.pieces:,} ชิ้น" if bought.pieces < event.pieces else ""
    return f"{asked} จาก{seller}", (f"จ่าย {baht(bought.satang)} นัดส่งวันที่ {bought.promised}{short}",), ""


def _set_voucher(event, _play, _before):
    if not event.off:
        return "เลิกแจกโค้ดส่วนลด", (), ""
    return f"แจกโค้ดลด {baht(event.off)} เมื่อซื้อครบ {baht(event.least)}", (), ""


def _set_bundle(event, play, _before):
    pair = f"{_name(play, event.product)}คู่กับ{_name(play, event.partner)}"
    return f"ขาย{pair} ลด {baht(event.off)}" if event.off else f"เลิกขาย{pair}เป็นชุด", (), ""


def _join_sale(event, play, _before):
    sales = play.season.sale_days if play else ()
    title = next((sale.title for sale in sales if sale.id == event.sale), event.sale)
    return f"ร่วม{title} ลด {event.percent}%" if event.percent else f"ไม่ร่วม{title}", (), ""


def _reply(event, play, _before):
    seen = next((one for one in play.inbox.seen() if one.id == event.conversation), None) if play else None
    asked = f" “{seen.text}”" if seen else ""
    words = event.text or (seen.reply if seen else "") or f"(คำตอบข้อ {event.choice})"
    if not play:
        return "ตอบแชต", (), words
    if seen is None or seen.by != "you" or not seen.marks:
        return f"ตอบแชต{asked}", ("คนที่ถามไปแล้ว คำตอบนี้ไม่ได้ส่ง",), words
    return f"ตอบแชต{asked}", tuple(seen.why), words


def _ready_answer(event, play, _before):
    what = f"คำตอบเรื่อง{TOPICS[event.topic]}ของ{_name(play, event.product)}"
    return (f"เตรียม{what}" if event.text else f"เลิกใช้{what}"), (), event.text


def _chat_rounds(event, _play, _before):
    return f"ดูแชตวันละ {event.times} รอบ", (), ""


def _answer_review(event, play, _before):
    lines = play.reviewed.seen() if play else ()
    seen = next((line for line in lines if line.id == event.review), None)
    words = event.text or (seen.answer if seen else "") or f"(คำตอบข้อ {event.choice})"
    said = f"ตอบรีวิว {seen.stars} ดาว “{seen.text}”" if seen else "ตอบรีวิว"
    return said, tuple(seen.why) if seen else (), words


def _next_day(_event, play, _before):
    if not play:
        return "เปิดร้านขายอีกหนึ่งวัน", (), ""
    day = play.days[-1]
    back = f" · ไม่รับ {day.refused}" if day.refused else ""
    missed = f" · ของไม่พอขาย {day.missed} คน" if day.missed else ""
    led = [
        f"คนเปิดดู {day.visits:,} · สั่งซื้อ {day.orders:,}{back}{missed} · {profit(day.profit)} · "
        f"เงินสด {whole_baht(day.cash)}"
    ]
    hidden = [_name(play, row.product) for row in day.products if row.hidden]
    led += [f"ตลาดซ่อน {', '.join(hidden)}"] if hidden else []
    sale = next((one.title for one in play.season.sale_days if one.id == day.sale), "")
    return f"ขายวันที่ {day.day}{f' {sale}' if sale else ''}", led, ""


NARRATOR = Narrator(
    screens=SCREENS,
    tell={
        "choose_photo": _choose_photo,
        "set_price": _set_price,
        "write_listing": _write_listing,
        "set_shipping": _set_shipping,
        "offer_cod": _offer_cod,
        "buy_stock": _buy_stock,
        "set_voucher": _set_voucher,
        "set_bundle": _set_bundle,
        "join_sale": _join_sale,
        "reply": _reply,
        "ready_answer": _ready_answer,
        "chat_rounds": _chat_rounds,
        "answer_review": _answer_review,
        "next_day": _next_day,
    },
    before=lambda play, _event: play.plan,
    kept=LOOKS,
)
