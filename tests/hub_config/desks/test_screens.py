"""The staff desks of people and time in a real browser: accessible, readable, used as people would."""

import asyncio
import json
import re
import threading
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from tornado import httpserver, testing

from hub_config.desks import admin_import
from talat.records import accounts, attendance, cards, enrolment, people, rulings
from talat.records import time as counted
from tests.browser import Window
from tests.hub_config.desks.conftest import BACKED_UP, SECRET, web
from tests.spent import spend

pytestmark = pytest.mark.browser
NINE = datetime.now(UTC).replace(hour=2, minute=0, second=0, microsecond=0) - timedelta(days=1)
MORE = ["น้ำผึ้ง ศรีสุข", "ประเสริฐ บุญมา", "กุ้งนาง เพ็ชรรัตน์", "อนันต์ รุ่งเรือง", "ณัฏฐ์ชญา ฐิติญาณวัฒนกุล"]


@pytest.fixture
def school(records, attempt):
    """A prison with a name, a class of seven in two courses, hours, an odd stretch, a class, a request."""
    people.set_here(records, "demo", "เรือนจำสาธิต", "admin")
    for n, name in enumerate(MORE, start=3):
        accounts.add_learner(records, f"660100{n}", name, "123456", "demo-1", 1985 + n)
        enrolment.enrol(records, f"660100{n}", "online-shop", by="admin")
    enrolment.enrol(records, "6601001", "media", by="admin")
    cards.issue(records, ["6601001"], "admin")
    spend(records, "6601001", 700, "reading", start=NINE - timedelta(days=9))
    spend(records, "6601001", 60, "practice", start=NINE)
    spend(records, "6601003", 90, "practice", start=NINE)
    marks = {"6601001": ("present", 0), "6601003": ("late", 40), "6601004": ("absent", 0)}
    attendance.hold(records, "demo-1", "online-shop", NINE, NINE + timedelta(hours=1), marks, "kru-mali")
    rulings.ask_completion(records, "6601003", "online-shop", "สอบปฏิบัติกับครูครบทุกบทแล้ว", "kru-mali")
    return records


@pytest.fixture
def window(browse, school, browser):
    """window(desk, who) is a browser window logged in at a desk that is really listening."""
    opened = []

    def open_window(name, who):
        served = Served(browse(name, who).app)
        served.start()
        made = Window(browser, served.home)
        made.desk = served.app.settings["desk"]
        signed = web.create_signed_value(SECRET, f"service-{name}", f"token-{who}").decode()
        cookies = {"jupyterhub-session-id": "session", f"service-{name}": signed}
        made.context.add_cookies(
            [{"name": cookie, "value": value, "url": served.home} for cookie, value in cookies.items()]
        )
        opened.append((served, made))
        made.go = lambda path="": made.page.goto(f"{served.home}/services/{name}/{path}")
        return made

    yield open_window
    for served, made in opened:
        made.close()
        served.stop()


class Served(threading.Thread):
    """A desk that listens on a port until it is stopped."""

    def __init__(self, app):
        super().__init__(daemon=True)
        self.app, self.ready = app, threading.Event()

    def run(self):
        asyncio.run(self._serve())

    async def _serve(self):
        self.loop, self.end = asyncio.get_running_loop(), asyncio.Event()
        server = httpserver.HTTPServer(self.app, max_body_size=admin_import.LARGEST_BODY)
        socket, port = testing.bind_unused_port()
        server.add_socket(socket)
        self.home = f"http://127.0.0.1:{port}"
        self.ready.set()
        await self.end.wait()
        server.stop()
        await server.close_all_connections()

    def start(self):
        super().start()
        self.ready.wait(10)

    def stop(self):
        self.loop.call_soon_threadsafe(self.end.set)
        self.join(10)


