"""Drawn pictures of the project as shapes: the small part of SVG they are made of, curves as short lines.

No library that draws SVG is in a learner's seat; shapes also look the same to canvas, printer and readers.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("drawings")
SVG = "{http://www.w3.org/2000/svg}"
STEPS = 10  # short lines that stand for one curve
ROUND = 36  # corners that stand for an ellipse
_TOKEN = re.compile(r"[MLHVCQZmlhvcqz]|-?(?:\d+\.?\d*|\.\d+)")
Points = tuple[tuple[float, float], ...]


class NotDrawn(ValueError):
    """A picture that uses what is not drawn here; the message says what."""


@dataclass(frozen=True)
class Shape:
    """A field, or a line of some thickness; points in the picture's own measure."""

    points: Points
    colour: str
    thick: float = 0.0

    @property
    def filled(self) -> bool:
        """Whether it is a field."""
        return not self.thick


@dataclass(frozen=True)
class Drawing:
    """One picture: its size and its shapes, lowest first."""

    title: str  # Thai
    wide: float
    tall: float
    shapes: tuple[Shape, ...]


@cache
def drawing(name: str) -> Drawing:
    """A picture of the folder; KeyError for none."""
    if name not in names():
        raise KeyError(name)
    return read((FOLDER / f"{name}.svg").read_text(encoding="utf-8"))


@cache
def names() -> tuple[str, ...]:
    """Names of all pictures."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.svg")))


def read(text: str) -> Drawing:
    """The drawing an SVG text holds; `NotDrawn` for anything but plain shapes."""
    root = ET.fromstring(text)
    left, top, wide, tall = map(float, root.attrib["viewBox"].split())
    if left or top:
        raise NotDrawn("viewBox must begin at 0 0")
    title, shapes = "", []
    for element in root:
        kind = element.tag.removeprefix(SVG)
        if kind == "title":
            title = element.text or ""
        elif kind in MADE:
            shapes += _shapes(MADE[kind](element.attrib), element.attrib)
        else:
            raise NotDrawn(f"<{kind}>")
    return Drawing(title, wide, tall, tuple(shapes))


def _shapes(points: list[Points], how):
    fill, stroke = how.get("fill", "none"), how.get("stroke", "none")
    for colour in {fill, stroke} - {"none"}:
        if not re.fullmatch(r"#[0-9a-f]{6}", colour):
            raise NotDrawn(f"colour {colour}: write #rrggbb")
    found = [Shape(one, fill) for one in points if fill != "none"]
    thick = float(how.get("stroke-width", 1))
    return found + [Shape(one, stroke, thick) for one in points if stroke != "none"]


def _rect(how):
    x, y, w, h = (float(how.get(name, 0)) for name in ("x", "y", "width", "height"))
    return [((x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y))]


def _ellipse(how):
    x, y = float(how["cx"]), float(how["cy"])
    a, b = (float(how.get(name, how.get("r", 0))) for name in ("rx", "ry"))
    turns = [2 * math.pi * at / ROUND for at in range(ROUND + 1)]
    return [tuple((x + a * math.cos(turn), y + b * math.sin(turn)) for turn in turns)]


def _polyline(how):
    numbers = [float(one) for one in re.split(r"[\s,]+", how["points"].strip())]
    return [tuple(zip(numbers[::2], numbers[1::2], strict=True))]


def _polygon(how):
    (points,) = _polyline(how)
    return [(*points, points[0])]


def _path(how):
    """Lines and curves of one path; every Z or new M begins another piece."""
    known = _TOKEN.findall(how["d"])
    if "".join(known) != re.sub(r"[\s,]+", "", how["d"]):
        raise NotDrawn(f"path {how['d'][:30]}: only M L H V C Q Z")
    pieces, points, at, command = [], [], (0.0, 0.0), ""
    while known:
        if known[0].isalpha():
            command = known.pop(0)
        if command.upper() == "Z":
            points.append(points[0])
            at = points[0]
        elif command:
            if command.upper() == "M" and points:
                pieces.append(tuple(points))
                points = []
            points += _step(command, at, [float(known.pop(0)) for _ in range(TAKES[command.upper()])])
            at = points[-1]
            command = {"M": "L", "m": "l"}.get(command, command)
    return [*pieces, tuple(points)]


def _step(command, at, numbers):
    """The points one command adds."""
    kind, (x, y) = command.upper(), at if command.islower() else (0.0, 0.0)
    if kind == "H":
        return [(x + numbers[0], at[1])]
    if kind == "V":
        return [(at[0], y + numbers[0])]
    ends = [(x + a, y + b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
    if kind in "ML":
        return ends
    return [_bezier((at, *ends), step / STEPS) for step in range(1, STEPS + 1)]


def _bezier(points, share):
    """A point of a curve (de Casteljau)."""
    while len(points) > 1:
        pairs = zip(points, points[1:], strict=False)
        points = [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in pairs]
    return points[0]


TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4}
MADE = {"rect": _rect, "circle": _ellipse, "ellipse": _ellipse, "polyline": _polyline, "polygon": _polygon}
MADE |= {"path": _path}
