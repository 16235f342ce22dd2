"""Unit ads-05: who sees an ad. Points and goals are in its exercise.yaml."""

from itertools import combinations

from graders import rubric
from graders.rubric import between
from graders.rubrics.ads_work import LEAST_SPENT, WEEK, advertised, once, profit  # noqa: F401
from talat.journal.ads import questions

MARKETS = 8  # in which the work is tried
CROWD = ("youngest", "oldest", "sex", "regions", "interests", "knows")
LEAST_DAYS = 3  # of which figures are cut: fewer say too little


@once
def _groups(run):
    """Ids of the ad sets that spent a tenth of all."""
    whole = run.play.summary.spend
    spent = {name: questions.figures(run.play, "ad_set", name).spend for name in run.play.ad_sets}
    return [name for name, satang in spent.items() if satang >= LEAST_SPENT * whole]


def _crowd(run, name):
    return tuple(getattr(run.play.ad_sets[name], key) for key in CROWD)


@rubric.check(needs=advertised)
def two_groups(run):
    """ลองให้คนอย่างน้อยสองกลุ่มที่ต่างกันเห็นโฆษณา แต่ละกลุ่มใช้เงินอย่างน้อยหนึ่งในสิบของทั้งหมด"""
    return len({_crowd(run, name) for name in _groups(run)}) >= 2


@two_groups.evidence
def _(run):
    titles = " ".join(f"“{run.play.ad_sets[name].title}”" for name in _groups(run))
    evidence = f"คุณมีชุดโฆษณาที่ใช้เงินจริง {len(_groups(run))} ชุด คือ {titles}"
    return evidence, "ครั้งหน้า ทำอีกชุดให้คนอีกกลุ่มเห็น จะได้มีตัวเลขเทียบกันว่ากลุ่มไหนคุ้มกว่า"


@once
def _closest(run):
    """(share of the smaller crowd that is in both, first, second) of the two that share most, or None."""
    pairs = [
        (max(questions.overlap(run.play, one, two), questions.overlap(run.play, two, one)), one, two)
        for one, two in combinations(_groups(run), 2)
    ]
    return max(pairs, default=None)


@rubric.check(needs=advertised)
def apart(run):
    """สองชุดโฆษณาไม่ควรให้คนเดียวกันเห็น ได้เต็มเมื่อซ้อนกันไม่เกิน 15 ใน 100 คน ไม่ได้คะแนนเมื่อถึง 60 ใน 100 คน หรือมีชุดเดียว"""
    closest = _closest(run)
    return between(closest[0], none=0.6, full=0.15) if closest else 0.0


@apart.evidence
def _(run):
    closest = _closest(run)
    if closest is None:
        return "คุณมีชุดโฆษณาที่ใช้เงินจริงชุดเดียว จึงยังดูเรื่องคนซ้อนกันไม่ได้", "ครั้งหน้า ลองสองชุดที่คนไม่ซ้อนกัน"
    share, one, two = closest
    titles = [run.play.ad_sets[name].title for name in (one, two)]
    evidence = f"ชุด “{titles[0]}” กับชุด “{titles[1]}” มีคนเดียวกัน {share * 100:.0f} ใน 100 คน"
    return evidence, "ครั้งหน้า แบ่งด้วยอายุ เพศ หรือพื้นที่ ที่ไม่ทับกัน สองชุดจะได้ไม่แย่งประมูลกันเอง"


@once
def _worn(run):
    """(views a person in the last week, ad set) of the ad set whose people saw its ads most often."""
    last = len(run.days)
    found = [
        (questions.figures(run.play, "ad_set", name, max(last - WEEK + 1, 1), last).frequency or 0.0, name)
        for name in _groups(run)
    ]
    return max(found)


@rubric.check(needs=advertised)
def room(run):
    """กลุ่มคนต้องใหญ่พอกับเงิน ใน 7 วันสุดท้าย คนหนึ่งควรเห็นเฉลี่ยไม่เกิน 3 ครั้ง ไม่ได้คะแนนเมื่อถึง 7 ครั้ง"""
    return between(_worn(run)[0], none=7.0, full=3.0)


@room.evidence
def _(run):
    times, name = _worn(run)
    title = run.play.ad_sets[name].title
    evidence = f"7 วันสุดท้าย คนในชุด “{title}” เห็นโฆษณาเฉลี่ยคนละ {times:.1f} ครั้ง"
    return evidence, "ครั้งหน้า ขยายอายุหรือความสนใจให้กว้างขึ้น หรือลดงบของชุดนี้"


@once
def _cuts(run):
    """Numbers of the weeks, from 0, in which figures of some days were cut."""
    return {
        (step.sold - 1) // WEEK
        for step in run.steps
        if step.event.do == "open_screen" and step.event.screen == "breakdown" and step.sold >= LEAST_DAYS
    }


@rubric.check(needs=advertised)
def cut(run):
    """หลังลงไปแล้วอย่างน้อย 3 วัน เปิดหน้า “แยกดู” ทุกสัปดาห์ ว่าใครซื้อ ซื้อจากตำแหน่งไหน ได้คะแนนตามจำนวนสัปดาห์"""
    return min(len(_cuts(run)) / -(-run.play.market.days // WEEK), 1.0)


@cut.evidence
def _(run):
    weeks = -(-run.play.market.days // WEEK)
    evidence = f"คุณเปิดหน้า “แยกดู” {len(_cuts(run))} สัปดาห์ จาก {weeks} สัปดาห์"
    return evidence, "ครั้งหน้า เปิดหน้าผลลัพธ์ แล้วกด “แยกดู” เลือกดูตามอายุ ตำแหน่ง และเวลา"


@rubric.check(needs=advertised)
def declared(run):
    """แจ้งหมวดพิเศษให้ตรงความจริง ของในโจทย์นี้ไม่เข้าหมวดพิเศษ ได้คะแนนตามส่วนของเงิน"""
    play = run.play
    right = sum(
        questions.figures(play, "campaign", name).spend
        for name, one in play.campaigns.items()
        if one.special == play.market.special
    )
    return min(right / play.summary.spend, 1.0)


@declared.evidence
def _(run):
    wrong = [one.title for one in run.play.campaigns.values() if one.special != run.play.market.special]
    if not wrong:
        return "คุณแจ้งหมวดตรงกับของที่ขายทุกแคมเปญ", rubric.WELL_DONE
    evidence = f"แคมเปญ “{wrong[0]}” แจ้งหมวดพิเศษทั้งที่ของไม่เข้าหมวด จึงเลือกอายุ เพศ และความสนใจไม่ได้"
    return evidence, "ครั้งหน้า เลือกหมวดพิเศษเฉพาะเมื่อขายที่อยู่อาศัย รับสมัครงาน ปล่อยกู้ หรือเรื่องการเมือง"


reason = rubric.own_words(
    rule="เขียนสองสามประโยค กลุ่มไหนคุ้มกว่า รู้จากตัวเลขไหน และยังไม่แน่ใจเรื่องอะไร",
    untold="คุณยังไม่ได้เขียนว่ากลุ่มไหนคุ้มกว่า",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่ากลุ่มไหนคุ้มกว่า รู้จากตัวเลขไหน",
    fix="ครั้งหน้า เทียบค่าโฆษณาต่อออเดอร์ของสองกลุ่ม แล้วบอกว่าจะทำอะไรต่อ",
)
