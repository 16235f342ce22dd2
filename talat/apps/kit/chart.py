"""Charts for people who have never read one: few marks, a number on each, and a line at zero."""

import io
import logging
import re
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = ("Noto Sans", "Noto Sans Thai")  # the second has no full stop or colon, so both are needed
FONT_FILES = ("NotoSans-Regular.ttf", "NotoSansThai-Regular.ttf")
FONT_FOLDERS = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/local/share/fonts/talat"))
GAIN, LOSS, INK, LINE = "#1c6633", "#9c2418", "#21282b", "#857f73"
ACCENT, INFO, WARM, SOFT = "#0b5d57", "#2a4878", "#b06a00", "#ded7ca"
WIDTH, HEIGHT = 9.2, 2.9  # inches; the page scales the drawing to its own width
POINT = 72  # a point of a drawing is a unit of its viewBox; at 9.2 inches a full card shows 13 as 20 px


@dataclass(frozen=True)
class Chart:
    """A drawing and the words that stand for it."""

    svg: str  # markup without any text from a learner
    alt: str  # one Thai sentence saying what the drawing shows


@cache
def _figure_class():
    """Matplotlib's Figure class, fonts registered by path; loaded at the first chart, not before."""
    from matplotlib import font_manager, rcParams
    from matplotlib.figure import Figure

    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    files = [folder / name for folder in FONT_FOLDERS for name in FONT_FILES]
    for file in filter(Path.is_file, files):
        font_manager.fontManager.addfont(file)
    known = {font.name for font in font_manager.fontManager.ttflist}
    rcParams["font.family"] = [name for name in FONTS if name in known] or ["sans-serif"]
    rcParams["svg.fonttype"] = "none"  # the page's own typeface draws the words
    rcParams["svg.hashsalt"] = "talat"
    return Figure


def bars(labels, values, texts, alt):
    """A `Chart` of one bar for each label: up and green for a gain, down and red for a loss.

    values  numbers on one scale, in the unit that `texts` writes out
    texts   what stands at the end of each bar
    """
    figure = _figure_class()(figsize=(WIDTH, HEIGHT), layout="constrained")
    axes = figure.add_subplot()
    colours = [GAIN if value >= 0 else LOSS for value in values]
    drawn = axes.bar(range(len(values)), values, width=0.62, color=colours, clip_on=False)
    axes.bar_label(drawn, labels=list(texts), padding=4, fontsize=15, color=INK)
    axes.axhline(0, color=INK, linewidth=1.2)
    axes.set_xticks(range(len(labels)), labels, fontsize=15, color=INK)
    axes.tick_params(axis="x", length=0, pad=8)
    axes.set_yticks([])
    axes.set_xlim(-0.6, max(len(values), 5) - 0.4)
    low, high = min(0, *values, 0), max(0, *values, 0)
    room = (high - low or 1) * 0.16
    axes.set_ylim(low - (room if low < 0 else 0), high + room)
    for side in axes.spines.values():
        side.set_visible(False)
    return Chart(_markup(figure, alt), alt)


