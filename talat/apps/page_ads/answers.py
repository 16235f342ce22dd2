"""The answers to the wizard's questions: fields of a form as values, or in Thai what to do instead."""

from talat.apps.kit.workbench import Wrong
from talat.apps.page_ads import forms
from talat.apps.page_ads.draft import OLDEST, YOUNGEST, goals_of, shares_money
from talat.apps.page_ads.words import GOAL_WORDS, OBJECTIVE_WORDS, SPECIAL_WORDS, STRATEGY_WORDS
from talat.journal.ads import events as said

KNOWS = ("all", "yes", "no")
SEXES = ("all", "women", "men")
BUTTONS = ("shop_now", "learn_more", "send_message", "none")
MOST_ROAS = 100  # times, that a field takes
CAPPED = ("bid_cap", "cost_cap")


def answer(draft, raw, play):
    """The values that the answer to the draft's question gives; `Wrong` (Thai) for one that gives none."""
    return READERS[draft.question](draft, raw, play)


# campaign ------------------------------------------------------------------------------------------------


def _objective(_draft, raw, play):
    allowed = [name for name in play.market.objectives if said.GOALS[name]]
    message = "ยังไม่ได้เลือก อยากให้โฆษณาพาอะไรมา เลือกหนึ่งข้อ"
    if raw.get("objective") in OBJECTIVE_WORDS and raw["objective"] not in allowed:
        message = "ร้านนี้ไม่มีแอปให้ติดตั้ง เลือกข้ออื่น"
    return {"objective": forms.choice(raw, "objective", allowed, message)}


def _special(_draft, raw, _play):
    return {
        "special": forms.choice(raw, "special", tuple(SPECIAL_WORDS), "ยังไม่ได้เลือก ถ้าไม่เข้าหมวดไหน เลือกข้อแรก")
    }


def _purse(_draft, raw, play):
    title = forms.words(raw, "title", 1, said.TITLE, "ชื่อแคมเปญ")
    who = forms.choice(raw, "payer", ("ad_set", "campaign"), "เลือกว่าจะแบ่งเงินแบบไหน")
    if who == "ad_set":
        return {"title": title, "payer": who, "budget": None}
    least = play.market.money.least_daily
    return {
        "title": title,
        "payer": who,
        "budget": forms.money(raw, "budget", least, said.MOST_MONEY, "งบต่อวัน"),
    }


# ad set --------------------------------------------------------------------------------------------------


def _who(_draft, raw, _play):
    youngest, oldest = forms.pair(raw, "youngest", "oldest", (YOUNGEST, OLDEST), "อายุ", "ปี")
    sex = forms.choice(raw, "sex", SEXES, "เลือกว่าให้ใครเห็น ทุกคน ผู้หญิง หรือผู้ชาย")
    knows = forms.choice(raw, "knows", KNOWS, "เลือกว่าให้คนที่รู้จักร้านแล้วเห็นไหม")
    return {"youngest": youngest, "oldest": oldest, "sex": sex, "knows": knows}


def _taste(_draft, raw, play):
    people = play.market.people
    return {
        "regions": forms.ticked(raw, "region", [one.id for one in people.regions]),
        "interests": forms.ticked(raw, "interest", [one.id for one in people.interests]),
    }


def _places(_draft, raw, play):
    how = forms.choice(raw, "where", ("auto", "chosen"), "เลือกว่าจะให้ระบบเลือกที่ หรือเลือกเอง")
    if how == "auto":
        return {"placements": ()}
    chosen = forms.ticked(raw, "place", [one.id for one in play.market.placements])
    if not chosen:
        raise Wrong("where", "ยังไม่ได้เลือกตำแหน่ง ติ๊กอย่างน้อยหนึ่งที่ หรือให้ระบบเลือกให้")
    return {"placements": chosen}


