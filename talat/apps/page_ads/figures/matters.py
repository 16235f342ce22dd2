"""What waits for a decision on the page, the most urgent first, and the one step that comes next."""

from dataclasses import dataclass, field

from talat.apps.kit import thai
from talat.journal.ads import questions
from talat.journal.ads.books import Account
from talat.journal.ads.outcome import Delivery
from talat.scenarios import page_stage
from talat.scenarios.arena import date_of

URGENCY = ("bad", "warn", "info", "good")
CROWDED = 0.25  # share of auctions left to an own ad from which it is worth a word
QUIET_DAYS = 5  # days without a post from which it is worth a word
DEARER = 1.05  # price level of a day from which it is worth a word


@dataclass(frozen=True)
class Matter:
    """One thing worth a look; the fields of the button that leads there."""

    place: str  # place of the rail it belongs to
    icon: str
    tone: str  # one of URGENCY
    text: str
    note: str = ""
    words: str = ""  # of the button
    fields: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """The one thing to do next."""

    title: str
    text: str
    words: str  # of the big button
    fields: dict


def to(screen):
    """The fields of a button that goes to a screen."""
    return {"do": "open_screen", "screen": screen}


def matters(play):
    """All that is worth a look, the most urgent first."""
    found = [*_money(play), *_ads(play), *_talks(play), *_tests(play), *_posts(play), *_coming(play)]
    return sorted(found, key=lambda matter: URGENCY.index(matter.tone))


def pressing(play):
    """{(place, icon)} of what should not wait for another day."""
    return {(one.place, one.icon) for one in matters(play) if one.tone in ("bad", "warn")}


def counts(play, found):
    """{place: how many things wait there}: people in the inbox, elsewhere what should not wait."""
    if play.finished:
        return {}
    number = {"inbox": len(play.conversations("waiting"))}
    for matter in found:
        if matter.tone in ("bad", "warn") and matter.place != "inbox":
            number[matter.place] = number.get(matter.place, 0) + 1
    return number


# the next step -------------------------------------------------------------------------------------------


def step(play, part):
    """The `Step` that comes next."""
    if play.finished:
        return _after(play, part)
    going = "โฆษณาลงต่อเองทั้งวัน แชตและโพสต์เดินต่อเช่นกัน"
    return _unfinished(play) or Step(
        f"พร้อมไปวันที่ {play.today}",
        going if play.market.advertises else "โพสต์ที่ตั้งไว้ลงเอง คนอ่านทักมาได้ทั้งวัน",
        f"ไปวันที่ {play.today}",
        {"do": "next_day"},
    )


def _after(play, part):
    title = f"ครบ {play.market.days} วันแล้ว"
    if part == "exercise":
        return Step(title, "ขั้นต่อไป เขียนสั้น ๆ ว่าได้เรียนรู้อะไรจากตัวเลข แล้วส่งงาน", "ไปเขียน", to("explain"))
    return Step(title, "ฝึกอีกรอบก็ได้ หรือเลื่อนลงไปทำโจทย์", "เริ่มฝึกใหม่", {"do": "again"})


def _unfinished(play):
    """The first thing without which nobody sees anything; None when ads or posts are on their way."""
    ads = play.market.advertises
    if play.market.price is None and play.shopfront.price is None:
        text = f"ดูต้นทุนต่อชิ้นให้ครบ แล้วตั้งราคาที่เหลือ{'พอจ่ายค่าโฆษณา' if ads else 'กำไร'}"
        return Step("ตั้งราคาก่อน", text, "ไปตั้งราคา", to("price"))
    return _no_ads(play) if ads else _bare_page(play)


def _bare_page(play):
    """The first thing a page without ads lacks."""
    if not play.shopfront.about:
        return Step("แต่งหน้าเพจ", "บอกว่าเราเป็นใคร ขายอะไร สั่งและติดต่ออย่างไร", "ไปแต่งหน้าเพจ", to("page"))
    if play.market.inbox.questions and not play.shopfront.answers and not play.days:
        return Step("ตั้งคำตอบไว้ก่อน", "คนทักมาตอนเราไม่อยู่จะได้ไม่ต้องรอ", "ไปกล่องข้อความ", to("inbox"))
    if play.market.posts and not play.posts:
        return Step("เขียนโพสต์แรก", "เลือกแบบโพสต์กับรูป แล้วเขียนเหมือนคุยกับคนคนเดียว", "ไปเขียนโพสต์", to("post"))
    return None


