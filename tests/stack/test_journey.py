"""One learner's way from the login card to the grade, and what instructor and admin then see."""

import csv
import io
import re
import time

import pytest
from playwright.sync_api import expect

from hub_config.lab import demo
from talat.records import attempts, audit, quotas, results
from talat.records import time as time_records
from tests.browser import SCREENS, saved
from tests.stack.lab import eventually
from tests.stack.people import Learner, Person

pytestmark = [pytest.mark.docker, pytest.mark.browser]
NUMBER = "6601001"
UNIT = "shop-04"
REASON = "ต้นทุนรวมใบละ 104 บาท ขาย 149 บาทเหลือกำไร 45 บาท <b>ลองแพงกว่านี้แล้วขายได้น้อยลง</b>"


@pytest.fixture(scope="module")
def story(lab, browser):
    """The whole journey, walked once; the tests below read what happened on the way."""
    return Story(lab, browser)


class Story:
    def __init__(self, lab, browser):
        self.lab = lab
        learner = self.learner = Learner(browser, lab, NUMBER)
        self.seconds = {}
        self.log_in(learner)
        self.play(learner)
        self.hand_in(learner)

    def log_in(self, learner):
        learner.go("/")
        learner.picture("login")
        learner.accessible()
        learner.enter()
        learner.picture("learner-desk-first")
        learner.accessible()

    def play(self, learner):
        began = time.monotonic()
        learner.open_unit()
        self.seconds["click to shop"] = time.monotonic() - began
        learner.picture("unit")
        learner.accessible()
        learner.shop.scroll_into_view_if_needed()
        learner.choose_photo("worn")
        learner.on("price")
        learner.shop.scroll_into_view_if_needed()
        learner.picture("price-empty")
        learner.set_price("109")
        learner.on("day")
        learner.sell_days(2)
        learner.shop.scroll_into_view_if_needed()
        learner.picture("day")
        learner.accessible()
        for price, days in (("129", 3), ("149", 3), ("๑๖๙ บาท", 2), ("149.00", 4)):
            learner.see_slip()
            learner.shop.scroll_into_view_if_needed()
            learner.picture("slip")
            learner.change_price(price)
            learner.sell_days(days)
        learner.accessible()
        learner.picture("day-last")

    def hand_in(self, learner):
        learner.see_slip()
        learner.press("open_screen", screen="day")
        learner.on("day")
        learner.explain(REASON)
        learner.shop.scroll_into_view_if_needed()
        learner.picture("submit")
        learner.accessible()
        began = time.monotonic()
        learner.hand_in()
        self.heading = learner.points()
        self.seconds["hand in to points"] = time.monotonic() - began
        learner.shop.scroll_into_view_if_needed()
        learner.picture("result")
        learner.accessible()

    def result(self):
        records = self.lab.records()
        try:
            return results.best(records, NUMBER, UNIT)
        finally:
            records.close()


def test_points_arrive_within_ten_seconds(story):
    assert story.seconds["hand in to points"] < 10, story.seconds


def test_the_learner_reads_full_replay_points_and_that_a_mark_is_open(story):
    result = story.result()
    by_replay = [mark for mark in result.marks if mark.by == "replay"]
    assert all(mark.points == mark.max_points for mark in by_replay), by_replay
    assert result.state == "needs_instructor"
    assert "8 จาก 10" in story.heading


def test_nothing_the_learner_opened_asked_another_host(story):
    assert story.learner.left_the_machine == []


def test_the_journal_is_whole_and_replays_to_the_same_bits(story):
    from hub_config import published
    from talat.journal import play

    records = story.lab.records()
    attempt = next(one for one in attempts.attempts_of(records, NUMBER, UNIT) if one.part == "exercise")
    events = [stamped.event for stamped in attempts.journal(records, attempt.id)]
    records.close()
    shelf = published.Published(story.lab.home.content)
    exercise = shelf.exercise(attempt.content_version, "online-shop", UNIT)
    first, second = (play.replay(exercise.market("exercise"), attempt.seed, events) for _ in range(2))
    assert first.days == second.days
    assert len(first.days) == exercise.market("exercise").days


def test_the_mark_by_hand_reaches_every_screen(story, browser):
    teacher = Person(browser, story.lab, "kru-mali")
    teacher.enter()
    teacher.picture("class")
    teacher.accessible()
    teacher.page.get_by_role("link", name="สมศรี ใจดี", exact=True).click()
    teacher.picture("learner-story")
    teacher.accessible()
    assert teacher.page.locator("blockquote b").count() == 0, "the learner's markup became markup"
    expect(teacher.page.locator("blockquote").first).to_contain_text("<b>ลองแพงกว่านี้")
    mark(teacher, "9")
    expect(teacher.page.get_by_role("alert")).to_be_visible()
    assert story.result().state == "needs_instructor"
    mark(teacher, "1.5")
    eventually(lambda: story.result().state == "graded", 20)
    assert story.result().score == pytest.approx(9.5)
    teacher.go("/services/teach/")
    expect(teacher.page.get_by_role("row", name=re.compile("สมศรี"))).to_contain_text("9.5 / 10")
    teacher.picture("class-marked")
    exported(teacher)
    teacher.close()
    learner = story.learner
    learner.go("/services/learn/")
    expect(learner.page.locator("main")).to_contain_text("9.5 จาก 10")
    learner.picture("learner-desk")
    learner.accessible()
    learner.page.get_by_role("link", name="ดูผลงานนี้ทั้งหมด").click()
    learner.picture("learner-result")
    learner.accessible()


