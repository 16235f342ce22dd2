"""What is printed: a Typst template and plain data become a PDF; data is shown, never run as markup."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
FACE = "ibm-plex-sans-thai-looped"
SCRIPTS, WEIGHTS = ("thai", "latin"), (400, 600, 700)
FAMILIES = {"thai": "Talat Thai", "latin": "Talat Latin"}  # a template's font: ("Talat Latin", "Talat Thai")
_FAMILY_NAMES, _FULL_NAMES = (1, 16), (4, 6)  # name records of a font file


class NotPrinted(RuntimeError):
    """The template could not be set; the message says where."""


def pdf(template: Path, said: dict, at: datetime | None = None) -> bytes:
    """The template's PDF. It finds `said` as `json(bytes(sys.inputs.said))`, and files beside itself.

    at   the moment the document says it was made; the same data at the same moment gives the same bytes
    """
    import typst  # a whole typesetter: only when something is printed

    try:
        return typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=[str(fonts())],
            ignore_system_fonts=True,
            sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
            timestamp=int((at or datetime.now(UTC)).timestamp()),
        )
    except typst.TypstError as error:
        raise NotPrinted(str(error)) from error


def fonts(packages: Path = REPOSITORY / "node_modules") -> Path:
    """The folder with the pages' typeface as the typesetter reads it; made at first use."""
    folder = REPOSITORY / "build" / "paper"
    if not (folder / f"{SCRIPTS[-1]}-{WEIGHTS[-1]}.ttf").exists():
        draft = Path(tempfile.mkdtemp(prefix="fonts-", dir=_made(folder.parent)))
        for script in SCRIPTS:
            for weight in WEIGHTS:
                _unpack(packages / "@fontsource" / FACE / "files", script, weight, draft)
        shutil.rmtree(folder, ignore_errors=True)
        draft.replace(folder)
    return folder


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _unpack(files: Path, script: str, weight: int, target: Path) -> None:
    """A web font as a plain one, under a family of its own: Thai and Latin letters come in two files."""
    from fontTools.ttLib import TTFont

    font = TTFont(files / f"{FACE}-{script}-{weight}-normal.woff")
    for record in list(font["name"].names):
        place = (record.nameID, record.platformID, record.platEncID, record.langID)
        if record.nameID in _FAMILY_NAMES:
            font["name"].setName(FAMILIES[script], *place)
        elif record.nameID in _FULL_NAMES:
            font["name"].setName(f"{FAMILIES[script].replace(' ', '')}{weight}", *place)
    font.flavor = None
    font.save(target / f"{script}-{weight}.ttf")
