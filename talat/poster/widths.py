"""How wide written words are: advance widths of the project's typeface, read once from its font files.

`python -m talat.poster.widths` writes the table anew; a test holds it against the fonts. With the table a
seat and the grader break the same text at the same words without opening a font.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("widths.json")
WEIGHTS = (400, 600, 700)
EM = 1000  # units of the font to one size of text
OTHERS = 600  # of a sign the typeface does not have
BODY = 0.55  # height of a Thai consonant without its tail, in sizes (IBM Plex Sans Thai Looped: ก is 0.558)


@cache
def _table() -> dict[str, dict[str, int]]:
    return json.loads(TABLE.read_text(encoding="utf-8"))


def wide(text: str, size: float, weight: int = 400) -> float:
    """Units a line of text takes at a size; marks above and below a Thai letter take none."""
    widths = _table()[str(weight)]
    return sum(widths.get(sign, OTHERS) for sign in text) * size / EM


def measured(faces: Path) -> dict[str, dict[str, int]]:
    """{weight: {sign: width}} of the TrueType files in a folder; Thai signs from the Thai file."""
    from fontTools.ttLib import TTFont

    found = {}
    for weight in WEIGHTS:
        found[str(weight)] = signs = {}
        for script in ("latin", "thai"):
            with TTFont(faces / f"{script}-{weight}.ttf") as font:
                metrics, letters = font["hmtx"], font.getBestCmap()
                signs |= {chr(code): metrics[name][0] for code, name in sorted(letters.items())}
    return found


if __name__ == "__main__":
    import sys

    rows = measured(Path(sys.argv[1] if len(sys.argv) > 1 else "build/assets/faces"))
    lines = (f'"{weight}": {json.dumps(signs, ensure_ascii=False)}' for weight, signs in rows.items())
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
