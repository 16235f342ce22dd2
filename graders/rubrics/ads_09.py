"""Unit ads-09: figures, split tests and holdouts. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubrics.ads_work import advertised, looked, once, profit  # noqa: F401
from talat.journal.ads import trial
from talat.journal.ads.settings import FIELDS

MARKETS = 5  # in which the work is tried
LEAST_TEST = 7  # days of a test
PATIENCE = 7  # days an ad has before it is switched off
THINGS = {
    "split_ads": (("photo", "รูป"), ("headline", "พาดหัว"), ("text", "ข้อความ"), ("leads_to", "ที่ที่กดไป")),
    "split_ad_sets": tuple((name, "กลุ่มคนหรืองบ") for name in ("goal", *FIELDS) if name != "ends"),
}


@once
def _tests(run):
    """{kind: [result]} of the tests that ran long enough to their end, both sides shown."""
    found = {"split": [], "holdout": []}
    for name, test in run.play.tests.items():
        result = trial.result(run.play, name)
        if not result.done or test.last - test.first + 1 < LEAST_TEST:
            continue
        if test.kind == "holdout":
            found["holdout"].append(result)
        elif min(result.a.figures.impressions, result.b.figures.impressions) > 0:
            found["split"].append(result)
    return found


def _seen(run, result):
    """Whether the tests were looked at after this one ended."""
    walks = [step for step in run.steps if step.event.do == "open_screen" and step.event.screen == "test"]
    return any(step.sold >= result.last for step in walks)


def _differences(run, result):
    """What the two sides of a split test differ in, Thai; each once."""
    things = run.play.ads if result.kind == "split_ads" else run.play.ad_sets
    one, two = things[result.a.name], things[result.b.name]
    return [title for name, title in THINGS[result.kind] if getattr(one, name) != getattr(two, name)]


def _worth(run, result):
    return (1 + (len(_differences(run, result)) == 1) + _seen(run, result)) / 3


@rubric.check(needs=advertised)
def split(run):
    """ทดสอบสองแบบอย่างน้อย 7 วันจนจบ ได้หนึ่งในสาม ต่างกันอย่างเดียว ได้อีกหนึ่งในสาม เปิดดูผลหลังจบ ได้อีกหนึ่งในสาม"""
    return max((_worth(run, result) for result in _tests(run)["split"]), default=0.0)


@split.evidence
def _(run):
    done = _tests(run)["split"]
    if not done:
        evidence = (
            f"คุณเริ่มการทดสอบ {len(run.play.tests)} ครั้ง ยังไม่มีการทดสอบสองแบบที่ครบ {LEAST_TEST} วันและมีคนเห็นทั้งสองฝั่ง"
        )
        return evidence, "ครั้งหน้า ทำโฆษณาสองชิ้นที่ต่างกันแค่รูป แล้วเริ่มทดสอบ ตั้งวันสุดท้ายให้ห่างอย่างน้อย 7 วัน"
    best = max(done, key=lambda result: _worth(run, result))
    differ = _differences(run, best)
    verdict = "ต่างกันชัด" if best.sure else "ยังบอกไม่ได้ว่าใครดีกว่า"
    evidence = (
        f"คุณทดสอบวันที่ {best.first} ถึง {best.last} สองฝั่งต่างกันเรื่อง {' '.join(differ) or 'ไม่มีเลย'} ผลคือ{verdict}"
    )
    if len(differ) != 1:
        return evidence, "ครั้งหน้า ให้สองฝั่งต่างกันอย่างเดียว จะได้รู้ว่าผลมาจากอะไร"
    return evidence, "ครั้งหน้า พอทดสอบจบ เปิดหน้าทดลองดูแท่งความไม่แน่นอนก่อนตัดสินใจ"


@rubric.check(needs=advertised)
def holdout(run):
    """กันคนไว้อย่างน้อย 7 วันจนจบ ได้ครึ่งหนึ่ง เปิดดูผลหลังจบ ได้อีกครึ่งหนึ่ง"""
    return max(((1 + _seen(run, result)) / 2 for result in _tests(run)["holdout"]), default=0.0)


@holdout.evidence
def _(run):
    done = _tests(run)["holdout"]
    if not done:
        evidence = f"คุณยังไม่ได้กันคนไว้ครบ {LEAST_TEST} วัน จึงยังไม่รู้ว่าคนที่ซื้อจะซื้ออยู่แล้วหรือเปล่า"
        return evidence, "ครั้งหน้า เลือก “กันคนไว้” ที่หน้าทดลอง กันไว้ราว 20 ใน 100 คน นาน 7 วันขึ้นไป"
    shown, held = done[-1].a, done[-1].b
    evidence = (
        f"คนที่เห็นโฆษณาได้ {shown.people:,} คน ซื้อ {shown.orders} ออเดอร์ "
        f"คนที่กันไว้ {held.people:,} คน ซื้อ {held.orders} ออเดอร์"
    )
    return evidence, "ครั้งหน้า พอครบวัน เปิดหน้าทดลองดูว่าคนที่เห็นซื้อมากกว่าคนที่กันไว้ชัดไหม"


@once
def _verdicts(run):
    """[(title, day, why it was hasty or "")] of ads and ad sets switched off or changed while judged."""
    play, found = run.play, []
    for step in run.steps:
        event, day = step.event, step.sold + 1
        off = event.do == "set_running" and not event.on and event.level != "campaign"
        name = event.name if off else getattr(event, "ad", None) if event.do == "edit_ad" else None
        if name is None or not step.sold:
            continue
        thing = play.ads.get(name) or play.ad_sets[name]
        under = any(
            test.first <= day <= test.last and name in (test.a, test.b) for test in play.tests.values()
        )
        days = sum(any(name in (ad.ad, ad.ad_set) for ad in one.ads) for one in run.days[: step.sold])
        why = "ยังอยู่ระหว่างทดสอบ" if under else f"เพิ่งลงมา {days} วัน" if off and days < PATIENCE else ""
        found.append((thing.title, day, why))
    return found


@rubric.check(needs=advertised)
def waited(run):
    """ไม่ปิดโฆษณาที่ลงมาไม่ครบ 7 วัน และไม่แก้หรือปิดสิ่งที่กำลังทดสอบ ได้คะแนนตามส่วนที่รอได้"""
    every = _verdicts(run)
    return sum(not why for _, _, why in every) / len(every) if every else 1.0


@waited.evidence
def _(run):
    hasty = [one for one in _verdicts(run) if one[2]]
    if not hasty:
        return "คุณไม่ได้ปิดหรือแก้อะไรก่อนเวลา", rubric.WELL_DONE
    title, day, why = hasty[0]
    evidence = f"วันที่ {day} คุณปิดหรือแก้ “{title}” ทั้งที่{why}"
    return evidence, "ครั้งหน้า รอให้ครบ 7 วัน หรือให้การทดสอบจบก่อน สองสามวันเป็นเรื่องของโชคได้"


reason = rubric.own_words(
    rule="เขียนสองสามประโยค เทียบค่าโฆษณาต่อออเดอร์กับเงินที่เหลือต่อออเดอร์ และบอกว่าการทดสอบบอกอะไร อะไรยังบอกไม่ได้",
    untold="คุณยังไม่ได้เขียนว่าตัวเลขบอกอะไร",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าตัวเลขบอกอะไร และเรื่องไหนยังบอกไม่ได้",
    fix="ครั้งหน้า บอกตัวเลขสองตัวที่เทียบกัน และบอกว่ายังไม่แน่ใจเรื่องอะไร",
)
