"""An issuer, a key and an award that is signed and printed once."""

from datetime import date

import pytest

from graders.certificates import credential, paper
from graders.certificates.issuer import Issuer, Signer

AWARD = credential.Award(
    number="K7Q2-9XMD",
    name="น้ำผึ้ง เพ็ชรรัตน์กู้เกียรติ",
    course="online-shop",
    title_th="การเปิดร้านค้าและการขายสินค้าออนไลน์",
    title_en="Opening a shop and selling goods online",
    hours=10,
    on=date(2026, 11, 25),
)


@pytest.fixture(scope="session")
def issuer():
    return Issuer(signers=(Signer("(นางสาวมะลิ สอนดี)", "ผู้สอน"),))


@pytest.fixture(scope="session")
def key():
    return credential.key_of("7a" * 32)


@pytest.fixture(scope="session")
def keys(key):
    return {credential.key_id(key.public_key()): key.public_key()}


@pytest.fixture(scope="session")
def token(issuer, key):
    return credential.sign(AWARD, issuer, key)


@pytest.fixture(scope="session")
def pdf(issuer, token):
    return paper.certificate(AWARD, issuer, token)
