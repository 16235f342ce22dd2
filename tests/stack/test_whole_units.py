"""A whole unit as its learner lives it: reading, practice, exercise, handing in, points, questions.

The shop's whole unit is walked in test_journey.py.
"""

import re

import pytest
from playwright.sync_api import expect

from talat.content.recap import load_recap
from talat.records import attempts, results
from tests.hands import Hands
from tests.stack.lab import eventually
from tests.stack.test_tools import visit

pytestmark = [pytest.mark.docker, pytest.mark.browser]
WHY = "เลือกให้คนซื้อ เพราะอยากได้ออเดอร์ ค่าโฆษณาต่อออเดอร์ถูกกว่าเงินที่เหลือ จึงใช้งบเท่าเดิมถึงวันสุดท้าย"
HONEST = "แผ่นเดิมกราฟเริ่มที่ 480 เมษายนจึงดูสูง 6 เท่า ของจริง 1.2 เท่า จึงเริ่มที่ 0 และบอกที่มา"


def campaign(hands):
    """Objective, ad set and the first ad, question by question."""
    hands.go("ads")
    hands.do("begin", level="campaign")
    hands.do("answer", question="objective", objective="sales")
    hands.do("answer", question="special", special="none")
    hands.do("answer", question="purse", title="ขายกระเป๋าผ้า", payer="ad_set")
    hands.do("answer", question="who", youngest="25", oldest="45", sex="women")
    hands.do("answer", question="taste", **{"interest-fashion": "on", "interest-handmade": "on"})
    hands.do("answer", question="places", where="auto")
    hands.do("answer", question="goal", goal="sales")
    hands.do("answer", question="spend", title="แฟชั่นและงานทำมือ", budget="200", span="daily")
    ad(hands, "worn", "กระเป๋าผ้าเย็บมือ 289 บาท", "คนสะพาย")


def ad(hands, photo, headline, title):
    """One ad, from its picture to the review."""
    text = "ผ้าฝ้ายเย็บมือ กว้าง 38 ซม. ใส่ของได้ 5 กิโล เก็บเงินปลายทางได้"
    hands.do("answer", question="picture", photo=photo)
    hands.do("answer", question="words", headline=headline, text=text, button="shop_now", leads_to="shop")
    hands.do("answer", question="check", title=title)
    hands.on("review")


def first_campaign(hands, seen):
    """Unit ads-04: three levels, two ads, fourteen days, figures every week, a reason."""
    campaign(hands)
    seen("review")
    hands.go("ads")
    hands.do("choose", level="ad_set", name="s1")
    hands.do("begin", level="ad", under="s1")
    ad(hands, "clear", "กระเป๋าผ้าฝ้าย ใบละ 289 บาท", "พื้นขาว")
    hands.go("day")
    for day in range(1, 15):
        hands.do("next_day")
        hands.on("day", "explain")
        if day in (5, 12):
            hands.go("dashboard")
            seen(f"dashboard-{day}")
            hands.go("day")
    hands.go("explain")
    hands.do("explain", text=WHY)


def true_charts(hands, seen):
    """Unit info-04: axes from zero, a true heading, who counted and when, readers before and after."""
    hands.go("page")
    seen("page-as-given")
    hands.do("ask_readers")
    hands.on("readers")
    seen("readers-first")
    hands.go("page")
    for chart in ("months", "places"):
        hands.do("pick", block=chart)
        hands.do("change_block", form="columns", base="0", labels="on")
    hands.do("pick", block="head")
    hands.do("change_block", text="กล้วยตากดอนทราย สี่เดือนขายเพิ่มจาก 500 เป็น 600 ถุง")
    hands.do("add_block", kind="source")
    source = "ที่มา: สมุดบัญชีกลุ่มกล้วยตากบ้านดอนทราย มกราคม–เมษายน 2569"
    hands.do("change_block", text=source, size="16", x="48", y="704", w="504", h="64")
    seen("page-mended")
    hands.do("ask_readers")
    hands.on("readers")
    seen("readers-again")
    hands.go("explain")
    hands.do("explain", text=HONEST)


def questions(hands, unit):
    """The questions after the unit, each wrong once and then right where it has another option."""
    recap = load_recap(unit)
    hands.do("begin")
    for number, question in enumerate(recap.questions):
        if number == 0:
            wrong = next(option.id for option in question.options if not option.right)
            hands.do("answer_recap", question=question.id, option=wrong)
        right = next(option.id for option in question.options if option.right)
        hands.do("answer_recap", question=question.id, option=right)
        hands.do("go")
    hands.on("summary")
    total = len(recap.questions)
    expect(hands.tool.locator("[data-focus]")).to_contain_text(f"{total - 1} จาก {total}")


LIVED = {
    "ads-04": ("8801104", "facebook-ads", first_campaign, "begin"),
    "info-04": ("8801105", "infographic", true_charts, "open_screen"),
}


@pytest.mark.parametrize("unit", LIVED)
def test_a_unit_is_lived_through_to_its_points(browser, lab, unit):
    number, course, live, first_of_practice = LIVED[unit]
    learner = visit(browser, lab, number, course, unit).learner
    tools = learner.page.locator(".tool")

    def seen(name, tool=None):
        (tool or tools.nth(1)).scroll_into_view_if_needed()
        learner.accessible()
        learner.picture(f"whole/{unit}-{name}")

    seen("reading", learner.page.locator("h1").first)
    practice = Hands(tools.first)
    tools.first.locator(f"button.button--primary[data-do={first_of_practice}]").first.click()
    expect(tools.first).not_to_have_attribute("aria-busy", "true", timeout=20_000)
    assert practice.screen
    seen("practice", tools.first)
    hands = Hands(tools.nth(1))
    live(hands, seen)
    hands.on("submit")
    seen("submit")
    hands.do("submit")
    hands.on("result")
    expect(tools.nth(1).locator("section[data-screen=result] h2")).to_contain_text("คะแนน", timeout=15_000)
    seen("result")
    questions(Hands(tools.nth(2)), f"notebooks/courses/{course}/{unit}")
    seen("recap", tools.nth(2))
    told(learner, lab, unit, seen)


def told(learner, lab, unit, seen):
    """What the records hold, and what the learner reads of it at home."""
    records = lab.records()
    eventually(lambda: results.best(records, learner.login, unit) is not None, 20)
    best = results.best(records, learner.login, unit)
    parts = {one.part for one in attempts.attempts_of(records, learner.login, unit)}
    records.close()
    assert parts >= {"exercise", "recap"}
    by_replay = [mark for mark in best.marks if mark.by == "replay"]
    assert sum(mark.points for mark in by_replay) >= 0.7 * sum(mark.max_points for mark in by_replay), (
        by_replay
    )
    learner.go("/services/learn/")
    learner.accessible()
    learner.picture(f"whole/{unit}-desk")
    learner.page.get_by_role("link", name=re.compile("ดูผลงานนี้")).first.click()
    learner.accessible()
    learner.picture(f"whole/{unit}-feedback")
    assert learner.left_the_machine == []
    learner.close()
