"""Unit shop-10: run a shop alone for 90 days. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubric import between, need
from talat.engine.finance import baht
from talat.scenarios.chat import FACTS

LEAST_ORDERS = 2.0  # a day, in the mean of other markets: below it the shop is not yet a shop
EMPTY = (0.25, 0.08)  # share of days times products sold out: nothing from the first, all from the second
CLEAR, FOUND = (0.3, 0.8), (0.4, 0.8)  # of what buyers ask, and of what people type
ANSWERED = (0.1, 0.6)  # share of those who still waited that were answered rightly
DUE = (*FACTS, "complaint", "stranger", "stop")  # what an answer is owed to
WEEK, WEEKS = 7, (0.2, 0.8)  # share of weeks in which figures were looked at
LOOKS = ("numbers", "why", "what_if", "repeat", "slip", "money", "stock", "rivals")
FIRST_DAYS = 3  # prices set until then are a beginning, not a change
HONEST = 0.7  # honesty of a photo from which it is like the real thing


@need(fix="ครั้งหน้า เขียนหน้าสินค้า เลือกรูปที่ชัด ตั้งราคาใกล้ร้านอื่น แล้วเปิดร้านขายทุกวัน")
def a_shop(run):
    """ร้านยังไม่ได้เปิดขาย หรือแทบไม่มีใครซื้อ จึงยังไม่มีอะไรให้ดู"""
    return bool(run.days) and run.expected("orders") * run.share_of_days >= LEAST_ORDERS


@need(fix="ครั้งหน้า เปิดร้านขายสักสองสามวัน แล้วเข้าไปดูหน้าแชต")
def somebody_wrote(run):
    """ร้านยังไม่ได้เปิดขาย หรือแทบไม่มีใครซื้อ จึงยังดูเรื่องการตอบไม่ได้"""
    return a_shop(run) and bool(_owed(run))


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
        f"ร้านคุณขาย {whole.days} วัน ได้ {whole.orders:,} ออเดอร์ {_outcome(whole.profit)} "
        f"เมื่อลองในตลาดอีก {len(run.held_out)} แบบ เฉลี่ย{_outcome(run.total('profit'))}"
    )
    return evidence, _way_to_profit(run)


def _whole(satang):
    """Satang as whole baht: "1,269"."""
    return baht(round(satang / 100) * 100)


def _outcome(satang):
    word = "ขาดทุน" if satang < 0 else "ได้กำไร"
    return f"{word} {_whole(abs(satang))} บาท"


def _way_to_profit(run):
    """One thing to do next time, the one that cost most first."""
    if run.share_of_days < 1:
        return f"ครั้งหน้า เปิดร้านให้ครบ {run.play.market.days} วันก่อนส่งงาน"
    losing = _losing(run.play)
    if losing:
        return f"{losing} ขายต่ำกว่าต้นทุนต่อชิ้น ครั้งหน้า ดูต้นทุนก่อนตั้งราคา"
    if _page_share(run) < 1:
        return "ครั้งหน้า เขียนชื่อและรายละเอียดสินค้าให้ครบ คนจะหาเจอและกล้าซื้อมากขึ้น"
    if _empty_share(run) > EMPTY[1]:
        return "ครั้งหน้า สั่งของก่อนหมด วันที่ของขาดคือวันที่ขายไม่ได้ และอันดับร้านก็ตก"
    return "ครั้งหน้า ลองถามหน้า “ถ้าวันนั้น…” ว่าราคาอื่นจะได้กำไรมากกว่าไหม"


def _losing(play):
    """The name of a product that sells below its full cost now, "" for none."""
    for name, number in play.at.items():
        price = play.plan.prices[number]
        if price is not None and price <= play.unit_cost(price, product=name).total:
            return play.season.listings[number].product.name
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
    said = f"ติดลบ {_whole(-lowest)} บาท" if lowest < 0 else f"เหลือ {_whole(lowest)} บาท"
    enough = round(run.share_of_markets(lambda each: each.lowest_cash >= 0) * len(run.held_out))
    evidence = (
        f"วันที่ {day.day} เงินสดร้านคุณต่ำสุด {said} ในตลาดอื่น เงินสดพอทุกวัน {enough} จาก {len(run.held_out)} แบบ"
    )
    return evidence, "ครั้งหน้า ก่อนสั่งของ ดูหน้าเงินว่าเงินก้อนถัดไปเข้าวันไหน แล้วเหลือเงินสดไว้จ่ายค่าห่อกับค่าส่งกลับ"


def _empty_share(run):
    """Share, 0–1, of days times products that ended sold out, in the mean of other markets."""
    days = [each.empty / (each.days * len(run.play.at)) for each in run.held_out]
    return sum(days) / len(days) if days else 1.0


@rubric.check(needs=a_shop)
def stock(run):
    """ของต้องไม่ขาดร้าน นับทุกสินค้าทุกวัน ในตลาดหลายแบบ ได้เต็มเมื่อของหมดไม่เกิน 8 ใน 100 ไม่ได้คะแนนเมื่อถึง 25 ใน 100"""
    return between(_empty_share(run), none=EMPTY[0], full=EMPTY[1]) * run.share_of_days


@stock.evidence
def _(run):
    whole, per_day = run.play.summary, len(run.play.at)
    evidence = (
        f"ร้านคุณของหมด {whole.empty} ครั้ง จาก {whole.days * per_day} (นับทุกสินค้าทุกวัน) "
        f"มีคนจะซื้อแต่ไม่เหลือของ {whole.missed:,} คน ในตลาดอื่น ของหมดราว {round(_empty_share(run) * 100)} ใน 100"
    )
    return evidence, "ครั้งหน้า สั่งเมื่อของเหลือเท่ากับ ขายวันละกี่ชิ้น คูณด้วยวันที่รอบวกวันเผื่อ"


def _photo(play, number):
    listing = play.season.listings[number]
    return next(photo for photo in listing.photos if photo.id == play.plan.photos[number])


def _told(play):
    """{product: share of its page's points, 0–1} as the shop stands at the end."""
    found = {}
    for number, page in enumerate(play.pages):
        judged, photo = page.appraisal, _photo(play, number)
        grave = {finding.severity for finding in judged.findings} & {
            "forbidden",
            "needs_proof",
            "needs_permission",
        }
        if grave or judged.misstated or photo.honesty < HONEST:
            found[page.product] = 0.0
            continue
        clear, known = between(judged.clarity, *CLEAR), between(judged.relevance, *FOUND)
        found[page.product] = (clear + known) / 2
    return found


def _page_share(run):
    told = _told(run.play)
    return sum(told.values()) / len(told)


@rubric.check(needs=a_shop)
def pages(run):
    """ชื่อสินค้าต้องมีคำที่คนค้นหา รายละเอียดต้องตอบสิ่งที่ลูกค้าอยากรู้ รูปและคำต้องตรงกับของจริง ไม่มีคำต้องห้าม
    สินค้าไหนเกินจริง สินค้านั้นไม่ได้คะแนน และถ้าถูกตลาดซ่อน คะแนนลดตามวันที่ถูกซ่อน
    """
    whole = run.play.summary
    shown = 1.0 - whole.hidden / (whole.days * len(run.play.at))
    return _page_share(run) * shown


@pages.evidence
def _(run):
    play, told = run.play, _told(run.play)
    worst = min(told, key=told.get)
    page = play.pages[play.at[worst]]
    name = play.season.listings[play.at[worst]].product.name
    good = sum(share == 1.0 for share in told.values())
    evidence = f"หน้าสินค้าที่ครบและไม่เกินจริงมี {good} จาก {len(told)}"
    if good == len(told):
        return f"{evidence} สินค้าถูกตลาดซ่อน {play.summary.hidden} วัน", "ครั้งหน้า อ่านคำเตือนก่อนบันทึกหน้าสินค้า"
    if page.appraisal.findings:
        finding = page.appraisal.findings[0]
        return f"{evidence} “{name}” มีคำว่า “{finding.words}” {finding.why}", f"ครั้งหน้า {finding.fix}"
    if _photo(play, play.at[worst]).honesty < HONEST:
        return f"{evidence} รูปของ “{name}” ไม่เหมือนของจริง", "ครั้งหน้า ใช้รูปที่เหมือนของจริง ลูกค้าจะได้ไม่คืนของ"
    asked = page.appraisal.advice[0] if page.appraisal.advice else "อ่านหน้านี้แบบคนที่จะซื้อ ขาดอะไรไหม"
    return f"{evidence} “{name}” ยังเติมได้อีก", f"ครั้งหน้า ถามตัวเองว่า {asked}"


def _owed(run):
    """Conversations an answer was owed to and could still reach somebody in."""
    return [chat for chat in run.play.inbox.seen() if chat.topic in DUE and chat.state != "gone"]


def _right_share(run):
    owed = _owed(run)
    people = sum(chat.people for chat in owed)
    return sum(chat.people for chat in owed if "right" in chat.marks) / people if people else 0.0


@rubric.check(needs=somebody_wrote)
def replies(run):
    """คนที่ทักมาถามหรือทักมาบอกปัญหา ควรได้คำตอบที่ถูกและสุภาพ ตอบเองหรือเตรียมคำตอบไว้ก็ได้
    ได้เต็มเมื่อตอบถูก 6 ใน 10 คนที่ยังรออยู่
    """
    return between(_right_share(run), *ANSWERED) * run.share_of_days


@replies.evidence
def _(run):
    owed = _owed(run)
    people, right = (
        sum(chat.people for chat in owed),
        round(_right_share(run) * sum(chat.people for chat in owed)),
    )
    silent = sum(chat.people for chat in owed if chat.state in ("ignored", "open"))
    evidence = f"มีคนทักที่ควรได้คำตอบ {people} คน ตอบถูก {right} คน ไม่ได้ตอบ {silent} คน"
    if silent > people - right - silent:
        return evidence, "ครั้งหน้า เตรียมคำตอบของเรื่องที่ถูกถามบ่อยไว้ แล้วเข้าหน้าแชตทุกเย็นก่อนเปิดวันใหม่"
    return evidence, "ครั้งหน้า อ่านคำถามให้จบ แล้วตอบเรื่องที่ถามด้วยข้อมูลจริงของสินค้า"


def _changes(run):
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


def _weeks_looked(run):
    """Share of the market's weeks in which figures were looked at after a day was sold."""
    weeks = {
        (step.sold - 1) // WEEK
        for step in run.steps
        if step.sold and step.event.do == "open_screen" and step.event.screen in LOOKS
    }
    return len(weeks) / -(-run.play.market.days // WEEK)


@rubric.check(needs=a_shop)
def looked(run):
    """ครึ่งหนึ่ง: ดูตัวเลขร้านเกือบทุกสัปดาห์ อีกครึ่งหนึ่ง: ทุกครั้งที่เปลี่ยนราคา ต้องดูตัวเลขของวันล่าสุดก่อน"""
    changes = _changes(run)
    first = sum(seen for _, seen in changes) / len(changes) if changes else 0.0
    return (between(_weeks_looked(run), *WEEKS) + first) / 2


@looked.evidence
def _(run):
    changes, weeks = _changes(run), -(-run.play.market.days // WEEK)
    evidence = f"คุณดูตัวเลขร้าน {round(_weeks_looked(run) * weeks)} สัปดาห์ จาก {weeks} สัปดาห์"
    if not changes:
        return f"{evidence} และยังไม่เคยเปลี่ยนราคา", "ครั้งหน้า ดูตัวเลขร้าน แล้วลองเปลี่ยนราคาทีละอย่าง ดูว่ากำไรไปทางไหน"
    seen = sum(seen for _, seen in changes)
    evidence += f" เปลี่ยนราคา {len(changes)} ครั้ง ดูตัวเลขก่อน {seen} ครั้ง"
    return evidence, "ครั้งหน้า เปิดหน้าตัวเลขก่อนทุกครั้งที่จะเปลี่ยนราคา"


reason = rubric.own_words(
    rule="เขียนว่าผลของร้านส่วนไหนมาจากสิ่งที่ตัดสินใจ ส่วนไหนมาจากโชค และบอกว่ารู้ได้จากตัวเลขไหน",
    untold="คุณยังไม่ได้เขียนว่าอะไรคือฝีมือ อะไรคือโชค",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าผลที่ได้ ส่วนไหนมาจากที่คุณตัดสินใจ ส่วนไหนมาจากโชค",
    fix="ครั้งหน้า ยกตัวเลขหนึ่งตัวที่บอกว่าเป็นฝีมือ และหนึ่งตัวที่บอกว่าเป็นโชค",
)
