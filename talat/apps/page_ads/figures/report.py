"""The dashboard: its columns with their meaning, its rows, cuts of them, and profit beside ROAS."""

from dataclasses import dataclass

from talat.apps.kit import spans, thai
from talat.apps.page_ads.words import GOAL_WORDS, LEVEL_WORDS
from talat.journal.ads import questions
from talat.scenarios.arena import date_of

WEEK = 7
NONE = "–"


@dataclass(frozen=True)
class Column:
    """A column of the dashboard."""

    key: str  # field or property of `Figures`
    word: str
    english: str
    plain: str  # one sentence
    counted: str
    kind: str  # "count" | "times" | "money" | "share"


COLUMNS = {
    one.key: one
    for one in (
        Column("spend", "จ่ายไป", "Amount spent", "เงินค่าโฆษณาที่ใช้ไปแล้ว", "รวมค่าโฆษณาทุกวันในช่วงที่ดู", "money"),
        Column(
            "impressions", "ครั้งที่เห็น", "Impressions", "โฆษณาถูกแสดงบนจอกี่ครั้ง",
            "คนเดียวเห็น 3 ครั้ง นับเป็น 3", "count",
        ),
        Column("reach", "คนที่เห็น", "Reach", "มีคนกี่คนที่เห็นโฆษณา", "คนเดียวเห็นกี่ครั้งก็นับ 1 คน", "count"),
        Column(
            "frequency", "เห็นซ้ำ", "Frequency", "คนหนึ่งเห็นโฆษณาเฉลี่ยกี่ครั้ง ยิ่งมากคนยิ่งเบื่อ",
            "ครั้งที่เห็น ÷ คนที่เห็น", "times",
        ),
        Column(
            "cpm", "ราคาต่อพันครั้ง", "CPM", "ให้คนเห็นครบพันครั้ง ต้องจ่ายเท่าไร", "เงินที่จ่าย × 1,000 ÷ ครั้งที่เห็น", "money",
        ),
        Column("clicks", "คลิก", "Clicks", "คนกดโฆษณากี่ครั้ง", "นับทุกครั้งที่กดไปหน้าร้านหรือแชต", "count"),
        Column("ctr", "อัตราคลิก", "CTR", "คนเห็นร้อยครั้ง กดกี่ครั้ง", "คลิก ÷ ครั้งที่เห็น", "share"),
        Column("cpc", "ราคาต่อคลิก", "CPC", "กดหนึ่งครั้ง เราจ่ายเท่าไร", "เงินที่จ่าย ÷ คลิก", "money"),
        Column("reactions", "ถูกใจ", "Reactions", "คนกดถูกใจหรือคอมเมนต์กี่ครั้ง", "ไม่ได้แปลว่าซื้อ", "count"),
        Column("messages", "ทักแชต", "Messages", "คนทักแชตจากโฆษณากี่คน", "นับแชตที่เริ่มใหม่", "count"),
        Column(
            "results", "ผลลัพธ์", "Results", "สิ่งที่ชุดโฆษณานี้ให้ระบบหา ได้มากี่ครั้ง",
            "ชุดที่หาคนซื้อ นับออเดอร์ ชุดที่หาคนทัก นับแชต", "count",
        ),
        Column("cpa", "ราคาต่อผลลัพธ์", "CPA", "ผลลัพธ์หนึ่งครั้ง เราจ่ายเท่าไร", "เงินที่จ่าย ÷ ผลลัพธ์", "money"),
        Column(
            "orders", "ออเดอร์", "Purchases", "คนที่กดโฆษณาแล้วซื้อ มีกี่ออเดอร์",
            "ซื้อภายใน 7 วันหลังกด บางคนอาจซื้ออยู่แล้วแม้ไม่เห็นโฆษณา", "count",
        ),
        Column("conversion", "กดแล้วซื้อ", "Conversion rate", "คนกดร้อยครั้ง ซื้อกี่ครั้ง", "ออเดอร์ ÷ คลิก", "share"),
        Column("revenue", "ยอดขาย", "Revenue", "ราคาของที่ขายได้ ยังไม่หักอะไร", "ราคา × ออเดอร์จากโฆษณา", "money"),
        Column(
            "roas", "ยอดขายต่อค่าโฆษณา", "ROAS", "จ่ายค่าโฆษณา 1 บาท ได้ยอดขายกี่บาท ยังไม่ใช่กำไร",
            "ยอดขาย ÷ เงินที่จ่าย", "times",
        ),
        Column(
            "earned", "เหลือก่อนค่าโฆษณา", "Margin", "ยอดขายหักค่าของ ค่าห่อ ค่าธรรมเนียม ค่าส่ง และของตีกลับแล้ว",
            "ยังไม่หักค่าโฆษณา", "money",
        ),
        Column("profit", "กำไร", "Profit", "เงินที่เหลือจริงหลังหักทุกอย่าง", "เหลือก่อนค่าโฆษณา − เงินที่จ่าย", "money"),
    )
}  # fmt: skip
SETS = {
    "delivery": ("ใครเห็น", ("spend", "impressions", "reach", "frequency", "cpm")),
    "clicks": ("ใครกด", ("spend", "clicks", "ctr", "cpc", "reactions", "messages")),
    "sales": ("ใครซื้อ", ("spend", "results", "cpa", "orders", "conversion")),
    "profit": ("เหลือเท่าไร", ("spend", "revenue", "roas", "earned", "profit")),
}
SPAN_WORDS = {"day": "วันล่าสุด", "week": "7 วันล่าสุด", "all": "ทุกวัน"}
BY_WORDS = {"placement": "ตำแหน่ง", "age": "อายุ", "hour": "เวลา", "day": "วัน"}


