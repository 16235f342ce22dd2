"""The admin desk's page of one person: courses, corrections, help with logging in, leaving, history."""

from __future__ import annotations

import secrets

from hub_config.desks import changes, progress
from hub_config.desks.admin_people import PeopleHandler
from talat.records import accounts, cards, catalogue, classes, enrolment, people
from talat.records.accounts import Account
from talat.records.history import history
from talat.records.names import BadPerson


class PersonHandler(PeopleHandler):
    """A page or form about one person."""

    async def show_person(self, login: str, status: int = 200, **more):
        """One person's page; `more` carries what was just done, or a form that could not be used."""
        person = await self.person(login)
        seen = {"error": "", "form_of": "", "done": "", "secret": "", "typed": {}, **more}
        self.show(
            "admin/person.html",
            status,
            person=person,
            roles=changes.ROLES,
            rooms=await self.ask(classes.classes),
            enrolments=await self.ask(enrolment.enrolments_of, person.login),
            stands=await self.ask(_stands, person.login, self.desk.parts["lessons"]),
            courses=catalogue.COURSES,
            locked=await self.ask(accounts.locked_for, person.login),
            pictures=await self.ask(cards.pictures_of, person.login),
            picture_names=cards.PICTURES,
            bare=person in await self.ask(cards.without_card),
            changes=await self.ask(history, person.login),
            **seen,
        )


def _stands(records, learner: str, lessons) -> dict:
    """{course slug: progress} of the courses that are published."""
    slugs = [one.course for one in enrolment.enrolments_of(records, learner)]
    published = [course for slug in slugs if (course := lessons.course(slug))]
    return progress.of_many(records, [learner], published)[learner]


class AddStaff(PersonHandler):
    """An instructor or admin; the first password is shown once."""

    async def post(self):
        typed = self.typed("login", "name", "role")
        password = secrets.token_urlsafe(9)
        named = (typed["login"], typed["name"], typed["role"], password)
        try:
            person = await self.ask(accounts.add_staff, *named, by=self.account.login)
        except BadPerson as bad:
            await self.show_people(422, error=bad.message_th, form_of="staff", typed=typed)
        else:
            await self.show_person(person.login, secret=password, done="เพิ่มเจ้าหน้าที่แล้ว / Added.")


class PersonPage(PersonHandler):
    """One person: what they take, what may be corrected, help with logging in, and the history."""

    async def get(self, login):
        await self.show_person(login)


class PersonAct(PersonHandler):
    """A form of a person's page: does one thing and shows the page again."""

    form_of = ""
    fields: tuple[str, ...] = ()

    async def post(self, login):
        person = await self.person(login)
        typed = self.typed(*self.fields)
        try:
            await self.ask(self.act, person, typed, self.account.login)
        except BadPerson as bad:
            words = {"error": bad.message_th, "form_of": self.form_of, "typed": typed}
            await self.show_person(person.login, 422, **words)
        else:
            self.back(f"people/of/{person.login}")

    @staticmethod
    def act(records, person: Account, typed: dict, by: str) -> None:
        """Do it; BadPerson when it cannot be done."""
        raise NotImplementedError


class Change(PersonAct):
    """A corrected name, birth year or class."""

    form_of, fields = "change", ("name", "birth_year", "class", "reason")

    @staticmethod
    def act(records, person, typed, by):
        given = {"name": typed["name"]}
        if person.role == "learner":
            given |= {"birth_year": typed["birth_year"].strip() or None, "class_id": typed["class"] or None}
        people.change(records, person.login, by, typed["reason"], **given)


class Enrol(PersonAct):
    """One more course."""

    form_of, fields = "enrol", ("course",)

    @staticmethod
    def act(records, person, typed, by):
        enrolment.enrol(records, person.login, typed["course"], by)


class EndEnrolment(PersonAct):
    """One course less; minutes and results stay."""

    form_of, fields = "enrol", ("course", "reason")

    @staticmethod
    def act(records, person, typed, by):
        enrolment.end(records, person.login, typed["course"], typed["reason"], by)


class Unlock(PersonAct):
    """Lets a person try again at once."""

    @staticmethod
    def act(records, person, typed, by):
        accounts.unlock(records, person.login, by)


class End(PersonAct):
    """Somebody left."""

    form_of, fields = "end", ("reason",)

    @staticmethod
    def act(records, person, typed, by):
        people.end(records, person.login, typed["reason"], by)


class BringBack(PersonAct):
    """Somebody is here again."""

    form_of, fields = "end", ("reason",)

    @staticmethod
    def act(records, person, typed, by):
        people.bring_back(records, person.login, typed["reason"], by)


class NewSecret(PersonHandler):
    """A new PIN or password, shown this once."""

    async def post(self, login):
        person = await self.person(login)
        secret = cards.new_pin() if person.role == "learner" else secrets.token_urlsafe(9)
        await self.ask(accounts.new_secret, person.login, secret, self.account.login)
        await self.show_person(person.login, secret=secret)


_LOGIN = r"people/of/([a-z0-9-]{1,32})"
PAGES = [
    ("people/staff", AddStaff),
    (_LOGIN, PersonPage),
    (f"{_LOGIN}/change", Change),
    (f"{_LOGIN}/enrol", Enrol),
    (f"{_LOGIN}/end-enrolment", EndEnrolment),
    (f"{_LOGIN}/unlock", Unlock),
    (f"{_LOGIN}/secret", NewSecret),
    (f"{_LOGIN}/end", End),
    (f"{_LOGIN}/bring-back", BringBack),
]
