"""What the coach of the shop notices in a play, most urgent first. Each docstring is the question it asks."""

from talat.apps.kit import coach, thai


def price_below_cost(play):
    """ราคานี้ขายหนึ่งชิ้น ขาดทุน {loss} ลองดูต้นทุนทีละบรรทัด บรรทัดไหนที่ยังไม่ได้คิด"""
    if play.price is None:
        return False
    loss = play.unit_cost().total - play.price
    return loss > 0 and {"loss": thai.baht(loss)}


def no_photo_chosen(play):
    """ถ้าคุณเป็นลูกค้า รูปไหนทำให้อยากกดเข้ามาดู รูปไหนบอกขนาดและสีจริงได้ชัดกว่า"""
    return not play.days and not any(event.do == "choose_photo" for event in play.events)


def no_price_yet(play):
    """ต้นทุนต่อชิ้นเท่าไร รวมค่าห่อและค่าธรรมเนียมแล้วหรือยัง ลองใส่ราคา แล้วกด “ลองคิดดูก่อน”"""
    return play.price is None


def first_day_waits(play):
    """ก่อนเปิดร้าน ทายในใจว่าวันนี้จะขายได้กี่ชิ้น แล้วค่อยกดดูว่าใกล้เคียงไหม"""
    return not play.days


def parcels_came_back(play):
    """วันนี้มีของตีกลับ {refused} กล่อง ใครเป็นคนจ่ายค่าส่งตีกลับ ดูได้ในสลิป"""
    refused = play.days[-1].refused
    return refused > 0 and not _slip_seen(play) and {"refused": refused}


def slip_not_read(play):
    """ลูกค้าจ่ายมา {gross} แต่เงินเข้าร้านน้อยกว่านั้น หายไปที่ไหนบ้าง เปิดสลิปดูทีละบรรทัด"""
    return not _slip_seen(play) and {"gross": thai.baht(play.days[-1].gross)}


def nobody_bought(play):
    """มีคนกดเข้ามาดู {visits} คน แต่ไม่มีใครซื้อ เทียบราคาของคุณกับร้านอื่น คุณต่างจากเขาตรงไหน"""
    day = play.days[-1]
    return day.orders == 0 and {"visits": day.visits}


def sold_more_earned_less(play):
    """วันนี้ขายได้มากกว่าเมื่อวาน แต่กำไรน้อยลง กำไรต่อชิ้นเปลี่ยนไปเท่าไร"""
    if len(play.days) < 2:
        return False
    before, now = play.days[-2:]
    return now.units > before.units and now.profit < before.profit


def sold_less_earned_more(play):
    """วันนี้ขายได้น้อยลง แต่กำไรมากขึ้น คุณคิดว่าเพราะอะไร"""
    if len(play.days) < 2:
        return False
    before, now = play.days[-2:]
    return now.units < before.units and now.profit > before.profit


def price_never_moved(play):
    """ขายราคาเดียวมา {days} วันแล้ว คุณรู้ได้อย่างไรว่าราคาอื่นไม่ดีกว่า ลองขยับราคาทีละน้อย แล้วขายดูสองสามวัน"""
    prices = {day.price for day in play.days}
    return len(play.days) >= 3 and len(prices) == 1 and {"days": len(play.days)}


def everything_changed_at_once(play):
    """เมื่อวานกับวันนี้คุณเปลี่ยนมากกว่าหนึ่งอย่าง จะรู้ได้อย่างไรว่าอย่างไหนทำให้ผลเปลี่ยน"""
    if len(play.days) < 2:
        return False
    before, now = (day.decision for day in play.days[-2:])
    return (before.price != now.price) + (before.photo != now.photo) + (before.paid_by != now.paid_by) > 1


def last_day_done(play):
    """ครบทุกวันแล้ว วันไหนกำไรดีที่สุด และวันนั้นราคาเท่าไร จำไว้ใช้ตอนทำโจทย์"""
    return play.finished


def _slip_seen(play):
    """Whether a slip was opened since the newest day was sold."""
    for event in reversed(play.events):
        if event.do == "next_day":
            return False
        if event.do == "open_screen" and event.screen == "slip":
            return True
    return False


BEFORE_SALES = (no_photo_chosen, no_price_yet, price_below_cost, first_day_waits)
AFTER_SALES = (
    price_below_cost,
    nobody_bought,
    parcels_came_back,
    everything_changed_at_once,
    sold_more_earned_less,
    sold_less_earned_more,
    slip_not_read,
    last_day_done,
    price_never_moved,
)


def question(play):
    """What the coach asks now, Thai; "" when it has nothing to ask."""
    return coach.question(AFTER_SALES if play.days else BEFORE_SALES, play)
