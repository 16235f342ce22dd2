"""One order from the shopper's first glance to their review, and why it came about, in parts that sum to one.

An order is named by its day and its turn at the till: "12-3". What a buyer has not yet done is not told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np

from talat.engine import ranking, shares
from talat.engine.buyer import Chances, chances
from talat.engine.dice import FINE
from talat.engine.morning import Times
from talat.engine.parameters import BUYERS, PAGES, PLACE
from talat.journal.shop.explain import TITLES, Cause, differing, mixed
from talat.scenarios.arena import date_of

STATES = {
    "packing": "รอแพ็ก",
    "travelling": "กำลังส่ง",
    "kept": "ลูกค้ารับแล้ว",
    "refused": "ลูกค้าไม่รับ",
    "returned": "ลูกค้าส่งคืน",
}
STEP_TITLES = {
    "reached": "มาหาของแบบนี้",
    "noticed": "เห็นสินค้าของเรา",
    "clicked": "เปิดดู",
    "basket": "ใส่ตะกร้า",
    "paid": "สั่งซื้อ",
    "delivered": "รับของ",
    "kept": "เก็บไว้ ไม่ส่งคืน",
    "reviewed": "เขียนรีวิว",
}


class NoSuchOrder(LookupError):
    """There is no order of this name."""


@dataclass(frozen=True)
class Step:
    """One step of a buyer; `happened` is None while nobody can know."""

    name: str  # key of STEP_TITLES
    title: str  # Thai
    day: int  # on which it happened or is expected, 0 when that is not known
    happened: bool | None
    chance: float | None  # 0–1, given the step before; None where the market does not say


@dataclass(frozen=True)
class Order:
    """One order as the shop knows it today; money is satang."""

    id: str
    day: int
    date: date
    hour: int  # 0–23
    product: str
    second: str  # partner of a bundle bought with it, "" for none
    goods: int  # paid for goods, all cuts taken off
    shipping: int  # paid for shipping by the buyer
    cod: bool
    mobile: bool
    on_purpose: bool  # came because they knew the shop
    returning: bool  # had bought here before
    chat: bool  # made up in a chat
    late: bool  # left a day or more after the order
    state: str  # key of STATES
    arrives: int  # day on which it reached the buyer, 0 while it is under way
    stars: int  # of the review, 0 for none
    earned: int | None  # what it brought in the end, packing paid; None while nobody can know


@dataclass(frozen=True)
class SaleWhy:
    """Why one order came about: `usual` + Σ causes + `luck` = 1, exactly; times `money`, in satang."""

    order: Order
    steps: tuple[Step, ...]
    usual: Fraction  # chance that the same person buys it from a plain shop: see `plain`
    causes: tuple[Cause, ...]  # what this shop was otherwise, in the order of explain.TITLES
    luck: Fraction  # how far the dice had to fall in our favour
    money: int  # satang of goods


def _find(play, name):
    """(day, number at the till from 0) of an order; NoSuchOrder otherwise."""
    day, _, turn = name.partition("-")
    if not (day.isascii() and day.isdigit() and turn.isascii() and turn.isdigit() and len(name) < 20):
        raise NoSuchOrder(name)
    day, turn = int(day), int(turn)
    if not 1 <= day <= len(play.books) or not 1 <= turn <= play.books[day - 1].sent.person.size:
        raise NoSuchOrder(name)
    return day, turn - 1


def orders(play, day: int) -> tuple[Order, ...]:
    """The orders of a sold day, in the order of the till; IndexError before it is sold."""
    play.day(day)
    before = {person for book in play.books[: day - 1] for person in book.sold.orders.person.tolist()}
    return tuple(_told(play, day, turn, before) for turn in range(play.books[day - 1].sent.person.size))


def order(play, name: str) -> Order:
    """The order of that name; NoSuchOrder when there is none."""
    day, turn = _find(play, name)
    before = {person for book in play.books[: day - 1] for person in book.sold.orders.person.tolist()}
    return _told(play, day, turn, before)


def _told(play, day, turn, before):
    book = play.books[day - 1]
    bought, sent, names = book.sold.orders, book.sent, list(play.at)
    second, come = int(sent.second[turn]), int(sent.due[turn]) <= len(play.days)
    wrote = come and bool(sent.wrote[turn])
    return Order(
        id=f"{day}-{turn + 1}",
        day=day,
        date=date_of(play.market, day),
        hour=int(bought.hour[turn]),
        product=names[int(sent.product[turn])],
        second=names[second] if second >= 0 else "",
        goods=int(sent.goods[turn]),
        shipping=book.morning.front.shipping,
        cod=bool(sent.cod[turn]),
        mobile=bool(bought.mobile[turn]),
        on_purpose=bool(bought.direct[turn]),
        returning=int(sent.person[turn]) in before,
        chat=turn < book.talked,
        late=bool(sent.late[turn]),
        state=_state(play, sent, turn, come, day),
        arrives=int(sent.due[turn]) if come else 0,
        stars=int(sent.stars[turn]) if wrote else 0,
        earned=int(book.earned[turn]) if come else None,
    )


def _state(play, sent, turn, come, day):
    if come:
        return "refused" if sent.refused[turn] else "returned" if sent.returned[turn] else "kept"
    return "packing" if sent.late[turn] and day == len(play.days) else "travelling"


def plain(play, morning):
    """The morning of a plain shop: usual prices, dark photo, no reviews, no offers, mid-page, unknown."""
    front, size = morning.front, morning.pieces.size
    rivals = np.bincount(play.stage.rival_kind, minlength=int(play.stage.kind.max()) + 1)[play.stage.kind]
    middle = 1.0 + PLACE.crowd * rivals / 2.0
    nothing = np.zeros(size)
    bare = replace(
        front,
        price=play.stage.response.reference_price.astype(np.int64),
        clarity=nothing,
        sign=np.zeros(size, dtype=bool),
        shipping=play.shop.terms.postage,
        cod=True,
        voucher_off=0,
        voucher_least=0,
        partner=np.full(size, -1),
        partner_off=0,
        told=None if front.told is None else np.full(size, PAGES.usual_told),
        hidden=None if front.hidden is None else np.zeros(size, dtype=bool),
    )
    page = replace(morning.page, notice=ranking.notice(play.stage.notice, middle))
    times = Times(morning.times.traffic, 0.0, False)
    shown = {"reviews": np.zeros(size, dtype=np.int64), "stars": nothing, "trust": 0.0}
    return replace(morning, front=bare, page=page, times=times, **shown)


def why_sale(play, name: str) -> SaleWhy:
    """Why the order of that name came about; NoSuchOrder when there is none."""
    day, turn = _find(play, name)
    book = play.books[day - 1]
    person, product = (int(column[turn]) for column in (book.sold.orders.person, book.sold.orders.product))
    direct, now = bool(book.sold.orders.direct[turn]), book.morning
    bare = plain(play, now)

    if turn < book.talked:
        return _why_talked(play, name, person)

    def of(morning, purposely):
        who = (play.stage, play.shop.people, morning, play.seed, person, product, purposely)
        return chances(*who)

    def mix(changed):
        return (of(mixed(bare, now, changed), direct and "following" in changed).bought,)

    differ = [cause for cause in differing(bare, now) if cause != "following"] + ["following"] * direct
    parts = shares.share_out(differ, mix) if differ else {}
    whole, goods = Fraction(int(FINE)), int(book.sent.goods[turn])
    found = [
        Cause(cause, TITLES[cause], parts[cause][0] / whole, parts[cause][0] / whole * goods)
        for cause in TITLES
        if cause in parts
    ]
    usual, met = mix(frozenset())[0] / whole, of(now, direct)
    told = order(play, name)
    return SaleWhy(
        told,
        _steps(play, told, met, float(now.front.honesty[product])),
        usual,
        tuple(found),
        1 - met.bought / whole,
        goods,
    )


def _why_talked(play, name, person):
    """The same for an order made up in a chat: an ordinary visitor's chance, and the answer's part."""
    told = order(play, name)
    chance, ordinary = (Fraction(round(one * FINE), int(FINE)) for one in play.chances[told.day, person])
    chat = Cause("chat", TITLES["chat"], chance - ordinary, (chance - ordinary) * told.goods)
    honesty = float(play.books[told.day - 1].morning.front.honesty[play.at[told.product]])
    steps = _steps(play, told, Chances(1.0, 1.0, 1.0, float(chance)), honesty)
    return SaleWhy(told, steps, ordinary, (chat,), 1 - chance, told.goods)


def _steps(play, told, met, honesty):
    """The chain of one buyer; the last steps stay open until the parcel has come."""
    carriage, come = play.carriage, bool(told.arrives)
    refuse = (BUYERS.misled - honesty) * (carriage.refuse_cod if told.cod else carriage.refuse_paid)
    took = come and told.state != "refused"
    kept = told.state == "kept" if took else None
    rows = (
        ("reached", told.day, True, None),
        ("noticed", told.day, True, met.noticed),
        ("clicked", told.day, True, met.clicked),
        ("basket", told.day, True, met.basket),
        ("paid", told.day, True, met.paid),
        ("delivered", told.arrives, told.state != "refused" if come else None, 1.0 - refuse),
        ("kept", told.arrives, kept, 1.0 - carriage.returns),
        ("reviewed", told.arrives, told.stars > 0 if took else None, carriage.write),
    )
    return tuple(Step(name, STEP_TITLES[name], *rest) for name, *rest in rows)
