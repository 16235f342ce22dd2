"""The way of a decision, and everything that can go wrong on it."""

import pytest

from talat.apps.kit.workbench import CHANGED, ELSEWHERE
from talat.apps.storefront.state import Storefront
from talat.journal.play import replay

BAD_PRICES = ["", "0", "-5", "ฟรี", "9999999", "129.999", "1,29", "0.5", "<b>1</b>"]


def dos(records, part="exercise"):
    return [event.do for event in records.events(part)]


def test_a_new_shop_opens_on_the_photo(shop, records):
    assert (shop.screen, dos(records)) == ("product", [])


def test_choosing_a_photo_records_it_and_goes_on(shop, records):
    shop.decide({"do": "choose_photo", "photo": "worn"})
    assert (shop.screen, shop.play.photo) == ("price", "worn")
    assert dos(records) == ["choose_photo", "open_screen"]


@pytest.mark.parametrize("typed", BAD_PRICES)
def test_a_bad_price_changes_nothing_and_says_why(shop, records, typed):
    shop.decide({"do": "choose_photo", "photo": "worn"})
    before = dos(records)
    shop.decide({"do": "set_price", "price": typed})
    assert shop.play.price is None and shop.screen == "price"
    assert dos(records) == before
    assert shop.wrong == "price" and shop.error


def test_thai_digits_are_a_price(shop, records):
    shop.decide({"do": "set_price", "price": "๑๓๙ บาท", "paid_by": "shop"})
    assert (shop.play.price, shop.play.paid_by) == (13900, "shop")
    assert dos(records) == ["set_shipping", "set_price", "open_screen"]


def test_the_same_price_again_is_no_new_decision(selling, records):
    before = dos(records)
    selling.decide({"do": "set_price", "price": "139.00"})
    assert dos(records) == [*before, "open_screen"]


def test_trying_a_price_on_paper_records_nothing(shop, records):
    shop.decide({"do": "try_price", "price": "99", "paid_by": "shop"})
    assert shop.trial == (9900, "shop")
    assert dos(records) == [] and shop.play.price is None


def test_a_day_is_one_press(selling, records):
    selling.decide({"do": "next_day"})
    assert len(selling.play.days) == 1 and selling.screen == "day"
    assert dos(records)[-1] == "next_day"
    assert "วันที่ 1" in selling.news


def test_no_day_without_a_price(shop, records):
    shop.decide({"do": "next_day"})
    assert shop.error and not shop.play.days and dos(records) == []


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "next_day",
        {},
        {"do": None},
        {"do": "steal"},
        {"do": "next_day", "profit": "100"},
        {"do": "choose_photo"},
        {"do": "choose_photo", "photo": "../secret"},
        {"do": "choose_photo", "photo": "nobody-has-this"},
        {"do": "open_screen", "screen": "result"},
        {"do": "set_price"},
        {"do": "set_price", "price": "129", "paid_by": "nobody"},
        {"do": "see_slip", "day": "99"},
        {"do": "see_slip", "day": "²"},
        {"do": "see_slip"},
        {"do": "explain"},
        {"do": "explain", "text": "ก" * 501},
        {"do": "explain", "text": "a\x00b"},
        {"do": "__init__"},
    ],
)
def test_a_strange_decision_changes_nothing(selling, records, raw):
    before = dos(records)
    selling.decide(raw)
    assert dos(records) == before and not selling.saving


def test_what_is_shown_is_what_a_replay_gives(sold_out, records, exercise):
    played = replay(exercise.exercise, records.seed + 1, records.events())
    assert played.days == sold_out.play.days


def test_opening_again_shows_the_same_screen_and_numbers(selling, records, exercise):
    selling.decide({"do": "next_day"})
    selling.decide({"do": "open_screen", "screen": "slip"})
    reopened = Storefront(records, exercise)
    assert reopened.screen == "slip"
    assert reopened.play.days == selling.play.days


# the records are down


def test_no_result_before_the_acknowledgement(selling, records):
    records.down = True
    selling.decide({"do": "next_day"})
    assert selling.saving and not selling.play.days and selling.news == ""


def test_a_pending_decision_is_kept_with_its_key_and_recorded_once(selling, records):
    records.down = True
    selling.decide({"do": "next_day"})
    key = selling.pending[0].key
    selling.decide({"do": "retry"})
    assert selling.pending[0].key == key
    records.down = False
    selling.decide({"do": "retry"})
    assert not selling.saving and len(selling.play.days) == 1
    assert dos(records).count("next_day") == 1


def test_an_answer_lost_on_the_way_is_not_a_second_day(selling, records):
    records.lose_answer = True
    selling.decide({"do": "next_day"})
    assert selling.saving and not selling.play.days
    selling.decide({"do": "retry"})
    assert len(selling.play.days) == 1 and dos(records).count("next_day") == 1


def test_the_rest_of_a_press_follows_after_the_retry(shop, records):
    records.down = True
    shop.decide({"do": "choose_photo", "photo": "worn"})
    records.down = False
    shop.decide({"do": "retry"})
    assert (shop.screen, shop.play.photo) == ("price", "worn")


