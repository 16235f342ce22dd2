"""What the forms of a season's shop record, and everything typed wrong: it changes nothing and says why."""

import re

import pytest

from talat.apps.storefront import bench
from talat.apps.storefront.season.figures import waiting
from talat.apps.storefront.season.state import SeasonShop
from talat.apps.storefront.state import Storefront
from talat.journal.events import dump
from talat.journal.play import replay
from talat.scenarios.exercise import load_exercise
from tests.talat.apps.storefront.season.conftest import GOODS, WORDS, day_by_day, save
from tests.talat.fake_records import FakeRecords

THAI = re.compile("[ก-๙]")
BAD_MONEY = ["", "0", "-5", "ฟรี", "9999999", "129.999", "<b>1</b>", "1,29"]
BAD_COUNTS = ["", "0", "-5", "ห้า", "5.5", "99999", "<b>5</b>"]


def dos(records, part="exercise"):
    return [event.do for event in records.events(part)]


def last(records):
    return dump(records.events()[-1])


def test_the_market_decides_which_shop_opens(exercise, records):
    assert isinstance(bench(records, exercise), SeasonShop)
    plain = load_exercise("notebooks/courses/online-shop/shop-04")
    assert isinstance(bench(FakeRecords(plain), plain), Storefront)


def test_a_new_shop_opens_on_today(shop, records):
    assert (shop.screen, dos(records)) == ("day", [])


def test_a_page_is_saved_as_the_decisions_it_changes(shop, records):
    save(shop, "bag")
    assert dos(records) == ["choose_photo", "write_listing", "set_price"]
    assert shop.play.plan.prices == (None, 14_900, None)
    assert shop.play.pages[1].title == WORDS["title"] and shop.news
    save(shop, "bag", price="159")
    assert dos(records) == ["choose_photo", "write_listing", "set_price", "set_price"]
    save(shop, "bag", price="159")
    assert len(dos(records)) == 4 and "ยังไม่มีอะไรเปลี่ยน" in shop.error


def test_a_page_tried_on_paper_records_nothing(shop, records):
    shop.decide({"do": "try_page", "product": "bag", "photo": "dark", "price": "๙๙", **WORDS})
    assert shop.trial["price"] == 9_900 and dos(records) == [] and shop.play.plan.prices[1] is None


def test_words_are_asked_only_where_they_are_judged(shop, records):
    save(shop, "soap", title="", description="")
    assert dos(records) == ["choose_photo", "set_price"]


PAGE = {"do": "save_page", "product": "bag", "photo": "clear", "price": "149", **WORDS}
STOCK = {"do": "buy_stock", "product": "bag", "supplier": "near", "pieces": "5"}
VOUCHER = {"do": "set_voucher", "voucher_off": "10", "voucher_least": "200"}
BUNDLE = {"do": "set_bundle", "bundle_one": "bag", "bundle_two": "soap", "bundle_off": "10"}
SALE = {"do": "join_sale", "sale": "ten-ten", "percent-ten-ten": "15"}
TERMS = {"do": "set_terms", "paid_by": "shop", "cod": "no"}
WRONG = [
    *((PAGE, "price", typed) for typed in BAD_MONEY),
    *((PAGE, "photo", typed) for typed in ("", "../x", "none")),
    *((PAGE, "title", typed) for typed in ("", "   ", "ก" * 201, "ก\x00")),
    (PAGE, "description", "ก" * 2_001),
    *((STOCK, "pieces", typed) for typed in BAD_COUNTS),
    *((STOCK, "supplier", typed) for typed in ("", "moon")),
    *((VOUCHER, "voucher_off", typed) for typed in BAD_MONEY),
    *((VOUCHER, "voucher_least", typed) for typed in BAD_MONEY),
    *((BUNDLE, "bundle_off", typed) for typed in BAD_MONEY),
    *((BUNDLE, "bundle_one", typed) for typed in ("", "car")),
    *((BUNDLE, "bundle_two", typed) for typed in ("", "car", "bag")),
    *((SALE, "percent-ten-ten", typed) for typed in ("", "5", "91", "ครึ่งหนึ่ง")),
    *((TERMS, "paid_by", typed) for typed in ("", "nobody")),
    *((TERMS, "cod", typed) for typed in ("", "perhaps")),
]


