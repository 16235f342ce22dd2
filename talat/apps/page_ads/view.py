"""The page and its ads on the screen: a Jinja template for each screen, fed from the state; no sums."""

from pathlib import Path

from talat.apps.kit import page, screens, thai
from talat.apps.kit.screens import picture
from talat.apps.page_ads import patterns, words
from talat.apps.page_ads.figures import (
    audience,
    causes,
    letters,
    matters,
    posted,
    purse,
    report,
    today,
    tree,
    trials,
    verdicts,
)
from talat.scenarios.arena import date_of

SCENERY = page.templates(Path(__file__).with_name("screens"))
PLACES = (  # of the rail: screen, words, icon, and the screens that belong to it
    ("day", "วันนี้", "today", ()),
    ("page", "เพจ", "page", ("price",)),
    ("post", "โพสต์", "picture", ()),
    ("inbox", "กล่องข้อความ", "chat", ()),
    ("ads", "โฆษณา", "megaphone", ("campaign", "ad_set", "ad", "review")),
    ("dashboard", "ผลลัพธ์", "numbers", ("breakdown", "why", "what_if")),
    ("test", "ทดลอง", "flask", ()),
    ("money", "เงิน", "wallet", ()),
)
ROOMS = {
    "page": (("page", "หน้าเพจ"), ("price", "ราคาและการส่ง")),
    "ads": (("ads", "โฆษณาทั้งหมด"), ("review", "ผลตรวจ")),
    "dashboard": (
        ("dashboard", "ตารางผล"),
        ("breakdown", "แยกดู"),
        ("why", "ทำไมเป็นแบบนี้"),
        ("what_if", "ถ้าทำอีกแบบ"),
    ),
}
PAID = ("ads", "test")  # places that a page without ads has not
RESULTS_ROOMS = (("dashboard", "ผลของโพสต์"), ("why", "ทำไมเป็นแบบนี้"))  # where there are no ads
ALONE = ("result", "practised", "explain", "submit")  # screens without a rail


def render(bench, folder):
    """The HTML of the screen `bench` is on; pictures come from `folder`, the exercise's own."""
    facts = {"tool": bench, "words": words}
    if bench.place == "open":
        facts |= {"market": bench.market, "play": bench.play, "summary": bench.play.summary}
        facts |= {"photo_of": lambda name: _photo(bench, folder, name), "avatar": _own(folder, "avatar")}
        facts |= {"day_date": lambda day: thai.short_date(date_of(bench.market, day))}
        if bench.screen not in ALONE:
            facts |= _around(bench)
        facts |= SCREENS.get(bench.screen, lambda bench, folder: {})(bench, folder)
    return screens.render(bench, SCENERY, facts)


def _around(bench):
    """Rail, rooms, sign, coach."""
    play, found = bench.play, matters.matters(bench.play)
    counted, ads = matters.counts(play, found), bench.market.advertises
    rail = [
        (name, title, counted.get(name, 0), icon)
        for name, title, icon, _ in PLACES
        if ads or name not in PAID
    ]
    here = next((name for name, _, _, rooms in PLACES if bench.screen in (name, *rooms)), "day")
    done = len(play.days)
    sign = {"name": play.shopfront.name, "day": done, "days": play.market.days}
    sign |= {"date": thai.short_date(date_of(play.market, max(done, 1)))}
    money, friends = play.summary.money_left, f"{thai.number(play.summary.followers)} คน"
    sign |= {"facts": (("เงินค่าโฆษณาเหลือ", thai.baht(money)) if ads else ("ผู้ติดตาม", friends),)}
    return {
        "rail": rail,
        "rail_now": here,
        "sign": sign,
        "rooms": RESULTS_ROOMS if here == "dashboard" and not ads else ROOMS.get(here, ()),
        "matters": found,
        "step": matters.step(play, bench.part),
        "question": patterns.question(play, bench.screen) if bench.part == "practice" else "",
    }


def _photo(bench, folder, name):
    """(address, alt) of a picture of the exercise."""
    found = bench.market.photo(name)
    return picture(str(folder), found.picture), found.alt


def _own(folder, name):
    """The address of the page's own picture, "" where the unit has none."""
    return picture(str(folder), f"pictures/page-{name}.svg")


def _day(bench, folder):
    play = bench.play
    if not play.days:
        return {
            "day": None,
            "stages": (),
            "said": (),
            "launch": matters.launch(play),
            "cover": _own(folder, "cover"),
        }
    heights, alt, rows = today.ticks(play)
    return {
        "day": play.days[-1],
        "stages": today.stages(play),
        "said": today.sentences(play),
        "heights": heights,
        "ticks_alt": alt,
        "days_rows": rows,
    }


