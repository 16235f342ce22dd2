"""What the rubrics of the shop's units have in common: conditions, questions of an attempt, whole checks.

A rubric takes a check over by importing it; its criterion has the check's name. A unit whose shop is already
open when it begins asks by a condition of its own subject (`bought`, `wrote_pages`, …), never by sales alone:
who does nothing but open the shop every day has decided nothing.
"""

from graders import rubric
from graders.once import once
from graders.rubric import between, need
from graders.rubrics.money import outcome, whole_baht
from graders.rubrics.shop_pages import faulty, page_share, told, what_is_wrong
from talat.scenarios.chat import FACTS

LEAST_ORDERS = 2.0  # a day, in the mean of other markets: below it the shop is not yet a shop
EMPTY = (0.25, 0.08)  # share of days times products sold out: nothing from the first, all from the second
ANSWERED = (0.1, 0.6)  # share of those who still waited that were answered rightly
DUE = (*FACTS, "complaint", "stranger", "stop")  # what an answer is owed to
WEEK, WEEKS = 7, (0.2, 0.8)  # share of weeks in which figures were looked at
LOOKS = ("numbers", "why", "what_if", "repeat", "slip", "money", "stock", "rivals")
FIRST_DAYS = 3  # prices set until then are a beginning, not a change


# conditions ----------------------------------------------------------------------------------------------


@need(fix="ครั้งหน้า เขียนหน้าสินค้า เลือกรูปที่ชัด ตั้งราคาใกล้ร้านอื่น แล้วเปิดร้านขายทุกวัน")
def a_shop(run):
    """ร้านยังไม่ได้เปิดขาย หรือแทบไม่มีใครซื้อ จึงยังไม่มีอะไรให้ดู"""
    return bool(run.days) and run.expected("orders") * run.share_of_days >= LEAST_ORDERS


@need(fix="ครั้งหน้า เปิดร้านขายให้ครบทุกวัน แล้วดูว่ามีคนซื้อไหม")
def sold(run):
    """ร้านยังไม่ได้เปิดขาย หรือยังไม่มีใครซื้อเลย จึงยังไม่มีอะไรให้ดู"""
    return bool(run.days) and run.play.summary.orders > 0


@need(fix="ครั้งหน้า เปิดหน้าสต็อก เทียบผู้ขายส่ง แล้วสั่งของเข้าร้าน")
def bought(run):
    """คุณยังไม่ได้สั่งของเข้าร้านเลย หรือยังไม่ได้เปิดร้าน จึงยังดูเรื่องนี้ไม่ได้"""
    return sold(run) and any(one.pieces for one in run.play.purchases)


@need(fix="ครั้งหน้า เปิดหน้าสินค้า เขียนชื่อและรายละเอียดด้วยคำของคุณเอง แล้วกดบันทึก")
def wrote_pages(run):
    """คุณยังไม่ได้เขียนหน้าสินค้า หรือยังไม่ได้เปิดร้าน จึงยังดูเรื่องนี้ไม่ได้"""
    return sold(run) and any(page.written for page in run.play.pages)


@need(fix="ครั้งหน้า เปิดร้านขายสักสองสามวัน แล้วเข้าไปดูหน้าแชต")
def somebody_wrote(run):
    """ร้านยังไม่ได้เปิดขาย หรือแทบไม่มีใครซื้อ จึงยังดูเรื่องการตอบไม่ได้"""
    return a_shop(run) and bool(owed(run))


# words ---------------------------------------------------------------------------------------------------


def name_of(play, product):
    """The Thai name of a product."""
    return play.season.listings[play.at[product]].product.name


# profit and cash -----------------------------------------------------------------------------------------


@rubric.check(needs=a_shop)
def profit(run):
    """ระบบเอาสิ่งที่คุณตัดสินใจทั้งหมดไปลองในตลาดหลายแบบ แล้วเฉลี่ยกำไรหลังหักค่าของ ค่าห่อ ค่าส่ง และค่าธรรมเนียม
    เริ่มได้คะแนนเมื่อเกิน 0 บาท ได้เต็มเมื่อถึง {goal.profit:,.0f} บาท ถ้าเปิดร้านไม่ครบทุกวัน คะแนนลดตามวันที่ขาด
    """
    return between(run.total("profit") / 100, none=0, full=run.goal.profit) * run.share_of_days


@profit.evidence
def _(run):
    whole = run.play.summary
    evidence = (
        f"ร้านคุณขาย {whole.days} วัน ได้ {whole.orders:,} ออเดอร์ {outcome(whole.profit)} "
        f"เมื่อลองในตลาดอีก {len(run.held_out)} แบบ เฉลี่ย{outcome(run.total('profit'))}"
    )
    return evidence, way_to_profit(run)


