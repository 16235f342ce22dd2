"""Unit ads-10: launch a product with 10,000 baht in six weeks. Points and goals are in its exercise.yaml."""

from functools import wraps
from weakref import WeakKeyDictionary

from graders import rubric
from graders.rubric import between, need
from talat.engine.finance import baht
from talat.journal.ads import questions, review, trial

LEAST_SPENT = 0.1  # of the prepaid money: below it nothing can be said of the ads
REST = 7  # days between significant edits in which an ad set may learn
WEEK = 7
LEAST_TEST = 7  # days of a test
LOOKS = ("dashboard", "breakdown", "test", "why", "money", "what_if")
SOON = 1  # days until an answer that still finds the buyer


def _once(question):
    """A question of the attempt alone, asked once: the luck interval asks every check again and again."""
    known = WeakKeyDictionary()

    @wraps(question)
    def asked(run):
        if run.play not in known:
            known[run.play] = question(run)
        return known[run.play]

    return asked


@need(fix="ครั้งหน้า ตั้งราคา ทำแคมเปญ ชุดโฆษณา และโฆษณา แล้วกดไปวันต่อไป")
def advertised(run):
    """คุณยังไม่ได้ลงโฆษณา หรือใช้เงินโฆษณาน้อยมาก จึงยังดูผลไม่ได้"""
    return bool(run.days) and run.play.summary.spend >= LEAST_SPENT * run.play.market.money.ads


@need(fix="ครั้งหน้า ทำโฆษณาที่พาคนมาทักแชต หรือเขียนโพสต์ขาย แล้วตั้งคำตอบไว้ก่อน")
def somebody_wrote(run):
    """ยังไม่มีใครทักแชตเข้ามา จึงยังดูเรื่องการตอบไม่ได้"""
    return bool(_letters(run))


@rubric.check(needs=advertised)
def profit(run):
    """ระบบเอาสิ่งที่คุณตัดสินใจทั้งหมดไปลองในตลาดหลายแบบ แล้วเฉลี่ยกำไรหลังหักทุกอย่าง
    เริ่มได้คะแนนเมื่อเกิน 0 บาท ได้เต็มเมื่อถึง {goal.profit:,.0f} บาท ถ้าไม่ครบทุกวัน คะแนนลดตามวันที่ขาด
    """
    return between(run.total("profit") / 100, none=0, full=run.goal.profit) * run.share_of_days


@profit.evidence
def _(run):
    whole = run.play.summary
    evidence = (
        f"ตลาดของคุณ {whole.days} วัน ใช้ค่าโฆษณา {_whole(whole.spend)} บาท ขายได้ {whole.kept} ชุด "
        f"{_outcome(whole.profit)} เมื่อลองในตลาดอีก {len(run.held_out)} แบบ เฉลี่ย{_outcome(run.total('profit'))}"
    )
    return evidence, _way_to_profit(run)


def _whole(satang):
    """Satang as whole baht: "1,269"."""
    return baht(round(satang / 100) * 100)


def _outcome(satang):
    word = "ขาดทุน" if satang < 0 else "ได้กำไร"
    return f"{word} {_whole(abs(satang))} บาท"


def _left(run):
    """Satang that an order of the last day leaves before advertising."""
    return run.play.left_of_an_order()


