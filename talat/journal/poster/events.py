"""The decisions a learner takes with a page of information.

A block is named by whoever makes it (`Name`, such as "b1"); places and sizes are units of the paper. Undo and
redo are decisions like any other: a replay goes the same way, back and forth.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from talat.journal.decision import Decision, Name, lines_of

SCREENS = ("brief", "page", "readers", "explain", "submit")
LONGEST_WORDS = 400  # characters in one block
MOST_UNITS, MOST_BASE = 2_000, 10_000_000
Place = Annotated[int, Field(ge=-MOST_UNITS, le=MOST_UNITS)]
Side = Annotated[int, Field(ge=1, le=MOST_UNITS)]
Role = Literal["none", "paper", "ink", "quiet", "main", "accent", "pale"]


class SetPaper(Decision):
    """The kind of paper."""

    do: Literal["set_paper"] = "set_paper"
    paper: Name


class SetPalette(Decision):
    """The colours of the page."""

    do: Literal["set_palette"] = "set_palette"
    palette: Name


class AddBlock(Decision):
    """A new block under the others; a chart with the first data set, a picture with the first picture."""

    do: Literal["add_block"] = "add_block"
    block: Name
    kind: Literal["title", "text", "number", "chart", "icon", "picture", "source"]

    def marks(self) -> frozenset[str]:
        """Its kind of decision and the block's name."""
        return frozenset((self.do, f"block:{self.block}"))


class PlaceBlock(Decision):
    """A block moved or made larger; it is kept on the paper."""

    do: Literal["place_block"] = "place_block"
    block: Name
    x: Place
    y: Place
    w: Side
    h: Side


class WriteBlock(Decision):
    """The learner's own words in a block."""

    do: Literal["write_block"] = "write_block"
    block: Name
    text: lines_of(0, LONGEST_WORDS)


class StyleBlock(Decision):
    """How a block looks; what is left out stays."""

    do: Literal["style_block"] = "style_block"
    block: Name
    size: Literal[8, 10, 12, 14, 16, 20, 24, 28, 36, 48, 64] | None = None
    weight: Literal[400, 600, 700] | None = None
    align: Literal["left", "center", "right"] | None = None
    ink: Literal["paper", "ink", "quiet", "main", "accent", "pale"] | None = None
    fill: Role | None = None
    icon: Name | None = None


class DrawChart(Decision):
    """Which numbers a chart shows and how."""

    do: Literal["draw_chart"] = "draw_chart"
    block: Name
    data: Name
    form: Literal["columns", "bars", "line", "pie", "growing"]
    base: Annotated[int, Field(ge=0, le=MOST_BASE)]
    labels: bool
    sorted: bool


class ChoosePicture(Decision):
    """Which of the exercise's pictures a block shows; the exercise says which bytes that is."""

    do: Literal["choose_picture"] = "choose_picture"
    block: Name
    picture: Name


class LayerBlock(Decision):
    """A block further up or down among those that lie over each other."""

    do: Literal["layer_block"] = "layer_block"
    block: Name
    to: Literal["up", "down", "front", "back"]


class RemoveBlock(Decision):
    """A block taken off the page."""

    do: Literal["remove_block"] = "remove_block"
    block: Name


class Undo(Decision):
    """The last change taken back."""

    do: Literal["undo"] = "undo"


class Redo(Decision):
    """A change taken back done again."""

    do: Literal["redo"] = "redo"


class AskReaders(Decision):
    """The page as it stands shown to the readers."""

    do: Literal["ask_readers"] = "ask_readers"


BlockEvent = (
    AddBlock | PlaceBlock | WriteBlock | StyleBlock | DrawChart | ChoosePicture | LayerBlock | RemoveBlock
)
PosterEvent = SetPaper | SetPalette | BlockEvent | Undo | Redo | AskReaders
ADVICE = {
    "set_paper": "ไม่มีกระดาษแบบนี้ เลือกจากที่เห็นบนหน้าจอ",
    "set_palette": "ไม่มีชุดสีนี้ เลือกจากที่เห็นบนหน้าจอ",
    "add_block": "เพิ่มชิ้นนี้ไม่ได้ เลือกจากปุ่มที่เห็นบนหน้าจอ",
    "place_block": "ตำแหน่งและขนาดต้องเป็นตัวเลขเต็มที่ไม่เกินกระดาษ",
    "write_block": f"เขียนได้ไม่เกิน {LONGEST_WORDS} ตัวอักษรต่อหนึ่งชิ้น",
    "style_block": "ไม่มีแบบนี้ เลือกจากรายการที่เห็นบนหน้าจอ",
    "draw_chart": "จุดเริ่มของแกนต้องเป็นตัวเลขเต็มตั้งแต่ 0 ขึ้นไป",
    "choose_picture": "ไม่มีรูปนี้ เลือกจากที่เห็นบนหน้าจอ",
    "layer_block": "เลือกว่าจะเลื่อนขึ้นหรือลง",
    "remove_block": "ไม่มีชิ้นนี้ เลือกจากรายการที่เห็นบนหน้าจอ",
}
