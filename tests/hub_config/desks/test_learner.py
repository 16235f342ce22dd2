"""The learner desk: one button, honest numbers, results with reasons, and beats."""

import asyncio
import json

import pytest

from hub_config.desks.hub_api import HubDown, NoSeat, SeatState
from hub_config.desks.learner import waiting_words
from hub_config.desks.starting import FULL, READY, STARTING, TROUBLE, Starting
from talat.records import results, time
from tests.hub_config.desks.conftest import NASTY, put
from tests.spent import spend

UNIT = {"course": "online-shop", "unit": "shop-04"}


def test_the_one_button_says_what_it_opens(browse):
    page = browse("learn", "6601001").get().text
    assert page.count("button--primary") == 1
    assert "เริ่มเรียน" in page and "ตั้งราคาให้มีกำไร" in page
    assert "สวัสดี สมศรี ใจดี" in page


def test_a_learner_without_a_course_is_told_what_to_do(browse):
    page = browse("learn", "6601002").get()
    assert page.status == 200
    assert "บอกครูได้เลย" in page.text and "continue" not in page.text


def test_minutes_are_shown_by_kind_toward_what_the_course_needs(browse, records):
    for kind, half_minutes in (("reading", 21), ("practice", 40), ("exercise", 1)):
        spend(records, "6601001", half_minutes, kind)
    page = browse("learn", "6601001").get().text
    assert "31 นาที" in page and "วิชานี้ต้องครบ 600 นาที" in page
    assert "อ่าน 10 · ฝึก 20 · ทำโจทย์ 0" in page


def test_every_desk_and_every_beat_tell_the_same_minutes(browse, records):
    spend(records, "6601001", 61, "reading")
    spend(records, "6601001", 20, "class")
    spend(records, "6601001", 200, "practice", course="media")
    beat = json.loads(browse("learn", "6601001").post("beat", body=json.dumps(BEAT)).text)
    assert beat["minutes"] == 40.5
    assert "40 นาที" in browse("learn", "6601001").get().text
    assert ">40</a>" in browse("teach", "kru-mali").get().text
    assert '<td class="num">40 / 600</td>' in browse("teach", "kru-mali").get("hours").text
    assert ",40.5,600," in browse("teach", "kru-mali").get("hours.csv").text
    assert ",40.5,600," in browse("admin", "admin").get("people/hours.csv").text
    assert "40 / 600 นาที" in browse("admin", "admin").get("people/of/6601001").text
    assert "<dd>40</dd>" in browse("teach", "kru-mali").get("learner/6601001").text


def test_every_lost_point_has_its_rule_evidence_and_fix(browse, attempt):
    page = browse("learn", "6601001").get(f"result/{attempt.id}").text
    assert "ได้ 3 จาก 4" in page and "หลักฐาน" in page and "วิธีแก้ข้อแรก" in page
    assert "ครูจะอ่านแล้วให้คะแนนเอง" in page
    assert "2.5 ถึง 3.5" in page


def test_a_point_the_instructor_took_is_told_even_without_a_comment(browse, attempt, records):
    put(records, attempt.id, points=1.0)
    page = browse("learn", "6601001").get(f"result/{attempt.id}").text
    assert "ได้ 1 จาก 2" in page and "4 จาก 6" in page


def test_texts_are_shown_as_text(browse, attempt):
    page = browse("learn", "6601001").get(f"result/{attempt.id}").text
    assert NASTY not in page and "<img src=x" not in page
    assert "&lt;script&gt;alert(" in page


def test_a_failed_grading_is_never_a_zero(browse, attempt, records):
    put(records, attempt.id, points=None, state="trouble")
    browser = browse("learn", "6601001")
    for page in (browser.get().text, browser.get(f"result/{attempt.id}").text):
        assert "ตรวจงานนี้ไม่สำเร็จ" in page
        assert "จาก 6" not in page


def test_work_that_is_not_graded_yet_says_so(browse, attempt, monkeypatch):
    monkeypatch.setattr(results, "result", lambda *_: None)
    page = browse("learn", "6601001").get(f"result/{attempt.id}").text
    assert "กำลังตรวจงานของคุณ" in page


def test_continue_starts_the_seat_with_the_learners_own_token_and_opens_the_unit(browse, hub):
    answer = browse("learn", "6601001").post("continue", UNIT)
    assert answer.status == 303
    assert answer.headers["Location"] == "/user/6601001/unit/online-shop/shop-04"
    assert hub.started == [("token-6601001", "6601001")]


@pytest.mark.parametrize("unit", [{"course": "online-shop", "unit": "nope"}, {"course": "online-shop"}])
def test_an_unknown_unit_starts_nothing(browse, hub, unit):
    answer = browse("learn", "6601001").post("continue", unit)
    assert answer.status == 404 and "ไม่พบบทเรียนนี้" in answer.text
    assert not hub.started


