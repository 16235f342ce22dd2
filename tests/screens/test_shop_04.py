"""The one-product shop of unit shop-04 in a real browser: every screen seen, read and pressed."""

import pytest
from playwright.sync_api import expect

from tests.browser import SCREENS, Window, saved
from tests.screens.stage import Stage

pytestmark = pytest.mark.browser
WAY = [
    ("product", None),
    ("price", {"do": "choose_photo", "photo": "worn"}),
    ("day", {"do": "set_price", "price": "139"}),
    ("day", {"do": "next_day"}),
    ("slip", {"do": "open_screen", "screen": "slip"}),
    ("explain", {"do": "open_screen", "screen": "explain"}),
    ("submit", {"do": "explain", "text": "เพราะต้นทุนใบละ 104 บาท"}),
    ("result", {"do": "submit"}),
]


def test_every_screen_is_accessible_and_fits(browser):
    with Stage("shop-04") as stage:
        window = Window(browser, stage.url)
        for number, (screen, done) in enumerate(WAY):
            if done:
                stage.do(**done)
            window.page.goto(stage.url)
            expect(window.page.locator(f"section[data-screen={screen}]")).to_be_visible()
            window.accessible()
            window.fits()
            window.picture(f"storefront/shop-04-{number}-{screen}")
            assert saved(SCREENS / f"storefront/shop-04-{number}-{screen}.png")
        assert window.left_the_machine == []
        window.close()


def test_a_press_in_the_browser_is_a_decision(browser):
    with Stage("shop-04") as stage:
        window = Window(browser, stage.url)
        window.page.goto(stage.url)
        window.page.locator("input[value=worn]").check()
        window.page.locator("form[data-do=choose_photo] button[type=submit]").click()
        expect(window.page.locator("section[data-screen=price]")).to_be_visible()
        assert [event.do for event in stage.records.events()] == ["choose_photo", "open_screen"]
        window.close()
