"""The page as data: blocks stay on paper, layers move, reading goes from above and from the left."""

from hypothesis import given
from hypothesis import strategies as st

from talat.poster.papers import GRID, PAPERS, snapped
from talat.poster.sheet import KINDS, Block, Sheet, fresh
from tests.talat.poster.pages import page

ANY = st.integers(-3000, 3000)


def names(sheet):
    return [block.id for block in sheet.blocks]


@given(ANY, ANY, ANY, ANY, st.sampled_from(list(PAPERS)))
def test_a_block_stays_on_the_paper(x, y, w, h, paper):
    block = page().on(paper).placed("chart", x, y, w, h).find("chart")
    assert 0 <= block.x <= block.x + block.w <= PAPERS[paper].wide
    assert 0 <= block.y <= block.y + block.h <= PAPERS[paper].tall


def test_every_paper_is_whole_steps_of_the_grid():
    assert all(paper.wide % GRID == paper.tall % GRID == 0 for paper in PAPERS.values())
    assert [snapped(at) for at in (0, 3.9, 4.1, -5, 12.0)] == [0, 0, 8, -8, 16]


def test_layers_move_one_by_one_and_to_the_ends():
    sheet = page()
    assert names(sheet.layered("title", "up")) == ["chart", "title", "source"]
    assert names(sheet.layered("title", "down")) == ["title", "chart", "source"]
    assert names(sheet.layered("title", "front")) == ["chart", "source", "title"]
    assert names(sheet.layered("source", "back")) == ["source", "title", "chart"]


def test_reading_goes_down_and_from_the_left_where_blocks_stand_beside_each_other():
    blocks = (
        Block("right", "text", 300, 104, 200, 80),
        Block("foot", "text", 0, 300, 500, 40),
        Block("left", "text", 40, 112, 200, 80),
        Block("head", "title", 300, 0, 200, 80),
    )
    assert [block.id for block in Sheet(blocks=blocks).reading_order()] == ["head", "left", "right", "foot"]


def test_a_new_block_stands_under_the_others_and_on_the_paper():
    for paper in PAPERS:
        sheet = Sheet(paper_id=paper)
        for number, kind in enumerate((*KINDS, *KINDS)):
            block = fresh(f"b{number}", kind, sheet, "jam")
            assert block.y + block.h <= sheet.paper.tall
            assert block.x + block.w <= sheet.paper.wide
            sheet = sheet.having(block)
        assert len(names(sheet.without("b0"))) == 2 * len(KINDS) - 1
