"""Questions of the kind “what if I had…”: each is one change of a journal, or a few, and is said in Thai."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from talat.engine.finance import baht
from talat.journal.decision import CHEAPEST, DEAREST, BadEvent, Name, NextDay
from talat.journal.events import Event
from talat.journal.rerun import Change
from talat.journal.shop import events as said
from talat.scenarios.arena import date_of

MOST_SOONER = 14  # days
NOT_YET = "ถามได้เฉพาะวันที่ขายไปแล้ว เลือกวันอื่น"
NO_SUCH = "ยังถามเรื่องนี้ไม่ได้ เลือกคำถามจากที่เห็น"


class _Question(BaseModel):
    """One thing that could have been decided otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Day = Annotated[int, Field(ge=1, le=200)]


class PriceFrom(_Question):
    """Another price from a day on, until it was changed again."""

    ask: Literal["price"] = "price"
    day: Day
    satang: Annotated[int, Field(ge=CHEAPEST, le=DEAREST)]
    product: Name | None = None

    def title(self, play) -> str:
        """The question in Thai."""
        return f"ถ้าวันที่ {self.day} ตั้งราคา{_thing(play, self.product)} {baht(self.satang)} บาท"

    def changes(self, play) -> tuple[Change, ...]:
        """What is changed in the journal."""
        return _before(play, self.day, said.SetPrice(satang=self.satang, product=self.product))


class PhotoFrom(_Question):
    """Another photo from a day on."""

    ask: Literal["photo"] = "photo"
    day: Day
    photo: Name
    product: Name | None = None

    def title(self, play) -> str:
        """The question in Thai."""
        return f"ถ้าวันที่ {self.day} ใช้รูป{_thing(play, self.product)} “{_photo(play, self)}”"

    def changes(self, play) -> tuple[Change, ...]:
        """What is changed in the journal."""
        return _before(play, self.day, said.ChoosePhoto(photo=self.photo, product=self.product))


class ShippingFrom(_Question):
    """Shipping paid by somebody else from a day on."""

    ask: Literal["shipping"] = "shipping"
    day: Day
    paid_by: Literal["buyer", "shop"]

    def title(self, play) -> str:
        """The question in Thai."""
        who = "ร้านออกค่าส่งให้" if self.paid_by == "shop" else "ให้ลูกค้าจ่ายค่าส่ง"
        return f"ถ้าวันที่ {self.day} {who}"

    def changes(self, play) -> tuple[Change, ...]:
        """What is changed in the journal."""
        return _before(play, self.day, said.SetShipping(paid_by=self.paid_by))


class CodFrom(_Question):
    """Cash on delivery offered, or not, from a day on."""

    ask: Literal["cod"] = "cod"
    day: Day
    on: bool

    def title(self, play) -> str:
        """The question in Thai."""
        return f"ถ้าวันที่ {self.day} {'เปิด' if self.on else 'ปิด'}เก็บเงินปลายทาง"

    def changes(self, play) -> tuple[Change, ...]:
        """What is changed in the journal."""
        return _before(play, self.day, said.OfferCod(on=self.on))


class SaleAt(_Question):
    """Another cut on a double day; 0 stays out of it."""

    ask: Literal["sale"] = "sale"
    sale: Name
    percent: Annotated[int, Field(ge=0, le=90)]

    def title(self, play) -> str:
        """The question in Thai."""
        name = _sale(play, self.sale).title
        return f"ถ้าลด {self.percent}% ใน{name}" if self.percent else f"ถ้าไม่เข้าร่วม{name}"

    def changes(self, play) -> tuple[Change, ...]:
        """What is changed in the journal."""
        sale = _sale(play, self.sale)
        day = (sale.on - date_of(play.market, 1)).days + 1
        return _before(play, day, said.JoinSale(sale=self.sale, percent=self.percent))


class StockSooner(_Question):
    """All orders to suppliers placed so many days sooner, of one product or of all."""

    ask: Literal["stock"] = "stock"
    days: Annotated[int, Field(ge=1, le=MOST_SOONER)]
    product: Name | None = None

    def title(self, play) -> str:
        """The question in Thai."""
        return f"ถ้าสั่ง{_thing(play, self.product) or 'ของ'}เร็วขึ้น {self.days} วัน"

    def changes(self, play) -> tuple[Change, ...]:
        """What is changed in the journal, one change after the other."""
        found, left = [], list(range(len(play.events)))  # numbers of decisions in their new order
        days, nights = days_of(play.events), _nights(play.events)
        for number, event in enumerate(play.events):
            if (
                isinstance(event, said.BuyStock)
                and self.product in (None, event.product)
                and days[number] > 1
            ):
                at = left.index(number)
                left.pop(at)
                to = left.index(nights[max(days[number] - self.days, 1) - 1])
                left.insert(to, number)
                found += [Change(at), Change(to, event, inserted=True)]
        return tuple(found)


Question = PriceFrom | PhotoFrom | ShippingFrom | CodFrom | SaleAt | StockSooner
_QUESTION = TypeAdapter(Annotated[Question, Field(discriminator="ask")])


def read(raw: dict) -> Question:
    """The question `raw` spells; BadEvent (Thai) for anything else."""
    try:
        return _QUESTION.validate_python(raw)
    except ValidationError:
        raise BadEvent(NO_SUCH) from None


# positions in a journal ----------------------------------------------------------------------------------


def days_of(events: Iterable[Event]) -> list[int]:
    """The day, from 1, before which each decision was taken."""
    day, found = 1, []
    for event in events:
        found.append(day)
        day += isinstance(event, NextDay)
    return found


def _nights(events: Iterable[Event]) -> list[int]:
    """Where each day was opened: the position of its `next_day`."""
    return [at for at, event in enumerate(events) if isinstance(event, NextDay)]


def _before(play, day, event) -> tuple[Change, ...]:
    """`event` as the last decision before a day; BadEvent when that day is not sold or it cannot be."""
    nights = _nights(play.events)
    if not 1 <= day <= len(nights):
        raise BadEvent(NOT_YET)
    return (Change(nights[day - 1], event, inserted=True),)


# words ---------------------------------------------------------------------------------------------------


def _thing(play, product):
    """The name of a product after “ราคา” or “รูป”; "" where a shop has one."""
    if product is None or play.market.season is None:
        return ""
    listing = next((one for one in play.season.listings if one.id == product), None)
    if listing is None:
        raise BadEvent(NO_SUCH)
    return listing.product.name


def _photo(play, question):
    photos = play.market.photos
    if play.market.season is not None:
        photos = [photo for one in play.season.listings for photo in one.photos if one.id == question.product]
    found = next((photo.title for photo in photos if photo.id == question.photo), None)
    if found is None:
        raise BadEvent(NO_SUCH)
    return found


def _sale(play, name):
    sales = play.season.sale_days if play.market.season is not None else ()
    found = next((sale for sale in sales if sale.id == name), None)
    if found is None:
        raise BadEvent(NO_SUCH)
    return found
