"""What the coach of the page notices in a play, most urgent first. Each docstring is the question it asks."""

from statistics import median

from talat.apps.kit import coach, thai
from talat.engine.parameters import RULES
from talat.journal.ads import questions

MANY_EDITS = 3  # significant edits of one ad set in a week
SEEN_OFTEN = 2.5
SOON = 14  # days of the market left in which a test still makes sense
EARLY_LOSS = 3
SELLING = 3  # posts in a row that only sell; and posts from which one may be called the middle
FAR = 4  # times the middle post's reach from which a post is far ahead


# before anything runs


def no_price_yet(play):
    """ของหนึ่งชิ้นมีต้นทุนอะไรบ้าง ถ้าต้องแบ่งเงินไปจ่ายค่าโฆษณาด้วย ราคาเท่าไรจึงจะยังเหลือ"""
    return play.market.price is None and play.shopfront.price is None


def nothing_made(play):
    """ก่อนจ่ายเงินค่าโฆษณา ลองนึกถึงคนหนึ่งคนที่น่าจะอยากได้ของชิ้นนี้ เขาเป็นใคร อายุเท่าไร ชอบอะไร"""
    return play.market.advertises and not play.campaigns


def no_ad_yet(play):
    """คนเห็นโฆษณาแค่สองวินาทีแล้วเลื่อนผ่าน ในสองวินาทีนั้น คุณอยากให้เขารู้เรื่องอะไร"""
    return play.market.advertises and not play.ads


def page_says_nothing(play):
    """คนแปลกหน้าเปิดเพจนี้ครั้งแรก เขาอยากรู้อะไรบ้าง ก่อนจะกล้าสั่งของกับเรา"""
    return not play.market.advertises and not play.shopfront.about


def no_post_yet(play):
    """ถ้าเราเป็นคนติดตามเพจนี้ เปิดมือถือตอนเย็น อยากเห็นเรื่องอะไรจากเพจนี้ แบบที่อ่านแล้วได้อะไรกลับไป"""
    return not play.market.advertises and not play.posts


def first_post_waits(play):
    """ก่อนกดไปวันแรก ทายในใจว่าโพสต์นี้จะไปถึงกี่คน จากผู้ติดตาม {followers} คน แล้วค่อยดูว่าใกล้เคียงไหม"""
    return not play.market.advertises and {"followers": thai.number(play.summary.followers)}


def first_day_waits(play):
    """ก่อนกดไปวันแรก ทายในใจว่าเงินที่ตั้งไว้จะมีคนเห็นกี่คน และซื้อกี่คน แล้วค่อยดูว่าใกล้เคียงไหม"""
    return not play.days


# while it runs


def ad_refused(play):
    """โฆษณาถูกปฏิเสธ {refused} ชิ้น อ่านคำที่ขีดเส้นใต้ ถ้าลูกค้าถามว่าพิสูจน์ได้อย่างไร คุณจะตอบว่าอะไร"""
    refused = [ad for ad in play.ads.values() if ad.review == "rejected" and ad.on]
    return bool(refused) and {"refused": len(refused)}


def money_gone_in_the_morning(play):
    """วันนี้งบหมดตั้งแต่ก่อน {hour} น. ลูกค้าของคุณเล่นมือถือตอนไหนของวัน เงินควรไปอยู่ช่วงไหน"""
    hours = [ad.out_of_money for ad in play.days[-1].ads if ad.out_of_money is not None]
    return bool(hours) and min(hours) < 15 and {"hour": f"{min(hours) + 1}:00"}


def people_gave_up(play):
    """วันนี้มี {missed} คนทักมาแล้วไม่รอคำตอบ ถ้าคุณเป็นลูกค้า คุณจะรอร้านตอบนานแค่ไหน"""
    missed = play.days[-1].missed
    return missed > 0 and {"missed": missed}


def edited_too_often(play):
    """ชุดโฆษณา “{title}” ถูกแก้มา {times} ครั้งใน 7 วัน ระบบเริ่มเรียนใหม่ทุกครั้งที่แก้ ลองปล่อยไว้กี่วันดี จึงจะรู้ผล"""
    week = {}
    passed = 0
    for event in reversed(play.events):
        passed += event.do == "next_day"
        if passed >= RULES.learning_days:
            break
        if event.do == "edit_ad_set":
            week[event.ad_set] = week.get(event.ad_set, 0) + 1
    name = max(week, key=week.get, default=None)
    if name is None or week[name] < MANY_EDITS:
        return False
    return {"title": play.ad_sets[name].title, "times": week[name]}


def good_roas_no_profit(play):
    """ยอดขายเป็น {roas} เท่าของค่าโฆษณา แต่เงินยังไม่เหลือ เงินหายไปกับอะไรบ้าง ดูได้ในตารางผล ช่อง “เหลือเท่าไร”"""
    seen = questions.figures(play)
    return bool(seen.roas) and seen.roas >= 1 and seen.profit < 0 and {"roas": thai.number(seen.roas, 1)}


