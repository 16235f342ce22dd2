"""What waits for a second person: a course called complete, minutes taken out; one asks, another answers."""

from __future__ import annotations

from hub_config.desks.desk import DeskHandler, Problem
from talat.records import accounts, catalogue, classes, rulings
from talat.records.rulings import BadRuling

NOT_HERE = ("ไม่พบเรื่องนี้ กลับไปหน้ารายการ", "There is no such request.")
LATELY = 20  # answered ones on the page


class RulingsHandler(DeskHandler):
    """A page or form about requests; an instructor sees those about their own learners, an admin all."""

    async def show_rulings(self, status: int = 200, **more):
        known = await self.ask(_seen_by, self.account)
        everything = [r for r in await self.ask(rulings.rulings) if known is None or r.learner in known]
        names = await self.ask(_names, {r.learner for r in everything})
        seen = {"error": "", "tried": 0, "typed": "", **more}
        self.show(
            "rulings.html",
            status,
            base=f"{self.desk.name}/base.html",
            waiting=[r for r in everything if r.answer is None],
            answered=[r for r in reversed(everything) if r.answer is not None][:LATELY],
            names=names,
            titles=catalogue.title,
            **seen,
        )


class Rulings(RulingsHandler):
    """What waits, and what was answered lately."""

    async def get(self):
        await self.show_rulings()


class Answer(RulingsHandler):
    """The second person's word."""

    async def post(self, id):
        known = await self.ask(_seen_by, self.account)
        about = next((r for r in await self.ask(rulings.rulings) if r.id == int(id)), None)
        if about is None or (known is not None and about.learner not in known):
            raise Problem(404, *NOT_HERE)
        word = self.get_body_argument("answer", "")
        if word not in ("agree", "refuse"):
            raise Problem(400, "เลือกว่าเห็นด้วยหรือไม่", "Choose whether you agree.")
        reason = self.get_body_argument("reason", "")[: rulings.LONGEST_REASON + 1]
        try:
            await self.ask(rulings.answer, about.id, word == "agree", reason, by=self.account.login)
        except BadRuling as bad:
            await self.show_rulings(422, error=bad.message_th, tried=about.id, typed=reason)
        else:
            self.back("rulings")


def _seen_by(records, account) -> set[str] | None:
    """The learners an instructor's requests may be about; None for an admin: everybody."""
    if account.role == "admin":
        return None
    mine = classes.classes(records, instructor=account.login)
    return {person.login for one in mine for person in accounts.learners(records, one.id)}


def _names(records, logins: set[str]) -> dict[str, str]:
    found = (accounts.account(records, login) for login in logins)
    return {person.login: person.name for person in found if person}


PAGES = [("rulings", Rulings), (r"rulings/([0-9]{1,9})", Answer)]