def way_to_profit(run):
    """One thing to do next time, the one that cost most first."""
    if run.share_of_days < 1:
        return f"ครั้งหน้า เปิดร้านให้ครบ {run.play.market.days} วันก่อนส่งงาน"
    losing = losing_product(run.play)
    if losing:
        return f"{losing} ขายต่ำกว่าต้นทุนต่อชิ้น ครั้งหน้า ดูต้นทุนก่อนตั้งราคา"
    if page_share(run) < 1:
        return "ครั้งหน้า เขียนชื่อและรายละเอียดสินค้าให้ครบ คนจะหาเจอและกล้าซื้อมากขึ้น"
    if empty_share(run) > EMPTY[1]:
        return "ครั้งหน้า สั่งของก่อนหมด วันที่ของขาดคือวันที่ขายไม่ได้ และอันดับร้านก็ตก"
    return "ครั้งหน้า ลองถามหน้า “ถ้าวันนั้น…” ว่าราคาอื่นจะได้กำไรมากกว่าไหม"


def losing_product(play):
    """The name of a product that sells below its full cost now, "" for none."""
    for name, number in play.at.items():
        price = play.plan.prices[number]
        if price is not None and price <= play.unit_cost(price, product=name).total:
            return name_of(play, name)
    return ""


@rubric.check(needs=a_shop)
def cash(run):
    """เงินสดต้องไม่ติดลบเลยสักวัน ทั้งในร้านของคุณ และเมื่อลองในตลาดอื่น ได้คะแนนตามส่วนของตลาดที่เงินสดพอ"""
    if run.play.summary.lowest_cash < 0:
        return 0.0
    return run.share_of_markets(lambda each: each.lowest_cash >= 0)


@cash.evidence
def _(run):
    lowest = run.play.summary.lowest_cash
    day = min(run.days, key=lambda one: one.cash)
    said = f"ติดลบ {whole_baht(-lowest)} บาท" if lowest < 0 else f"เหลือ {whole_baht(lowest)} บาท"
    enough = round(run.share_of_markets(lambda each: each.lowest_cash >= 0) * len(run.held_out))
    evidence = (
        f"วันที่ {day.day} เงินสดร้านคุณต่ำสุด {said} ในตลาดอื่น เงินสดพอทุกวัน {enough} จาก {len(run.held_out)} แบบ"
    )
    return evidence, "ครั้งหน้า ก่อนสั่งของ ดูหน้าเงินว่าเงินก้อนถัดไปเข้าวันไหน แล้วเหลือเงินสดไว้จ่ายค่าห่อกับค่าส่งกลับ"


# stock ---------------------------------------------------------------------------------------------------


def empty_share(run):
    """Share, 0–1, of days times products that ended sold out, in the mean of other markets."""
    days = [each.empty / (each.days * len(run.play.at)) for each in run.held_out]
    return sum(days) / len(days) if days else 1.0


@rubric.check(needs=a_shop)
def stock(run):
    """ของต้องไม่ขาดร้าน นับทุกสินค้าทุกวัน ในตลาดหลายแบบ ได้เต็มเมื่อของหมดไม่เกิน 8 ใน 100 ไม่ได้คะแนนเมื่อถึง 25 ใน 100"""
    return between(empty_share(run), none=EMPTY[0], full=EMPTY[1]) * run.share_of_days


@stock.evidence
def _(run):
    whole, per_day = run.play.summary, len(run.play.at)
    evidence = (
        f"ร้านคุณของหมด {whole.empty} ครั้ง จาก {whole.days * per_day} (นับทุกสินค้าทุกวัน) "
        f"มีคนจะซื้อแต่ไม่เหลือของ {whole.missed:,} คน ในตลาดอื่น ของหมดราว {round(empty_share(run) * 100)} ใน 100"
    )
    return evidence, "ครั้งหน้า สั่งเมื่อของเหลือเท่ากับ ขายวันละกี่ชิ้น คูณด้วยวันที่รอบวกวันเผื่อ"


# pages ---------------------------------------------------------------------------------------------------


@rubric.check(needs=a_shop)
def pages(run):
    """ชื่อสินค้าต้องมีคำที่คนค้นหา รายละเอียดต้องตอบสิ่งที่ลูกค้าอยากรู้ รูปและคำต้องตรงกับของจริง ไม่มีคำต้องห้าม
    สินค้าไหนเกินจริง สินค้านั้นไม่ได้คะแนน และถ้าถูกตลาดซ่อน คะแนนลดตามวันที่ถูกซ่อน
    """
    whole = run.play.summary
    shown = 1.0 - whole.hidden / (whole.days * len(run.play.at))
    return page_share(run) * shown


@pages.evidence
def _(run):
    shares = told(run)
    good = sum(share == 1.0 for share in shares.values())
    evidence = f"หน้าสินค้าที่ครบและไม่เกินจริงมี {good} จาก {len(shares)}"
    if good == len(shares):
        hidden = run.play.summary.hidden
        return f"{evidence} สินค้าถูกตลาดซ่อน {hidden} วัน", "ครั้งหน้า อ่านคำเตือนก่อนบันทึกหน้าสินค้า"
    said, fix = what_is_wrong(run.play, run.play.at[min(shares, key=shares.get)])
    return f"{evidence} {said}", fix


