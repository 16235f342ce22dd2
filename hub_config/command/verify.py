"""`talat verify file.pdf…`: whether certificates are genuine, by the keys this lab publishes."""

from __future__ import annotations

from graders.certificates import __main__ as certificates
from hub_config import paths


def main(words: list[str]) -> int:
    """0 when every file is genuine, 1 when one is not; `--keys FILE` gives others' published keys."""
    return certificates.main(["verify", "--keys", str(paths.home().public / "keys.json"), *words])