@pytest.mark.parametrize(("raw", "field", "typed"), WRONG)
def test_a_field_typed_wrong_changes_nothing_and_says_why_in_thai(selling, records, raw, field, typed):
    selling.decide({"do": "open_screen", "screen": "goods"})
    before, plan, cash = dos(records), selling.play.plan, selling.play.cash
    selling.decide({**raw, field: typed})
    assert (dos(records), selling.play.plan, selling.play.cash) == (before, plan, cash)
    assert selling.wrong == field and THAI.search(selling.error) and not selling.saving


@pytest.mark.parametrize("raw", [STOCK, VOUCHER, BUNDLE, SALE, TERMS])
def test_typed_right_it_is_one_decision_or_two(selling, records, raw):
    before = len(dos(records))
    selling.decide(raw)
    assert not selling.error and 1 <= len(dos(records)) - before <= 2 and selling.news


def test_an_order_beyond_the_cash_is_told_before_it_is_recorded(selling, records):
    selling.decide({**STOCK, "pieces": "9999"})
    assert selling.wrong == "pieces" and "735" in selling.error
    assert "buy_stock" not in dos(records)


def test_a_supplier_has_a_least(selling, records):
    selling.decide({**STOCK, "supplier": "far", "pieces": "49"})
    assert selling.wrong == "pieces" and "50" in selling.error and "buy_stock" not in dos(records)


def test_a_voucher_may_not_be_worth_more_than_the_order(selling):
    selling.decide({**VOUCHER, "voucher_off": "200"})
    assert selling.wrong == "voucher_off" and "แจกของฟรี" in selling.error


def test_a_bundle_needs_two_priced_products(shop):
    save(shop, "bag")
    shop.decide(BUNDLE)
    assert shop.wrong == "bundle_one" and "ตั้งราคา" in shop.error


def test_a_double_day_that_is_over_cannot_be_joined(sold, records):
    before = len(dos(records))
    sold.decide(SALE)
    assert len(dos(records)) == before and "ผ่านไปแล้ว" in sold.error


def test_promotions_end_as_they_began(selling, records):
    for raw in (VOUCHER, {"do": "end_voucher"}, BUNDLE, {"do": "end_bundle"}, SALE):
        selling.decide(raw)
    selling.decide({"do": "leave_sale", "sale": "ten-ten"})
    plan = selling.play.plan
    assert (plan.voucher_off, plan.bundle_off, plan.sales) == (0, 0, ())


@pytest.mark.parametrize("raw", [
    {"do": "try_stock", "product": "bag", "supplier": "near", "pieces": "5"},
    {"do": "try_voucher", "voucher_off": "10", "voucher_least": "200"},
    {"do": "try_bundle", "bundle_one": "bag", "bundle_two": "soap", "bundle_off": "10"},
    {"do": "try_sale", "sale": "ten-ten", "percent-ten-ten": "15"},
    {"do": "see_day", "day": "3"},
    {"do": "see_month", "month": "1"},
    {"do": "see_order", "order": "3-1"},
    {"do": "see_deal", "deal": "voucher"},
    {"do": "see_talk", "talk": "nobody"},
    {"do": "see_reviews", "product": "bag"},
    {"do": "see_review", "review": "none"},
    {"do": "ask", "ask": "shipping", "paid_by": "shop", "day": "2"},
    {"do": "ask_luck"},
])  # fmt: skip
def test_looking_and_trying_records_nothing(selling, records, raw):
    for _ in range(3):
        selling.decide({"do": "next_day"})
    before = dos(records)
    selling.decide(raw)
    assert dos(records) == before and not selling.error


