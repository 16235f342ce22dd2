"""The certificate on paper: genuine, Thai, the same bytes again, and silent about where it was earned."""

import io
import re
import subprocess
import sys
import zlib

import pytest
from pypdf import PdfReader

from graders.certificates import check, page, paper
from graders.certificates.credential import NotGenuine
from graders.certificates.issuer import FORBIDDEN, Issuer, Revealing
from tests.graders.certificates.conftest import AWARD

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def everything(pdf):
    """All bytes of a PDF as text, streams inflated: what `strings` and a metadata reader could find."""
    found = [pdf]
    for stream in STREAM.findall(pdf):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    reader = PdfReader(io.BytesIO(pdf))
    shown = [page.extract_text() for page in reader.pages]
    told = [str(reader.metadata), reader.xmp_metadata.stream.get_data().decode("utf-8", "replace")]
    return b"\n".join(found).decode("utf-8", "replace") + "\n".join(shown + told)


def test_the_file_carries_its_credential(pdf, keys):
    assert check.check(pdf, keys) == AWARD


def test_the_same_award_is_the_same_file(pdf, issuer, token):
    assert paper.certificate(AWARD, issuer, token) == pdf


def test_no_word_tells_of_a_prison(pdf):
    told = everything(pdf).casefold()
    assert not [word for word in FORBIDDEN if word.casefold() in told]


def test_the_reader_of_words_is_not_blind(issuer, token):
    """The test above would notice: a revealing name is found in the file it was printed in."""
    open_name = Issuer(thai="เรือนจำกลาง", english="Central Prison", reveals_prison=True)
    assert "prison" in everything(paper.certificate(AWARD, open_name, token)).casefold()


@pytest.mark.parametrize("name", ["กรมราชทัณฑ์", "เรือนจำ", "Department of CORRECTIONS", "Pri\u200bson school"])
def test_a_revealing_issuer_is_refused_by_name(name):
    with pytest.raises(Revealing) as refused:
        Issuer(thai=name).check([name])
    assert refused.value.words
    Issuer(thai=name, reveals_prison=True).check([name])


def test_a_learners_number_is_refused_even_where_prisons_may_be_named():
    with pytest.raises(Revealing):
        Issuer(reveals_prison=True).check(["ใบของ 6601001"], private=["6601001"])


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7\n", b"hello" * 100])
def test_a_file_without_a_credential_is_not_genuine(broken, keys):
    with pytest.raises(NotGenuine):
        check.check(broken, keys)


def test_the_command_tells_a_genuine_file_from_a_changed_one(tmp_path, pdf, issuer, token, keys):
    page.write(tmp_path, keys.values())
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(pdf)
    at = len(token) // 2
    forged = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
    bad.write_bytes(paper.certificate(AWARD, issuer, forged))
    line = [sys.executable, "-m", "graders.certificates", "verify", "--keys", str(tmp_path / "keys.json")]
    genuine = subprocess.run([*line, str(good)], capture_output=True, text=True)
    changed = subprocess.run([*line, str(bad)], capture_output=True, text=True)
    assert (genuine.returncode, changed.returncode) == (0, 1)
    assert AWARD.name in genuine.stdout and "NOT GENUINE" in changed.stdout
