"""Unit ads-01: our page. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.once import once
from graders.rubric import between, need
from graders.rubrics.post_work import SELLS, honest, posted, posts, rhythm, tells  # noqa: F401
from talat.scenarios import page_words
from talat.scenarios.answers import judge
from talat.scenarios.particulars import Particulars

MARKETS = 0  # everything is judged by what was written, nothing by what it brought
SHE, HE = ("ค่ะ", "คะ"), ("ครับ", "คับ")  # how the two voices end a sentence
UNKIND = ("rude", "pushy")
PRICE, HOW, GOODS = "price", "how", "goods"  # facts of the exercise
SOON = 2  # days sold by which the answers should be there
GIVES = 2 / 3  # share of posts that do not sell


@need(fix="ครั้งหน้า เปิดหน้าเพจ ตั้งชื่อ แล้วเขียนแนะนำว่าเราเป็นใคร")
def wrote_the_page(run):
    """คุณยังไม่ได้เขียนหน้าเพจ จึงยังดูเรื่องนี้ไม่ได้"""
    return bool(run.days) and any(step.event.do == "set_page" for step in run.steps)


@once
def _lacks(run):
    """Titles of what the page does not say: what is sold in its name, the rest in its introduction."""
    front = run.play.shopfront
    missing = [] if GOODS in tells(run, front.name) else ["ชื่อเพจบอกว่าขายอะไร"]
    wanted = [fact for fact in run.play.market.facts if fact.id not in (PRICE, GOODS)]
    return missing + [fact.title for fact in wanted if fact.id not in tells(run, front.about)]


@rubric.check(needs=wrote_the_page)
def introduced(run):
    """ชื่อเพจบอกว่าขายอะไร คำแนะนำเพจบอกว่าใครทำ สั่งและส่งอย่างไร และตอบเมื่อไร ได้คะแนนตามส่วนที่บอก"""
    every = len(run.play.market.facts) - 1  # the price changes; it stands in posts
    return 1 - len(_lacks(run)) / every


@introduced.evidence
def _(run):
    front = run.play.shopfront
    if not _lacks(run):
        return f"เพจ “{front.name}” บอกครบว่าเราเป็นใคร", rubric.WELL_DONE
    about = f"แนะนำว่า “{front.about}”" if front.about else "ยังไม่มีคำแนะนำ"
    return f"เพจชื่อ “{front.name}” {about}", f"ครั้งหน้า เพิ่มให้ครบ ยังขาด {' · '.join(_lacks(run))}"


@once
def _texts(run):
    """[(text, polite and kind, "she" | "he" | "both" | "")] of every post and answer that was written."""
    answers = [step.event for step in run.steps if step.event.do in ("set_answer", "reply_inbox")]
    written = [post.text for post, _ in posts(run)] + [one.text for one in answers if one.text]
    found = []
    for text in written:
        marks = judge(text, "size", Particulars()).marks  # signs of tone do not depend on the topic
        kind = "polite" in marks and not any(mark in UNKIND for mark in marks)
        plain = page_words.plain(text)
        she, he = (any(word in plain for word in voice) for voice in (SHE, HE))
        found.append((text, kind, "both" if she and he else "she" if she else "he" if he else ""))
    return found


@once
def _voice(run):
    """The voice most texts have."""
    heard = [voice for _, _, voice in _texts(run)]
    return max(("she", "he"), key=heard.count)


def _fits(run, one):
    return one[1] and one[2] in ("", _voice(run))


@rubric.check(needs=posted)
def one_voice(run):
    """ทุกโพสต์และทุกคำตอบควรสุภาพ ไม่เร่ง และลงท้ายแบบเดียวกัน เหมือนคนเดียวพูด ได้คะแนนตามส่วนที่ทำได้"""
    every = _texts(run)
    return sum(_fits(run, one) for one in every) / len(every)


@one_voice.evidence
def _(run):
    every = _texts(run)
    other = next((one for one in every if not _fits(run, one)), None)
    if other is None:
        return f"ทั้ง {len(every)} ข้อความสุภาพ และเหมือนคนเดียวพูด", rubric.WELL_DONE
    text, kind, _ = other
    if kind:
        return f"คุณเขียนว่า “{text}” ลงท้ายไม่เหมือนข้อความอื่น", "ครั้งหน้า เลือกคำลงท้ายหนึ่งแบบ แล้วใช้แบบเดียวทุกครั้ง"
    return f"คุณเขียนว่า “{text}”", "ครั้งหน้า ลงท้ายด้วยค่ะหรือครับ และไม่เร่งให้ซื้อ"


@rubric.check(needs=posted)
def gives(run):
    """คนติดตามควรได้อะไรจากเพจ ในสามโพสต์ ให้เป็นเรื่องเล่า เคล็ดลับ หรือชวนคุยอย่างน้อยสองโพสต์"""
    every = posts(run)
    giving = sum(post.kind != SELLS for post, _ in every)
    return between(giving / len(every), none=0, full=GIVES) * min(len(every) / run.goal.posts, 1.0)


@gives.evidence
def _(run):
    every = posts(run)
    selling = sum(post.kind == SELLS for post, _ in every)
    evidence = f"คุณลง {len(every)} โพสต์ เป็นโพสต์ขาย {selling} โพสต์"
    return evidence, "ครั้งหน้า เล่าเรื่อง บอกเคล็ดลับ หรือชวนคุย สองโพสต์ ต่อโพสต์ขายหนึ่งโพสต์"


@once
def _selling(run):
    """[(text, whether it tells price and how to order)] of the posts that sell."""
    return [
        (post.text, {PRICE, HOW} <= tells(run, post.text)) for post, _ in posts(run) if post.kind == SELLS
    ]


@rubric.check(needs=posted)
def priced(run):
    """โพสต์ขายทุกโพสต์ต้องบอกราคาและวิธีสั่งหรือส่ง คนอ่านจะได้ไม่ต้องทักถามราคา ได้คะแนนตามส่วนที่บอก"""
    every = _selling(run)
    return sum(full for _, full in every) / len(every) if every else 0.0


@priced.evidence
def _(run):
    every = _selling(run)
    if not every:
        return "คุณยังไม่ได้ลงโพสต์ขายเลย", "ครั้งหน้า ลงโพสต์ขายบ้าง บอกราคา ค่าส่ง และวิธีสั่ง"
    bare = next((text for text, full in every if not full), None)
    if bare is None:
        return f"โพสต์ขายทั้ง {len(every)} โพสต์บอกราคาและวิธีสั่ง", rubric.WELL_DONE
    return f"โพสต์ขาย “{bare}” บอกไม่ครบ", "ครั้งหน้า บอกราคา ค่าส่ง และวิธีสั่งในโพสต์เดียวกัน"


@need(fix="ครั้งหน้า เปิดกล่องข้อความ แล้วตั้งคำตอบไว้ก่อนคนทัก")
def wrote_answers(run):
    """คุณยังไม่ได้ตั้งคำตอบในแชต จึงยังดูเรื่องนี้ไม่ได้"""
    return bool(run.days) and any(step.event.do == "set_answer" for step in run.steps)


@once
def _since(run):
    """{topic: days sold before a full answer stood there}, for the topics that have one."""
    found = {}
    for step in run.steps:
        event = step.event
        if event.do == "set_answer" and event.text:
            judged = run.play.judged(event.topic, event.text)
            if judged.met == judged.asked:
                found.setdefault(event.topic, step.sold)
    return found


@rubric.check(needs=wrote_answers)
def ready(run):
    """ทุกเรื่องที่คนถามบ่อย ควรมีคำตอบที่ครบรออยู่ตั้งแต่วันแรก ๆ ได้คะแนนตามเรื่องที่เตรียมไว้ ช้าไปคะแนนลด"""
    topics = run.play.market.inbox.questions
    early = [between(sold, none=run.play.market.days, full=SOON) for sold in _since(run).values()]
    return sum(early) / len(topics)


@ready.evidence
def _(run):
    topics = run.play.market.inbox.questions
    late = [one.title for one in topics if _since(run).get(one.id, run.play.market.days) > SOON]
    if not late:
        return f"มีคำตอบที่ครบรออยู่ทั้ง {len(topics)} เรื่อง", rubric.WELL_DONE
    return f"เรื่อง{late[0]}ยังไม่มีคำตอบที่ครบตั้งแต่วันแรก ๆ", "ครั้งหน้า ก่อนวันแรก ตั้งคำตอบให้ครบทุกเรื่องที่คนถามบ่อย"


reason = rubric.own_words(
    rule="เขียนสองสามประโยค เพจของคุณเป็นใคร พูดแบบไหน และคนติดตามได้อะไร",
    untold="คุณยังไม่ได้เขียนว่าเพจเป็นใคร และคนติดตามได้อะไร",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าเพจเป็นใคร พูดแบบไหน และคนติดตามได้อะไร",
    fix="ครั้งหน้า ยกโพสต์ของคุณหนึ่งโพสต์ แล้วบอกว่าคนอ่านได้อะไรกลับไป",
)
