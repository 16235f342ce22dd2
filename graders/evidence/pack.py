"""The evidence pack: one learner's records as a ZIP of readable sheets, raw rows and a signed manifest."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from graders import completion
from graders.certificates.credential import key_id
from graders.completion import Completion
from graders.evidence import sheets, transcript
from talat.content.course import Course
from talat.journal.plain_json import canonical
from talat.records import evidence
from talat.records.clock import read
from talat.records.database import Records
from talat.records.evidence import Gathered
from talat.records.transfer import content as contents

FORMAT = "talat-evidence-1"
ZONE = "Asia/Bangkok"
README = Path(__file__).with_name("templates") / "README.txt"
MANIFEST, SIGNATURE, RAW, NAMES, AUDIT = (
    "manifest.json",
    "manifest.sig",
    "records.jsonl",
    "names.json",
    "audit.jsonl",
)


@dataclass(frozen=True)
class Pack:
    """A finished pack: its file name, the ZIP, the SHA-256 of its manifest, and the transcript alone."""

    name: str
    data: bytes
    digest: str
    transcript: bytes


def pack(
    records: Records, learner: str, courses: Iterable[Course], key: Ed25519PrivateKey, zone: str = ZONE
) -> Pack:
    """Everything about one learner, signed; LookupError when there is no learner of that number."""
    courses = list(courses)
    found = evidence.gather(
        records, learner, also=lambda same: completion.of_many(same, [learner], courses)[learner]
    )
    files, paper = _files(found, found.told, zone)
    manifest = _manifest(found, files, key, zone)
    signature = key.sign(signed(manifest)).hex().encode() + b"\n"
    name = f"evidence-{learner}-{read(found.at):%Y%m%d-%H%M}.zip"
    data = _zip(files | {MANIFEST: manifest, SIGNATURE: signature}, found)
    return Pack(name, data, hashlib.sha256(manifest).hexdigest(), paper)


def signed(manifest: bytes) -> bytes:
    """What the signature is of."""
    return FORMAT.encode() + b"\n" + manifest


def _files(found: Gathered, done: dict[str, Completion], zone: str) -> tuple[dict[str, bytes], bytes]:
    serial = contents.digest(found.content)[:12]
    paper = transcript.transcript(found, done, zone, serial)
    said = sheets.sheets(found.content, found.names, found.audit, zone)
    raw = {
        RAW: contents.lines(found.content),
        NAMES: canonical([asdict(stay) for stay in found.names.stays]) + b"\n",
        AUDIT: b"".join(canonical(line) + b"\n" for line in found.audit),
    }
    text = {name: body.encode() for name, body in said.items()}
    return {"README.txt": README.read_bytes(), "transcript.pdf": paper, **text, **raw}, paper


def _manifest(found: Gathered, files: dict[str, bytes], key: Ed25519PrivateKey, zone: str) -> bytes:
    person, public = found.person, key.public_key()
    told = {
        "format": FORMAT,
        "at": found.at,
        "zone": zone,
        "prison": {"code": found.prison.code, "name": found.prison.name} if found.prison else None,
        "learner": {"number": person["login"], "name": person["name"]},
        "files": {name: hashlib.sha256(body).hexdigest() for name, body in sorted(files.items())},
        "journals": {
            row["id"]: {"length": row["length"], "last_hash": row["last_hash"]}
            for row in found.content["attempts"]
        },
        "audit": found.head,
        "key": {"kid": key_id(public), "ed25519": public.public_bytes_raw().hex()},
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _zip(files: dict[str, bytes], found: Gathered) -> bytes:
    """The files in the order given, dated by the moment they were read at."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, read(found.at).timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, body)
    return out.getvalue()
