"""Unit ads-04: the first campaign. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubrics.ads_work import advertised, looked, once, profit, says, shown  # noqa: F401
from graders.rubrics.money import whole_baht
from talat.journal.ads import questions

MARKETS = 8  # in which the work is tried
ENOUGH = 0.5  # of an even share of the money: a day on which people saw something
BOUGHT = ("sales", "sales")  # objective and goal that look for buyers


def _spent(run):
    """[(ad set, satang it spent)]."""
    play = run.play
    return [(one, questions.figures(play, "ad_set", name).spend) for name, one in play.ad_sets.items()]


@rubric.check(needs=advertised)
def objective(run):
    """กลุ่มอยากได้ออเดอร์ เงินค่าโฆษณาจึงควรอยู่ในแคมเปญที่ให้คนซื้อ และให้ระบบหาคนที่น่าจะซื้อ
    ได้คะแนนตามส่วนของเงิน
    """
    spent = _spent(run)
    right = sum(satang for one, satang in spent if _looks_for(run, one) == BOUGHT)
    return right / sum(satang for _, satang in spent)


def _looks_for(run, ad_set):
    return run.play.campaigns[ad_set.campaign].objective, ad_set.goal


@objective.evidence
def _(run):
    wrong = [(one, satang) for one, satang in _spent(run) if satang and _looks_for(run, one) != BOUGHT]
    if not wrong:
        return "เงินค่าโฆษณาทั้งหมดอยู่ในแคมเปญที่ให้คนซื้อ", rubric.WELL_DONE
    one, satang = max(wrong, key=lambda pair: pair[1])
    seen = questions.figures(run.play, "ad_set", one.id)
    evidence = f"ชุดโฆษณา “{one.title}” ใช้เงิน {whole_baht(satang)} บาท หาคนแบบอื่น "
    evidence += f"ได้ {seen.clicks:,} คลิก {seen.orders} ออเดอร์"
    return evidence, "ครั้งหน้า ถ้าอยากได้ออเดอร์ เลือก “ให้คนซื้อ” แล้วดูค่าโฆษณาต่อออเดอร์ ไม่ใช่ค่าคลิก"


@rubric.check(needs=advertised)
def levels(run):
    """มีแคมเปญ ชุดโฆษณา และโฆษณาที่คนเห็น ได้ครึ่งหนึ่ง ในชุดเดียวกันมีโฆษณาที่คนเห็นสองชิ้น ต่างรูปหรือต่างข้อความ ได้เต็ม"""
    return 1.0 if max(_kinds(run).values(), default=0) >= 2 else 0.5


def _kinds(run):
    """{ad set: number of different ads shown in it}."""
    found = {}
    for ad in shown(run):
        found.setdefault(ad.ad_set, set()).add((ad.photo, ad.headline, ad.text))
    return {name: len(kinds) for name, kinds in found.items()}


@levels.evidence
def _(run):
    play = run.play
    evidence = (
        f"คุณมี {len(play.campaigns)} แคมเปญ {len(play.ad_sets)} ชุดโฆษณา คนเห็นโฆษณา {len(shown(run))} ชิ้น "
        f"ชุดที่มีมากที่สุดมี {max(_kinds(run).values())} แบบ"
    )
    return evidence, "ครั้งหน้า ทำโฆษณาสองชิ้นในชุดเดียวกัน ใช้คนละรูป ระบบจะลองให้ และคนไม่เบื่อเร็ว"


@once
def _days_seen(run):
    """Days on which at least half of an even share of the money was spent."""
    market = run.play.market
    return [day.day for day in run.days if day.spend >= ENOUGH * market.money.ads / market.days]


@rubric.check(needs=advertised)
def lasted(run):
    """เงินค่าโฆษณาควรพอถึงวันสุดท้าย ได้คะแนนตามจำนวนวันที่ยังมีเงินลงโฆษณา อย่างน้อยครึ่งหนึ่งของเงินเฉลี่ยต่อวัน"""
    return min(len(_days_seen(run)) / run.play.market.days, 1.0)


@lasted.evidence
def _(run):
    market, seen = run.play.market, _days_seen(run)
    last = f" วันสุดท้ายที่มีเงินลงคือวันที่ {seen[-1]}" if seen else ""
    evidence = f"จาก {market.days} วัน มี {len(seen)} วันที่คุณมีเงินลงโฆษณา{last}"
    each = whole_baht(market.money.ads / market.days)
    return evidence, f"ครั้งหน้า หารเงินด้วยจำนวนวันก่อนใส่งบ โจทย์นี้ได้วันละ {each} บาท"


@rubric.check(needs=advertised)
def told(run):
    """โฆษณาควรบอกเรื่องที่คนอยากรู้ก่อนกด คือราคา ขนาด ทำจากอะไร และสั่งอย่างไร ได้คะแนนตามส่วนที่บอก"""
    facts = len(run.play.market.facts)
    return sum(len(says(run, ad)) for ad in shown(run)) / (facts * len(shown(run)))


@told.evidence
def _(run):
    facts = run.play.market.facts
    ad = min(shown(run), key=lambda one: len(says(run, one)))
    missing = [fact.title for fact in facts if fact.id not in says(run, ad)]
    if not missing:
        return f"โฆษณาที่คนเห็นทั้ง {len(shown(run))} ชิ้นบอกครบทุกเรื่อง", rubric.WELL_DONE
    evidence = f"โฆษณา “{ad.title}” เขียนว่า “{ad.headline}” ยังไม่บอกเรื่อง {' และ '.join(missing)}"
    return evidence, f"ครั้งหน้า เติมเรื่อง {missing[0]} ลงในข้อความ คนจะได้ไม่ต้องเดา"


reason = rubric.own_words(
    rule="เขียนสองประโยค ทำไมเลือกวัตถุประสงค์นี้ และตัวเลขไหนบอกว่าเลือกถูกหรือผิด",
    untold="คุณยังไม่ได้เขียนเหตุผลและสิ่งที่เห็นจากตัวเลข",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าเลือกวัตถุประสงค์นี้เพราะอะไร และเห็นอะไรจากตัวเลข",
    fix="ครั้งหน้า บอกสิ่งที่อยากได้ และตัวเลขที่ใช้ดูว่าได้จริงไหม",
)
