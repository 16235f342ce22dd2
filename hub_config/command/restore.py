"""`talat restore <backup>`: put a backup back where no lab runs; `--try` only opens and checks it."""

from __future__ import annotations

import argparse
import getpass
import sys
import tempfile
from pathlib import Path

from hub_config import keeping, paths
from talat.records.backup import chest
from talat.records.backup.facts import Damaged
from talat.records.backup.make import tried
from talat.records.backup.restore import LabRuns, restore
from talat.records.database import DatabaseDown, DatabaseUnfit

REFUSED = (chest.NotABackup, chest.WrongPassphrase, Damaged, LabRuns, keeping.BadPassphrase)
REFUSED = (*REFUSED, DatabaseDown, DatabaseUnfit, OSError)


def main(words: list[str]) -> int:
    """0 when the backup is in place, or whole when it was only tried."""
    asked = _parser().parse_args(words)
    home = paths.home()
    try:
        passphrase = _passphrase(asked, home)
        if asked.only_try:
            with tempfile.TemporaryDirectory(prefix="talat-try-") as room:
                manifest = tried(asked.backup, passphrase, Path(room))
            print(f"สำเนานี้สมบูรณ์ กู้คืนได้ / This backup is whole and can be put back: {manifest.made_at}")
            return 0
        manifest, kept = restore(asked.backup, home.root, home.records_url, passphrase, asked.by)
    except REFUSED as refused:
        print(refused, file=sys.stderr)
        return 1
    print(f"กู้คืนข้อมูลของ {manifest.made_at[:16]} แล้ว ของเดิมเก็บไว้ที่ {kept}")
    print(f"Put back the records of {manifest.made_at[:16]} UTC; what was there is kept in {kept}.")
    print("เริ่มระบบด้วย make lab / Start with `make lab`.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="talat restore", description=__doc__)
    parser.add_argument("backup", type=Path, help="the folder of one backup: talat-<prison>-<time>")
    parser.add_argument("--try", dest="only_try", action="store_true", help="change nothing")
    parser.add_argument("--ask", action="store_true", help="type the passphrase even if the lab has one")
    parser.add_argument("--by", default="console", help="who is at the keyboard, for the audit")
    return parser


def _passphrase(asked: argparse.Namespace, home: paths.Home) -> str | None:
    """The passphrase of a sealed backup: the lab's own, or what is typed."""
    if not chest.manifest_of(asked.backup).sealed:
        return None
    own = None if asked.ask else keeping.passphrase(home)
    return own or getpass.getpass("รหัสของสำเนา / passphrase: ")
