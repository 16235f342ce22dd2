"""Why a day was not like the one before: the parts in words, rounded so that they still add up."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from talat.apps.kit import thai
from talat.apps.storefront.season.figures import drawings
from talat.apps.storefront.season.figures.sharing import rounded

EXPLAINED = {
    "price": "ราคาของเราเปลี่ยนไปจากวันก่อน",
    "photo": "รูปสินค้าเปลี่ยนไป",
    "words": "ชื่อหรือรายละเอียดของสินค้าเปลี่ยนไป หรือตลาดซ่อนสินค้า",
    "shipping": "คนที่จ่ายค่าส่งเปลี่ยนไป",
    "offers": "โปรโมชั่นหรือวิธีจ่ายเงินเปลี่ยนไป",
    "reviews": "จำนวนรีวิวหรือดาวเปลี่ยนไป",
    "trust": "วิธีตอบลูกค้าทำให้คนไว้ใจร้านมากขึ้นหรือน้อยลง",
    "stock": "ของในร้านมีมากขึ้นหรือน้อยลง",
    "rank": "สินค้าขึ้นหน้าหรือลงหลังในหน้าค้นหา",
    "rivals": "ร้านอื่นเปลี่ยนราคา โฆษณา หรือของหมด",
    "following": "คนที่รู้จักร้านมากขึ้นหรือน้อยลง",
    "season": "วันในสัปดาห์ เงินเดือนออก หรือวันเลขเบิ้ล",
    "luck": "คนที่บังเอิญผ่านมา เราเลือกไม่ได้",
}
OURS = ("price", "photo", "words", "shipping", "offers", "reviews", "trust", "stock", "rank", "following")


@dataclass(frozen=True)
class Part:
    """One cause."""

    title: str
    about: str
    ours: bool  # whether the shop can do something about it
    orders: float  # rounded to a tenth
    orders_text: str  # "+1.5"
    money: int  # satang, whole baht
    money_text: str


@dataclass(frozen=True)
class Told:
    """One day against the day before."""

    day: int
    before: int  # orders
    after: int
    money_before: int
    money_after: int
    parts: tuple[Part, ...]  # those that moved anything, the largest first
    sentence: str
    chart: object


_KEPT = WeakKeyDictionary()  # play → {day: Told}; a sold day's causes never change, and they take a while


def _signed(number, digits=1):
    text = thai.number(abs(number), digits).removesuffix(".0")
    return f"{'+' if number > 0 else thai.MINUS if number < 0 else ''}{text}"


def told(play, day):
    """The `Told` of a sold day from the second on; None for the first."""
    kept = _KEPT.setdefault(play, {})
    if day not in kept:
        kept[day] = _told(play.why(day))
    return kept[day]


def _told(found):
    if found is None:
        return None
    orders = rounded([10 * cause.orders for cause in found.causes])
    money = rounded([cause.money for cause in found.causes], 100)
    money = _exact(money, found.money_after - found.money_before)
    parts = [
        Part(
            cause.title, EXPLAINED.get(cause.name, ""), cause.name in OURS, ten / 10, _signed(ten / 10),
            satang, _signed(satang / 100, 2).removesuffix(".00"),
        )
        for cause, ten, satang in zip(found.causes, orders, money, strict=True)
        if ten or satang
    ]  # fmt: skip
    parts = tuple(sorted(parts, key=lambda part: -abs(part.orders)))
    before, after = found.orders_before, found.orders_after
    walk = tuple((part.title, part.orders, part.orders_text) for part in parts if part.orders)
    chart = drawings.steps(
        (f"วันที่ {found.against}", before, f"{before} ออเดอร์"),
        walk,
        (f"วันที่ {found.day}", after, f"{after} ออเดอร์"),
    )
    moneys = found.money_before, found.money_after
    return Told(found.day, before, after, *moneys, parts, _sentence(parts, before, after), chart)


def _exact(parts, total):
    """Whole baht whose sum misses `total` by less than one; the largest part takes the satang."""
    if not parts:
        return parts
    at = max(range(len(parts)), key=lambda number: abs(parts[number]))
    return [part + (total - sum(parts)) * (number == at) for number, part in enumerate(parts)]


def _sentence(parts, before, after):
    if before == after:
        change = f"ขายได้ {after} ออเดอร์เท่าวันก่อน"
    else:
        change = f"{'เพิ่มขึ้น' if after > before else 'ลดลง'}จาก {before} เป็น {after} ออเดอร์"
    if not parts or not parts[0].orders:
        return change
    main = parts[0]
    return f"{change} เรื่องที่มีผลมากที่สุดคือ “{main.title}” ({main.orders_text} ออเดอร์)"
