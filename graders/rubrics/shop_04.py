"""Unit shop-04: set a price that earns. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.rubric import between, need, season
from talat.engine.finance import baht
from talat.journal.shop.outcome import Decision

LEAST_SALES = 0.5  # pieces a day below which a price counts as "nobody buys"
HONEST = 0.7  # honesty of a photo from which it is like the real thing
NUDGE = 0.08  # share of the price tried up and down to see which way profit lies


@need(fix="ครั้งหน้า ตั้งราคาแล้วกดเปิดร้านอย่างน้อย 1 วัน แล้วดูว่าเหลือเงินเท่าไร")
def opened(run):
    """คุณยังไม่ได้เปิดร้านขายสักวัน จึงยังไม่มีตัวเลขให้ดู"""
    return bool(run.days)


@need(fix="ครั้งหน้า ลดราคาลงมาใกล้ร้านอื่น แล้วเปิดร้านดูว่ามีคนซื้อไหม")
def somebody_buys(run):
    """ร้านยังไม่ได้เปิด หรือราคาวันสุดท้ายของคุณแทบไม่มีคนซื้อ จึงยังบอกไม่ได้ว่าราคานี้ใช้ได้ไหม"""
    return run.expected("units") >= LEAST_SALES


@need(fix="ครั้งหน้า เปิดร้านแล้วเข้าไปดูสลิปโอนเงิน ว่าแต่ละชิ้นเหลือกี่บาท")
def saw_numbers(run):
    """คุณยังไม่ได้เปิดร้านขายสักวัน จึงยังไม่มีสลิปให้ดู"""
    return bool(run.days)


@rubric.check(needs=somebody_buys)
def above_cost(run):
    """ราคาในวันสุดท้ายต้องสูงกว่าต้นทุนต่อชิ้น ต้นทุนต่อชิ้นรวมค่าของ ค่าห่อ ค่าธรรมเนียม และค่าส่งที่ร้านจ่าย"""
    return run.days[-1].profit_per_unit > 0


@above_cost.evidence
def _(run):
    day = run.days[-1]
    gain, total = day.profit_per_unit, day.unit_cost.total
    ending = f"กำไรชิ้นละ {baht(gain)} บาท" if gain > 0 else f"ขาดทุนชิ้นละ {baht(-gain)} บาท"
    evidence = f"วันที่ {day.day} คุณขาย {baht(day.price)} บาท ต้นทุนต่อชิ้น {baht(total)} บาท {ending}"
    return evidence, f"ครั้งหน้า ดูต้นทุนต่อชิ้นก่อน แล้วตั้งราคาให้สูงกว่า {baht(total)} บาท"


@rubric.check(needs=opened)
def profit_reached(run):
    """ระบบเอาราคา รูป และค่าส่งวันสุดท้ายของคุณ ไปลองขายในตลาดหลายแบบ แล้วเฉลี่ยกำไรต่อวัน
    เริ่มได้คะแนนเมื่อเกิน 0 บาท ได้เต็มเมื่อถึง {goal.profit_per_day:.0f} บาท ถ้าเปิดร้านไม่ครบทุกวัน คะแนนลดตามวันที่ขาด
    """
    return between(run.expected("profit") / 100, none=0, full=run.goal.profit_per_day) * run.share_of_days


@profit_reached.evidence
def _(run):
    evidence = (
        f"ตลอด {len(run.days)} วัน ร้านคุณ{_outcome(run.play.summary.profit / len(run.days), 'เฉลี่ยวันละ ')} "
        f"เมื่อลองราคา {baht(run.plan.price)} บาทในตลาดอีก {len(run.held_out)} แบบ "
        f"{_outcome(run.expected('profit'), 'เฉลี่ยวันละ ')}"
    )
    return evidence, _way_to_profit(run)


def _outcome(satang, each=""):
    """ "ได้กำไร 45 บาท" or "ขาดทุน 45 บาท", to the baht."""
    word = "ขาดทุน" if satang < 0 else "ได้กำไร"
    return f"{word}{each}{' ' if not each else ''}{baht(abs(round(satang / 100)) * 100)} บาท"


def _way_to_profit(run):
    """One thing to do next time: sell all days, or move the price to where profit lies."""
    market = run.play.market
    if profit_reached.share(run) == 1.0:
        return rubric.WELL_DONE
    if run.share_of_days < 1:
        return f"ครั้งหน้า เปิดร้านให้ครบ {market.days} วันก่อนส่งงาน"
    up, down = (_mean_profit(run, round(run.plan.price * (1 + step))) for step in (NUDGE, -NUDGE))
    now = _mean_profit(run, run.plan.price)
    if max(up, down) <= now:
        return "ราคานี้ดีแล้ว ครั้งหน้า ลองรูปที่เห็นของชัดขึ้น"
    if up > down:
        return "ครั้งหน้า ลองขึ้นราคาทีละ 10 บาท คนซื้ออาจน้อยลง แต่กำไรต่อชิ้นมากขึ้น"
    return "ครั้งหน้า ลองลดราคาทีละ 10 บาท กำไรต่อชิ้นน้อยลง แต่คนซื้อมากขึ้น"


def _mean_profit(run, price):
    """Satang a market at another price, over a third of the held-out markets."""
    decision = Decision(price, run.plan.photo, run.plan.paid_by)
    seeds = run.seeds[::3]
    return sum(season(run.play.market, seed, decision).profit for seed in seeds) / len(seeds)


def _changes(run):
    """[(step, slip seen since the last day sold)] for each real change of price after a day was sold."""
    found, price, seen_on = [], None, None
    for step in run.steps:
        if step.event.do == "open_screen" and step.event.screen == "slip" and step.sold:
            seen_on = step.sold
        elif step.event.do == "set_price":
            if price is not None and step.sold and step.event.satang != price:
                found.append((step, seen_on == step.sold))
            price = step.event.satang
    return found


def _slips(run):
    """How often a payout slip of a sold day was opened."""
    return sum(s.event.do == "open_screen" and s.event.screen == "slip" and s.sold > 0 for s in run.steps)


@rubric.check(needs=saw_numbers)
def slip_first(run):
    """ก่อนเปลี่ยนราคาทุกครั้ง ต้องเปิดดูสลิปโอนเงินของวันล่าสุด ถ้าดูสลิปแต่ไม่เคยเปลี่ยนราคา ได้ครึ่งหนึ่ง"""
    changes = _changes(run)
    if not changes:
        return 0.5 if _slips(run) else 0.0
    return sum(seen for _, seen in changes) / len(changes)


@slip_first.evidence
def _(run):
    changes = _changes(run)
    if not changes:
        evidence = f"คุณเปิดสลิปโอนเงิน {_slips(run)} ครั้ง และยังไม่เคยเปลี่ยนราคาหลังเปิดร้าน"
        return evidence, "ครั้งหน้า ดูสลิปโอนเงิน แล้วลองเปลี่ยนราคาดูสักครั้ง"
    seen = sum(seen for _, seen in changes)
    evidence = f"คุณเปลี่ยนราคา {len(changes)} ครั้ง ดูสลิปก่อนเปลี่ยน {seen} ครั้ง"
    missed = next((step for step, seen in changes if not seen), None)
    if missed:
        evidence += f" หลังวันที่ {missed.sold} คุณเปลี่ยนราคาโดยยังไม่ดูสลิป"
    return evidence, "ครั้งหน้า จบวันแล้วเปิดสลิปโอนเงินก่อน ค่อยคิดเรื่องราคา"


def _first_and_last(run):
    """Satang of profit had the first, and had the last price been kept all days: same luck, same rest."""
    last = run.plan
    first = Decision(run.days[0].price, last.photo, last.paid_by)
    market, seed = run.play.market, run.play.seed
    return season(market, seed, first).profit, season(market, seed, last).profit


def _tried(run):
    """The prices sold at, in order of first use."""
    return list(dict.fromkeys(day.price for day in run.days))


@rubric.check(needs=opened)
def tried_prices(run):
    """ขายจริงอย่างน้อย 2 ราคา ได้ครึ่งหนึ่ง และราคาสุดท้ายให้กำไรมากกว่าราคาแรก ได้อีกครึ่งหนึ่ง"""
    if len(_tried(run)) < 2:
        return 0.0
    first, last = _first_and_last(run)
    return 1.0 if last > first else 0.5


@tried_prices.evidence
def _(run):
    prices = _tried(run)
    if len(prices) < 2:
        evidence = f"คุณขายราคา {baht(prices[0])} บาท ราคาเดียวตลอด {len(run.days)} วัน"
        return evidence, "ครั้งหน้า ขายราคาหนึ่ง 2–3 วัน แล้วลองอีกราคา เทียบกำไรกัน"
    first, last = _first_and_last(run)
    days = run.play.market.days
    evidence = (
        f"คุณลอง {len(prices)} ราคา ถ้าขายราคาแรก {baht(prices[0])} บาททั้ง {days} วัน "
        f"จะ{_outcome(first)} ส่วนราคาสุดท้าย {baht(run.plan.price)} บาท จะ{_outcome(last)}"
    )
    return evidence, "ครั้งหน้า จดกำไรต่อวันของแต่ละราคา แล้วกลับไปใช้ราคาที่กำไรมากกว่า"


@rubric.check(needs=opened)
def honest_photo(run):
    """รูปในวันสุดท้ายต้องเห็นของชัด และตรงกับของจริง"""
    photo = run.play.market.photo(run.plan.photo)
    return photo.honesty >= HONEST and between(photo.clarity, none=0.2, full=0.8)


@honest_photo.evidence
def _(run):
    photo = run.play.market.photo(run.plan.photo)
    reviews = run.play.reviews
    stars = sum(review.stars for review in reviews) / len(reviews) if reviews else 0.0
    evidence = f"วันที่ {len(run.days)} ร้านคุณใช้รูป “{photo.title}”"
    if reviews:
        evidence += f" ลูกค้ารีวิว {len(reviews)} คน เฉลี่ย {stars:.1f} ดาว"
    if photo.honesty < HONEST:
        return evidence, "ครั้งหน้า ใช้รูปที่เหมือนของจริง ลูกค้าจะได้ไม่คืนของและไม่ให้ดาวน้อย"
    return evidence, "ครั้งหน้า เลือกรูปที่สว่างและเห็นรายละเอียดของสินค้า"


reason = rubric.own_words(
    rule="เขียนเหตุผลของราคาหนึ่งประโยค บอกต้นทุนต่อชิ้น และบอกกำไรหรือจำนวนคนซื้อ",
    untold="คุณยังไม่ได้เขียนเหตุผลของราคา",
    first="ครั้งหน้า ก่อนส่งงาน เขียนหนึ่งประโยคว่าทำไมเลือกราคานี้",
    fix="ครั้งหน้า บอกต้นทุนต่อชิ้น และบอกกำไรหรือจำนวนคนซื้อที่ลองแล้ว",
)
