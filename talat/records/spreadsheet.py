"""A spreadsheet as rows of text, read in a process of its own: a hostile file may exhaust that, not a desk.

Run as a program it reads a file's bytes from stdin and writes JSON; it imports nothing of Talat.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import zipfile

LARGEST_INSIDE = 64 * 2**20  # bytes; a spreadsheet is a zip file, and a few kilobytes can hold gigabytes
MEMORY, SECONDS = 768 * 2**20, 20  # of the process that reads


class BadSpreadsheet(ValueError):
    """The file is no spreadsheet that can be read."""


def rows(content: bytes, most: int) -> list[list[str]]:
    """The first sheet with something in it, at most `most` rows; BadSpreadsheet when it cannot be read."""
    command = [sys.executable, "-I", __file__, str(most)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=3 * SECONDS, env={})
        found = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        found = None
    if found is None:
        raise BadSpreadsheet("it cannot be read")
    return found


def _first_sheet(content: bytes, most: int) -> list[list[str]]:
    import python_calamine as calamine  # only in the process of its own

    with zipfile.ZipFile(io.BytesIO(content)) as file:
        if sum(part.file_size for part in file.infolist()) > LARGEST_INSIDE:
            raise BadSpreadsheet("it is too large when unpacked")
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        for name in book.sheet_names:
            found = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=most)
            if any(cell not in ("", None) for row in found for cell in row):
                return [[_text(cell) for cell in row] for row in found]
    return []


def _text(value) -> str:
    """A cell as a person reads it: a whole number without the point that spreadsheets keep."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


def main() -> None:
    """Read stdin within the limits; any trouble ends the process with an error code."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(_first_sheet(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)


if __name__ == "__main__":
    main()
