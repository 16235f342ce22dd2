"""Giving a certificate: a completed course becomes a signed credential that the records keep."""

from __future__ import annotations

from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from graders.certificates import paper
from graders.certificates.credential import Award, sign
from graders.certificates.issuer import Issuer
from graders.completion import Completion
from talat.records import accounts, catalogue, certificates, people
from talat.records.certificates import Certificate
from talat.records.clock import spell, utc_now
from talat.records.database import Records


class NotComplete(ValueError):
    """The course is not completed; `message_th` is Thai with English."""

    message_th = "ยังเรียนไม่ครบเงื่อนไขของหลักสูตรนี้ จึงออกใบประกาศไม่ได้ / The course is not completed yet."


def give(
    records: Records, done: Completion, issuer: Issuer, key: Ed25519PrivateKey, by: str, on: date
) -> Certificate:
    """The certificate of a completed course, signed and kept.

    Raises NotComplete; Revealing when a word of it would tell of a prison, `certificates.GivenAlready`.
    """
    if not done.complete:
        raise NotComplete(f"{done.learner} has not completed {done.course}")
    person = accounts.account(records, done.learner)
    award = Award(
        number=certificates.new_number(),
        name=person.name,
        course=done.course,
        title_th=catalogue.title(done.course),
        title_en=catalogue.english(done.course),
        hours=int(done.counted // 60),
        on=on,
    )
    issuer.check(paper.texts(award, issuer), private=(person.login, *_prisons(records)))
    kept = {name: value for name, value in vars(award).items() if name != "on"}
    return certificates.give(
        records,
        Certificate(
            learner=done.learner,
            **kept,
            on=on.isoformat(),
            token=sign(award, issuer, key),
            given_by=by,
            given_at=spell(utc_now()),
        ),
    )


def pdf(given: Certificate, issuer: Issuer) -> bytes:
    """The paper of a certificate that was given."""
    names = ("number", "name", "course", "title_th", "title_en", "hours")
    award = Award(**{name: getattr(given, name) for name in names}, on=date.fromisoformat(given.on))
    return paper.certificate(award, issuer, given.token)


def _prisons(records: Records) -> list[str]:
    """Codes and names of all prisons the records know: none of them may stand on a certificate."""
    return [word for prison in people.prisons(records) for word in (prison.name,)]
