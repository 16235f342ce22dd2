"""A page as a picture or on paper: its marks drawn by Matplotlib, the same bytes for the same page.

Matplotlib is loaded at the first page, not before. `faces` is a folder with the typeface as TrueType.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from talat.poster.data import DataSet
from talat.poster.drawing import drawn
from talat.poster.marks import BASELINE, Box, Photo, Sector, Words
from talat.poster.marks import Path as Stroke
from talat.poster.sheet import Sheet
from talat.poster.widths import WEIGHTS

POINT = 72.0  # units of a page that make an inch of the drawing, so that sizes of text are points
SHARP = 2.0  # pixels of a picture to a unit of its page
FAMILIES = ("Talat Latin", "Talat Thai")  # a sign is taken from the first that has it
INCH = 25.4  # mm


MOST_MARKS = 4_000
NO_PHOTOS: Mapping[str, bytes] = {}


class TooLarge(ValueError):
    """The page has more on it than is drawn."""


def picture(
    sheet: Sheet, data: Mapping[str, DataSet], faces: Path, photos: Mapping[str, bytes] = NO_PHOTOS
) -> bytes:
    """The page as PNG, two pixels a unit. `photos` by name of their picture, JPEG as `intake` writes it."""
    return _saved(sheet, data, faces, photos, "png", dpi=POINT * SHARP, metadata={"Software": None})


def document(
    sheet: Sheet, data: Mapping[str, DataSet], faces: Path, photos: Mapping[str, bytes] = NO_PHOTOS
) -> bytes:
    """The page as a PDF of one page with its letters as text; A4 is A4."""
    quiet = {"CreationDate": None, "ModDate": None, "Producer": None, "Creator": "Talat"}
    return _saved(sheet, data, faces, photos, "pdf", metadata=quiet)


def _saved(sheet, data, faces, photos, kind, **how):
    from matplotlib import rc_context

    _register(faces)
    wide = sheet.paper.wide / POINT
    if kind == "pdf" and sheet.paper_id == "a4":
        wide = sheet.paper.shown / INCH  # units become a little smaller than points
    scale = wide * POINT / sheet.paper.wide
    quiet = {"font.family": list(FAMILIES), "pdf.fonttype": 42, "pdf.compression": 6}
    with rc_context(quiet):
        figure = _figure(sheet, data, photos, wide, scale)
        written = io.BytesIO()
        figure.savefig(written, format=kind, facecolor=sheet.palette.paper, **how)
    return written.getvalue()


@cache
def _register(faces: Path) -> None:
    from matplotlib import font_manager

    for script in ("latin", "thai"):
        for weight in WEIGHTS:
            font_manager.fontManager.addfont(faces / f"{script}-{weight}.ttf")


def _figure(sheet, data, photos, wide, scale):
    from matplotlib.figure import Figure

    paper = sheet.paper
    figure = Figure(figsize=(wide, wide * paper.tall / paper.wide))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, paper.wide), ylim=(paper.tall, 0))
    axes.set_axis_off()
    marks = [mark for one in drawn(sheet, data) for mark in one.marks]
    if len(marks) > MOST_MARKS:
        raise TooLarge(f"{len(marks)} marks on one page, {MOST_MARKS} are drawn")
    for order, mark in enumerate(marks, start=1):
        if isinstance(mark, Photo):
            _place(axes, mark, order, photos.get(mark.name))
        else:
            _draw(axes, mark, order, scale)
    return figure


def _place(axes, mark, order, photo):
    """A photo in its box; its mean colour where its bytes are not at hand."""
    from matplotlib.patches import Rectangle
    from PIL import Image

    if photo is None:
        axes.add_patch(Rectangle((mark.x, mark.y), mark.w, mark.h, color=mark.colour, lw=0, zorder=order))
        return
    with Image.open(io.BytesIO(photo), formats=("JPEG",)) as found:
        pixels = found.convert("RGB")
    sides = (mark.x, mark.x + mark.w, mark.y + mark.h, mark.y)
    axes.imshow(pixels, extent=sides, zorder=order, interpolation="antialiased", aspect="auto")


def _draw(axes, mark, order, scale):
    from matplotlib.patches import Polygon, Rectangle, Wedge

    if isinstance(mark, Words):
        foot = mark.y + mark.size * BASELINE
        how = {"fontsize": mark.size * scale, "fontweight": mark.weight, "color": mark.colour}
        axes.text(mark.x, foot, mark.text, va="baseline", zorder=order, parse_math=False, **how)
    elif isinstance(mark, Box):
        axes.add_patch(Rectangle((mark.x, mark.y), mark.w, mark.h, color=mark.colour, lw=0, zorder=order))
    elif isinstance(mark, Sector):
        # Degrees run clockwise from the top here; with the vertical axis turned they do so in Matplotlib too.
        ends = (mark.start - 90, mark.start + mark.sweep - 90)
        axes.add_patch(Wedge((mark.x, mark.y), mark.r, *ends, color=mark.colour, lw=0, zorder=order))
    elif isinstance(mark, Stroke) and mark.filled:
        axes.add_patch(Polygon(mark.points, color=mark.colour, lw=0, zorder=order))
    else:
        xs, ys = zip(*mark.points, strict=True)
        axes.plot(xs, ys, color=mark.colour, lw=mark.thick * scale, zorder=order, solid_capstyle="round")
