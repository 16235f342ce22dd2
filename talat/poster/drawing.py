"""A whole page as marks, block by block from the lowest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from talat.poster import charts
from talat.poster.data import DataSet
from talat.poster.icons import strokes
from talat.poster.lines import LEADING, broken
from talat.poster.marks import Box, Drawn, Path, Photo, Words
from talat.poster.palettes import Palette
from talat.poster.sheet import WORDED, Block, Sheet
from talat.poster.vectors import drawing
from talat.poster.widths import wide

EDGE = 4.0  # units kept free around words


def drawn(sheet: Sheet, data: Mapping[str, DataSet]) -> tuple[Drawn, ...]:
    """Every block's marks; the paper itself is not among them."""
    return tuple(_block(block, sheet.palette, _data(block, data)) for block in sheet.blocks)


def _data(block, data):
    return data[block.chart.data] if block.chart else None


@lru_cache(maxsize=256)
def _block(block: Block, palette: Palette, data: DataSet | None) -> Drawn:
    ground = ()
    if block.fill != "none":
        ground = (Box(block.x, block.y, block.w, block.h, palette.colour(block.fill)),)
    if block.kind in WORDED:
        words, left_out = _words(block, palette)
        return Drawn(block.id, block.kind, (*ground, *words), left_out)
    if block.kind == "icon":
        lines = strokes(block.icon, block.x, block.y, block.w, block.h)
        found = (Path(points, palette.colour(block.ink), thick, solid) for points, thick, solid in lines)
        return Drawn(block.id, block.kind, (*ground, *found))
    if block.kind == "picture":
        return Drawn(block.id, block.kind, (*ground, *_picture(block)))
    return Drawn(block.id, block.kind, (*ground, *charts.drawn(block, data, palette).marks))


def _picture(block):
    """The block's picture as large as its box allows, in its middle and never pulled out of shape."""
    known = block.picture
    if known is None:
        return ()
    art = drawing(known.drawing) if known.drawing else known
    scale = min(block.w / art.wide, block.h / art.tall)
    left, top = block.x + (block.w - art.wide * scale) / 2, block.y + (block.h - art.tall * scale) / 2
    if known.file:
        return (Photo(left, top, art.wide * scale, art.tall * scale, known.id, known.tone),)
    return tuple(
        Path(
            tuple((left + x * scale, top + y * scale) for x, y in shape.points),
            shape.colour,
            shape.thick * scale,
            shape.filled,
        )
        for shape in art.shapes
    )


def _words(block, palette):
    room = block.w - 2 * EDGE
    lines = broken(block.text, room, block.size, block.weight) if block.text else ()
    tall = block.size * LEADING
    fits = max(int((block.h + 0.25 * block.size) // tall), 0)
    shift = {"left": 0.0, "center": 0.5, "right": 1.0}[block.align]
    found = []
    for number, line in enumerate(lines[:fits]):
        x = block.x + EDGE + shift * (room - wide(line, block.size, block.weight))
        found.append(
            Words(x, block.y + number * tall, line, block.size, block.weight, palette.colour(block.ink))
        )
    return tuple(found), len(lines) - len(found)
