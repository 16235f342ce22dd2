"""Unit ads-02: posts people stop for. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.once import once
from graders.rubric import between
from graders.rubrics.post_work import honest, posted, posts, rhythm  # noqa: F401
from talat.engine.parameters import PAGE
from talat.journal.ads import questions

MARKETS = 0  # luck is taken out of what posts reach, so no other market is needed
CLEAR = 0.7  # clarity of a picture from which people see what it is
KINDS, EACH = 3, 2  # kinds of posts to try, and how many of each
WEEK = 7
LOOKS = ("dashboard", "why")


@once
def _lost(run):
    """[(post, what makes people scroll past it, "" when nothing does)]."""
    found = []
    for post, _ in posts(run):
        photo = run.play.market.photo(post.photo)
        why = f"รูป “{photo.title}” ไม่เหมือนของจริง" if photo.honesty < PAGE.unlike else ""
        why = why or (f"รูป “{photo.title}” มองไม่ชัด" if photo.clarity < CLEAR else "")
        long = f"ข้อความยาว {len(post.text)} ตัวอักษร" if len(post.text) > PAGE.text_long else ""
        found.append((post, why or long))
    return found


@rubric.check(needs=posted)
def stops(run):
    """ทุกโพสต์ใช้รูปที่เห็นชัดและเหมือนของจริง ข้อความไม่เกิน 125 ตัวอักษร ได้คะแนนตามส่วนที่ทำได้"""
    every = _lost(run)
    return sum(not why for _, why in every) / len(every)


@stops.evidence
def _(run):
    post, why = next((one for one in _lost(run) if one[1]), (None, ""))
    if post is None:
        return f"ทั้ง {len(posts(run))} โพสต์รูปชัด เหมือนของจริง และข้อความสั้น", rubric.WELL_DONE
    return f"โพสต์วันที่ {post.day} {why}", "ครั้งหน้า ถ่ายที่สว่างให้เห็นของชัด และขึ้นต้นด้วยเรื่องที่คนอยากรู้ที่สุด"


@once
def _counted(run):
    """{title of a kind: how many posts of it were shown}, the most first."""
    titles = {kind.id: kind.title for kind in run.play.market.posts}
    shown = [titles[post.kind] for post, _ in posts(run)]
    return {
        title: shown.count(title) for title in sorted(set(shown), key=lambda one: (-shown.count(one), one))
    }


@rubric.check(needs=posted)
def tried(run):
    """ลองอย่างน้อยสามแบบ แบบละสองโพสต์ขึ้นไป โพสต์เดียวบอกไม่ได้ว่าเพราะแบบหรือเพราะโชค"""
    return sum(min(number, EACH) for number in list(_counted(run).values())[:KINDS]) / (KINDS * EACH)


@tried.evidence
def _(run):
    told = " ".join(f"{title} {number}" for title, number in _counted(run).items())
    return f"คุณลอง {len(_counted(run))} แบบ คือ {told} โพสต์", "ครั้งหน้า เลือกสามแบบ แล้วลงแบบละสองโพสต์ขึ้นไป"


@once
def _weeks(run):
    """Numbers of the weeks, from 0, in which what posts brought was looked at."""
    first = posts(run)[0][1].day
    return {
        (step.sold - 1) // WEEK
        for step in run.steps
        if step.event.do == "open_screen" and step.event.screen in LOOKS and step.sold >= first
    }


@rubric.check(needs=posted)
def looked(run):
    """เปิดดูผลของโพสต์อย่างน้อยสัปดาห์ละครั้ง หลังจากมีโพสต์ลงไปแล้ว ได้คะแนนตามจำนวนสัปดาห์ที่ดู"""
    return min(len(_weeks(run)) / -(-run.play.market.days // WEEK), 1.0)


@looked.evidence
def _(run):
    evidence = f"คุณเปิดดูผล {len(_weeks(run))} สัปดาห์ จาก {-(-run.play.market.days // WEEK)} สัปดาห์"
    return evidence, "ครั้งหน้า ทุกเจ็ดวัน เปิดหน้าผลลัพธ์ ดูว่าโพสต์ตรงกลางของแต่ละแบบไปถึงกี่คน"


@once
def _usual(run):
    """People that the posts reach on average, luck aside."""
    return questions.usual_reach(run.play)


@rubric.check(needs=posted)
def reached(run):
    """ระบบคิดว่าโพสต์ทั้งหมดของคุณไปถึงผู้ติดตามรวมกี่คนโดยเฉลี่ย เมื่อตัดโชคออก
    เริ่มได้คะแนนเมื่อเกิน {goal.few:,.0f} คน ได้เต็มเมื่อรวมถึง {goal.reached:,.0f} คน
    """
    return between(_usual(run), none=run.goal.few, full=run.goal.reached)


@reached.evidence
def _(run):
    evidence = (
        f"ตลาดของคุณ {len(posts(run))} โพสต์ ไปถึงรวม {run.play.summary.reached:,} คน "
        f"เมื่อตัดโชคออก เฉลี่ยไปถึงผู้ติดตามรวม {_usual(run):,.0f} คน"
    )
    return evidence, "ครั้งหน้า ใช้รูปที่ชัดกว่า เขียนสั้นลง ลงเคล็ดลับหรือชวนคุยให้บ่อยขึ้น และเว้นสองวันต่อโพสต์"


reason = rubric.own_words(
    rule="เขียนสองสามประโยค โพสต์แบบไหนคนเห็นมากกว่า รู้จากตัวเลขไหน และเรื่องไหนยังบอกไม่ได้",
    untold="คุณยังไม่ได้เขียนว่าโพสต์แบบไหนคนเห็นมากกว่า",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าแบบไหนคนเห็นมากกว่า และรู้จากตัวเลขไหน",
    fix="ครั้งหน้า ยกตัวเลขของโพสต์ตรงกลางสองแบบมาเทียบกัน และบอกว่าแต่ละแบบลงกี่โพสต์",
)
