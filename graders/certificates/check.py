"""Checks a certificate's file against the published keys: `verify` of the command line, and of tests."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from jwt.algorithms import OKPAlgorithm
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from graders.certificates.credential import Award, NotGenuine, key_id, verify
from graders.certificates.paper import ATTACHED


def read_keys(file: Path) -> dict[str, Ed25519PublicKey]:
    """The published keys in a JSON Web Key Set; ValueError when it is none."""
    keys = [OKPAlgorithm.from_jwk(json.dumps(one)) for one in json.loads(file.read_text("utf-8"))["keys"]]
    return {key_id(key): key for key in keys}


def token_in(pdf: bytes) -> str:
    """The credential a PDF carries; NotGenuine when there is none."""
    try:
        return PdfReader(io.BytesIO(pdf)).attachments[ATTACHED][0].decode("ascii")
    except (
        PyPdfError,
        KeyError,
        IndexError,
        ValueError,
        OSError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise NotGenuine(f"no credential in the file ({type(error).__name__})") from error


def check(pdf: bytes, keys: Mapping[str, Ed25519PublicKey]) -> Award:
    """What the certificate's credential says; NotGenuine when it was changed or is none of ours."""
    return verify(token_in(pdf), keys)