@pytest.mark.parametrize("raw", [
    None, [], "next_day", {}, {"do": None}, {"do": "steal"}, {"do": "__init__"},
    {"do": "next_day", "profit": "9"},
    {"do": "open_screen", "screen": "price"}, {"do": "open_screen", "screen": "../etc"},
    {"do": "see_product", "product": "car"}, {"do": "see_product", "product": "bag", "screen": "moon"},
    {"do": "see_day", "day": "99"}, {"do": "see_day", "day": "²"}, {"do": "see_day"}, {"do": "see_slip"},
    {"do": "see_deal", "deal": "all"}, {"do": "set_voucher"}, {"do": "set_bundle"}, {"do": "join_sale"},
    {"do": "join_sale", "sale": "never"}, {"do": "leave_sale", "sale": "never"}, {"do": "save_page"},
    {"do": "buy_stock"}, {"do": "set_terms"}, {"do": "set_terms", "paid_by": "buyer", "cod": "yes"},
    {"do": "reply"}, {"do": "reply", "conversation": "x"}, {"do": "answer_review"},
    {"do": "answer_review", "review": "x", "choice": "own"}, {"do": "ready_answer"}, {"do": "end_ready"},
    {"do": "chat_rounds"}, {"do": "chat_rounds", "times": "9"}, {"do": "chat_rounds", "times": "2"},
    {"do": "ask"}, {"do": "ask", "ask": "moon"}, {"do": "ask_ready", "number": "x"}, {"do": "ask_ready"},
    {"do": "explain"}, {"do": "explain", "text": "ก" * 501}, {"do": "end_bundle"},
])  # fmt: skip
def test_a_strange_decision_changes_nothing(selling, records, raw):
    selling.decide({"do": "next_day"})
    before, days = dos(records), selling.play.days
    selling.decide(raw)
    assert (dos(records), selling.play.days) == (before, days) and not selling.saving


def test_one_press_is_one_day(selling, records):
    selling.decide({"do": "next_day"})
    assert len(selling.play.days) == 1 and selling.screen == "day" and "วันที่ 1" in selling.news


def test_several_days_stop_where_something_new_waits(selling, records):
    pressed = []
    while len(selling.play.days) < 15:
        known, before = waiting.pressing(selling.play), len(selling.play.days)
        selling.decide({"do": "next_days"})
        went = len(selling.play.days) - before
        assert 1 <= went <= 7 and (went == 7 or waiting.pressing(selling.play) - known)
        pressed.append(went)
    assert dos(records).count("next_day") == sum(pressed)


def test_what_waited_already_stops_no_further_day(selling):
    save(selling, "hat", price="70")  # sold at a loss, and left so
    assert waiting.pressing(selling.play)
    selling.decide({"do": "next_days"})
    selling.decide({"do": "next_days"})
    assert len(selling.play.days) > 2


def test_several_days_stop_when_the_records_do_not_answer(selling, records):
    records.down = True
    selling.decide({"do": "next_days"})
    assert selling.saving and not selling.play.days


def test_a_product_is_looked_at_where_one_asks_for_it(selling, records):
    selling.decide({"do": "see_product", "product": "hat", "screen": "stock"})
    assert (selling.screen, selling.product) == ("stock", "hat")
    selling.decide({"do": "see_product", "product": "soap", "screen": "stock"})
    assert selling.product == "soap" and dos(records)[-1] == "open_screen"
    assert [event.do for event in records.events()].count("open_screen") == 1


def test_a_slip_opens_from_anywhere_on_its_day(sold):
    sold.decide({"do": "see_slip", "day": "4"})
    assert (sold.screen, sold.shown_day) == ("slip", 4)
    sold.decide({"do": "next_day"})
    assert sold.shown_day == 0


def test_an_answer_goes_to_who_waits(sold, records):
    day_by_day(sold, lambda play: play.inbox.seen("open"))
    talk = sold.play.inbox.seen("open")[0]
    sold.decide({"do": "reply", "conversation": talk.id})
    assert sold.wrong == "choice" and THAI.search(sold.error)
    sold.decide({"do": "reply", "conversation": talk.id, "choice": "own", "text": " "})
    assert sold.wrong == "text"
    choice = sold.play.inbox.choices(talk.id)[0].id
    sold.decide({"do": "reply", "conversation": talk.id, "choice": choice})
    assert last(records) == {"do": "reply", "conversation": talk.id, "choice": choice}
    assert talk.id not in [one.id for one in sold.play.inbox.seen("open")] and sold.news


def test_a_review_is_answered_in_ones_own_words(sold, records):
    day_by_day(sold, lambda play: play.reviewed.seen())
    one = sold.play.reviewed.seen()[0]
    sold.decide({"do": "answer_review", "review": one.id, "choice": "own", "text": "ขอบคุณค่ะ"})
    assert last(records) == {"do": "answer_review", "review": one.id, "text": "ขอบคุณค่ะ"}
    assert sold.play.reviewed.seen()[0].answer == "ขอบคุณค่ะ"


