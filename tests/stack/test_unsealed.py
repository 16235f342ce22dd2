"""The demonstration without containers: the same way through a lesson, under a banner that says so."""

import pytest
from playwright.sync_api import expect

from tests.stack.people import Learner, Person

pytestmark = pytest.mark.browser
BANNER = "ยังไม่ปิดผนึก"


@pytest.fixture
def learner(unsealed_lab, browser):
    person = Learner(browser, unsealed_lab, "6601001")
    yield person
    person.close()


def test_every_page_carries_the_banner_and_the_shop_works(learner):
    learner.go("/")
    expect(learner.page.locator(".banner")).to_contain_text(BANNER)
    learner.enter()
    expect(learner.page.locator(".banner")).to_contain_text(BANNER)
    learner.open_unit()
    expect(learner.page.locator(".banner")).to_contain_text(BANNER)
    learner.picture("unsealed-unit")
    learner.accessible()
    learner.choose_photo("worn")
    learner.on("price")
    learner.set_price("149")
    learner.on("day")
    learner.sell_days(2)
    assert learner.left_the_machine == []


@pytest.mark.parametrize("login", ["kru-mali", "admin"])
def test_staff_see_the_banner_too(unsealed_lab, browser, login):
    person = Person(browser, unsealed_lab, login)
    person.enter()
    expect(person.page.locator(".banner")).to_contain_text(BANNER)
    person.close()


def test_status_says_that_it_is_not_sealed(unsealed_lab):
    status = unsealed_lab.status()
    assert status["healthy"], status
    assert status["sealed"] is False
