"""The admin desk's people: what is missing, the classes, new learners, the prison's name, login cards."""

from __future__ import annotations

from hub_config.desks import changes, hours_table, login_cards
from hub_config.desks.desk import DeskHandler, Problem
from talat.records import accounts, audit, cards, catalogue, classes, enrolment, people
from talat.records.accounts import Account
from talat.records.history import history
from talat.records.lookalike import skeleton
from talat.records.names import BadPerson, plain_digits

NOBODY = ("ไม่พบคนนี้ กลับไปหน้ารายชื่อ", "There is nobody of that login.")
NO_CLASS = ("ไม่พบห้องเรียนนี้", "There is no such class.")
LONGEST = 400  # characters of one field
FOUND = 50  # people a search shows


class PeopleHandler(DeskHandler):
    """A page or form about people."""

    def typed(self, *names: str) -> dict[str, str]:
        """The fields of a form as typed."""
        return {name: self.get_body_argument(name, "")[:LONGEST] for name in names}

    async def person(self, login: str) -> Account:
        """Who has this login; raises Problem."""
        found = await self.ask(accounts.account, login)
        if found is None:
            raise Problem(404, *NOBODY)
        return found

    async def show_people(self, status: int = 200, **more):
        """The overview; `more` carries a form that could not be used."""
        words = self.get_query_argument("q", "")[:LONGEST]
        seen = {"error": "", "form_of": "", "typed": {}, **more}
        self.show(
            "admin/people.html",
            status,
            prison=await self.ask(people.here),
            lost=await self.ask(enrolment.without_course),
            bare=await self.ask(cards.without_card),
            rooms=await self.ask(_rooms),
            loose=await self.ask(_loose),
            staff=await self.ask(accounts.staff),
            courses=catalogue.COURSES,
            roles=changes.ROLES,
            words=words,
            found=await self.ask(_search, words) if words.strip() else None,
            **seen,
        )


def _rooms(records) -> list[tuple]:
    """(class, its learners) of every class."""
    return [(one, accounts.learners(records, one.id)) for one in classes.classes(records)]


def _loose(records) -> list[Account]:
    return [person for person in accounts.learners(records) if person.class_id is None]


def _search(records, words: str) -> list[Account]:
    """Whose number begins with, or whose name holds, what was typed; as far as a reader can tell."""
    number, bones = plain_digits(words.strip()), skeleton(words)
    everybody = accounts.learners(records) + accounts.learners(records, ended=True) + accounts.staff(records)
    hits = (
        p for p in everybody if p.login.startswith(number.lower()) or (bones and bones in skeleton(p.name))
    )
    return sorted(hits, key=lambda p: p.login)[:FOUND]


class People(PeopleHandler):
    """Everybody at one look: what is missing first."""

    async def get(self):
        await self.show_people()


class AddClass(PeopleHandler):
    """A new class."""

    async def post(self):
        typed = self.typed("id", "name", "instructor")
        named = (typed["id"].strip().lower(), typed["name"], typed["instructor"] or None)
        try:
            made = await self.ask(classes.add_class, *named, by=self.account.login)
        except BadPerson as bad:
            await self.show_people(422, error=bad.message_th, form_of="class", typed=typed)
        else:
            self.back(f"people/class/{made.id}")


