"""What a screen of the shop reads from a play: rows, sentences, steps. Pure functions, money in satang."""

from dataclasses import dataclass
from functools import lru_cache

from talat.apps.kit import chart, thai
from talat.scenarios import arena

PATH = (
    ("reached", "คนเดินผ่าน"),
    ("noticed", "เห็นสินค้าของเรา"),
    ("visits", "กดเข้ามาดู"),
    ("baskets", "หยิบใส่ตะกร้า"),
    ("orders", "สั่งซื้อ"),
    ("units", "รับของและจ่ายเงิน"),
)
STEPS = {
    "practice": (("product", "เลือกรูป"), ("price", "ตั้งราคา"), ("day", "ขาย"), ("slip", "ดูสลิป")),
    "exercise": (
        ("product", "เลือกรูป"),
        ("price", "ตั้งราคา"),
        ("day", "ขาย"),
        ("explain", "บอกเหตุผล"),
        ("submit", "ส่งงาน"),
        ("result", "ดูคะแนน"),
    ),
}


@dataclass(frozen=True)
class Row:
    """One line of a list of amounts; `satang` is signed as it is shown."""

    title: str
    satang: int
    note: str = ""


@dataclass(frozen=True)
class Cost:
    """What one piece brings and costs at a price."""

    price: int
    paid_by: str
    rows: tuple[Row, ...]  # every cost, above 0
    total: int
    left: int  # price less total, below 0 for a loss


def cost(play, price, paid_by):
    """The `Cost` of one piece today at `price` satang."""
    unit = play.unit_cost(price, paid_by)
    rows = [Row("ค่าของ", unit.goods), Row("ค่าห่อ", unit.packing)]
    if paid_by == "shop":
        rows.append(Row("ค่าส่งที่ร้านจ่าย", unit.shipping))
    rows += [Row(line.title, line.satang) for line in unit.fees]
    return Cost(price, paid_by, tuple(rows), unit.total, price - unit.total)


def slip_rows(day):
    """The payout slip of a sold day as rows: what came in above 0, what was taken below 0, zeros left out."""
    slip = day.slip
    came = [
        Row("ค่าสินค้าที่ลูกค้าจ่าย", slip.goods, f"{day.units} ชิ้น × {thai.money(day.price)}"),
        Row("ค่าส่งที่ลูกค้าจ่าย", slip.shipping_in),
    ]
    taken = [Row(line.title, -line.satang) for line in slip.lines]
    return came[:1] + [row for row in came[1:] + taken if row.satang]


def pocket_rows(day, market):
    """From the payout of a sold day to its profit: what was spent outside the slip."""
    packed = day.units + day.refused
    return [
        Row("เงินโอนเข้าร้าน", day.payout),
        Row("ค่าของที่ขายไป", -market.product.unit_cost * day.units, f"{day.units} ชิ้น"),
        Row("ค่าห่อ", -market.product.packing * packed, f"{packed} กล่อง"),
    ]


def path_rows(day):
    """(title, people, share of those reached 0–1) of each step on the buyers' way that day."""
    everyone = max(1, day.reached)
    return [(title, getattr(day, name), getattr(day, name) / everyone) for name, title in PATH]


def why(play, number):
    """Thai sentences that say why a day's orders differ from the day before; none on the first day."""
    told = play.why(number)
    if told.yesterday is None:
        return []
    lines = []
    if told.today.decision != told.yesterday.decision:
        same, orders, profit = told.unchanged, told.orders_by_decision, told.profit_by_decision
        lines = [
            f"ถ้าคงราคา รูป และค่าส่งแบบเมื่อวาน วันนี้จะได้ {same.orders} ออเดอร์ {_earned(same.profit)}",
            f"สิ่งที่คุณเปลี่ยน ทำให้ออเดอร์{_by(orders)} และกำไร{_by_baht(profit)}",
        ]
    lines.append(f"คนเดินผ่านและรีวิวไม่เหมือนเมื่อวาน ทำให้ออเดอร์{_by(told.orders_by_luck)} ส่วนนี้เป็นเรื่องของจังหวะ")
    return lines


def _earned(profit):
    return f"{'กำไร' if profit >= 0 else 'ขาดทุน'} {thai.baht(abs(profit))}"


def _by(number):
    return "เท่าเดิม" if number == 0 else f"{'เพิ่มขึ้น' if number > 0 else 'ลดลง'} {abs(number)} รายการ"


def _by_baht(satang):
    return "เท่าเดิม" if satang == 0 else f"{'เพิ่มขึ้น' if satang > 0 else 'ลดลง'} {thai.baht(abs(satang))}"


def profit_chart(days):
    """A `Chart` of profit by day in baht; None before the first day is sold."""
    return _profit_chart(tuple((day.day, day.profit) for day in days)) if days else None


@lru_cache(maxsize=8)
def _profit_chart(profits):
    best = max(profits, key=lambda pair: pair[1])
    alt = f"กราฟแท่งกำไรแต่ละวัน {len(profits)} วัน วันที่ดีที่สุดคือวันที่ {best[0]} {_earned(best[1])}"
    few = len(profits) <= 9  # beyond that the words under the bars would run into each other
    return chart.bars(
        labels=[f"วันที่ {day}" if few else str(day) for day, _ in profits],
        values=[profit / 100 for _, profit in profits],
        texts=[thai.number(round(profit / 100)) for _, profit in profits],
        alt=alt,
    )


def steps(part, screen):
    """(title, state) of each step of a part; state is "done", "now" or "later"."""
    names = [name for name, _ in STEPS[part]]
    shown = {"slip": "day"}.get(screen, screen) if "slip" not in names else screen
    now = names.index(shown) if shown in names else len(names)
    states = ["done"] * now + ["now"] + ["later"] * len(names)
    return [(title, states[at]) for at, (_, title) in enumerate(STEPS[part])]


def today(play):
    """The date of the day that comes next; of the last one when all are sold."""
    return arena.date_of(play.market, min(play.today, play.market.days))
