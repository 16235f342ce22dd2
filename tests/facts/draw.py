"""Drawings for people who have never read a chart, as SVG: a band with dots, bars, and lines with points.

Text in a drawing is 18 px at the width it is made for; the page's own typeface draws it.
"""

import html
from dataclasses import dataclass, field

WIDTH = 580
INK, SOFT, LINE, PAPER = "#21282b", "#515c63", "#857f73", "#f0ece3"
OURS, BAND, THEIRS, BAD = "#0b5d57", "#d5eadb", "#744600", "#9c2418"


@dataclass(frozen=True)
class Bars:
    """A bar for each label; `theirs` are points of the source beside them, None where it has none."""

    labels: tuple[str, ...]
    values: tuple[float, ...]
    texts: tuple[str, ...]
    theirs: tuple[float | None, ...] = ()
    across: str = ""  # what the labels are, Thai


@dataclass(frozen=True)
class Lines:
    """Our points joined by a line, and the source's line behind them where there is one."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    across: str  # what runs from left to right, Thai
    up: str  # what runs upwards, Thai
    theirs: tuple[tuple[float, float], ...] = ()
    x_ticks: tuple[tuple[float, str], ...] = ()
    y_ticks: tuple[tuple[float, str], ...] = ()
    marks: tuple[tuple[float, str], ...] = field(default=())  # upright lines with a word


def text(x, y, words, anchor="middle", fill=SOFT, weight=400):
    """One piece of text."""
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" font-size="18"{bold}>'
        f"{html.escape(str(words))}</text>"
    )


def rule(x1, y1, x2, y2, stroke=LINE, width=1.0, dash=""):
    """One straight line."""
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}"'
        f' stroke-width="{width}"{broken}/>'
    )


def svg(height, inside, alt):
    """The drawing with its one sentence for those who do not see it."""
    label = html.escape(alt, quote=True)
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}">{"".join(inside)}</svg>'


def scale(low, high, left, right):
    """A function from values to places between left and right."""
    span = (high - low) or 1.0
    return lambda value: left + (value - low) / span * (right - left)


def strip(found, shown, alt):
    """One fact: the band in green, each market a tick, both means with their intervals.

    found  `row.Measured`
    shown  function that writes a value with its unit
    """
    row, check = found.row, found.mean()
    edges = [edge for edge in (row.low, row.high) if edge is not None]
    values = [*found.values["check"], *found.values.get("calibration", ())]
    inside = sorted(values)[len(values) // 20 : len(values) - len(values) // 20 or None]
    low, high = min(*inside, *edges), max(*inside, *edges)
    room = 0.08 * (high - low or abs(high) or 1.0)
    at = scale(low - room, high + room, 8, WIDTH - 8)
    left = 0.0 if row.low is None else at(row.low)
    right = float(WIDTH) if row.high is None else at(row.high)
    parts = [f'<rect x="{left:.1f}" y="30" width="{right - left:.1f}" height="86" fill="{BAND}"/>']
    for edge in edges:
        x = at(edge)
        side = "start" if x < 60 else "end" if x > WIDTH - 60 else "middle"
        parts += [rule(x, 30, x, 116, OURS, 1.5, "4 3"), text(x, 22, shown(edge), side)]
    for value in found.values["check"]:
        if low - room <= value <= high + room:
            parts.append(rule(at(value), 62, at(value), 74, LINE, 1.2))
    colour = OURS if found.holds else BAD
    parts.append(_mean(at, check, 50, colour, True))
    if "calibration" in found.values:
        parts.append(_mean(at, found.mean("calibration"), 94, SOFT, False))
    return svg(122, parts, alt)


def _mean(at, interval, y, colour, filled):
    low, high, middle = (min(max(at(one), 0), WIDTH) for one in (interval.low, interval.high, interval.value))
    dot = f'fill="{colour}"' if filled else f'fill="#ffffff" stroke="{colour}" stroke-width="3"'
    return rule(low, y, high, y, colour, 4) + f'<circle cx="{middle:.1f}" cy="{y}" r="9" {dot}/>'


def bars(data, alt):
    """Upright bars with a number on each; the source's points are rings."""
    height, floor, top = 300, 226, 44
    tall = max(*data.values, *(one for one in data.theirs if one is not None), 1e-12)
    each, parts = WIDTH / len(data.values), [rule(0, floor, WIDTH, floor, INK, 1.5)]
    wide = min(0.62 * each, 90)
    for n, (label, value, words) in enumerate(zip(data.labels, data.values, data.texts, strict=True)):
        x, y = (n + 0.5) * each, floor - max(value, 0) / tall * (floor - top)
        parts.append(
            f'<rect x="{x - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{floor - y:.1f}"'
            f' rx="3" fill="{OURS}"/>'
        )
        ring = data.theirs[n] if n < len(data.theirs) else None
        above = y if ring is None else min(y, floor - ring / tall * (floor - top) - 8)
        parts += [text(x, above - 10, words, fill=INK, weight=600), text(x, floor + 26, label)]
    for n, value in enumerate(data.theirs):
        if value is not None:
            y = floor - value / tall * (floor - top)
            parts.append(
                f'<circle cx="{(n + 0.5) * each:.1f}" cy="{y:.1f}" r="8" fill="#ffffff"'
                f' stroke="{THEIRS}" stroke-width="4"/>'
            )
    parts.append(text(WIDTH / 2, floor + 58, data.across))
    return svg(height, parts, alt)


