"""Whether an evidence pack is what was signed, and whether its sheets follow from its raw rows."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from graders.evidence import sheets
from graders.evidence.pack import AUDIT, FORMAT, MANIFEST, NAMES, RAW, SIGNATURE, signed
from talat.journal import chain
from talat.journal.chain import BrokenChain
from talat.records.attempts import AttemptRow
from talat.records.transfer import content as contents
from talat.records.transfer.content import Content
from talat.records.transfer.staff import Names, Stay

LARGEST = 256 * 2**20  # bytes of one unpacked file; a whole sentence's half-minutes are a tenth of it


class NotWhole(ValueError):
    """The pack is not what was signed; the message says what is wrong, in Thai and English."""


@dataclass(frozen=True)
class Checked:
    """A pack that is whole: whose it is, when it was made, which key signed it, minutes by kind."""

    number: str
    name: str
    prison: str
    at: str
    kid: str
    minutes: Mapping[str, float]
    journals: int


def verify(data: bytes, keys: Mapping[str, Ed25519PublicKey]) -> Checked:
    """What a whole pack holds; NotWhole names the first thing that is not.

    keys  the published keys by their id
    """
    files = _unpacked(data)
    told = _signed_manifest(files, keys)
    _same_files(files, told)
    try:
        content = contents.read(files[RAW])
        names = Names(tuple(Stay(**stay) for stay in json.loads(files[NAMES])))
        audit = [json.loads(line) for line in files[AUDIT].splitlines()]
        number = content["person"][0]["login"]
        _whole_journals(content, told["journals"], number)
        _whole_audit(audit)
        _same_sheets(files, sheets.sheets(content, names, audit, told["zone"]))
        return _checked(content, told)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as odd:
        if isinstance(odd, NotWhole):
            raise
        raise NotWhole(f"ข้อมูลดิบอ่านไม่ได้ / raw rows cannot be read ({type(odd).__name__}: {odd})") from odd


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = archive.infolist()
            names = [entry.filename for entry in listed]
            if len(set(names)) < len(names) or any(entry.file_size > LARGEST for entry in listed):
                raise NotWhole("ไฟล์ซ้ำหรือใหญ่เกินไป / a file stands twice or is too large")
            return {entry.filename: archive.read(entry) for entry in listed}
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        if isinstance(error, NotWhole):
            raise
        raise NotWhole(f"ไฟล์ ZIP เสีย / not a whole ZIP ({error})") from error
    except Exception as error:  # zlib.error has no base of its own
        raise NotWhole(f"ไฟล์ ZIP เสีย / not a whole ZIP ({error})") from error


def _signed_manifest(files: Mapping[str, bytes], keys: Mapping[str, Ed25519PublicKey]) -> dict:
    if MANIFEST not in files or SIGNATURE not in files:
        raise NotWhole(f"ไม่มี {MANIFEST} หรือ {SIGNATURE} / {MANIFEST} or {SIGNATURE} is missing")
    try:
        told = json.loads(files[MANIFEST])
        kid, signature = told["key"]["kid"], bytes.fromhex(files[SIGNATURE].decode("ascii").strip())
    except (ValueError, KeyError, TypeError) as error:
        raise NotWhole(f"{MANIFEST} หรือ {SIGNATURE} อ่านไม่ได้ / cannot be read ({error})") from error
    if kid not in keys:
        raise NotWhole(f"ไม่รู้จักกุญแจ {kid!r:.20} / the key is not among the published ones")
    try:
        keys[kid].verify(signature, signed(files[MANIFEST]))
    except InvalidSignature:
        raise NotWhole(f"ลายเซ็นไม่ตรง {MANIFEST} ถูกแก้ / the signature does not fit {MANIFEST}") from None
    if told.get("format") != FORMAT:
        raise NotWhole(f"ไม่ใช่ {FORMAT} / not {FORMAT}")
    return told


def _same_files(files: Mapping[str, bytes], told: dict) -> None:
    there = set(files) - {MANIFEST, SIGNATURE}
    if there != set(told["files"]):
        odd = ", ".join(sorted(there ^ set(told["files"])))
        raise NotWhole(f"ไฟล์เกินหรือขาด / files too many or too few: {odd}")
    for name, digest in told["files"].items():
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise NotWhole(f"{name} ถูกแก้ / {name} was changed")


def _whole_journals(content: Content, heads: Mapping[str, Mapping], learner: str) -> None:
    if heads.keys() != {row["id"] for row in content["attempts"]}:
        raise NotWhole("งานเกินหรือขาด / attempts too many or too few")
    for attempt in content["attempts"]:
        head = AttemptRow(learner=learner, **attempt).head()
        rows = [
            SimpleNamespace(seq=row["seq"], at=row["at"], hash=row["hash"], event=json.loads(row["event"]))
            for row in content["journal"]
            if row["attempt_id"] == attempt["id"]
        ]
        said = heads[attempt["id"]]
        try:
            chain.verify(head, rows, said["length"])
        except BrokenChain as broken:
            raise NotWhole(
                f"บันทึกของงาน {attempt['id']} ขาดที่ลำดับ {broken.seq} / the journal breaks at {broken.seq}"
            ) from None
        if said["last_hash"] != (rows[-1].hash if rows else chain.genesis(head)):
            raise NotWhole(f"หัวสายของงาน {attempt['id']} ไม่ตรง / the head of its chain does not fit")


def _whole_audit(lines: list[dict]) -> None:
    for line in lines:
        said = {name: line[name] for name in ("actor", "action", "object", "detail")}
        if line["hash"] != chain.link(line["prev"], line["seq"], line["at"], said):
            raise NotWhole(
                f"audit บรรทัด {line['seq']} ไม่ตรง / audit line {line['seq']} does not fit its hash"
            )


def _same_sheets(files: Mapping[str, bytes], again: Mapping[str, str]) -> None:
    for name, text in again.items():
        if files[name] != text.encode():
            raise NotWhole(f"{name} ไม่ตรงกับข้อมูลดิบ / {name} does not follow from the raw rows")


def _checked(content: Content, told: dict) -> Checked:
    minutes: dict[str, float] = {}
    for spent in sheets.hours(content, told["zone"]):
        minutes[spent.kind] = minutes.get(spent.kind, 0.0) + spent.minutes
    who, prison = told["learner"], told["prison"] or {"name": "–"}
    journals = len(content["attempts"])
    return Checked(
        who["number"], who["name"], prison["name"], told["at"], told["key"]["kid"], minutes, journals
    )
