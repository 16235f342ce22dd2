"""The certificate on paper: one page that carries its credential as an attachment and as a QR code."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import segno

from graders.certificates.credential import Award
from graders.certificates.issuer import Issuer
from talat.paper.press import press

TEMPLATE = Path(__file__).with_name("templates") / "certificate.typ"
ATTACHED = "credential.jwt"
MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip


def certificate(award: Award, issuer: Issuer, token: str) -> bytes:
    """The PDF (PDF/A-3b) of a signed award."""
    day = datetime(award.on.year, award.on.month, award.on.day, tzinfo=UTC)
    made = {"qr.svg": qr(token), ATTACHED: token.encode()}
    return press(TEMPLATE, words(award, issuer), made, standard="a-3b", at=day)


def qr(token: str) -> bytes:
    """The credential as a QR code, SVG. Little redundancy: it is printed large and read once."""
    drawn = io.BytesIO()
    segno.make(token, error="l", boost_error=False, micro=False).save(drawn, kind="svg", border=2)
    return drawn.getvalue()


def words(award: Award, issuer: Issuer) -> dict:
    """Everything the page says, as the template reads it."""
    on = award.on
    return {
        "title": f"ใบประกาศนียบัตร {award.title_th}",
        "on": [on.year, on.month, on.day],
        "issuer": {"th": issuer.thai, "en": issuer.english},
        "name": award.name,
        "course": {"th": award.title_th, "en": award.title_en},
        "hours": {"th": f"เวลาเรียน {award.hours} ชั่วโมง", "en": f"{award.hours} hours of study"},
        "date": {
            "th": f"ให้ไว้ ณ วันที่ {on.day} {MONTHS[on.month - 1]} {on.year + 543}",
            "en": f"Given on {on.isoformat()}",
        },
        "number": award.number,
        "signers": [{"name": one.name, "title": one.title} for one in issuer.signers],
    }


def texts(award: Award, issuer: Issuer) -> list[str]:
    """Every text the page and its metadata show."""

    def inside(value):
        if isinstance(value, dict):
            return [text for each in value.values() for text in inside(each)]
        if isinstance(value, list):
            return [text for each in value for text in inside(each)]
        return [str(value)]

    return inside(words(award, issuer))