def _way_to_profit(run):
    """One thing to do next time, the one that cost most first."""
    play = run.play
    seen, left = questions.figures(play), _left(run)
    if run.share_of_days < 1:
        return f"ครั้งหน้า ทำให้ครบ {play.market.days} วันก่อนส่งงาน"
    if left <= 0:
        return "ครั้งหน้า ตั้งราคาให้สูงกว่าค่าของ ค่าห่อ และค่าธรรมเนียมรวมกัน"
    if _missed(run) > len(_letters(run)) / 3:
        return "ครั้งหน้า ตั้งคำตอบอัตโนมัติไว้ คนที่ทักแล้วไม่มีใครตอบ ส่วนใหญ่ไม่ซื้อ"
    if seen.orders and seen.spend / seen.orders > left:
        dear = _whole(seen.spend // seen.orders)
        return (
            f"ค่าโฆษณาต่อออเดอร์ {dear} บาท แต่หนึ่งออเดอร์เหลือก่อนหักโฆษณา {_whole(left)} บาท "
            "ครั้งหน้า เลือกกลุ่มคนที่สนใจสินค้าจริง และบอกราคาในโฆษณา"
        )
    return "ครั้งหน้า ทำโฆษณาหลายรูปในชุดเดียว คนเห็นรูปเดิมซ้ำแล้วกดน้อยลง และลองราคาอื่นดู"


@_once
def _said(run):
    """[(what it is, day, its grave faults)] of every ad shown or refused, and every post."""
    found = []
    for day in run.days:
        found += [(f"โฆษณา “{run.play.ads[told.ad].title}”", day.day, told.faults) for told in day.reviews]
        found += [("โพสต์", day.day, post.faults) for post in day.posts]
    return found


@_once
def _replies(run):
    """[(what it is, day, its grave faults)] of every answer in the inbox."""
    market = run.play.market
    found = []
    for step in run.steps:
        if step.event.do in ("reply_inbox", "set_answer") and step.event.text:
            day = min(step.sold + 1, market.days)
            found.append(("คำตอบในแชต", day, review.grave(review.of_words(market, day, step.event.text))))
    return found


@rubric.check(needs=advertised)
def honest(run):
    """โฆษณา โพสต์ และคำตอบในแชตทุกชิ้น ต้องไม่โฆษณาเกินจริง และรูปต้องเหมือนของจริง ได้คะแนนตามส่วนที่ผ่าน"""
    said = _said(run) + _replies(run)
    return sum(not faults for _, _, faults in said) / len(said)


@honest.evidence
def _(run):
    said = _said(run) + _replies(run)
    bad = [(what, day, faults) for what, day, faults in said if faults]
    if not bad:
        return f"คุณเขียนโฆษณา โพสต์ และคำตอบ {len(said)} ชิ้น ไม่มีชิ้นไหนเกินจริง", rubric.WELL_DONE
    what, day, faults = bad[0]
    words = f" ตรงคำว่า “{faults[0].words}”" if faults[0].words else ""
    evidence = f"{what} วันที่ {day} {faults[0].title}{words} {faults[0].why} ({faults[0].law})"
    return evidence, f"ครั้งหน้า {faults[0].fix}"


@_once
def _edits(run):
    """{ad set: days of its significant edits while it ran}, for ad sets that spent a tenth of all."""
    play = run.play
    whole = play.summary.spend
    found = {}
    for name in play.ad_sets:
        if questions.figures(play, "ad_set", name).spend >= LEAST_SPENT * whole:
            found[name] = play.edits_of(name)
    return found


@rubric.check(needs=advertised)
def steady(run):
    """หลังเปิดชุดโฆษณาแล้ว อย่าแก้ใหญ่บ่อยกว่าทุก 7 วัน เพราะทุกครั้งที่แก้ ระบบต้องเริ่มเรียนรู้ใหม่"""
    weeks = max(len(run.days) / REST, 1.0)
    edits = max((len(days) for days in _edits(run).values()), default=0)
    return between(edits, none=2 * weeks, full=weeks)


@steady.evidence
def _(run):
    edits = _edits(run)
    if not any(edits.values()):
        return "คุณไม่ได้แก้ชุดโฆษณาใหญ่ ๆ เลยหลังเปิด ระบบจึงเรียนรู้ได้เต็มที่", rubric.WELL_DONE
    name = max(edits, key=lambda one: len(edits[one]))
    evidence = f"ชุดโฆษณา “{run.play.ad_sets[name].title}” ถูกแก้ใหญ่ {len(edits[name])} วัน ใน {len(run.days)} วัน"
    return evidence, f"ครั้งหน้า ลองทิ้งไว้ {REST} วัน แล้วดูตัวเลขก่อนแก้ ถ้าปรับงบ ปรับทีละไม่เกินหนึ่งในห้า"


@_once
def _weeks_looked(run):
    """Numbers of the weeks, from 0, in which figures were looked at after a day."""
    return {
        (step.sold - 1) // WEEK
        for step in run.steps
        if step.event.do == "open_screen" and step.event.screen in LOOKS and step.sold
    }


@rubric.check(needs=advertised)
def looked(run):
    """เปิดดูตัวเลขโฆษณาอย่างน้อยสัปดาห์ละครั้ง ได้คะแนนตามจำนวนสัปดาห์ที่ดู"""
    weeks = max(-(-run.play.market.days // WEEK), 1)
    return min(len(_weeks_looked(run)) / weeks, 1.0)


@looked.evidence
def _(run):
    weeks = -(-run.play.market.days // WEEK)
    evidence = f"คุณเปิดดูตัวเลข {len(_weeks_looked(run))} สัปดาห์ จาก {weeks} สัปดาห์"
    return evidence, "ครั้งหน้า ทุกเจ็ดวัน เปิดหน้าตัวเลข ดูค่าโฆษณาต่อออเดอร์เทียบกับเงินที่เหลือต่อออเดอร์"


@_once
def _tests(run):
    """Results of the tests that ran long enough and showed both sides."""
    found = []
    for name, test in run.play.tests.items():
        result = trial.result(run.play, name)
        long_enough = test.last - test.first + 1 >= LEAST_TEST and result.done
        both = test.kind == "holdout" or min(result.a.figures.impressions, result.b.figures.impressions) > 0
        if long_enough and both:
            found.append(result)
    return found


@rubric.check(needs=advertised)
def tested(run):
    """ทำการทดสอบหนึ่งครั้งจนจบ อย่างน้อย 7 วัน ได้ครึ่งหนึ่ง แล้วเปิดดูผลหลังทดสอบจบ ได้อีกครึ่งหนึ่ง"""
    done = _tests(run)
    if not done:
        return 0.0
    first = min(result.last for result in done)
    walks = [step for step in run.steps if step.event.do == "open_screen" and step.sold >= first]
    seen = any(step.event.screen == "test" for step in walks)
    return 1.0 if seen else 0.5


@tested.evidence
def _(run):
    done = _tests(run)
    if not done:
        evidence = f"คุณเริ่มการทดสอบ {len(run.play.tests)} ครั้ง ยังไม่มีครั้งไหนครบ {LEAST_TEST} วัน"
        return evidence, "ครั้งหน้า เทียบโฆษณาสองตัวที่ต่างกันอย่างเดียว 7–14 วัน หรือกันคนส่วนหนึ่งไว้ไม่ให้เห็นโฆษณา"
    result = done[0]
    verdict = "ต่างกันชัด" if result.sure else "ยังบอกไม่ได้ว่าใครดีกว่า"
    evidence = f"คุณทดสอบวันที่ {result.first} ถึง {result.last} ผลคือ{verdict}"
    return evidence, "ครั้งหน้า พอทดสอบจบ เปิดหน้าการทดสอบดูช่วงความไม่แน่นอนก่อนตัดสินใจ"


@_once
def _letters(run):
    """Conversations that began early enough to be answered."""
    return [one for one in run.play.conversations() if one.day < len(run.days)]


def _missed(run):
    """How many of them were not answered by the next day."""
    return sum(not _soon(one) for one in _letters(run))


def _soon(conversation):
    answers = [line.day for line in conversation.lines if line.by != "customer"]
    return bool(answers) and min(answers) <= conversation.day + SOON


@rubric.check(needs=somebody_wrote)
def answered(run):
    """คนที่ทักแชตต้องได้คำตอบภายในวันรุ่งขึ้น ได้เต็มเมื่อตอบทัน 9 ใน 10 คน"""
    letters = _letters(run)
    return between(1 - _missed(run) / len(letters), none=0.0, full=0.9)


@answered.evidence
def _(run):
    letters = _letters(run)
    evidence = f"มีคนทัก {len(letters)} คน ได้คำตอบทันวันรุ่งขึ้น {len(letters) - _missed(run)} คน"
    return evidence, "ครั้งหน้า ตั้งคำตอบอัตโนมัติให้ครบทุกเรื่องที่คนถามบ่อย แล้วเปิดอินบ็อกซ์ทุกวัน"


@need(fix="ครั้งหน้า ก่อนส่งงาน เขียนว่าตัวเลขไหนบอกอะไร และจะทำอะไรต่างไป")
def wrote(run):
    """คุณยังไม่ได้เขียนว่าได้เรียนรู้อะไรจากตัวเลข"""
    return bool(run.play.reason) and bool(run.days)


@rubric.check(needs=wrote)
def reason(run):
    """เขียนสองสามประโยค บอกค่าโฆษณาต่อออเดอร์เทียบกับเงินที่เหลือต่อออเดอร์ และบอกว่าอะไรได้ผลหรือไม่ได้ผล"""
    return True


@reason.evidence
def _(run):
    return f"คุณเขียนว่า “{run.play.reason}”", "ครั้งหน้า บอกตัวเลขที่ใช้ตัดสินใจ และบอกว่าจะลองอะไรต่อ"
