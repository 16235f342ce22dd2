"""Bad input and faults, met as a learner meets them: a kind sentence, and nothing acknowledged is lost."""

import os
import re
import signal
import time

import pytest
import requests
from playwright.sync_api import expect

from hub_config.lab import demo, supervisor
from talat.journal import chain
from talat.records import accounts, attempts
from tests.stack.lab import eventually
from tests.stack.people import Learner, Person

pytestmark = [pytest.mark.docker, pytest.mark.browser]
UNIT = "shop-04"
STRANGER = "6609001"


@pytest.fixture
def learner(lab, browser, request):
    """The learner a test names: @pytest.mark.parametrize("learner", ["6601002"], indirect=True)."""
    person = Learner(browser, lab, request.param)
    yield person
    person.close()


def as_learner(number):
    return pytest.mark.parametrize("learner", [number], indirect=True, ids=[number])


def journal(lab, number):
    """The scored attempt's journal; raises when its chain is broken."""
    records = lab.records()
    try:
        attempt = next(one for one in attempts.attempts_of(records, number, UNIT) if one.part == "exercise")
        rows = attempts.journal(records, attempt.id)
        chain.verify(attempt.head(), rows)
        return [stamped.event.do for stamped in rows]
    finally:
        records.close()


@as_learner("6601005")
def test_a_wrong_pin_is_told_kindly_and_five_lock_the_account_until_staff_unlock_it(lab, browser, learner):
    for _ in range(5):
        learner.try_login("000000")
        expect(learner.page.get_by_role("alert")).to_contain_text(re.compile("รหัส|ล็อก"))
        assert "/services/" not in learner.page.url
    learner.picture("login-locked")
    learner.accessible()
    learner.try_login(lab.keys["6601005"])
    expect(learner.page.get_by_role("alert")).to_contain_text("ครู")
    teacher = Person(browser, lab, "kru-mali")
    teacher.enter()
    teacher.go("/services/teach/learner/6601005/login")
    teacher.page.get_by_role("button", name=re.compile("ปลดล็อก")).click()
    expect(teacher.page.get_by_role("status")).to_be_visible()
    teacher.close()
    learner.enter()
    expect(learner.page.locator("h1")).to_contain_text("กุ้งนาง")


@as_learner("6601006")
def test_thai_digits_are_a_number_too(lab, learner):
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    learner.go("/hub/login")
    learner.page.fill("[name=username]", "6601006".translate(thai))
    learner.page.fill("[name=password]", lab.keys["6601006"].translate(thai))
    learner.page.keyboard.press("Enter")
    learner.page.wait_for_url(re.compile("/services/learn/"))


@as_learner("6601002")
def test_an_unknown_unit_and_someone_elses_seat_are_refused_in_thai(lab, learner):
    learner.enter()
    learner.open_unit()
    for path in (
        f"/user/{learner.login}/unit/online-shop/shop-99",
        f"/user/{learner.login}/unit/nowhere/shop-04",
    ):
        answer = learner.page.goto(lab.url + path)
        assert answer.status == 404
        expect(learner.page.locator("html")).to_have_attribute("lang", "th")
        expect(learner.page.get_by_role("link").first).to_be_visible()
    learner.picture("unknown-unit")
    answer = learner.page.goto(f"{lab.url}/user/6601001/unit/online-shop/shop-04")
    assert answer.status in (403, 404)


def test_a_learner_without_enrolment_gets_no_unit(lab, browser):
    records = lab.records()
    if accounts.account(records, STRANGER) is None:
        accounts.add_learner(records, STRANGER, "มานี ปีติ", "246810", demo.CLASS)
    records.close()
    stranger = Learner(browser, lab, STRANGER)
    stranger.try_login("246810")
    stranger.page.wait_for_url(re.compile("/services/learn/"))
    expect(stranger.page.locator("main")).to_contain_text("บอกครู")
    assert stranger.page.locator(".go__button").count() == 0
    stranger.picture("not-enrolled")
    stranger.accessible()
    answer = stranger.page.request.get(f"{lab.url}/user/{STRANGER}/unit/online-shop/shop-04")
    assert "storefront" not in answer.text()
    stranger.close()


BAD_PRICES = ["", "0", "-5", "99999999999999", "แพง ๆ", "1e9", "12.345", "NaN", "<script>alert(1)</script>"]


@as_learner("6601003")
def test_every_bad_price_is_named_and_changes_nothing(lab, learner):
    learner.enter()
    learner.open_unit()
    learner.choose_photo("clear")
    learner.on("price")
    before = journal(lab, learner.login)
    for typed in BAD_PRICES:
        learner.set_price(typed)
        error = learner.shop.locator(".field__error")
        expect(error).to_contain_text(re.compile("[ก-๙]{4}"))
        assert learner.shop.locator("section[data-screen=price]").count() == 1, typed
    learner.shop.scroll_into_view_if_needed()
    learner.picture("price-refused")
    learner.accessible()
    assert journal(lab, learner.login) == before
    learner.set_price("๑,๑๒๙.๕๐ บาท")
    learner.on("day")
    expect(learner.shop).to_contain_text("1,129.50")


