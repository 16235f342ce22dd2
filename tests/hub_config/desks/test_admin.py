"""The admin desk: seats with their load, stopping one, quotas that hold, defects, and the audit."""

import pytest
from sqlalchemy import text

from hub_config.desks.hub_api import SeatState
from hub_config.desks.seats import Gauges, Usage
from hub_config.seat_room import opaque
from talat.records import audit, quotas
from talat.records.quotas import Quota

SITS = SeatState("6601001", True, "", "2026-06-05T07:05:00Z", "")
FORM = {"memory_mb": "512", "cpu": "0.5", "pids": "64"}


def test_free_seats_and_who_sits(browse, hub):
    hub.seats["6601001"] = SITS
    page = browse("admin", "admin").get().text
    assert '<dd id="free-seats">39</dd>' in page
    assert "สมศรี ใจดี" in page and "5 มิ.ย. 2569 เวลา 14.05 น." in page


def test_memory_and_cpu_of_each_seat(browse, hub, monkeypatch):
    hub.seats["6601001"] = SITS
    browser = browse("admin", "admin")
    gauges = browser.app.settings["desk"].parts["gauges"]
    monkeypatch.setattr(
        gauges, "usage", lambda names: {"6601001": Usage(180.4, 384, 0.256, 12)}, raising=False
    )
    page = browser.get().text
    assert "180 / 384 MB" in page and "0.26 แกน" in page


def test_a_hub_that_is_away_leaves_the_rest_of_the_page(browse, hub):
    hub.down = True
    page = browse("admin", "admin").get()
    assert page.status == 200 and "ติดต่อฮับไม่ได้" in page.text and "โควตา" in page.text


def test_stopping_a_seat_asks_first_and_is_in_the_audit(browse, hub, records):
    hub.seats["6601001"] = SITS
    browser = browse("admin", "admin")
    assert "หยุดที่นั่งของ" in browser.get("stop/6601001").text
    assert not hub.stopped
    assert browser.post("stop/6601001").status == 303
    assert hub.stopped == [("service-token", "6601001")]
    entry = audit.entries(records)[0]
    assert (entry.actor, entry.action, entry.object) == ("admin", "stop-seat", "6601001")


def test_a_quota_is_kept_audited_and_shown(browse, records):
    browser = browse("admin", "admin")
    assert browser.post("quota/demo-1", FORM).status == 303
    assert quotas.quota(records, "demo-1") == Quota(512, 0.5, 64)
    assert quotas.quota(records, "demo-2") is None
    assert 'value="512"' in browser.get().text
    assert audit.entries(records)[0].action == "set-quota"


@pytest.mark.parametrize("field", ["memory_mb", "cpu", "pids"])
@pytest.mark.parametrize("typed", ["", "มาก", "-1", "0", "1e9", "nan", "inf", "<script>"])
def test_a_quota_out_of_bounds_is_refused_in_both_languages(browse, records, field, typed):
    answer = browse("admin", "admin").post("quota/demo-1", {**FORM, field: typed})
    assert answer.status == 422
    assert "field__error" in answer.text and " / " in answer.text
    assert "<script>" not in answer.text
    assert quotas.quota(records, "demo-1") is None


def test_a_quota_for_no_class_is_refused(browse, records):
    assert browse("admin", "admin").post("quota/nobody", FORM).status == 404
    assert quotas.quotas(records) == {}


def test_learners_without_a_course_are_shown_as_a_defect(browse):
    page = browse("admin", "admin").get().text
    assert "ผู้เรียนที่ยังไม่อยู่ในวิชาใด 2 คน" in page
    assert "&lt;script&gt;" in page and "<script>alert" not in page


def test_a_changed_audit_is_named(browse, records):
    audit.note(records, "kru-mali", "look", "6601001")
    assert "ไม่ถูกแก้ไข" in browse("admin", "admin").get().text
    with records.write() as connection:
        connection.execute(text("UPDATE audit SET actor = 'somebody'"))
    assert "ถูกแก้ไขที่ลำดับ 1" in browse("admin", "admin").get().text


class FakeDocker:
    """Docker's two answers about containers; the second look comes half a second after the first."""

    def __init__(self, names):
        self.api = self
        self.names = names
        self.looks = {}

    def containers(self):
        return [{"Id": name, "Names": [f"/{name}"]} for name in self.names]

    def stats(self, container, stream, one_shot):
        look = self.looks[container] = self.looks.get(container, 0) + 1
        return {
            "read": f"2026-06-05T07:05:0{look}.500000000Z",
            "cpu_stats": {"cpu_usage": {"total_usage": look * 250_000_000}},
            "memory_stats": {"usage": 300 << 20, "limit": 384 << 20, "stats": {"inactive_file": 100 << 20}},
            "pids_stats": {"current": 9},
        }


def test_gauges_read_this_labs_containers_only(monkeypatch):
    monkeypatch.setattr("hub_config.desks.seats.BETWEEN", 0)
    names = [f"talat-lab-{opaque('key', '6601001')}", "talat-other-000", "postgres"]
    used = Gauges("key", FakeDocker(names)).usage(["6601001", "6601002"])
    assert used == {"6601001": Usage(memory_mb=200, memory_limit_mb=384, cpu=0.25, pids=9)}


def test_without_docker_there_are_no_numbers():
    class Broken:
        @property
        def api(self):
            raise OSError("no docker")

    assert Gauges("key", Broken()).usage(["6601001"]) == {}
