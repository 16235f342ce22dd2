"""Checks of what a page says, for the rubrics of the studio's units: honest charts, one message, readers.

A rubric takes a check over by importing it; its criterion has the check's name. Conditions and questions of a
page are in `info_page`, checks of how its words look in `info_looks`.
"""

from graders import rubric
from graders.once import once
from graders.rubric import between
from graders.rubrics.info_page import (
    answers,
    answers_before,
    called,
    charted,
    findings,
    made,
    short,
    titles,
    worded,
)
from talat.poster import readers

TRUTHS = ("baseline", "lie", "form")  # checks of a chart that its looks can fail
LONGEST_TITLE = 60  # signs; a longer one is not read in passing; our assumption


def _of_charts(run, checks, good):
    """(share passed, evidence, fix) of some checks of all charts."""
    rows = [one for one in findings(run) if one.check in checks]
    bad = [one for one in rows if not one.passed]
    share = (len(rows) - len(bad)) / len(rows)
    if not bad:
        return share, good, rubric.WELL_DONE
    return share, f"{called(run, bad[0].block)} {bad[0].said}", f"ครั้งหน้า {bad[0].fix}"


@rubric.check(needs=charted)
def honest_charts(run):
    """กราฟทุกอันต้องเล่าตามจริง แกนเริ่มที่ 0 รูปต่างกันเท่าที่ตัวเลขต่างกัน และใช้กราฟถูกชนิด ได้คะแนนตามส่วนที่ผ่าน"""
    return _of_charts(run, TRUTHS, "")[0]


@honest_charts.evidence
def _(run):
    return _of_charts(run, TRUTHS, "กราฟทุกอันเริ่มที่ 0 รูปต่างกันเท่าตัวเลข และใช้ถูกชนิด")[1:]


@rubric.check(needs=charted)
def labelled(run):
    """กราฟทุกอันต้องมีชื่อและตัวเลขกำกับที่คนทั่วไปอ่านออก ได้คะแนนตามจำนวนกราฟที่ผ่าน"""
    return _of_charts(run, ("labels",), "")[0]


@labelled.evidence
def _(run):
    return _of_charts(run, ("labels",), "กราฟทุกอันมีชื่อและตัวเลขกำกับครบ อ่านออก")[1:]


@rubric.check(needs=charted)
def sourced(run):
    """บอกให้ครบว่าใครเป็นคนนับ และนับเมื่อไร ได้ข้อละครึ่ง ถ้ามีกราฟหลายอันต้องบอกของทุกอัน"""
    return _of_charts(run, ("source", "date"), "")[0]


@sourced.evidence
def _(run):
    return _of_charts(run, ("source", "date"), "บอกทั้งที่มาและเวลาของตัวเลขแล้ว อ่านออกด้วย")[1:]


@once
def _message(run):
    """[(whether it holds, what was found, what to do)] of one page's one message, most urgent first."""
    texts = titles(run)
    plain = readers.plain(" ".join(texts))
    asks = [one for one in run.play.market.questions if one.kind == "topic"]
    missed = [one for one in asks if not any(readers.plain(word) in plain for word in one.words)]
    longest = max(texts, key=len, default="")
    found = [
        (len(texts) == 1, f"หน้านี้มีหัวเรื่อง {len(texts)} อัน", "ให้หน้าหนึ่งมีหัวเรื่องเดียว พูดเรื่องเดียว"),
        (len(longest) <= LONGEST_TITLE, f"หัวเรื่องยาว {len(longest)} ตัวอักษร", "ตัดให้เหลือประโยคเดียวสั้น ๆ"),
    ]
    told = f"อ่านหัวเรื่อง “{short(longest)}” แล้วยังตอบไม่ได้ว่า"
    return found + [(one not in missed, f"{told} “{one.ask}”", "เขียนคำตอบข้อนี้ลงในหัวเรื่องเลย") for one in asks]


@rubric.check(needs=worded)
def one_message(run):
    """หน้าหนึ่งพูดเรื่องเดียว มีหัวเรื่องเดียว สั้นไม่เกิน 60 ตัวอักษร อ่านแล้วรู้ทันทีว่าอยากบอกอะไร"""
    rows = _message(run)
    return sum(holds for holds, _, _ in rows) / len(rows) if titles(run) else 0.0


@one_message.evidence
def _(run):
    if not titles(run):
        return "หน้านี้ยังไม่มีหัวเรื่อง", "ครั้งหน้า เพิ่มหัวเรื่องหนึ่งอัน เขียนสิ่งที่อยากให้คนจำได้"
    bad = [(said, fix) for holds, said, fix in _message(run) if not holds]
    if not bad:
        return f"หัวเรื่อง “{short(titles(run)[0], 60)}” บอกเรื่องที่อยากให้จำครบแล้ว", rubric.WELL_DONE
    return bad[0][0], f"ครั้งหน้า {bad[0][1]}"


def right(found):
    """The share, 0–1, of right answers."""
    return sum(one.right for one in found) / len(found)


@rubric.check(needs=made)
def understood(run):
    """ผู้อ่านทุกคนดูหน้าของคุณแล้วตอบคำถาม ได้คะแนนตามคำตอบที่ถูกเพิ่มขึ้นจากหน้าตอนเริ่ม ได้เต็มเมื่อถูกทุกข้อ"""
    return between(right(answers(run)), none=min(right(answers_before(run)), 0.9), full=1.0)


@understood.evidence
def _(run):
    market, found = run.play.market, answers(run)
    number = sum(one.right for one in found)
    evidence = f"ผู้อ่าน {len(market.readers)} คน ตอบถูก {number} จาก {len(found)} คำตอบ"
    wrong = next((one for one in found if not one.right), None)
    if wrong is None:
        return evidence, rubric.WELL_DONE
    ask = next(one.ask for one in market.questions if one.id == wrong.question)
    who = next(one.name for one in market.readers if one.id == wrong.reader)
    return (
        f"{evidence} {who}ตอบข้อ “{ask}” ยังไม่ถูก เพราะ{wrong.why}",
        "ครั้งหน้า แก้ตรงที่เขาอ่านไม่ออกหรือหาไม่เจอก่อน แล้วถามอีกครั้ง",
    )


@rubric.check(needs=made)
def asked_readers(run):
    """ถามผู้อ่านก่อนส่งงาน ได้ครึ่งหนึ่ง ถ้าหน้าที่ส่งเป็นหน้าที่ผู้อ่านดูแล้วจริง ๆ ได้เต็ม"""
    tried = run.play.tried
    return 0.5 * bool(tried) + 0.5 * (bool(tried) and tried[-1].sheet == run.play.sheet)


@asked_readers.evidence
def _(run):
    tried = run.play.tried
    if not tried:
        return "คุณส่งงานโดยยังไม่ได้ถามผู้อ่าน", "ครั้งหน้า กดถามผู้อ่านก่อนส่งงาน"
    if tried[-1].sheet != run.play.sheet:
        return f"คุณถามผู้อ่าน {len(tried)} ครั้ง แล้วแก้หน้าต่อโดยไม่ได้ถามอีก", "ครั้งหน้า แก้เสร็จแล้วถามอีกครั้งก่อนส่ง"
    return f"คุณถามผู้อ่าน {len(tried)} ครั้ง และหน้าที่ส่งคือหน้าที่เขาดูแล้ว", rubric.WELL_DONE
