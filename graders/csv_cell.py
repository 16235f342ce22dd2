"""Fields of CSV files that spreadsheets open: nothing in them is ever calculated."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

BOM = "\ufeff"  # with it a spreadsheet reads Thai as UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(text: str | None) -> str:
    """One CSV field: an apostrophe stands before what a spreadsheet would calculate."""
    if not text:
        return ""
    harmless = f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([" ".join(harmless.split("\n")).replace("\r", " ")])
    return line.getvalue()


def table(rows: Iterable[Iterable[str]]) -> str:
    """A whole CSV file, byte order mark first, each field made harmless."""
    return BOM + "".join(",".join(cell(field) for field in row) + "\r\n" for row in rows)