def test_a_ready_answer_is_kept_and_ended(selling, records):
    selling.decide({"do": "ready_answer", "ready_about": "bag size", "ready_text": "กว้าง 38 สูง 40"})
    assert selling.play.inbox.ready == {("bag", "size"): "กว้าง 38 สูง 40"}
    selling.decide({"do": "end_ready", "product": "bag", "topic": "size"})
    assert selling.play.inbox.ready == {}


@pytest.mark.parametrize(("raw", "field"), [
    ({"ask": "price", "product": "bag", "price": "ฟรี", "day": "2"}, "price"),
    ({"ask": "price", "product": "car", "price": "99", "day": "2"}, "product"),
    ({"ask": "price", "product": "bag", "price": "99", "day": "99"}, "day"),
    ({"ask": "photo", "photo": "bag moon", "day": "2"}, "photo"),
    ({"ask": "shipping", "paid_by": "", "day": "2"}, "paid_by"),
    ({"ask": "cod", "cod": "?", "day": "2"}, "cod"),
    ({"ask": "sale", "sale": "late", "percent": "10"}, "sale"),
    ({"ask": "sale", "sale": "ten-ten", "percent": "3"}, "percent"),
    ({"ask": "stock", "sooner": "99"}, "sooner"),
])  # fmt: skip
def test_a_question_asked_wrong_says_which_part(sold, raw, field):
    sold.decide({"do": "ask", **raw})
    assert sold.wrong == field and THAI.search(sold.error) and sold.answer is None


@pytest.mark.parametrize("raw", [
    {"ask": "price", "product": "bag", "price": "199", "day": "2"},
    {"ask": "photo", "photo": "bag dark", "day": "2"},
    {"ask": "cod", "cod": "no", "day": "1"},
    {"ask": "sale", "sale": "ten-ten", "percent": "0"},
    {"ask": "stock", "sooner": "3"},
])  # fmt: skip
def test_a_question_is_answered_and_changes_nothing(sold, records, raw):
    before, days = dos(records), list(sold.play.days)
    sold.decide({"do": "ask", **raw})
    assert sold.answer is not None and sold.spread is None and sold.play.days == days
    assert dos(records) == before


def test_luck_is_told_a_moment_later_and_a_new_day_asks_anew(selling):
    for _ in range(2):
        selling.decide({"do": "next_day"})
    selling.decide({"do": "ask", "ask": "cod", "cod": "no", "day": "1"})
    selling.decide({"do": "ask_luck"})
    assert selling.spread.markets >= 4
    selling.decide({"do": "next_day"})
    assert selling.answer is None and selling.spread is None


def test_what_is_shown_is_what_a_replay_gives(sold, records, exercise):
    played = replay(exercise.exercise, records.seed + 1, records.events())
    assert played.days == sold.play.days and played.cash == sold.play.cash


def test_opening_again_shows_the_same_screen_and_numbers(sold, records, exercise):
    sold.decide({"do": "open_screen", "screen": "money"})
    again = SeasonShop(records, exercise)
    assert again.screen == "money" and again.play.days == sold.play.days


def test_a_decision_that_waits_is_recorded_once(selling, records):
    records.down = True
    selling.decide(STOCK)
    assert selling.saving and not selling.play.purchases
    records.down = False
    selling.decide({"do": "retry"})
    assert dos(records).count("buy_stock") == 1 and len(selling.play.purchases) == 1


def test_nothing_else_is_taken_while_one_decision_waits(selling, records):
    records.down = True
    selling.decide({"do": "next_day"})
    selling.decide(VOUCHER)
    assert "กำลังบันทึก" in selling.error and selling.play.plan.voucher_off == 0


def test_practice_may_begin_again_at_any_time(records, exercise):
    shop = SeasonShop(records, exercise, "practice")
    for product in GOODS:
        save(shop, product)
    shop.decide({"do": "next_day"})
    shop.decide({"do": "again"})
    assert shop.attempt.number == 2 and not shop.play.days