def test_nothing_else_is_taken_while_one_decision_waits(selling, records):
    records.down = True
    selling.decide({"do": "next_day"})
    records.down = False
    before = dos(records)
    selling.decide({"do": "set_price", "price": "200"})
    assert selling.play.price == 13900 and dos(records) == before and selling.error


def test_waiting_grows_and_stops_growing(selling, records):
    records.down = True
    selling.decide({"do": "next_day"})
    waits = []
    for _ in range(7):
        waits.append(selling.wait_ms)
        selling.decide({"do": "retry"})
    assert waits == [1000, 2000, 4000, 8000, 15000, 15000, 15000]


def test_a_refused_decision_is_dropped_with_its_reason(selling, records):
    records.attempts["exercise", 1].clear()  # as if the records knew better
    selling._seq = 0
    selling.decide({"do": "next_day"})
    assert not selling.saving and "ราคา" in selling.error and not selling.play.days


def test_opening_while_the_records_are_down_tries_again(records, exercise):
    records.down = True
    shop = Storefront(records, exercise)
    assert shop.screen == "away" and shop.wait_ms == 1000
    shop.decide({"do": "next_day"})
    records.down = False
    shop.decide({"do": "retry"})
    assert shop.screen == "product" and shop.wait_ms == 0


def test_not_enrolled_is_told_in_the_records_words(records, exercise):
    records.refuses = "คุณยังไม่ได้ลงทะเบียนวิชานี้"
    shop = Storefront(records, exercise)
    assert (shop.screen, shop.error) == ("refused", records.refuses)
    records.refuses = ""
    shop.decide({"do": "retry"})
    assert shop.screen == "product"


def test_a_market_of_another_version_is_not_played(shop, records, exercise):
    mended = Storefront(records, exercise.model_copy(update={"version": "mended"}))
    assert (mended.screen, mended.error) == ("refused", CHANGED)
    assert shop.screen == "product"


def test_an_attempt_goes_on_in_the_edition_it_began_in(selling, records, exercise):
    asked = []
    mended = exercise.model_copy(update={"version": "mended"})
    reopened = Storefront(records, mended, edition=lambda version: asked.append(version) or exercise)
    assert asked == ["c1"] and reopened.exercise is exercise
    assert (reopened.screen, reopened.play.price) == ("day", 13900)


# another tab


def test_another_tab_went_on(selling, records, exercise):
    other = Storefront(records, exercise)
    other.decide({"do": "next_day"})
    other.decide({"do": "next_day"})
    selling.decide({"do": "set_price", "price": "200"})
    assert len(selling.play.days) == 2 and selling.play.price == 13900
    assert selling.notice == ELSEWHERE and not selling.saving
    selling.decide({"do": "next_day"})
    assert len(selling.play.days) == 3 and selling.notice == ""


def test_another_tab_submitted(sold_out, records, exercise):
    Storefront(records, exercise).decide({"do": "submit"})
    sold_out.decide({"do": "open_screen", "screen": "explain"})
    assert sold_out.screen == "result"


# the end


def test_explaining_leads_to_the_confirmation(sold_out, records):
    sold_out.decide({"do": "explain", "text": "  ขายได้ทุกวันและมีกำไร  "})
    assert sold_out.screen == "submit" and sold_out.play.reason == "ขายได้ทุกวันและมีกำไร"


def test_the_result_is_polled_until_it_is_graded(sold_out, records):
    sold_out.decide({"do": "submit"})
    assert (sold_out.screen, sold_out.graded, sold_out.wait_ms) == ("result", "waiting", 1500)
    records.down = True
    sold_out.decide({"do": "look"})
    assert sold_out.graded == "waiting"
    records.down = False
    records.answer = {"state": "graded", "score": 10.0, "max_score": 10.0, "marks": []}
    sold_out.decide({"do": "look"})
    assert (sold_out.graded, sold_out.wait_ms) == ("graded", 0)


def test_after_submitting_only_the_points_make_a_new_round_possible(sold_out, records):
    sold_out.decide({"do": "submit"})
    sold_out.decide({"do": "again"})
    assert sold_out.screen == "result" and sold_out.error
    records.answer = {"state": "graded", "score": 1.0, "max_score": 10.0, "marks": []}
    sold_out.decide({"do": "look"})
    sold_out.decide({"do": "again"})
    assert sold_out.screen == "product" and sold_out.attempt.number == 2 and sold_out.result == {}


def test_practice_can_begin_again_at_any_time(records, exercise):
    shop = Storefront(records, exercise, "practice")
    shop.decide({"do": "set_price", "price": "59"})
    shop.decide({"do": "again"})
    assert shop.screen == "product" and shop.play.price is None and shop.attempt.number == 2


def test_beginning_again_survives_the_records_being_down(records, exercise):
    shop = Storefront(records, exercise, "practice")
    shop.decide({"do": "set_price", "price": "59"})
    records.down = True
    shop.decide({"do": "again"})
    assert shop.saving
    records.down = False
    shop.decide({"do": "retry"})
    assert shop.screen == "product" and shop.attempt.number == 2
