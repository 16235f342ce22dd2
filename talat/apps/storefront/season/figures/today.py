"""The screen of the day: what it brought in plain words, the way of its buyers, each product's part."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.storefront.season.figures.waiting import name_of
from talat.journal.shop import dashboard

PATH_ICONS = {"reached": "people", "noticed": "eye", "visits": "goods", "baskets": "cart", "orders": "check"}


@dataclass(frozen=True)
class Sold:
    """One product's day."""

    product: str
    name: str
    price: int | None
    visits: int
    orders: int
    goods: int  # satang
    missed: int
    left: int  # pieces in the evening
    share: float  # of the visits of the most visited product, 0–1


@dataclass(frozen=True)
class Step:
    """One step of the buyers' way."""

    icon: str
    title: str
    people: int
    passed: str  # "1 ใน 12" of the step before, "" for the first


def sentences(play, day):
    """What a day brought, in the words one would say it with."""
    lines = [
        f"มีคนเปิดดูสินค้า {thai.number(day.visits)} ครั้ง สั่งซื้อ {day.orders} ออเดอร์ รวมค่าของ {thai.baht(day.goods)}"
    ]
    if day.units or day.refused or day.returned:
        reached = f"ของถึงมือลูกค้าและเขาเก็บไว้ {day.units} กล่อง"
        back = [f"ไม่รับ {day.refused}" * bool(day.refused), f"ขอคืน {day.returned}" * bool(day.returned)]
        told = " และ".join(filter(None, back))
        lines.append(f"{reached}{f' {told} กล่อง' if told else ''}")
    elif day.profit < 0:
        lines.append("ยังไม่มีกล่องไหนถึงมือลูกค้า กำไรจึงยังติดลบเท่าค่าห่อ")
    if day.missed:
        lines.append(f"มีคนอยากซื้อแต่ของหมด {day.missed} คน")
    return lines


def promised(play, day):
    """Satang that a day's orders leave if every buyer keeps them: goods paid less full cost of each piece."""
    left = 0
    for row in day.products:
        if row.orders:
            left += row.orders * (row.price - play.unit_cost(row.price, day.plan.paid_by, row.product).total)
            left -= row.orders * row.price
    return left + day.goods


def products(play, day):
    """Each product's part of a day, in the order of the shop."""
    most = max((row.visits for row in day.products), default=0) or 1
    return [
        Sold(
            product=row.product,
            name=name_of(play, row.product),
            price=row.price,
            visits=row.visits,
            orders=row.orders,
            goods=row.goods,
            missed=row.missed,
            left=_evening(play, day, row),
            share=row.visits / most,
        )
        for row in day.products
    ]


def _evening(play, day, row):
    """Pieces in store after the day; of the newest day they are those in store now."""
    if day.day == len(play.days):
        return play.stock[row.product]
    return next(r.pieces - r.arrived for r in play.days[day.day].products if r.product == row.product)


def path(funnel):
    """The buyers' way as steps; each says how many of the step before came so far."""
    found, before = [], None
    for step in dashboard.STEPS:
        people = getattr(funnel, step)
        one_in = "" if before is None else _one_in(before, people)
        found.append(Step(PATH_ICONS[step], dashboard.STEP_TITLES[step], people, one_in))
        before = people
    return found


def _one_in(before, people):
    """ "1 ใน 12" of those before; "" where the words would say nothing."""
    if not people or before < people:
        return ""
    return f"1 ใน {thai.number(round(before / people))}" if before > people else "ทุกคน"


def ready(play):
    """What an opening shop has done: (words, done, fields of the button that does it)."""
    bare = [name for name, number in play.at.items() if not _dressed(play, number)]
    first, ready_ones = next(iter(bare or play.at)), len(play.at) - len(bare)
    steps = [
        (f"ทำหน้าสินค้า เลือกรูป เขียนชื่อ ตั้งราคา ({ready_ones} จาก {len(play.at)} อย่าง)", not bare,
         {"do": "see_product", "product": first, "screen": "product"}),
        ("ดูว่ามีของในร้านกี่ชิ้น ใครขายส่งบ้าง", _seen(play, "stock"), {"do": "open_screen", "screen": "stock"}),
        ("ดูปฏิทินว่ามีวันเลขเบิ้ลเมื่อไร", _seen(play, "calendar"), {"do": "open_screen", "screen": "calendar"}),
    ]  # fmt: skip
    return [step for step in steps if step[2]["screen"] not in play.season.closed]


def _dressed(play, number):
    """Whether a product can be sold; one that came with a price is dressed once its page is written."""
    listing, page = play.season.listings[number], play.pages[number]
    if play.plan.prices[number] is None:
        return False
    return listing.price is None or page.appraisal is None or page.written


def _seen(play, screen):
    return any(event.do == "open_screen" and event.screen == screen for event in play.events)
