"""The file that carries a learner from prison to prison: signed by the one, sealed to the other.

    talat-transfer-1 <line feed> SHA-256 of the rest <line feed> age( sender <line feed> signature, zlib )

The digest outside tells a damaged file from one that is not for us. Inside, Ed25519 signs the sender's code
and the compressed lines: a head that names sender, receiver and learner, then the content.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import pyrage
from cryptography.exceptions import InvalidSignature

from talat.journal.plain_json import canonical
from talat.records.transfer import content as contents
from talat.records.transfer.content import Content
from talat.records.transfer.keys import Card, Own
from talat.records.transfer.trouble import BadTransfer

FORMAT = b"talat-transfer-1\n"
LARGEST, LARGEST_UNPACKED = 64 * 2**20, 512 * 2**20  # bytes; ours are a hundredth of it
_SIGNATURE = 64  # bytes
DAMAGED = (
    "ไฟล์เสียหรือถูกแก้ระหว่างทาง ไม่ได้นำเข้าอะไร ขอไฟล์ใหม่จากต้นทาง / "
    "The file was damaged or altered on its way; nothing was taken in. Ask for a new one."
)
NOT_OURS = (
    "เปิดไฟล์นี้ไม่ได้ ไฟล์นี้ปิดผนึกไว้ให้เรือนจำอื่น / The file is sealed to another prison and cannot be opened here."
)


@dataclass(frozen=True)
class Head:
    """What a bundle says of itself; `stays` are the prisons so far, each with its end and staff."""

    sender: str
    receiver: str
    learner: str
    exported_at: str
    stays: tuple[dict, ...]
    audit: dict


def seal(head: Head, content: Content, own: Own, to: Card) -> bytes:
    """The file."""
    told = canonical({**vars(head), "stays": list(head.stays), "content": contents.digest(content)})
    packed = zlib.compress(told + b"\n" + contents.lines(content), 9)
    sender = head.sender.encode() + b"\n"
    signature = own.sign.sign(FORMAT + sender + packed)
    inside = pyrage.encrypt(sender + signature + packed, [to.recipient])
    return FORMAT + hashlib.sha256(inside).hexdigest().encode() + b"\n" + inside


def unseal(data: bytes, own: Own, known: Mapping[str, Card]) -> tuple[Head, Content]:
    """What is in the file; BadTransfer when it is damaged, not for us, or of a sender not known or not it."""
    inside = _undamaged(data)
    try:
        opened = pyrage.decrypt(inside, [own.seal])
    except pyrage.DecryptError:
        raise BadTransfer(NOT_OURS) from None
    return _read(_signed(opened, known))


def _undamaged(data: bytes) -> bytes:
    digest, parted, inside = data[len(FORMAT) :].partition(b"\n")
    right = data.startswith(FORMAT) and parted and len(data) <= LARGEST
    if not right or digest != hashlib.sha256(inside).hexdigest().encode():
        raise BadTransfer(DAMAGED)
    return inside


def _signed(opened: bytes, known: Mapping[str, Card]) -> bytes:
    """The compressed lines that the named sender signed."""
    sender, _, rest = opened.partition(b"\n")
    card = known.get(sender.decode("ascii", "replace"))
    if card is None:
        raise BadTransfer(
            f"ยังไม่มีกุญแจของต้นทาง {sender[:24].decode('ascii', 'replace')} เพิ่มกุญแจก่อน แล้วลองใหม่ / "
            "The sender's keys are not known here; add them first."
        )
    signature, packed = rest[:_SIGNATURE], rest[_SIGNATURE:]
    try:
        card.verifier.verify(signature, FORMAT + sender + b"\n" + packed)
    except InvalidSignature:
        raise BadTransfer(
            f"ลายเซ็นไม่ใช่ของ {card.name} ไม่ได้นำเข้าอะไร / The signature is not that of {card.code}."
        ) from None
    return packed


def _read(packed: bytes) -> tuple[Head, Content]:
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(packed, LARGEST_UNPACKED)
        if not unpacking.eof or unpacking.unused_data:
            raise ValueError("too large, or more behind it")
        first, _, rest = text.partition(b"\n")
        told, content = json.loads(first), contents.read(rest)
        if told.pop("content") != contents.digest(content):
            raise ValueError("the head names other content")
        return Head(**{**told, "stays": tuple(told["stays"])}), content
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error, RecursionError) as odd:
        raise BadTransfer(f"{DAMAGED} ({type(odd).__name__}: {str(odd)[:80]})") from None
