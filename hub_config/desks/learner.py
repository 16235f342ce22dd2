"""The learner desk: my course, one button to go on, minutes that count, points and why."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import quote

from hub_config import paths, settings
from hub_config.desks import progress, recaps, serving, starting
from hub_config.desks.desk import DeskHandler, Problem
from hub_config.desks.lessons import Lessons
from talat.records import attempts, classes, results, time

KINDS = ("reading", "practice", "exercise")
NOT_ENROLLED = "คุณยังไม่ได้อยู่ในวิชานี้ บอกครูให้เพิ่มชื่อคุณ แล้วกลับมากดใหม่"
NO_UNIT = "ไม่พบบทเรียนนี้ กลับไปหน้าเรียนของฉัน แล้วกดเรียนต่อ"
NO_RESULT = "ไม่พบผลงานนี้ กลับไปหน้าเรียนของฉัน แล้วเปิดดูใหม่"
BAD_BEAT = "ข้อมูลเวลาเรียนไม่ครบ"


class LearnerHandler(DeskHandler):
    """A page for one learner about themselves."""

    @property
    def lessons(self) -> Lessons:
        return self.desk.parts["lessons"]

    @property
    def starting(self) -> starting.Starting:
        return self.desk.parts["starting"]

    async def my_courses(self) -> list[progress.CourseProgress]:
        return await self.ask(_my_courses, self.account.login, self.lessons)

    async def my_unit(self):
        """(course, unit) named by this request, if the learner may open it; raises Problem otherwise."""
        slug, unit_id = self.get_argument("course", ""), self.get_argument("unit", "")
        if not await self.ask(classes.is_enrolled, self.account.login, slug):
            raise Problem(403, NOT_ENROLLED)
        course = self.lessons.course(slug)
        unit = next((u for u in course.units if u.id == unit_id), None) if course else None
        if unit is None:
            raise Problem(404, NO_UNIT)
        return course, unit

    def unit_url(self, course, unit) -> str:
        return f"/user/{quote(self.account.login)}/unit/{course.slug}/{unit.id}"


def _my_courses(records, learner: str, lessons: Lessons) -> list[progress.CourseProgress]:
    found = [lessons.course(slug) for slug in classes.courses_of(records, learner)]
    return list(
        progress.of_many(records, [learner], [course for course in found if course])[learner].values()
    )


class Home(LearnerHandler):
    """Everything at one look."""

    async def get(self):
        recalled = await self.ask(recaps.of, self.account.login, self.lessons)
        self.show("learn/home.html", courses=await self.my_courses(), recalled=recalled)


class Continue(LearnerHandler):
    """The button: opens the learner's seat at a unit."""

    async def post(self):
        course, unit = await self.my_unit()
        state = await self.starting.begin(self.token, self.account.login)
        if state == starting.READY:
            self.redirect(self.unit_url(course, unit), status=303)
        elif state == starting.STARTING:
            self.back(f"wait?course={course.slug}&unit={unit.id}")
        else:
            self.show("learn/no_seat.html", 503, course=course, unit=unit, full=state == starting.FULL)


class Wait(LearnerHandler):
    """The page while a seat is being prepared; its script asks Status and goes on by itself."""

    async def get(self):
        course, unit = await self.my_unit()
        state = await self.starting.state(self.token, self.account.login)
        if state == starting.READY:
            self.redirect(self.unit_url(course, unit), status=303)
        elif state == starting.STARTING:
            words = waiting_words(*self.starting.place(self.account.login))
            self.show("learn/wait.html", course=course, unit=unit, words=words)
        else:
            self.show("learn/no_seat.html", 503, course=course, unit=unit, full=state == starting.FULL)


class Status(LearnerHandler):
    """For the waiting page's script: {"state", "to", "words"}; words tell of the line while there is one."""

    as_json = True
    may_redirect = False

    async def get(self):
        course, unit = await self.my_unit()
        state = await self.starting.state(self.token, self.account.login)
        words = waiting_words(*self.starting.place(self.account.login))
        to = self.unit_url(course, unit) if state == starting.READY else None
        self.write({"state": state, "to": to, "words": words})


