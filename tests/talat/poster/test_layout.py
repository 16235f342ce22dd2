"""Layout in numbers: edges, overlaps, margins, gaps, free space and the order in which a page is read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.poster import layout
from talat.poster.sheet import Block, Sheet
from tests.talat.poster.pages import CHART, DATA, SOURCE, TITLE, page


def sheet(*blocks):
    return Sheet(blocks=blocks)


def block(name, x, y, w=80, h=80, **more):
    return Block(name, "text", x, y, w, h, **more)


def test_a_page_with_one_left_edge_is_aligned():
    assert layout.left_edges(page()) == (48,)
    assert layout.aligned_share(page()) == 1.0
    assert layout.on_grid(page()) == 1.0


def test_edges_that_almost_meet_are_one_edge_and_others_are_not():
    made = sheet(block("a", 40, 40), block("b", 43, 200), block("c", 304, 400, w=200))
    assert layout.left_edges(made) == (40, 304)
    assert layout.aligned(made) == ("a", "b")
    assert layout.on_grid(made) == pytest.approx(2 / 3)


def test_blocks_in_one_row_line_up_by_their_middles_too():
    assert layout.aligned(sheet(block("a", 100, 0, w=200), block("b", 150, 200, w=100))) == ("a", "b")


def test_overlaps_are_found_but_a_field_of_colour_under_a_block_is_none():
    ground = block("ground", 0, 0, 300, 300, fill="pale")
    assert layout.overlaps(sheet(ground, block("a", 24, 24))) == ()
    assert layout.overlaps(sheet(ground, block("a", 260, 24))) == (("ground", "a"),)
    assert layout.overlaps(sheet(block("a", 0, 0), block("b", 79, 0))) == (("a", "b"),)
    assert layout.overlaps(sheet(block("a", 0, 0), block("b", 80, 0))) == ()


def test_margins_are_what_is_left_to_the_edges_of_the_paper():
    assert layout.margins(page()) == (48, 40, 48, 848 - 504)
    assert layout.margins(sheet()) == (0, 0, 0, 0)


def test_gaps_are_counted_down_a_column():
    made = sheet(block("a", 0, 0), block("b", 0, 96), block("c", 300, 8), block("d", 300, 120))
    assert layout.gaps(made) == (16, 32)


def test_free_share_counts_what_is_drawn_and_not_empty_boxes():
    assert layout.free_share(sheet(block("a", 0, 0, 600, 848)), {}) == 1.0
    assert layout.free_share(sheet(block("a", 0, 0, 600, 848, fill="pale")), {}) == 0.0
    half = layout.free_share(sheet(block("a", 0, 0, 592, 416, fill="main")), {})
    assert half == pytest.approx(0.5, abs=0.01)


def test_reading_order_is_from_above_and_from_the_left():
    made = sheet(block("low", 40, 400), block("right", 320, 100), block("left", 40, 110))
    assert layout.reading_order(made) == ("left", "right", "low")
    assert layout.order_share(made, ["left", "right", "low"]) == 1.0
    assert layout.order_share(made, ["low", "right", "left"]) == 0.0
    assert layout.order_share(made, ["left", "none", "low"]) == pytest.approx(1 / 3)


def test_title_first_and_source_last():
    assert layout.kinds_in_order(page()) == ("title", "chart", "source")
    assert layout.title_first(page()) and layout.source_last(page())
    turned = sheet(replace(TITLE, y=700), CHART, replace(SOURCE, y=40))
    assert not layout.title_first(turned) and not layout.source_last(turned)
    assert not layout.title_first(sheet()) and not layout.source_last(sheet())


boxes = st.builds(
    lambda n, x, y, w, h: block(f"b{n}", x, y, w, h, text="แยม"),
    *(
        st.integers(0, 99),
        st.integers(0, 500),
        st.integers(0, 700),
        st.integers(24, 300),
        st.integers(24, 300),
    ),
)


@given(st.lists(boxes, max_size=6, unique_by=lambda one: one.id))
def test_every_number_is_in_its_range_on_any_page(blocks):
    made = sheet(*blocks)
    shares = layout.on_grid(made), layout.aligned_share(made), layout.free_share(made, DATA)
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert sorted(layout.reading_order(made)) == sorted(one.id for one in blocks)
    assert all(gap >= 0 for gap in layout.gaps(made))
    assert set(layout.overlaps(made)) == set(layout.overlaps(sheet(*blocks)))
