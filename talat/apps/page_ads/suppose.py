"""What if: one decision of the past put in on paper, and the days played again under the same luck."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.kit.workbench import Wrong
from talat.apps.page_ads import forms
from talat.journal.ads import events as said
from talat.journal.events import BadEvent, parse
from talat.journal.rerun import Change, rerun

KINDS = ("price", "budget", "photo", "off")
LOOK = "เลือกจากที่เห็นบนหน้าจอ"


@dataclass(frozen=True)
class Answer:
    """What a change of the past would have brought by today."""

    sentence: str  # the change as it was asked, Thai
    rows: tuple[tuple[str, str, str, str], ...]  # (what, as it was, had it been, difference), ready to read
    profit: int  # satang the change would have added


def answer(play, raw):
    """The `Answer` to a sentence with choices; `Wrong` or `BadEvent` (Thai) when it cannot be asked."""
    if not play.days:
        raise BadEvent("ยังไม่มีวันที่ผ่านมาให้ย้อนดู ไปวันแรกก่อน")
    day = forms.count(raw, "day", 1, len(play.days), "วันที่จะย้อนไป", "")
    kind = forms.choice(raw, "kind", KINDS, f"เลือกว่าจะเปลี่ยนอะไร {LOOK}")
    changed, words = READERS[kind](play, raw)
    at = [number for number, event in enumerate(play.events) if event.do == "next_day"][day - 1]
    try:
        other = rerun(play.market, play.seed, play.events, Change(at, parse(changed), inserted=True))
    except BadEvent as problem:
        raise BadEvent(f"ย้อนไปเปลี่ยนแบบนั้นไม่ได้ {problem.message_th}") from None
    was, had = play.summary, other.summary
    return Answer(
        f"ถ้าตั้งแต่วันที่ {day} {words}",
        (
            ("ค่าโฆษณา", *_sides(was.spend, had.spend, thai.baht)),
            ("คนกดดู", *_sides(was.clicks, had.clicks, _times)),
            ("ออเดอร์", *_sides(was.orders, had.orders, _orders)),
            ("กำไรหลังหักทุกอย่าง", *_sides(was.profit, had.profit, thai.baht)),
        ),
        had.profit - was.profit,
    )


def _sides(was, had, write):
    gap = had - was
    return write(was), write(had), "เท่าเดิม" if not gap else f"{'+' if gap > 0 else ''}{write(gap)}"


def _times(number):
    return f"{thai.number(number)} ครั้ง"


def _orders(number):
    return f"{thai.number(number)} ออเดอร์"


def _price(play, raw):
    if play.market.price is not None:
        raise Wrong("kind", "บทนี้กำหนดราคาไว้แล้ว เลือกเปลี่ยนอย่างอื่น")
    satang = forms.money(raw, "amount", 100, 10_000_000, "ราคา")
    return {"do": "set_price", "satang": satang}, f"ขายราคา {thai.baht(satang)}"


def _budget(play, raw):
    payers = {f"campaign:{one.id}": one.title for one in play.campaigns.values() if one.budget is not None}
    payers |= {f"ad_set:{one.id}": one.title for one in play.ad_sets.values() if one.budget is not None}
    who = forms.choice(raw, "payer", payers, f"เลือกว่างบของอะไร {LOOK}")
    satang = forms.money(raw, "amount", play.market.money.least_daily, said.MOST_MONEY, "งบ")
    level, name = who.split(":")
    return {"do": f"edit_{level}", level: name, "budget": satang}, f"“{payers[who]}” ใช้งบ {thai.baht(satang)}"


def _photo(play, raw):
    ad = forms.choice(raw, "ad", play.ads, f"เลือกโฆษณา {LOOK}")
    photos = {one.id: one.title for one in play.market.creatives}
    photo = forms.choice(raw, "photo", photos, f"เลือกรูป {LOOK}")
    return {"do": "edit_ad", "ad": ad, "photo": photo}, f"“{play.ads[ad].title}” ใช้รูป “{photos[photo]}”"


def _off(play, raw):
    ad = forms.choice(raw, "ad", play.ads, f"เลือกโฆษณา {LOOK}")
    return {"do": "set_running", "level": "ad", "name": ad, "on": False}, f"ปิด “{play.ads[ad].title}”"


READERS = {"price": _price, "budget": _budget, "photo": _photo, "off": _off}