@pytest.mark.parametrize("course", ["online-shop", "../online-shop", "", "อื่น", "a" * 5000])
def test_who_is_not_enrolled_starts_nothing(browse, hub, course):
    answer = browse("learn", "6601002").post("continue", {"course": course, "unit": "shop-04"})
    assert answer.status == 403 and "บอกครู" in answer.text
    assert not hub.started


def test_no_free_seat_is_told_kindly(browse, hub):
    hub.refuses = NoSeat(soon=False)
    answer = browse("learn", "6601001").post("continue", UNIT)
    assert answer.status == 503 and "ที่นั่งเต็ม" in answer.text and "ลองอีกครั้ง" in answer.text


def test_a_hub_that_is_away_is_told(browse, hub):
    hub.refuses = HubDown("away")
    answer = browse("learn", "6601001").post("continue", UNIT)
    assert answer.status == 503 and "ยังเปิดบทเรียนไม่ได้" in answer.text


def test_the_waiting_page_goes_on_when_the_seat_is_ready(browse, hub):
    hub.seats["6601001"] = SeatState("6601001", False, "spawn", "", "")
    browser = browse("learn", "6601001")
    where = "?course=online-shop&unit=shop-04"
    assert "กำลังเตรียมที่นั่ง" in browser.get("wait" + where).text
    told = json.loads(browser.get("continue/status" + where).text)
    assert (told["state"], told["to"]) == ("starting", None) and "กำลังเตรียมที่นั่ง" in told["words"]
    hub.seats["6601001"] = SeatState("6601001", True, "", "", "")
    there = "/user/6601001/unit/online-shop/shop-04"
    told = json.loads(browser.get("continue/status" + where).text)
    assert (told["state"], told["to"]) == ("ready", there)
    assert browser.get("wait" + where).headers["Location"] == there


def test_seats_start_side_by_side_only_as_many_as_allowed():
    class SlowHub:
        most = now = 0

        async def start(self, token, name):
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0.02)
            self.now -= 1

        async def seat(self, token, name):
            return SeatState(name, True, "", "", "")

    async def forty():
        hub = SlowHub()
        starting = Starting(hub, side_by_side=4)
        names = [f"66{n:05d}" for n in range(40)]
        states = await asyncio.gather(*(starting.begin("t", name, patience=5) for name in names))
        return hub.most, set(states)

    assert asyncio.run(forty()) == (4, {READY})


def test_pressing_twice_starts_once(hub):
    async def twice():
        starting = Starting(hub, 2)
        states = await asyncio.gather(starting.begin("t", "a"), starting.begin("t", "a"))
        return states, len(hub.started)

    assert asyncio.run(twice()) == ([READY, READY], 1)


def test_a_crowded_moment_is_waited_for_and_a_full_house_is_not(monkeypatch):
    monkeypatch.setattr("hub_config.desks.starting.AGAIN", 0.01)

    class Hub:
        tries = 0

        def __init__(self, refusals):
            self.refusals = refusals

        async def start(self, token, name):
            self.tries += 1
            if self.refusals:
                raise self.refusals.pop()

        async def seat(self, token, name):
            return SeatState(name, True, "", "", "")

    async def begin(hub):
        return await Starting(hub, 1).begin("t", "a", patience=2), hub.tries

    assert asyncio.run(begin(Hub([NoSeat(soon=True), NoSeat(soon=True)]))) == (READY, 3)
    assert asyncio.run(begin(Hub([NoSeat(soon=False)]))) == (FULL, 1)


def test_a_seat_that_dies_while_starting_is_trouble_and_the_next_press_tries_anew(monkeypatch):
    monkeypatch.setattr("hub_config.desks.starting.AGAIN", 0.01)

    class Hub:
        starts = 0

        async def start(self, token, name):
            self.starts += 1

        async def seat(self, token, name):
            return SeatState(name, self.starts > 1, "", "", "")

    async def presses():
        starting = Starting(Hub(), 1)
        first = await starting.begin("t", "a")
        seen = await starting.state("t", "a")
        return first, seen, await starting.begin("t", "a")

    assert asyncio.run(presses()) == (TROUBLE, TROUBLE, READY)


def test_a_slow_seat_is_reported_as_starting_not_as_failed():
    class Hub:
        async def start(self, token, name):
            await asyncio.sleep(0.3)

        async def seat(self, token, name):
            return SeatState(name, True, "", "", "")

    async def begin():
        starting = Starting(Hub(), 1)
        first = await starting.begin("t", "a", patience=0.05)
        during = await starting.state("t", "a")
        await asyncio.sleep(0.5)
        return first, during, await starting.state("t", "a")

    assert asyncio.run(begin()) == (STARTING, STARTING, READY)


