"""What the studio's screens show of a play: the page for the canvas, its blocks by name, readers, checks."""

import json
from dataclasses import dataclass, replace

from talat.apps.kit import screens
from talat.poster.colours import as_seen
from talat.poster.data import written
from talat.poster.drawing import drawn
from talat.poster.marks import plain
from talat.poster.papers import GRID
from talat.poster.sheet import FORM_TITLES, KIND_TITLES

STEPS = (
    ("brief", "อ่านโจทย์"),
    ("page", "จัดหน้า"),
    ("readers", "ถามผู้อ่าน"),
    ("explain", "บอกเหตุผล"),
    ("submit", "ส่งงาน"),
)
CHECK_TITLES = {
    "baseline": "แกนเริ่มที่ 0",
    "lie": "รูปต่างกันเท่าตัวเลข",
    "form": "ชนิดของกราฟ",
    "labels": "ตัวเลขกำกับ",
    "source": "ที่มา",
    "date": "เวลาของตัวเลข",
}


def steps(part, screen):
    """(title, "done", "now" or "") of each step; in practice there is nothing to hand in."""
    rows = STEPS if part == "exercise" else STEPS[:3]
    at = next((number for number, (name, _) in enumerate(rows) if name == screen), len(rows))
    return [
        (title, "done" if number < at else "now" if number == at else "")
        for number, (_, title) in enumerate(rows)
    ]


def canvas(studio, folder):
    """The page for the canvas as JSON: paper, grid, each block with its marks, coloured as eyes see."""
    sheet = studio.play.sheet
    pages = {one.block: one for one in drawn(sheet, studio.market.data)}
    known = {
        "wide": sheet.paper.wide,
        "tall": sheet.paper.tall,
        "colour": as_seen(sheet.palette.paper, studio.sight),
        "grid": GRID,
        "picked": studio.picked,
        "photos": {one.id: screens.picture(folder, one.file) for one in _photos(sheet)},
        "blocks": [
            {
                **{name: getattr(block, name) for name in ("id", "x", "y", "w", "h")},
                "title": title(block),
                "marks": [_seen(mark, studio.sight) for mark in pages[block.id].marks],
            }
            for block in sheet.blocks
        ],
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def _photos(sheet):
    """The photos on the page, each once."""
    return {block.picture for block in sheet.blocks if block.picture and block.picture.file}


def _seen(mark, sight):
    return plain(replace(mark, colour=as_seen(mark.colour, sight)))


def title(block):
    """What a block is called in a list: its kind and how its words begin."""
    kind = KIND_TITLES[block.kind]
    if block.chart:
        return f"{kind}{FORM_TITLES[block.chart.form]}"
    if block.picture:
        return f"{kind}: {block.picture.title}"
    words = " ".join(block.text.split())
    return f"{kind}: {words[:24]}{'…' if len(words) > 24 else ''}" if words else kind


@dataclass(frozen=True)
class Layer:
    """One block in the list; `left_out` lines of its words found no room."""

    id: str
    title: str
    picked: bool
    left_out: int


def layers(studio):
    """The blocks as they lie, the one on top first."""
    pages = drawn(studio.play.sheet, studio.market.data)
    blocks = zip(studio.play.sheet.blocks, pages, strict=True)
    return [
        Layer(block.id, title(block), block.id == studio.picked, one.left_out)
        for block, one in reversed(list(blocks))
    ]


def tables(brief):
    """{data set: (name, number as written) rows}."""
    return {name: [(row.name, written(row.value)) for row in one.rows] for name, one in brief.data.items()}


def people(play):
    """(reader of the brief, their (question, answer) rows) as they answered last; empty before."""
    if not play.tried:
        return []
    asks = {ask.id: ask.ask for ask in play.market.questions}
    last = play.tried[-1].answers
    return [
        (one, [(asks[answer.question], answer) for answer in last if answer.reader == one.id])
        for one in play.market.readers
    ]


def checks(play):
    """(title, finding) of each check of each chart of the page as it stands."""
    return [(CHECK_TITLES[finding.check], finding) for finding in play.findings]
