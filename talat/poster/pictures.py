"""Pictures an exercise offers: who made them, what their licence allows, and whether a page keeps to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from talat.poster.data import DataSet
from talat.poster.readers import plain, view
from talat.poster.sheet import Block, Picture, Sheet
from talat.poster.sight import Eyes

MILLIMETRES = 25.4  # an inch
CLEAR = 150.0  # pixels an inch from which a printed photo looks sharp on a table; our assumption


@dataclass(frozen=True)
class Licence:
    """What may be done with a picture, in words a learner reads."""

    title: str  # Thai
    sells: bool  # may stand on a page that sells something
    shared: bool  # may stand on a page that others see at all
    credit: bool  # only with its maker's name on the page


# Kinds as Creative Commons names them (creativecommons.org, deeds of 4.0). A work is its maker's without
# any registration (Thai Copyright Act B.E. 2537, sections 8 and 15).
LICENCES = {
    "own": Licence("เราทำเอง ใช้ได้เลย", True, True, False),
    "free": Licence("คนทำยกให้ทุกคนใช้ (CC0) ใช้ได้เลย", True, True, False),
    "credit": Licence("ใช้ได้ ถ้าบอกชื่อคนทำบนหน้า (CC BY)", True, True, True),
    "no-sale": Licence("ใช้ได้ถ้าไม่ได้ขายของ และต้องบอกชื่อคนทำ (CC BY-NC)", False, True, True),
    "ask": Licence("สงวนลิขสิทธิ์ ต้องได้รับอนุญาตก่อน", False, False, True),
    "unknown": Licence("ไม่รู้ว่าใครเป็นคนทำ", False, False, True),
}


def pictures_of(sheet: Sheet) -> tuple[Block, ...]:
    """The blocks with a picture."""
    return tuple(block for block in sheet.blocks if block.picture)


def allowed(picture: Picture, sells: bool) -> bool:
    """Whether a picture's licence lets it stand on a page, one that sells something or not."""
    licence = LICENCES[picture.licence]
    return licence.sells if sells else licence.shared


def unlawful(sheet: Sheet, sells: bool) -> tuple[Block, ...]:
    """Blocks whose picture may not be used on the page at all."""
    return tuple(block for block in pictures_of(sheet) if not allowed(block.picture, sells))


def uncredited(sheet: Sheet, data: Mapping[str, DataSet]) -> tuple[Block, ...]:
    """Blocks whose picture needs its maker's name, while usual eyes read it nowhere on the page."""
    legible = plain("".join(look.words.text for look in view(sheet, data, Eyes()).read))
    needs = [block for block in pictures_of(sheet) if LICENCES[block.picture.licence].credit]
    return tuple(block for block in needs if plain(block.picture.by) not in legible)


def density(block: Block, sheet: Sheet) -> float:
    """Pixels an inch of a handed photo where the page is read; infinite for a drawing."""
    picture = block.picture
    if picture.drawing:
        return float("inf")
    shown = min(block.w / picture.wide, block.h / picture.tall) * sheet.paper.unit
    return MILLIMETRES / shown


def coarse(sheet: Sheet) -> tuple[Block, ...]:
    """Blocks whose photo is drawn larger than its pixels allow."""
    return tuple(block for block in pictures_of(sheet) if density(block, sheet) < CLEAR)
