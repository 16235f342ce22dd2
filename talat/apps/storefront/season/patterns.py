"""What the coach of a season's shop notices, most urgent first. Each docstring is the question it asks.

It never says what to do: it names what is to be seen and asks what the learner makes of it.
"""

from talat.apps.kit import coach, thai
from talat.apps.storefront.season.figures.waiting import coming_sales, name_of, shortest_lead
from talat.journal.shop import dashboard, shelves
from talat.scenarios.arena import date_of

LATELY = 7  # days that "lately" means
STILL = 14  # days after which prices that never moved are worth a question
LAST_DAYS = 21  # before the end, when a full store is worth a question


def nothing_priced(play):
    """ก่อนตั้งราคา ลองเปิดสินค้าหนึ่งอย่าง แล้วกด “ลอง” ดู ค่าธรรมเนียมกับค่าห่อกินไปเท่าไรของราคา"""
    return not play.days and all(price is None for price in play.plan.prices)


def first_day_waits(play):
    """ก่อนเปิดร้านวันแรก ทายในใจว่าสินค้าไหนจะขายดีที่สุด แล้วค่อยดูว่าใกล้เคียงไหม"""
    return not play.days


def below_cost(play):
    """{name} ขายหนึ่งชิ้นขาดทุน {loss} ขายดีขึ้นแล้วร้านจะดีขึ้นหรือแย่ลง"""
    for product, number in play.at.items():
        price = play.plan.prices[number]
        loss = 0 if price is None else play.unit_cost(price, product=product).total - price
        if loss > 0:
            return {"name": name_of(play, product), "loss": thai.baht(loss)}
    return False


def shelf_runs_dry(play):
    """{name} ขายวันละราว {pace} ชิ้น ในร้านมี {pieces} ชิ้น ของใหม่มาถึงอย่างเร็ว {lead} วัน วันไหนที่จะไม่มีของขาย"""
    if play.finished:
        return False
    for shelf in shelves.shelves(play):
        lead = shortest_lead(play, shelf.product)
        if shelf.lasts is not None and lead and not shelf.coming and shelf.lasts <= lead:
            name, pace = name_of(play, shelf.product), thai.number(shelf.pace, 1)
            return {"name": name, "pace": pace, "pieces": shelf.pieces, "lead": lead}
    return False


def sold_out_lost_buyers(play):
    """เมื่อวานมีคนอยากซื้อ {missed} คนแต่ของหมด คนพวกนั้นไปซื้อที่ไหน และพรุ่งนี้เขาจะกลับมาไหม"""
    missed = play.days[-1].missed
    return missed > 0 and {"missed": missed}


def cash_falls_while_profit_grows(play):
    """เจ็ดวันนี้กำไรเพิ่มขึ้น แต่เงินสดลดลง เงินไปอยู่ที่ไหน ลองเปิดหน้าเงินดู"""
    if len(play.days) <= LATELY:
        return False
    week = play.days[-LATELY:]
    earned, fell = sum(day.profit for day in week), play.days[-LATELY - 1].cash - week[-1].cash
    return fell > earned > 0


def many_refused(play):
    """เจ็ดวันนี้มีของตีกลับ {refused} กล่อง ส่วนใหญ่จ่ายก่อนหรือเก็บปลายทาง แต่ละกล่องร้านเสียเท่าไร ดูได้ในสลิป"""
    refused = sum(day.refused for day in play.days[-LATELY:])
    return refused >= 4 and {"refused": refused}


def sale_day_near(play):
    """อีกไม่กี่วันถึง{title} ถ้าลด {percent}% สินค้าแต่ละอย่างเหลือกำไรเท่าไร ต้องขายเพิ่มกี่ชิ้นถึงจะได้เท่าเดิม"""
    today = date_of(play.market, play.today)
    joined = dict(play.plan.sales)
    near = [s for s in coming_sales(play) if (s.on - today).days <= 4 and s.id not in joined]
    return bool(near) and {"title": near[0].title, "percent": near[0].least_percent}


def quiet_after_sale(play):
    """หลังวันเลขเบิ้ล ยอดขายเงียบลง คนเลิกชอบร้านเรา หรือเขาซื้อไปแล้ว รวมทั้งสองสัปดาห์ขายดีขึ้นจริงไหม"""
    sales = [day.day for day in play.days if day.sale]
    return bool(sales) and 1 <= len(play.days) - sales[-1] <= 3


