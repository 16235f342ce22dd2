"""Charts as marks: five forms, drawn into the box of their block, and how large each number looks there."""

from __future__ import annotations

import math
from dataclasses import dataclass

from talat.poster.data import DataSet, Row, written
from talat.poster.lines import LEADING, broken
from talat.poster.marks import Box, Mark, Path, Sector, Words
from talat.poster.palettes import Palette
from talat.poster.sheet import Block
from talat.poster.widths import wide

EDGE = 8.0  # units kept free inside the block
FILLED = 0.64  # of the room a column or bar has, what it fills
WAY = 4.0  # units between a mark and its words
AXIS = 1.5


@dataclass(frozen=True)
class Shown:
    """What a chart looks like: its marks, and the size each row appears to have (length, area or angle)."""

    marks: tuple[Mark, ...]
    sizes: tuple[tuple[str, float], ...]  # (row, size); sizes of one chart are in one measure


@dataclass(frozen=True)
class Room:
    """Where a chart is drawn and what it is drawn with."""

    x: float
    y: float
    w: float
    h: float
    size: float
    palette: Palette
    ink: str
    labels: bool
    base: float
    top: float

    def share(self, value: float) -> float:
        """How far up the axis a number stands, 0–1."""
        return min(1.0, max(0.0, (value - self.base) / (self.top - self.base)))

    def words(self, text, x, y, row="", part="", align="left"):
        """Words whose left edge, middle or right edge is at x."""
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * wide(text, self.size)
        return Words(x - shift, y, text, self.size, 400, self.ink, row, part)


def drawn(block: Block, data: DataSet, palette: Palette) -> Shown:
    """The chart of a block."""
    rows = sorted(data.rows, key=lambda row: -row.value) if block.chart.sorted else list(data.rows)
    top = max(max(row.value for row in rows), block.chart.base + 1)
    room = Room(
        block.x + EDGE,
        block.y + EDGE,
        block.w - 2 * EDGE,
        block.h - 2 * EDGE,
        float(block.size),
        palette,
        palette.colour(block.ink),
        block.chart.labels,
        float(block.chart.base),
        float(top),
    )
    return FORMS[block.chart.form](room, rows, data)


def _foot(room, rows, each):
    """Names under the marks, broken into lines, and the height they take."""
    names = [broken(row.name, each - WAY, room.size) for row in rows]
    tall = max(map(len, names)) * room.size * LEADING
    y = room.y + room.h - tall
    found = [
        room.words(
            line, room.x + (at + 0.5) * each, y + number * room.size * LEADING, row.name, "name", "center"
        )
        for at, (row, lines) in enumerate(zip(rows, names, strict=True))
        for number, line in enumerate(lines)
    ]
    return found, tall


def _axis(room, floor, tall, unit):
    """Numbers of the axis at its foot, middle and top: what stands there when marks have no numbers."""
    found = []
    for share in (0.0, 0.5, 1.0):
        y = floor - share * tall
        text = written(round(room.base + share * (room.top - room.base), 1))
        found.append(room.words(text, room.x, y - room.size * LEADING, part="axis"))
        found.append(Path(((room.x, y), (room.x + room.w, y)), room.palette.quiet, 0.6))
    return [*found, room.words(unit, room.x + room.w, room.y, part="axis", align="right")]


def _columns(room, rows, data):
    each = room.w / len(rows)
    marks, below = _foot(room, rows, each)
    head, floor = room.size * LEADING, room.y + room.h - below - WAY
    tall = max(floor - room.y - head, 1.0)
    if not room.labels:
        marks = _axis(room, floor, tall, data.unit) + marks
    sizes = []
    for at, row in enumerate(rows):
        high = room.share(row.value) * tall
        left = room.x + at * each + each * (1 - FILLED) / 2
        marks.append(Box(left, floor - high, each * FILLED, high, _colour(room, row, rows), row.name))
        if room.labels:
            text, middle = written(row.value), left + each * FILLED / 2
            marks.append(room.words(text, middle, floor - high - head, row.name, "number", "center"))
        sizes.append((row.name, high))
    marks.append(Path(((room.x, floor), (room.x + room.w, floor)), room.ink, AXIS))
    return Shown(tuple(marks), tuple(sizes))


def _bars(room, rows, data):
    names = min(max(wide(row.name, room.size) for row in rows), room.w * 0.4)
    numbers = max(wide(written(row.value), room.size) for row in rows) + WAY if room.labels else 0.0
    left = room.x + names + 2 * WAY
    reach = max(room.w - names - 2 * WAY - numbers, 1.0)
    foot = 0.0 if room.labels else room.size * LEADING
    each, marks, sizes = (room.h - foot) / len(rows), [], []
    for at, row in enumerate(rows):
        long = room.share(row.value) * reach
        y = room.y + at * each
        middle = y + each / 2 - room.size * LEADING / 2
        marks.append(room.words(row.name, left - 2 * WAY, middle, row.name, "name", "right"))
        marks.append(
            Box(left, y + each * (1 - FILLED) / 2, long, each * FILLED, _colour(room, row, rows), row.name)
        )
        if room.labels:
            marks.append(room.words(written(row.value), left + long + WAY, middle, row.name, "number"))
        sizes.append((row.name, long))
    if not room.labels:
        for share, align in ((0.0, "left"), (1.0, "right")):
            text = written(round(room.base + share * (room.top - room.base), 1))
            marks.append(
                room.words(text, left + share * reach, room.y + room.h - foot, part="axis", align=align)
            )
    marks.append(Path(((left, room.y), (left, room.y + room.h - foot)), room.ink, AXIS))
    return Shown(tuple(marks), tuple(sizes))