@rubric.check(needs=wrote_pages)
def honest(run):
    """ทุกหน้าสินค้าต้องพูดความจริง ไม่มีคำต้องห้าม ไม่มีคำที่พิสูจน์ไม่ได้ และรูปต้องเหมือนของจริง
    ได้คะแนนตามส่วนของหน้าที่ผ่าน และถ้าถูกตลาดซ่อน คะแนนลดตามวันที่ถูกซ่อน
    """
    whole, pages = run.play.summary, len(run.play.at)
    true = sum(not faulty(run.play, number) for number in range(pages)) / pages
    return true * (1.0 - whole.hidden / (whole.days * pages))


@honest.evidence
def _(run):
    bad = [number for number in range(len(run.play.at)) if faulty(run.play, number)]
    if bad:
        return what_is_wrong(run.play, bad[0])
    hidden = run.play.summary.hidden
    evidence = f"ตอนส่งงาน ทุกหน้าสินค้าพูดความจริง สินค้าถูกตลาดซ่อน {hidden} วัน"
    return evidence, "ครั้งหน้า กดลองตรวจดูก่อนบันทึกทุกครั้ง คำต้องห้ามจะได้ไม่หลุดไปถึงลูกค้า"


# talking -------------------------------------------------------------------------------------------------


def owed(run):
    """Conversations an answer was owed to and could still reach somebody in."""
    return [chat for chat in run.play.inbox.seen() if chat.topic in DUE and chat.state != "gone"]


def right_share(run):
    """Share, 0–1, of the people in them who were answered rightly."""
    chats = owed(run)
    people = sum(chat.people for chat in chats)
    return sum(chat.people for chat in chats if "right" in chat.marks) / people if people else 0.0


@rubric.check(needs=somebody_wrote)
def replies(run):
    """คนที่ทักมาถามหรือทักมาบอกปัญหา ควรได้คำตอบที่ถูกและสุภาพ ตอบเองหรือเตรียมคำตอบไว้ก็ได้
    ได้เต็มเมื่อตอบถูก 6 ใน 10 คนที่ยังรออยู่
    """
    return between(right_share(run), *ANSWERED) * run.share_of_days


@replies.evidence
def _(run):
    chats = owed(run)
    people = sum(chat.people for chat in chats)
    right = round(right_share(run) * people)
    silent = sum(chat.people for chat in chats if chat.state in ("ignored", "open"))
    evidence = f"มีคนทักที่ควรได้คำตอบ {people} คน ตอบถูก {right} คน ไม่ได้ตอบ {silent} คน"
    if silent > people - right - silent:
        return evidence, "ครั้งหน้า เตรียมคำตอบของเรื่องที่ถูกถามบ่อยไว้ แล้วเข้าหน้าแชตทุกเย็นก่อนเปิดวันใหม่"
    return evidence, "ครั้งหน้า อ่านคำถามให้จบ แล้วตอบเรื่องที่ถามด้วยข้อมูลจริงของสินค้า"


# looking at figures --------------------------------------------------------------------------------------


@once
def price_changes(run):
    """[(step, whether figures were looked at since the last day sold)] of each real change of a price."""
    found, prices, seen_on = [], {}, None
    for step in run.steps:
        event = step.event
        if event.do == "open_screen" and event.screen in LOOKS and step.sold:
            seen_on = step.sold
        elif event.do == "set_price":
            if step.sold >= FIRST_DAYS and prices.get(event.product) not in (None, event.satang):
                found.append((step, seen_on == step.sold))
            prices[event.product] = event.satang
    return found


def opened(run, *screens):
    """Numbers of the days after which one of these screens was opened, 0 for before the first."""
    return {
        step.sold for step in run.steps if step.event.do == "open_screen" and step.event.screen in screens
    }


def weeks(run):
    """How many weeks the market has, the last one counted whole."""
    return -(-run.play.market.days // WEEK)


def weeks_looked(run):
    """In how many of them figures were looked at after a day was sold."""
    return len({(day - 1) // WEEK for day in opened(run, *LOOKS) if day})


@rubric.check(needs=a_shop)
def looked(run):
    """ครึ่งหนึ่ง: ดูตัวเลขร้านเกือบทุกสัปดาห์ อีกครึ่งหนึ่ง: ทุกครั้งที่เปลี่ยนราคา ต้องดูตัวเลขของวันล่าสุดก่อน"""
    changes = price_changes(run)
    first = sum(seen for _, seen in changes) / len(changes) if changes else 0.0
    return (between(weeks_looked(run) / weeks(run), *WEEKS) + first) / 2


@looked.evidence
def _(run):
    changes = price_changes(run)
    evidence = f"คุณดูตัวเลขร้าน {weeks_looked(run)} สัปดาห์ จาก {weeks(run)} สัปดาห์"
    if not changes:
        return f"{evidence} และยังไม่เคยเปลี่ยนราคา", "ครั้งหน้า ดูตัวเลขร้าน แล้วลองเปลี่ยนราคาทีละอย่าง ดูว่ากำไรไปทางไหน"
    seen = sum(seen for _, seen in changes)
    evidence += f" เปลี่ยนราคา {len(changes)} ครั้ง ดูตัวเลขก่อน {seen} ครั้ง"
    return evidence, "ครั้งหน้า เปิดหน้าตัวเลขก่อนทุกครั้งที่จะเปลี่ยนราคา"
