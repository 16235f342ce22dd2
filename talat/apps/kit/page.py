"""One widget for every tool: Python writes a screen's HTML, the browser shows it and tells what was pressed.

The browser's word is taken for nothing but "this form was sent with these fields"; it can set no trait.
"""

import logging
from functools import cache
from pathlib import Path

import anywidget
import traitlets
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from talat.apps.kit import thai
from talat.apps.kit.theme import build

MOST_FIELDS = 24
LONGEST_NAME, LONGEST_TEXT = 40, 4000
TROUBLE = "ขออภัย หน้านี้ขัดข้อง งานที่บันทึกแล้วไม่หาย กดโหลดหน้าใหม่ ถ้ายังไม่ได้ให้บอกครู"
log = logging.getLogger("talat.apps")


@cache
def browser_module():
    """The browser's half as one ES module: idiomorph and page.js, so that nothing more is fetched."""
    morph = build.assets() / build.MORPH
    script = Path(__file__).with_name("page.js")
    return f"{morph.read_text(encoding='utf-8')}\n{script.read_text(encoding='utf-8')}"


def templates(folder):
    """A Jinja environment over `folder` and the kit's pieces: escapes everything, refuses unknown names."""
    kit = Path(__file__).with_name("pieces")
    scenery = Environment(
        loader=FileSystemLoader([folder, kit]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    scenery.filters |= {
        "baht": thai.baht,
        "money": thai.money,
        "number": thai.number,
        "percent": thai.percent,
        "thai_date": thai.date,
        "short_date": thai.short_date,
    }
    return scenery


def read_message(content):
    """(id, fields) of a message from the browser, or None when it is not of the one shape there is.

    Fields are a flat dict of short text; the values mean nothing until the tool's state has checked them.
    """
    if not isinstance(content, dict) or set(content) != {"id", "fields"}:
        return None
    name, fields = content["id"], content["fields"]
    if not (isinstance(name, str) and 0 < len(name) <= 64 and isinstance(fields, dict)):
        return None
    if len(fields) > MOST_FIELDS or not isinstance(fields.get("do"), str):
        return None
    if not all(isinstance(k, str) and len(k) <= LONGEST_NAME for k in fields):
        return None
    if not all(isinstance(v, str) and len(v) <= LONGEST_TEXT for v in fields.values()):
        return None
    return name, dict(fields)


class Page(anywidget.AnyWidget):
    """Shows what `render()` returns (HTML) and passes what the learner does to `decide(fields)`."""

    _esm = traitlets.Unicode().tag(sync=True)
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, render, decide, scripts=""):
        """`scripts` is what a tool's own elements need in the browser, put before page.js."""
        self._render, self._decide = render, decide
        super().__init__(
            _esm=f"{scripts}\n{browser_module()}" if scripts else browser_module(), html=render()
        )
        self.on_msg(self._hear)

    def set_state(self, sync_data):
        """Ignores every trait the browser would like to set: it only ever speaks through messages."""

    def redraw(self):
        """Renders again and sends the HTML if it changed."""
        self.html = self._render()

    def _hear(self, _widget, content, _buffers):
        """Takes one message, acts, redraws and answers; a malformed one is dropped."""
        message = read_message(content)
        if message is None:
            return
        name, fields = message
        try:
            self._decide(fields)
            self.redraw()
            self.send({"done": name})
        except Exception:  # the learner must get a way on, whatever broke
            log.exception("a tool failed on %r", fields.get("do"))
            self.send({"done": name, "trouble": TROUBLE})
