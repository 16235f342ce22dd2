"""`talat verify`: certificates against the keys this lab publishes, or against another prison's."""

from graders.certificates import credential, page, paper
from graders.certificates.issuer import Issuer
from hub_config import secrets
from hub_config.paths import Home
from tests.graders.certificates.conftest import AWARD


def certificate(home: Home, file):
    key = credential.key_of(secrets.read(home, "certificate_key"))
    file.write_bytes(paper.certificate(AWARD, Issuer(), credential.sign(AWARD, Issuer(), key)))
    return key.public_key()


def test_a_genuine_one_is_told_from_another_labs_and_from_no_certificate(lab, talat, tmp_path):
    good, foreign, none = (tmp_path / name for name in ("good.pdf", "foreign.pdf", "none.pdf"))
    page.write(lab.public, [certificate(lab, good)])
    secrets.write(lab, "certificate_key", "7b" * 32)
    other = certificate(lab, foreign)
    none.write_bytes(b"%PDF-1.7")
    code, said, _ = talat("verify", good)
    assert code == 0 and "ถูกต้อง / genuine" in said and AWARD.name in said
    code, said, _ = talat("verify", good, foreign, none, tmp_path / "missing.pdf")
    assert code == 1 and said.count("NOT GENUINE") == 3
    page.write(tmp_path, [other])
    assert talat("verify", "--keys", tmp_path / "keys.json", foreign)[0] == 0


def test_without_keys_it_says_so(talat, tmp_path):
    code, _, complaint = talat("verify", tmp_path / "any.pdf")
    assert code == 2 and "อ่านกุญแจสาธารณะไม่ได้" in complaint
