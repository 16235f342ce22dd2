"""The shelves and those who fill them: how long goods last, what is coming, what suppliers ask."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.storefront.season.figures.waiting import name_of, shortest_lead, when
from talat.journal.shop import shelves
from talat.scenarios.arena import date_of

FULL_DAYS = 21  # days of sales that fill a shelf's bar


@dataclass(frozen=True)
class Row:
    """One product's shelf."""

    product: str
    name: str
    pieces: int
    pace: float  # pieces a day
    lasts: str  # "ราว 8 วัน"
    share: float  # of the bar, 0–1
    tone: str  # "good" | "warn" | "bad" | ""
    coming: tuple[str, ...]  # sentences
    missed: int


@dataclass(frozen=True)
class Seller:
    """One supplier for one product; money in satang."""

    id: str
    name: str
    each: int
    left: int | None  # that one piece leaves at today's price; None without a price
    least: int
    lead: int  # days
    late: str  # how often it comes late
    quality: str  # in words


@dataclass(frozen=True)
class Order:
    """An order on paper."""

    seller: str
    pieces: int
    satang: int
    cash_after: int
    comes: str  # "วันที่ 12 (อีก 2 วัน)"
    lines: tuple[str, ...]  # what it means


def rows(play):
    """Every shelf as it is before the next day."""
    return [_row(play, shelf) for shelf in shelves.shelves(play)]


def _row(play, shelf):
    lead = shortest_lead(play, shelf.product)
    lasts = shelf.lasts
    if shelf.pieces == 0:
        words, share, tone = "หมดแล้ว", 0.0, "bad"
    elif lasts is None:
        words, share, tone = "ยังไม่มีคนซื้อ" if play.days else "ยังไม่เปิดขาย", 1.0, ""
    else:
        days = int(lasts)
        words = f"เหลือขายได้ราว {days} วัน" if days else "เหลือขายได้ไม่ถึงวัน"
        short = lead is not None and days <= lead
        share, tone = (
            min(1.0, lasts / FULL_DAYS),
            "bad" if short else "warn" if days <= (lead or 0) + 2 else "good",
        )
    coming = tuple(
        _coming(play, one) for one in shelves.arrivals(play) if not one.came and one.product == shelf.product
    )
    return Row(
        product=shelf.product,
        name=name_of(play, shelf.product),
        pieces=shelf.pieces,
        pace=shelf.pace,
        lasts=words,
        share=share,
        tone=tone,
        coming=coming,
        missed=shelf.missed,
    )


def _coming(play, one):
    late = one.late(play.today)
    text = f"{thai.number(one.pieces)} ชิ้น จาก{one.name}"
    if late > 0:
        return f"{text} เลยกำหนดมาแล้ว {late} วัน"
    return f"{text} น่าจะมาถึง{when(play, one.promised)}"


def sellers(play, product):
    """Who sells a product, in the order of the market."""
    price = play.plan.prices[play.at[product]]
    whole = None if price is None else play.unit_cost(price, product=product)
    found = []
    for supplier in play.season.suppliers:
        each = next((cost.each for cost in supplier.costs if cost.listing == product), None)
        if each is not None:
            left = None if whole is None else price - (whole.total - whole.goods) - each
            words = _late(supplier.late), _quality(supplier.quality)
            found.append(
                Seller(supplier.id, supplier.name, each, left, supplier.least, supplier.lead_days, *words)
            )
    return found


def _late(share):
    if share < 0.02:
        return "ตรงเวลา"
    return f"ช้าราว {max(1, round(share * 10))} ใน 10 ครั้ง"


def _quality(share):
    return "ดีมาก" if share >= 0.85 else "ดี" if share >= 0.75 else "พอใช้" if share >= 0.6 else "ต้องระวัง"


def order(play, told):
    """The `Order` that `told` (product, supplier, pieces) would be."""
    seller = next(one for one in sellers(play, told["product"]) if one.id == told["supplier"])
    shelf = next(one for one in shelves.shelves(play) if one.product == told["product"])
    satang = told["pieces"] * seller.each
    due = play.today + seller.lead
    return Order(
        seller=seller.name,
        pieces=told["pieces"],
        satang=satang,
        cash_after=play.cash - satang,
        comes=f"{when(play, due)} ({thai.short_date(date_of(play.market, due))})",
        lines=tuple(_means(play, shelf, seller, told["pieces"], due)),
    )


def _means(play, shelf, seller, pieces, due):
    if shelf.pace:
        days = thai.number(pieces / shelf.pace)
        yield f"ตอนนี้ขายวันละราว {thai.number(shelf.pace, 1)} ชิ้น ของล็อตนี้พอขายอีกราว {days} วัน"
        if not shelf.coming and shelf.lasts < seller.lead:
            yield "ของเดิมน่าจะหมดก่อนของใหม่มาถึง"
        left = play.market.days - due + 1
        if pieces > shelf.pace * max(left, 0) * 1.5:
            yield f"แต่หลังของมาถึง เหลือเวลาขายอีก {max(left, 0)} วัน อาจขายไม่หมด"
    if seller.left is not None and seller.left < 0:
        yield f"ราคาตอนนี้ ขายของล็อตนี้แล้วขาดทุนชิ้นละ {thai.baht(-seller.left)}"