def _page(_bench, folder):
    return {"cover": _own(folder, "cover")}


def _price(bench, _folder):
    price, paid_by = bench.trial or (bench.play.shopfront.price, bench.play.shopfront.paid_by)
    return {
        "cost": None if price is None else purse.cost(bench.play, price, paid_by),
        "typed": "" if price is None else thai.baht(price).removesuffix(" บาท"),
        "paid_by": paid_by,
    }


def _post(bench, _folder):
    told = {post.post: post for day in bench.play.days for post in day.posts}
    posts = sorted(bench.play.posts.values(), key=lambda post: -post.day)
    return {
        "posts": [(post, told.get(post.id)) for post in posts],
        "kinds": {k.id: k for k in bench.market.posts},
    }


def _inbox(bench, _folder):
    topics = letters.topics(bench.play)
    now = bench.topic or (topics[0].id if topics else "")
    return {
        "topics": topics,
        "topic": next((topic for topic in topics if topic.id == now), None),
        "talks": letters.shown(bench.play, now),
        "speed": letters.speed(bench.play),
    }


def _ads(bench, _folder):
    facts = {"tree": tree.rows(bench.play), "chosen": None}
    if bench.chosen:
        level, name = bench.chosen
        one = getattr(bench.play, f"{level}s").get(name)
        if one is not None:
            facts |= {"chosen": (level, one), "chosen_facts": tree.facts(bench.play, level, name)}
            facts["overlaps"] = tree.overlaps(bench.play, name) if level == "ad_set" else ()
            facts["ranking"] = tree.ranked(bench.play, name) if level == "ad" else ()
    return facts


def _wizard(bench, _folder):
    made, play = bench.making, bench.play
    facts = {"draft": made, "path": tree.path(play, made, bench.screen)}
    if made is not None and made.level != "ad":
        facts["plan"] = audience.plan(made, play)
    if made is not None and made.level == "ad_set":
        facts |= {"meter": audience.meter(made, play), "goals": audience.goals(made, play)}
        facts |= {"starts": audience.days_ahead(play), "ends": [("", "ไม่มีกำหนด"), *audience.days_ahead(play)]}
    if made is not None and made.level == "ad":
        facts["shown_ad"] = {"photo": "", "text": "", "headline": "", "button": "none"} | made.given
    return facts


def _review(bench, _folder):
    return {"judged": verdicts.judged(bench.play)}


def _dashboard(bench, _folder):
    if not bench.market.advertises:
        return {
            "middle": posted.middle(bench.play),
            "bars": posted.bars(bench.play),
            "kinds": posted.kinds(bench.play),
        }
    rows, total = report.table(bench.play, bench.look_at)
    return {
        "look": bench.look_at,
        "columns": report.columns(bench.look_at),
        "rows": rows,
        "total": total,
        "sets": report.SETS,
        "spans": report.SPAN_WORDS,
        "verdict": report.verdict(bench.play, bench.look_at),
        "per_order": report.per_order(bench.play, bench.look_at) if bench.play.days else None,
    }


def _breakdown(bench, _folder):
    return {
        "look": bench.look_at,
        "columns": report.columns(bench.look_at),
        "rows": report.cuts(bench.play, bench.look_at),
        "sets": report.SETS,
        "spans": report.SPAN_WORDS,
        "by": report.BY_WORDS,
        "names": report.names(bench.play),
    }


def _why(bench, _folder):
    day = bench.why_day or len(bench.play.days)
    return {"why_day": day, "told": causes.told(bench.play, day) if day > 1 else None}


def _what_if(bench, _folder):
    return {"payers": report.payers(bench.play), "answer": bench.supposed}


def _test(bench, _folder):
    play = bench.play
    return {
        "tests": [trials.shown(play, test) for test in reversed(play.tests.values())],
        "running": trials.running(play),
        "kinds": trials.KIND_WORDS,
        **trials.to_choose(play),
    }


def _money(bench, _folder):
    return {
        "tiles": purse.tiles(bench.play),
        "fall": purse.whole(bench.play),
        "money_rows": purse.rows(bench.play),
    }


SCREENS = {
    "day": _day,
    "page": _page,
    "price": _price,
    "post": _post,
    "inbox": _inbox,
    "ads": _ads,
    "campaign": _wizard,
    "ad_set": _wizard,
    "ad": _wizard,
    "review": _review,
    "dashboard": _dashboard,
    "breakdown": _breakdown,
    "why": _why,
    "what_if": _what_if,
    "test": _test,
    "money": _money,
}
