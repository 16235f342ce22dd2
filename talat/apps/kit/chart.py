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
WIDTH, HEIGHT = 9.2, 2.9  # inches; the page scales the drawing to its own width


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
