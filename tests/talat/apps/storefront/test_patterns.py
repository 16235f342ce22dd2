"""The coach of the shop asks what the play calls for."""

import inspect

import pytest

from talat.apps.storefront import patterns
from talat.apps.storefront.state import Storefront


@pytest.fixture
def practice(records, exercise):
    return Storefront(records, exercise, "practice")


def test_before_the_first_day_it_leads_from_photo_to_price_to_a_guess(practice):
    asked = [patterns.question(practice.play)]
    practice.decide({"do": "choose_photo", "photo": "clear"})
    asked.append(patterns.question(practice.play))
    practice.decide({"do": "set_price", "price": "79"})
    asked.append(patterns.question(practice.play))
    assert ["รูป" in asked[0], "ต้นทุนต่อชิ้นเท่าไร" in asked[1], "ทายในใจ" in asked[2]] == [True] * 3


def test_a_price_below_cost_is_asked_about_with_the_loss(practice):
    practice.decide({"do": "choose_photo", "photo": "clear"})
    practice.decide({"do": "set_price", "price": "10"})
    loss = practice.play.unit_cost().total - 1000
    assert loss > 0
    assert patterns.thai.baht(loss) in patterns.question(practice.play)


def test_opening_the_slip_quiets_the_question_about_it(practice):
    practice.decide({"do": "choose_photo", "photo": "clear"})
    practice.decide({"do": "set_price", "price": "79"})
    practice.decide({"do": "next_day"})
    assert patterns.slip_not_read(practice.play)
    practice.decide({"do": "open_screen", "screen": "slip"})
    assert not patterns.slip_not_read(practice.play)


def test_one_price_for_three_days_is_asked_about(practice):
    practice.decide({"do": "set_price", "price": "79"})
    for _ in range(3):
        practice.decide({"do": "next_day"})
    assert patterns.price_never_moved(practice.play) == {"days": 3}


def test_two_changes_at_once_are_noticed(practice):
    practice.decide({"do": "set_price", "price": "79"})
    practice.decide({"do": "next_day"})
    practice.decide({"do": "set_price", "price": "69", "paid_by": "shop"})
    practice.decide({"do": "next_day"})
    assert patterns.everything_changed_at_once(practice.play)


def test_a_question_never_names_the_best_price(practice):
    for pattern in (*patterns.BEFORE_SALES, *patterns.AFTER_SALES):
        assert "{price}" not in inspect.getdoc(pattern) and "ราคาที่ดีที่สุด" not in inspect.getdoc(pattern)


def test_asking_changes_nothing(practice):
    practice.decide({"do": "set_price", "price": "79"})
    practice.decide({"do": "next_day"})
    before = list(practice.play.events), list(practice.play.days)
    assert patterns.question(practice.play) == patterns.question(practice.play)
    assert (practice.play.events, practice.play.days) == before
