"""The buyers of a day one by one, and why one of them bought: steps with chances, causes that add up."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.storefront.season.figures.sharing import rounded
from talat.apps.storefront.season.figures.waiting import name_of
from talat.journal.shop import sale

TONES = {"kept": "good", "refused": "bad", "returned": "bad", "packing": "warn", "travelling": ""}


@dataclass(frozen=True)
class Buyer:
    """One order of a day."""

    id: str
    hour: str
    name: str  # of what was bought
    goods: int  # satang
    about: tuple[str, ...]  # how they came and pay
    state: str
    tone: str


@dataclass(frozen=True)
class Stride:
    """One step of a buyer."""

    title: str
    state: str  # "yes" | "no" | "open"
    chance: str  # in words, "" where the market does not say


@dataclass(frozen=True)
class Share:
    """One cause, in buyers of so many people like this one; they add up to those of this shop."""

    title: str
    people: float  # rounded to a tenth
    text: str
    kind: str  # "start" | "up" | "down" | "sum"


@dataclass(frozen=True)
class Story:
    """Why one order came about."""

    buyer: Buyer
    strides: tuple[Stride, ...]
    crowd: int  # people like this one
    shares: tuple[Share, ...]
    earned: int | None  # satang in the end


def buyers(play, day):
    """The orders of a sold day."""
    return [_buyer(play, one) for one in sale.orders(play, day)]


def _buyer(play, one):
    about = ["จ่ายปลายทาง" if one.cod else "จ่ายก่อน"]
    about += ["ตั้งใจมาที่ร้าน"] * one.on_purpose + ["เคยซื้อแล้ว"] * one.returning
    name = name_of(play, one.product)
    if one.second:
        name = f"{name} กับ {name_of(play, one.second)}"
    return Buyer(
        one.id, f"{one.hour}:00 น.", name, one.goods, tuple(about), sale.STATES[one.state], TONES[one.state]
    )


def story(play, name):
    """The `Story` of an order; None when there is no such order."""
    try:
        told = sale.why_sale(play, name)
    except sale.NoSuchOrder:
        return None
    crowd, shares = _shares(told)
    strides = tuple(Stride(one.title, _state(one.happened), _chance(one)) for one in told.steps)
    return Story(_buyer(play, told.order), strides, crowd, shares, told.order.earned)


def _shares(told):
    """(so many people like this one, what made how many of them buy)."""
    met = told.usual + sum(cause.orders for cause in told.causes)
    crowd = next((size for size in (100, 1_000, 10_000) if met * size >= 3), 100_000)
    rows = [("ถ้าเป็นร้านธรรมดา จะซื้อ", told.usual, "start")]
    rows += [(cause.title, cause.orders, "up" if cause.orders >= 0 else "down") for cause in told.causes]
    tenths = rounded([10 * crowd * part for _, part, _ in rows])
    found = [
        Share(title, number / 10, _signed(number / 10, kind), kind)
        for (title, _, kind), number in zip(rows, tenths, strict=True)
        if number or kind == "start"
    ]
    whole = sum(tenths) / 10
    return crowd, (*found, Share("ร้านของเรา จะซื้อ", whole, _signed(whole, "sum"), "sum"))


def _signed(people, kind):
    text = f"{thai.number(abs(people), 1).removesuffix('.0')} คน"
    return text if kind in ("start", "sum") else f"{'+' if people >= 0 else thai.MINUS}{text}"


def _state(happened):
    return "open" if happened is None else "yes" if happened else "no"


def _chance(step):
    if step.chance is None:
        return ""
    if step.chance >= 0.5:
        return f"ราว {round(step.chance * 10)} ใน 10 คน" if step.chance < 0.95 else "แทบทุกคน"
    return f"ราว 1 ใน {thai.number(round(1 / max(step.chance, 1e-6)))} คน"
