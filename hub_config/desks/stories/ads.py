"""A page's story: campaigns, ad sets, ads, posts, answers, tests, and each day's figures."""

from __future__ import annotations

from hub_config.desks.stories.narrator import Narrator, profit
from hub_config.desks.thai import baht, whole_baht

SCREENS = {
    "page": "เพจ",
    "post": "โพสต์",
    "inbox": "อินบ็อกซ์",
    "ads": "ตัวจัดการโฆษณา",
    "campaign": "แคมเปญ",
    "ad_set": "ชุดโฆษณา",
    "ad": "โฆษณา",
    "review": "ผลตรวจโฆษณา",
    "day": "ผลของวัน",
    "dashboard": "ตัวเลขโฆษณา",
    "breakdown": "แยกตัวเลข",
    "test": "การทดสอบ",
    "money": "เงิน",
    "why": "ทำไมถึงเป็นแบบนี้",
    "what_if": "ถ้าวันนั้นทำอีกแบบ",
    "price": "ตั้งราคา",
    "explain": "เขียนเหตุผล",
    "submit": "ส่งงาน",
}
OBJECTIVES = {
    "awareness": "ให้คนรู้จัก",
    "traffic": "ให้คนกดเข้ามาดู",
    "engagement": "ให้คนมีส่วนร่วม",
    "leads": "ให้คนทักมา",
    "app": "ให้คนติดตั้งแอป",
    "sales": "ยอดขาย",
}
GOALS = {
    "reach": "ให้คนเห็น",
    "clicks": "การคลิก",
    "engagement": "การมีส่วนร่วม",
    "messages": "ข้อความ",
    "sales": "การสั่งซื้อ",
}
SPECIAL = {"housing": "ที่อยู่อาศัย", "employment": "การจ้างงาน", "credit": "สินเชื่อ", "politics": "สังคมและการเมือง"}
STRATEGIES = {
    "lowest_cost": "ต้นทุนต่ำสุด",
    "bid_cap": "เพดานราคาประมูล",
    "cost_cap": "เพดานต้นทุนต่อผลลัพธ์",
    "min_roas": "ผลตอบแทนขั้นต่ำ",
}
SEXES = {"all": "ทุกเพศ", "women": "ผู้หญิง", "men": "ผู้ชาย"}
KNOWS = {"all": "", "yes": "รู้จักร้านแล้ว", "no": "ยังไม่รู้จักร้าน"}
LEVELS = {"campaign": "แคมเปญ", "ad_set": "ชุดโฆษณา", "ad": "โฆษณา"}
TESTS = {
    "split_ad_sets": "ทดสอบเทียบสองชุดโฆษณา",
    "split_ads": "ทดสอบเทียบสองโฆษณา",
    "holdout": "ทดสอบกันคนกลุ่มหนึ่งไว้ไม่ให้เห็นโฆษณา",
}


def _title(play, kind, name):
    """The learner's title of a campaign, ad set or ad; its id where there is no play."""
    return getattr(play, kind)[name].title if play and name in getattr(play, kind) else name


def _titles(items, names):
    known = {item.id: item.title for item in items}
    return ", ".join(known.get(name, name) for name in names)


def _changed(new, old, write=str):
    return f"{write(old)} → {write(new)}" if old is not None and old != new else write(new)


def _set_page(event, _play, _before):
    return f"ตั้งชื่อเพจ “{event.name}”", (), event.about


def _write_post(event, play, _before):
    kind = _titles(play.market.posts, [event.kind]) if play else event.kind
    return f"เขียนโพสต์แบบ{kind} รูป “{_photo(play, event.photo)}”", (), event.text


def _photo(play, name):
    return play.market.photo(name).title if play else name


def _reply_inbox(event, _play, _before):
    return f"ตอบแชต {len(event.conversations)} คน", (), event.text


def _set_answer(event, play, _before):
    topic = _titles(play.market.inbox.questions, [event.topic]) if play else event.topic
    if not event.text:
        return f"เลิกตอบอัตโนมัติเรื่อง{topic}", (), ""
    return f"ตั้งคำตอบอัตโนมัติเรื่อง{topic}", (), event.text


def _make_campaign(event, _play, _before):
    said = f"ทำแคมเปญ “{event.title}” วัตถุประสงค์{OBJECTIVES[event.objective]}"
    if event.budget is not None:
        said += f" งบรวมวันละ {baht(event.budget)}"
    if event.special != "none":
        said += f" แจ้งหมวดพิเศษ{SPECIAL[event.special]}"
    return said, (), ""


def _who(event, play):
    """The audience in words."""
    parts = []
    if event.youngest is not None and (event.youngest, event.oldest) != (18, 65):
        parts.append(f"อายุ {event.youngest}–{event.oldest}{' ขึ้นไป' if event.oldest == 65 else ''}")
    if event.sex is not None:
        parts.append(SEXES[event.sex])
    for names, items in (
        (event.regions, play and play.market.people.regions),
        (event.interests, play and play.market.people.interests),
        (event.placements, play and play.market.placements),
    ):
        if names:
            parts.append(_titles(items or (), names))
    parts += [KNOWS[event.knows]] if event.knows and KNOWS[event.knows] else []
    return " · ".join(parts)