def everything_changed_at_once(play):
    """เมื่อวานคุณเปลี่ยนหลายอย่างพร้อมกัน ถ้ายอดขายเปลี่ยน จะรู้ได้อย่างไรว่าเพราะอย่างไหน"""
    if len(play.days) < 2:
        return False
    before, now = (day.plan for day in play.days[-2:])
    changed = sum(one != two for one, two in zip(before.prices, now.prices, strict=True))
    changed += sum(one != two for one, two in zip(before.photos, now.photos, strict=True))
    changed += sum(getattr(before, name) != getattr(now, name) for name in ("paid_by", "cod", "voucher_off"))
    return changed > 2


def step_leaks(play):
    """คนเปิดดูมากกว่าก่อน แต่สั่งซื้อน้อยลง ระหว่างเปิดดูกับสั่งซื้อ ลูกค้าเห็นอะไรบ้าง"""
    if len(play.days) < 2 * LATELY:
        return False
    last = len(play.days)
    now = dashboard.funnel(play, None, last - LATELY + 1, last)
    before = dashboard.funnel(play, None, last - 2 * LATELY + 1, last - LATELY)
    return now.visits > before.visits and now.orders < before.orders


def prices_never_moved(play):
    """ทุกอย่างขายราคาเดิมมา {days} วันแล้ว คุณรู้ได้อย่างไรว่าราคาอื่นไม่ดีกว่า ลองถามในหน้า “ถ้าทำอีกแบบ”"""
    if len(play.days) < STILL:
        return False
    same = all(day.plan.prices == play.plan.prices for day in play.days[-STILL:])
    return same and {"days": STILL}


def full_store_at_the_end(play):
    """เหลืออีก {left} วัน ของในร้านยังมี {pieces} ชิ้น ขายได้วันละราว {pace} ชิ้น วันสุดท้ายจะเหลือของกี่ชิ้น"""
    left = play.market.days - len(play.days)
    if not 0 < left <= LAST_DAYS:
        return False
    rows = shelves.shelves(play)
    pieces, pace = sum(row.pieces + row.coming for row in rows), sum(row.pace for row in rows)
    return pieces > pace * left * 1.5 and {"left": left, "pieces": pieces, "pace": thai.number(pace, 1)}


def one_product_carries_all(play):
    """สองสัปดาห์นี้ {name} ขายได้มากกว่าครึ่งของทั้งร้าน ถ้าวันหนึ่งของหมด ร้านจะเป็นอย่างไร"""
    if len(play.days) < STILL or len(play.at) < 3:
        return False
    sold = {
        name: sum(day.products[number].orders for day in play.days[-STILL:])
        for name, number in play.at.items()
    }
    best = max(sold, key=sold.get)
    return sold[best] > sum(sold.values()) / 2 > 5 and {"name": name_of(play, best)}


def last_day_done(play):
    """ครบทุกวันแล้ว เรื่องไหนที่คุณตัดสินใจแล้วได้ผลที่สุด และเรื่องไหนที่เป็นแค่โชค"""
    return play.finished


BEFORE = (nothing_priced, below_cost, first_day_waits)
SELLING = (
    last_day_done,
    below_cost,
    sold_out_lost_buyers,
    shelf_runs_dry,
    sale_day_near,
    everything_changed_at_once,
    quiet_after_sale,
    many_refused,
    cash_falls_while_profit_grows,
    full_store_at_the_end,
    step_leaks,
    one_product_carries_all,
    prices_never_moved,
)
PLACES = {  # what it asks where; on other screens it is silent
    "day": SELLING,
    "goods": (below_cost, prices_never_moved, one_product_carries_all),
    "stock": (sold_out_lost_buyers, shelf_runs_dry, full_store_at_the_end),
    "offers": (sale_day_near, quiet_after_sale),
    "numbers": (step_leaks, everything_changed_at_once),
    "money": (cash_falls_while_profit_grows, many_refused),
}


def question(shop):
    """What the coach asks on the screen the shop is on, Thai; "" when it has nothing to ask."""
    play, screen = shop.play, shop.screen
    if not play.days:
        return coach.question(BEFORE, play) if screen == "day" else ""
    return coach.question(PLACES.get(screen, ()), play)
