"""`talat backup` and `talat restore`: there and back, a damaged one refused, what was there kept."""

import getpass
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import func, select

from hub_config.paths import REPO
from talat.records import audit, database, tables
from talat.records.backup import chest
from talat.records.backup.status import read_status
from tests.records_lab import serving

PASSPHRASE = "ข้าวผัดกะเพราหมูกรอบไข่ดาว"


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def made(where):
    """The one backup in a folder."""
    ((folder, _),) = chest.backups_in(where)
    return folder


def lines(lab):
    """How many lines the audit has, as a lab that starts anew would see it."""
    records = database.open_records(lab.records_url)
    with records.read() as connection:
        many = connection.execute(select(func.count()).select_from(tables.audit)).scalar()
    records.close()
    return many


def test_without_a_folder_it_goes_where_the_nightly_one_goes_and_is_listed(lab, talat):
    code, said, _ = talat("backup", "--by", "somchai")
    folder = made(lab.root / "backups")
    assert code == 0 and str(folder) in said and "ไม่ได้ปิดด้วยรหัส" in said and "not sealed" in said
    assert audit.entries(lab.records)[0].actor == "somchai"
    assert read_status(lab.root).good_where == str(folder)
    assert str(folder) in talat("backup", "--list")[1]


def test_a_folder_that_is_not_there_is_refused_in_both_languages(talat, tmp_path):
    code, _, complaint = talat("backup", "--to", tmp_path / "gone")
    assert code == 1 and "ไม่พบที่เก็บ" in complaint and "is gone" in complaint


def test_there_and_back_keeps_what_was_there(lab, talat, stick):
    assert talat("backup", "--to", stick)[0] == 0
    audit.note(lab.records, "kru-mali", "look", "afterwards")
    before = lines(lab)
    lab.records.close()
    code, said, complaint = talat("restore", made(stick))
    assert (code, complaint) == (0, "") and "กู้คืนข้อมูล" in said and "Put back" in said
    assert lines(lab) == before  # one line gone, one line that tells of the restore
    kept = next(lab.root.glob("before-restore-*"))
    assert str(kept) in said and (kept / "records.db").exists()


def test_trying_changes_nothing(lab, talat, stick):
    talat("backup", "--to", stick)
    before = lines(lab)
    code, said, _ = talat("restore", "--try", made(stick))
    assert code == 0 and "กู้คืนได้" in said and "can be put back" in said
    assert lines(lab) == before and not list(lab.root.glob("before-restore-*"))


@pytest.mark.parametrize("how", [(), ("--try",)])
def test_a_damaged_one_is_refused_and_nothing_is_touched(lab, talat, stick, how):
    talat("backup", "--to", stick)
    before, archive = lines(lab), made(stick) / chest.ARCHIVE
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)
    lab.records.close()
    code, _, complaint = talat("restore", *how, made(stick))
    assert code == 1 and "เสียหาย" in complaint and " / " in complaint
    assert lines(lab) == before and not list(lab.root.glob("before-restore-*"))


def test_where_the_lab_runs_it_is_refused(lab, talat, stick):
    talat("backup", "--to", stick)
    with serving(lab):
        code, _, complaint = talat("restore", made(stick))
    assert code == 1 and "make stop" in complaint


def test_a_sealed_one_asks_for_its_passphrase(lab, talat, stick, monkeypatch):
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: PASSPHRASE)
    code, said, _ = talat("backup", "--to", stick, "--sealed")
    assert code == 0 and "ปิดด้วยรหัส" in said and (made(stick) / chest.SEALED).exists()
    assert talat("restore", "--try", made(stick))[0] == 0
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: "another one altogether")
    code, _, complaint = talat("restore", "--try", made(stick))
    assert code == 1 and "รหัสของสำเนาไม่ถูกต้อง" in complaint


def test_a_short_passphrase_and_two_that_differ_are_refused(talat, stick, monkeypatch):
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: "short")
    assert "อย่างน้อย 12" in talat("backup", "--to", stick, "--sealed")[2]
    typed = iter([PASSPHRASE, PASSPHRASE + " "])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(typed))
    assert "ไม่ตรงกัน" in talat("backup", "--to", stick, "--sealed")[2]
    assert chest.backups_in(stick) == []


def test_the_script_works_from_anywhere_and_names_its_commands(lab, stick):
    run = subprocess.run([REPO / "scripts/talat"], capture_output=True, text=True, cwd="/")
    assert run.returncode == 2
    assert all(f"\n  {name} " in run.stderr for name in ("backup", "restore", "audit", "verify"))
    line = [REPO / "scripts/talat", "backup", "--to", "stick"]
    run = subprocess.run(line, capture_output=True, text=True, cwd=Path(stick).parent)
    assert run.returncode == 0, run.stderr
    assert made(stick).name.startswith("talat-")
