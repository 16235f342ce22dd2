"""A class list at the admin desk: the file is checked, each bad row named, then all or nothing is taken."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass

from hub_config.desks.admin_people import PeopleHandler
from hub_config.desks.desk import Problem
from talat.records import catalogue, class_list, classes, sheet
from talat.records.class_list import ListChanged, NotReady, Plan
from talat.records.names import BadPerson
from talat.records.sheet import BadSheet, Sheet

LARGEST_BODY = sheet.LARGEST + 64 * 1024  # bytes; the file and the rest of its form
KEPT, MOST_KEPT = 1800, 8  # seconds a checked file waits for its answer, and how many wait
ROWS_SHOWN = 200
GONE = (
    "ไฟล์ที่ตรวจไว้หมดเวลาแล้ว เลือกไฟล์แล้วตรวจใหม่ ยังไม่มีใครถูกนำเข้า",
    "The checked file has expired; choose it again. Nobody was imported.",
)
NO_FILE = "ยังไม่ได้เลือกไฟล์ / Choose a file first."


@dataclass(frozen=True)
class Checked:
    """A file that was checked and waits for "import": in this process's memory alone."""

    by: str
    at: float
    file_name: str
    sheet: Sheet
    class_id: str | None
    courses: tuple[str, ...]
    plan: Plan


class Waiting:
    """The checked files of the last half hour."""

    def __init__(self):
        self._kept: OrderedDict[str, Checked] = OrderedDict()

    def keep(self, checked: Checked) -> str:
        """The name under which this file is found again."""
        name = secrets.token_hex(12)
        self._kept[name] = checked
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return name

    def find(self, name: str, by: str) -> Checked | None:
        """The file of that name if the same person checked it not too long ago."""
        found = self._kept.get(name)
        fresh = found is not None and time.monotonic() - found.at < KEPT
        return found if fresh and found.by == by else None

    def forget(self, name: str) -> None:
        self._kept.pop(name, None)


class ImportHandler(PeopleHandler):
    """A page or form about a class list."""

    largest_body = LARGEST_BODY

    @property
    def waiting(self) -> Waiting:
        return self.desk.parts["waiting"]

    def checked(self, name: str) -> Checked:
        found = self.waiting.find(name, self.account.login)
        if found is None:
            raise Problem(404, *GONE)
        return found

    async def show_form(self, status: int = 200, error: str = "", typed=None):
        self.show(
            "admin/import.html",
            status,
            rooms=await self.ask(classes.classes),
            courses=catalogue.COURSES,
            error=error,
            typed=typed or {"class": "", "course": []},
        )

    def show_plan(self, name: str, checked: Checked, status: int = 200, error: str = ""):
        titles = catalogue.COURSES
        self.show(
            "admin/plan.html",
            status,
            name=name,
            checked=checked,
            plan=checked.plan,
            shown=checked.plan.rows[:ROWS_SHOWN],
            titles=titles,
            error=error,
        )


class Import(ImportHandler):
    """Choose a file; posting it only checks it."""

    async def get(self):
        await self.show_form(typed={"class": self.get_query_argument("class", ""), "course": []})

    async def post(self):
        typed = {"class": self.get_body_argument("class", ""), "course": self.get_body_arguments("course")}
        try:
            checked = await self._check(typed)
        except (BadSheet, BadPerson) as bad:
            await self.show_form(422, error=bad.message_th, typed=typed)
        else:
            self.back(f"people/import/{self.waiting.keep(checked)}")

    async def _check(self, typed: dict) -> Checked:
        files = self.request.files.get("file") or []
        if not files or not files[0].body:
            raise BadSheet(NO_FILE)
        if typed["class"] and all(one.id != typed["class"] for one in await self.ask(classes.classes)):
            raise BadPerson("ไม่พบห้องเรียนนี้ / There is no such class.")
        courses = tuple(slug for slug in typed["course"] if slug in catalogue.COURSES)
        table = await self.ask(lambda _records: sheet.read(files[0].body))
        plan = await self.ask(class_list.plan, table, typed["class"] or None, courses)
        who, now = self.account.login, time.monotonic()
        return Checked(who, now, files[0].filename[:100], table, typed["class"] or None, courses, plan)


class Look(ImportHandler):
    """What the file would do."""

    async def get(self, name):
        self.show_plan(name, self.checked(name))


class Apply(ImportHandler):
    """Take the whole file in."""

    async def post(self, name):
        checked = self.checked(name)
        sure = self.get_body_argument("others", "") == "yes"
        what = (checked.sheet, checked.class_id, checked.courses, checked.plan.digest, self.account.login)
        try:
            done = await self.ask(class_list.apply, *what, others_confirmed=sure)
        except (NotReady, ListChanged) as bad:
            self.show_plan(name, checked, 422, error=bad.message_th)
        else:
            self.waiting.forget(name)
            self.show("admin/imported.html", plan=done)


_NAME = r"people/import/([0-9a-f]{24})"
PAGES = [("people/import", Import), (_NAME, Look), (f"{_NAME}/apply", Apply)]
