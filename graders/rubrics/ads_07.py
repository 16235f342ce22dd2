"""Unit ads-07: the learning phase and budgets. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubric import between
from graders.rubrics.ads_work import (  # noqa: F401
    advertised,
    looked,
    once,
    profit,
    steady,
)
from graders.rubrics.money import whole_baht
from talat.engine.parameters import RULES
from talat.journal.ads import questions

MARKETS = 5  # in which the work is tried


@once
def _best_weeks(run):
    """{ad set: most results of its within a week that no significant edit broke}."""
    return {name: max(_weeks(run.play, name), default=0) for name in run.play.ad_sets}


def _weeks(play, name):
    """Results of an ad set in the week up to each day, counted from its last significant edit."""
    edits = play.edits_of(name)
    for last in range(1, len(play.days) + 1):
        begun = max((day for day in edits if day <= last), default=1)
        first = max(last - RULES.learning_days + 1, begun, 1)
        yield questions.figures(play, "ad_set", name, first, last).results


@rubric.check(needs=advertised)
def learned(run):
    """ระบบต้องเห็นผลลัพธ์มากพอใน 7 วันที่ไม่มีการแก้ใหญ่ ของจริงบอกไว้ราว 50 ครั้ง
    ข้อนี้เผื่อเรื่องโชค ได้เต็มเมื่อชุดที่ดีที่สุดได้ {goal.results_a_week:.0f} ครั้ง
    """
    return between(max(_best_weeks(run).values()), none=0, full=run.goal.results_a_week)


@learned.evidence
def _(run):
    weeks = _best_weeks(run)
    name = max(weeks, key=weeks.get)
    evidence = f"ชุดโฆษณา “{run.play.ad_sets[name].title}” ได้มากที่สุด {weeks[name]} ครั้งใน 7 วันที่ไม่มีการแก้ใหญ่"
    if len(weeks) > 1:
        return evidence, f"คุณมี {len(weeks)} ชุด ครั้งหน้า รวมเงินไว้ชุดเดียว ผลลัพธ์จะครบเร็วกว่า"
    return evidence, "ครั้งหน้า ใส่งบต่อวันให้พอ แล้วปล่อยไว้ให้ครบ 7 วันโดยไม่แก้ใหญ่"


@once
def _spent(run):
    """{ad set: satang it spent}."""
    return {name: questions.figures(run.play, "ad_set", name).spend for name in run.play.ad_sets}


@rubric.check(needs=advertised)
def gathered(run):
    """เงินส่วนใหญ่ควรอยู่ในชุดโฆษณาเดียว ได้เต็มเมื่อชุดใหญ่ที่สุดใช้เงิน 8 ใน 10 ส่วน ไม่ได้คะแนนเมื่อต่ำกว่า 4 ใน 10"""
    spent = _spent(run)
    return between(max(spent.values()) / sum(spent.values()), none=0.4, full=0.8)


@gathered.evidence
def _(run):
    spent = _spent(run)
    name = max(spent, key=spent.get)
    evidence = (
        f"ชุดที่ใช้เงินมากที่สุดคือ “{run.play.ad_sets[name].title}” ใช้ {whole_baht(spent[name])} บาท "
        f"จากทั้งหมด {whole_baht(sum(spent.values()))} บาท"
    )
    return evidence, "ครั้งหน้า เริ่มจากชุดเดียว เงินที่แบ่งเป็นหลายก้อนทำให้ทุกชุดเรียนรู้ไม่พอ"


@once
def _changes(run):
    """[(day, satang before, satang after)] of budgets changed while ads ran."""
    budgets, found = {}, []
    for step in run.steps:
        event = step.event
        name = getattr(event, "ad_set", None) or getattr(event, "campaign", None)
        if event.do in ("make_ad_set", "make_campaign") and event.budget:
            budgets[name] = event.budget
        elif event.do in ("edit_ad_set", "edit_campaign") and event.budget:
            if step.sold and budgets.get(name) and budgets[name] != event.budget:
                found.append((step.sold + 1, budgets[name], event.budget))
            budgets[name] = event.budget
    return found


def _gentle(before, after):
    return abs(after - before) <= RULES.edit_share * before


@rubric.check(needs=advertised)
def gently(run):
    """หลังเปิดแล้ว ลองปรับงบอย่างน้อยหนึ่งครั้ง ทุกครั้งไม่เกิน 20 ใน 100 ของงบเดิม ได้คะแนนตามส่วนที่ทำถูก"""
    changes = _changes(run)
    return sum(_gentle(old, new) for _, old, new in changes) / len(changes) if changes else 0.0


@gently.evidence
def _(run):
    changes = _changes(run)
    if not changes:
        return "คุณยังไม่ได้ปรับงบเลยหลังเปิดโฆษณา", "ครั้งหน้า ครบสัปดาห์แล้วถ้ามีกำไร ลองเพิ่มงบไม่เกิน 20 ใน 100"
    rough = [change for change in changes if not _gentle(*change[1:])]
    if not rough:
        return f"คุณปรับงบ {len(changes)} ครั้ง ทุกครั้งไม่เกิน 20 ใน 100", rubric.WELL_DONE
    day, old, new = rough[0]
    evidence = (
        f"วันที่ {day} คุณเปลี่ยนงบจาก {whole_baht(old)} เป็น {whole_baht(new)} บาท เกิน 20 ใน 100 ระบบจึงเริ่มเรียนใหม่"
    )
    return (
        evidence,
        f"ครั้งหน้า จาก {whole_baht(old)} บาท เปลี่ยนได้ไม่เกิน {whole_baht(old * RULES.edit_share)} บาทต่อครั้ง",
    )


reason = rubric.own_words(
    rule="เขียนสองสามประโยค เมื่อไรควรรอ เมื่อไรควรแก้ และรู้จากตัวเลขไหน",
    untold="คุณยังไม่ได้เขียนว่าเมื่อไรควรรอ เมื่อไรควรแก้",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าเมื่อไรควรรอ เมื่อไรควรแก้",
    fix="ครั้งหน้า บอกตัวเลขที่ทำให้ตัดสินใจรอหรือแก้",
)
