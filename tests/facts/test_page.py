"""The instructors' page: it stands alone, says everything in Thai, and its numbers can be read."""

import re

import pytest

from talat.engine.parameters import table
from tests.facts import draw
from tests.facts.later import LATER
from tests.facts.page import band, figure, parameters, write_page
from tests.facts.pictures import Picture
from tests.facts.row import Measured, Row


def measured(number="22", **about):
    row = Row(number, "a fact", "ข้อหนึ่ง <ทดสอบ>", "a source", lambda seeds: seeds, 0.2, 0.35, **about)
    values = [0.25 + 0.001 * n for n in range(30)]
    return Measured(row, {"check": tuple(values), "calibration": tuple(values)})


BARS = Picture(draw.Bars(("ก", "ข"), (1.0, 3.0), ("1", "3"), (None, 2.0), "ของ"), "ภาพแท่ง", "bars")
LINES = Picture(
    draw.Lines((0.0, 1.0), (2.0, 3.0), "วัน", "บาท", ((0, 2), (1, 2)), ((0, "0"),), ((2, "2"),)), "เส้น", "line"
)


@pytest.fixture
def text(tmp_path, monkeypatch):
    fonts = tmp_path / "assets" / "fonts"
    fonts.mkdir(parents=True)
    monkeypatch.setattr("talat.apps.kit.theme.build.assets", lambda: tmp_path / "assets")
    found = [measured(), measured("1", kind="sign"), measured("9", kind="exact")]
    page = write_page(tmp_path / "market", found, {"22": BARS, "1": LINES})
    assert (tmp_path / "market" / "market.css").is_file()
    return page.read_text(encoding="utf-8")


def test_the_page_asks_no_other_machine(text):
    assert "http" not in text and "<script" not in text
    assert 'lang="th"' in text and 'lang="en"' in text


def test_words_are_escaped_and_drawings_have_a_sentence(text):
    assert "ข้อหนึ่ง &lt;ทดสอบ&gt;" in text and "<ทดสอบ>" not in text
    drawings = re.findall(r"<svg [^>]*>", text)
    assert len(drawings) == 1 + 2 + 2  # the example, two strips, two pictures
    assert all('role="img"' in one and 'aria-label="' in one for one in drawings)


def test_every_number_and_every_row_that_is_missing_is_told(text):
    assert all(one.thai in text for one in LATER)
    assert text.count("<details>") == len({entry.group for entry in table()})
    assert not re.search(r"\b(nan|None)\b", text)


def test_the_table_of_numbers_has_a_line_for_each():
    assert sum(len(lines) for _, _, lines in parameters()) == len(table())


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.276, "0.28"), (-2.191, "−2.2"), (20_000, "20,000"), (1.25e-12, "1.2×10⁻¹²"), (0, "0"), (5, "5"),
     (0.0165, "0.017"), (-0.5, "−0.5")],
)  # fmt: skip
def test_numbers_as_people_read_them(value, words):
    assert figure(value) == words


def test_bands_in_thai():
    assert band(Row("0", "", "", "", None, 0.2, 0.35, unit="%")) == "20 ถึง 35%"
    assert band(Row("0", "", "", "", None, 8.0, None, unit="x")) == "มากกว่า 8 เท่า"
    assert band(Row("0", "", "", "", None, None, 0.95, unit="x")) == "ไม่เกิน 0.95 เท่า"
