"""How a page is laid out, in numbers: edges that line up, overlaps, margins, gaps, free space, reading order.

Blocks are measured by their boxes, in units; what is free of anything drawn is measured by marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from talat.poster.data import DataSet
from talat.poster.drawing import drawn
from talat.poster.marks import Words
from talat.poster.papers import GRID
from talat.poster.sheet import Block, Sheet
from talat.poster.sight import extent

NEAR = GRID / 2  # units by which two edges may differ and still be seen as one; our assumption


def on_grid(sheet: Sheet, step: int = GRID) -> float:
    """The share, 0–1, of blocks whose left and upper edge stand on steps of a grid; 0 on an empty page."""
    return _share(block.x % step == 0 and block.y % step == 0 for block in sheet.blocks)


def left_edges(sheet: Sheet) -> tuple[int, ...]:
    """The different left edges of the blocks, from the left: one or two make a calm page."""
    return _apart(block.x for block in sheet.blocks)


def aligned(sheet: Sheet) -> tuple[str, ...]:
    """Blocks whose left edge, right edge or middle is also another block's."""
    found = set()
    for one, other in combinations(sheet.blocks, 2):
        if any(abs(a - b) <= NEAR for a, b in zip(_lines(one), _lines(other), strict=True)):
            found |= {one.id, other.id}
    return tuple(block.id for block in sheet.blocks if block.id in found)


def aligned_share(sheet: Sheet) -> float:
    """The share, 0–1, of blocks that line up with another; 0 on a page of fewer than two."""
    return len(aligned(sheet)) / len(sheet.blocks) if sheet.blocks else 0.0


def overlaps(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Pairs of blocks that lie over each other; one that lies wholly on a field of colour is no overlap."""
    return tuple(
        (one.id, other.id)
        for one, other in combinations(sheet.blocks, 2)
        if _common(one, other) > 0 and not _ground(one, other)
    )


def margins(sheet: Sheet) -> tuple[int, int, int, int]:
    """(left, upper, right, lower) units from the paper's edges to what stands nearest; zeros when empty."""
    if not sheet.blocks:
        return 0, 0, 0, 0
    right, low = (max(one.x + one.w for one in sheet.blocks), max(one.y + one.h for one in sheet.blocks))
    first, top = min(one.x for one in sheet.blocks), min(one.y for one in sheet.blocks)
    return first, top, sheet.paper.wide - right, sheet.paper.tall - low


def gaps(sheet: Sheet) -> tuple[int, ...]:
    """Units between each block and the next one below it that stands in the same column, from above."""
    found = []
    for block in sheet.blocks:
        below = [one for one in sheet.blocks if one.y >= block.y + block.h and _beside(block, one)]
        if below:
            found.append((block.y, min(one.y for one in below) - block.y - block.h))
    return tuple(gap for _, gap in sorted(found))


def free_share(sheet: Sheet, data: Mapping[str, DataSet]) -> float:
    """The share, 0–1, of the paper on which nothing is drawn: letters and marks count, empty boxes do not."""
    wide, tall, used = sheet.paper.wide // GRID, sheet.paper.tall // GRID, set()
    for one in drawn(sheet, data):
        for mark in one.marks:
            if not isinstance(mark, Words) or mark.text.strip():
                x, y, w, h = extent(mark)
                across = range(max(int(x // GRID), 0), min(int((x + w) // GRID) + 1, wide))
                down = range(max(int(y // GRID), 0), min(int((y + h) // GRID) + 1, tall))
                used |= {(a, b) for a in across for b in down}
    return 1 - len(used) / (wide * tall)


def reading_order(sheet: Sheet) -> tuple[str, ...]:
    """Blocks in the order in which a reader meets them."""
    return tuple(block.id for block in sheet.reading_order())


def kinds_in_order(sheet: Sheet) -> tuple[str, ...]:
    """The kinds of the blocks in reading order, such as ("title", "chart", "source")."""
    return tuple(block.kind for block in sheet.reading_order())


def order_share(sheet: Sheet, wanted: Sequence[str]) -> float:
    """The share, 0–1, of pairs of `wanted` blocks that are met in the wanted order; a missing one is not.

    Kendall's count of pairs (Kendall 1938, Biometrika 30:81), as a share.
    """
    at = {name: place for place, name in enumerate(reading_order(sheet))}
    return _share(a in at and b in at and at[a] < at[b] for a, b in combinations(wanted, 2))


def title_first(sheet: Sheet) -> bool:
    """Whether a title is met before everything else."""
    return kinds_in_order(sheet)[:1] == ("title",)


def source_last(sheet: Sheet) -> bool:
    """Whether a line of source is met after everything else."""
    return kinds_in_order(sheet)[-1:] == ("source",)


def _share(holds) -> float:
    found = list(holds)
    return sum(found) / len(found) if found else 0.0


def _apart(places):
    found: list[int] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return tuple(found)


def _lines(block: Block):
    return block.x, block.x + block.w, block.x + block.w / 2


def _beside(one: Block, other: Block) -> bool:
    """Whether two blocks share some of the page's width."""
    return min(one.x + one.w, other.x + other.w) > max(one.x, other.x)


def _common(one: Block, other: Block) -> int:
    across = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    down = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return max(across, 0) * max(down, 0)


def _ground(below: Block, above: Block) -> bool:
    """Whether the lower of two is an empty field of colour under the whole of the other."""
    empty = below.fill != "none" and not below.text and below.chart is None and not below.icon
    return empty and _common(below, above) == above.w * above.h