def _line(room, rows, data):
    each = room.w / len(rows)
    marks, below = _foot(room, rows, each)
    head, floor = room.size * LEADING, room.y + room.h - below - WAY
    tall = max(floor - room.y - head - WAY, 1.0)
    if not room.labels:
        marks = _axis(room, floor, tall, data.unit) + marks
    heights = [room.share(row.value) * tall for row in rows]
    points = tuple((room.x + (at + 0.5) * each, floor - high) for at, high in enumerate(heights))
    marks.append(Path(points, room.palette.main, 3.0))
    for row, (x, y) in zip(rows, points, strict=True):
        marks.append(Sector(x, y, 4.0, 0.0, 360.0, room.palette.main, row.name))
        if room.labels:
            marks.append(room.words(written(row.value), x, y - head - WAY, row.name, "number", "center"))
    marks.append(Path(((room.x, floor), (room.x + room.w, floor)), room.ink, AXIS))
    return Shown(tuple(marks), tuple((row.name, high) for row, high in zip(rows, heights, strict=True)))


def _pie(room, rows, data):
    total = sum(max(row.value, 0.0) for row in rows) or 1.0
    radius = max(min(room.h, room.w * 0.5) / 2, 1.0)
    x, y = room.x + radius, room.y + room.h / 2
    marks, sizes, at = [], [], 0.0
    tall = room.size * LEADING
    head = y - tall * len(rows) / 2
    for number, row in enumerate(rows):
        sweep = 360.0 * max(row.value, 0.0) / total
        colour = _piece(room.palette, number)
        marks.append(Sector(x, y, radius, at, sweep, colour, row.name))
        left = room.x + 2 * radius + 3 * WAY
        marks.append(Box(left, head + number * tall + tall * 0.3, tall * 0.4, tall * 0.4, colour, row.name))
        words = left + tall * 0.4 + WAY
        marks.append(room.words(row.name, words, head + number * tall, row.name, "name"))
        if room.labels:
            beyond = words + wide(row.name + " ", room.size)
            marks.append(room.words(written(row.value), beyond, head + number * tall, row.name, "number"))
        sizes.append((row.name, sweep))
        at += sweep
    return Shown(tuple(marks), tuple(sizes))


def _growing(room, rows, data):
    """Squares whose side, not area, follows the number: twice the number looks four times as large."""
    each = room.w / len(rows)
    marks, below = _foot(room, rows, each)
    head, floor = room.size * LEADING, room.y + room.h - below - WAY
    side = max(min(floor - room.y - head, each - 2 * WAY), 1.0)
    sizes = []
    for at, row in enumerate(rows):
        one = room.share(row.value) * side
        middle = room.x + (at + 0.5) * each
        marks.append(Box(middle - one / 2, floor - one, one, one, _colour(room, row, rows), row.name))
        if room.labels:
            marks.append(
                room.words(written(row.value), middle, floor - one - head, row.name, "number", "center")
            )
        sizes.append((row.name, one * one))
    marks.append(Path(((room.x, floor), (room.x + room.w, floor)), room.ink, AXIS))
    return Shown(tuple(marks), tuple(sizes))


def _colour(room, row, rows):
    """The largest is in the colour for what matters, the rest in the main one."""
    most = max(one.value for one in rows)
    return room.palette.accent if row.value == most else room.palette.main


def _piece(palette, number):
    return (palette.main, palette.accent, palette.quiet, palette.ink)[number % 4]


def lie_factor(shown: Shown, data: DataSet) -> float:
    """Size of effect shown ÷ size of effect in the data, between the least and the greatest row.

    Tufte 1983, "The Visual Display of Quantitative Information", p. 57: 0.95 to 1.05 is honest. 1 where
    nothing differs; infinite where the least row has no size at all.
    """
    rows = [row for row in data.rows if row.value > 0]
    low, high = _ends(rows)
    if low.value == high.value:
        return 1.0
    size = dict(shown.sizes)
    if size[low.name] <= 0:
        return math.inf
    return (size[high.name] / size[low.name] - 1) / (high.value / low.value - 1)


def _ends(rows) -> tuple[Row, Row]:
    return min(rows, key=lambda row: row.value), max(rows, key=lambda row: row.value)


FORMS = {"columns": _columns, "bars": _bars, "line": _line, "pie": _pie, "growing": _growing}