class ClassPage(PeopleHandler):
    """One class: its learners and what each takes."""

    async def get(self, class_id):
        await self.show_class(class_id)

    async def post(self, class_id):
        typed = self.typed("name", "instructor")
        await self.room(class_id)
        named = (class_id, typed["name"], typed["instructor"] or None)
        try:
            await self.ask(classes.change_class, *named, by=self.account.login)
        except BadPerson as bad:
            await self.show_class(class_id, 422, error=bad.message_th)
        else:
            self.back(f"people/class/{class_id}")

    async def room(self, class_id: str):
        found = next((one for one in await self.ask(classes.classes) if one.id == class_id), None)
        if found is None:
            raise Problem(404, *NO_CLASS)
        return found

    async def show_class(self, class_id: str, status: int = 200, error: str = ""):
        room = await self.room(class_id)
        learners = await self.ask(accounts.learners, room.id)
        numbers = [person.login for person in learners]
        self.show(
            "admin/class.html",
            status,
            room=room,
            learners=learners,
            taken=await self.ask(enrolment.courses_by_learner, numbers),
            titles=catalogue.COURSES,
            bare={person.login for person in await self.ask(cards.without_card)},
            locks=await self.ask(accounts.locks, numbers),
            staff=await self.ask(accounts.staff),
            changes=await self.ask(history, room.id),
            error=error,
        )


class AddLearner(PeopleHandler):
    """One learner by hand; the PIN comes with the card."""

    async def post(self):
        typed = self.typed("number", "name", "birth_year", "class", "course")
        try:
            person = await self.ask(_add_learner, typed, self.account.login)
        except BadPerson as bad:
            await self.show_people(422, error=bad.message_th, form_of="learner", typed=typed)
        else:
            self.back(f"people/of/{person.login}")


def _add_learner(records, typed: dict[str, str], by: str) -> Account:
    number, name = accounts.names.learner_number(typed["number"]), accounts.names.person_name(typed["name"])
    year = accounts.names.birth_year(typed["birth_year"]) if typed["birth_year"].strip() else None
    person = Account(number, name, "learner", typed["class"] or None, year)
    with records.write() as connection:
        added = accounts.add_in(connection, person, accounts.NO_SECRET, by)
        enrolment.enrol_in(connection, added.login, typed["course"], by)
    return added


class NamePrison(PeopleHandler):
    """What this prison is called, on cards and certificates."""

    async def post(self):
        typed = self.typed("name")
        try:
            code = self.desk.parts["lab"].prison
            await self.ask(people.set_here, code, typed["name"], by=self.account.login)
        except BadPerson as bad:
            await self.show_people(422, error=bad.message_th, form_of="prison", typed=typed)
        else:
            self.back("people")


class Cards(PeopleHandler):
    """Login cards with new PINs as a PDF: of the people named, or of a class."""

    async def post(self):
        named, room = self.get_body_arguments("number"), self.get_body_argument("class", "")
        numbers = named or await self.of_class(room)
        prison = await self.ask(people.here)
        try:
            made = await self.ask(cards.issue, numbers[: cards.MOST + 1], self.account.login)
        except BadPerson as bad:
            raise Problem(422, *bad.message_th.split(" / ", 1)) from None
        drawn = await self.ask(lambda _records: login_cards.pdf(made, prison.name if prison else ""))
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", 'attachment; filename="cards.pdf"')
        self.finish(drawn)

    async def of_class(self, class_id: str) -> list[str]:
        """The numbers of a class, or only of those in it who have no card yet."""
        learners = await self.ask(accounts.learners, class_id or None)
        if self.get_body_argument("who", "new") == "new":
            bare = {person.login for person in await self.ask(cards.without_card)}
            return [person.login for person in learners if person.login in bare]
        return [person.login for person in learners] if class_id else []


class HoursFile(PeopleHandler):
    """Hours and completion of everybody, as every desk shows them, for a spreadsheet."""

    async def get(self):
        learners = await self.ask(hours_table.learners_of, None)
        text = await self.ask(hours_table.csv, learners, self.desk.parts["lessons"])
        await self.ask(audit.note, self.account.login, "export", "hours", f"{len(learners)} learners")
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="hours.csv"')
        self.finish(text)


PAGES = [
    ("people", People),
    (r"people/hours\.csv", HoursFile),
    ("people/prison", NamePrison),
    ("people/learner", AddLearner),
    ("people/class", AddClass),
    (r"people/class/([a-z0-9-]{1,64})", ClassPage),
    ("people/cards", Cards),
]
