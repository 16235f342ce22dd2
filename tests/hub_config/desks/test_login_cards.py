"""Login cards on paper: eight a page, Thai whole, a name never more than a name."""

import re
import shutil
import subprocess

import pytest

from hub_config.desks import login_cards
from talat.records.cards import PICTURES, Card


def card(n, name="น้ำผึ้ง ศรีสุข"):
    return Card(f"66010{n:02d}", name, "ห้องเรียนสาธิต", f"{n:06d}", tuple(PICTURES)[n % 20 : n % 20 + 3])


def pages(content: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", content))


@pytest.mark.parametrize(("people", "sheets"), [(1, 1), (8, 1), (9, 2), (40, 5)])
def test_eight_cards_stand_on_a_page(people, sheets):
    made = login_cards.pdf([card(n) for n in range(people)], "เรือนจำสาธิต")
    assert made.startswith(b"%PDF")
    assert pages(made) == sheets


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_number_pin_and_name_are_on_the_card_and_markup_in_a_name_is_a_name(tmp_path):
    file = tmp_path / "cards.pdf"
    nasty = '#eval("1+1") *ก* $x$ =HYPERLINK'
    file.write_bytes(login_cards.pdf([card(7, nasty), card(8, "ก" * 80)], "เรือนจำสาธิต"))
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True).stdout
    assert "6601007" in told and "000 007" in told
    assert '#eval("1+1")' in told and "*ก*" in told and "=HYPERLINK" in told


def test_every_picture_of_the_records_is_drawn():
    drawn = {file.stem for file in (login_cards.TEMPLATE.parent / "pictures").glob("*.svg")}
    assert drawn == PICTURES.keys()
