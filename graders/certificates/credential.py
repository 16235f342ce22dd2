"""The credential inside a certificate: Open Badges 3.0, a W3C Verifiable Credential signed with Ed25519.

It is written as a JSON Web Token (VC-JWT, the "external proof" of Open Badges 3.0 §8.2): header, payload and
signature, checked with the public key alone. https://www.imsglobal.org/spec/ob/v3p0/
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from jwt.algorithms import OKPAlgorithm
from jwt.exceptions import InvalidTokenError

from graders.certificates.issuer import Issuer

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
ALGORITHM = "EdDSA"


class NotGenuine(ValueError):
    """The text is no credential, was changed, or was signed by another key."""


class _Short(json.JSONEncoder):
    """Thai as it is: half the length of escapes, and the QR code with it."""

    def __init__(self, **options):
        super().__init__(**{**options, "ensure_ascii": False})


@dataclass(frozen=True)
class Award:
    """What a certificate says: who, which course, how many hours, on which day, under which number."""

    number: str  # of the certificate; says nothing about the person
    name: str
    course: str  # slug
    title_th: str
    title_en: str
    hours: int
    on: date


def key_of(secret: str) -> Ed25519PrivateKey:
    """The signing key from 64 hex digits of secret."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))


def key_id(public: Ed25519PublicKey) -> str:
    """Twelve hex digits that name a public key."""
    return hashlib.sha256(public.public_bytes_raw()).hexdigest()[:12]


def published(public: Ed25519PublicKey) -> dict:
    """The public key as it is published: a JSON Web Key."""
    return {**json.loads(OKPAlgorithm.to_jwk(public)), "kid": key_id(public), "alg": ALGORITHM, "use": "sig"}


def document(award: Award, issuer: Issuer) -> dict:
    """The credential as plain JSON."""
    identity = {"type": "IdentityObject", "identityType": "name", "hashed": False, "identityHash": award.name}
    achievement = {
        "id": f"{issuer.id}:{award.course}",
        "type": ["Achievement"],
        "name": award.title_th,
        "description": award.title_en,
        "criteria": {"narrative": f"{award.hours} h"},
    }
    return {
        "@context": CONTEXTS,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "id": f"urn:talat:certificate:{award.number}",
        "issuer": {"id": issuer.id, "type": ["Profile"], "name": issuer.thai},
        "validFrom": f"{award.on.isoformat()}T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [identity],
            "achievement": achievement,
        },
    }


def sign(award: Award, issuer: Issuer, key: Ed25519PrivateKey) -> str:
    """The signed credential as a compact token."""
    payload = document(award, issuer)
    day = int(datetime(award.on.year, award.on.month, award.on.day, tzinfo=UTC).timestamp())
    claims = {"iss": issuer.id, "jti": payload["id"], "nbf": day}
    headers = {"typ": "vc+jwt", "kid": key_id(key.public_key())}
    return jwt.encode(payload | claims, key, algorithm=ALGORITHM, headers=headers, json_encoder=_Short)


def verify(token: str, keys: Mapping[str, Ed25519PublicKey]) -> Award:
    """What the credential says, when a published key signed exactly this text; NotGenuine otherwise.

    keys  public keys by their id
    """
    try:
        head, _, _ = token.split(".")
        known = keys[jwt.get_unverified_header(token)["kid"]]
        told = jwt.decode(
            token, known, algorithms=[ALGORITHM], options={"verify_nbf": False, "verify_iat": False}
        )
        subject, thing = told["credentialSubject"], told["credentialSubject"]["achievement"]
        return Award(
            number=told["id"].rpartition(":")[2],
            name=subject["identifier"][0]["identityHash"],
            course=thing["id"].rpartition(":")[2],
            title_th=thing["name"],
            title_en=thing["description"],
            hours=int(thing["criteria"]["narrative"].split()[0]),
            on=date.fromisoformat(told["validFrom"][:10]),
        )
    except (InvalidTokenError, KeyError, ValueError, IndexError, TypeError, AttributeError) as error:
        raise NotGenuine(f"{type(error).__name__}: {error}") from error
