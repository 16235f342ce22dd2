"""Each screen of a season's shop as HTML, without a browser."""

import re
import time

import pytest

from talat.apps.storefront.season.state import SeasonShop
from talat.apps.storefront.season.view import PLACES
from talat.journal.shop.events import SEASON_SCREENS
from tests.talat.apps.storefront.season.conftest import WORDS, day_by_day, save

ENGLISH = re.compile(r"[A-Za-z]{4,}")
RAILED = [screen for screen in SEASON_SCREENS if screen not in ("explain", "submit")]
SLOWEST = 0.06  # seconds of processor time for a screen seen before


def words(markup):
    """The text a reader sees, without tags, drawings and hidden markup."""
    return re.sub(r"<svg.*?</svg>|<[^>]+>", " ", markup, flags=re.DOTALL)


def primary(markup):
    return re.findall(r'<button[^>]*class="[^"]*button--primary[^>]*>([^<]+)<', markup)


def shown(shop, html, screen):
    shop.decide({"do": "open_screen", "screen": screen})
    assert shop.screen == screen, shop.error
    return html(shop)


def satang(text):
    return int(text.replace("−", "-").replace(",", "").replace(".", ""))


def check(markup, name):
    assert markup.count("<h2") == 1, name
    assert len(primary(markup)) == 1, (name, primary(markup))
    assert not ENGLISH.search(words(markup)), (name, ENGLISH.findall(words(markup)))
    ids = re.findall(r'\bid="([^"]+)"', markup)
    assert len(ids) == len(set(ids)), name
    for target in re.findall(r'<label[^>]*for="([^"]+)"', markup):
        assert f'id="{target}"' in markup, (name, target)
    for targets in re.findall(r'aria-describedby="([^"]+)"', markup):
        assert all(f'id="{target}"' in markup for target in targets.split()), (name, targets)


@pytest.mark.parametrize("screen", SEASON_SCREENS)
def test_every_screen_before_the_first_day_has_one_next_step(shop, html, screen):
    check(shown(shop, html, screen), screen)


@pytest.mark.parametrize("screen", SEASON_SCREENS)
def test_every_screen_of_a_running_shop_has_one_next_step(sold, html, screen):
    check(shown(sold, html, screen), screen)


def test_every_place_of_the_rail_and_its_rooms_are_screens():
    rooms = [screen for name, _, _, inner in PLACES for screen in (name, *inner)]
    assert sorted(rooms) == sorted(RAILED)


@pytest.mark.parametrize("screen", RAILED)
def test_the_rail_says_where_one_is(sold, html, screen):
    markup = shown(sold, html, screen)
    assert markup.count('class="rail__go"') == 8
    rail = re.search(r'<nav class="rail".*?</nav>', markup, flags=re.DOTALL)[0]
    assert rail.count('aria-current="page"') == 1


def test_a_screen_seen_again_is_drawn_at_once(sold, html):
    for screen in RAILED:
        shown(sold, html, screen)
        begun = time.process_time()
        html(sold)
        assert time.process_time() - begun < SLOWEST, screen


def test_the_day_tells_what_waits_before_the_tiles(sold, html):
    sold.decide({"do": "set_voucher", "voucher_off": "10", "voucher_least": "20"})
    save(sold, "hat", price="70")
    markup = shown(sold, html, "day")
    assert "ขายต่ำกว่าต้นทุน" in markup
    assert markup.index("เรื่องที่ควรดู") < markup.index("ลูกค้าสั่งวันนี้")
    assert markup.count('class="attention__one ') <= 3


def test_the_slip_of_a_day_adds_up_to_the_satang(sold, html):
    for number in range(1, len(sold.play.days) + 1):
        sold.decide({"do": "see_slip", "day": str(number)})
        for table in re.findall(r"<table>.*?</table>", html(sold), flags=re.DOTALL):
            amounts = [satang(text) for text in re.findall(r"<td>([^<]+)</td>", table)]
            assert sum(amounts[:-1]) == amounts[-1], number


def test_the_cost_of_a_piece_adds_up_on_paper_too(selling, html):
    selling.decide({"do": "see_product", "product": "bag"})
    selling.decide({"do": "try_page", "product": "bag", "photo": "clear", "price": "139.50", **WORDS})
    table = re.search(r"<table>.*?</table>", html(selling), flags=re.DOTALL)[0]
    amounts = [satang(text) for text in re.findall(r"<td>([^<]+)</td>", table)]
    assert sum(amounts[:-1]) == amounts[-1] and amounts[0] == 13_950