BEAT = {**UNIT, "kind": "reading", "page": "/user/6601001/unit", "visible": True, "idle_s": 3}


def test_a_beat_reaches_the_records_and_answers_the_minutes(browse, monkeypatch):
    seen = []
    monkeypatch.setattr(time, "beat", lambda r, learner, **beat: seen.append((learner, beat)) or True)
    answer = browse("learn", "6601001").post("beat", body=json.dumps(BEAT))
    assert json.loads(answer.text) == {"counted": True, "minutes": 0.0}
    assert seen == [("6601001", BEAT)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "sleeping"},
        {"kind": None},
        {"visible": "yes"},
        {"visible": 1},
        {"idle_s": "3"},
        {"idle_s": -1},
        {"idle_s": True},
        {"idle_s": 1e300},
        {"page": "x" * 201},
        {"page": "a\x00b"},
        {"course": 5},
        {"unit": ["shop-04"]},
    ],
    ids=str,
)
def test_a_malformed_beat_counts_nothing(browse, records, wrong):
    answer = browse("learn", "6601001").post("beat", body=json.dumps({**BEAT, **wrong}))
    assert answer.status == 400
    assert sum(time.minutes(records, "6601001").values()) == 0


@pytest.mark.parametrize("body", ["", "[]", "null", "{", "[" * 50_000, '{"idle_s": NaN}', "\ufeff{}"])
def test_a_beat_that_is_no_object_is_refused(browse, body):
    assert browse("learn", "6601001").post("beat", body=body).status == 400


def test_a_beat_for_another_course_or_unit_is_refused(browse):
    assert browse("learn", "6601002").post("beat", body=json.dumps(BEAT)).status == 403
    assert browse("learn", "6601001").post("beat", body=json.dumps({**BEAT, "unit": "shop-99"})).status == 404


def test_the_beat_token_is_the_one_that_beats_need(browse):
    browser = browse("learn", "6601001")
    token = json.loads(browser.get("beat-token").text)["token"]
    answer = browser.post("beat", body=json.dumps(BEAT), xsrf=False, **{"X-XSRFToken": token})
    assert answer.status == 200


def test_a_units_script_may_fetch_the_beat_token(browse):
    """JupyterHub refuses cookies of a script's GET without a form token; this page is where it gets one."""
    headers = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}
    assert browse("learn", "6601001").get("beat-token", **headers).status == 200


class GatedHub:
    """Seats are ready when the test says so."""

    def __init__(self):
        self.open = set()

    async def start(self, token, name):
        """On its way."""

    async def seat(self, token, name):
        ready = name in self.open
        return SeatState(name, ready, "" if ready else "spawn", "", "")


def test_who_waits_learns_their_place_and_the_line_moves_in_order(monkeypatch):
    monkeypatch.setattr("hub_config.desks.starting.AGAIN", 0.01)

    async def line():
        hub = GatedHub()
        starting = Starting(hub, side_by_side=1)
        for name in "abc":
            await starting.begin("t", name, patience=0.01)
        before = [starting.place(name)[0] for name in "abc"]
        hub.open.add("a")
        await asyncio.sleep(0.1)
        after = [starting.place(name)[0] for name in "abc"]
        waits = starting.place("c")[1]
        hub.open |= {"b", "c"}
        await asyncio.sleep(0.1)
        return before, after, waits, [await starting.state("t", name) for name in "abc"]

    before, after, waits, ended = asyncio.run(line())
    assert (before, after, ended) == ([0, 1, 2], [0, 0, 1], [READY] * 3)
    assert waits >= 1


def test_waiting_in_line_has_no_time_limit(monkeypatch):
    monkeypatch.setattr("hub_config.desks.starting.AGAIN", 0.01)
    monkeypatch.setattr("hub_config.desks.starting.PATIENCE", 0.2)

    async def line():
        hub = GatedHub()
        starting = Starting(hub, side_by_side=1)
        await starting.begin("t", "stuck", patience=0.01)
        hub.open.add("next")
        waited = await starting.begin("t", "next", patience=2)
        return waited, await starting.state("t", "stuck")

    assert asyncio.run(line()) == (READY, TROUBLE)


def test_the_words_for_who_waits_are_exact():
    assert waiting_words(3, 12) == "มีเพื่อนรออยู่ก่อนคุณ 2 คน อีกประมาณ 12 วินาที หน้านี้จะเปลี่ยนเอง"
    assert waiting_words(1, 4).startswith("คุณเป็นคนต่อไป")
