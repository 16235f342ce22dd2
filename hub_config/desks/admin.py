"""The admin desk: who sits where and what it costs, quotas of classes, defects, and who did what."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from functools import partial

from graders.certificates import credential
from hub_config import paths, quotas, secrets, settings, transfer_keys
from hub_config.desks import (
    admin_import,
    admin_people,
    admin_person,
    backups,
    certificates,
    evidence,
    serving,
    timetable,
    transfers,
    two_people,
)
from hub_config.desks.desk import DeskHandler, Problem
from hub_config.desks.hub_api import HubDown, SeatState
from hub_config.desks.lessons import Lessons
from hub_config.desks.seats import Gauges, Usage
from hub_config.lab import health
from talat.journal.chain import BrokenChain
from talat.records import accounts, audit, classes, enrolment, rulings, time
from talat.records import quotas as records_quotas
from talat.records.quotas import BadQuota, Quota

ENTRIES = 15  # last lines of the audit on the page
HUB_AWAY = ("ติดต่อฮับไม่ได้ รอ 1 นาทีแล้วลองใหม่", "The hub does not answer; try again in a minute.")
NO_SEAT = ("ที่นั่งนี้หยุดไปแล้ว กลับไปดูรายการ", "That seat is not running any more.")
NO_CLASS = ("ไม่พบห้องเรียนนี้", "There is no such class.")


@dataclass(frozen=True)
class Seat:
    """One running seat on the page; `usage` is None where Docker does not tell."""

    state: SeatState
    account: object
    usage: Usage | None


@dataclass(frozen=True)
class ClassQuota:
    """One class on the page: what its next containers get, and whether that is its own quota."""

    about: object
    learners: int
    quota: Quota
    own: bool


class AdminHandler(DeskHandler):
    """A page for an admin."""

    @property
    def lab(self):
        return self.desk.parts["lab"]

    @property
    def default(self) -> Quota:
        seat = self.lab.seat
        return Quota(seat.memory_mb, seat.cpu, seat.pids)

    async def running(self) -> list[Seat] | None:
        """The seats that run, heaviest first; None while the hub does not answer."""
        try:
            states = await self.desk.hub.running(self.desk.parts["token"])
        except HubDown:
            return None
        names = [state.name for state in states]
        used = await self.ask(lambda _records: self.desk.parts["gauges"].usage(names))
        who = {name: await self.ask(accounts.account, name) for name in names}
        seats = [Seat(state, who[state.name], used.get(state.name)) for state in states]
        return sorted(seats, key=lambda s: (-(s.usage.memory_mb if s.usage else 0), s.state.name))

    async def show_home(self, status: int = 200, **more):
        """The page; `more` carries a form that could not be used."""
        seats = await self.running()
        seen = {"wrong": {}, "typed": {}, "typed_class": "", **more}
        self.show(
            "admin/home.html",
            status,
            seats=seats,
            capacity=self.lab.seats,
            quotas=await self.ask(_class_quotas, self.default),
            bounds=quotas.BOUNDS,
            lost=await self.ask(enrolment.without_course),
            asked=await self.ask(rulings.rulings, open_only=True),
            clock_behind=await self.ask(time.clock_is_behind),
            entries=await self.ask(audit.entries, ENTRIES),
            audit_broken=await self.ask(_audit_broken_at),
            backup=(await self.ask(lambda _records: backups.ask_keeper(self.desk, "/health")))[1],
            **seen,
        )


def _class_quotas(records, default: Quota) -> list[ClassQuota]:
    own = records_quotas.quotas(records)
    return [
        ClassQuota(one, len(accounts.learners(records, one.id)), own.get(one.id, default), one.id in own)
        for one in classes.classes(records)
    ]


def _audit_broken_at(records) -> int | None:
    try:
        audit.verify(records)
    except BrokenChain as broken:
        return broken.seq
    return None


class Home(AdminHandler):
    """Everything at one look."""

    async def get(self):
        await self.show_home()


class Stop(AdminHandler):
    """Asks, then stops one seat. The learner loses nothing: every decision is in the records."""

    async def get(self, login):
        self.show("admin/stop.html", seat=await self._seat(login))

    async def post(self, login):
        seat = await self._seat(login)
        try:
            stopped = await self.desk.hub.stop(self.desk.parts["token"], seat.state.name)
        except HubDown:
            raise Problem(503, *HUB_AWAY) from None
        await self.ask(
            audit.note, self.account.login, "stop-seat", seat.state.name, "" if stopped else "was not running"
        )
        self.back()

    async def _seat(self, login: str) -> Seat:
        seats = await self.running()
        if seats is None:
            raise Problem(503, *HUB_AWAY)
        seat = next((s for s in seats if s.state.name == login), None)
        if seat is None:
            raise Problem(404, *NO_SEAT)
        return seat


class SetQuota(AdminHandler):
    """What the containers of a class may use; holds from the next start of each."""

    async def post(self, class_id):
        if all(one.id != class_id for one in await self.ask(classes.classes)):
            raise Problem(404, *NO_CLASS)
        typed = {bound.name: self.get_body_argument(bound.name, "")[:20] for bound in quotas.BOUNDS}
        try:
            quota = quotas.read_form(typed)
            await self.ask(records_quotas.set_quota, class_id, quota, self.account.login)
        except quotas.BadNumbers as bad:
            await self.show_home(422, wrong=bad.words, typed=typed, typed_class=class_id)
        except BadQuota as bad:
            await self.show_home(422, wrong={"memory_mb": bad.message_th}, typed=typed, typed_class=class_id)
        else:
            self.back("#quotas")


PAGES = [
    ("", Home),
    (r"stop/([a-z0-9-]{1,64})", Stop),
    (r"quota/([a-z0-9-]{1,64})", SetQuota),
    *timetable.PAGES,
    *certificates.PAGES,
    *evidence.PAGES,
    *transfers.PAGES,
    *admin_import.PAGES,
    *admin_people.PAGES,
    *admin_person.PAGES,
    *two_people.PAGES,
    *backups.PAGES,
]


def parts(_records, _hub) -> dict:
    """What the admin desk works with."""
    return {
        "lab": settings.load(),
        "gauges": Gauges(secrets.read(paths.home(), "prison_key")),
        "token": os.environ["JUPYTERHUB_API_TOKEN"],
        "lessons": Lessons(paths.home().content),
        "certificate_key": credential.key_of(secrets.read(paths.home(), "certificate_key")),
        "transfer_keys": transfer_keys.own(paths.home()),
        "waiting": admin_import.Waiting(),
        "keeper": partial(health.ask, paths.home().socket("keeper")),
    }


if __name__ == "__main__":
    largest = max(admin_import.LARGEST_BODY, transfers.LARGEST_BODY)
    asyncio.run(serving.serve("admin", "admin", PAGES, parts, largest))
