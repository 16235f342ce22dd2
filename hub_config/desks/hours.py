"""Hours at the instructor desk: who has how much and is how far, what looks odd, what takes two people."""

from __future__ import annotations

from hub_config.desks import hours_table, progress, thai
from hub_config.desks.instructor_handler import InstructorHandler
from talat.records import audit, catalogue, classes, enrolment, flags, rulings, time
from talat.records.flags import BadReview
from talat.records.rulings import BadRuling

LONGEST = 600  # characters of one field
DAYS = 30  # days on a learner's page
FLAGS = {
    flags.CONSTANT: ("มีการกดเป็นจังหวะเท่ากันตลอด", "Input came like clockwork"),
    flags.NO_DECISION: ("เปิดไว้นาน แต่ไม่ได้ตัดสินใจอะไรเลย", "Long at work without any decision"),
    flags.SILENT: ("เช็กชื่อว่ามา แต่เครื่องแทบไม่เห็น", "Marked present, hardly seen at the machine"),
    flags.GHOST: ("เช็กชื่อว่าไม่มา แต่มีคนใช้เครื่อง", "Marked absent, yet the machine was used"),
}


class Hours(InstructorHandler):
    """Every learner of my classes, by class."""

    async def get(self):
        mine = await self.ask(classes.classes, instructor=self.account.login)
        lists = [(one, *await self.ask(_of_class, one.id, self.lessons)) for one in mine]
        self.show("teach/hours.html", lists=lists)


def _of_class(records, class_id: str, lessons) -> tuple[list, dict]:
    learners = hours_table.learners_of(records, [class_id])
    return hours_table.rows(records, learners, lessons), hours_table.open_flags(records, learners)


class HoursFile(InstructorHandler):
    """The same as a file for a spreadsheet."""

    async def get(self):
        mine = await self.ask(classes.classes, instructor=self.account.login)
        learners = await self.ask(hours_table.learners_of, [one.id for one in mine])
        text = await self.ask(hours_table.csv, learners, self.lessons)
        await self.ask(audit.note, self.account.login, "export", "hours", f"{len(learners)} learners")
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="hours.csv"')
        self.finish(text)


class HoursHandler(InstructorHandler):
    """A page or form about one learner's time."""

    async def show_hours(self, number: str, status: int = 200, **more):
        learner = await self.learner(number)
        await self.looked(learner.login, "hours")
        seen = {"error": "", "form_of": "", "typed": "", **more}
        days = await self.ask(time.by_day, learner.login, thai.zone())
        self.show(
            "teach/learner_hours.html",
            status,
            learner=learner,
            stands=await self.ask(_stands, learner.login, self.lessons),
            days=list(days.items())[:DAYS],
            titles=catalogue.title,
            flags=list(reversed(await self.ask(flags.flags, [learner.login]))),
            words=FLAGS,
            rulings=await self.ask(rulings.rulings, learner.login),
            **seen,
        )


def _stands(records, learner: str, lessons) -> list:
    slugs = enrolment.courses_of(records, learner)
    published = [course for slug in slugs if (course := lessons.course(slug))]
    return list(progress.of_many(records, [learner], published)[learner].values())


class LearnerHours(HoursHandler):
    """One learner's time: by day, what looks odd, and what may be asked for."""

    async def get(self, number):
        await self.show_hours(number)


class Act(HoursHandler):
    """A form of that page."""

    form_of = ""

    async def post(self, number):
        learner = await self.learner(number)
        typed = {
            name: self.get_body_argument(name, "")[:LONGEST]
            for name in ("flag", "course", "from", "until", "reason")
        }
        try:
            await self.ask(self.act, learner.login, typed, self.account.login)
        except (BadReview, BadRuling) as bad:
            place = typed["flag"] or typed["course"]
            told = {"error": bad.message_th, "form_of": f"{self.form_of}-{place}", "typed": typed["reason"]}
            await self.show_hours(number, 422, **told)
        else:
            self.back(f"hours/{learner.login}")

    @staticmethod
    def act(records, learner: str, typed: dict, by: str) -> None:
        """Do it; BadReview or BadRuling when it cannot be done."""
        raise NotImplementedError


class Review(Act):
    """The minutes of a flag stand."""

    form_of = "review"

    @staticmethod
    def act(records, learner, typed, by):
        _flag(records, learner, typed["flag"])
        flags.review(records, learner, typed["flag"], typed["reason"], by)


class Strike(Act):
    """Ask that the minutes of a flag no longer count."""

    form_of = "review"

    @staticmethod
    def act(records, learner, typed, by):
        flag = _flag(records, learner, typed["flag"])
        stretch = (flag.begins_at, flag.ends_at)
        rulings.ask_strike(records, learner, flag.course, *stretch, typed["reason"], by)


class Complete(Act):
    """Ask that a course count as completed."""

    form_of = "complete"

    @staticmethod
    def act(records, learner, typed, by):
        rulings.ask_completion(records, learner, typed["course"], typed["reason"], by)


def _flag(records, learner: str, key: str) -> flags.Flag:
    found = next((flag for flag in flags.flags(records, [learner]) if flag.key == key), None)
    if found is None:
        raise BadReview("ไม่พบช่วงเวลานี้แล้ว / That stretch is not there any more.")
    return found


_ONE = r"hours/([0-9]{4,13})"
PAGES = [
    ("hours", Hours),
    (r"hours\.csv", HoursFile),
    (_ONE, LearnerHours),
    (f"{_ONE}/review", Review),
    (f"{_ONE}/strike", Strike),
    (f"{_ONE}/complete", Complete),
]
