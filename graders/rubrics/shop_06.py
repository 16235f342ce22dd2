"""Unit shop-06: parcels, cash on delivery, cash beside profit. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.once import once
from graders.rubric import between, need
from graders.rubrics.money import whole_baht
from graders.rubrics.shop_work import bought, opened, profit, stock

__all__ = ["came_back", "money_first", "profit", "reason", "reserve", "stock", "weighed"]
MARKETS = 7  # enough for a shop of three weeks
BACK = (0.22, 0.14)  # share of orders refused or sent back: nothing from the first, all from the second
ENOUGH = (0.3, 0.7)  # share of other markets in which cash was enough
FEW_DAYS = 3  # sold before figures say anything of refusals


@need(fix="ครั้งหน้า ดูรูปและวิธีจ่ายเงินของร้านก่อน ลองแก้ให้ของตีกลับน้อยลง แล้วเปิดร้านขายให้ครบทุกวัน")
def decided(run):
    """คุณยังไม่ได้เปิดร้าน หรือยังไม่ได้เปลี่ยนรูป ค่าส่ง หรือวิธีจ่ายเงินเลย จึงยังดูเรื่องของตีกลับไม่ได้"""
    kinds = ("choose_photo", "offer_cod", "set_shipping")
    return bool(run.days) and any(event.do in kinds for event in run.play.events)


def _back(summary):
    return (summary.refused + summary.returned) / summary.orders if summary.orders else 1.0


@rubric.check(needs=decided)
def came_back(run):
    """ในตลาดหลายแบบ ของที่ลูกค้าไม่รับหรือส่งคืน ต้องน้อย ได้เต็มเมื่อไม่เกิน 14 ใน 100 ออเดอร์ ไม่ได้คะแนนเมื่อถึง 22 ใน 100"""
    share = sum(map(_back, run.held_out)) / len(run.held_out) if run.held_out else 1.0
    return between(share, none=BACK[0], full=BACK[1]) * run.share_of_days


@came_back.evidence
def _(run):
    whole = run.play.summary
    evidence = f"ร้านคุณมี {whole.orders} ออเดอร์ ลูกค้าไม่รับ {whole.refused} กล่อง ส่งคืน {whole.returned} กล่อง"
    listing = run.play.season.listings[0]
    photo = next(one for one in listing.photos if one.id == run.play.plan.photos[0])
    if photo.honesty < 1:
        return (
            f"{evidence} รูปที่ใช้คือ “{photo.title}”",
            "ครั้งหน้า ใช้รูปที่เหมือนของจริง เปิดกล่องแล้วไม่ผิดหวัง คนจะรับของมากขึ้น",
        )
    return evidence, "ครั้งหน้า ดูว่าของที่ตีกลับเป็นเก็บปลายทางกี่กล่อง แล้วลองถามหน้า “ถ้าทำอีกแบบ” เรื่องเก็บปลายทาง"


@rubric.check(needs=bought)
def reserve(run):
    """ทุกเย็นเงินสดต้องไม่ต่ำกว่า {goal.cash:.0f} บาท ครึ่งหนึ่งดูจากร้านคุณ อีกครึ่งดูจากตลาดอื่น ได้เต็มเมื่อเงินพอ 7 ใน 10 แบบ"""
    least = 100 * run.goal.cash
    own = run.play.summary.lowest_cash >= least
    others = run.share_of_markets(lambda each: each.lowest_cash >= least)
    return (own + between(others, *ENOUGH)) / 2 * run.share_of_days


@reserve.evidence
def _(run):
    day = min(run.days, key=lambda one: one.cash)
    evidence = f"เงินสดร้านคุณต่ำสุด {whole_baht(day.cash)} บาท ในเย็นวันที่ {day.day}"
    return evidence, "ครั้งหน้า ก่อนสั่งของ ดูว่าเงินก้อนถัดไปเข้าวันไหน แล้วสั่งทีละน้อยแต่บ่อยขึ้น"


@once
def _buys(run):
    """Whether the page of money was looked at first, of each order of pieces after a day was sold."""
    found, seen_on = [], None
    for step in run.steps:
        if step.event.do == "open_screen" and step.event.screen == "money":
            seen_on = step.sold
        elif step.event.do == "buy_stock" and step.sold:
            found.append(seen_on == step.sold)
    return found


@rubric.check(needs=bought)
def money_first(run):
    """เปิดร้านแล้ว ก่อนสั่งของทุกครั้ง ต้องเปิดหน้าเงินของวันนั้นดูก่อน ได้คะแนนตามส่วนของครั้งที่ดู"""
    buys = _buys(run)
    return sum(buys) / len(buys) if buys else 0.0


@money_first.evidence
def _(run):
    buys = _buys(run)
    evidence = f"หลังเปิดร้าน คุณสั่งของ {len(buys)} ครั้ง เปิดหน้าเงินก่อน {sum(buys)} ครั้ง"
    return evidence, "ครั้งหน้า ก่อนสั่งของ เปิดหน้าเงิน ดูเงินสดที่มี กับเงินที่กำลังจะเข้า"


@rubric.check(needs=decided)
def weighed(run):
    """เรื่องเก็บปลายทางต้องตัดสินด้วยตัวเลข ขายไปแล้วสามวันขึ้นไป เปิดดูสลิป ได้ครึ่งหนึ่ง เปิดหน้า “ถ้าทำอีกแบบ” ได้อีกครึ่งหนึ่ง"""
    return sum(_looked(run, screen) for screen in ("slip", "what_if")) / 2


def _looked(run, screen):
    return any(day >= FEW_DAYS for day in opened(run, screen))


@weighed.evidence
def _(run):
    said = {True: "เปิดแล้ว", False: "ยังไม่เปิด"}
    slip, what_if = (said[_looked(run, screen)] for screen in ("slip", "what_if"))
    evidence = f"หลังขายไปสามวัน สลิปโอนเงิน{slip} หน้า “ถ้าทำอีกแบบ” {what_if}"
    return evidence, "ครั้งหน้า ดูในสลิปว่าของตีกลับเสียกล่องละเท่าไร แล้วถามหน้า “ถ้าทำอีกแบบ” ว่าถ้าปิดเก็บปลายทางจะเป็นอย่างไร"


reason = rubric.own_words(
    rule="เขียนว่าทำไมกำไรกับเงินสดไม่เท่ากัน และเลือกเรื่องเก็บเงินปลายทางเพราะตัวเลขไหน",
    untold="คุณยังไม่ได้เขียนเรื่องกำไร เงินสด และเก็บปลายทาง",
    first="ครั้งหน้า ก่อนส่งงาน เขียนสองประโยคว่าเงินไปค้างอยู่ที่ไหน และเลือกเก็บปลายทางหรือไม่ เพราะอะไร",
    fix="ครั้งหน้า ยกตัวเลขหนึ่งตัวของเงินที่ยังไม่เข้า และหนึ่งตัวของของที่ตีกลับ",
)
