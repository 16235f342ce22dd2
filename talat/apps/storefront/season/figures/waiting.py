"""What waits for a decision in the shop, the most urgent first: shelves, prices, double days, money."""

from dataclasses import dataclass, field

from talat.apps.kit import thai
from talat.journal.shop import shelves
from talat.scenarios.arena import date_of

SOON = 3  # days in which a double day is worth a word
MOST_ROWS = 3  # on the screen of the day; the rail counts the rest
URGENCY = ("bad", "warn", "info", "good")


@dataclass(frozen=True)
class Matter:
    """One thing worth a look; the fields of the button that leads there."""

    place: str  # place of the rail it belongs to
    icon: str
    tone: str  # one of URGENCY
    text: str
    note: str = ""
    words: str = ""  # of the button
    fields: dict = field(default_factory=dict)
    many: int = 1  # how many things it stands for


def name_of(play, product):
    """The Thai name of a product."""
    return play.season.listings[play.at[product]].product.name


def matters(play):
    """All that waits, the most urgent first; equal ones in the order found."""
    told = (_hidden, _prices, _shelves, _talk, _double_days, _late, _unwritten, _money)
    found = [matter for tell in told for matter in tell(play) if matter.place not in play.season.closed]
    return sorted(found, key=lambda matter: URGENCY.index(matter.tone))


def pressing(play):
    """What should not wait for another day, as a set that tells one such thing from another."""
    return {
        (matter.place, matter.icon, *sorted(matter.fields.items()))
        for matter in matters(play)
        if matter.tone in ("bad", "warn")
    }


def counts(found_matters):
    """{place: how many things wait there}; good news is not counted."""
    found = {}
    for matter in found_matters:
        if matter.tone in ("bad", "warn"):
            found[matter.place] = found.get(matter.place, 0) + matter.many
    return found


def coming_sales(play):
    """Double days that are still to come, the nearest first."""
    today = date_of(play.market, play.today)
    last = date_of(play.market, play.market.days)
    return sorted((s for s in play.season.sale_days if today <= s.on <= last), key=lambda sale: sale.on)


def when(play, day):
    """A day as people name it in the evening of the last one sold; before the first, in its morning."""
    away = day - play.today + (1 if play.days else 0)
    return ("วันนี้", "พรุ่งนี้", "มะรืนนี้")[away] if 0 <= away < 3 else f"อีก {away} วัน"


def _to(screen, product=""):
    if product:
        return {"do": "see_product", "product": product, "screen": screen}
    return {"do": "open_screen", "screen": screen}


def _talk(play):
    open_talks = play.inbox.seen("open") if play.inbox and not play.finished else ()
    if open_talks:
        one = open_talks[0]
        text = f"มีลูกค้าทักมารอคำตอบ {len(open_talks)} เรื่อง"
        note = f"{one.person}: “{one.text}”"
        yield Matter("chat", "chat", "warn", text, note, "ไปตอบ", _to("chat"), len(open_talks))
    sad = sum(one.stars <= 2 and not one.answer for one in play.reviewed.seen())
    if sad:
        text = f"มีรีวิว 1–2 ดาวที่ยังไม่ได้ตอบ {sad} รีวิว"
        yield Matter("chat", "star", "info", text, "คนที่กำลังจะซื้ออ่านคำตอบด้วย", "ไปอ่าน", _to("reviews"))


def _hidden(play):
    for page in () if play.finished else play.pages:
        if page.hidden:
            text, why = f"ตลาดซ่อน{name_of(play, page.product)}ไว้", f"เพราะมีคำว่า “{page.hidden_by[0].words}”"
            yield Matter("goods", "alert", "bad", text, why, "แก้คำ", _to("product", page.product))


def _unwritten(play):
    """Pages that still stand as the goods were called: nobody searches for such words."""
    bare = (
        [] if play.finished else [page.product for page in play.pages if page.appraisal and not page.written]
    )
    if bare and play.days:
        more = f" และอีก {len(bare) - 1} อย่าง" if len(bare) > 1 else ""
        text = f"{name_of(play, bare[0])}{more} ยังไม่ได้เขียนชื่อและรายละเอียด"
        yield Matter("goods", "pencil", "info", text, "", "ไปเขียน", _to("product", bare[0]))