def lines(data, alt):
    """Points joined by a line over a few ticks; the source's line is broken and lies behind."""
    height, floor, top, left, right = 340, 256, 40, 76, WIDTH - 16
    everything = [*data.y, *(y for _, y in data.theirs), *(y for y, _ in data.y_ticks)]
    across = [*data.x, *(x for x, _ in data.x_ticks)]
    at_x, at_y = (
        scale(min(across), max(across), left, right),
        scale(min(everything), max(everything), floor, top),
    )
    parts = []
    for y, words in data.y_ticks:
        parts += [rule(left, at_y(y), right, at_y(y), PAPER, 2), text(left - 10, at_y(y) + 6, words, "end")]
    for n, (x, words) in enumerate(data.x_ticks):
        side = "end" if n == len(data.x_ticks) - 1 else "middle"
        parts.append(text(at_x(x), floor + 28, words, side))
    for x, words in data.marks:
        side = "end" if at_x(x) > WIDTH - 170 else "start"
        shift = -8 if side == "end" else 8
        parts += [rule(at_x(x), top - 22, at_x(x), floor, THEIRS, 2, "2 4")]
        parts += [text(at_x(x) + shift, top - 8, words, side, THEIRS)]
    if data.theirs:
        parts.append(_path([(at_x(x), at_y(y)) for x, y in data.theirs], THEIRS, 3, "8 6"))
    points = [(at_x(x), at_y(y)) for x, y in zip(data.x, data.y, strict=True)]
    parts.append(_path(points, OURS, 3))
    if len(points) <= 31:
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{OURS}"/>' for x, y in points]
    parts += [text(left, 18, data.up, "start"), text((left + right) / 2, floor + 62, data.across)]
    return svg(height, parts, alt)


def _path(points, stroke, width, dash=""):
    steps = " ".join(f"{'L' if n else 'M'}{x:.1f} {y:.1f}" for n, (x, y) in enumerate(points))
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{steps}" fill="none" stroke="{stroke}" stroke-width="{width}"{broken}/>'


def picture(data, alt):
    """The SVG of `Bars` or `Lines`."""
    return (bars if isinstance(data, Bars) else lines)(data, alt)


def example():
    """A strip with a word on each part, for those who see one for the first time."""
    at = scale(0, 10, 4, WIDTH - 4)
    parts = [f'<rect x="{at(0.4):.1f}" y="40" width="{at(6) - at(0.4):.1f}" height="124" fill="{BAND}"/>']
    parts += [rule(at(edge), 40, at(edge), 164, OURS, 1.5, "4 3") for edge in (0.4, 6)]
    parts.append(text(at(3.2), 28, "ช่วงที่ควรอยู่", fill=OURS, weight=600))
    strokes = (1.1, 1.9, 2.4, 2.7, 3.1, 3.4, 3.9, 4.3, 5.4)
    parts += [rule(at(one), 96, at(one), 110, LINE, 1.4) for one in strokes]
    parts += [rule(at(2.5), 72, at(4.1), 72, OURS, 4), rule(at(2.1), 136, at(3.7), 136, SOFT, 4)]
    parts += [f'<circle cx="{at(3.3):.1f}" cy="72" r="9" fill="{OURS}"/>']
    parts += [f'<circle cx="{at(2.9):.1f}" cy="136" r="9" fill="#ffffff" stroke="{SOFT}" stroke-width="3"/>']
    parts += [text(at(6.4), 78, "ตลาดที่ใช้ตรวจ", "start", OURS, 600), text(at(6.4), 110, "แต่ละตลาด", "start")]
    parts += [text(at(6.4), 142, "ตลาดที่ใช้ตั้งค่า", "start")]
    alt = "ตัวอย่างภาพ: แถบสีเขียวคือช่วงที่ควรอยู่ จุดทึบคือตลาดที่ใช้ตรวจ จุดโปร่งคือตลาดที่ใช้ตั้งค่า"
    return svg(172, parts, alt)
