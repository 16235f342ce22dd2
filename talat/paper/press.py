"""Turns a Typst template and plain data into a PDF, the same bytes for the same data and moment.

A template reads its data as `json(bytes(sys.inputs.said))`: what is in it is shown, never run as markup.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from talat.paper.faces import faces


class NotPrinted(RuntimeError):
    """The template could not be set with this data; the message says where."""


def press(
    template: Path,
    said: Mapping,
    files: Mapping[str, bytes] | None = None,
    standard: str = "1.7",
    at: datetime | None = None,
) -> bytes:
    """The PDF of `template`, a .typ file that finds other files beside itself.

    files     made for this one PDF: what the template shows or attaches, by name
    standard  PDF version or archive standard as Typst names it ("1.7", "a-3b")
    at        the moment the document says it was made; now, unless given
    """
    if not files:
        return _compile(template, said, standard, at)
    with tempfile.TemporaryDirectory(prefix="talat-press-") as place:
        copy = Path(shutil.copy(template, place))
        for name, content in files.items():
            copy.with_name(name).write_bytes(content)
        return _compile(copy, said, standard, at)


def _compile(template: Path, said: Mapping, standard: str, at: datetime | None) -> bytes:
    import typst  # a whole typesetter: only when something is printed

    try:
        return typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=[str(faces())],
            ignore_system_fonts=True,
            sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
            pdf_standards=standard,
            timestamp=int((at or datetime.now(UTC)).timestamp()),
        )
    except typst.TypstError as error:
        raise NotPrinted(str(error)) from error
