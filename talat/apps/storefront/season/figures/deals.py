"""What a promotion would leave of each product, before it is given."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.storefront.season.figures.waiting import coming_sales, name_of, when
from talat.scenarios.arena import date_of


@dataclass(frozen=True)
class Effect:
    """One product, or two together, with and without the promotion; satang a piece."""

    name: str
    price: int
    reduced: int
    left: int
    left_reduced: int


@dataclass(frozen=True)
class Deal:
    """One promotion and how it stands."""

    id: str
    icon: str
    name: str
    state: str
    on: bool


@dataclass(frozen=True)
class Sale:
    """A double day that is to come."""

    id: str
    title: str
    date: str
    when: str
    least: int  # percent
    joined: int  # percent promised, 0 when the shop stays out
    typed: str  # percent being tried
    effects: tuple[Effect, ...]


def _left(play, product, price, paid_by=None):
    return price - play.unit_cost(max(price, 1), paid_by or play.plan.paid_by, product).total


def _priced(play):
    return [(name, play.plan.prices[at]) for name, at in play.at.items() if play.plan.prices[at] is not None]


def _effect(play, product, price, reduced):
    return Effect(
        name_of(play, product), price, reduced, _left(play, product, price), _left(play, product, reduced)
    )


def deals(play):
    """The promotions there are."""
    plan, joined = play.plan, dict(play.plan.sales)
    coming = coming_sales(play)
    near = next((sale for sale in coming if sale.id in joined), coming[0] if coming else None)
    inside = near is not None and near.id in joined
    called = (
        "หมดแล้ว" if near is None else f"{near.title} {f'ลด {joined[near.id]}%' if inside else 'ยังไม่เข้าร่วม'}"
    )
    payer = "ร้านจ่ายค่าส่ง" if plan.paid_by == "shop" else "ลูกค้าจ่ายค่าส่ง"
    terms = f"{payer} {'รับ' if plan.cod else 'ไม่รับ'}ปลายทาง"
    voucher = f"ลด {thai.baht(plan.voucher_off)}" if plan.voucher_off else "ยังไม่แจก"
    bundle = f"ลด {thai.baht(plan.bundle_off)}" if plan.bundle_off else "ยังไม่มี"
    return [
        Deal("sale", "calendar", "วันเลขเบิ้ล", called, inside),
        Deal("terms", "truck", "ค่าส่งและการจ่าย", terms, True),
        Deal("voucher", "offers", "โค้ดส่วนลด", voucher, bool(plan.voucher_off)),
        Deal("bundle", "goods", "ขายเป็นชุด", bundle, bool(plan.bundle_off)),
    ]


def shipping(play):
    """What each product leaves when buyers pay for shipping, and when the shop does: (name, left, left)."""
    return [
        (name_of(play, name), _left(play, name, price, "buyer"), _left(play, name, price, "shop"))
        for name, price in _priced(play)
    ]


def voucher(play, off, least):
    """The products that reach `least` by themselves, with `off` taken away."""
    return [_effect(play, name, price, price - off) for name, price in _priced(play) if price >= least]


def bundle(play, one, two, off):
    """The `Effect` on two products bought together: one box, one shipping, fees of the first."""
    prices = [play.plan.prices[play.at[name]] for name in (one, two)]
    goods = play.season.listings[play.at[two]].product.unit_cost
    name = f"{name_of(play, one)} คู่กับ {name_of(play, two)}"
    whole = sum(prices)
    apart = sum(_left(play, product, price) for product, price in zip((one, two), prices, strict=True))
    return Effect(name, whole, whole - off, apart, _left(play, one, whole - off) - goods)


def sales(play, typed):
    """Double days to come, the nearest first; `typed` holds percents being tried, by id."""
    joined = dict(play.plan.sales)
    found = []
    for sale in coming_sales(play):
        percent = typed.get(sale.id, joined.get(sale.id) or sale.least_percent)
        day = (sale.on - date_of(play.market, 1)).days + 1
        found.append(
            Sale(
                id=sale.id,
                title=sale.title,
                date=thai.date(sale.on),
                when=when(play, day),
                least=sale.least_percent,
                joined=joined.get(sale.id, 0),
                typed=str(percent),
                effects=tuple(
                    _effect(play, name, price, price * (100 - percent) // 100)
                    for name, price in _priced(play)
                ),
            )
        )
    return found
