"""Money: where it is, how cash and profit went their own ways, what is due, and each day's slip."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.storefront.figures import Row
from talat.apps.storefront.season.figures import drawings
from talat.apps.storefront.season.figures.numbers import marks
from talat.apps.storefront.season.figures.waiting import when
from talat.journal.shop import dashboard

HOLDERS = {"platform": "ตลาด", "carrier": "ขนส่ง"}


@dataclass(frozen=True)
class Pocket:
    """A place where the shop's money is."""

    name: str
    about: str
    satang: int
    share: float  # of all, 0–1


@dataclass(frozen=True)
class Coming:
    """Money that will come."""

    when: str
    date: str
    sender: str
    parcels: int
    satang: int


def pockets(play):
    """Where the shop's money is now; the shares add up to 1."""
    if not play.days:
        stock = sum(one.stock * one.product.unit_cost for one in play.season.listings)
        amounts = (play.cash, 0, 0, stock + play.season.cash.opening - play.cash, 0)
    else:
        last = dashboard.money(play)[-1]
        ordered = last.ordered + last.cash - play.cash  # ordered since the evening
        amounts = (play.cash, last.platform, last.carrier, last.stock + ordered, last.out)
    names = (
        ("เงินสด", "หยิบไปซื้อของได้เลย"),
        ("ตลาดถือไว้", "ลูกค้าจ่ายแล้ว รอโอน"),
        ("ขนส่งถือไว้", "เก็บปลายทางมาแล้ว รอโอน"),
        ("ของในร้านและที่สั่งไว้", "เงินที่กลายเป็นของ ยังไม่ได้ขาย"),
        ("ของระหว่างส่ง", "อยู่ในกล่อง ยังไม่ถึงลูกค้า"),
    )
    whole = max(1, sum(amounts))
    return [
        Pocket(name, about, satang, satang / whole)
        for (name, about), satang in zip(names, amounts, strict=True)
    ]


def chart(play):
    """Cash and profit so far; None before the second day."""
    days = dashboard.money(play)
    if len(days) < 2:
        return None
    columns = zip(*((day.date, day.cash, day.profit_so_far) for day in days), strict=True)
    return drawings.cash_and_profit(*columns, marks(play))


def rows(play):
    """The numbers of the chart, newest first."""
    return [
        (
            thai.short_date(day.date),
            thai.money(day.cash),
            thai.money(day.profit_so_far),
            thai.money(day.profit),
        )
        for day in reversed(dashboard.money(play))
    ]


def apart(play):
    """The sentence that tells cash from profit now; "" before the first day."""
    if not play.days:
        return ""
    summary = play.summary
    grown = play.cash - play.season.cash.opening
    told = f"เงินสด{'เพิ่มขึ้น' if grown >= 0 else 'ลดลง'} {thai.baht(abs(grown))} จากวันแรก"
    earned = f"{'กำไร' if summary.profit >= 0 else 'ขาดทุน'}รวม {thai.baht(abs(summary.profit))}"
    return f"{told} แต่{earned} สองตัวเลขนี้ไม่เท่ากัน เพราะเงินบางส่วนกลายเป็นของ และบางส่วนยังไม่โอนมา"


def due(play):
    """Money that will come, the nearest first."""
    return [
        Coming(when(play, one.day), thai.short_date(one.date), HOLDERS[one.holder], one.parcels, one.satang)
        for one in play.due
    ]


def transfer_rows(transfer):
    """One transfer as rows: what buyers paid above 0, what was taken below 0; zeros are left out."""
    came = [Row("ค่าสินค้าตามราคาที่ตั้ง", transfer.listed, f"{transfer.parcels} กล่อง")]
    came += [Row("ส่วนลดที่ร้านให้", -transfer.cuts), Row("ค่าส่งที่ลูกค้าจ่าย", transfer.shipping_in)]
    taken = [Row(line.title, -line.satang, _rate(line)) for line in transfer.lines]
    return [row for row in came + taken if row.satang]


def _rate(line):
    if line.percent:
        return f"{line.percent}% ใช้ตั้งแต่ {thai.short_date(line.valid_from)} {line.valid_from.year + 543}"
    return f"ออเดอร์ละ {thai.baht(line.flat)}" if line.flat else ""


def day_rows(slip):
    """A day's cash from morning to evening as rows."""
    came = [
        Row(one.title, one.payout, f"ของถึงลูกค้าวันที่ {one.reached} · {one.parcels} กล่อง")
        for one in slip.transfers
    ]
    paid = [Row(one.title, -one.satang, f"{thai.number(one.count)} {_unit(one.code)}") for one in slip.costs]
    return came + paid


def _unit(code):
    return "ชิ้น" if code == "suppliers" else "กล่อง"
