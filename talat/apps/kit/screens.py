"""What the screens of every tool share: the frame, the wait for the records, the points, pictures."""

import base64
from functools import lru_cache
from pathlib import Path

from talat.apps.kit import page

KIT = page.templates(Path(__file__).with_name("pieces"))
LARGEST_PICTURE = 400_000  # bytes
PICTURE_KINDS = {".svg": "image/svg+xml", ".jpg": "image/jpeg"}


def render(bench, scenery, facts):
    """The HTML of the screen `bench` is on, from the Jinja environment `scenery`.

    facts  what the screen's template reads beside `bench`, `uid` (prefix of ids) and `question`
    """
    known = {"bench": bench, "uid": bench.part, "question": "", "steps": (), "rail": ()}
    known |= {"rail_now": "", "sign": {}}
    if bench.screen == "result":
        known |= points(bench.result)
    return scenery.get_template(f"{bench.screen}.html").render(known | facts)


def broken():
    """The HTML shown when a tool cannot be built at all."""
    return KIT.get_template("broken.html").render()


def points(result):
    """What a graded result shows: points, most, luck, and marks with `lost` where something is to mend."""
    texts = dict.fromkeys(("title", "rule", "evidence", "fix"), "")
    marks = [texts | {"points": None, "max_points": 0} | mark for mark in result.get("marks") or []]
    for mark in marks:
        mark["lost"] = mark["points"] is not None and mark["points"] < mark["max_points"]
    return {
        "points": result.get("score", 0),
        "most": result.get("max_score", 0),
        "luck": _spread(result.get("luck")),
        "marks": marks,
    }


def _spread(luck):
    """The luck interval where it is one; None when both ends read the same (one decimal is shown)."""
    return luck if luck and round(luck[0], 1) != round(luck[1], 1) else None


@lru_cache(maxsize=64)
def picture(folder, name):
    """An exercise's SVG picture or photo as a data address, or "" when it is missing or too large."""
    file = Path(folder) / name
    if not file.is_file() or file.stat().st_size > LARGEST_PICTURE:
        return ""
    return f"data:{PICTURE_KINDS[file.suffix]};base64," + base64.b64encode(file.read_bytes()).decode()
