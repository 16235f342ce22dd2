"""What a page's journal may hold: blocks that were made, papers and colours of the brief."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from talat.journal.decision import NextDay
from talat.journal.events import Event
from talat.journal.order import NOT_HERE, Order, Progress
from talat.journal.poster import events as said
from talat.poster.icons import ICONS
from talat.scenarios.poster_brief import PosterBrief

MOST_BLOCKS = 40  # made in one attempt; a page has about six
NO_BLOCK = "ไม่มีชิ้นนี้บนหน้า เลือกจากรายการที่เห็นบนหน้าจอ"
_TAKES = (said.SetPaper, said.SetPalette, *said.BlockEvent.__args__, said.Undo, said.Redo, said.AskReaders)


@dataclass(frozen=True, kw_only=True)
class PosterOrder(Order):
    """The order of one brief. What stands on the page at a moment is the play's to know: a decision about a
    block that was taken off, or an undo with nothing to take back, changes nothing."""

    brief: PosterBrief

    screens = frozenset(said.SCREENS)
    takes = _TAKES
    all_done = NOT_HERE

    def problem(self, so_far: Progress, new: Event) -> str:
        """Thai: why the page does not take `new`; "" when it does."""
        if isinstance(new, NextDay):
            return NOT_HERE
        if isinstance(new, said.AddBlock):
            return self._new_block(so_far, new)
        if isinstance(new, said.BlockEvent) and new.block not in self._made(so_far.marks):
            return NO_BLOCK
        look = getattr(self, f"_{new.do}", None)
        return look(new) if look else ""

    def _made(self, marks: Iterable[str]) -> set[str]:
        own = {piece.id for piece in self.brief.start}
        return own | {mark.removeprefix("block:") for mark in marks if mark.startswith("block:")}

    def _new_block(self, so_far, new) -> str:
        made = self._made(so_far.marks)
        if new.block in made:
            return "มีชิ้นชื่อนี้แล้ว"
        if new.kind == "picture" and not self.brief.pictures:
            return "บทนี้ยังไม่มีรูปให้ใช้"
        if len(made) >= MOST_BLOCKS:
            return f"หน้าหนึ่งทำได้ไม่เกิน {MOST_BLOCKS} ชิ้น ลองแก้ชิ้นที่มีอยู่"
        return ""

    def _set_paper(self, new) -> str:
        return "" if new.paper in self.brief.papers else said.ADVICE["set_paper"]

    def _set_palette(self, new) -> str:
        return "" if new.palette in self.brief.palettes else said.ADVICE["set_palette"]

    def _style_block(self, new) -> str:
        return "" if new.icon in (None, *ICONS) else "ไม่มีไอคอนนี้ เลือกจากรายการที่เห็นบนหน้าจอ"

    def _choose_picture(self, new) -> str:
        return "" if new.picture in self.brief.art else said.ADVICE["choose_picture"]

    def _draw_chart(self, new) -> str:
        return "" if new.data in self.brief.data else "ไม่มีข้อมูลชุดนี้ เลือกจากที่เห็นบนหน้าจอ"


def poster_order(brief: PosterBrief) -> PosterOrder:
    """The `PosterOrder` of a brief."""
    return PosterOrder(days=0, brief=brief)
