"""Certificates that were given: what was signed, by whom it was given, and whether it was taken back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from talat.records import moved
from talat.records import tables as t
from talat.records.audit import note_in
from talat.records.clock import spell, utc_now
from talat.records.database import Records

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O and 1/I: numbers are read out and typed
LENGTH = 8


class GivenAlready(ValueError):
    """The learner has this certificate; `given` is it. Take it back before another is given."""

    def __init__(self, given: Certificate):
        super().__init__(f"{given.learner} has certificate {given.number} of {given.course}")
        self.given = given


@dataclass(frozen=True)
class Certificate:
    """One certificate as it was given; the PDF is made from it again whenever it is asked for.

    award   what was signed, as plain values; `token` the signed credential
    """

    number: str
    learner: str
    course: str
    name: str
    title_th: str
    title_en: str
    hours: int
    on: str  # ISO date
    token: str
    given_by: str
    given_at: str
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None
    withdrawn_reason: str | None = None


def new_number() -> str:
    """A number that says nothing about the person: "K7Q2-9XMD"."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{drawn[: LENGTH // 2]}-{drawn[LENGTH // 2 :]}"


def give(r: Records, certificate: Certificate) -> Certificate:
    """Keeps a signed certificate; goes into the audit. GivenAlready when one of this course is valid."""
    with r.write() as connection:
        moved.refuse_in(connection, certificate.learner, moved.Moved)
        known = _valid_in(connection, certificate.learner, certificate.course)
        if known:
            raise GivenAlready(known)
        connection.execute(insert(t.certificates).values(**vars(certificate)))
        note_in(connection, certificate.given_by, "give-certificate", certificate.learner, certificate.number)
    return certificate


def withdraw(r: Records, number: str, by: str, reason: str) -> bool:
    """Takes a certificate back, with the reason; False when there is none that is valid."""
    here = t.certificates.c
    change = {"withdrawn_at": spell(utc_now()), "withdrawn_by": by, "withdrawn_reason": reason}
    with r.write() as connection:
        row = connection.execute(
            select(here.learner).where(here.number == number, here.withdrawn_at.is_(None))
        ).one_or_none()
        if row is None:
            return False
        moved.refuse_in(connection, row.learner, moved.Moved)
        connection.execute(update(t.certificates).where(here.number == number).values(**change))
        note_in(connection, by, "withdraw-certificate", row.learner, f"{number}: {reason}")
        return True


def certificate(r: Records, number: str) -> Certificate | None:
    """The certificate of this number."""
    with r.read() as connection:
        row = connection.execute(
            select(t.certificates).where(t.certificates.c.number == number)
        ).one_or_none()
        return Certificate(**row._mapping) if row else None


def certificates(r: Records, learner: str | None = None) -> list[Certificate]:
    """All certificates ever given, or one learner's, newest first."""
    wanted = select(t.certificates).order_by(t.certificates.c.given_at.desc(), t.certificates.c.number)
    if learner is not None:
        wanted = wanted.where(t.certificates.c.learner == learner)
    with r.read() as connection:
        return [Certificate(**row._mapping) for row in connection.execute(wanted)]


def _valid_in(connection, learner: str, course: str) -> Certificate | None:
    here = t.certificates.c
    wanted = (here.learner == learner, here.course == course, here.withdrawn_at.is_(None))
    row = connection.execute(select(t.certificates).where(*wanted)).one_or_none()
    return Certificate(**row._mapping) if row else None