def lines(series, ticks, alt, marks=(), wide=WIDTH, tall=3.2, from_zero=True):
    """A `Chart` of one line for each of `series`, its name at its end, and a line at zero.

    `from_zero=False` is for what is only compared, such as prices or places: no line at zero, less sky.

    series  (name, values, text of the last value, colour) each; all of one length, on one scale
    ticks   (position, words) under the line
    marks   (position, words) of days worth naming
    """
    above = 0.4 if marks else 0.3
    figure, axes = _paper(wide, tall, left=0.05, right=2.1, below=0.42, above=above)
    every = [value for _, values, _, _ in series for value in values]
    low, high = (min(0, *every), max(0, *every)) if from_zero else (min(every), max(every))
    room = (high - low or 1) * 0.08
    last = max(1, max(len(values) for _, values, _, _ in series) - 1)
    axes.set(xlim=(0, last), ylim=(low - (room if low < 0 or not from_zero else 0), high + room))
    axes.axhline(0 if from_zero else low - room, color=INK, linewidth=1, clip_on=False)
    for at, words in marks:
        axes.axvline(at, color=LINE, linewidth=1, linestyle=(0, (3, 3)), clip_on=False)
        axes.text(at, high + room * 1.4, words, fontsize=13, color=INK, ha=_side(at / last), va="bottom")
    for _, values, _, colour in series:
        axes.plot(range(len(values)), values, color=colour, linewidth=2.6, clip_on=False)
        dot = (
            [len(values) - 1] * 2,
            [values[-1]] * 2,
        )  # a line of no length with round ends: markers need links
        axes.plot(*dot, color=colour, linewidth=9, solid_capstyle="round", clip_on=False)
    two_rows = (high - low + room) * 40 / ((tall - 0.42 - above) * POINT)
    ends = _apart([values[-1] for _, values, _, _ in series], two_rows, high + room - two_rows / 4)
    for (name, values, text, colour), height in zip(series, ends, strict=True):
        end = len(values) - 1 + last * 0.018
        axes.text(end, height, f"{name}\n{text}", fontsize=13, color=colour, va="center", linespacing=1.3)
    for at, words in ticks:
        axes.text(at, low - room * 1.2, words, fontsize=13, color=INK, ha=_side(at / last), va="top")
    return Chart(_markup(figure, alt), alt)


