"""The page that checks certificates in a browser without a network: one file, the published keys inside."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from graders.certificates.credential import published

TEMPLATE = Path(__file__).with_name("templates") / "verify.html"


def key_set(keys: Iterable[Ed25519PublicKey]) -> str:
    """The published keys as a JSON Web Key Set; escaped so that it may stand inside a page."""
    text = json.dumps({"keys": [published(key) for key in keys]}, indent=1, sort_keys=True)
    return text.replace("<", "\\u003c")


def write(folder: Path, keys: Iterable[Ed25519PublicKey]) -> tuple[Path, Path]:
    """Writes keys.json and verify.html into `folder`; returns both paths."""
    folder.mkdir(parents=True, exist_ok=True)
    told = key_set(keys)
    page = TEMPLATE.read_text("utf-8").replace("{{ keys }}", told)
    written = (folder / "keys.json", folder / "verify.html")
    for file, text in zip(written, (told + "\n", page), strict=True):
        draft = file.with_name(f".{file.name}.draft")
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
    return written
