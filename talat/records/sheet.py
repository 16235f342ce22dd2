"""A table as somebody saved it, as rows of text: CSV in any usual encoding and separator, or XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from talat.records import spreadsheet

LARGEST = 4 * 2**20  # bytes; two thousand people fit into a twentieth of it
LONGEST_CELL = 300  # characters
MOST_ROWS = 2_000  # our assumption: a list for one hall; more would keep learners' decisions waiting too long
SEPARATORS = ",;\t|"
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MOJIBAKE = (
    "เธ",
    "เน",
    "ร ธ",
    "à¸",
    "à¹",
)  # UTF-8 Thai that was read as Windows-874 or as Latin and saved again


class BadSheet(ValueError):
    """A file that cannot be read as a table; `message_th` is Thai with English."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


@dataclass(frozen=True)
class Sheet:
    """Rows that hold something, each with its line in the file; `kind` says how the file was read."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    kind: str


def read(content: bytes) -> Sheet:
    """The table in a file's bytes; BadSheet when it is too large, empty, or not a table that can be read."""
    if len(content) > LARGEST:
        raise BadSheet(
            f"ไฟล์ใหญ่เกิน {LARGEST // 2**20} MB แบ่งเป็นหลายไฟล์ / The file is larger than {LARGEST // 2**20} MB."
        )
    if content.startswith(ZIP):
        return _sheet(_spreadsheet(content), "XLSX")
    if content.startswith(OLD_EXCEL):
        raise BadSheet(
            "ไฟล์ Excel รุ่นเก่า (.xls) หรือมีรหัสผ่าน บันทึกใหม่เป็น .xlsx หรือ .csv / Save it as .xlsx or .csv."
        )
    text, encoding = _decoded(content)
    separator = _separator(text)
    named = {",": "จุลภาค", ";": "อัฒภาค ;", "\t": "แท็บ", "|": "ขีดตั้ง |"}[separator]
    return _sheet(_csv_rows(text, separator), f"CSV {encoding} คั่นด้วย{named}")


def _sheet(rows: Iterable[Iterable[str]], kind: str) -> Sheet:
    kept = []
    for line, cells in enumerate(rows, start=1):
        cells = tuple(" ".join(cell.split()) for cell in cells)
        if not any(cells):
            continue
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise BadSheet(
                f"แถว {line} มีข้อความยาวเกิน {LONGEST_CELL} ตัวอักษร / Line {line} has a cell that is too long."
            )
        kept.append((line, cells))
        if len(kept) > MOST_ROWS + 20:  # a few lines may stand above the header
            raise BadSheet(
                f"ไฟล์มีมากกว่า {MOST_ROWS:,} แถว ยังไม่ได้นำเข้าใคร แบ่งเป็นหลายไฟล์ / "
                f"More than {MOST_ROWS:,} rows: nobody was imported; split the file."
            )
    if not kept:
        raise BadSheet("ไฟล์ว่าง ไม่มีแถวใดเลย / The file holds no rows.")
    return Sheet(tuple(kept), kind)


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: by its mark, else the first that fits and is Thai or plain."""
    for mark, encoding, name in (
        (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
    ):
        if content.startswith(mark):
            return _plain(_try(content, encoding), name)
    for encoding, name in ((_utf16_by_zeros(content), "UTF-16"), ("utf-8", "UTF-8"), ("cp874", "TIS-620")):
        text = _try(content, encoding) if encoding else None
        if text is not None and (name == "UTF-8" or _is_thai(text)):
            return _plain(text, name)
    return _plain(None, "")


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_by_zeros(content: bytes) -> str | None:
    """UTF-16 without a mark shows as zero bytes at every other place: digits and separators have them."""
    start = content[:4096]
    high, low = start[0::2].count(0), start[1::2].count(0)
    if max(high, low) < len(start) / 20 or min(high, low) > len(start) / 100:
        return None
    return "utf-16-be" if high > low else "utf-16-le"


def _is_thai(text: str) -> bool:
    """Whether what is not ASCII is mostly Thai, as it is in a Thai list and in no other file by accident."""
    foreign = [c for c in text if ord(c) > 127]
    thai = sum("\u0e01" <= c <= "\u0e5b" for c in foreign)
    return thai >= 0.9 * len(foreign)


def _plain(text: str | None, encoding: str) -> tuple[str, str]:
    if text is None or "\x00" in text or "\ufffd" in text:
        raise BadSheet(
            "อ่านตัวอักษรในไฟล์ไม่ได้ บันทึกใหม่เป็น CSV UTF-8 หรือ .xlsx / "
            "The letters cannot be read; save it as CSV UTF-8 or .xlsx."
        )
    if sum(text.count(piece) for piece in _MOJIBAKE) > 0.02 * len(text) + 3:
        raise BadSheet(
            "ตัวอักษรไทยในไฟล์เสีย (เช่น เธชเธก) กลับไปที่ไฟล์ต้นฉบับ แล้วบันทึกใหม่เป็น CSV UTF-8 / "
            "The Thai letters were broken by an earlier save; go back to the original file."
        )
    return text, encoding


def _separator(text: str) -> str:
    """The separator that cuts the first lines into the most cells, equally often."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5] in SEPARATORS:
        return lines[0][4]
    counts = {s: [len(row) for row in csv.reader(lines, delimiter=s)] for s in SEPARATORS}
    return max(
        SEPARATORS, key=lambda s: (sorted(counts[s])[len(lines) // 2] if lines else 0, -SEPARATORS.index(s))
    )


def _csv_rows(text: str, separator: str) -> Iterable[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(reader):
            if number == 0 and len(row) <= 2 and row and row[0].lower().startswith("sep="):
                yield []
            else:
                yield row
    except csv.Error as error:
        raise BadSheet(
            f"แถว {reader.line_num} อ่านไม่ได้ อาจขาดเครื่องหมายคำพูดปิด / "
            f"Line {reader.line_num} cannot be read: {error}."
        ) from None


def _spreadsheet(content: bytes) -> list[list[str]]:
    try:
        return spreadsheet.rows(content, MOST_ROWS + 100)
    except spreadsheet.BadSpreadsheet:
        raise BadSheet("เปิดไฟล์ Excel ไม่ได้ บันทึกใหม่เป็น .xlsx / The spreadsheet cannot be read.") from None
