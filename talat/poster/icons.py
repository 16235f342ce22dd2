"""Icons drawn for the project on a field of 24 × 24, in two families: lines, and solid shapes.

A family looks well on one page only with itself; that is what a learner finds out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from talat.poster.sheet import Block, Sheet

FIELD = 24.0
THICK = 1.8
ROUND = 24  # corners that stand for a circle
STYLE_TITLES = {"line": "ลายเส้น", "solid": "ทึบ"}


@dataclass(frozen=True)
class Icon:
    """One icon; its pieces are joined points "x,y x,y …", or a circle "o x,y,radius", parted by "|"."""

    title: str  # Thai
    style: str  # "line" or "solid"
    pieces: str

    @property
    def lines(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """Points of each piece; of a solid one the corners of its field."""
        return tuple(_points(piece) for piece in self.pieces.split("|"))


@cache
def _points(piece: str):
    words = piece.split()
    if words[0] == "o":
        x, y, r = map(float, words[1].split(","))
        turns = (2 * math.pi * at / ROUND for at in range(ROUND + 1))
        return tuple((x + r * math.cos(turn), y + r * math.sin(turn)) for turn in turns)
    return tuple(tuple(map(float, word.split(","))) for word in words)


PERSON = "4.5,21 5.5,15.5 8.5,13.5 15.5,13.5 18.5,15.5 19.5,21"
ICONS = {
    "basket": Icon(
        "ตะกร้า",
        "line",
        "3,9 21,9 18.5,20 5.5,20 3,9 | 8,9 12,3 16,9 | 9.5,12 9.5,17 | 14.5,12 14.5,17",
    ),
    "house": Icon(
        "บ้าน", "line", "3,11.5 12,4 21,11.5 | 5.5,10 5.5,20 18.5,20 18.5,10 | 10,20 10,14 14,14 14,20"
    ),
    "box": Icon(
        "กล่อง",
        "line",
        "3.5,8 12,3.5 20.5,8 20.5,16.5 12,21 3.5,16.5 3.5,8 12,12.5 20.5,8 | 12,12.5 12,21",
    ),
    "up": Icon("เพิ่มขึ้น", "line", "3,18 9,12 13,15 21,6 | 15.5,6 21,6 21,11.5"),
    "down": Icon("ลดลง", "line", "3,6 9,12 13,9 21,18 | 15.5,18 21,18 21,12.5"),
    "calendar": Icon(
        "ปฏิทิน", "line", "4,6 20,6 20,20.5 4,20.5 4,6 | 4,10.8 20,10.8 | 8,3.5 8,8 | 16,3.5 16,8"
    ),
    "person": Icon("คน", "line", f"o 12,7.5,4 | {PERSON}"),
    "clock": Icon("นาฬิกา", "line", "o 12,12,9 | 12,6.5 12,12 16,14.5"),
    "coin": Icon(
        "เงิน", "line", "o 12,12,9 | 9,7.5 9,16.5 13.5,16.5 15,14.5 13.5,12 9,12 13,12 14.3,9.8 13,7.5 9,7.5"
    ),
    "truck": Icon(
        "รถส่งของ",
        "line",
        "2,6 14,6 14,17 2,17 2,6 | 14,10 19,10 22,13.5 22,17 14,17 | o 6.5,18.5,2 | o 17.5,18.5,2",
    ),
    "drop": Icon("น้ำ", "line", "12,3 17.5,11 18.5,15 16.5,19 12,21 7.5,19 5.5,15 6.5,11 12,3"),
    "leaf": Icon("ใบไม้", "line", "4,20 5,11 11,5 20,4 19,13 13,19 4,20 | 4,20 14,10"),
    "basket-solid": Icon("ตะกร้า", "solid", "2.5,9 7,9 11.5,3 12.5,3 17,9 21.5,9 19,20.5 5,20.5"),
    "house-solid": Icon(
        "บ้าน", "solid", "12,3 22,11.5 19,11.5 19,20.5 14,20.5 14,14 10,14 10,20.5 5,20.5 5,11.5 2,11.5"
    ),
    "box-solid": Icon(
        "กล่อง",
        "solid",
        "12,3 20.5,7.4 12,11.8 3.5,7.4 | 3,9 11.3,13.3 11.3,21.5 3,17 | 21,9 21,17 12.7,21.5 12.7,13.3",
    ),
    "person-solid": Icon("คน", "solid", f"o 12,7.5,4.5 | {PERSON}"),
    "coin-solid": Icon("เงิน", "solid", "o 12,12,9.5"),
    "truck-solid": Icon(
        "รถส่งของ",
        "solid",
        "1.5,6 14,6 14,17 1.5,17 | 15,10 20,10 22.5,14 22.5,17 15,17 | o 6.5,18.5,2.6 | o 17.5,18.5,2.6",
    ),
    "drop-solid": Icon("น้ำ", "solid", "12,2.5 18,11 19,15 17,19.5 12,21.5 7,19.5 5,15 6,11"),
    "leaf-solid": Icon("ใบไม้", "solid", "3.5,20.5 4.5,11 11,4.5 20.5,3.5 19.5,13 13,19.5"),
}
ICON_TITLES = {name: f"{icon.title} ({STYLE_TITLES[icon.style]})" for name, icon in ICONS.items()}


def strokes(name: str, x: float, y: float, w: float, h: float):
    """(points, thickness, whether it is a field) of each piece of an icon in a box, in its middle."""
    icon, scale = ICONS[name], min(w, h) / FIELD
    left, top = x + (w - FIELD * scale) / 2, y + (h - FIELD * scale) / 2
    for piece in icon.lines:
        points = tuple((left + a * scale, top + b * scale) for a, b in piece)
        yield points, THICK * scale, icon.style == "solid"


def icons_of(sheet: Sheet) -> tuple[Block, ...]:
    """The icons on a page."""
    return tuple(block for block in sheet.blocks if block.kind == "icon" and block.icon)


def looks_of(blocks: Sequence[Block]) -> dict[str, set]:
    """{"style", "side" or "ink": what occurs of it among these icons}; side in units, as it is drawn."""
    return {
        "style": {ICONS[block.icon].style for block in blocks},
        "side": {min(block.w, block.h) for block in blocks},
        "ink": {block.ink for block in blocks},
    }


def alike(sheet: Sheet) -> dict[str, bool]:
    """{"style", "side" or "ink": whether all icons of the page share it}; False for fewer than two."""
    found = icons_of(sheet)
    return {name: len(found) > 1 and len(kinds) == 1 for name, kinds in looks_of(found).items()}