def _bid(event):
    if event.strategy is None:
        return ""
    cap = f" {baht(event.cap)}" if event.cap is not None and event.strategy in ("bid_cap", "cost_cap") else ""
    least = f" {event.min_roas / 100:.2f}" if event.strategy == "min_roas" and event.min_roas else ""
    return f"วิธีประมูล{STRATEGIES[event.strategy]}{cap}{least}"


def _make_ad_set(event, play, _before):
    said = f"ทำชุดโฆษณา “{event.title}” เป้าหมาย{GOALS[event.goal]} · {_who(event, play)}"
    if event.budget is not None:
        said += f" · งบ{'ทั้งช่วง' if event.lifetime else 'วันละ'} {baht(event.budget)}"
    return f"{said} · {_bid(event)}", (), ""


def _make_ad(event, play, _before):
    leads = "อินบ็อกซ์" if event.leads_to == "inbox" else "หน้าร้าน"
    said = f"ทำโฆษณา “{event.title}” รูป “{_photo(play, event.photo)}” พาไป{leads}"
    return said, (), f"{event.headline} — {event.text}"


def _edit_campaign(event, play, before):
    title = _title(play, "campaigns", event.campaign)
    return f"แก้งบแคมเปญ “{title}” วันละ {_changed(event.budget, before and before.budget, baht)}", (), ""


def _edit_ad_set(event, play, before):
    parts = [_who(event, play), _bid(event)]
    if event.budget is not None:
        parts.insert(0, f"งบ {_changed(event.budget, before and before.budget, baht)}")
    said = f"แก้ชุดโฆษณา “{_title(play, 'ad_sets', event.ad_set)}” " + " · ".join(
        part for part in parts if part
    )
    anew = play and before and play.ad_sets[event.ad_set].edited != before.edited
    return said.strip(), ("แก้มาก ระบบเริ่มเรียนรู้ใหม่",) if anew else (), ""


def _edit_ad(event, play, _before):
    said = f"แก้โฆษณา “{_title(play, 'ads', event.ad)}”"
    if event.photo is not None:
        said += f" เปลี่ยนรูปเป็น “{_photo(play, event.photo)}”"
    words = " — ".join(text for text in (event.headline, event.text) if text is not None)
    return said, ("ตรวจใหม่คืนนี้ และระบบเริ่มเรียนรู้ใหม่",) if play else (), words


def _set_running(event, play, _before):
    kind = {"campaign": "campaigns", "ad_set": "ad_sets", "ad": "ads"}[event.level]
    what = f"{LEVELS[event.level]} “{_title(play, kind, event.name)}”"
    return f"{'เปิด' if event.on else 'ปิด'}{what}", (), ""


def _start_test(event, play, _before):
    said = f"{TESTS[event.kind]} ถึงวันที่ {event.until}"
    kind = {"split_ad_sets": "ad_sets", "split_ads": "ads"}.get(event.kind)
    if kind:
        said += f": “{_title(play, kind, event.a)}” กับ “{_title(play, kind, event.b)}”"
    return said, (), ""


def _set_price(event, _play, before):
    return f"ตั้งราคา {_changed(event.satang, before and before.price, baht)}", (), ""


def _set_shipping(event, _play, _before):
    return "ให้ลูกค้าจ่ายค่าส่ง" if event.paid_by == "buyer" else "ร้านจ่ายค่าส่งให้", (), ""


def _offer_cod(event, _play, _before):
    return "รับเก็บเงินปลายทาง" if event.on else "ไม่รับเก็บเงินปลายทาง", (), ""


def _next_day(_event, play, _before):
    if not play:
        return "ไปวันต่อไป", (), ""
    day = play.days[-1]
    led = [
        f"ค่าโฆษณา {whole_baht(day.spend)} · สั่งซื้อ {day.orders:,} (จากโฆษณา {day.from_ads:,}) · "
        f"คนทัก {day.messages:,} · {profit(day.profit)}"
    ]
    for review in day.reviews:
        if not review.approved:
            faults = " · ".join(dict.fromkeys(fault.title for fault in review.faults))
            led.append(f"โฆษณา “{_title(play, 'ads', review.ad)}” ไม่ผ่านการตรวจ: {faults}")
    return f"วันที่ {day.day}", led, ""


def _before(play, event):
    """What an edit replaces."""
    kinds = {"edit_campaign": "campaigns", "edit_ad_set": "ad_sets"}
    if event.do in kinds:
        name = event.campaign if event.do == "edit_campaign" else event.ad_set
        return getattr(play, kinds[event.do]).get(name)
    return play.shopfront


NARRATOR = Narrator(
    screens=SCREENS,
    tell={
        "set_page": _set_page,
        "write_post": _write_post,
        "reply_inbox": _reply_inbox,
        "set_answer": _set_answer,
        "make_campaign": _make_campaign,
        "make_ad_set": _make_ad_set,
        "make_ad": _make_ad,
        "edit_campaign": _edit_campaign,
        "edit_ad_set": _edit_ad_set,
        "edit_ad": _edit_ad,
        "set_running": _set_running,
        "start_test": _start_test,
        "set_price": _set_price,
        "set_shipping": _set_shipping,
        "offer_cod": _offer_cod,
        "next_day": _next_day,
    },
    before=_before,
    kept=frozenset({"dashboard", "breakdown", "test"}),
)
