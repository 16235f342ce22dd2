"""Letters in numbers: sizes and their order, line breaks, contrast for every kind of eyes."""

from dataclasses import replace

import pytest

from talat.poster import letters
from talat.poster.colours import contrast
from talat.poster.palettes import PALETTES
from talat.poster.sheet import Block, Sheet
from talat.poster.sight import Eyes
from tests.talat.poster.pages import CHART, DATA, SOURCE, TITLE, page


def with_text(text, **more):
    return Sheet(blocks=(replace(TITLE, text=text, **more),))


def test_hierarchy_is_the_title_over_the_text():
    body = Block("body", "text", 48, 600, 504, 80, "มะม่วงขายดี", 18)
    assert letters.hierarchy(Sheet(blocks=(TITLE, CHART, body))) == 36 / 18
    assert letters.hierarchy(page()) == 36 / 16
    assert letters.hierarchy(Sheet(blocks=(CHART, SOURCE))) == 0.0
    assert letters.hierarchy(Sheet(blocks=(TITLE,))) == 0.0
    assert letters.sizes(page()) == {"title": 36, "chart": 16, "source": 12}


def test_words_cut_by_a_typed_break_are_found_and_breaks_between_words_are_not():
    assert letters.split_words(with_text("แยมมะม่\nวงขายดี")) == {"title": ("มะม่วง",)}
    assert letters.split_words(with_text("แยมมะม่วง\nขายดี")) == {}
    assert letters.split_words(with_text("แยม \n\n มะม่วง")) == {}


def test_lines_and_what_finds_no_room():
    long = with_text("แยมมะม่วงขายดีที่สุดในตลาด " * 4)
    assert len(letters.lines_of(long)["title"]) > 1
    assert letters.left_out(long, {}) == {"title": len(letters.lines_of(long)["title"]) - 1}
    assert letters.left_out(page(), DATA) == {}


def test_contrast_is_the_worst_behind_any_line_for_each_kind_of_eyes():
    river = PALETTES["river"]
    assert letters.contrast(page(), DATA)["title"] == pytest.approx(contrast(river.ink, river.paper))
    on_main = Sheet(blocks=(replace(TITLE, ink="accent", fill="main"),))
    assert letters.contrast(on_main, {})["title"] == pytest.approx(contrast(river.accent, river.main))
    assert list(letters.contrast_by_sight(page(), DATA)) == ["usual", "protan", "deutan", "tritan"]


def test_what_an_elder_cannot_read_is_told_line_by_line():
    assert letters.read_share(page(), DATA, Eyes()) == 1.0
    assert ("source", "small") in letters.troubles(page(), DATA, Eyes(need=2.0))
    assert 0.0 < letters.read_share(page(), DATA, Eyes(need=2.0)) < 1.0
    assert letters.read_share(Sheet(), {}, Eyes()) == 0.0
