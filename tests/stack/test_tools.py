"""The deep tools in sealed containers: one works in them, and stands where one stood when a seat is lost."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from talat.records import accounts, attempts, classes
from tests.stack.lab import eventually
from tests.stack.people import SEAT_MS, Learner

pytestmark = [pytest.mark.docker, pytest.mark.browser]
PIN = "314159"
CLASS = "demo-1"


@dataclass(frozen=True)
class Visit:
    """A learner in the unit of a tool."""

    learner: Learner
    unit: str

    @property
    def tool(self):
        """The scored tool, after the practice."""
        return self.learner.shop

    def on(self, *screens):
        names = ", ".join(f"section[data-screen={name}]" for name in screens)
        expect(self.tool.locator(names)).to_be_visible(timeout=20_000)

    def decisions(self):
        """What the records hold of the scored attempt, by name."""
        records = self.learner.lab.records()
        try:
            newest = [
                a
                for a in attempts.attempts_of(records, self.learner.login, self.unit)
                if a.part == "exercise"
            ]
            return [row.event.do for row in attempts.journal(records, newest[-1].id)] if newest else []
        finally:
            records.close()

    def press(self, do, **fields):
        self.learner.press(do, **fields)

    def lose_the_seat(self):
        """The container is killed; the learner comes back by the desk's button and opens the unit again."""
        self.learner.lab.container(self.learner.login).kill()
        eventually(lambda: self.learner.lab.container(self.learner.login) is None, seconds=60)


def visit(browser, lab, number, course, unit):
    records = lab.records()
    if accounts.account(records, number) is None:
        accounts.add_learner(records, number, "สมหญิง ฝึกขาย", PIN, CLASS)
        classes.enrol(records, number, course)
    records.close()
    learner = Learner(browser, lab, number)
    learner.try_login(PIN)
    learner.page.wait_for_url(re.compile("/services/"))
    enter(learner, course, unit)
    return Visit(learner, unit)


def enter(learner, course, unit):
    """A seat by the desk's button, then the unit's own address."""
    learner.go("/services/learn/")
    learner.page.locator(".go__button").first.click()
    learner.page.wait_for_url(re.compile("/user/.*/unit/"), timeout=SEAT_MS)
    if not learner.page.url.endswith(f"/{unit}"):
        learner.go(f"/user/{learner.login}/unit/{course}/{unit}")
    learner.wait_for_shop()


@pytest.mark.parametrize(
    ("number", "course", "unit"),
    [("8801001", "facebook-ads", "ads-10"), ("8801002", "online-shop", "shop-10")],
)
def test_a_tool_stands_where_it_stood_after_its_seat_was_lost(browser, lab, number, course, unit):
    here = visit(browser, lab, number, course, unit)
    here.on("day")
    here.tool.scroll_into_view_if_needed()
    here.learner.accessible()
    here.learner.picture(f"sealed-{unit}")
    here.press("open_screen", screen="money")
    here.on("money")
    before = here.decisions()
    assert before == ["open_screen"]
    here.lose_the_seat()
    enter(here.learner, course, unit)
    here.on("money")
    assert here.decisions() == before
    assert here.learner.left_the_machine == []
    here.learner.close()
