"""Letters of a page in numbers: sizes, what stands out, line breaks, contrast, what is read by whom."""

from __future__ import annotations

from collections.abc import Mapping

from talat.poster.colours import SIGHTS
from talat.poster.data import DataSet
from talat.poster.drawing import drawn
from talat.poster.lines import broken, words
from talat.poster.sheet import WORDED, Sheet
from talat.poster.sight import Eyes, contrasts, looks

BODY_KINDS = ("text",)  # what a title must stand out from


def sizes(sheet: Sheet) -> dict[str, int]:
    """{block: size of its letters} of blocks with words in them, charts included."""
    return {block.id: block.size for block in sheet.blocks if block.text or block.chart}


def hierarchy(sheet: Sheet) -> float:
    """Size of the largest title over that of the largest body text; 0 without a title, and without text over
    the largest letters of a chart or source."""
    written = [block for block in sheet.blocks if block.text or block.chart]
    titles = [block.size for block in written if block.kind == "title"]
    body = [block.size for block in written if block.kind in BODY_KINDS]
    body = body or [block.size for block in written if block.kind in ("chart", "source")]
    return max(titles) / max(body) if titles and body else 0.0


def left_out(sheet: Sheet, data: Mapping[str, DataSet]) -> dict[str, int]:
    """{block: lines of its words that find no room}, only where there are any."""
    return {one.block: one.left_out for one in drawn(sheet, data) if one.left_out}


def split_words(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """{block: words cut in two by a line break the maker typed}, only where there are any."""
    found = {block.id: tuple(_split(block.text)) for block in sheet.blocks if block.kind in WORDED}
    return {name: cut for name, cut in found.items() if cut}


def _split(text):
    """Words of the text as one line that a typed break falls into."""
    rows = text.split("\n")
    for above, below in zip(rows, rows[1:], strict=False):
        if not above.strip() or not below.strip() or above[-1].isspace() or below[0].isspace():
            continue
        at = 0
        for word in words(above + below):
            if at < len(above) < at + len(word):
                yield word
            at += len(word)


def lines_of(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """{block: its lines as they are broken}, of blocks with words."""
    room = 8.0  # units: the edges a block keeps free around its words, both sides
    return {
        block.id: broken(block.text, block.w - room, block.size, block.weight)
        for block in sheet.blocks
        if block.kind in WORDED and block.text
    }


def contrast(sheet: Sheet, data: Mapping[str, DataSet], sight: str = "usual") -> dict[str, float]:
    """{block: lowest contrast, 1–21, of its words with what is behind them} as eyes of a kind see it."""
    found: dict[str, float] = {}
    for block, least in contrasts(drawn(sheet, data), sheet.palette, sight):
        found[block] = min(least, found.get(block, 21.0))
    return found


def contrast_by_sight(sheet: Sheet, data: Mapping[str, DataSet]) -> dict[str, dict[str, float]]:
    """{kind of eyes: {block: lowest contrast}}, the usual eyes first."""
    return {sight: contrast(sheet, data, sight) for sight in ("usual", *SIGHTS)}


def troubles(sheet: Sheet, data: Mapping[str, DataSet], eyes: Eyes) -> tuple[tuple[str, str], ...]:
    """(block, "small", "faint", "covered" or "cut") of every line somebody with such eyes cannot read."""
    seen = looks(drawn(sheet, data), sheet.paper, sheet.palette, eyes)
    return tuple((look.block, look.trouble) for look in seen if look.trouble)


def read_share(sheet: Sheet, data: Mapping[str, DataSet], eyes: Eyes) -> float:
    """The share, 0–1, of the page's lines that somebody with such eyes reads; 0 on a page without words."""
    seen = looks(drawn(sheet, data), sheet.paper, sheet.palette, eyes)
    return sum(not look.trouble for look in seen) / len(seen) if seen else 0.0
