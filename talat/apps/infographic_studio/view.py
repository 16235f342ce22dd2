"""The studio on the screen: one Jinja template for each screen, fed from the state; works nothing out."""

from functools import cache
from pathlib import Path

from talat.apps.infographic_studio import figures, patterns, printed
from talat.apps.kit import page, screens
from talat.apps.kit.theme import build
from talat.journal.events import BadEvent
from talat.poster import sheet, vectors
from talat.poster.colours import SIGHT_TITLES
from talat.poster.icons import ICON_TITLES
from talat.poster.palettes import PALETTES, ROLE_TITLES, ROLES
from talat.poster.papers import PAPERS
from talat.poster.pictures import LICENCES

SCENERY = page.templates(Path(__file__).with_name("screens"))
LISTS = {
    "kinds": sheet.KIND_TITLES,
    "forms": sheet.FORM_TITLES,
    "sizes": [(size, size) for size in sheet.SIZES],
    "roles": {role: ROLE_TITLES[role] for role in ROLES},
    "fills": ROLE_TITLES,
    "icons": ICON_TITLES,
    "aligns": {"left": "ชิดซ้าย", "center": "กลาง", "right": "ชิดขวา"},
    "weights": {400: "ปกติ", 600: "หนา", 700: "หนามาก"},
    "sights": SIGHT_TITLES,
    "papers": PAPERS,
    "palettes": PALETTES,
    "worded": sheet.WORDED,
}


@cache
def scripts():
    """Konva and the canvas element; Konva must not find the page's own loader of modules."""
    konva = (build.assets() / build.CANVAS).read_text(encoding="utf-8")
    canvas = Path(__file__).with_name("canvas.js").read_text(encoding="utf-8")
    return f"(function (define, module, exports) {{\n{konva}\n}})();\n{canvas}"


def render(studio, folder):
    """The HTML of the screen the studio is on."""
    facts = {"studio": studio}
    if studio.place == "open":
        facts |= {"brief": studio.market, "steps": figures.steps(studio.part, studio.screen)} | LISTS
        facts |= SCREENS.get(studio.screen, lambda studio, folder: {})(studio, folder)
        if studio.printing:
            facts |= _printed(studio, folder)
        if studio.part == "practice" and studio.screen in ("page", "readers"):
            facts["question"] = patterns.question(studio.play)
    return screens.render(studio, SCENERY, facts)


def _brief(studio, _folder):
    return {"tables": figures.tables(studio.market)}


def _page(studio, folder):
    facts = {
        "canvas": figures.canvas(studio, folder),
        "layers": figures.layers(studio),
        "block": studio.block,
    }
    facts |= {"sets": [(one.id, one.title) for one in studio.market.numbers]}
    facts["pictures"] = _offers(studio, folder) if studio.block and studio.block.picture else ()
    return facts


def _printed(studio, folder):
    """The page as it is printed, or why not."""
    sheet = studio.play.sheet
    try:
        told = {"print": printed.address(sheet, studio.market, folder), "print_trouble": ""}
    except BadEvent as problem:
        told = {"print": "", "print_trouble": problem.message_th}
    return told | {"print_words": ", ".join(figures.title(block) for block in sheet.reading_order())}


def _offers(studio, folder):
    """(picture, its licence's words, its address) of each picture the exercise offers."""
    return [(one, LICENCES[one.licence].title, _address(one, folder)) for one in studio.market.art.values()]


def _address(picture, folder):
    if picture.file:
        return screens.picture(folder, picture.file)
    return screens.picture(vectors.FOLDER, f"{picture.drawing}.svg")


def _readers(studio, _folder):
    return {"people": figures.people(studio.play), "checks": figures.checks(studio.play)}


SCREENS = {"brief": _brief, "page": _page, "readers": _readers}