def _prices(play):
    if play.finished:
        return
    unpriced = [name for name, number in play.at.items() if play.plan.prices[number] is None]
    if unpriced and play.days:
        text = f"{name_of(play, unpriced[0])} ยังไม่มีราคา"
        more = f"และอีก {len(unpriced) - 1} อย่าง" if len(unpriced) > 1 else ""
        yield Matter("goods", "goods", "warn", text, f"{more} ลูกค้ายังไม่เห็นในร้าน".strip(), "ตั้งราคา",
                     _to("product", unpriced[0]))  # fmt: skip
    for product, number in play.at.items():
        price = play.plan.prices[number]
        if price is None:
            continue
        left = price - play.unit_cost(price, product=product).total
        if left < 0:
            text = f"{name_of(play, product)} ขายต่ำกว่าต้นทุน"
            note = f"ขาดทุนชิ้นละ {thai.baht(-left)}"
            yield Matter("goods", "goods", "bad", text, note, "ดูราคา", _to("product", product))


def shortest_lead(play, product):
    """Days the quickest supplier of a product needs; None when nobody sells it."""
    leads = [s.lead_days for s in play.season.suppliers if any(c.listing == product for c in s.costs)]
    return min(leads, default=None)


def _shelves(play):
    """Shelves that will be empty before the quickest supplier could fill them; what is coming is counted."""
    if play.finished:
        return
    for shelf in shelves.shelves(play):
        if play.plan.prices[play.at[shelf.product]] is None:
            continue
        name, lead = name_of(play, shelf.product), shortest_lead(play, shelf.product)
        if lead is None:
            continue
        tone, text, note = _shelf_said(play, shelf, name, lead)
        if tone:
            yield Matter("stock", "stock", tone, text, note, "ดูสต็อก", _to("stock", shelf.product))


def _shelf_said(play, shelf, name, lead):
    coming = f"ของมาถึงราววันที่ {shelf.next_arrival}" if shelf.coming else ""
    if shelf.pieces == 0:
        return ("warn", f"{name} หมดแล้ว", coming) if coming else ("bad", f"{name} หมดแล้ว", "ยังไม่ได้สั่งเพิ่ม")
    if shelf.lasts is None:
        return "", "", ""
    lasts, wait = int(shelf.lasts), lead
    if shelf.coming:
        wait = shelf.next_arrival - play.today
        tone = "warn" if lasts < wait else ""
        return tone, f"{name} เหลือขายได้ราว {_days(lasts)}", coming
    last_day = play.market.days - play.today + 1
    if lasts > wait + 1 or lasts >= last_day:
        return "", "", ""
    note = f"ถ้าสั่งวันนี้ ของมาถึงอย่างเร็วอีก {lead} วัน"
    return ("bad" if lasts < wait else "warn"), f"{name} เหลือขายได้ราว {_days(lasts)}", note


def _days(number):
    return f"{number} วัน" if number else "ไม่ถึงวัน"


def _double_days(play):
    joined = dict(play.plan.sales)
    for sale in coming_sales(play):
        away = (sale.on - date_of(play.market, play.today)).days
        if away > SOON or play.finished:
            continue
        called = when(play, play.today + away)
        if sale.id in joined:
            text, tone, words = f"{called}คือ{sale.title} ร้านลด {joined[sale.id]}%", "info", "ดูปฏิทิน"
            yield Matter("calendar", "calendar", tone, text, "ดูให้แน่ใจว่าของพอขาย", words, _to("calendar"))
        else:
            text, note = f"{called}คือ{sale.title}", "ร้านยังไม่ได้เข้าร่วม คิดก่อนว่าลดแล้วยังมีกำไรไหม"
            yield Matter("offers", "calendar", "warn", text, note, "ไปคิดราคา", _to("offers"))


def _late(play):
    if play.days and play.days[-1].late:
        late, most = play.days[-1].late, play.season.platform.capacity
        note = f"ร้านห่อได้วันละ {thai.number(most)} กล่อง ส่งช้าทำให้อันดับตก"
        yield Matter("numbers", "truck", "warn", f"เมื่อวานส่งช้า {late} กล่อง", note)


def _money(play):
    nearest = next(iter(play.due), None)
    if nearest is None:
        return
    if nearest.day <= play.today + 1:
        satang = sum(one.satang for one in play.due if one.day == nearest.day)
        text = f"{when(play, nearest.day)}เงินจะเข้า {thai.baht(satang)}"
        yield Matter("money", "money", "good", text, "", "ดูเงิน", _to("money"))