def _no_ads(play):
    """The first thing without which nothing is advertised."""
    if not play.campaigns:
        text = "บอกระบบว่าอยากให้คนทำอะไร ใครควรเห็น และใช้เงินวันละเท่าไร"
        return Step("สร้างแคมเปญแรก", text, "เริ่มสร้างแคมเปญ", {"do": "begin", "level": "campaign"})
    bare = next((one for one in play.campaigns.values() if not _below(play, one.id)), None)
    if bare and not play.ads:
        fields = {"do": "begin", "level": "ad_set", "under": bare.id}
        return Step("ให้ใครเห็น", f"แคมเปญ “{bare.title}” ยังไม่มีชุดโฆษณา", "ทำชุดโฆษณาต่อ", fields)
    if not play.ads:
        first = list(play.ad_sets.values())[-1]
        fields = {"do": "begin", "level": "ad", "under": first.id}
        return Step("ทำโฆษณาให้คนดู", f"ชุดโฆษณา “{first.title}” ยังไม่มีโฆษณา", "ทำโฆษณาต่อ", fields)
    if all(ad.review == "rejected" for ad in play.ads.values()):
        return Step("แก้โฆษณาที่ถูกปฏิเสธ", "ตอนนี้ไม่มีโฆษณาลงอยู่เลย ดูว่าตรงไหนผิด แล้วแก้", "ไปดูและแก้", to("review"))
    return None


def _below(play, campaign):
    return [one for one in play.ad_sets.values() if one.campaign == campaign]


def launch(play):
    """What stands before the first day: (words, note, whether it is done)."""
    front, market = play.shopfront, play.market
    rows = [("ตั้งราคา", thai.baht(front.price) if front.price else "ดูต้นทุนต่อชิ้นก่อน", front.price is not None)]
    rows.append(("แต่งหน้าเพจ", "บอกว่าเราเป็นใคร", any(event.do == "set_page" for event in play.events)))
    if market.advertises:
        rows.append(("สร้างแคมเปญ", "อยากให้คนทำอะไร", bool(play.campaigns)))
        rows.append(("สร้างชุดโฆษณา", "ใครเห็น ใช้เงินเท่าไร", bool(play.ad_sets)))
        rows.append(("ทำโฆษณา แล้วส่งตรวจ", "รูปและคำที่คนเห็น", bool(play.ads)))
    if market.inbox.questions:
        rows.append(("ตั้งคำตอบอัตโนมัติ", "คนทักมาจะไม่ต้องรอ", bool(front.answers)))
    if market.posts and not market.advertises:
        rows.append(("เขียนโพสต์แรก", "คนติดตามเห็นได้ฟรี", bool(play.posts)))
    return rows


# what is worth a look ------------------------------------------------------------------------------------


def spent_up(play):
    """Whether what is left of the prepaid money is less than the least budget of a day."""
    return play.desk.purse[Account.PREPAID] < play.market.money.least_daily


def stands_now(play, level, name):
    """How a thing of the tree stands; what hardly delivers because the money is gone has no money."""
    stands = questions.delivery(play, level, name)
    return Delivery("no_money") if stands.code == "not_delivering" and spent_up(play) else stands