def _goal(draft, raw, play):
    goals = goals_of(draft, play)
    goal = forms.choice(raw, "goal", goals, "เลือกว่าจะให้ระบบหาคนแบบไหนให้")
    strategy = forms.choice(raw, "strategy", tuple(STRATEGY_WORDS), "เลือกวิธีประมูลหนึ่งแบบ")
    found = {"goal": goal, "strategy": strategy, "cap": None, "min_roas": None}
    if strategy in CAPPED:
        found["cap"] = forms.money(raw, "cap", 100, said.MOST_MONEY, "เพดานต่อผลลัพธ์")
    if strategy == "min_roas":
        if goal != "sales":
            raise Wrong("strategy", f"วิธีนี้ใช้ได้เมื่อเลือก “{GOAL_WORDS['sales'][0]}” เท่านั้น เลือกวิธีอื่น")
        times = forms.money(raw, "min_roas", 1, MOST_ROAS * 100, "ยอดขายต่อค่าโฆษณา 1 บาท")
        found["min_roas"] = times
    return found


def _spend(draft, raw, play):
    days, today = play.market.days, play.today
    found = {
        "title": forms.words(raw, "title", 1, said.TITLE, "ชื่อชุดโฆษณา"),
        "budget": None,
        "lifetime": False,
    }
    found["ends"] = (
        None if not forms.typed(raw, "ends") else forms.count(raw, "ends", today, days, "วันสุดท้าย", "")
    )
    if not draft.editing:
        found["starts"] = forms.count(raw, "starts", today, days, "วันเริ่ม", "")
        if found["ends"] is not None and found["ends"] < found["starts"]:
            raise Wrong("ends", "วันสุดท้ายมาก่อนวันเริ่ม เลือกวันสุดท้ายใหม่")
    if not shares_money(draft, play):
        found |= _budget(raw, play, found, draft)
    found["from_hour"], found["to_hour"] = forms.pair(raw, "from_hour", "to_hour", (0, 24), "เวลา", "น.")
    if found["from_hour"] == found["to_hour"]:
        raise Wrong("to_hour", "เวลาเริ่มกับเวลาหยุดตรงกัน โฆษณาจะไม่ได้ลงเลย เลือกเวลาหยุดใหม่")
    found["frequency_cap"] = forms.count(raw, "frequency_cap", 0, 50, "จำนวนครั้ง", "ครั้ง")
    return found


def _budget(raw, play, dates, draft):
    least = play.market.money.least_daily
    if draft.editing:
        if draft.given["lifetime"]:
            return {"budget": forms.money(raw, "budget", least, said.MOST_MONEY, "งบทั้งช่วง"), "lifetime": True}
        return {"budget": forms.money(raw, "budget", least, said.MOST_MONEY, "งบต่อวัน")}
    span = forms.choice(raw, "span", ("daily", "lifetime"), "เลือกว่าเป็นงบต่อวัน หรืองบทั้งช่วง")
    if span == "daily":
        return {"budget": forms.money(raw, "budget", least, said.MOST_MONEY, "งบต่อวัน"), "lifetime": False}
    if dates["ends"] is None:
        raise Wrong("ends", "งบทั้งช่วงต้องมีวันสุดท้าย ระบบจะได้รู้ว่าแบ่งเงินกี่วัน")
    least *= dates["ends"] - dates["starts"] + 1
    return {"budget": forms.money(raw, "budget", least, said.MOST_MONEY, "งบทั้งช่วง"), "lifetime": True}


# ad ------------------------------------------------------------------------------------------------------


def _picture(_draft, raw, play):
    photos = [one.id for one in play.market.creatives]
    return {"photo": forms.choice(raw, "photo", photos, "ยังไม่ได้เลือกรูป กดเลือกหนึ่งรูป")}


def _words(_draft, raw, play):
    leads = ("shop", "inbox") if play.market.inbox.questions else ("shop",)
    return {
        "text": forms.words(raw, "text", 1, said.AD_TEXT, "ข้อความโฆษณา"),
        "headline": forms.words(raw, "headline", 1, said.HEADLINE, "พาดหัว"),
        "button": forms.choice(raw, "button", BUTTONS, "เลือกปุ่มหนึ่งปุ่ม"),
        "leads_to": forms.choice(raw, "leads_to", leads, "เลือกว่ากดแล้วไปไหน"),
    }


def _check(_draft, raw, _play):
    return {"title": forms.words(raw, "title", 1, said.TITLE, "ชื่อโฆษณา")}


READERS = {
    "objective": _objective,
    "special": _special,
    "purse": _purse,
    "who": _who,
    "taste": _taste,
    "places": _places,
    "goal": _goal,
    "spend": _spend,
    "picture": _picture,
    "words": _words,
    "check": _check,
}