def test_the_words_of_a_page_are_marked_and_explained(selling, html):
    selling.decide({"do": "see_product", "product": "bag"})
    bad = {"title": "กระเป๋าดีที่สุดในโลก", "description": "ใช้แล้วรวย <b>ขนาด 30 ซม.</b>"}
    selling.decide({"do": "try_page", "product": "bag", "photo": "clear", "price": "149", **bad})
    markup = html(selling)
    assert '<mark class="claim' in markup and 'class="remarks"' in markup
    assert "<b>ขนาด" not in markup and "&lt;b&gt;ขนาด" in markup
    assert "ครูลองตรวจให้ ยังไม่บันทึก" in markup


@pytest.mark.parametrize("field", ["price", "title", "description"])
def test_a_bad_field_of_a_page_is_told_beside_it(selling, html, field):
    selling.decide({"do": "see_product", "product": "bag"})
    good = {"photo": "clear", "price": "149", "title": "กระเป๋า", "description": "ผ้า"}
    selling.decide(
        {"do": "save_page", "product": "bag", **good, field: "" if field != "description" else "ก" * 2_001}
    )
    markup = html(selling)
    assert markup.count('aria-invalid="true"') == 1 and selling.error in markup


@pytest.mark.parametrize(("screen", "raw"), [
    ("stock", {"do": "buy_stock", "product": "bag", "supplier": "near", "pieces": "x"}),
    ("stock", {"do": "buy_stock", "product": "bag", "pieces": "5"}),
    ("offers", {"do": "set_voucher", "voucher_off": "", "voucher_least": "9"}),
    ("offers", {"do": "set_bundle", "bundle_one": "bag", "bundle_two": "bag", "bundle_off": "9"}),
    ("offers", {"do": "join_sale", "sale": "late", "percent-late": "99"}),
    ("chat", {"do": "chat_rounds", "times": "99"}),
    ("chat", {"do": "ready_answer", "ready_about": "bag size", "ready_text": ""}),
    ("what_if", {"do": "ask", "ask": "price", "product": "bag", "price": "x", "day": "1"}),
])  # fmt: skip
def test_whatever_is_typed_wrong_is_told_on_its_screen(sold, html, screen, raw):
    shown(sold, html, screen)
    sold.decide(raw)
    assert sold.wrong and sold.error in html(sold)


def test_each_promotion_is_on_a_form_of_its_own(sold, html):
    shown(sold, html, "offers")
    for deal, do in (
        ("sale", "join_sale"),
        ("terms", "set_terms"),
        ("voucher", "set_voucher"),
        ("bundle", "set_bundle"),
    ):
        sold.decide({"do": "see_deal", "deal": deal})
        assert re.findall(r'<form[^>]*data-do="([^"]+)"', html(sold))[0] == do
        check(html(sold), deal)


def test_the_causes_of_a_day_sum_to_its_change(sold, html):
    for number in (2, 10, 11, 15):
        shown(sold, html, "why")
        sold.decide({"do": "see_day", "day": str(number)})
        markup = html(sold)
        before, after = (sold.play.days[day - 1] for day in (number - 1, number))
        table = re.search(r"สาเหตุแต่ละเรื่อง.*?</table>", markup, flags=re.DOTALL)
        rows = (
            re.findall(r'<td class="num">([^<]*)</td><td class="num">([^<]*)</td>', table[0]) if table else []
        )
        orders = sum(float(one.replace("−", "-").replace("+", "") or 0) for one, _ in rows)
        money = sum(float(two.replace("−", "-").replace("+", "").replace(",", "") or 0) for _, two in rows)
        assert round(orders, 1) == after.orders - before.orders
        assert round(money * 100) == after.goods - before.goods


def test_one_buyer_is_told_step_by_step(sold, html):
    day = next(day for day in sold.play.days[::-1] if day.orders)
    shown(sold, html, "why")
    sold.decide({"do": "see_day", "day": str(day.day)})
    sold.decide({"do": "see_order", "order": f"{day.day}-1"})
    markup = html(sold)
    assert markup.count('class="stride--') == 8
    numbers = [
        float(text.removesuffix(" คน").replace("−", "-").replace("+", "").replace(",", ""))
        for text in re.findall(r'<strong class="num">([^<]+ คน)</strong>', markup)
    ]
    assert round(sum(numbers[:-1]), 1) == numbers[-1]
    sold.decide({"do": "see_order", "order": "99-1"})
    assert 'class="stride--' not in html(sold)