def same_people_again(play):
    """คนเดิมเห็นโฆษณาเฉลี่ย {times} ครั้งใน 7 วันนี้ ถ้าคุณเห็นรูปเดิมหลายรอบ คุณยังหยุดดูไหม"""
    seen = questions.figures(play, "all", "", max(len(play.days) - 6, 1)).frequency or 0
    return seen >= SEEN_OFTEN and {"times": thai.number(seen, 1)}


def own_ads_compete(play):
    """ชุดโฆษณาของคุณเข้าประมูลเพื่อคนกลุ่มเดียวกัน ถ้าสองชุดแย่งคนเดียวกัน ใครได้ประโยชน์"""
    if len(play.ad_sets) < 2:
        return False
    against = [questions.against_itself(play, name, len(play.days)) or 0 for name in play.ad_sets]
    return max(against) >= 0.3


def clicks_but_no_orders(play):
    """มีคนกดเข้ามา {clicks} ครั้งแล้ว แต่ยังไม่มีใครซื้อ คนที่กดกับคนที่ซื้อเป็นคนเดียวกันไหม ลองดูว่าให้ระบบหาคนแบบไหน"""
    seen = questions.figures(play)
    return seen.clicks >= 80 and seen.orders == 0 and {"clicks": thai.number(seen.clicks)}


def judged_too_early(play):
    """เพิ่งผ่านมาวันเดียว ผลวันเดียวเชื่อได้แค่ไหน ถ้าโยนเหรียญ 3 ครั้งออกหัวหมด แปลว่าเหรียญไม่เที่ยงหรือเปล่า"""
    if not play.events or len(play.days) < 1:
        return False
    last = next((event for event in reversed(play.events) if event.do != "open_screen"), None)
    off = last is not None and last.do == "set_running" and not last.on and last.level != "campaign"
    return off and len(play.days) <= EARLY_LOSS


def no_test_yet(play):
    """จะรู้ได้อย่างไรว่าคนซื้อเพราะโฆษณา ไม่ใช่เพราะตั้งใจซื้ออยู่แล้ว มีวิธีลองที่ยุติธรรมอยู่ในหน้า “ทดลอง”"""
    left = play.market.days - len(play.days)
    return play.market.advertises and not play.tests and len(play.days) >= 7 and left >= SOON // 2


def only_paid(play):
    """ตอนนี้คนรู้จักเราจากโฆษณาอย่างเดียว วันที่หยุดจ่ายเงิน ใครจะยังเห็นเรา"""
    market = play.market
    return market.advertises and bool(market.posts) and not play.posts and len(play.days) >= 4


def people_leave(play):
    """มีคนเลิกติดตาม {left} คน ช่วงนี้เราโพสต์ถี่แค่ไหน ถ้าเพื่อนส่งเรื่องขายของมาทุกวัน คุณยังเปิดอ่านไหม"""
    left = play.days[-1].lost_followers
    return not play.market.advertises and left > 0 and {"left": left}


def only_selling(play):
    """{number} โพสต์ล่าสุดเป็นโพสต์ขายทั้งหมด คนติดตามได้อะไรจากเพจนี้บ้าง นอกจากถูกชวนให้ซื้อ"""
    kinds = [post.kind for post in play.posts.values()][-SELLING:]
    alike = len(kinds) == SELLING and set(kinds) == {"sell"}
    return not play.market.advertises and alike and {"number": SELLING}


def one_post_far_ahead(play):
    """มีโพสต์หนึ่งไปถึง {best} คน โพสต์ตรงกลางไปถึง {middle} คน ต่างกันเพราะแบบโพสต์ เพราะรูป หรือเพราะโชค จะรู้ได้อย่างไร"""
    reach = [post.reach for day in play.days for post in day.posts]
    middle = median(reach) if len(reach) >= SELLING else 0
    ahead = not play.market.advertises and middle > 0 and max(reach) >= FAR * middle
    return ahead and {"best": thai.number(max(reach)), "middle": thai.number(round(middle))}


def all_done(play):
    """ครบทุกวันแล้ว ถ้าได้เริ่มใหม่ คุณจะเปลี่ยนอะไรเป็นอย่างแรก เพราะอะไร"""
    return play.finished


BEFORE = (
    *(no_price_yet, page_says_nothing, no_post_yet, first_post_waits),
    *(nothing_made, no_ad_yet, first_day_waits),
)
WHILE = (
    all_done,
    ad_refused,
    people_gave_up,
    judged_too_early,
    money_gone_in_the_morning,
    edited_too_often,
    clicks_but_no_orders,
    good_roas_no_profit,
    same_people_again,
    own_ads_compete,
    only_paid,
    no_test_yet,
    people_leave,
    only_selling,
    one_post_far_ahead,
)
SPEAKS_ON = ("day", "ads", "dashboard", "inbox", "review")


def question(play, screen):
    """What the coach asks now, Thai; "" when it has nothing to ask or the screen asks enough itself."""
    if screen not in SPEAKS_ON:
        return ""
    return coach.question(WHILE if play.days else BEFORE, play)