def waiting_words(place: int, seconds: int) -> str:
    """What somebody who waits for a seat reads."""
    if not place:
        return "กำลังเตรียมที่นั่งของคุณ รอสักครู่ หน้านี้จะเปลี่ยนเอง"
    ahead = f"มีเพื่อนรออยู่ก่อนคุณ {place - 1} คน" if place > 1 else "คุณเป็นคนต่อไป"
    return f"{ahead} อีกประมาณ {seconds} วินาที หน้านี้จะเปลี่ยนเอง"


class ResultPage(LearnerHandler):
    """One attempt's points, and for each lost point the rule, what the work shows, and one fix."""

    async def get(self, attempt_id):
        attempt = await self.ask(_mine, attempt_id, self.account.login)
        if attempt is None or not attempt.submitted_at:
            raise Problem(404, NO_RESULT)
        result = await self.ask(results.result, attempt.id)
        exercise = self.lessons.exercise(attempt.course, attempt.exercise, attempt.content_version)
        self.show("learn/result.html", attempt=attempt, result=result, exercise=exercise)


def _mine(records, attempt_id: str, learner: str):
    """The learner's own scored attempt of this id, else None: another's is as unknown as one never made."""
    try:
        attempt = attempts.attempt(records, attempt_id)
    except LookupError:
        return None
    return attempt if attempt.learner == learner and attempt.part == "exercise" else None


class BeatToken(LearnerHandler):
    """The form token for the beats of a unit page."""

    as_json = True

    async def get(self):
        self.write({"token": self.xsrf_token.decode()})


class Beat(LearnerHandler):
    """One half-minute a page says it was in use; the server's clock and rules decide whether it counts."""

    as_json = True

    async def post(self):
        beat = _read_beat(self.request.body)
        if not await self.ask(classes.is_enrolled, self.account.login, beat["course"]):
            raise Problem(403, NOT_ENROLLED)
        course = self.lessons.course(beat["course"])
        if course is None or all(unit.id != beat["unit"] for unit in course.units):
            raise Problem(404, NO_UNIT)
        counted = await self.ask(time.beat, self.account.login, **beat)
        spent = await self.ask(time.minutes, self.account.login, beat["course"])
        minutes = sum(spent[kind] for kind in course.time_counts)
        self.write({"counted": bool(counted), "minutes": minutes})


def _read_beat(body: bytes) -> dict:
    """The beat a page sent, each value of the expected type; raises Problem."""
    try:
        sent = json.loads(body)
        beat = {
            "course": _text(sent["course"]),
            "unit": _text(sent["unit"]),
            "kind": sent["kind"],
            "page": _text(sent["page"]),
            "visible": sent["visible"],
            "idle_s": sent["idle_s"],
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Problem(400, BAD_BEAT) from None
    idle = beat["idle_s"]
    if beat["kind"] not in KINDS or not isinstance(beat["visible"], bool):
        raise Problem(400, BAD_BEAT)
    if isinstance(idle, bool) or not isinstance(idle, int | float) or not 0 <= idle < 1e6:
        raise Problem(400, BAD_BEAT)
    return beat


def _text(value) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 200 or not value.isprintable():
        raise ValueError("not a short text")
    return value


PAGES = [
    ("", Home),
    ("continue", Continue),
    ("wait", Wait),
    ("continue/status", Status),
    ("result/([A-Za-z0-9-]{1,64})", ResultPage),
    ("beat-token", BeatToken),
    ("beat", Beat),
]


def parts(_records, hub) -> dict:
    """What the learner desk works with: the lessons and the queue of starting seats."""
    lab = settings.load()
    return {
        "lessons": Lessons(paths.home().content),
        "starting": starting.Starting(hub, lab.starting_at_once),
    }


if __name__ == "__main__":
    asyncio.run(serving.serve("learn", "learner", PAGES, parts))
