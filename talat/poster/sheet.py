"""A page as data: its paper, palette and blocks, lowest first, and what can be done to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from talat.poster.palettes import PALETTES, Palette
from talat.poster.papers import PAPERS, Paper

Kind = Literal["title", "text", "number", "chart", "icon", "picture", "source"]
KINDS = ("title", "text", "number", "chart", "icon", "picture", "source")
KIND_TITLES = {
    "title": "หัวเรื่อง",
    "text": "ข้อความ",
    "number": "ตัวเลขเด่น",
    "chart": "กราฟ",
    "icon": "ไอคอน",
    "picture": "รูปภาพ",
    "source": "ที่มา",
}
FORMS = ("columns", "bars", "line", "pie", "growing")
FORM_TITLES = {
    "columns": "แท่งตั้ง",
    "bars": "แท่งนอน",
    "line": "เส้น",
    "pie": "วงกลม",
    "growing": "รูปที่โตขึ้น",
}
SIZES = (8, 10, 12, 14, 16, 20, 24, 28, 36, 48, 64)
WORDED = ("title", "text", "number", "source")  # kinds that hold the learner's own words
LEAST_SIDE = 24  # units
# What a new block of a kind starts as: width, height, size of text, weight, ink.
FRESH = {
    "title": (504, 80, 36, 700, "ink"),
    "text": (248, 96, 16, 400, "ink"),
    "number": (200, 120, 48, 700, "accent"),
    "chart": (504, 304, 16, 400, "ink"),
    "icon": (80, 80, 16, 400, "main"),
    "picture": (240, 200, 16, 400, "ink"),
    "source": (504, 48, 12, 400, "quiet"),
}


@dataclass(frozen=True)
class Chart:
    """Which numbers a chart shows and how; `base` is the number at the foot of its axis."""

    data: str
    form: str = "columns"
    base: int = 0
    labels: bool = True  # each number stands at its mark
    sorted: bool = False  # largest first


@dataclass(frozen=True)
class Picture:
    """A picture the exercise offers: a drawing of the project, or a photo handed in by an instructor.

    A photo's `sha256` stands in the exercise, so the journal, whose head holds the exercise's fingerprint,
    says which bytes were meant.
    """

    id: str
    title: str  # Thai
    by: str  # who made it, as a credit writes it
    licence: str  # one of pictures.LICENCES
    drawing: str = ""  # its name among the drawings
    file: str = ""  # or the photo in the exercise's folder
    sha256: str = ""
    wide: int = 0  # pixels
    tall: int = 0
    tone: str = "#808080"  # the photo's mean colour: what words on it are read against


@dataclass(frozen=True)
class Block:
    """One thing on the page, in units from the page's left and upper edge."""

    id: str
    kind: str
    x: int
    y: int
    w: int
    h: int
    text: str = ""
    size: int = 16
    weight: int = 400
    align: str = "left"
    ink: str = "ink"
    fill: str = "none"
    chart: Chart | None = None
    icon: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Sheet:
    """A page: blocks stand from the lowest to the one on top."""

    paper_id: str = "a4"
    palette_id: str = "river"
    blocks: tuple[Block, ...] = ()

    @property
    def paper(self) -> Paper:
        """Its paper."""
        return PAPERS[self.paper_id]

    @property
    def palette(self) -> Palette:
        """Its colours."""
        return PALETTES[self.palette_id]

    def find(self, name: str) -> Block | None:
        """The block of that name; None when there is none."""
        return next((block for block in self.blocks if block.id == name), None)

    def having(self, block: Block) -> Sheet:
        """The page with one more block on top."""
        return replace(self, blocks=(*self.blocks, block))

    def without(self, name: str) -> Sheet:
        """The page without a block."""
        return replace(self, blocks=tuple(block for block in self.blocks if block.id != name))

    def changed(self, name: str, **what) -> Sheet:
        """The page with something different about one block."""
        return self._each(name, lambda block: replace(block, **what))

    def placed(self, name: str, x: int, y: int, w: int, h: int) -> Sheet:
        """The page with one block elsewhere or larger; it is kept on the paper."""
        return self.changed(name, **within(self.paper, x, y, w, h))

    def layered(self, name: str, to: str) -> Sheet:
        """The page with one block "up", "down", "front" or "back" among the others."""
        at = next(at for at, block in enumerate(self.blocks) if block.id == name)
        rest = [block for block in self.blocks if block.id != name]
        place = {"up": at + 1, "down": at - 1, "front": len(rest), "back": 0}[to]
        rest.insert(min(max(place, 0), len(rest)), self.blocks[at])
        return replace(self, blocks=tuple(rest))

    def on(self, paper: str) -> Sheet:
        """The page on another paper; what no longer fits is moved in."""
        new = replace(self, paper_id=paper)
        for block in new.blocks:
            new = new.placed(block.id, block.x, block.y, block.w, block.h)
        return new

    def _each(self, name, change: Callable[[Block], Block]) -> Sheet:
        return replace(self, blocks=tuple(change(one) if one.id == name else one for one in self.blocks))

    def reading_order(self) -> tuple[Block, ...]:
        """Blocks as a reader meets them: from above, and from the left where they stand side by side."""
        rest, found = sorted(self.blocks, key=lambda one: (one.y, one.x)), []
        while rest:
            top = rest[0]
            beside = [one for one in rest if one.y < top.y + top.h / 2]
            first = min(beside, key=lambda one: (one.x, one.y))
            found.append(first)
            rest.remove(first)
        return tuple(found)


def within(paper: Paper, x: int, y: int, w: int, h: int) -> dict[str, int]:
    """Sides cut to the paper and the place moved inside it."""
    w, h = min(max(w, LEAST_SIDE), paper.wide), min(max(h, LEAST_SIDE), paper.tall)
    return {"x": min(max(x, 0), paper.wide - w), "y": min(max(y, 0), paper.tall - h), "w": w, "h": h}


def fresh(name: str, kind: str, sheet: Sheet, data: str = "", picture: Picture | None = None) -> Block:
    """A new block of a kind at the first free height of the page; a chart of the data set `data`."""
    wide, tall, size, weight, ink = FRESH[kind]
    low = max((block.y + block.h for block in sheet.blocks), default=24) + 16
    wide = min(wide, sheet.paper.wide - 48)
    box = within(sheet.paper, 48, low, wide, tall)
    chart = Chart(data) if kind == "chart" else None
    icon = "basket" if kind == "icon" else ""
    shown = picture if kind == "picture" else None
    return Block(name, kind, **box, size=size, weight=weight, ink=ink, chart=chart, icon=icon, picture=shown)
