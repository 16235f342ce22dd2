"""The payout slip to the satang: what the buyer paid, each fee, and what reaches the shop.

All money is whole satang. Each fee of one order is rounded once, half a satang up, and a day's fee is
the number of orders times it; so fees + payout = gross holds exactly, for one order and for any sum.
"""

from dataclasses import dataclass

MILLION = 1_000_000


@dataclass(frozen=True)
class Fee:
    """One row of a fee table, as it stands on a day."""

    code: str
    title: str  # as the learner reads it
    base: str  # "item": price of the goods · "paid": all the buyer pays · "order": a flat amount
    ppm: int = 0  # millionths of the base: 3.21 % is 32 100
    flat: int = 0  # satang an order
    cap: int | None = None  # at most this many satang an order


@dataclass(frozen=True)
class Line:
    """One line of a slip; satang, above 0 when it is taken from the shop."""

    code: str
    title: str
    satang: int


@dataclass(frozen=True)
class Slip:
    """What came in, what was taken, what is left; gross = Σ lines + payout, always."""

    orders: int  # parcels kept by the buyer
    refused: int  # parcels that came back
    goods: int  # satang paid for the goods
    shipping_in: int  # satang paid by buyers for shipping
    lines: tuple[Line, ...]

    @property
    def gross(self):
        """All that buyers paid, satang."""
        return self.goods + self.shipping_in

    @property
    def taken(self):
        """All that was taken, satang."""
        return sum(line.satang for line in self.lines)

    @property
    def payout(self):
        """What is transferred to the shop, satang; below 0 when returns cost more than sales."""
        return self.gross - self.taken

    def line(self, code):
        """Satang of one line; 0 when the slip has no such line."""
        return sum(line.satang for line in self.lines if line.code == code)


@dataclass(frozen=True)
class UnitCost:
    """Everything one kept parcel costs the shop, satang."""

    goods: int
    packing: int
    shipping: int  # 0 when the buyer pays it
    fees: tuple[Line, ...]

    @property
    def total(self):
        """Full cost of one piece, satang."""
        return self.goods + self.packing + self.shipping + sum(line.satang for line in self.fees)


@dataclass(frozen=True)
class Parcel:
    """What sending costs, satang."""

    goods: int  # what the supplier charges for one piece
    packing: int  # box or bag, spent even when the parcel comes back
    shipping: int  # to the buyer
    returning: int  # back to the shop when it is refused


def share(base, ppm):
    """`ppm` millionths of `base` satang, rounded half up once; both 0 or more."""
    return (base * ppm + MILLION // 2) // MILLION


def fee_of(fee, price, paid):
    """Satang that one fee takes from one order of goods at `price` for which the buyer paid `paid`."""
    amount = fee.flat if fee.base == "order" else share(price if fee.base == "item" else paid, fee.ppm)
    return amount if fee.cap is None else min(amount, fee.cap)


def unit_cost(price, paid_by, parcel, fees):
    """`UnitCost` of one piece sold at `price` satang; shipping paid by "buyer" or "shop"."""
    by_shop = paid_by == "shop"
    paid = price if by_shop else price + parcel.shipping
    lines = tuple(Line(fee.code, fee.title, fee_of(fee, price, paid)) for fee in fees)
    return UnitCost(parcel.goods, parcel.packing, parcel.shipping if by_shop else 0, lines)


def slip(price, paid_by, parcel, fees, delivered, refused):
    """The day's `Slip`: `delivered` kept parcels and `refused` ones that came back.

    Postage goes from the slip to the carrier whoever paid it; a refused parcel pays nothing, costs no
    fee (fees are taken on completed orders) and is charged the way back.
    """
    shipping_in = 0 if paid_by == "shop" else parcel.shipping * delivered
    lines = [Line("shipping", "ค่าส่ง", parcel.shipping * delivered)]
    for line in unit_cost(price, paid_by, parcel, fees).fees:
        lines.append(Line(line.code, line.title, line.satang * delivered))
    lines.append(Line("returning", "ค่าส่งตีกลับ", parcel.returning * refused))
    return Slip(delivered, refused, price * delivered, shipping_in, tuple(lines))


def profit(day_slip, parcel):
    """Satang left after the goods sold and all packing, including that of refused parcels."""
    packed = day_slip.orders + day_slip.refused
    return day_slip.payout - parcel.goods * day_slip.orders - parcel.packing * packed


def baht(satang):
    """Satang as Thai readers write baht: 12900 → "129", 129050 → "1,290.50", -250 → "-2.50"."""
    whole, rest = divmod(abs(satang), 100)
    sign = "-" if satang < 0 else ""
    return f"{sign}{whole:,}.{rest:02d}" if rest else f"{sign}{whole:,}"
