"""What every decision is, and those all tools share: to a screen, one more day, a reason, handing in."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_serializer

CHEAPEST, DEAREST = 100, 10_000_000  # satang: 1 baht to 100,000 baht
LONGEST_TEXT = 500  # characters of an explanation


class BadEvent(ValueError):
    """A decision that is refused; `message_th` tells the learner what to do."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


def one_line(text: Any) -> Any:
    """The text in NFC on one line, without invisible format characters (copied Thai is full of them)."""
    if not isinstance(text, str):
        return text
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return re.sub(r"[ \t\r\n\u2028\u2029]+", " ", visible).strip()


def _no_controls(text: str) -> str:
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        raise ValueError("control character")
    return text


def text_of(least: int, most: int):
    """The type of a learner's own words: one line of `least` to `most` characters."""
    return Annotated[
        str, BeforeValidator(one_line), Field(min_length=least, max_length=most), AfterValidator(_no_controls)
    ]


def some_lines(text: Any) -> Any:
    """The text as `one_line` makes it, but line by line; more than one empty line in a row becomes one."""
    if not isinstance(text, str):
        return text
    lines = [one_line(line) for line in re.split(r"\r\n|[\n\r\u2028\u2029]", text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _no_controls_but_lines(text: str) -> str:
    _no_controls(text.replace("\n", ""))
    return text


def lines_of(least: int, most: int):
    """The type of a learner's own words on one or more lines, `least` to `most` characters in all."""
    checks = (BeforeValidator(some_lines), AfterValidator(_no_controls_but_lines))
    return Annotated[str, checks[0], Field(min_length=least, max_length=most), checks[1]]


Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}\z")]
ScreenName = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,23}\z")]


class Decision(BaseModel):
    """A frozen, strictly checked record of something a learner decided; never an outcome."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @model_serializer(mode="wrap")
    def _without_what_was_left_out(self, write):
        """A key that was left out stays out, so journals older than the key keep their hashes."""
        return {key: value for key, value in write(self).items() if value is not None}

    def marks(self) -> frozenset[str]:
        """What the rules of order remember of it: that it was taken, or the name of what it made."""
        return frozenset((self.do,))


class OpenScreen(Decision):
    """The learner went to a screen of the tool."""

    do: Literal["open_screen"] = "open_screen"
    screen: ScreenName


class NextDay(Decision):
    """The market is open for one more day."""

    do: Literal["next_day"] = "next_day"


class Explain(Decision):
    """The learner's reason in their own words."""

    do: Literal["explain"] = "explain"
    text: text_of(1, LONGEST_TEXT)


class Submit(Decision):
    """The work is handed in; nothing follows."""

    do: Literal["submit"] = "submit"


SharedEvent = OpenScreen | NextDay | Explain | Submit
ADVICE = {
    "open_screen": "ไม่มีหน้านี้ เลือกจากปุ่มที่เห็นบนหน้าจอ",
    "explain": f"เขียนเหตุผลสั้น ๆ ไม่เกิน {LONGEST_TEXT} ตัวอักษร",
}
