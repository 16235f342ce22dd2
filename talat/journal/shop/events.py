"""The decisions a learner takes in a shop."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from talat.journal.decision import CHEAPEST, DEAREST, LONGEST_TEXT, Decision, Name, lines_of, text_of

MOST_PIECES = 10_000  # of one order from a supplier
MOST_ROUNDS = 8  # times a day that a shop can look at its messages
LONGEST_TITLE, LONGEST_DESCRIPTION = 200, 2_000  # characters that can be typed; a rule shows fewer
SCREENS = ("product", "price", "day", "slip", "explain", "submit")
SEASON_SCREENS = (  # of a shop with a season: the places of its rail, and what one goes to from them
    *("day", "goods", "product", "stock", "chat", "reviews", "offers", "numbers", "why", "what_if", "repeat"),
    *("rivals", "calendar", "money", "slip", "explain", "submit"),
)


class ChoosePhoto(Decision):
    """The product photo shown in the shop."""

    do: Literal["choose_photo"] = "choose_photo"
    photo: Name
    product: Name | None = None  # left out where a shop has one product


class SetPrice(Decision):
    """The price a customer sees, in satang."""

    do: Literal["set_price"] = "set_price"
    satang: Annotated[int, Field(ge=CHEAPEST, le=DEAREST)]
    product: Name | None = None  # left out where a shop has one product


class SetShipping(Decision):
    """Who pays for the parcel."""

    do: Literal["set_shipping"] = "set_shipping"
    paid_by: Literal["buyer", "shop"]


class BuyStock(Decision):
    """Pieces ordered from a supplier, paid now; as many come as the cash pays for."""

    do: Literal["buy_stock"] = "buy_stock"
    supplier: Name
    product: Name
    pieces: Annotated[int, Field(ge=1, le=MOST_PIECES)]


class OfferCod(Decision):
    """Whether buyers may pay on delivery."""

    do: Literal["offer_cod"] = "offer_cod"
    on: bool


class SetVoucher(Decision):
    """Satang taken off every order of at least `least` satang; 0 off ends it."""

    do: Literal["set_voucher"] = "set_voucher"
    off: Annotated[int, Field(ge=0, le=DEAREST)]
    least: Annotated[int, Field(ge=0, le=DEAREST)]


class SetBundle(Decision):
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


class JoinSale(Decision):
    """Percent taken off all prices on a double day; 0 leaves it."""

    do: Literal["join_sale"] = "join_sale"
    sale: Name
    percent: Annotated[int, Field(ge=0, le=90)]


class WriteListing(Decision):
    """Title and description of a product's page, in the learner's own words."""

    do: Literal["write_listing"] = "write_listing"
    product: Name
    title: text_of(1, LONGEST_TITLE)
    description: lines_of(0, LONGEST_DESCRIPTION)


class Reply(Decision):
    """An answer in a chat: one of the answers to choose from, or the learner's own words."""

    do: Literal["reply"] = "reply"
    conversation: Name
    choice: Name | None = None
    text: text_of(1, LONGEST_TEXT) | None = None

    @model_validator(mode="after")
    def _one(self):
        if (self.choice is None) == (self.text is None):
            raise ValueError("either a choice or a text")
        return self


class ReadyAnswer(Decision):
    """An answer sent at once to whoever asks that about a product from now on; an empty text ends it."""

    do: Literal["ready_answer"] = "ready_answer"
    product: Name
    topic: Literal["size", "material", "price", "shipping", "cod", "stock", "returns", "box"]
    text: text_of(0, LONGEST_TEXT)


class ChatRounds(Decision):
    """How many times a day the shop looks at its messages."""

    do: Literal["chat_rounds"] = "chat_rounds"
    times: Annotated[int, Field(ge=0, le=MOST_ROUNDS)]


class AnswerReview(Decision):
    """An answer under a review, for all to read: one to choose from, or the learner's own words."""

    do: Literal["answer_review"] = "answer_review"
    review: Name
    choice: Name | None = None
    text: text_of(1, LONGEST_TEXT) | None = None

    @model_validator(mode="after")
    def _one(self):
        if (self.choice is None) == (self.text is None):
            raise ValueError("either a choice or a text")
        return self


Words = WriteListing | Reply | ReadyAnswer | ChatRounds | AnswerReview
SeasonEvent = BuyStock | OfferCod | SetVoucher | SetBundle | JoinSale | Words
ShopEvent = ChoosePhoto | SetPrice | SetShipping | SeasonEvent
ADVICE = {
    "choose_photo": "ไม่มีรูปนี้ เลือกรูปที่เห็นบนหน้าจอ",
    "set_price": "ราคาต้องเป็นตัวเลขตั้งแต่ 1 บาท ถึง 100,000 บาท พิมพ์ราคาใหม่อีกครั้ง",
    "set_shipping": "ยังไม่ได้เลือกว่าใครจ่ายค่าส่ง เลือกลูกค้าจ่ายหรือร้านจ่าย",
    "buy_stock": f"จำนวนที่สั่งต้องเป็นตัวเลข 1 ถึง {MOST_PIECES:,} ชิ้น และผู้ขายส่งต้องมีสินค้านี้",
    "offer_cod": "ยังไม่ได้เลือกว่ารับเก็บเงินปลายทางหรือไม่รับ",
    "set_voucher": "ส่วนลดและยอดซื้อขั้นต่ำต้องเป็นตัวเลขตั้งแต่ 0 บาท ถึง 100,000 บาท",
    "set_bundle": "ชุดสินค้าต้องมีสินค้า 2 อย่างที่ไม่ซ้ำกัน และส่วนลดเป็นตัวเลขตั้งแต่ 0 บาท",
    "write_listing": f"ชื่อสินค้าต้องมี 1 ถึง {LONGEST_TITLE} ตัวอักษร รายละเอียดไม่เกิน {LONGEST_DESCRIPTION:,} ตัวอักษร",
    "reply": f"เลือกคำตอบ 1 ข้อ หรือพิมพ์เองไม่เกิน {LONGEST_TEXT} ตัวอักษร",
    "ready_answer": f"คำตอบที่เตรียมไว้ต้องไม่เกิน {LONGEST_TEXT} ตัวอักษร",
    "chat_rounds": f"ดูแชตได้วันละ 0 ถึง {MOST_ROUNDS} รอบ",
    "answer_review": f"เลือกคำตอบ 1 ข้อ หรือพิมพ์เองไม่เกิน {LONGEST_TEXT} ตัวอักษร",
    "join_sale": "ส่วนลดวันเลขเบิ้ลต้องเป็นตัวเลข 0 ถึง 90 เปอร์เซ็นต์",
}
