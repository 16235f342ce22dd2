"""Certificates at the admin desk: who may have one, what was given, the paper, and taking one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graders import completion
from graders.certificates import giving
from graders.certificates.giving import NotComplete
from graders.certificates.issuer import Issuer, Revealing, Signer
from graders.completion import Completion
from hub_config import settings
from hub_config.desks.desk import DeskHandler, Problem
from talat.records import accounts, audit, catalogue, certificates
from talat.records.certificates import Certificate, GivenAlready
from talat.records.moved import Moved

LEAST_REASON, LONGEST_REASON = 3, 300  # characters
NO_PERSON = ("ไม่พบผู้เรียนหรือหลักสูตรนี้", "There is no such learner or course.")
NO_CERTIFICATE = ("ไม่พบใบประกาศเลขที่นี้", "There is no certificate of this number.")
NO_REASON = ("เขียนเหตุผลก่อน แล้วกดอีกครั้ง", "Write the reason first.")


@dataclass(frozen=True)
class Waiting:
    """Somebody who has completed a course and has no certificate of it."""

    person: object
    done: Completion


def issuer_of(lab: settings.Lab) -> Issuer:
    """Who gives certificates, from the lab's settings."""
    told = lab.certificates
    signers = tuple(Signer(one.name, one.title) for one in told.signers)
    return Issuer(told.issuer_id, told.issuer_thai, told.issuer_english, signers, told.reveals_prison)


class CertificateHandler(DeskHandler):
    """A page or form about certificates."""

    @property
    def issuer(self) -> Issuer:
        return issuer_of(self.desk.parts["lab"])

    async def show_all(self, status: int = 200, problem: str = ""):
        """The page; `problem` says why nothing was given."""
        waiting, given = await self.ask(_standing, self.desk.parts["lessons"])
        self.show("admin/certificates.html", status, waiting=waiting, given=given, problem=problem)

    async def one(self, number: str) -> Certificate:
        """The certificate of this number; raises Problem."""
        found = await self.ask(certificates.certificate, number)
        if found is None:
            raise Problem(404, *NO_CERTIFICATE)
        return found


class Certificates(CertificateHandler):
    """Everybody who may have one, and everybody who has."""

    async def get(self):
        await self.show_all()


class Give(CertificateHandler):
    """Signs and keeps the certificate of a completed course."""

    async def post(self, login, slug):
        course = self.desk.parts["lessons"].course(slug)
        person = await self.ask(accounts.account, login)
        if course is None or person is None or person.role != "learner":
            raise Problem(404, *NO_PERSON)
        try:
            await self.ask(self._give, login, course)
        except (NotComplete, Revealing, Moved) as refused:
            await self.show_all(422, getattr(refused, "message_th", str(refused)))
        except GivenAlready:
            self.back("certificates")  # pressed twice: it is there
        else:
            self.back("certificates")

    def _give(self, records, login, course):
        done = completion.of(records, login, course)
        key = self.desk.parts["certificate_key"]
        return giving.give(records, done, self.issuer, key, self.account.login, date.today())


class Paper(CertificateHandler):
    """The certificate as a PDF to print; looking is written down."""

    async def get(self, number):
        found = await self.one(number)
        if found.withdrawn_at:
            raise Problem(410, "ใบประกาศนี้ถูกถอนแล้ว", "This certificate was withdrawn.")
        pdf = await self.ask(lambda _records: giving.pdf(found, self.issuer))
        await self.ask(audit.note, self.account.login, "print-certificate", found.learner, number)
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", f'attachment; filename="certificate-{number}.pdf"')
        self.finish(pdf)


class Withdraw(CertificateHandler):
    """Takes a certificate back, with a reason."""

    async def post(self, number):
        found = await self.one(number)
        reason = " ".join(self.get_body_argument("reason", "").split())
        if not LEAST_REASON <= len(reason) <= LONGEST_REASON:
            raise Problem(422, *NO_REASON)
        await self.ask(certificates.withdraw, found.number, self.account.login, reason)
        self.back("certificates")


def _standing(records, lessons) -> tuple[list[Waiting], list[tuple[object, Certificate]]]:
    """(who has completed a course without a certificate, every certificate with its person)."""
    given = certificates.certificates(records)
    valid = {(one.learner, one.course) for one in given if one.withdrawn_at is None}
    people = {one.login: one for one in accounts.learners(records)}
    courses = [course for slug in catalogue.COURSES if (course := lessons.course(slug))]
    judged = completion.of_many(records, people, courses)
    waiting = [
        Waiting(people[login], done)
        for login, each in judged.items()
        for done in each.values()
        if done.complete and (login, done.course) not in valid
    ]
    return waiting, [(accounts.account(records, one.learner), one) for one in given]


PAGES = [
    ("certificates", Certificates),
    (r"certificates/([0-9]{1,32})/([a-z0-9-]{1,40})", Give),
    (r"certificates/([2-9A-Z]{4}-[2-9A-Z]{4})\.pdf", Paper),
    (r"certificates/([2-9A-Z]{4}-[2-9A-Z]{4})/withdraw", Withdraw),
]
