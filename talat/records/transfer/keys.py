"""Keys of prisons: this one's own pairs, and the short file that gives the public ones to the others."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import delete, insert, select

from talat.journal.plain_json import canonical, read
from talat.records import names, people
from talat.records import tables as t
from talat.records.clock import spell, utc_now
from talat.records.database import Records
from talat.records.history import note_change
from talat.records.transfer.trouble import BadTransfer

FORMAT = "talat-prison-1"
LONGEST = 4_096  # bytes of such a file
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NO_CARD = "ไฟล์นี้ไม่ใช่กุญแจของเรือนจำ ขอไฟล์ใหม่จากปลายทาง / This file is not a prison's public keys."


@dataclass(frozen=True)
class Own:
    """This prison's private keys: `sign` proves what it sends, `seal` opens what is sent to it."""

    sign: Ed25519PrivateKey
    seal: pyrage.x25519.Identity

    def card(self, code: str, name: str) -> Card:
        """The public side, under the prison's code and name."""
        return Card(
            checked_code(code),
            name,
            str(self.seal.to_public()),
            self.sign.public_key().public_bytes_raw().hex(),
        )


@dataclass(frozen=True)
class Card:
    """A prison's public keys: to it is sealed with `seal` (age), what it signed is checked with `sign`."""

    code: str
    name: str
    seal: str
    sign: str

    def spelled(self) -> bytes:
        """The short file to hand over."""
        text = json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1)
        return text.encode() + b"\n"

    @property
    def fingerprint(self) -> str:
        """To be read out over the telephone: six groups of four, which no other keys have."""
        digest = hashlib.sha256(canonical([FORMAT, self.code, self.seal, self.sign])).hexdigest()
        return " ".join(digest[n : n + 4] for n in range(0, 24, 4))

    @property
    def recipient(self) -> pyrage.x25519.Recipient:
        """Whom to seal to."""
        return pyrage.x25519.Recipient.from_str(self.seal)

    @property
    def verifier(self) -> Ed25519PublicKey:
        """What checks its signatures."""
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.sign))


def checked_code(code: str) -> str:
    """A prison's code as it may stand in files; BadTransfer otherwise."""
    if not _CODE.fullmatch(code) or len(code) > 24:
        raise BadTransfer(
            f"รหัสเรือนจำ {code!r:.40} ใช้ไม่ได้ ใช้ a-z 0-9 และ - ไม่เกิน 24 ตัว / "
            "A prison's code is a-z, 0-9 and single dashes, at most 24 characters."
        )
    return code


def card_of(data: bytes) -> Card:
    """The keys in a file; BadTransfer when it holds none that can be used."""
    try:
        told = read(data[: LONGEST + 1]) if len(data) <= LONGEST else {}
        card = Card(*(told[name] for name in ("code", "name", "seal", "sign")))
        checked_code(card.code)
        names.person_name(card.name)
        usable = card.recipient and card.verifier
        if told["format"] != FORMAT or len(told) != 5 or not usable:
            raise ValueError("another format")
    except BadTransfer:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, pyrage.RecipientError):
        raise BadTransfer(NO_CARD) from None
    return card


def keep(r: Records, card: Card, by: str) -> Card:
    """Remember another prison's keys, in place of older ones; the audit holds the fingerprints."""
    here = people.here(r)
    if here and here.code == card.code:
        raise BadTransfer("นี่คือกุญแจของเรือนจำนี้เอง ต้องใช้ของอีกแห่ง / These are this prison's own keys.")
    with r.write() as connection:
        before = connection.execute(select(t.prison_keys).where(t.prison_keys.c.code == card.code)).first()
        old = _card(before).fingerprint if before else None
        connection.execute(delete(t.prison_keys).where(t.prison_keys.c.code == card.code))
        row = {**asdict(card), "added_by": by, "added_at": spell(utc_now())}
        connection.execute(insert(t.prison_keys).values(**row))
        people.know_prison(connection, card.code, card.name)
        note_change(connection, by, "prison-keys", card.code, {"keys": (old, card.fingerprint)})
    return card


def known(r: Records) -> dict[str, Card]:
    """{code: keys} of the other prisons, by code."""
    with r.read() as connection:
        rows = connection.execute(select(t.prison_keys).order_by(t.prison_keys.c.code))
        return {row.code: _card(row) for row in rows}


def _card(row) -> Card:
    return Card(row.code, row.name, row.seal, row.sign)
