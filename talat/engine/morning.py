"""A shop's day as data: what does not change, what is shown, what the calendar does, and what came of it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from talat.engine.choice import take
from talat.engine.demand import Response, Segments
from talat.engine.town import Following


@dataclass(frozen=True)
class Stage:
    """What no decision and no day changes. L products, R other shops, K kinds of goods."""

    segments: Segments
    people: int
    kind: np.ndarray  # (L,) kind of each product
    response: Response  # fields (L,)
    interest: np.ndarray  # (K,) share of shoppers that look for each kind
    rival_kind: np.ndarray  # (R,)
    rival_response: Response  # fields (R,)
    reached: float  # mean shoppers a day before weekday and season
    notice: float  # chance of being noticed at the first place
    word_of_mouth: float

    @cached_property
    def aisles(self):
        """An `Aisle` for each kind of goods."""
        return tuple(_aisle(self, kind) for kind in range(self.interest.size))


@dataclass(frozen=True)
class Aisle:
    """One kind of goods on the page: what stands beside each other there, and how it is chosen among."""

    products: np.ndarray  # (P,) of ours
    shops: np.ndarray  # (S,) others
    response: Response  # fields (P, 1)
    rival_response: Response  # fields (S, 1)


def _aisle(stage, kind):
    products, shops = np.flatnonzero(stage.kind == kind), np.flatnonzero(stage.rival_kind == kind)
    ours = take(stage.response, products[:, np.newaxis])
    return Aisle(products, shops, ours, take(stage.rival_response, shops[:, np.newaxis]))


@dataclass(frozen=True)
class Front:
    """What the shop shows; arrays (L,) unless said otherwise, money in satang."""

    price: np.ndarray  # asked today, cuts taken off
    clarity: np.ndarray
    honesty: np.ndarray
    sign: np.ndarray  # bool: a sale sign hangs
    shipping: int  # what the buyer adds at the till
    cod: bool  # whether cash on delivery is offered
    voucher_off: int  # taken off an order of at least `voucher_least`; 0 for none
    voucher_least: int
    partner: np.ndarray  # product offered beside this one, −1 for none
    partner_off: int  # taken off when both are bought
    told: np.ndarray | None = None  # share of what buyers ask that the page tells; None adds nothing
    hidden: np.ndarray | None = None  # bool: the marketplace shows it to nobody; None hides none


@dataclass(frozen=True)
class Page:
    """What the marketplace shows beside it."""

    notice: np.ndarray  # (L,) chance of being noticed
    rival_price: np.ndarray  # (R,) satang
    rival_shipping: np.ndarray
    rival_clarity: np.ndarray
    rival_reviews: np.ndarray
    rival_stars: np.ndarray
    rival_push: np.ndarray  # bool: advertises
    rival_open: np.ndarray  # bool: has stock


@dataclass(frozen=True)
class Times:
    """What the calendar does to all shoppers today."""

    traffic: float  # multiplies shoppers
    wish: float  # added to the wish to pay
    sale: bool  # a double day


@dataclass(frozen=True)
class Morning:
    """All that a day depends on; each field can be taken from another day."""

    front: Front
    page: Page
    times: Times
    reviews: np.ndarray  # (L,) number shown
    stars: np.ndarray  # (L,) their mean
    pieces: np.ndarray  # (L,) in store
    following: Following
    luck: int  # day whose dice are thrown
    trust: float = 0.0  # gained (+) or lost (−) by answers, shares


@dataclass(frozen=True)
class Orders:
    """The orders of a day in the order of the till; arrays (orders,)."""

    person: np.ndarray
    product: np.ndarray
    second: np.ndarray  # partner bought with it, −1 for none
    goods: np.ndarray  # satang paid for goods, all cuts taken off
    hour: np.ndarray  # 0–24
    cod: np.ndarray  # bool
    mobile: np.ndarray  # bool
    direct: np.ndarray  # bool: came because they knew the shop


@dataclass(frozen=True)
class Sold:
    """Counts of one day, (L,) unless said otherwise, and its orders."""

    came: int  # shoppers in the market
    direct: int  # of them on purpose
    reached: np.ndarray  # looked for such goods
    noticed: np.ndarray
    visits: np.ndarray
    baskets: np.ndarray
    missed: np.ndarray  # would have paid, but the last piece was gone
    mobile: np.ndarray  # visits on a telephone
    rival_sales: np.ndarray  # (R,) expected pieces, thousandths
    orders: Orders
    opened: np.ndarray  # (visits,) people who opened a page, product by product of a kind
    opened_product: np.ndarray  # (visits,) which
