"""Which column of a class list holds what, by the many names people give to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from talat.records.sheet import MOST_ROWS, BadSheet, Sheet

HEADER_WITHIN = 10  # lines; a title and a date often stand above it
# Squeezed: no spaces, dots, brackets or dashes, lower case.
NAMES = {
    "number": (
        "เลขประจำตัว เลขประจําตัว เลขประจำตัวผู้เรียน เลขประจำตัวผู้ต้องขัง เลขประจำตัวนักเรียน เลขผู้ต้องขัง "
        "เลขที่ผู้ต้องขัง หมายเลข หมายเลขประจำตัว หมายเลขผู้ต้องขัง รหัส รหัสประจำตัว รหัสผู้เรียน เลขทะเบียน "
        "number id learner learnerid learnernumber studentid prisonerid inmatenumber login"
    ),
    "name": "ชื่อ ชื่อสกุล ชื่อนามสกุล ชื่อและนามสกุล ชื่อตัว ชื่อผู้เรียน ชื่อผู้ต้องขัง รายชื่อ name fullname firstname",
    "last_name": "สกุล นามสกุล ชื่อสกุลท้าย lastname surname familyname",
    "birth_year": "ปีเกิด พศเกิด ปีพศเกิด ปีที่เกิด ปีเกิดพศ birthyear yearofbirth",
    "class": "ห้อง ห้องเรียน กลุ่ม กลุ่มเรียน ชั้น class room group",
    "course": "วิชา รายวิชา หลักสูตร คอร์ส course courses subject",
}
_KIND_OF = {squeezed: kind for kind, words in NAMES.items() for squeezed in words.split()}
THAI = {"number": "เลขประจำตัว", "name": "ชื่อ"}


@dataclass(frozen=True)
class Columns:
    """Where each field stands, the rows below the header, and the columns that nothing is taken from."""

    places: Mapping[str, int]
    body: tuple[tuple[int, tuple[str, ...]], ...]
    unused: tuple[str, ...]

    def typed(self, cells: tuple[str, ...]) -> dict[str, str]:
        """The fields of one row as typed, "" where there is none; a last name joins the name."""
        found = {kind: self._cell(cells, kind) for kind in NAMES}
        found["name"] = f"{found['name']} {found.pop('last_name')}".strip()
        return found

    def _cell(self, cells: tuple[str, ...], kind: str) -> str:
        place = self.places.get(kind)
        return cells[place] if place is not None and place < len(cells) else ""


def columns_of(sheet: Sheet) -> Columns:
    """The columns by the header within the first lines; BadSheet names what is missing and what was found."""
    best: tuple[int, dict[str, int]] = (0, {})
    for index, (_, cells) in enumerate(sheet.rows[:HEADER_WITHIN]):
        places = _places(cells)
        if len(places) > len(best[1]):
            best = (index, places)
    index, places = best
    missing = [THAI[kind] for kind in THAI if kind not in places]
    if missing:
        raise BadSheet(_missing(missing, sheet.rows[index][1]))
    header = sheet.rows[index][1]
    unused = tuple(cell for place, cell in enumerate(header) if cell and place not in places.values())
    body = sheet.rows[index + 1 :]
    if not body:
        raise BadSheet("มีแต่หัวตาราง ไม่มีรายชื่อ / There is a header and nobody below it.")
    if len(body) > MOST_ROWS:
        raise BadSheet(f"รับได้ครั้งละไม่เกิน {MOST_ROWS:,} คน แบ่งเป็นหลายไฟล์ / {MOST_ROWS:,} people at a time.")
    return Columns(places, body, unused)


def _missing(missing: list[str], header: tuple[str, ...]) -> str:
    found = ", ".join(cell[:30] for cell in header if cell)[:300]
    return (
        f"ไม่พบคอลัมน์ “{'” และ “'.join(missing)}” ที่พบคือ: {found} / "
        f"The columns for number and name are needed; found: {found}."
    )


def _places(cells: tuple[str, ...]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        kind = _KIND_OF.get(re.sub(r"[\s.\-–_/()\[\]:*\"'\u200b\ufeff]+", "", cell).casefold())
        if kind and kind not in places:
            places[kind] = place
    return places
