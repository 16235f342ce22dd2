"""Unit ads-03: the inbox that closes sales. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubric import between, need
from graders.rubrics.ads_work import (  # noqa: F401
    advertised,
    answered,
    letters,
    once,
    profit,
    somebody_wrote,
)

MARKETS = 8  # in which the work is tried
UNKIND = (
    "rude",
    "pushy",
    "private",
    "leak",
    "consent_assumed",
    "claim",
)  # marks of an answer that cost trust
OFTEN = 0.5  # share of days on which the inbox is opened


@once
def _first_answers(run):
    """[(conversation, `Judged` of its first answer or None)] of those that began early enough."""
    found = []
    for talk in letters(run):
        text = next((line.text for line in talk.lines if line.by != "customer"), "")
        found.append((talk, run.play.judged(talk.topic, text) if text else None))
    return found


def _met(judged):
    return judged.met / judged.asked if judged and judged.asked else 0.0


@rubric.check(needs=somebody_wrote)
def to_the_point(run):
    """คำตอบแรกควรบอกครบสิ่งที่ลูกค้าถาม ได้คะแนนตามส่วนที่บอก คนที่ไม่ได้คำตอบนับเป็นศูนย์"""
    every = _first_answers(run)
    return sum(_met(judged) for _, judged in every) / len(every)


@to_the_point.evidence
def _(run):
    talk, judged = min(_first_answers(run), key=lambda one: _met(one[1]))
    if _met(judged) == 1.0:
        return f"คำตอบแรกของทั้ง {len(_first_answers(run))} แชตบอกครบสิ่งที่ถาม", rubric.WELL_DONE
    question = next(one for one in run.play.market.inbox.questions if one.id == talk.topic)
    said = f"ได้คำตอบว่า “{talk.lines[1].text}”" if judged else "ยังไม่ได้คำตอบ"
    evidence = f"วันที่ {talk.day} ลูกค้าถามว่า “{talk.lines[0].text}” {said}"
    return evidence, f"ครั้งหน้า เรื่อง{question.title} ตอบให้ครบในข้อความเดียว ไม่ให้ลูกค้าต้องถามซ้ำ"


@once
def _texts(run):
    """[(text, its unkind marks' reasons)] of every answer written."""
    found = []
    for step in run.steps:
        event = step.event
        if event.do not in ("set_answer", "reply_inbox") or not event.text:
            continue
        topic = event.topic if event.do == "set_answer" else run.play.market.inbox.questions[0].id
        judged = run.play.judged(topic, event.text)
        bad = [why for mark, why in zip(judged.marks, judged.why, strict=True) if mark in UNKIND]
        found.append((event.text, bad, "polite" in judged.marks))
    return found


@need(fix="ครั้งหน้า เปิดกล่องข้อความ แล้วตั้งคำตอบไว้ก่อนคนทัก")
def wrote_answers(run):
    """คุณยังไม่ได้เขียนคำตอบในแชตเลย จึงยังดูเรื่องนี้ไม่ได้"""
    return bool(run.days) and bool(_texts(run))


@rubric.check(needs=wrote_answers)
def polite(run):
    """ทุกคำตอบต้องสุภาพ ไม่เร่งให้โอน ไม่เกินจริง และไม่ขอข้อมูลที่ไม่ต้องใช้ ได้คะแนนตามส่วนที่ทำได้"""
    every = _texts(run)
    return sum(kind and not bad for _, bad, kind in every) / len(every)


@polite.evidence
def _(run):
    wrong = [one for one in _texts(run) if one[1]] or [one for one in _texts(run) if not one[2]]
    if not wrong:
        return f"คำตอบทั้ง {len(_texts(run))} ข้อความสุภาพ ไม่เร่ง และไม่ขอข้อมูลเกิน", rubric.WELL_DONE
    text, bad, _kind = wrong[0]
    why = bad[0] if bad else "ยังไม่มีคำลงท้ายสุภาพ"
    return f"คุณตอบว่า “{text}” {why}", "ครั้งหน้า ลงท้ายด้วยค่ะหรือครับ และขอแค่ชื่อ ที่อยู่ เบอร์โทร ตอนลูกค้าสั่งแล้ว"


@once
def _opened(run):
    """Days after which the inbox was opened."""
    return {
        step.sold
        for step in run.steps
        if step.event.do == "open_screen" and step.event.screen == "inbox" and step.sold
    }


@rubric.check(needs=somebody_wrote)
def watched(run):
    """เปิดกล่องข้อความสม่ำเสมอ แม้ตั้งคำตอบไว้แล้ว ได้เต็มเมื่อเปิดอย่างน้อยวันเว้นวัน"""
    return between(len(_opened(run)) / run.play.market.days, none=0.0, full=OFTEN)


@watched.evidence
def _(run):
    evidence = f"จาก {run.play.market.days} วัน คุณเปิดกล่องข้อความ {len(_opened(run))} วัน"
    return evidence, "ครั้งหน้า เปิดกล่องข้อความวันเว้นวันเป็นอย่างน้อย ดูว่าใครถามเรื่องที่ยังไม่ได้ตั้งคำตอบ"


reason = rubric.own_words(
    rule="เขียนสองสามประโยค คำตอบแบบไหนปิดการขายได้ และจะดูแลข้อมูลของลูกค้าอย่างไร",
    untold="คุณยังไม่ได้เขียนว่าคำตอบแบบไหนปิดการขายได้",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าคำตอบแบบไหนปิดการขายได้ และจะดูแลข้อมูลลูกค้าอย่างไร",
    fix="ครั้งหน้า ยกคำตอบของคุณหนึ่งข้อความ และบอกว่าข้อมูลไหนขอ ข้อมูลไหนไม่ขอ",
)