SCREENS = {
    "admin-home": ("admin", "admin", ""),
    "admin-people": ("admin", "admin", "people"),
    "admin-found": ("admin", "admin", "people?q=สม"),
    "admin-class": ("admin", "admin", "people/class/demo-1"),
    "admin-person": ("admin", "admin", "people/of/6601001"),
    "admin-staff": ("admin", "admin", "people/of/kru-mali"),
    "admin-import": ("admin", "admin", "people/import"),
    "admin-rulings": ("admin", "admin", "rulings"),
    "admin-backups": ("admin", "admin", "backups"),
    "admin-timetable": ("admin", "admin", "timetable"),
    "admin-certificates": ("admin", "admin", "certificates"),
    "admin-evidence": ("admin", "admin", "evidence"),
    "admin-transfers": ("admin", "admin", "transfers"),
    "teach-classes": ("teach", "kru-mali", ""),
    "teach-learner": ("teach", "kru-mali", "learner/6601001"),
    "teach-login-help": ("teach", "kru-mali", "learner/6601001/login"),
    "teach-attendance": ("teach", "kru-mali", "attendance"),
    "teach-hour": ("teach", "kru-mali", "attendance/1"),
    "teach-hours": ("teach", "kru-mali", "hours"),
    "teach-learner-hours": ("teach", "kru-mali", "hours/6601003"),
    "teach-rulings": ("teach", "kru-mali", "rulings"),
    "learn-home": ("learn", "6601001", ""),
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_page_is_accessible_fits_and_stays_on_the_machine(window, name):
    desk, who, path = SCREENS[name]
    made = window(desk, who)
    assert made.go(path).status == 200
    made.picture(f"people/{name}")
    made.accessible()
    made.fits()
    assert made.left_the_machine == []
    assert not [line for line in made.console if line.startswith("error")]


def test_a_backup_that_failed_and_altered_records_are_read_and_a_stick_is_chosen(window, browse):
    made, asked = window("admin", "admin"), []
    ill = {**BACKED_UP, "ok": False, "late": True, "age_h": 71.0, "problem": "ไม่พบที่เก็บ / gone"}
    ill["altered"] = [
        "งาน d0945c40971e03a3694d9060 ถูกแก้หรือลบ ไม่เกินคำสั่งที่ 3 / journal d0945c40971e03a3694d9060"
    ]
    made.desk.parts["keeper"] = lambda path, said=None: (
        asked.append(said) or (202 if said else 503, json.dumps(ill))
    )
    made.go("backups")
    made.picture("people/admin-backups-ill")
    made.accessible()
    made.fits()
    made.page.get_by_label("รหัสปิดสำเนา").fill("ข้าวผัดกะเพราหมูกรอบ")
    made.page.get_by_role("button", name="สำรองข้อมูล Back up").click()
    wanted = {"where": "/media/stick", "by": "admin", "passphrase": "ข้าวผัดกะเพราหมูกรอบ"}
    assert wanted in asked


def test_a_list_is_checked_mended_imported_and_its_cards_are_printed(window, school, tmp_path):
    made = window("admin", "admin")
    page = made.page
    made.go("people/import?class=demo-1")
    bad = tmp_path / "list.csv"
    bad.write_bytes("เลขประจำตัว;ชื่อ-สกุล;คดี\n6601050;มานี มีตา;x\n66;ปิติ\u200b พอใจ;x\n".encode("utf-16"))
    page.set_input_files("#file", bad)
    page.get_by_label("การเปิดร้านค้าและการขายสินค้าออนไลน์").check()
    page.get_by_role("button", name="ตรวจไฟล์ก่อน").click()
    assert "UTF-16" in page.locator("h1").inner_text()
    assert "แถว 3" in page.locator("#bad-rows + ul").inner_text()
    made.picture("people/admin-plan-bad")
    made.accessible()
    made.fits()
    page.get_by_role("link", name="เลือกไฟล์ที่แก้แล้ว").click()
    good = tmp_path / "list.csv"
    good.write_bytes(
        "เลขประจำตัว;ชื่อ-สกุล;ห้อง\n6601050;มานี มีตา;demo-1\n6601051;สมศรี ใจดี;demo-1\n".encode("cp874")
    )
    page.set_input_files("#file", good)
    page.get_by_label("การเปิดร้านค้าและการขายสินค้าออนไลน์").check()
    page.get_by_role("button", name="ตรวจไฟล์ก่อน").click()
    made.picture("people/admin-plan")
    made.accessible()
    made.fits()
    page.get_by_role("button", name="นำเข้า 2 คนใหม่").click()
    assert "ยืนยัน" in page.get_by_role("alert").inner_text()
    page.get_by_label("ตรวจแล้ว เป็นคนละคน").check()
    page.get_by_role("button", name="นำเข้า 2 คนใหม่").click()
    made.picture("people/admin-imported")
    made.accessible()
    with page.expect_download() as download:
        page.get_by_role("button", name="พิมพ์บัตร 2 ใบ").click()
    assert download.value.suggested_filename == "cards.pdf"
    download.value.save_as(tmp_path / "cards.pdf")
    assert (tmp_path / "cards.pdf").read_bytes().startswith(b"%PDF")
    assert cards.without_card(school) == []
    assert enrolment.courses_of(school, "6601051") == ["online-shop"]


def test_a_new_pin_takes_two_clicks_from_the_class_list(window, school):
    made = window("teach", "kru-mali")
    made.go()
    made.page.get_by_role("link", name="รหัส PIN สมศรี ใจดี").click()
    made.page.get_by_role("button", name="ออกรหัสใหม่").click()
    pin = made.page.locator("#new-pin").inner_text()
    made.accessible()
    assert accounts.verify(school, "6601001", pin).login == "6601001"


def test_unlocking_takes_two_clicks_from_the_class_list(window, school):
    for _ in range(accounts.TRIES):
        with pytest.raises(accounts.LoginRefused):
            accounts.verify(school, "6601002", "000000")
    made = window("teach", "kru-mali")
    made.go()
    made.page.get_by_role("link", name="รหัส PIN วิชัย ตั้งมั่น").click()
    made.page.get_by_role("button", name="ปลดล็อก").click()
    assert "ปลดล็อกแล้ว" in made.page.get_by_role("status").inner_text()
    assert accounts.verify(school, "6601002", "123456").login == "6601002"


def test_a_whole_room_is_called_in_a_few_clicks(window, school):
    made = window("teach", "kru-mali")
    page, day = made.page, (NINE - timedelta(days=1)).date().isoformat()
    made.go("attendance")
    page.fill("#day-demo-1", day)
    page.fill("#begins-demo-1", "13:00")
    page.fill("#ends-demo-1", "14:30")
    page.get_by_role("button", name="เริ่มเช็กชื่อ").click()
    assert page.locator(".roll > li").count() == 6
    page.locator("input[name=state-6601004][value=absent]").check()
    page.locator("input[name=state-6601005][value=late]").check()
    page.fill("input[name=minutes-6601005]", "๗๐")
    page.get_by_role("button", name="ที่เหลือมาทุกคน").click()
    made.picture("people/teach-rollcall")
    made.accessible()
    made.fits()
    page.get_by_role("button", name="บันทึกทั้งห้อง 6 คน").click()
    hour = int(re.search(r"attendance/(\d+)$", urlsplit(page.url).path)[1])
    marks = {who: (m.state, m.minutes) for who, m in attendance.marks(school, hour).items()}
    assert marks["6601001"] == ("present", 90)
    assert (marks["6601004"], marks["6601005"]) == (("absent", 0), ("late", 70))
    assert counted.minutes(school, "6601005")["class"] == 70


def test_a_second_person_agrees_and_the_course_is_complete_on_every_desk(window, school, known):
    known["6601003"] = known["6601001"]
    made = window("admin", "admin")
    made.go("rulings")
    made.page.get_by_label("เหตุผลของคุณ").fill("ดูงานแล้วเห็นด้วยกับครู")
    made.page.get_by_role("button", name="เห็นด้วย Agree").click()
    assert "อนุมัติ" in made.page.locator("#answered + ul").inner_text()
    teach = window("teach", "kru-mali")
    teach.go("hours")
    assert "อนุมัติโดยสองคน" in teach.page.locator("tr", has_text="6601003").inner_text()
    learn = window("learn", "6601003")
    learn.go()
    assert "คุณเรียนจบวิชานี้แล้ว" in learn.page.locator("main").inner_text()