@dataclass(frozen=True)
class Row:
    """One line of the dashboard: cells in the order of the columns, ready to read."""

    id: str
    title: str
    note: str
    cells: tuple[str, ...]
    tones: tuple[str, ...]
    share: float = 0.0  # of the largest row, for a bar


def days(play, span):
    """(first, last) day of a span; (1, 0) before the first day."""
    last = len(play.days)
    return {"day": max(last, 1), "week": max(last - WEEK + 1, 1), "all": 1}[span], last


def columns(look):
    """The `Column`s that are shown."""
    return [COLUMNS[key] for key in SETS[look.columns][1]]


def table(play, look):
    """(rows, the row of all together) of the dashboard."""
    first, last = days(play, look.span)
    level = "ad_set" if look.level == "all" else look.level
    things = getattr(play, f"{level}s").values()
    found = [
        _row(
            one.id,
            one.title,
            _note(play, level, one),
            questions.figures(play, level, one.id, first, last),
            look,
        )
        for one in things
    ]
    return found, _row("", "รวมทั้งหมด", "", questions.figures(play, "all", "", first, last), look)


def _note(play, level, one):
    if level == "ad_set":
        return f"หา{GOAL_WORDS[one.goal][1]}"
    return play.ad_sets[one.ad_set].title if level == "ad" else ""


def _row(name, title, note, seen, look, share=0.0):
    shown = columns(look)
    cells = tuple(written(getattr(seen, column.key), column.kind) for column in shown)
    tones = tuple("bad" if column.key == "profit" and seen.profit < 0 else "" for column in shown)
    return Row(name, title, note, cells, tones, share)


def written(value, kind):
    """A number of the dashboard as it is read."""
    if value is None:
        return NONE
    return {
        "count": lambda: thai.number(value),
        "times": lambda: thai.number(value, 2),
        "share": lambda: thai.percent(value, 2),
        "money": lambda: thai.money(round(value)),
    }[kind]()


def cuts(play, look):
    """Rows of a breakdown; the bar is the share of views of the row with most of them."""
    first, last = days(play, look.span)
    level, name = (look.level, look.name) if look.name else ("all", "")
    slices = questions.breakdown(play, look.by, level, name, first, last)
    most = max((one.figures.impressions for one in slices), default=0) or 1
    return [
        _row(
            one.key, _cut_title(play, look.by, one.key), "", one.figures, look, one.figures.impressions / most
        )
        for one in slices
    ]


def _cut_title(play, by, key):
    if by == "placement":
        return next(place.title for place in play.market.placements if place.id == key)
    if by == "hour":
        return f"{int(key)}:00 ถึง {int(key) + 1}:00"
    if by == "day":
        return f"วันที่ {key} ({thai.short_date(date_of(play.market, int(key)))})"
    return f"{key.replace('-', ' ถึง ').replace('65+', '65 ปีขึ้นไป')}{'' if key == '65+' else ' ปี'}"


def verdict(play, look):
    """(sentence about ROAS beside profit, tone, rows of a waterfall); None before anything is sold by ads."""
    first, last = days(play, look.span)
    seen = questions.figures(play, "all", "", first, last)
    if not seen.spend:
        return None
    left = f"{'เหลือกำไร' if seen.profit >= 0 else 'แต่ขาดทุน'} {thai.baht(abs(seen.profit))}"
    sentence = f"ยอดขาย {thai.number(seen.roas or 0, 1)} เท่าของค่าโฆษณา {left}"
    if not seen.orders:
        sentence = f"จ่ายค่าโฆษณาไป {thai.baht(seen.spend)} ยังไม่มีใครซื้อ"
    steps = [
        ("ค่าของ ค่าห่อ ค่าธรรมเนียม ค่าส่ง", seen.earned - seen.revenue),
        ("ค่าโฆษณา", -seen.spend),
    ]
    fall = spans.waterfall(("ยอดขายจากโฆษณา", seen.revenue), steps, "กำไรจากโฆษณา")
    return sentence, "good" if seen.profit >= 0 else "bad", fall


def per_order(play, look):
    """(cost of an order, what an order leaves before advertising, ROAS that pays for itself), ready to read.

    None before ads brought an order. What an order leaves is as it is priced now, refusals taken off.
    """
    first, last = days(play, look.span)
    seen, left = questions.figures(play, "all", "", first, last), play.left_of_an_order()
    if not seen.orders:
        return None
    times = thai.number(play.shopfront.price / left, 2) if left > 0 else ""
    return thai.baht(round(seen.spend / seen.orders)), thai.baht(left), times


def names(play):
    """[(level, id, title)] of what a breakdown may be of; all together first."""
    found = [("all", "", "โฆษณาทั้งหมด")]
    for level in ("campaign", "ad_set", "ad"):
        things = getattr(play, f"{level}s").values()
        found += [(level, one.id, f"{LEVEL_WORDS[level]} {one.title}") for one in things]
    return found


def payers(play):
    """[(key, title)] of everything that has a budget of its own."""
    kinds = (("campaign", play.campaigns), ("ad_set", play.ad_sets))
    every = [(level, one) for level, things in kinds for one in things.values()]
    return [(f"{level}:{one.id}", one.title) for level, one in every if one.budget is not None]
