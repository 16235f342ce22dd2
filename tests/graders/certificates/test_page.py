"""The page that checks certificates in a real browser, from a file and without a network."""

import pytest
from playwright.sync_api import expect

from graders.certificates import page, paper
from tests.browser import Window
from tests.graders.certificates.conftest import AWARD

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def window(browser, tmp_path_factory, keys):
    folder = tmp_path_factory.mktemp("public")
    _, file = page.write(folder, keys.values())
    opened = Window(browser, "file://")
    opened.context.set_offline(True)
    opened.page.goto(f"file://{file}")
    yield opened
    opened.close()


def verdict(window, kind):
    shown = window.page.locator("#answer [data-verdict]")
    expect(shown).to_have_attribute("data-verdict", kind)
    return shown.inner_text()


def choose(window, tmp_path, pdf):
    window.page.locator("#answer").evaluate("box => box.replaceChildren()")
    file = tmp_path / "certificate.pdf"
    file.write_bytes(pdf)
    window.page.set_input_files("#file", file)


def test_a_genuine_certificate_is_told_with_what_it_says(window, tmp_path, pdf):
    choose(window, tmp_path, pdf)
    told = verdict(window, "good")
    assert AWARD.name in told and AWARD.title_th in told and AWARD.number in told
    window.accessible()
    window.fits()
    window.picture("certificate-check")


def test_a_changed_credential_is_not_genuine(window, tmp_path, issuer, token):
    for at in (5, len(token) // 2, len(token) - 20):
        forged = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        choose(window, tmp_path, paper.certificate(AWARD, issuer, forged))
        verdict(window, "bad")


def test_what_the_code_says_can_be_pasted(window, token):
    window.page.fill("#text", token)
    assert AWARD.name in verdict(window, "good")
    window.page.fill("#text", token[:-9] + "AAAAAAAAA")
    verdict(window, "bad")


def test_another_file_holds_no_credential(window, tmp_path):
    choose(window, tmp_path, b"%PDF-1.7 nothing")
    assert "ไม่พบ" in verdict(window, "bad")


def test_nothing_is_asked_of_the_network(window):
    assert window.left_the_machine == []
