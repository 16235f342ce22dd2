"""Simulated readers: they answer a question from what they can see on the page, right or wrong, and say why.

A reader knows nothing but the page. Numbers are taken from marks as they look: who sees bars of which one is
three times as long says "three times", whatever the data say.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from talat.poster import charts
from talat.poster.colours import LEAST_APART, apart, as_seen
from talat.poster.data import DataSet, written
from talat.poster.drawing import drawn
from talat.poster.marks import Sector
from talat.poster.sheet import WORDED, Sheet
from talat.poster.sight import Eyes, Look, looks

NEAR = 0.10  # share by which "about so many times" may be off and still be right; our assumption
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True)
class Reader:
    """Somebody who looks at the page."""

    id: str
    name: str  # Thai, with what matters about their eyes
    eyes: Eyes


@dataclass(frozen=True)
class Question:
    """What they are asked; `kind` is one of ASKED."""

    id: str
    ask: str  # Thai
    kind: str
    data: str = ""
    row: str = ""
    other: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What somebody says, whether it is right, and what on the page made them say so (Thai)."""

    reader: str
    question: str
    said: str
    right: bool
    why: str
    cause: str = ""  # "", "missing", "small", "faint", "covered", "cut", "lie", "colour" or "estimate"


@dataclass(frozen=True)
class View:
    """The page as one reader has it before them."""

    sheet: Sheet
    data: Mapping[str, DataSet]
    sight: str
    looks: tuple[Look, ...]

    @property
    def read(self) -> tuple[Look, ...]:
        """Lines they can read."""
        return tuple(look for look in self.looks if not look.trouble)

    def charts(self, data: str):
        """(block, what it shows) of each chart of a data set."""
        blocks = (one for one in self.sheet.blocks if one.chart and one.chart.data == data)
        return [(one, charts.drawn(one, self.data[data], self.sheet.palette)) for one in blocks]

    def label(self, block: str, row: str, part: str) -> Look | None:
        """The worst-seen line of a row's name or number in a chart; None when it is not there."""
        lines = [
            look
            for look in self.looks
            if look.block == block and look.words.row == row and look.words.part == part
        ]
        return max(lines, key=lambda look: bool(look.trouble), default=None)


def plain(text: str) -> str:
    """Text as it is compared: no spaces, Arabic digits, small letters."""
    joined = re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).translate(DIGITS)
    return joined.lower()


def view(sheet: Sheet, data: Mapping[str, DataSet], eyes: Eyes) -> View:
    """What somebody with such eyes has before them."""
    seen = looks(drawn(sheet, data), sheet.paper, sheet.palette, eyes)
    return View(sheet, data, eyes.sight, seen)


def asked(
    sheet: Sheet, data: Mapping[str, DataSet], readers: Sequence[Reader], questions: Sequence[Question]
) -> tuple[Answer, ...]:
    """Every reader's answer to every question, reader by reader."""
    found = []
    for reader in readers:
        seen = view(sheet, data, reader.eyes)
        found += [_answer(reader, question, seen) for question in questions]
    return tuple(found)


def _answer(reader, question, seen):
    said, right, why, cause = ASKED[question.kind](seen, question)
    return Answer(reader.id, question.id, said, right, why, cause)


UNKNOWN = "ไม่รู้"
TROUBLES = {
    "small": "ตัวหนังสือเล็กไป ฉันอ่านไม่ออก ขนาดตั้งแต่ {size:.0f} ขึ้นไปจึงอ่านได้",
    "faint": "สีตัวหนังสือจางจนกลืนกับพื้น ฉันอ่านไม่ออก",
    "covered": "มีของทับตัวหนังสืออยู่ ฉันอ่านไม่ออก",
    "cut": "ตัวหนังสือตกขอบกระดาษ ฉันอ่านไม่ครบ",
}


def _unread(look: Look):
    """An answer of somebody who cannot read a line."""
    return UNKNOWN, False, TROUBLES[look.trouble].format(size=math.ceil(look.measure)), look.trouble


def _written(seen, kinds, words, missing):
    """The answer to "is one of these words written there?", from blocks of some kinds."""
    wanted = [plain(word) for word in words]
    blocks = [block for block in seen.sheet.blocks if block.kind in kinds]
    shut = None
    for block in blocks:
        lines = [look for look in seen.looks if look.block == block.id]
        legible = plain("".join(look.words.text for look in lines if not look.trouble))
        if any(word in legible for word in wanted):
            return " ".join(look.words.text for look in lines if not look.trouble), True, "", ""
        if any(word in plain("".join(look.words.text for look in lines)) for word in wanted):
            shut = shut or next(look for look in lines if look.trouble)
    if shut:
        return _unread(shut)
    if any(word in plain(block.text) for block in blocks for word in wanted):
        return UNKNOWN, False, "ตัวหนังสือล้นกล่อง ส่วนท้ายหายไป", "cut"
    return UNKNOWN, False, missing, "missing"


