"""Unit ads-08: what ads say and show, and when people tire. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubric import between
from graders.rubrics.ads_work import (  # noqa: F401
    WEEK,
    advertised,
    honest,
    looked,
    once,
    profit,
    says,
    shown,
)
from talat.journal.ads import questions

MARKETS = 5  # in which the work is tried


@rubric.check(needs=advertised)
def told(run):
    """โฆษณาควรบอกเรื่องที่คนอยากรู้ คือราคา จำนวนและน้ำหนัก ทำจากอะไร สั่งอย่างไร และเลขที่ใบรับจดแจ้ง ได้คะแนนตามส่วนที่บอก"""
    facts = len(run.play.market.facts)
    return sum(len(says(run, ad)) for ad in shown(run)) / (facts * len(shown(run)))


@told.evidence
def _(run):
    ad = min(shown(run), key=lambda one: len(says(run, one)))
    missing = [fact.title for fact in run.play.market.facts if fact.id not in says(run, ad)]
    if not missing:
        return f"โฆษณาที่คนเห็นทั้ง {len(shown(run))} ชิ้นบอกครบทุกเรื่อง", rubric.WELL_DONE
    evidence = f"โฆษณา “{ad.title}” เขียนว่า “{ad.headline}” ยังไม่บอกเรื่อง {' และ '.join(missing)}"
    return evidence, f"ครั้งหน้า เติมเรื่อง {missing[0]} ลงในข้อความ คนจะได้ไม่ต้องเดา"


@once
def _pictures(run):
    """{ad set: titles of the pictures shown in it}."""
    found = {}
    for ad in shown(run):
        found.setdefault(ad.ad_set, {})[ad.photo] = run.play.market.photo(ad.photo).title
    return {name: list(photos.values()) for name, photos in found.items()}


def _most(run):
    return max(_pictures(run).values(), key=len)


@rubric.check(needs=advertised)
def several(run):
    """ในชุดโฆษณาเดียวกันควรมีหลายรูปที่คนเห็น รูปเดียวยังไม่ได้คะแนน สองรูปได้ครึ่งหนึ่ง สามรูปได้เต็ม"""
    return between(len(_most(run)), none=1, full=3)


@several.evidence
def _(run):
    evidence = f"ชุดที่มีมากที่สุดมี {len(_most(run))} รูป คือ {' '.join(f'“{title}”' for title in _most(run))}"
    return evidence, "ครั้งหน้า ทำสามรูปในชุดเดียว เช่น รูปของชัด ๆ รูปคนทำ รูปตอนใช้ คนจะไม่เบื่อเร็ว"


@once
def _newcomers(run):
    """[(day, title of the picture)] of pictures first shown after the first week."""
    first = {}
    for day in run.days:
        for ad in day.ads:
            if ad.figures.impressions:
                first.setdefault(run.play.ads[ad.ad].photo, day.day)
    return [(day, run.play.market.photo(photo).title) for photo, day in first.items() if day > WEEK]


@once
def _worn(run):
    """(views a person in the last week, ad) of the ad seen most often; no views for a week without any."""
    last = len(run.days)
    first = max(last - WEEK + 1, 1)
    found = [
        (questions.figures(run.play, "ad", ad.id, first, last).frequency or 0.0, ad.id) for ad in shown(run)
    ]
    return max(found)


@rubric.check(needs=advertised)
def fresh(run):
    """หลังสัปดาห์แรก เติมรูปที่ยังไม่เคยใช้ ได้ครึ่งหนึ่ง ใน 7 วันสุดท้าย ไม่มีชิ้นไหนที่คนหนึ่งเห็นเฉลี่ยเกิน 2 ครั้ง ได้อีกครึ่งหนึ่ง"""
    times = _worn(run)[0]
    return (bool(_newcomers(run)) + (between(times, none=3.0, full=2.0) if times else 0.0)) / 2


@fresh.evidence
def _(run):
    times, name = _worn(run)
    seen = f"7 วันสุดท้าย คนหนึ่งเห็น “{run.play.ads[name].title}” เฉลี่ย {times:.1f} ครั้ง"
    new = _newcomers(run)
    if not new:
        return f"หลังสัปดาห์แรกคุณยังไม่ได้เติมรูปใหม่ {seen}", "ครั้งหน้า ราวสัปดาห์ที่สอง เติมรูปที่ยังไม่เคยใช้หนึ่งรูป"
    evidence = f"วันที่ {new[0][0]} คุณเติมรูป “{new[0][1]}” {seen}"
    return evidence, "ครั้งหน้า ขยายกลุ่มคนหรือเติมชิ้นใหม่ เมื่อช่อง “เห็นซ้ำ” ของชิ้นหนึ่งเกิน 2 ครั้งใน 7 วัน"


reason = rubric.own_words(
    rule="เขียนสองสามประโยค คำไหนที่ตั้งใจไม่ใช้ ใช้คำอะไรแทน และตัวเลขไหนบอกว่าคนเริ่มเบื่อ",
    untold="คุณยังไม่ได้เขียนว่าคำไหนที่ไม่ใช้ และรู้ได้อย่างไรว่าคนเริ่มเบื่อ",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าคำไหนที่ไม่ใช้ และรู้ได้อย่างไรว่าคนเริ่มเบื่อ",
    fix="ครั้งหน้า บอกคำที่ไม่ใช้กับคำที่ใช้แทน และบอกตัวเลขที่คอยดู",
)