def waterfall(before, parts, after, alt, wide=WIDTH):
    """A `Chart` that walks from one number to another: each part starts where the one above it ended.

    before, after  (words, number, text);  parts  (words, number, text) with Σ parts = after − before
    """
    rows = [(*before, True), *((*part, False) for part in parts), (*after, True)]
    figure, axes = _paper(wide, 0.44 * len(rows) + 0.1, left=2.75, right=0.05, below=0.05, above=0.05)
    stand, edges, spans = 0, [0], []
    for _, number, _, whole in rows:
        start, stand = (0, number) if whole else (stand, stand + number)
        spans.append((start, stand))
        edges.append(stand)
    low, high = min(edges), max(edges)
    span = high - low or 1
    axes.set(xlim=(low - span * (0.2 if low < 0 else 0.01), high + span * 0.22), ylim=(len(rows) - 0.4, -0.6))
    axes.axvline(0, color=INK, linewidth=1, clip_on=False)
    for row, ((words, number, text, whole), (start, end)) in enumerate(zip(rows, spans, strict=True)):
        colour = INFO if whole else GAIN if number >= 0 else LOSS
        axes.barh(row, (end - start) or span * 0.004, left=start, height=0.62, color=colour, clip_on=False)
        if row + 1 < len(rows):
            axes.plot([end, end], [row - 0.31, row + 1.31], color=LINE, linewidth=1, clip_on=False)
        axes.text(max(start, end) + span * 0.012, row, text, fontsize=13, color=INK, va="center")
        axes.annotate(
            words, (0, row), xytext=(-2.7 * POINT, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", fontsize=13, color=INK, va="center",
            fontweight="bold" if whole else "normal",
        )  # fmt: skip
    return Chart(_markup(figure, alt), alt)


def grouped(labels, groups, alt, wide=WIDTH, tall=HEIGHT, own_scale=False):
    """A `Chart` of bars side by side for each label; the groups' names stand above, each by its colour.

    `own_scale` lets each label's bars fill the height by themselves: for steps that differ by a hundredfold,
    where only the bars of one label are compared. Say so beside the chart.

    groups  (name, values, texts, colour) each
    """
    figure, axes = _paper(wide, tall, left=0.05, right=0.05, below=0.45, above=0.75)
    columns = list(zip(*(values for _, values, _, _ in groups), strict=True))
    tops = [max(1e-9, *column) for column in columns]
    tops = tops if own_scale else [max(tops)] * len(tops)
    width = 0.8 / len(groups)
    axes.set(xlim=(-0.5, len(labels) - 0.5), ylim=(0, 1))
    axes.axhline(0, color=INK, linewidth=1.2, clip_on=False)
    for number, (name, values, texts, colour) in enumerate(groups):
        at = [place - 0.4 + width * (number + 0.5) for place in range(len(labels))]
        heights = [value / top for value, top in zip(values, tops, strict=True)]
        axes.bar(at, heights, width=width * 0.92, color=colour, clip_on=False)
        for x, height, text in zip(at, heights, texts, strict=True):
            axes.text(x, height + 0.02, text, fontsize=13, color=INK, ha="center", va="bottom")
        for words, right, ink in (("■", 0, colour), (name, 16, INK)):
            axes.annotate(
                words, (0, 1), xytext=(number * 2.4 * POINT + right, 0.62 * POINT), color=ink, va="top",
                xycoords="axes fraction", textcoords="offset points", fontsize=13,
            )  # fmt: skip
    for place, words in enumerate(labels):
        axes.text(place, -0.06, words, fontsize=13, color=INK, ha="center", va="top")
    return Chart(_markup(figure, alt), alt)


def multiples(panels, alt, wide=WIDTH, tall=1.9):
    """A `Chart` of small drawings in a row, all on one scale, so that they may be compared.

    panels  (title, values, text of the sum) each
    """
    figure, axes = _paper(wide, tall, left=0.02, right=0.02, below=0.1, above=0.75)
    high = max(1e-9, *(value for _, values, _ in panels for value in values))
    axes.set(xlim=(0, len(panels)), ylim=(0, high))
    for place, (title, values, text) in enumerate(panels):
        step = 0.86 / max(1, len(values))
        at = [place + step * (n + 0.5) for n in range(len(values))]
        axes.bar(at, values, width=step * 0.8, color=INFO, clip_on=False)
        axes.plot([place, place + 0.86], [0, 0], color=INK, linewidth=1.2, clip_on=False)
        for words, lift, weight in ((title, 0.68, "normal"), (text, 0.36, "bold")):
            axes.annotate(
                words, (place, 1), xytext=(0, lift * POINT), xycoords=("data", "axes fraction"),
                textcoords="offset points", fontsize=13, color=INK, va="top", fontweight=weight,
            )  # fmt: skip
    return Chart(_markup(figure, alt), alt)


def _paper(wide, tall, left, right, below, above):
    """(figure, axes) of so many inches, margins in inches, without frame or ticks."""
    figure = _figure_class()(figsize=(wide, tall))
    box = [left / wide, below / tall, (wide - left - right) / wide, (tall - below - above) / tall]
    axes = figure.add_axes(box)
    axes.set_axis_off()
    return figure, axes


def _side(share):
    """How words stand to a place on a line, so that they stay on the paper."""
    return "left" if share < 0.06 else "right" if share > 0.94 else "center"


def _apart(heights, least, most=float("inf")):
    """The heights moved so that no two are nearer than `least` and none is above `most`, in their order."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    moved = list(heights)
    for below, above in zip(order, order[1:], strict=False):
        moved[above] = max(moved[above], moved[below] + least)
    for above, below in zip([None, *order[::-1]], order[::-1], strict=False):
        moved[below] = min(moved[below], most if above is None else moved[above] - least)
    return moved


def _markup(figure, alt):
    """The figure as SVG to stand inside a page: no prolog, links, style rules or fixed size, but a role."""
    out = io.StringIO()
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # a font without Thai only makes widths a guess; the page draws the text
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None})
    svg = out.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r' id="[^"]*"', "", svg)
    svg = re.sub(
        r"<defs>.*?</defs>|<metadata>.*?</metadata>|<style[^>]*>.*?</style>|<!--.*?-->",
        "",
        svg,
        flags=re.DOTALL,
    )
    box = re.search(r'viewBox="([^"]+)"', svg)[1]
    inside = svg[svg.index(">") + 1 :]
    label = alt.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<svg viewBox="{box}" role="img" aria-label="{label}">{inside}'
