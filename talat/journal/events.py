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
    model_serializer,
    model_validator,
)

CHEAPEST, DEAREST = 100, 10_000_000  # satang: 1 baht to 100,000 baht
MOST_PIECES = 10_000  # of one order from a supplier
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


Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}\z")]


class _Decision(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @model_serializer(mode="wrap")
    def _without_what_was_left_out(self, write):
        """A key that was left out stays out, so journals older than the key keep their hashes."""
        return {key: value for key, value in write(self).items() if value is not None}


class OpenScreen(_Decision):
    """The learner went to a screen of the tool."""

    do: Literal["open_screen"] = "open_screen"
    screen: Literal["product", "price", "day", "slip", "explain", "submit"]


class ChoosePhoto(_Decision):
    """The product photo shown in the shop."""

    do: Literal["choose_photo"] = "choose_photo"
    photo: Name
    product: Name | None = None  # left out where a shop has one product


class SetPrice(_Decision):
    """The price a customer sees, in satang."""

    do: Literal["set_price"] = "set_price"
    satang: Annotated[int, Field(ge=CHEAPEST, le=DEAREST)]
    product: Name | None = None  # left out where a shop has one product


class SetShipping(_Decision):
    """Who pays for the parcel."""

    do: Literal["set_shipping"] = "set_shipping"
    paid_by: Literal["buyer", "shop"]


class BuyStock(_Decision):
    """Pieces ordered from a supplier, paid now; as many come as the cash pays for."""

    do: Literal["buy_stock"] = "buy_stock"
    supplier: Name
    product: Name
    pieces: Annotated[int, Field(ge=1, le=MOST_PIECES)]


class OfferCod(_Decision):
    """Whether buyers may pay on delivery."""

    do: Literal["offer_cod"] = "offer_cod"
    on: bool


class SetVoucher(_Decision):
    """Satang taken off every order of at least `least` satang; 0 off ends it."""

    do: Literal["set_voucher"] = "set_voucher"
    off: Annotated[int, Field(ge=0, le=DEAREST)]
    least: Annotated[int, Field(ge=0, le=DEAREST)]


class SetBundle(_Decision):
    """Satang taken off when `partner` is bought together with `product`; 0 off ends it."""

    do: Literal["set_bundle"] = "set_bundle"
    product: Name
    partner: Name
    off: Annotated[int, Field(ge=0, le=DEAREST)]

    @model_validator(mode="after")
    def _two(self):
        if self.product == self.partner:
            raise ValueError("a bundle needs two products")
        return self


class JoinSale(_Decision):
    """Percent taken off all prices on a double day; 0 leaves it."""

    do: Literal["join_sale"] = "join_sale"
    sale: Name
    percent: Annotated[int, Field(ge=0, le=90)]


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


ShopEvent = BuyStock | OfferCod | SetVoucher | SetBundle | JoinSale
Event = OpenScreen | ChoosePhoto | SetPrice | SetShipping | ShopEvent | NextDay | Explain | Submit
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
    "buy_stock": f"จำนวนที่สั่งต้องเป็นตัวเลข 1 ถึง {MOST_PIECES:,} ชิ้น และผู้ขายส่งต้องมีสินค้านี้",
    "offer_cod": "ยังไม่ได้เลือกว่ารับเก็บเงินปลายทางหรือไม่รับ",
    "set_voucher": "ส่วนลดและยอดซื้อขั้นต่ำต้องเป็นตัวเลขตั้งแต่ 0 บาท ถึง 100,000 บาท",
    "set_bundle": "ชุดสินค้าต้องมีสินค้า 2 อย่างที่ไม่ซ้ำกัน และส่วนลดเป็นตัวเลขตั้งแต่ 0 บาท",
    "join_sale": "ส่วนลดวันเลขเบิ้ลต้องเป็นตัวเลข 0 ถึง 90 เปอร์เซ็นต์",
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
