"""Gathers the stylesheet, the typeface and the DOM morph in one folder that any part of the lab serves."""

import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[3]
SHEETS = ("tokens.css", "page.css", "parts.css", "tool.css")
SHEETS += (
    "bench.css",
    "show.css",
    "social.css",
    "shop.css",
    "ads.css",
    "studio.css",
    "recap.css",
)  # of tools with many places
FACE = "ibm-plex-sans-thai-looped"
MORPH = "idiomorph.min.js"
CANVAS = "konva.min.js"  # draws and drags on a canvas; only the studio asks for it
WEIGHTS = (400, 600, 700)
SCRIPTS = ("thai", "latin")


def assets():
    """The folder written by `build`: TALAT_ASSETS, else beside the page template, else build/assets.

    In a clone build/assets is made when it is missing.
    """
    named = os.environ.get("TALAT_ASSETS")
    if named:
        return Path(named)
    folder = REPOSITORY / "build" / "assets"
    for place in [folder, *_beside_template()]:
        if (place / MORPH).is_file():
            return place
    return build(folder)


def _beside_template():
    from jupyter_core.paths import jupyter_path  # only a seat needs it

    return [Path(place) for place in jupyter_path("voila", "templates", "talat", "static", "assets")]


def stylesheet():
    """The whole stylesheet as text: tokens, page, parts and the tools, in this order."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in SHEETS)


def font_names():
    """File names of the typeface the stylesheet asks for under fonts/."""
    return [f"{FACE}-{script}-{weight}-normal.woff2" for weight in WEIGHTS for script in SCRIPTS]


def build(target, packages=REPOSITORY / "node_modules"):
    """Writes talat.css, fonts/*.woff2 with their licence, idiomorph and Konva into the folder `target`.

    Raises FileNotFoundError with what to run when a front-end package is missing.
    """
    face = packages / "@fontsource" / FACE
    morph = packages / "idiomorph" / "dist" / MORPH
    if not face.is_dir() or not morph.is_file():
        raise FileNotFoundError(f"no {FACE} or idiomorph in {packages}: run `npm ci` in the repository first")
    (target / "fonts").mkdir(parents=True, exist_ok=True)
    (target / "talat.css").write_text(stylesheet(), encoding="utf-8")
    for name in font_names():
        shutil.copyfile(face / "files" / name, target / "fonts" / name)
    shutil.copyfile(face / "LICENSE", target / "fonts" / "LICENSE")
    shutil.copyfile(morph, target / MORPH)
    canvas = packages / "konva" / CANVAS
    if canvas.is_file():  # packages installed before there was a studio do every other tool
        shutil.copyfile(canvas, target / CANVAS)
    return target


if __name__ == "__main__":
    print(build(Path(sys.argv[1] if len(sys.argv) > 1 else "build/assets")))
