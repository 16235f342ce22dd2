"""The page as it is printed, shown to who made it; drawn at once, kept nowhere.

A seat has no files and no way out, so nothing is saved here: the journal holds the page, from which it can be
drawn again.
"""

from __future__ import annotations

import base64

from talat.apps.kit import screens
from talat.apps.kit.theme import build
from talat.journal.events import BadEvent
from talat.poster import press

NOT_NOW = "ตอนนี้ดูแบบพิมพ์ไม่ได้ หน้าของคุณบันทึกไว้แล้ว ไม่หาย ลองใหม่ภายหลังหรือบอกครู"
TOO_MUCH = "หน้านี้มีของมากเกินไป เอาบางชิ้นออก แล้วกดดูอีกครั้ง"


def address(sheet, brief, folder) -> str:
    """The page as a PNG in a data address; `BadEvent` (Thai) when it cannot be drawn."""
    faces = build.assets() / "faces"
    if not faces.is_dir():
        raise BadEvent(NOT_NOW)
    try:
        png = press.picture(sheet, brief.data, faces, photos(brief, folder))
    except press.TooLarge:
        raise BadEvent(TOO_MUCH) from None
    return "data:image/png;base64," + base64.b64encode(png).decode()


def photos(brief, folder) -> dict[str, bytes]:
    """{picture: its bytes} of the photos an exercise offers."""
    found = {one.id: screens.picture(folder, one.file) for one in brief.art.values() if one.file}
    return {name: base64.b64decode(told.partition(",")[2]) for name, told in found.items() if told}
