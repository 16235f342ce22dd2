"""What the instructor desk's pages share: only my own learners, and every look written down."""

from __future__ import annotations

import time

from hub_config.desks.desk import DeskHandler, Problem
from hub_config.desks.lessons import Lessons
from talat.records import accounts, audit, classes

LOOK_AGAIN = 60  # seconds within which the same look is written into the audit once
NOT_MINE = ("ไม่พบผู้เรียนคนนี้ในห้องของคุณ กลับไปหน้ารายชื่อ", "There is no such learner in your classes.")


class InstructorHandler(DeskHandler):
    """A page for one instructor about the learners of their own classes."""

    @property
    def lessons(self) -> Lessons:
        return self.desk.parts["lessons"]

    async def learner(self, number: str):
        """The learner, if of one of my classes; for anybody else there is no such page."""
        found = await self.ask(_learner_of, number, self.account.login)
        if found is None:
            raise Problem(404, *NOT_MINE)
        return found

    async def looked(self, number: str, detail: str = "") -> None:
        """Write into the audit that this learner's work was looked at."""
        looks, key = self.desk.parts["looks"], (self.account.login, number, detail)
        if time.monotonic() - looks.get(key, -LOOK_AGAIN) >= LOOK_AGAIN:
            await self.ask(audit.note, self.account.login, "look", number, detail)
            looks[key] = time.monotonic()


def _learner_of(records, number: str, instructor: str):
    account = accounts.account(records, number)
    mine = {one.id for one in classes.classes(records, instructor=instructor)}
    return account if account and account.role == "learner" and account.class_id in mine else None
