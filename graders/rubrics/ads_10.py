"""Unit ads-10: launch a product with 10,000 baht in six weeks. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubrics.ads_work import advertised, answered, honest, looked, once, profit, steady  # noqa: F401
from talat.journal.ads import trial

LEAST_TEST = 7  # days of a test


@once
def _tests(run):
    """Results of the tests that ran long enough and showed both sides."""
    found = []
    for name, test in run.play.tests.items():
        result = trial.result(run.play, name)
        long_enough = test.last - test.first + 1 >= LEAST_TEST and result.done
        both = test.kind == "holdout" or min(result.a.figures.impressions, result.b.figures.impressions) > 0
        if long_enough and both:
            found.append(result)
    return found


@rubric.check(needs=advertised)
def tested(run):
    """ทำการทดสอบหนึ่งครั้งจนจบ อย่างน้อย 7 วัน ได้ครึ่งหนึ่ง แล้วเปิดดูผลหลังทดสอบจบ ได้อีกครึ่งหนึ่ง"""
    done = _tests(run)
    if not done:
        return 0.0
    first = min(result.last for result in done)
    walks = [step for step in run.steps if step.event.do == "open_screen" and step.sold >= first]
    seen = any(step.event.screen == "test" for step in walks)
    return 1.0 if seen else 0.5


@tested.evidence
def _(run):
    done = _tests(run)
    if not done:
        evidence = f"คุณเริ่มการทดสอบ {len(run.play.tests)} ครั้ง ยังไม่มีครั้งไหนครบ {LEAST_TEST} วัน"
        return evidence, "ครั้งหน้า เทียบโฆษณาสองตัวที่ต่างกันอย่างเดียว 7–14 วัน หรือกันคนส่วนหนึ่งไว้ไม่ให้เห็นโฆษณา"
    result = done[0]
    verdict = "ต่างกันชัด" if result.sure else "ยังบอกไม่ได้ว่าใครดีกว่า"
    evidence = f"คุณทดสอบวันที่ {result.first} ถึง {result.last} ผลคือ{verdict}"
    return evidence, "ครั้งหน้า พอทดสอบจบ เปิดหน้าการทดสอบดูช่วงความไม่แน่นอนก่อนตัดสินใจ"


reason = rubric.own_words(
    rule="เขียนสองสามประโยค บอกค่าโฆษณาต่อออเดอร์เทียบกับเงินที่เหลือต่อออเดอร์ และบอกว่าอะไรได้ผลหรือไม่ได้ผล",
    untold="คุณยังไม่ได้เขียนว่าได้เรียนรู้อะไรจากตัวเลข",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าตัวเลขไหนบอกอะไร และจะทำอะไรต่างไป",
    fix="ครั้งหน้า บอกตัวเลขที่ใช้ตัดสินใจ และบอกว่าจะลองอะไรต่อ",
)
