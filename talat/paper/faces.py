"""The project's typeface for paper: TrueType files made from the web fonts of the front-end packages.

`python -m talat.paper.faces build/assets/faces` makes them; a learner's seat has them among its assets.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "node_modules/@fontsource/ibm-plex-sans-thai-looped/files"
MADE = REPOSITORY / "build/assets/faces"
WEIGHTS = (400, 600, 700)
# A template's font is ("Talat Latin", "Talat Thai"): a letter is taken from the first family that has it.
FAMILY_NAMES, FULL_NAMES = (1, 16), (4, 6)  # name records of a font file
FAMILIES = {"thai": "Talat Thai", "latin": "Talat Latin"}


@cache
def faces(target: Path = MADE, package: Path = PACKAGE) -> Path:
    """The folder with the typeface; made when a file is missing.

    Raises FileNotFoundError with what to run when the front-end packages are not installed.
    """
    for script, family in FAMILIES.items():
        for weight in WEIGHTS:
            made = target / f"{script}-{weight}.ttf"
            if not made.is_file():
                source = package / f"ibm-plex-sans-thai-looped-{script}-{weight}-normal.woff"
                if not source.is_file():
                    raise FileNotFoundError(f"no {source}: run `npm ci` in the repository first")
                _convert(source, made, family)
    return target


def _convert(source: Path, made: Path, family: str) -> None:
    """One web font as TrueType under another family name; it appears whole or not at all."""
    from fontTools.ttLib import TTFont

    with TTFont(source) as font:
        font.flavor = None
        for record in font["name"].names:
            if record.nameID in FAMILY_NAMES:
                record.string = family
            elif record.nameID in FULL_NAMES:
                record.string = made.stem
        made.parent.mkdir(parents=True, exist_ok=True)
        draft = made.with_suffix(".draft")
        font.save(draft)
    draft.replace(made)


if __name__ == "__main__":
    print(faces(Path(sys.argv[1]) if len(sys.argv) > 1 else MADE))
