"""`talat audit verify|head|show`: whether the audit is whole, its end for a note on paper, who did what."""

from __future__ import annotations

import argparse
import sys

from hub_config import paths, secrets
from talat.journal.chain import BrokenChain
from talat.records import anchors, audit, database
from talat.records.backup.facts import broken_journals
from talat.records.database import Records

EVIDENCE = "เก็บฐานข้อมูลไว้เป็นหลักฐาน แล้วแจ้งผู้บังคับบัญชา / Keep the database as evidence and report it."


def main(words: list[str]) -> int:
    """0 when what was asked is there and whole."""
    asked = _parser().parse_args(words)
    try:
        records = database.open_records(paths.home().records_url)
    except (database.DatabaseUnfit, database.DatabaseDown) as unfit:
        print(unfit, file=sys.stderr)
        return 1
    try:
        return {"verify": _verify, "head": _head, "show": _show}[asked.what](records, asked)
    finally:
        records.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="talat audit", description=__doc__)
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser("verify", help="name the first broken link, or say that there is none")
    what.add_parser("head", help="one line to note on paper: it stands for all lines before it")
    show = what.add_parser("show", help="the newest lines, newest first")
    show.add_argument("-n", type=int, default=50, help="how many")
    show.add_argument("--of", help="only of this person or thing")
    show.add_argument("--by", help="only by this one")
    return parser


def _verify(records: Records, _asked) -> int:
    """The audit's chain, the journals' chains, and both against the anchors."""
    found = [*_first_broken_line(records), *broken_journals(records)]
    home = paths.home()
    try:
        key = secrets.read(home, "anchor_key").encode()
        found += anchors.differences(records, home.root / anchors.FILE, key)
        known = anchors.read(home.root / anchors.FILE, key)
    except (anchors.BrokenAnchor, secrets.BadSecret) as broken:
        found, known = [*found, str(broken)], anchors.Known()
    if found:
        print(*found, sep="\n", file=sys.stderr)
        print(EVIDENCE, file=sys.stderr)
        return 1
    length = next((entry.seq for entry in audit.entries(records, 1)), 0)
    print(f"บันทึกเจ้าหน้าที่ครบ {length} บรรทัด ไม่ถูกแก้ / The audit is whole: {length} lines.")
    print(
        f"งานของผู้เรียนทุกชิ้นไม่ถูกแก้ มีหลัก {known.lines} จุด ถึงบรรทัด {known.audit[0]} / "
        f"Every journal is whole; {known.lines} anchors, to line {known.audit[0]} of the audit."
    )
    return 0


def _first_broken_line(records: Records) -> list[str]:
    try:
        audit.verify(records)
    except BrokenChain as broken:
        line = audit.line(records, broken.seq)
        what = f" ({line.at[:19]} {line.actor} {line.action} {line.object})" if line else " (missing)"
        said = f"บันทึกเจ้าหน้าที่ผิดตั้งแต่บรรทัด {broken.seq} / The first broken link is line {broken.seq}{what}."
        return [said]
    return []


def _head(records: Records, _asked) -> int:
    newest = next(iter(audit.entries(records, 1)), None)
    if newest is None:
        print("ยังไม่มีบรรทัด / There is no line yet.")
        return 0
    code = " ".join(newest.hash[place : place + 4] for place in range(0, 24, 4))
    print(f"{newest.seq}  {newest.at[:16]}Z  {code}")
    return 0


def _show(records: Records, asked) -> int:
    for one in audit.entries(records, asked.n, asked.of, asked.by):
        when, who = f"{one.seq:>6}  {one.at[:19]}Z", f"{one.actor:<16} {one.action:<20}"
        print(f"{when}  {who} {one.object}  {one.detail}")
    return 0
