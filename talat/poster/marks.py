"""What a drawn page consists of: boxes, words, lines and sectors, in units, lowest first.

Canvas, printer and readers all take these marks, so that none of them sees another page than the others.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from talat.poster.lines import LEADING
from talat.poster.widths import wide

BASELINE = 1.14  # sizes from the upper edge of a line to the foot of its letters


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    w: float
    h: float
    colour: str
    row: str = ""  # the row of a data set whose number it shows


@dataclass(frozen=True)
class Words:
    """One line of text; x is its left edge, y the upper edge of the line."""

    x: float
    y: float
    text: str
    size: float
    weight: int
    colour: str
    row: str = ""  # the row of a data set it belongs to, and whether it is its "name" or its "number"
    part: str = ""

    @property
    def w(self) -> float:
        """Its width."""
        return wide(self.text, self.size, self.weight)

    @property
    def h(self) -> float:
        """Height of the line."""
        return self.size * LEADING

    @property
    def body(self) -> tuple[float, float, float, float]:
        """(x, y, w, h) of the letters themselves, without the room above and below."""
        foot = self.y + self.size * BASELINE
        return self.x, foot - 0.72 * self.size, self.w, 0.9 * self.size


@dataclass(frozen=True)
class Path:
    """Straight lines through points, or the field between them when `filled`."""

    points: tuple[tuple[float, float], ...]
    colour: str
    thick: float = 1.5
    filled: bool = False


@dataclass(frozen=True)
class Sector:
    """A piece of a disc: degrees clockwise from the top."""

    x: float
    y: float
    r: float
    start: float
    sweep: float
    colour: str
    row: str = ""


@dataclass(frozen=True)
class Photo:
    """A photo in a box of its own shape; `colour` is its mean."""

    x: float
    y: float
    w: float
    h: float
    name: str
    colour: str


Mark = Box | Words | Path | Sector | Photo


@dataclass(frozen=True)
class Drawn:
    """One block's marks, lowest first, and how many lines of its words found no room."""

    block: str
    kind: str
    marks: tuple[Mark, ...]
    left_out: int = 0


def plain(mark: Mark) -> dict:
    """A mark as plain JSON values for the canvas."""
    known = {"mark": type(mark).__name__.lower(), **asdict(mark)}
    if isinstance(mark, Words):
        known["foot"] = mark.y + mark.size * BASELINE
        known["w"] = mark.w
    return {
        key: round(value, 2) if isinstance(value, float) else value
        for key, value in known.items()
        if key not in ("row", "part")
    }
