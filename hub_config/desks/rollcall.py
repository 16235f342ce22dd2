"""Attendance at the instructor desk: a whole room in a few minutes, and a correction with its reason."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

from hub_config.desks import thai
from hub_config.desks.desk import Problem
from hub_config.desks.instructor_handler import InstructorHandler
from talat.records import accounts, attendance, catalogue, classes, enrolment, time
from talat.records.attendance import BadAttendance
from talat.records.names import plain_digits

SEEN_ENOUGH = 5.0  # minutes at the machine within the hour; who has them is marked present beforehand
LISTED = timedelta(days=60)  # hours on the page
NO_CLASS = ("ไม่พบห้องเรียนนี้ในห้องของคุณ", "There is no such class of yours.")
NO_HOUR = ("ไม่พบชั่วโมงเรียนนี้ กลับไปหน้าเช็กชื่อ", "There is no such class hour.")
WORDS = {
    attendance.PRESENT: ("มา", "present"),
    attendance.LATE: ("มาสาย", "late"),
    attendance.LEFT: ("กลับก่อน", "left early"),
    attendance.ABSENT: ("ไม่มา", "absent"),
    attendance.EXCUSED: ("ลา", "excused"),
}
BAD_TIME = "เวลาต้องเขียนแบบ 09:00 และวันแบบ 2026-06-05 / Write times as 09:00 and days as 2026-06-05."
NOT_CHOSEN = "ยังไม่ได้เลือกของ {names} / Not chosen yet for {names}."


class RollHandler(InstructorHandler):
    """A page or form about the attendance of my classes."""

    async def room(self, class_id: str):
        mine = await self.ask(classes.classes, instructor=self.account.login)
        found = next((one for one in mine if one.id == class_id), None)
        if found is None:
            raise Problem(404, *NO_CLASS)
        return found

    async def hour(self, id: str) -> attendance.Hour:
        try:
            found = await self.ask(attendance.hour, int(id))
        except BadAttendance:
            raise Problem(404, *NO_HOUR) from None
        await self.room(found.class_id)
        return found

    async def show_list(self, status: int = 200, error: str = "", typed=None):
        mine = await self.ask(classes.classes, instructor=self.account.login)
        since = datetime.now(UTC) - LISTED
        held = [h for one in mine for h in await self.ask(attendance.hours, one.id, since)]
        self.show(
            "teach/attendance.html",
            status,
            rooms=mine,
            courses=catalogue.COURSES,
            taken=await self.ask(_taken, [one.id for one in mine]),
            held=sorted(held, key=lambda h: h.begins_at, reverse=True),
            came={h.id: await self.ask(_came, h.id) for h in held},
            names={one.id: one.name for one in mine},
            titles=catalogue.title,
            typed=typed or _usual_times(),
            error=error,
        )

    async def show_room(self, asked: Asked, status: int = 200, error: str = "", chosen=None):
        """The whole room on one page."""
        learners = await self.ask(_in_course, asked.room.id, asked.course)
        seen = await self.ask(_seen, [person.login for person in learners], asked)
        usual = {n: attendance.PRESENT for n, minutes in seen.items() if minutes >= SEEN_ENOUGH}
        self.show(
            "teach/rollcall.html",
            status,
            asked=asked,
            title=catalogue.title(asked.course),
            learners=learners,
            seen=seen,
            chosen=usual if chosen is None else chosen,
            words=WORDS,
            error=error,
        )


class Asked:
    """Which hour is meant: a class of mine, a course, and from when until when."""

    def __init__(self, room, course: str, begins: datetime, ends: datetime, typed: dict):
        self.room, self.course, self.begins, self.ends, self.typed = room, course, begins, ends, typed

    @property
    def minutes(self) -> int:
        return int((self.ends - self.begins).total_seconds() // 60)


class Attendance(RollHandler):
    """What was recorded, and the way to the next."""

    async def get(self):
        await self.show_list()

    async def post(self):
        """A whole room."""
        asked = await _asked(self, self.get_body_argument)
        learners = await self.ask(_in_course, asked.room.id, asked.course)
        chosen = {p.login: self.get_body_argument(f"state-{p.login}", "") for p in learners}
        try:
            marks = {p.login: (_chosen(chosen, p), self._minutes(p.login, asked)) for p in learners}
            what = (asked.room.id, asked.course, asked.begins, asked.ends, marks, self.account.login)
            hour = await self.ask(attendance.hold, *what)
        except BadAttendance as bad:
            await self.show_room(asked, 422, error=bad.message_th, chosen=chosen)
        else:
            self.back(f"attendance/{hour.id}")

    def _minutes(self, number: str, asked: Asked) -> int:
        return _whole(self.get_body_argument(f"minutes-{number}", ""), asked.minutes)


class NewHour(RollHandler):
    """The room of the hour that is meant, to be ticked off."""

    async def get(self):
        try:
            asked = await _asked(self, self.get_query_argument)
        except BadAttendance as bad:
            typed = {name: self.get_query_argument(name, "")[:40] for name in _FIELDS}
            await self.show_list(422, error=bad.message_th, typed=typed)
        else:
            await self.show_room(asked)


class HourHandler(RollHandler):
    """A page or form about one recorded hour."""

    async def show_hour(self, hour: attendance.Hour, status: int = 200, error: str = "", tried: str = ""):
        marks = await self.ask(attendance.marks, hour.id)
        known = {p.login: p for p in await self.ask(accounts.learners) if p.login in marks}
        self.show(
            "teach/hour.html",
            status,
            hour=hour,
            title=catalogue.title(hour.course),
            marks=sorted(marks.items()),
            people=known,
            words=WORDS,
            error=error,
            tried=tried,
        )


class HourPage(HourHandler):
    """One recorded hour, mark by mark."""

    async def get(self, id):
        await self.show_hour(await self.hour(id))


class Correct(HourHandler):
    """One mark replaced; the one before stays on record."""

    async def post(self, id):
        hour = await self.hour(id)
        number, state = self.get_body_argument("learner", ""), self.get_body_argument("state", "")
        minutes = _whole(self.get_body_argument("minutes", ""), 0)
        what = (hour.id, number, state, minutes, self.get_body_argument("reason", ""), self.account.login)
        try:
            await self.ask(attendance.correct, *what)
        except BadAttendance as bad:
            await self.show_hour(hour, 422, error=bad.message_th, tried=number)
        else:
            self.back(f"attendance/{hour.id}")


class Withdraw(HourHandler):
    """An hour entered by mistake."""

    async def post(self, id):
        hour = await self.hour(id)
        reason = self.get_body_argument("reason", "")
        try:
            await self.ask(attendance.withdraw, hour.id, reason, self.account.login)
        except BadAttendance as bad:
            await self.show_hour(hour, 422, error=bad.message_th)
        else:
            self.back("attendance")


_FIELDS = ("class", "course", "day", "begins", "ends")


async def _asked(handler: RollHandler, argument) -> Asked:
    """The hour a request speaks of; BadAttendance for unreadable times, Problem for another's class."""
    typed = {name: argument(name, "")[:40].strip() for name in _FIELDS}
    room = await handler.room(typed["class"])
    if typed["course"] not in catalogue.COURSES:
        raise Problem(404, "ไม่พบวิชานี้", "There is no such course.")
    begins, ends = (_moment(typed["day"], typed[name]) for name in ("begins", "ends"))
    return Asked(room, typed["course"], begins, ends, typed)


