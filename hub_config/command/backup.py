"""`talat backup [--to FOLDER]`: one more, read back and tried, while the lab runs; `--list` shows them."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from hub_config import keeping, paths, settings
from talat.records import database
from talat.records.backup import chest
from talat.records.backup.make import BackupFailed, Order, back_up


def main(words: list[str]) -> int:
    """0 when the backup is there and was tried."""
    asked = _parser().parse_args(words)
    home, lab = paths.home(), settings.load()
    where = asked.to or keeping.folder(home, lab)
    if asked.list:
        return _list(where)
    try:
        passphrase = _passphrase(asked, home)
        records = database.open_records(home.records_url)
    except (database.DatabaseUnfit, database.DatabaseDown, keeping.BadPassphrase) as unfit:
        print(unfit, file=sys.stderr)
        return 1
    try:
        folder, manifest = back_up(Order(records, home.root, where, lab.prison, asked.by, passphrase))
    except BackupFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    finally:
        records.close()
    print(_said(folder, manifest))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="talat backup", description=__doc__)
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="an existing folder, on a disk or stick")
    parser.add_argument("--sealed", action="store_true", help="ask for a passphrase and seal it with age")
    parser.add_argument("--list", action="store_true", help="only list the backups that are there")
    parser.add_argument("--by", default="console", help="who is at the keyboard, for the audit")
    return parser


def _passphrase(asked: argparse.Namespace, home: paths.Home) -> str | None:
    if not asked.sealed:
        return keeping.passphrase(home)
    typed = getpass.getpass("รหัสของสำเนา / passphrase: ")
    if typed != getpass.getpass("อีกครั้ง / again: "):
        raise keeping.BadPassphrase("รหัสสองครั้งไม่ตรงกัน / The two passphrases differ.")
    return keeping.refuse_short(typed)


def _said(folder: Path, manifest: chest.Manifest) -> str:
    counts = manifest.facts.counts
    sealed = (
        "ปิดด้วยรหัส / sealed under a passphrase"
        if manifest.sealed
        else "ไม่ได้ปิดด้วยรหัส ใครเก็บได้ก็อ่านได้ / not sealed: whoever finds it can read it"
    )
    return "\n".join(
        [
            f"สำรองและทดลองกู้คืนแล้ว / backed up and tried: {folder}",
            f"  {_megabytes(manifest)} MB, {counts['accounts']} accounts, "
            f"{counts['journal']} decisions, audit to line {manifest.facts.audit_length}",
            f"  {sealed}",
        ]
    )


def _megabytes(manifest: chest.Manifest) -> str:
    """How large it is, never "0.0"."""
    return f"{manifest.size / 2**20:.1f}" if manifest.size >= 2**20 / 10 else "<0.1"


def _list(where: Path) -> int:
    for folder, manifest in chest.backups_in(where):
        sealed = "sealed" if manifest.sealed else "plain"
        print(f"{manifest.made_at[:16]}Z  {_megabytes(manifest):>8} MB  {sealed:<6}  {folder}")
    return 0
