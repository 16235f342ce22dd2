"""Evidence and moves at the admin desk: files that verify, refusals in words, every act in the audit."""

import pytest

from hub_config import transfer_keys
from hub_config.desks import transfers
from talat.records import accounts, audit, database, hand_marks, people, results
from talat.records.transfer import arriving, keys, leaving
from tests.hub_config.desks.conftest import put
from tests.talat.records.transfer.conftest import NAMES, OWN


def sent_as_file(browser, path, data, name="a.talat"):
    """A form with one file, as a browser sends it."""
    lines = [b"--edge", f'Content-Disposition: form-data; name="file"; filename="{name}"'.encode()]
    body = b"\r\n".join([*lines, b"Content-Type: application/octet-stream", b"", data, b"--edge--", b""])
    kind = "multipart/form-data; boundary=edge"
    return browser.post(path, body=body, **{"Content-Type": kind})


@pytest.fixture
def named(records):
    people.set_here(records, "klang", NAMES["klang"], "admin")


@pytest.fixture
def finished(records, attempt, named):
    """6601001's work is graded, so that the records can go."""
    put(records, attempt.id, points=1.5)


@pytest.fixture
def thon(tmp_path, records):
    """Another prison, each knowing the other's keys."""
    url = f"sqlite:///{tmp_path / 'thon.db'}"
    database.migrate(url)
    there = database.open_records(url)
    people.set_here(there, "thon", NAMES["thon"], "admin")
    keys.keep(there, OWN["klang"].card("klang", NAMES["klang"]), "admin")
    keys.keep(records, OWN["thon"].card("thon", NAMES["thon"]), "admin")
    yield there
    there.close()


def test_evidence_is_a_file_and_stands_in_the_audit(browse, records, attempt):
    admin = browse("admin", "admin")
    for kind, content in (("pack", "application/zip"), ("transcript", "application/pdf")):
        answer = admin.post(f"evidence/6601001/{kind}")
        assert answer.headers["Content-Type"] == content
        assert "6601001" in answer.headers["Content-Disposition"]
        newest = audit.entries(records, 1)[0]
        assert (newest.actor, newest.action, newest.object) == ("admin", "export", "6601001")
    assert admin.post("evidence/6609999/pack").status == 404


def test_names_are_shown_as_text(browse, attempt):
    text = browse("admin", "admin").get("evidence").text
    assert "&lt;script&gt;" in text and "<script>alert" not in text


def test_our_keys_are_a_file_once_the_prison_is_named(browse, named):
    answer = browse("admin", "admin").get("transfers/keys.json")
    assert keys.card_of(answer.text.encode()) == OWN["klang"].card("klang", NAMES["klang"])


def test_anothers_keys_are_added_and_shown_to_be_compared(browse, records, named):
    card = OWN["thon"].card("thon", NAMES["thon"])
    answer = sent_as_file(browse("admin", "admin"), "transfers/keys", card.spelled())
    assert answer.status == 200 and card.fingerprint in answer.text
    assert keys.known(records)["thon"] == card
    assert sent_as_file(browse("admin", "admin"), "transfers/keys", b"{}").status == 422


def test_a_learner_is_sent_and_taken_in_there(browse, records, finished, thon):
    admin = browse("admin", "admin")
    answer = admin.post("transfers/send", {"number": "6601001", "to": "thon"})
    assert answer.status == 200
    assert answer.headers["Content-Disposition"].endswith('"transfer-6601001-klang-thon.talat"')
    assert "ย้ายไป thon" in admin.get("transfers").text
    data = leaving.send(records, "6601001", "thon", OWN["klang"], "admin").data
    assert arriving.receive(thon, data, OWN["thon"], "admin").changed
    assert results.results_of(thon, "6601001") == results.results_of(records, "6601001")


def test_a_marker_is_told_that_the_records_moved(browse, records, finished, attempt, thon):
    browse("admin", "admin").post("transfers/send", {"number": "6601001", "to": "thon"})
    with pytest.raises(hand_marks.BadMark, match="ย้ายไปที่ thon"):
        hand_marks.ask_mark(records, attempt.id, "reason", 1, "", "kru-mali")
    assert browse("learn", "6601001").get().status == 403


def test_a_file_is_taken_in_once_and_an_altered_one_never(browse, records, thon, named):
    accounts.add_learner(thon, "7701001", "มานะ มาดี", "123456", None)
    data = leaving.send(thon, "7701001", "klang", OWN["thon"], "admin").data
    altered = data[:-1] + bytes([data[-1] ^ 1])
    admin = browse("admin", "admin")
    refused = sent_as_file(admin, "transfers/take-in", altered)
    assert refused.status == 422 and "ไฟล์เสีย" in refused.text
    assert accounts.account(records, "7701001") is None
    assert "ครบแล้ว" in sent_as_file(admin, "transfers/take-in", data).text
    assert "รับไว้แล้วก่อนหน้านี้" in sent_as_file(admin, "transfers/take-in", data).text
    assert accounts.account(records, "7701001").prison == "thon"


def test_a_form_larger_than_any_bundle_is_refused(browse, named, monkeypatch):
    monkeypatch.setattr(transfers.TakeIn, "largest_body", 1000)
    assert sent_as_file(browse("admin", "admin"), "transfers/take-in", b"x" * 2000).status == 413


def test_who_stays_after_all_is_taken_back_with_a_reason(browse, records, finished, thon):
    admin = browse("admin", "admin")
    admin.post("transfers/send", {"number": "6601001", "to": "thon"})
    assert admin.post("transfers/6601001/back", {"reason": ""}).status == 422
    assert admin.post("transfers/6601001/back", {"reason": "ยกเลิกคำสั่งย้าย"}).status == 303
    assert accounts.account(records, "6601001").ended_at is None


def test_the_key_that_opens_files_is_made_once_and_kept_private(short_home):
    (short_home.secrets / "certificate_key").write_text("7a" * 32)
    (short_home.secrets / "certificate_key").chmod(0o600)
    first, again = transfer_keys.own(short_home), transfer_keys.own(short_home)
    assert first.card("klang", "ก") == again.card("klang", "ก")
    assert (short_home.secrets / transfer_keys.SEAL).stat().st_mode & 0o077 == 0