def test_the_answer_of_what_if_asks_for_luck_by_itself(selling, html):
    for _ in range(2):
        selling.decide({"do": "next_day"})
    shown(selling, html, "what_if")
    selling.decide({"do": "ask", "ask": "price", "product": "soap", "price": "99", "day": "1"})
    markup = html(selling)
    assert 'data-do="ask_luck"' in markup and "ของจริง" in markup
    selling.decide({"do": "ask_luck"})
    assert 'data-do="ask_luck"' not in html(selling) and "ลองในตลาดอีก" in html(selling)
    check(html(selling), "what_if")


def test_the_month_has_buddhist_years_double_days_and_arrivals(sold, html):
    markup = shown(sold, html, "calendar")
    for said in ("ตุลาคม 2569", "วันสิบสิบ", "ชิ้น", "เงินเดือนออก", 'aria-current="date"'):
        assert said in markup
    assert markup.count("is-sold") == len(sold.play.days)
    sold.decide({"do": "see_month", "month": "2"})
    assert "พฤศจิกายน 2569" in html(sold)


def test_money_is_somewhere_and_all_of_it(sold, html):
    markup = shown(sold, html, "money")
    table = re.search(r'class="pockets".*?</ul>', markup, flags=re.DOTALL)[0]
    amounts = [
        round(float(text.removesuffix(" บาท").replace(",", "")) * 100)
        for text in re.findall(r'<strong class="num">([^<]+)</strong>', table)
    ]
    last = dict(sold.play.days[-1].balances)
    names = ("cash", "platform", "carrier", "stock", "ordered", "out")
    assert sum(amounts) == sum(last[name] for name in names)


def test_a_conversation_is_read_as_bubbles_and_stays_text(sold, html):
    day_by_day(sold, lambda play: play.inbox.seen("open"))
    talk = sold.play.inbox.seen("open")[0]
    shown(sold, html, "chat")
    sold.decide({"do": "see_talk", "talk": talk.id})
    assert 'class="bubble"' in html(sold) and talk.text in html(sold)
    check(html(sold), "chat")
    nasty = "<img src=x onerror=alert(1)>{{7*7}}"
    sold.decide({"do": "reply", "conversation": talk.id, "choice": "own", "text": nasty})
    markup = html(sold)
    assert "<img src=x" not in markup and "&lt;img src=x" in markup and "{{7*7}}" in markup


def test_what_a_learner_writes_on_a_page_stays_text_everywhere(selling, html):
    nasty = "<script>alert(1)</script> กระเป๋าผ้า"
    save(selling, "bag", title=nasty, description=nasty)
    for screen in RAILED:
        markup = shown(selling, html, screen)
        assert "<script>" not in markup, screen


def test_while_saving_every_other_button_is_off(sold, records, html):
    for screen in ("day", "product", "stock", "offers", "chat"):
        shown(sold, html, screen)
        records.down = True
        sold.decide({"do": "next_day"})
        markup = html(sold)
        assert "ยังบันทึกไม่ได้" in markup
        for button in re.findall(r"<button[^>]*(?:data-do|submit)[^>]*>", markup):
            assert 'data-do="retry"' in button or 'aria-disabled="true"' in button, (screen, button)
        records.down = False
        sold.decide({"do": "retry"})


def test_the_coach_asks_in_practice_only(records, exercise, html):
    assert "ครูพี่เลี้ยงถาม" in html(SeasonShop(records, exercise, "practice"))
    assert "ครูพี่เลี้ยงถาม" not in html(SeasonShop(records, exercise))


def test_a_finished_shop_leads_on(records, exercise, html):
    shop = SeasonShop(records, exercise, "practice")
    save(shop, "soap")
    while not shop.play.finished:
        shop.decide({"do": "next_day"})
    assert primary(html(shop)) == ["เริ่มฝึกใหม่"] and "ขายครบ 12 วันแล้ว" in html(shop)


def test_handing_in_goes_by_a_reason(sold, html):
    check(shown(sold, html, "explain"), "explain")
    sold.decide({"do": "explain", "text": "ลดราคาแล้วคนเปิดดูมากขึ้น"})
    assert sold.screen == "submit" and "ยังขายไม่ครบ 40 วัน" in html(sold)
    sold.decide({"do": "submit"})
    assert sold.screen == "result" and "กำลังตรวจ" in html(sold)