def _money(play):
    left = play.desk.purse[Account.PREPAID]
    if play.finished or not play.market.advertises:
        return
    if spent_up(play):
        note = f"เหลือ {thai.baht(left)} ไม่พอลงโฆษณา" if left else "โฆษณาหยุดลงทั้งหมด"
        yield Matter("money", "wallet", "bad", "เงินค่าโฆษณาหมดแล้ว", note, "ดูเงิน", to("money"))
    elif play.days and play.days[-1].spend and left < 3 * play.days[-1].spend:
        days = max(left // play.days[-1].spend, 1)
        note = f"เหลือ {thai.baht(left)} ถ้าใช้เท่าวันนี้ จะพออีกราว {days} วัน"
        yield Matter("money", "wallet", "warn", "เงินค่าโฆษณาใกล้หมด", note, "ดูเงิน", to("money"))


def _see(level, name):
    return {"do": "choose", "level": level, "name": name}


def _ads(play):
    refused = [ad for ad in play.ads.values() if ad.review == "rejected" and ad.on]
    if refused:
        text = (
            f"โฆษณา “{refused[0].title}” ถูกปฏิเสธ" if len(refused) == 1 else f"โฆษณา {len(refused)} ชิ้นถูกปฏิเสธ"
        )
        yield Matter("ads", "alert", "bad", text, "ดูว่าคำไหนผิด และเขียนอย่างไรแทน", "ดูผลตรวจ", to("review"))
    for ad_set in play.ad_sets.values():
        yield from _ad_set(play, ad_set)
    waiting = [ad for ad in play.ads.values() if ad.review == "waiting"]
    if waiting:
        yield Matter("review", "clock", "info", f"โฆษณา {len(waiting)} ชิ้นรอตรวจ", "ตรวจคืนนี้ พรุ่งนี้เช้ารู้ผล")


def _ad_set(play, one):
    stands, name = stands_now(play, "ad_set", one.id), f"“{one.title}”"
    if stands.code == "out_of_budget":
        text = f"{name} งบหมดตั้งแต่ก่อน {stands.hour + 1}:00 น."
        yield Matter("ads", "clock", "warn", text, "คนที่เล่นมือถือตอนเย็นไม่ได้เห็น", "ดูชุดนี้", _see("ad_set", one.id))
    elif stands.code == "not_delivering":
        yield Matter("ads", "eye", "warn", f"{name} แทบไม่มีใครเห็น", "", "ดูชุดนี้", _see("ad_set", one.id))
    elif stands.code in ("fatigue", "creative_limited"):
        seen = questions.figures(play, "ad_set", one.id, max(len(play.days) - 6, 1)).frequency or 0
        note = f"7 วันนี้แต่ละคนเห็นเฉลี่ย {thai.number(seen, 1)} ครั้ง ราคาต่อผลลัพธ์แพงขึ้น"
        yield Matter("ads", "repeat", "warn", f"คนเริ่มเบื่อโฆษณาใน {name}", note, "ดูชุดนี้", _see("ad_set", one.id))
    elif stands.code in ("learning", "limited"):
        text = f"{name} กำลังเรียนรู้ {stands.results}/{stands.needed}"
        note = "ผลยังไม่นิ่ง ถ้าแก้บ่อย ระบบต้องเริ่มเรียนใหม่"
        yield Matter("ads", "target", "info", text, note, "ดูชุดนี้", _see("ad_set", one.id))
    against = questions.against_itself(play, one.id, max(len(play.days), 1)) if play.days else None
    if against and against >= CROWDED and len(play.ad_sets) > 1:
        note = f"{thai.percent(against)} ของโอกาสที่เข้าประมูล เสียให้โฆษณาอื่นของเราเอง"
        yield Matter(
            "ads", "people", "info", f"{name} แย่งคนดูกับโฆษณาของเราเอง", note, "ดูชุดนี้", _see("ad_set", one.id)
        )


def _talks(play):
    waiting = play.conversations("waiting")
    missed = play.days[-1].missed if play.days else 0
    if waiting:
        days = play.today - waiting[0].day - 1
        note = f"คนแรกรอมา {days} วันแล้ว" if days else "ทักมาวันนี้"
        note = f"วันนี้มี {missed} คนเลิกรอไปแล้ว" if missed else note
        tone = "bad" if missed else "warn"
        yield Matter("inbox", "chat", tone, f"มีแชตรอตอบ {len(waiting)} คน", note, "ไปตอบแชต", to("inbox"))
    elif missed:
        note = "ตั้งคำตอบอัตโนมัติช่วยได้"
        yield Matter("inbox", "chat", "bad", f"มี {missed} คนเลิกรอคำตอบไปแล้ว", note, "ไปที่แชต", to("inbox"))


def _tests(play):
    for test in play.tests.values():
        if test.last == len(play.days):
            yield Matter(
                "test", "flask", "good", "การทดสอบจบแล้ว", "ดูว่าต่างกันจริงหรือเปล่า", "ดูผลทดสอบ", to("test")
            )


def _posts(play):
    if not play.market.posts or not play.days or play.finished:
        return
    last = max((post.day for post in play.posts.values()), default=0)
    if play.days[-1].lost_followers:
        note = "โพสต์ถี่กว่าที่คนอยากเห็น ลองเว้นวัน"
        yield Matter("post", "people", "warn", f"มีคนเลิกติดตาม {play.days[-1].lost_followers} คน", note)
    for post in play.days[-1].posts:
        if post.faults:
            note = f"{post.faults[0].title} คนจึงเห็นน้อยลง"
            yield Matter("post", "alert", "bad", "โพสต์นี้มีคำหรือรูปที่ใช้ไม่ได้", note, "ดูโพสต์", to("post"))
    quiet = play.today - last
    if quiet > QUIET_DAYS:
        text = f"เพจเงียบมา {quiet - 1} วัน" if last else "เพจยังไม่มีโพสต์"
        yield Matter("post", "picture", "info", text, "โพสต์ให้คนติดตามเห็นได้ฟรี", "เขียนโพสต์", to("post"))


def _coming(play):
    if play.finished or not play.market.advertises:
        return
    on = date_of(play.market, play.today)
    for stretch in page_stage.seasons(play.market):
        if stretch.first <= on <= stretch.last and stretch.level >= DEARER:
            more = thai.percent(stretch.level - 1)
            note = f"คู่แข่งยอมจ่ายแพงกว่าปกติราว {more}"
            yield Matter("ads", "calendar", "info", f"พรุ่งนี้อยู่ในช่วง “{stretch.title}”", note)
