"""People at their browsers: what a learner, an instructor and an admin press, one method for each."""

from __future__ import annotations

import re

from playwright.sync_api import TimeoutError, expect

from tests.browser import Window

SEAT_MS = 90_000  # a container on a busy machine


class Person(Window):
    """Somebody with a browser window of their own."""

    def __init__(self, browser, lab, login: str):
        self.lab, self.login = lab, login
        super().__init__(browser, lab.url)

    def go(self, path: str) -> None:
        self.page.goto(self.lab.url + path)

    def try_login(self, secret: str) -> None:
        self.go("/hub/login")
        self.page.fill("[name=username]", self.login)
        self.page.fill("[name=password]", secret)
        self.page.get_by_role("button", name="เข้าเรียน").click()

    def enter(self) -> None:
        self.try_login(self.lab.keys[self.login])
        self.page.wait_for_url(re.compile("/services/"))


class Learner(Person):
    """A learner: one big button, a lesson, a shop."""

    def open_unit(self) -> None:
        """From the desk into the unit; both shops of the page are there."""
        if self.page.url != f"{self.lab.url}/services/learn/":
            self.go("/services/learn/")
        self.page.locator(".go__button").click()
        self.page.wait_for_url(re.compile("/user/.*/unit/"), timeout=SEAT_MS)
        self.wait_for_shop()

    def wait_for_shop(self) -> None:
        try:
            self.page.locator(".tool section[data-screen]").nth(1).wait_for(timeout=SEAT_MS)
        except TimeoutError as late:
            self.picture(f"no-shop-{self.login}")
            told = "\n".join(self.console[-20:])
            raise AssertionError(f"no shop at {self.page.url}\n{told}\n{self.lab.last_words()}") from late

    @property
    def shop(self):
        """The scored shop: the second tool of the page, after the practice."""
        return self.page.locator(".tool").nth(1)

    def on(self, screen: str) -> None:
        expect(self.shop.locator(f"section[data-screen={screen}]")).to_be_visible(timeout=20_000)

    def press(self, do: str, **fields: str) -> None:
        more = "".join(f"[data-{name}='{value}']" for name, value in fields.items())
        self.shop.locator(f"button[data-do={do}]{more}").first.click()

    def choose_photo(self, photo: str) -> None:
        self.shop.locator(f"input[value={photo}]").check()
        self.shop.locator("form[data-do=choose_photo] button[type=submit]").click()

    def set_price(self, typed: str) -> None:
        """Type a price and use it; whether it is accepted is the shop's matter."""
        self.shop.locator("input[name=price]").fill(typed)
        self.shop.locator("form[data-do=set_price] button[type=submit]:not([data-do])").click()

    def sell_days(self, days: int) -> None:
        for _ in range(days):
            before = self.day()
            self.press("next_day")
            expect(self.shop.locator("[data-focus]")).to_contain_text(f"วันที่ {before + 1} ", timeout=20_000)

    def day(self) -> int:
        """The last day sold; 0 before the first."""
        found = re.search(r"วันที่ (\d+) จาก", self.shop.locator("[data-focus]").inner_text())
        return int(found[1]) if found else 0

    def see_slip(self) -> None:
        self.press("open_screen", screen="slip")
        self.on("slip")

    def change_price(self, typed: str) -> None:
        self.press("open_screen", screen="price")
        self.on("price")
        self.set_price(typed)
        self.on("day")

    def explain(self, text: str) -> None:
        self.press("open_screen", screen="explain")
        self.on("explain")
        self.shop.locator("textarea[name=text]").fill(text)
        self.shop.locator("form[data-do=explain] button[type=submit]").click()
        self.on("submit")

    def hand_in(self) -> None:
        self.press("submit")
        self.on("result")

    def points(self) -> str:
        """The heading of the result, once there are points."""
        heading = self.shop.locator("section[data-screen=result] h2")
        expect(heading).to_contain_text("คะแนน", timeout=15_000)
        return heading.inner_text()
