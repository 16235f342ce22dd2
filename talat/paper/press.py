"""Turns a Typst template and data into a PDF, the same bytes for the same data."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import typst

from talat.paper.faces import faces


class PressFailed(RuntimeError):
    """The template cannot be set with this data; the message is the compiler's."""


def press(
    template: Path, data: Mapping, files: Mapping[str, bytes] | None = None, standard: str = "1.7"
) -> bytes:
    """The PDF of `template` (a .typ file), which reads data.json and `files` beside it.

    standard  PDF version or archive standard, as Typst names it ("1.7", "a-3b")
    """
    with tempfile.TemporaryDirectory(prefix="talat-press-") as place:
        root = Path(place)
        shutil.copyfile(template, root / "main.typ")
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        for name, content in (files or {}).items():
            (root / name).write_bytes(content)
        try:
            return typst.compile(
                root / "main.typ",
                root=root,
                font_paths=[faces()],
                ignore_system_fonts=True,
                pdf_standards=standard,
            )
        except typst.TypstError as error:
            raise PressFailed(str(error)) from error
