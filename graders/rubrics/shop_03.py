"""Unit shop-03: a product page that sells. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.once import once
from graders.rubric import between
from graders.rubrics.shop_pages import CLEAR, FOUND, HONEST, photo_of
from graders.rubrics.shop_work import LOOKS, honest, name_of, sold, wrote_pages  # noqa: F401

MARKETS = 11
SHARP = (0.2, 0.8)  # clarity of a photo: nothing up to the first, all from the second
AFTER = 2  # days to sell between the last change and the look at what it brought
CHANGES = ("choose_photo", "write_listing")


def _mean(shares):
    shares = list(shares)
    return sum(shares) / len(shares)


def _photo_share(play, number):
    """What the photo of one product earns, 0–1."""
    photo = photo_of(play, number)
    return between(photo.clarity, *SHARP) if photo.honesty >= HONEST else 0.0


def _worst(play, share):
    """The (product, number) that earns least by `share`, a function of a number."""
    return min(play.at.items(), key=lambda one: share(one[1]))


@rubric.check(needs=sold)
def photos(run):
    """รูปของสินค้าทุกอย่างต้องสว่าง เห็นของชัด และเหมือนของจริง ได้คะแนนตามส่วนของสินค้าที่ทำได้"""
    return _mean(_photo_share(run.play, number) for number in run.play.at.values())


@photos.evidence
def _(run):
    product, number = _worst(run.play, lambda one: _photo_share(run.play, one))
    photo = photo_of(run.play, number)
    evidence = f"ตอนส่งงาน “{name_of(run.play, product)}” ใช้รูป “{photo.title}”"
    if photo.honesty < HONEST:
        return evidence, "ครั้งหน้า ใช้รูปที่เหมือนของจริง ลูกค้าจะได้ไม่คืนของ"
    return evidence, "ครั้งหน้า เลือกรูปที่สว่าง เห็นสีและขนาดของของจริง"


@rubric.check(needs=wrote_pages)
def found(run):
    """ชื่อสินค้าต้องมีคำที่คนพิมพ์หา ไม่ใส่คำเดิมซ้ำ ๆ และไม่ใส่ชื่อของที่ไม่ได้ขาย ได้คะแนนตามส่วนของคำค้นที่ตรง"""
    return _mean(between(page.appraisal.relevance, *FOUND) for page in run.play.pages)


@found.evidence
def _(run):
    page = min(run.play.pages, key=lambda one: one.appraisal.relevance)
    met = round(page.appraisal.relevance * 10)
    evidence = f"ชื่อ “{page.title}” คนที่หาของแบบนี้ 10 คน จะเจอราว {met} คน"
    return evidence, "ครั้งหน้า ถามคนรอบตัวสักสามคนว่าจะพิมพ์หาว่าอะไร แล้วใส่คำเหล่านั้นในชื่อ"


@rubric.check(needs=wrote_pages)
def clear(run):
    """รายละเอียดต้องตอบสิ่งที่คนซื้ออยากรู้ให้ถูกและครบ ได้คะแนนตามส่วนของเรื่องที่บอกถูกแล้ว เรื่องสำคัญนับมากกว่า"""
    return _mean(between(page.appraisal.clarity, *CLEAR) for page in run.play.pages)


@clear.evidence
def _(run):
    product, number = _worst(run.play, lambda one: run.play.pages[one].appraisal.clarity)
    judged, listing = run.play.pages[number].appraisal, run.play.season.listings[number]
    facts = listing.particulars.facts
    evidence = f"“{name_of(run.play, product)}” บอกถูกแล้ว {len(judged.named)} จาก {len(facts)} เรื่อง"
    left = [fact.title for fact in facts if fact.id not in judged.named]
    if not left:
        return evidence, "ครั้งหน้า ขึ้นบรรทัดใหม่บ่อย ๆ คนอ่านบนจอเล็กจะได้อ่านง่าย"
    return evidence, f"ครั้งหน้า เปิดใบข้อมูลสินค้า แล้วบอกเรื่อง {' '.join(left)} ให้ตรงกับของจริง"


@rubric.check(needs=wrote_pages)
def orders(run):
    """ระบบเอาสิ่งที่คุณทำไปลองในตลาดหลายแบบ แล้วเฉลี่ยออเดอร์ต่อวัน ร้านเดิมได้ไม่ถึง {goal.orders_before} ออเดอร์
    เริ่มได้คะแนนเมื่อเกินนั้น ได้เต็มเมื่อถึง {goal.orders} ออเดอร์ ถ้าเปิดร้านไม่ครบทุกวัน คะแนนลดตามวันที่ขาด
    """
    reached = between(run.expected("orders"), none=run.goal.orders_before, full=run.goal.orders)
    return reached * run.share_of_days


@orders.evidence
def _(run):
    whole = run.play.summary
    evidence = (
        f"ร้านคุณขาย {whole.days} วัน ได้ {whole.orders:,} ออเดอร์ "
        f"เมื่อลองในตลาดอีก {len(run.held_out)} แบบ เฉลี่ยวันละ {run.expected('orders'):.1f} ออเดอร์"
    )
    if run.share_of_days < 1:
        return evidence, f"ครั้งหน้า เปิดร้านให้ครบ {run.play.market.days} วันก่อนส่งงาน"
    return evidence, "ครั้งหน้า แก้ให้ครบทั้งรูป ชื่อ และรายละเอียด ภายในสี่ห้าวันแรก จะเหลือวันที่ขายดีมากขึ้น"


@once
def _looks(run):
    """(whether figures were looked at before the first change, whether after the last one)."""
    changed = [at for at, step in enumerate(run.steps) if step.event.do in CHANGES]
    first, last = changed[0], run.steps[changed[-1]].sold
    seen = {at: step.sold for at, step in enumerate(run.steps) if _is_look(step.event)}
    before = any(sold and at < first for at, sold in seen.items())
    return before, any(sold >= last + AFTER for sold in seen.values())


def _is_look(event):
    return event.do == "open_screen" and event.screen in LOOKS


@rubric.check(needs=wrote_pages)
def compared(run):
    """ครึ่งหนึ่ง: เปิดร้านอย่างน้อย 1 วัน แล้วดูตัวเลขร้านก่อนแก้ครั้งแรก อีกครึ่งหนึ่ง: ดูอีกครั้งหลังแก้ครั้งสุดท้าย 2 วันขึ้นไป"""
    return sum(_looks(run)) / 2


@compared.evidence
def _(run):
    before, after = _looks(run)
    said = {True: "ดูแล้ว", False: "ยังไม่ได้ดู"}
    evidence = f"ตัวเลขก่อนแก้ คุณ{said[before]} ตัวเลขหลังแก้ คุณ{said[after]}"
    if not before:
        return evidence, "ครั้งหน้า เปิดร้าน 1–2 วันก่อนแก้ แล้วเปิดหน้าตัวเลขร้าน จดไว้เทียบ"
    return evidence, "ครั้งหน้า แก้เสร็จแล้วขายอีก 2 วัน ค่อยเปิดหน้าตัวเลขร้านดูว่าอะไรเปลี่ยน"


reason = rubric.own_words(
    rule="เขียนว่าแก้ตรงไหน ตัวเลขไหนเปลี่ยน และรู้ได้อย่างไรว่าเปลี่ยนเพราะที่แก้",
    untold="คุณยังไม่ได้เขียนว่าแก้ตรงไหน แล้วตัวเลขไหนเปลี่ยน",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าแก้ตรงไหน แล้วตัวเลขไหนเปลี่ยน",
    fix="ครั้งหน้า ยกตัวเลขก่อนแก้กับหลังแก้มาเทียบกันหนึ่งคู่",
)
