"""The timetable at the admin desk: when each class meets, so that its seats are ready at the bell."""

from __future__ import annotations

from hub_config.desks.desk import DeskHandler, Problem
from talat.records import accounts, classes, timetable
from talat.records.names import plain_digits
from talat.records.timetable import BadLesson, ClassHour

NO_CLASS = ("ไม่พบห้องเรียนนี้", "There is no such class.")


class TimetableHandler(DeskHandler):
    """A page or form about the weeks of classes."""

    async def show_weeks(self, status: int = 200, **more):
        """The page; `more` carries a form that could not be used."""
        seen = {"wrong": "", "typed": {}, "typed_class": "", **more}
        self.show(
            "admin/timetable.html",
            status,
            weeks=await self.ask(_weeks),
            weekdays=timetable.WEEKDAYS,
            lead=self.desk.parts["lab"].bell_minutes,
            **seen,
        )

    async def the_class(self, class_id: str) -> str:
        """The id of a class there is; raises Problem."""
        if all(one.id != class_id for one in await self.ask(classes.classes)):
            raise Problem(404, *NO_CLASS)
        return class_id


class Timetable(TimetableHandler):
    """Every class with its week."""

    async def get(self):
        await self.show_weeks()


class Add(TimetableHandler):
    """One more lesson a week."""

    async def post(self, class_id):
        await self.the_class(class_id)
        typed = {name: self.get_body_argument(name, "")[:20] for name in ("weekday", "begins", "minutes")}
        try:
            hour = _read(typed)
            await self.ask(timetable.add, class_id, hour, self.account.login)
        except BadLesson as bad:
            await self.show_weeks(422, wrong=bad.message_th, typed=typed, typed_class=class_id)
        else:
            self.back("timetable")


class Remove(TimetableHandler):
    """One lesson less; fine when it is gone already."""

    async def post(self, class_id):
        await self.the_class(class_id)
        weekday, begins = self.get_body_argument("weekday", "")[:2], self.get_body_argument("begins", "")[:5]
        if weekday.isascii() and weekday.isdigit():
            await self.ask(timetable.remove, class_id, int(weekday), begins, self.account.login)
        self.back("timetable")


def _read(typed: dict[str, str]) -> ClassHour:
    """The lesson of a form; BadLesson for what is no number."""
    weekday, begins, minutes = (
        plain_digits(typed[name].strip()) for name in ("weekday", "begins", "minutes")
    )
    whole = weekday.isascii() and weekday.isdigit()
    hour, _, minute = begins.replace(".", ":").partition(":")
    lasts = int(minutes) if minutes.isascii() and minutes.isdigit() else 0
    return ClassHour(int(weekday) if whole else -1, f"{hour.zfill(2)}:{minute}", lasts).checked()


def _weeks(records) -> list[tuple]:
    """(class, number of learners, its lessons) of every class."""
    known = timetable.of_classes(records)
    return [
        (one, len(accounts.learners(records, one.id)), known.get(one.id, ()))
        for one in classes.classes(records)
    ]


PAGES = [
    ("timetable", Timetable),
    (r"timetable/([a-z0-9-]{1,64})", Add),
    (r"timetable/([a-z0-9-]{1,64})/remove", Remove),
]
