"""The page instructors open: each fact with its band, what was measured, pictures, and the table of numbers.

Words for people stand in page.html (the frame) and in words/; drawings are made in draw.py.
"""

import shutil
from math import floor, log10
from pathlib import Path

import jinja2
import yaml
from markupsafe import Markup

from talat.apps.kit.theme import build
from talat.engine import VERSION
from talat.engine.parameters import READ_ON, table
from tests.facts import draw
from tests.facts.later import LATER
from tests.facts.row import CALIBRATION, CHECK

HERE = Path(__file__).parent
SHEETS = (Path(build.__file__).with_name("tokens.css"), HERE / "page.css")


def words(name):
    """One file of words."""
    return yaml.safe_load((HERE / "words" / f"{name}.yaml").read_text(encoding="utf-8"))


def figure(value, digits=2):
    """A number as people read it: so many digits that count, a true minus, no needless noughts."""
    if value == 0:
        return "0"
    if abs(value) < 1e-4:
        power = floor(log10(abs(value)))
        return f"{value / 10.0**power:.1f}×10{_raised(power)}".replace("-", "−", 1)
    places = max(digits - 1 - floor(log10(abs(value))), 0)
    text = f"{value:,.{min(places, 4)}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def _raised(number):
    return str(number).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def shown(row, unit=True):
    """A function that writes a value of a row, with its unit or without."""
    after = {"%": "%", "x": " เท่า", "฿": " บาท", "": ""}[row.unit] if unit else ""
    times = 100.0 if row.unit == "%" else 1.0
    return lambda value: figure(times * value, 3) + after


def band(row):
    """The band in Thai words."""
    write, bare = shown(row), shown(row, unit=False)
    if row.low is None:
        return f"ไม่เกิน {write(row.high)}"
    return f"มากกว่า {write(row.low)}" if row.high is None else f"{bare(row.low)} ถึง {write(row.high)}"


def card(found, pictures):
    """What the page tells of one fact."""
    row, write, mean = found.row, shown(found.row), found.mean()
    said = {
        "row": row, "holds": found.holds, "band": band(row), "value": write(mean.value),
        "markets": len(found.values["check"]),
    }  # fmt: skip
    if not row.exact:
        alt = f"{row.thai}: ช่วง {said['band']} วัดได้ {said['value']}"
        bare = shown(row, unit=False)
        said |= {"low": bare(mean.low), "high": bare(mean.high)}
        said["strip"] = Markup(draw.strip(found, write, alt))
        if "calibration" in found.values:
            said["other"] = write(found.mean("calibration").value)
    if row.number in pictures:
        one = pictures[row.number]
        said |= {"picture": Markup(draw.picture(one.data, one.thai)), "caption": one}
    return said


def parameters():
    """[(group title Thai, English, lines)] of the table of numbers."""
    thai, found = words("parameters"), {}
    for entry in table():
        found.setdefault(entry.group, []).append(
            {"entry": entry, "thai": thai[entry.group][entry.name], "value": _value(entry.value)}
        )
    return [(thai[group]["_"], group, lines) for group, lines in found.items()]


def _value(value):
    if isinstance(value, tuple):
        return " · ".join(f"({_value(one)})" if isinstance(one, tuple) else _value(one) for one in value)
    return figure(value, 4)


def write_page(folder, found, pictures):
    """Write folder/index.html with its stylesheet and typeface; the path of the page."""
    folder = Path(folder)
    assets = build.assets() / "fonts"
    shutil.copytree(assets, folder / "fonts", dirs_exist_ok=True)
    style = "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    (folder / "market.css").write_text(style, encoding="utf-8")
    told = words("page")
    cards = {one.row.number: card(one, pictures) for one in found}
    parts = [
        {**part, "cards": [cards[number] for number in part["rows"] if number in cards]}
        for part in told["parts"]
    ]
    frame = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    page = folder / "index.html"
    text = frame.from_string((HERE / "page.html").read_text(encoding="utf-8")).render(
        told=told, parts=parts, later=LATER, groups=parameters(), version=VERSION, read_on=READ_ON,
        held=sum(one.holds for one in found), number=len(found), seeds=len(CHECK),
        check=f"{CHECK[0]:,}–{CHECK[-1]:,}", calibration=f"{CALIBRATION[0]}–{CALIBRATION[-1]}",
        example=Markup(draw.example()),
    )  # fmt: skip
    page.write_text(text, encoding="utf-8")
    return page
