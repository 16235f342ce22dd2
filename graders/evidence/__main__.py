"""`python -m graders.evidence verify <pack.zip>… [--keys keys.json]`; exit code 1 when one fails."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from graders.certificates.check import read_keys
from graders.evidence.verify import NotWhole, verify

HOME = Path(os.environ.get("TALAT_HOME", "/var/lib/talat"))


def main(words: list[str]) -> int:
    """Run one command; returns its exit code, 2 when the published keys cannot be read."""
    parser = argparse.ArgumentParser(prog="graders.evidence", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("verify", help="check evidence packs")
    check.add_argument("files", nargs="+", type=Path)
    check.add_argument("--keys", type=Path, default=HOME / "public/keys.json", help="published keys")
    asked = parser.parse_args(words)
    try:
        keys = read_keys(asked.keys)
    except (OSError, ValueError, KeyError) as error:
        print(f"อ่านกุญแจสาธารณะไม่ได้ / cannot read the published keys: {error}", file=sys.stderr)
        return 2
    return 1 if [file for file in asked.files if not _whole(file, keys)] else 0


def _whole(file: Path, keys) -> bool:
    try:
        found = verify(file.read_bytes(), keys)
    except (NotWhole, OSError) as error:
        print(f"{file}: ไม่ถูกต้อง / NOT WHOLE: {error}")
        return False
    spent = " ".join(f"{kind} {minutes:g}" for kind, minutes in sorted(found.minutes.items()))
    print(f"{file}: ถูกต้อง / whole: {found.number} {found.name} · {found.prison} · {found.at}")
    print(f"  นาทีที่นับได้ / counted minutes: {spent or 0} · {found.journals} journals · key {found.kid}")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
