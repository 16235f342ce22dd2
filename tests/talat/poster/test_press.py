"""The page printed: the same bytes each time, the right size, words that can be read out of the PDF."""

import io
import subprocess
import sys
from dataclasses import replace

import pytest
from PIL import Image

from talat.paper.faces import faces
from talat.poster import press
from talat.poster.papers import PAPERS
from tests.talat.poster.pages import DATA, page


def test_the_same_page_gives_the_same_bytes():
    assert press.picture(page(), DATA, faces()) == press.picture(page(), DATA, faces())
    assert press.document(page(), DATA, faces()) == press.document(page(), DATA, faces())


@pytest.mark.parametrize("paper", PAPERS)
def test_a_picture_has_two_pixels_a_unit(paper):
    sheet = page(form="pie").on(paper)
    seen = Image.open(io.BytesIO(press.picture(sheet, DATA, faces())))
    assert seen.size == (2 * sheet.paper.wide, 2 * sheet.paper.tall)
    assert seen.info.keys() <= {"dpi"}


def test_marks_are_where_the_model_says():
    sheet = page()
    seen = Image.open(io.BytesIO(press.picture(sheet, DATA, faces()))).convert("RGB")
    bars = [mark for one in press.drawn(sheet, DATA) for mark in one.marks if isinstance(mark, press.Box)]
    assert len(bars) == 3
    for bar in bars:
        colour = tuple(int(bar.colour[at : at + 2], 16) for at in (1, 3, 5))
        for x, y in ((bar.x + 2, bar.y + 2), (bar.x + bar.w - 2, bar.y + bar.h - 4)):
            assert seen.getpixel((round(2 * x), round(2 * y))) == colour
        assert seen.getpixel((round(2 * bar.x - 6), round(2 * bar.y + 6))) == (255, 255, 255)


def test_a_document_is_a4_and_its_words_are_text():
    from pypdf import PdfReader

    (sheet,) = PdfReader(io.BytesIO(press.document(page(), DATA, faces()))).pages
    assert [float(side) * 25.4 / 72 for side in sheet.mediabox[2:]] == pytest.approx([210, 297], abs=0.3)
    assert "แม่" in sheet.extract_text()


def test_words_of_a_learner_are_never_a_formula():
    told = page().changed("title", text=r"$\frac{1}{0}$ ราคา 10$")
    assert press.picture(told, DATA, faces())


def test_a_page_with_too_much_on_it_is_not_drawn():
    sheet = page()
    for number in range(60):
        sheet = sheet.having(replace(sheet.find("title"), id=f"b{number}", text="ก\n" * 90, size=1, h=848))
    with pytest.raises(press.TooLarge):
        press.picture(sheet, DATA, faces())


def test_the_model_alone_loads_neither_matplotlib_nor_the_dictionary():
    loads = "import sys, talat.poster.honesty, talat.poster.press; print([m for m in sys.modules if "
    loads += "m.split('.')[0] in ('matplotlib', 'PIL', 'pythainlp', 'numpy', 'fontTools')])"
    found = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
