"""Unit ads-06: the auction, quality and bids. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubric import between
from graders.rubrics.ads_work import (  # noqa: F401
    LEAST_SPENT,
    advertised,
    looked,
    once,
    profit,
    says,
    shown,
)
from graders.rubrics.money import whole_baht
from talat.journal.ads import questions

MARKETS = 6  # in which the work is tried
CAPS = ("cost_cap", "bid_cap")


def _good(run, ad):
    """0–1: half for what its words tell, half for a picture on which the goods are seen."""
    told = len(says(run, ad)) / len(run.play.market.facts)
    return (told + between(run.play.market.photo(ad.photo).clarity, none=0.2, full=0.8)) / 2


@rubric.check(needs=advertised)
def quality(run):
    """โฆษณาที่คนเห็นควรมีรูปที่เห็นของชัด ได้ครึ่งหนึ่ง และข้อความที่บอกครบเรื่องที่คนอยากรู้ ได้อีกครึ่งหนึ่ง"""
    return sum(_good(run, ad) for ad in shown(run)) / len(shown(run))


@quality.evidence
def _(run):
    ad = min(shown(run), key=lambda one: _good(run, one))
    missing = [fact.title for fact in run.play.market.facts if fact.id not in says(run, ad)]
    photo = run.play.market.photo(ad.photo).title
    evidence = f"โฆษณา “{ad.title}” ใช้รูป “{photo}” ยังไม่บอกเรื่อง {' '.join(missing) or 'ใดเลย คือบอกครบแล้ว'}"
    return evidence, "ครั้งหน้า ใช้รูปที่สว่างเห็นของชัด และบอกครบทุกเรื่อง คุณภาพดีชนะประมูลได้โดยไม่ต้องจ่ายแพง"


@once
def _sets(run):
    """{"capped": ids of ad sets with a cap that somebody saw, "free": without one, that spent a tenth}."""
    play, found = run.play, {"capped": [], "free": []}
    for name, one in play.ad_sets.items():
        seen = questions.figures(play, "ad_set", name)
        if one.strategy in CAPS and seen.impressions:
            found["capped"].append(name)
        elif one.strategy == "lowest_cost" and seen.spend >= LEAST_SPENT * play.summary.spend:
            found["free"].append(name)
    return found


def _too_dear(run, name):
    return run.play.ad_sets[name].cap > run.play.left_of_an_order()


@rubric.check(needs=advertised)
def capped(run):
    """มีชุดที่ตั้งเพดานราคาต่อผลลัพธ์และมีคนเห็น ได้ครึ่งหนึ่ง เพดานไม่เกินเงินที่เหลือต่อออเดอร์ก่อนค่าโฆษณา ได้เต็ม"""
    with_cap = _sets(run)["capped"]
    return max((0.5 if _too_dear(run, name) else 1.0 for name in with_cap), default=0.0)


@capped.evidence
def _(run):
    left, with_cap = whole_baht(run.play.left_of_an_order()), _sets(run)["capped"]
    if not with_cap:
        fix = f"ครั้งหน้า ทำอีกชุด เลือก “คุมราคาเฉลี่ยต่อผลลัพธ์” แล้วใส่ไม่เกิน {left} บาท"
        return "ยังไม่มีชุดโฆษณาที่ตั้งเพดานแล้วมีคนเห็น", fix
    cap = whole_baht(min(run.play.ad_sets[name].cap for name in with_cap))
    evidence = f"คุณตั้งเพดาน {cap} บาท หนึ่งออเดอร์เหลือก่อนค่าโฆษณาราว {left} บาท"
    return evidence, f"ครั้งหน้า ตั้งเพดานไม่เกิน {left} บาท จ่ายแพงกว่านี้ขายได้ก็ขาดทุน"


@rubric.check(needs=advertised)
def compared(run):
    """มีทั้งชุดที่ให้ระบบหาผลลัพธ์ให้มากที่สุด และชุดที่ตั้งเพดาน จะได้เทียบกัน"""
    return bool(_sets(run)["capped"]) and bool(_sets(run)["free"])


@compared.evidence
def _(run):
    found = _sets(run)
    evidence = f"คุณมีชุดที่ให้ระบบหาเอง {len(found['free'])} ชุด และชุดที่ตั้งเพดาน {len(found['capped'])} ชุด"
    return evidence, "ครั้งหน้า ทำสองชุดงบเท่ากัน คนไม่ซ้อนกัน ต่างกันที่วิธีประมูล"


@once
def _used(run):
    """{ad set with a cap: share of its money that it spent}, of those with a budget a day."""
    play, found = run.play, {}
    for name, one in play.ad_sets.items():
        if one.strategy in CAPS and one.budget and not one.lifetime:
            days = max(len(run.days) - one.starts + 1, 1)
            found[name] = questions.figures(play, "ad_set", name).spend / (one.budget * days)
    return found


@rubric.check(needs=advertised)
def delivered(run):
    """ชุดที่ตั้งเพดานควรใช้งบได้อย่างน้อยครึ่งหนึ่ง ถ้าใช้ได้ไม่ถึงหนึ่งในสิบ แปลว่าเพดานต่ำเกินไป"""
    return max((between(share, none=0.1, full=0.5) for share in _used(run).values()), default=0.0)


@delivered.evidence
def _(run):
    used = _used(run)
    if not used:
        return "ยังไม่มีชุดโฆษณาที่ตั้งเพดานและใช้งบต่อวัน", "ครั้งหน้า ลองตั้งเพดานในชุดหนึ่ง แล้วดูว่าใช้งบได้เท่าไร"
    name = max(used, key=used.get)
    one = run.play.ad_sets[name]
    evidence = f"ชุด “{one.title}” ตั้งเพดาน {whole_baht(one.cap)} บาท ใช้งบได้ {used[name] * 100:.0f} ใน 100"
    return evidence, "ครั้งหน้า ถ้าแทบไม่มีใครเห็น ขยับเพดานขึ้นทีละน้อย แต่ไม่เกินเงินที่เหลือต่อออเดอร์"


reason = rubric.own_words(
    rule="เขียนสองสามประโยค ตั้งเพดานเท่าไร คิดจากเลขไหน และสองชุดต่างกันอย่างไร",
    untold="คุณยังไม่ได้เขียนว่าตั้งเพดานเท่าไร เพราะอะไร",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าตั้งเพดานเท่าไร เพราะอะไร",
    fix="ครั้งหน้า บอกเงินที่เหลือต่อออเดอร์ เพดานที่ตั้ง และผลของสองชุด",
)
