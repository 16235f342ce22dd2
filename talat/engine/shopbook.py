"""What a shop starts from, the money rules it lives under, and the record of one of its days."""

from dataclasses import dataclass

import numpy as np

from talat.engine import finance, parcels, shopday


@dataclass(frozen=True)
class Terms:
    """Money rules; satang, arrays (L,)."""

    packing: np.ndarray
    postage: int  # to the buyer
    returning: int  # back to the shop
    cod_hold: int  # days
    refund_days: int
    payout_days: int


@dataclass(frozen=True)
class Opening:
    """The shop on the first morning; arrays (L,)."""

    cash: int
    pieces: np.ndarray
    cost: np.ndarray  # satang a piece
    quality: np.ndarray  # millionths
    reviews: np.ndarray
    star_total: np.ndarray  # of those reviews, thousandths of a star
    know_shop: float
    rival_price: np.ndarray  # (R,)
    relevance: np.ndarray


@dataclass(frozen=True)
class Promised:
    """People who made up their minds in a chat; they are served as the next day opens; arrays (people,)."""

    person: np.ndarray
    product: np.ndarray
    price: np.ndarray  # satang they were promised, 0 for what is asked
    mood: np.ndarray  # stars that the chat adds to what they think of the parcel


@dataclass(frozen=True)
class DayBook:
    """One day as it went; counts (L,), money in satang."""

    morning: shopday.Morning
    sold: shopday.Sold
    sent: parcels.Parcels  # today's orders, with what will become of them
    earned: np.ndarray  # (orders,) what each brings in the end
    came: parcels.Parcels  # parcels that reached buyers today
    reviews: np.ndarray
    star_total: np.ndarray  # stars
    arrived: np.ndarray  # pieces from suppliers
    back: np.ndarray  # pieces that came back and can be sold
    place: np.ndarray  # mean place on the page this morning
    profit: int  # by the books
    balances: dict
    flows: dict  # satang that entered (+) or left (−) cash, by name
    payouts: tuple  # of `payouts.Payout`: money that became free today
    refunds: tuple  # of `payouts.Refund`: money that buyers have back today
    returned: parcels.Parcels  # that are back in the shop today
    talked: int  # the first so many orders were made up in a chat
    lost_talk: int  # people who wanted to buy after a chat, and could not: nothing there, or too dear

    @property
    def talked_of(self):
        """Pieces of each product that went to chat orders, (L,)."""
        return np.bincount(self.sold.orders.product[: self.talked], minlength=self.arrived.size)

    @property
    def in_store(self):
        """Pieces in the morning, those that came included, before anybody bought; (L,)."""
        return self.morning.pieces + self.talked_of


@dataclass(frozen=True)
class Supply:
    """Pieces on their way from a supplier."""

    product: int
    pieces: int
    worth: int
    quality: int  # millionths


def fee_of(fees, goods, paid):
    """Satang each order pays in fees; goods and paid (orders,) satang, fees a tuple of `finance.Fee`."""
    total = np.zeros(goods.size, dtype=np.int64)
    for fee in fees:
        if fee.base == "order":
            amount = np.full(goods.size, fee.flat, dtype=np.int64)
        else:
            amount = finance.share(goods if fee.base == "item" else paid, fee.ppm)
        total += amount if fee.cap is None else np.minimum(amount, fee.cap)
    return total


def spread(total, count):
    """`total` satang over `count` pieces, whole and exact: (count,) that sum to it."""
    edges = total * np.arange(count + 1, dtype=np.int64) // max(count, 1)
    return np.diff(edges)
