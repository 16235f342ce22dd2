"""Help with logging in at the instructor desk, two clicks from the class list: unlock, new PIN, new card."""

from __future__ import annotations

from hub_config.desks import login_cards
from hub_config.desks.instructor_handler import InstructorHandler
from talat.records import accounts, cards, people

UNLOCKED = "ปลดล็อกแล้ว ผู้เรียนลองใส่รหัสได้เลย / Unlocked."


class HelpHandler(InstructorHandler):
    """A page or form that helps one learner to log in."""

    async def show_help(self, learner, pin: str = "", done: str = ""):
        self.show(
            "teach/login_help.html",
            learner=learner,
            locked=await self.ask(accounts.locked_for, learner.login),
            pictures=await self.ask(cards.pictures_of, learner.login),
            picture_names=cards.PICTURES,
            pin=pin,
            done=done,
        )


class LoginHelp(HelpHandler):
    """What keeps this learner out, and the buttons that help."""

    async def get(self, number):
        await self.show_help(await self.learner(number))


class Unlock(HelpHandler):
    """Lets a learner try their PIN again at once."""

    async def post(self, number):
        learner = await self.learner(number)
        await self.ask(accounts.unlock, learner.login, self.account.login)
        await self.show_help(learner, done=UNLOCKED)


class NewPin(HelpHandler):
    """A new PIN, shown this once and never kept in readable form; the old one and its logins end."""

    async def post(self, number):
        learner = await self.learner(number)
        pin = cards.new_pin()
        await self.ask(accounts.new_secret, learner.login, pin, self.account.login)
        await self.show_help(learner, pin=pin)


class NewCard(HelpHandler):
    """A new card as a PDF, with a new PIN."""

    async def post(self, number):
        learner = await self.learner(number)
        prison = await self.ask(people.here)
        made = await self.ask(cards.issue, [learner.login], self.account.login)
        drawn = await self.ask(lambda _records: login_cards.pdf(made, prison.name if prison else ""))
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", 'attachment; filename="card.pdf"')
        self.finish(drawn)


_ONE = r"learner/([0-9]{4,13})"
PAGES = [
    (f"{_ONE}/login", LoginHelp),
    (f"{_ONE}/unlock", Unlock),
    (f"{_ONE}/pin", NewPin),
    (f"{_ONE}/card", NewCard),
]