def _moment(day: str, clock: str) -> datetime:
    """A day and a time as typed, in the prison's zone; a Buddhist year is understood."""
    try:
        year, month, rest = (int(piece) for piece in plain_digits(day).split("-"))
        hour, minute = (int(piece) for piece in plain_digits(clock).replace(".", ":").split(":"))
        year = year - 543 if year > 2400 else year
        return datetime(year, month, rest, hour, minute, tzinfo=thai.zone())
    except ValueError:
        raise BadAttendance(BAD_TIME) from None


def _usual_times() -> dict[str, str]:
    """The whole hour that was over last."""
    end = datetime.now(thai.zone()).replace(minute=0, second=0, microsecond=0)
    begin = end - timedelta(hours=1)
    return {"day": date.isoformat(begin.date()), "begins": f"{begin:%H:%M}", "ends": f"{end:%H:%M}"}


def _chosen(chosen: dict[str, str], person) -> str:
    missing = [login for login, state in chosen.items() if not state]
    if missing:
        raise BadAttendance(NOT_CHOSEN.format(names=", ".join(missing[:5])))
    return chosen[person.login]


def _whole(typed: str, otherwise: int) -> int:
    digits = plain_digits(typed.strip())
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else otherwise


def _in_course(records, class_id: str, course: str) -> list:
    learners = accounts.learners(records, class_id)
    taken = enrolment.courses_by_learner(records, [person.login for person in learners])
    return [person for person in learners if course in taken[person.login]]


def _taken(records, class_ids: list[str]) -> dict[str, list[str]]:
    """{class: the courses somebody in it takes}, those of the most learners first."""
    found = {}
    for class_id in class_ids:
        numbers = [person.login for person in accounts.learners(records, class_id)]
        by_learner = enrolment.courses_by_learner(records, numbers)
        takers = Counter(slug for theirs in by_learner.values() for slug in theirs)
        found[class_id] = [slug for slug, _ in takers.most_common()]
    return found


def _seen(records, numbers: list[str], asked: Asked) -> dict[str, float]:
    return time.machine_minutes(records, numbers, asked.begins, asked.ends)


def _came(records, hour_id: int) -> tuple[int, int]:
    """(how many came, of how many)."""
    marks = attendance.marks(records, hour_id).values()
    return sum(mark.minutes > 0 for mark in marks), len(marks)


PAGES = [
    ("attendance", Attendance),
    ("attendance/new", NewHour),
    (r"attendance/([0-9]{1,9})", HourPage),
    (r"attendance/([0-9]{1,9})/correct", Correct),
    (r"attendance/([0-9]{1,9})/withdraw", Withdraw),
]
