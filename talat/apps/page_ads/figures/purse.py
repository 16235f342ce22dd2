"""Money of the page: from sales to profit so far, day by day, what is left for ads, cost of a piece."""

from dataclasses import dataclass

from talat.apps.kit import spans, thai
from talat.engine import finance
from talat.journal.ads.books import Account
from talat.scenarios import arena


@dataclass(frozen=True)
class Cost:
    """What one piece brings and costs at a price, before advertising."""

    price: int
    rows: tuple[tuple[str, int], ...]  # (words, satang above 0)
    left: int  # what an order may spend on advertising at most


def cost(play, price, paid_by):
    """The `Cost` of one kept piece at `price` satang, at the fees of the next day."""
    day = min(play.today, play.market.days)
    unit = finance.unit_cost(price, paid_by, arena.parcel(play.market), arena.fees(play.market, day))
    rows = [("ค่าของ", unit.goods), ("ค่าห่อ", unit.packing)]
    if paid_by == "shop":
        rows.append(("ค่าส่งที่ร้านจ่าย", unit.shipping))
    rows += [(line.title, line.satang) for line in unit.fees]
    return Cost(price, tuple(rows), price - unit.total)


def whole(play, days=None):
    """`spans.Fall`s from what buyers paid to what is left, of some days or of all."""
    days = play.days if days is None else days
    taken = {}
    for day in days:
        for line in day.slip.lines:
            taken[line.title] = taken.get(line.title, 0) + line.satang
    goods, packing, spend = (
        sum(getattr(day, name) for day in days) for name in ("goods", "packing", "spend")
    )
    steps = [(title, -satang) for title, satang in taken.items()]
    steps += [("ค่าของ", -goods), ("ค่าห่อ", -packing), ("ค่าโฆษณา", -spend)]
    profit = sum(day.profit for day in days)
    return spans.waterfall(
        ("ลูกค้าจ่าย", sum(day.slip.gross for day in days)), steps, "กำไร" if profit >= 0 else "ขาดทุน"
    )


def tiles(play):
    """(words, amount, note, tone) of the money that matters."""
    summary, purse = play.summary, play.desk.purse
    days = play.market.days - len(play.days)
    left = purse[Account.PREPAID]
    note = f"เหลืออีก {days} วัน เฉลี่ยวันละ {thai.baht(left // days)}" if days else ""
    made = "กำไรรวม" if summary.profit >= 0 else "ขาดทุนรวม"
    if not play.market.advertises:
        return [
            ("ขายได้", thai.baht(summary.revenue), f"{thai.number(summary.kept)} ออเดอร์ที่ลูกค้ารับของ", ""),
            (made, thai.baht(abs(summary.profit)), "หลังหักทุกอย่าง", "good" if summary.profit >= 0 else "bad"),
        ]
    return [
        ("เงินค่าโฆษณาเหลือ", thai.baht(left), note, ""),
        ("จ่ายค่าโฆษณาไปแล้ว", thai.baht(summary.spend), f"จากที่เติมไว้ {thai.baht(play.market.money.ads)}", ""),
        ("เหลือก่อนค่าโฆษณา", thai.baht(summary.earned_after), "หักค่าของ ค่าห่อ ค่าธรรมเนียมแล้ว", ""),
        (made, thai.baht(abs(summary.profit)), "หลังหักทุกอย่าง", "good" if summary.profit >= 0 else "bad"),
    ]


def rows(play):
    """One line a day, the newest first: day, sales, left before advertising, advertising, profit; without ads
    day, sales and profit."""
    found = []
    for day in reversed(play.days):
        paid = (day.earned, day.spend) if play.market.advertises else ()
        found.append((day.day, *map(thai.baht, (day.slip.goods, *paid, day.profit))))
    return found