def _topic(seen, question):
    return _written(seen, ("title",), question.words, "หัวเรื่องไม่ได้บอกว่าหน้านี้พูดเรื่องอะไร")


def _source(seen, question):
    words = seen.data[question.data].source_words
    return _written(seen, ("source", "text"), words, "ไม่มีบอกว่าใครเป็นคนนับตัวเลขนี้")


def _date(seen, question):
    words = seen.data[question.data].date_words
    return _written(seen, ("source", "text", "title"), words, "ไม่มีบอกว่าเป็นตัวเลขของเมื่อไร")


def _value(seen, question):
    data = seen.data[question.data]
    number = written(data.value(question.row))
    shut, drawn_once = None, False
    for block, _ in seen.charts(question.data):
        drawn_once = True
        name, value = (seen.label(block.id, question.row, part) for part in ("name", "number"))
        if name and value and not name.trouble and not value.trouble:
            return f"{number} {data.unit}", True, "", ""
        shut = shut or next((look for look in (name, value) if look and look.trouble), None)
    told = _told(seen, question.row, number)
    if told:
        return f"{number} {data.unit}", True, "", ""
    if shut:
        return _unread(shut)
    if drawn_once:
        return "กะเอาไม่ถูก", False, "ไม่มีตัวเลขกำกับ ต้องกะเอาจากความสูง", "estimate"
    return UNKNOWN, False, "ไม่มีตัวเลขนี้บนหน้า", "missing"


def _told(seen, row, number):
    """Whether one block's legible words have both the row and its number."""
    for block in seen.sheet.blocks:
        if block.kind in WORDED:
            text = plain("".join(look.words.text for look in seen.read if look.block == block.id))
            if plain(row) in text and plain(number) in text:
                return True
    return False


def _extreme(pick: Callable):
    def answer(seen, question):
        shut = None
        for block, shown in seen.charts(question.data):
            row = pick(shown.sizes, key=lambda one: one[1])[0]
            true = pick(seen.data[question.data].rows, key=lambda one: one.value).name
            sizes = [size for _, size in shown.sizes]
            if sizes.count(pick(sizes)) > 1 and len(sizes) > 1:
                return UNKNOWN, False, "มีหลายอันที่ดูยาวเท่ากัน", "lie"
            name = seen.label(block.id, row, "name")
            if block.chart.form == "pie" and _blurred(seen, shown):
                return UNKNOWN, False, "สีของแต่ละส่วนดูเหมือนกัน ฉันแยกไม่ออก", "colour"
            if name and not name.trouble:
                return row, row == true, "", ""
            shut = shut or name
        return _unread(shut) if shut else (UNKNOWN, False, "ไม่มีกราฟของเรื่องนี้บนหน้า", "missing")

    return answer


def _blurred(seen, shown):
    """Whether two fields of a pie look alike to these eyes."""
    colours = [as_seen(mark.colour, seen.sight) for mark in shown.marks if isinstance(mark, Sector)]
    pairs = [(a, b) for at, a in enumerate(colours) for b in colours[at + 1 :]]
    return any(apart(a, b) < LEAST_APART for a, b in pairs)


def _times(seen, question):
    """How many times: from the picture, numbers at the marks or not (Pandey et al. 2015, CHI, p. 1469)."""
    data = seen.data[question.data]
    true = data.value(question.row) / data.value(question.other)
    shut = None
    for block, shown in seen.charts(question.data):
        names = [seen.label(block.id, row, "name") for row in (question.row, question.other)]
        shut = next((name for name in names if name and name.trouble), None)
        if shut:
            continue
        sizes = dict(shown.sizes)
        if sizes[question.other] <= 0:
            return "ต่างกันลิบลับ", False, f"“{question.other}” แทบไม่มีแท่งให้เห็น เพราะแกนไม่ได้เริ่มที่ 0", "lie"
        looked = sizes[question.row] / sizes[question.other]
        right = abs(looked / true - 1) <= NEAR
        why = "" if right else f"ดูจากรูปแล้วต่างกัน {looked:.1f} เท่า แต่ตัวเลขจริงต่างกัน {true:.1f} เท่า"
        return f"ราว {looked:.1f} เท่า", right, why, "" if right else "lie"
    return _unread(shut) if shut else (UNKNOWN, False, "ไม่มีกราฟของเรื่องนี้บนหน้า", "missing")


ASKED = {
    "topic": _topic,
    "source": _source,
    "date": _date,
    "value": _value,
    "highest": _extreme(max),
    "lowest": _extreme(min),
    "times": _times,
}
