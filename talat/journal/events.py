"""The decisions a learner can take, each a frozen, strictly checked record; never an outcome."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)

CHEAPEST, DEAREST = 100, 10_000_000  # satang: 1 baht to 100,000 baht
LONGEST_TEXT = 500  # characters of an explanation
SCREENS = ("product", "price", "day", "slip", "explain", "submit")


class BadEvent(ValueError):
    """A decision that is refused; `message_th` tells the learner what to do."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


def _one_line(text: Any) -> Any:
    """The text in NFC on one line, without invisible format characters (copied Thai is full of them)."""
    if not isinstance(text, str):
        return text
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return re.sub(r"[ \t\r\n\u2028\u2029]+", " ", visible).strip()


def _no_controls(text: str) -> str:
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        raise ValueError("control character")
    return text


class _Decision(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class OpenScreen(_Decision):
    """The learner went to a screen of the tool."""

    do: Literal["open_screen"] = "open_screen"
    screen: Literal["product", "price", "day", "slip", "explain", "submit"]


class ChoosePhoto(_Decision):
    """The product photo shown in the shop."""

    do: Literal["choose_photo"] = "choose_photo"
    photo: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}\z")]


class SetPrice(_Decision):
    """The price a customer sees, in satang."""

    do: Literal["set_price"] = "set_price"
    satang: Annotated[int, Field(ge=CHEAPEST, le=DEAREST)]


class SetShipping(_Decision):
    """Who pays for the parcel."""

    do: Literal["set_shipping"] = "set_shipping"
    paid_by: Literal["buyer", "shop"]


class NextDay(_Decision):
    """The shop is open for one more day."""

    do: Literal["next_day"] = "next_day"


class Explain(_Decision):
    """The learner's reason in their own words."""

    do: Literal["explain"] = "explain"
    text: Annotated[
        str,
        BeforeValidator(_one_line),
        Field(min_length=1, max_length=LONGEST_TEXT),
        AfterValidator(_no_controls),
    ]


class Submit(_Decision):
    """The work is handed in; nothing follows."""

    do: Literal["submit"] = "submit"


Event = OpenScreen | ChoosePhoto | SetPrice | SetShipping | NextDay | Explain | Submit
_EVENT = TypeAdapter(Annotated[Event, Field(discriminator="do")])


@dataclass(frozen=True)
class Stamped:
    """A decision as the records keep it: number from 1, server time (UTC, ISO-8601), chain hash."""

    seq: int
    at: str
    hash: str
    event: Event


_ADVICE = {
    "open_screen": "ไม่มีหน้านี้ เลือกจากปุ่มที่เห็นบนหน้าจอ",
    "choose_photo": "ไม่มีรูปนี้ เลือกรูปที่เห็นบนหน้าจอ",
    "set_price": "ราคาต้องเป็นตัวเลขตั้งแต่ 1 บาท ถึง 100,000 บาท พิมพ์ราคาใหม่อีกครั้ง",
    "set_shipping": "ยังไม่ได้เลือกว่าใครจ่ายค่าส่ง เลือกลูกค้าจ่ายหรือร้านจ่าย",
    "explain": f"เขียนเหตุผลสั้น ๆ ไม่เกิน {LONGEST_TEXT} ตัวอักษร",
}
_UNKNOWN = "ระบบไม่เข้าใจสิ่งที่กด โหลดหน้าใหม่แล้วลองอีกครั้ง"


def parse(raw: dict) -> Event:
    """The decision `raw` spells; BadEvent (Thai) for anything unknown, missing, extra or out of range."""
    try:
        return _EVENT.validate_python(raw)
    except ValidationError:
        do = raw.get("do") if isinstance(raw, dict) else None
        raise BadEvent(_ADVICE.get(do, _UNKNOWN) if isinstance(do, str) else _UNKNOWN) from None


def dump(event: Event) -> dict:
    """The decision as plain JSON values, "do" included; `parse(dump(e)) == e`."""
    return event.model_dump(mode="json")
