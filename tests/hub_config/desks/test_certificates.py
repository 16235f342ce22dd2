"""Certificates at the admin desk: given to who has completed, once, printed, taken back; refusals say why."""

import pytest

from graders.certificates import check, credential
from hub_config.desks import certificates as desk
from hub_config.desks.certificates import issuer_of
from talat.records import audit, certificates, rulings

KEY = credential.key_of("7a" * 32).public_key()
KEYS = {credential.key_id(KEY): KEY}


@pytest.fixture
def completed(records):
    """6601001 has completed the course: one asked, another agreed."""
    asked = rulings.ask_completion(records, "6601001", "online-shop", "เรียนครบก่อนย้ายระบบ", "kru-mali")
    rulings.answer(records, asked.id, True, "ตรวจแล้วครบจริง", "admin")


def give(browse):
    return browse("admin", "admin").post("certificates/6601001/online-shop")


def test_who_has_completed_is_shown_and_given_a_certificate_that_verifies(browse, records, completed):
    admin = browse("admin", "admin")
    assert "สมศรี ใจดี" in admin.get("certificates").text
    assert give(browse).status == 303
    (given,) = certificates.certificates(records)
    answer = admin.get(f"certificates/{given.number}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert credential.verify(given.token, KEYS).name == "สมศรี ใจดี"
    assert given.number in admin.get("certificates").text
    actions = [entry.action for entry in audit.entries(records, 5)]
    assert "give-certificate" in actions and "print-certificate" in actions


def test_the_paper_carries_the_credential_and_no_number_of_the_learner(records, completed, browse):
    give(browse)
    (given,) = certificates.certificates(records)
    from graders.certificates import giving
    from hub_config import settings

    pdf = giving.pdf(given, issuer_of(settings.load(settings.LAB_YAML)))
    assert check.check(pdf, KEYS).course == "online-shop"
    assert b"6601001" not in pdf and "6601001" not in given.token


def test_pressing_twice_gives_one(browse, records, completed):
    assert [give(browse).status, give(browse).status] == [303, 303]
    assert len(certificates.certificates(records)) == 1


def test_who_has_not_completed_gets_none(browse, records):
    answer = give(browse)
    assert answer.status == 422 and "ยังเรียนไม่ครบ" in answer.text
    assert certificates.certificates(records) == []


def test_an_issuer_that_tells_of_a_prison_is_refused(browse, records, completed, monkeypatch):
    monkeypatch.setattr(desk, "issuer_of", lambda lab: desk.Issuer(thai="เรือนจำกลางสาธิต"))
    answer = give(browse)
    assert answer.status == 422 and "เรือนจำ" in answer.text
    assert certificates.certificates(records) == []


def test_a_withdrawn_certificate_is_not_printed_and_another_may_be_given(browse, records, completed):
    give(browse)
    (given,) = certificates.certificates(records)
    admin = browse("admin", "admin")
    assert admin.post(f"certificates/{given.number}/withdraw", {"reason": " "}).status == 422
    assert admin.post(f"certificates/{given.number}/withdraw", {"reason": "ชื่อสะกดผิด"}).status == 303
    assert admin.get(f"certificates/{given.number}.pdf").status == 410
    assert give(browse).status == 303
    assert len(certificates.certificates(records)) == 2


@pytest.mark.parametrize("where", ["9999999/online-shop", "6601001/no-such-course"])
def test_nobody_and_nothing_have_no_certificate(browse, where):
    assert browse("admin", "admin").post(f"certificates/{where}").status == 404
