"""เกณฑ์ของบทใหม่ คัดไปที่ graders/rubrics/<ชื่อบท>.py / A new unit's rubric; copy it to graders/rubrics/<unit>.py.

ข้อตรวจหนึ่งข้อต่อหนึ่ง id ใน criteria ข้อความใต้ชื่อข้อตรวจคือกติกาที่ผู้เรียนอ่าน ส่วน evidence บอกสิ่งที่ผู้เรียน
ทำจริง กับสิ่งที่น่าลองครั้งหน้าหนึ่งอย่าง
One check a criterion, by its id. Its docstring is the rule as the learner reads it; the evidence is a
sentence with the learner's own numbers, and one thing to try next. Points and goals stand in exercise.yaml.
"""

from graders import rubric
from graders.rubric import between, need
from talat.engine.finance import baht

LEAST_SALES = 0.5  # pieces a day below which a price counts as "nobody buys"


@need(fix="ครั้งหน้า ตั้งราคาใกล้ร้านอื่น แล้วเปิดร้านขายดู")
def somebody_buys(run):
    """ร้านยังไม่ได้เปิด หรือแทบไม่มีคนซื้อ จึงยังบอกไม่ได้ว่าราคานี้ใช้ได้ไหม"""
    return run.expected("units") >= LEAST_SALES


@rubric.check(needs=somebody_buys)
def above_cost(run):
    """ราคาในวันสุดท้ายต้องสูงกว่าค่าของ ค่าห่อ ค่าธรรมเนียม และค่าส่งที่ร้านจ่าย รวมกัน"""
    return run.days[-1].profit_per_unit > 0


@above_cost.evidence
def _(run):
    day = run.days[-1]
    evidence = f"วันที่ {day.day} คุณขาย {baht(day.price)} บาท ต้นทุนต่อชิ้น {baht(day.unit_cost.total)} บาท"
    return evidence, f"ครั้งหน้า ตั้งราคาให้สูงกว่า {baht(day.unit_cost.total)} บาท"


@rubric.check(needs=somebody_buys)
def profit_reached(run):
    """ระบบเอาราคาและรูปของคุณไปลองขายในตลาดหลายแบบ กำไรเฉลี่ยวันละ {goal.profit_per_day:.0f} บาทได้เต็ม
    ถ้าเปิดร้านไม่ครบทุกวัน คะแนนลดตามวันที่ขาด
    """
    return between(run.expected("profit") / 100, none=0, full=run.goal.profit_per_day) * run.share_of_days


@profit_reached.evidence
def _(run):
    evidence = (
        f"คุณเปิดร้าน {len(run.days)} วัน ลองในตลาดอื่นแล้ว ได้เฉลี่ยวันละ {baht(round(run.expected('profit')))} บาท"
    )
    if run.share_of_days < 1:
        return evidence, "ครั้งหน้า เปิดร้านให้ครบทุกวันก่อนส่งงาน"
    return evidence, "ครั้งหน้า ขยับราคาทีละ 5 บาท แล้วเทียบกำไรต่อวัน"


@rubric.check(needs=somebody_buys)
def slip_seen(run):
    """หลังเปิดร้านแล้ว ต้องเปิดดูสลิปโอนเงินอย่างน้อยหนึ่งครั้ง"""
    return _slips(run) > 0


@slip_seen.evidence
def _(run):
    return f"คุณเปิดสลิปโอนเงิน {_slips(run)} ครั้ง", "ครั้งหน้า จบวันแล้วเปิดสลิปดูว่าตลาดหักเท่าไร"


def _slips(run):
    """How often a slip was opened once something had been sold."""
    return sum(s.event.do == "open_screen" and s.event.screen == "slip" and s.sold > 0 for s in run.steps)


reason = rubric.own_words(
    rule="เขียนเหตุผลของราคาหนึ่งประโยค",
    untold="คุณยังไม่ได้เขียนเหตุผลของราคา",
    first="ครั้งหน้า ก่อนส่งงาน เขียนหนึ่งประโยคว่าทำไมเลือกราคานี้",
    fix="ครั้งหน้า บอกต้นทุนต่อชิ้น และกำไรที่ได้ลองจริง",
)