def mark(teacher, points):
    teacher.page.fill("[name=points]", points)
    teacher.page.fill("[name=comment]", "เหตุผลชัด คราวหน้าบอกจำนวนที่ขายได้ด้วย")
    teacher.page.get_by_role("button", name=re.compile("ให้คะแนน")).click()
    teacher.page.wait_for_load_state("networkidle")


def exported(teacher):
    """The CSV is nbgrader's own and holds the same number as the desks."""
    with teacher.page.expect_download() as download:
        teacher.page.get_by_role("link", name=re.compile("CSV")).click()
    text = download.value.path().read_text("utf-8-sig")
    rows = {(row["student_id"], row["assignment"]): row for row in csv.DictReader(io.StringIO(text))}
    assert float(rows[NUMBER, UNIT]["score"]) == pytest.approx(9.5)
    assert float(rows[NUMBER, UNIT]["max_score"]) == pytest.approx(10)


def test_looks_and_marks_are_in_the_audit(story):
    records = story.lab.records()
    actions = {(entry.actor, entry.action) for entry in audit.entries(records, 200)}
    audit.verify(records)
    records.close()
    assert any(actor == "kru-mali" for actor, _ in actions)


def test_the_admin_sees_the_seat_sets_a_quota_that_holds_and_stops_it(story, browser):
    learner = story.learner
    learner.open_unit()
    admin = Person(browser, story.lab, "admin")
    admin.enter()
    seat = admin.page.get_by_role("region", name="ตารางที่นั่ง").get_by_role("row", name=re.compile(NUMBER))
    expect(seat).to_contain_text("MB")
    free = int(admin.page.locator("#free-seats").inner_text())
    assert free < 40
    admin.picture("admin")
    admin.accessible()
    admin.page.fill("[name=memory_mb]", "เยอะ")
    admin.page.get_by_role("button", name=re.compile("บันทึก")).first.click()
    expect(admin.page.get_by_role("alert").first).to_be_visible()
    for name, value in (("memory_mb", "320"), ("cpu", "0.8"), ("pids", "80")):
        admin.page.fill(f"[name={name}]", value)
    admin.page.get_by_role("button", name=re.compile("บันทึก")).first.click()
    admin.page.wait_for_load_state("networkidle")
    admin.picture("admin-quota")
    records = story.lab.records()
    assert quotas.quota(records, demo.CLASS) == quotas.Quota(memory_mb=320, cpu=0.8, pids=80)
    records.close()
    seat.get_by_role("link").click()
    admin.picture("admin-stop")
    admin.accessible()
    admin.page.get_by_role("button", name=re.compile("หยุดที่นั่งนี้")).click()
    expect(admin.page.locator("#free-seats")).to_have_text(str(free + 1), timeout=20_000)
    admin.close()
    assert story.lab.container(NUMBER) is None
    learner.go("/services/learn/")
    learner.open_unit()  # the next one: this one is done
    learner.go(f"/user/{NUMBER}/unit/{demo.COURSE}/{UNIT}")
    learner.wait_for_shop()
    learner.on("result")
    config = story.lab.container(NUMBER).attrs["HostConfig"]
    assert (config["Memory"], config["MemorySwap"], config["PidsLimit"]) == (320 << 20, 320 << 20, 80)
    assert config["CpuQuota"] / config["CpuPeriod"] == pytest.approx(0.8)


def test_the_screens_of_the_readme_are_there(story):
    for name in ("login", "learner-desk-first", "unit", "price-empty", "day", "slip", "result"):
        assert saved(SCREENS / f"{name}.png"), name


def test_half_minutes_count_while_somebody_reads_and_the_desks_agree(story, browser):
    reader = Learner(browser, story.lab, "6601006")
    reader.enter()
    reader.open_unit()
    records = story.lab.records()
    for _ in range(65):  # some ninety seconds: the first beat opens the sitting, two more make a minute
        reader.page.mouse.wheel(0, 40)
        reader.page.wait_for_timeout(2000)
        counted = time_records.minutes(records, "6601006")
        if sum(counted.values()) >= 1:
            break
    records.close()
    assert counted["reading"] == 1, counted
    reader.go("/services/learn/")
    expect(reader.page.locator("main")).to_contain_text("อ่าน 1 ")
    teacher = Person(browser, story.lab, "kru-mali")
    teacher.enter()
    expect(teacher.page.get_by_role("row", name=re.compile("อนันต์")).get_by_role("cell").nth(2)).to_have_text(
        "1"
    )
    teacher.close()
    reader.close()
