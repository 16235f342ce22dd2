"""The evidence pack: everything about one learner, signed; whatever is changed in it is found and named."""

import io
import json
import zipfile

import pypdf
import pytest

from graders.certificates import page
from graders.evidence import __main__ as command
from graders.evidence import sheets, verify
from graders.evidence.pack import MANIFEST, SIGNATURE, pack, signed
from graders.evidence.verify import NotWhole
from talat.records import accounts
from talat.records import time as counted
from tests.graders.evidence.conftest import COURSE
from tests.talat.records.conftest import SOMSRI
from tests.talat.records.history_of import FORMULA


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def resigned(files, key):
    """The same files under a manifest that fits them: what somebody with the key could make."""
    import hashlib

    told = json.loads(files[MANIFEST])
    told["files"] = {
        name: hashlib.sha256(body).hexdigest()
        for name, body in files.items()
        if name not in (MANIFEST, SIGNATURE)
    }
    manifest = json.dumps(told).encode()
    return zipped(files | {MANIFEST: manifest, SIGNATURE: key.sign(signed(manifest)).hex().encode()})


def test_a_pack_verifies_and_its_hours_are_the_records_own(packed, lived, keys):
    found = verify.verify(packed.data, keys)
    of_records = counted.minutes(lived.records, SOMSRI)
    assert found.number == SOMSRI and found.prison == "เรือนจำกลางสาธิต"
    assert found.minutes == {kind: minutes for kind, minutes in of_records.items() if minutes}
    assert found.journals == 2


def test_hours_by_day_and_kind_by_hand(sheet):
    """60 half-minutes of reading less 10 struck ones, 41 of practice, 60 minutes of class; 2 November."""
    rows = [(r["day"], r["kind"], r["minutes"], r["minutes_struck"]) for r in sheet("hours.csv")]
    assert rows == [
        ("2026-11-02", "class", "60.0", "0.0"),
        ("2026-11-02", "practice", "20.5", "0.0"),
        ("2026-11-02", "reading", "25.0", "5.0"),
    ]


def test_a_day_begins_at_midnight_of_the_prisons_clock():
    half = {"slot": 2 * 60 * 17, "course": "c", "kind": "reading", "struck_by": None}  # 17:00 UTC
    before = {**half, "slot": half["slot"] - 1}
    days = [spent.day for spent in sheets.hours({"half_minutes": [half, before]}, "Asia/Bangkok")]
    assert days == ["1970-01-01", "1970-01-02"]


def test_every_grading_and_who_gave_points_by_hand(sheet, lived):
    assert [(r["score"], r["state"]) for r in sheet("scores.csv")] == [
        ("3.1", "needs_instructor"),
        ("4.6", "graded"),
    ]
    (mark,) = sheet("marks.csv")
    assert (mark["attempt"], mark["name"], mark["points"]) == (lived.attempt, "ครูมะลิ สอนดี", "1.5")


def test_rulings_carry_both_names_and_reasons(sheet):
    strike, override = sheet("rulings.csv")
    assert (strike["kind"], override["kind"]) == ("strike", "complete")
    assert (override["asked_name"], override["answered_name"]) == ("ครูมะลิ สอนดี", "สมชาย ดูแลระบบ")
    assert override["reason"] == "เรียนครบแต่เครื่องเสียสามวัน" and override["answer"] == "agreed"


def test_formulas_are_text_in_every_sheet(files, sheet):
    cells = [cell for name in files if name.endswith(".csv") for row in sheet(name) for cell in row.values()]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert cells.count(f"'{FORMULA}") == 2  # the comment of a mark, the reason of a correction


def test_the_transcript_names_prison_number_and_both_people(files):
    text = " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(files["transcript.pdf"])).pages)
    for word in (SOMSRI, "4.6 / 6", "0:25", "0:20", "1:00", "1:45", "K7Q2-9XMD"):
        assert word in text, word


@pytest.mark.parametrize("name", ["hours.csv", "records.jsonl", "transcript.pdf", MANIFEST, "README.txt"])
def test_a_changed_byte_is_found(files, keys, name):
    body = bytearray(files[name])
    body[len(body) // 2] ^= 1
    with pytest.raises(NotWhole, match=name):
        verify.verify(zipped(files | {name: bytes(body)}), keys)


def test_a_file_too_many_or_too_few_is_found(files, keys):
    with pytest.raises(NotWhole, match="extra.txt"):
        verify.verify(zipped(files | {"extra.txt": b"x"}), keys)
    with pytest.raises(NotWhole, match="audit.csv"):
        verify.verify(zipped({n: b for n, b in files.items() if n != "audit.csv"}), keys)


def test_a_key_nobody_published_is_refused(packed):
    with pytest.raises(NotWhole, match="key"):
        verify.verify(packed.data, {})


def test_hours_that_do_not_follow_from_the_half_minutes_are_found_though_signed(files, key, keys):
    more = files["hours.csv"].replace(b",25.0,", b",2500.0,")
    assert more != files["hours.csv"]
    with pytest.raises(NotWhole, match="hours.csv"):
        verify.verify(resigned(files | {"hours.csv": more}, key), keys)


def test_a_changed_decision_breaks_its_chain_though_signed(files, key, keys):
    other = files["records.jsonl"].replace(b'\\"satang\\":12900', b'\\"satang\\":12800')
    assert other != files["records.jsonl"]
    with pytest.raises(NotWhole, match="breaks at 1"):
        verify.verify(resigned(files | {"records.jsonl": other}, key), keys)


def test_a_changed_audit_line_is_found_though_signed(files, key, keys):
    other = files["audit.jsonl"].replace(b"ask-complete", b"ask-strike")
    assert other != files["audit.jsonl"]
    with pytest.raises(NotWhole, match="audit"):
        verify.verify(resigned(files | {"audit.jsonl": other}, key), keys)


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"not a zip at all" * 50])
def test_what_is_no_pack_is_refused(keys, junk):
    with pytest.raises(NotWhole):
        verify.verify(junk, keys)


def test_nobody_has_no_pack(lived, key):
    for who in ("6609999", "kru-mali"):
        with pytest.raises(LookupError):
            pack(lived.records, who, [COURSE], key)


def test_a_learner_with_nothing_yet_has_a_pack_that_verifies(lived, key, keys):
    accounts.add_learner(lived.records, "6601009", "<b>ใหม่</b> #strong[x]", "123456", "demo-1")
    found = verify.verify(pack(lived.records, "6601009", [COURSE], key).data, keys)
    assert found.minutes == {} and found.journals == 0


def test_the_command_says_whole_or_not(packed, key, tmp_path, capsys):
    page.write(tmp_path / "public", [key.public_key()])
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    good.write_bytes(packed.data)
    bad.write_bytes(packed.data[:-30])
    keys = ["--keys", str(tmp_path / "public/keys.json")]
    assert command.main(["verify", str(good), *keys]) == 0
    assert "whole: 6601001 สมศรี ใจดี" in capsys.readouterr().out
    assert command.main(["verify", str(good), str(bad), *keys]) == 1
    assert "NOT WHOLE" in capsys.readouterr().out
    assert command.main(["verify", str(good), "--keys", str(tmp_path / "none.json")]) == 2