@as_learner("6601004")
def test_a_killed_container_loses_nothing_and_the_learner_resumes_on_the_same_screen(lab, learner):
    learner.enter()
    learner.open_unit()
    learner.choose_photo("worn")
    learner.on("price")
    learner.set_price("139")
    learner.on("day")
    learner.sell_days(3)
    learner.see_slip()
    seen = learner.shop.locator(".receipt").all_inner_texts()
    before = journal(lab, learner.login)
    dead = lab.container(learner.login)
    dead.kill()
    learner.page.reload()
    expect(learner.page.locator("html")).to_have_attribute("lang", "th")
    learner.picture("seat-gone")
    learner.accessible()
    began = time.monotonic()
    learner.go("/services/learn/")
    learner.open_unit()
    learner.on("slip")
    assert time.monotonic() - began < 30
    assert lab.container(learner.login).id != dead.id
    assert learner.shop.locator(".receipt").all_inner_texts() == seen
    assert journal(lab, learner.login) == before


@as_learner("6601004")
def test_a_decision_made_while_records_are_down_waits_and_arrives_once(lab, learner):
    learner.enter()
    learner.open_unit()
    learner.press("open_screen", screen="day")
    learner.on("day")
    before, day = journal(lab, learner.login), learner.day()
    with supervisor.client(lab.home) as service:
        service.supervisor.stopProcess("records")
    try:
        learner.press("next_day")
        waiting = learner.shop.get_by_role("alert").first
        expect(waiting).to_contain_text("ยังบันทึกไม่ได้", timeout=20_000)
        learner.shop.scroll_into_view_if_needed()
        learner.picture("records-down")
        learner.accessible()
        assert learner.day() == day, "a result was shown before it was acknowledged"
    finally:
        with supervisor.client(lab.home) as service:
            service.supervisor.startProcess("records")
    expect(learner.shop.locator("[data-focus]")).to_contain_text(f"วันที่ {day + 1} ", timeout=40_000)
    assert journal(lab, learner.login) == [*before, "next_day"]


@as_learner("6601004")
def test_the_hub_restarts_while_a_learner_works_and_adopts_the_seat_again(lab, learner):
    learner.enter()
    learner.open_unit()
    day, seat = learner.day(), lab.container(learner.login).id
    os.kill(supervisor.states(lab.home)["hub"]["pid"], signal.SIGKILL)
    learner.sell_days(1)  # the records take decisions while the hub is away
    eventually(lambda: lab.status()["healthy"], 60, every=1)
    learner.sell_days(1)
    assert learner.day() == day + 2
    assert lab.container(learner.login).id == seat
    learner.page.reload()
    learner.wait_for_shop()
    learner.on("day")
    assert learner.day() == day + 2
    learner.go("/services/learn/")
    learner.open_unit()
    assert lab.container(learner.login).id == seat, "the hub started a second seat"


@as_learner("6601004")
@pytest.mark.parametrize("process", ["proxy", "records", "grader", "learn"])
def test_any_process_killed_comes_back_and_the_journal_is_whole(lab, learner, process):
    before = journal(lab, learner.login)
    old = supervisor.states(lab.home)[process]["pid"]
    os.kill(old, signal.SIGKILL)
    eventually(lambda: supervisor.states(lab.home)[process]["pid"] not in (0, old), 20)
    eventually(lambda: lab.status()["healthy"], 60, every=1)
    assert journal(lab, learner.login) == before
    learner.enter()
    learner.open_unit()
    learner.on("day")


def test_a_second_up_changes_nothing_and_takes_seconds(lab):
    pids = {name: state["pid"] for name, state in supervisor.states(lab.home).items()}
    keys = lab.keys
    began = time.monotonic()
    lab.command("up")
    assert time.monotonic() - began < 20
    assert {name: state["pid"] for name, state in supervisor.states(lab.home).items()} == pids
    assert lab.keys == keys


def test_no_log_holds_a_secret(lab):
    files = [file for file in lab.home.secrets.iterdir() if file.name != "demo"]
    secrets = {file.name: file.read_text().strip() for file in files}
    secrets |= lab.keys
    told = "".join(log.read_text(errors="replace") for log in lab.home.logs.iterdir())
    assert len(told) > 1000
    # A six-digit PIN may stand in a log by chance, as part of a time or a port; longer keys cannot.
    assert [name for name, secret in secrets.items() if len(secret) > 8 and secret in told] == []


def test_no_post_gets_lost_between_the_proxy_and_the_sockets(lab):
    with requests.Session() as session:
        answers = [session.post(f"{lab.url}/hub/login", data={"username": "x"}) for _ in range(400)]
    assert {answer.status_code for answer in answers} == {403}
