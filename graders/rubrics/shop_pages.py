"""What the rubrics of the shop's units ask of product pages: what they tell, and what is wrong with them."""

from graders.once import once
from graders.rubric import between

CLEAR, FOUND = (0.3, 0.8), (0.4, 0.8)  # of what buyers ask, and of what people type
GRAVE = ("forbidden", "needs_proof", "needs_permission")  # findings with which a page is not honest
HONEST = 0.7  # honesty of a photo from which it is like the real thing


def photo_of(play, number):
    """The `Photo` that listing number `number` shows now."""
    listing = play.season.listings[number]
    return next(photo for photo in listing.photos if photo.id == play.plan.photos[number])


def faulty(play, number):
    """Whether a page says or shows what is not so: words that need proof, a wrong fact, a made-up photo."""
    judged = play.pages[number].appraisal
    grave = any(finding.severity in GRAVE for finding in judged.findings)
    return grave or bool(judged.misstated) or photo_of(play, number).honesty < HONEST


@once
def told(run):
    """{product: share of its page's points, 0–1} as the shop stands at the end."""
    play, found = run.play, {}
    for number, page in enumerate(play.pages):
        judged = page.appraisal
        points = (between(judged.clarity, *CLEAR) + between(judged.relevance, *FOUND)) / 2
        found[page.product] = 0.0 if faulty(play, number) else points
    return found


def page_share(run):
    """Mean share, 0–1, of the pages' points; 1 where a unit's learners write no page."""
    if any(page.appraisal is None for page in run.play.pages):
        return 1.0
    return sum(told(run).values()) / len(told(run))


def what_is_wrong(play, number):
    """(what, what to do next time) of the gravest fault of a page, Thai."""
    judged, name = play.pages[number].appraisal, play.season.listings[number].product.name
    if judged.findings:
        finding = judged.findings[0]
        return f"“{name}” มีคำว่า “{finding.words}” {finding.why}", f"ครั้งหน้า {finding.fix}"
    if photo_of(play, number).honesty < HONEST:
        return f"รูปของ “{name}” ไม่เหมือนของจริง", "ครั้งหน้า ใช้รูปที่เหมือนของจริง ลูกค้าจะได้ไม่คืนของ"
    asked = judged.advice[0] if judged.advice else "อ่านหน้านี้แบบคนที่จะซื้อ ขาดอะไรไหม"
    return f"“{name}” ยังเติมได้อีก", f"ครั้งหน้า ถามตัวเองว่า {asked}"
