"""Certificates: `python -m graders.certificates verify <file.pdf>… [--keys keys.json]`, or `page <folder>`.

verify  says what a certificate holds and whether it is genuine; exit code 1 when one is not
page    writes keys.json and verify.html, which check certificates in a browser without a network
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from graders.certificates import check, credential, page
from graders.certificates.credential import NotGenuine

HOME = Path(os.environ.get("TALAT_HOME", "/var/lib/talat"))


def main(words: list[str]) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="talat", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="check certificates")
    verify.add_argument("files", nargs="+", type=Path)
    verify.add_argument("--keys", type=Path, default=HOME / "public/keys.json", help="published keys")
    pages = commands.add_parser("page", help="write the page that checks certificates")
    pages.add_argument("folder", type=Path)
    asked = parser.parse_args(words)
    return _verify(asked.files, asked.keys) if asked.command == "verify" else _page(asked.folder)


def _verify(files: list[Path], keys: Path) -> int:
    try:
        known = check.read_keys(keys)
    except (OSError, ValueError, KeyError) as error:
        print(f"อ่านกุญแจสาธารณะไม่ได้ / cannot read the published keys {keys}: {error}", file=sys.stderr)
        return 2
    failed = 0
    for file in files:
        try:
            award = check.check(file.read_bytes(), known)
        except (NotGenuine, OSError) as error:
            failed += 1
            print(f"{file}: ไม่ถูกต้อง / NOT GENUINE ({error})")
        else:
            told = f"{award.name} · {award.title_th} · {award.hours} h · {award.on} · {award.number}"
            print(f"{file}: ถูกต้อง / genuine: {told}")
    return 1 if failed else 0


def _page(folder: Path) -> int:
    secret = (HOME / "secrets/certificate_key").read_text().strip()
    for file in page.write(folder, [credential.key_of(secret).public_key()]):
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
