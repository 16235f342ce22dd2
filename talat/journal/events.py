"""All decisions there are: read from plain JSON, written to it, and stamped by the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from talat.journal import decision
from talat.journal.ads import events as ads
from talat.journal.decision import (
    CHEAPEST,
    DEAREST,
    LONGEST_TEXT,
    BadEvent,
    Explain,
    NextDay,
    OpenScreen,
    SharedEvent,
    Submit,
)
from talat.journal.poster import events as poster
from talat.journal.recap import events as recap
from talat.journal.shop import events as shop
from talat.journal.shop.events import BuyStock, ChoosePhoto, SetPrice, SetShipping

__all__ = ["CHEAPEST", "DEAREST", "LONGEST_TEXT", "BadEvent", "BuyStock", "ChoosePhoto", "Event", "Explain"]
__all__ += ["NextDay", "OpenScreen", "SetPrice", "SetShipping", "Stamped", "Submit", "dump", "parse"]

Event = SharedEvent | shop.ShopEvent | ads.AdsEvent | poster.PosterEvent | recap.RecapEvent
_ADVICE = decision.ADVICE | shop.ADVICE | ads.ADVICE | poster.ADVICE | recap.ADVICE
_EVENT = TypeAdapter(Annotated[Event, Field(discriminator="do")])
_UNKNOWN = "ระบบไม่เข้าใจสิ่งที่กด โหลดหน้าใหม่แล้วลองอีกครั้ง"


@dataclass(frozen=True)
class Stamped:
    """A decision as the records keep it: number from 1, server time (UTC, ISO-8601), chain hash."""

    seq: int
    at: str
    hash: str
    event: Event


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
