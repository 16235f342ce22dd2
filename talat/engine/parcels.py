"""What becomes of a day's orders: when parcels leave and come, who refuses, sends back, praises or scolds."""

from dataclasses import dataclass

import numpy as np

from talat.engine import choice
from talat.engine.dice import Roll, happens, throws
from talat.engine.parameters import BUYERS

_ROLLS = (Roll.TRANSIT, Roll.DELIVERY, Roll.RETURN, Roll.STARS, Roll.FIT, Roll.REVIEW, Roll.WORDS)


@dataclass(frozen=True)
class Carriage:
    """Rules of delivery and of buyers' judgement, for all products."""

    refuse_cod: float
    refuse_paid: float
    returns: float  # share of kept parcels sent back, at usual quality
    fit: float  # share of parcels that come back which can be sold again
    transit: tuple  # fewest and most days on the way
    capacity: int  # parcels the shop packs in a day
    write: float  # share of buyers who write a review
    star_shares: np.ndarray  # (5,)
    star_price: float
    star_honesty: float


@dataclass(frozen=True)
class Parcels:
    """One parcel an order; arrays (parcels,). Everything is decided here and comes to light when due."""

    person: np.ndarray
    product: np.ndarray
    second: np.ndarray
    goods: np.ndarray  # satang the buyer pays for goods
    worth: np.ndarray  # satang the goods cost
    cod: np.ndarray
    late: np.ndarray  # bool: left a day or more after the order
    due: np.ndarray  # day it reaches the buyer
    refused: np.ndarray  # at the door
    returned: np.ndarray  # after it was kept a while
    fit: np.ndarray  # can be sold again when it comes back
    stars: np.ndarray  # what the buyer thinks, 1–5
    wrote: np.ndarray  # whether a review says so
    words: np.ndarray  # uniform that chooses its words

    def some(self, index):
        """The parcels at `index`."""
        return choice.take(self, index)

    @property
    def kept(self):
        """Whether the buyer keeps it in the end."""
        return ~self.refused & ~self.returned


def opinion(carriage, dear, honesty, quality, late, returned):
    """Stars 1–5 have these chances of at most 1, 2, 3, 4: (..., 4).

    dear     ln(price / reference price)
    honesty  of the photo, 0–1
    quality  of the piece, 0–1
    late     whether it left late
    returned whether it is sent back
    """
    base = np.cumsum(carriage.star_shares)[:-1]
    pleased = (
        -carriage.star_price * dear
        - carriage.star_honesty * (1.0 - honesty)
        + BUYERS.quality_stars * (quality - BUYERS.usual_quality)
        - BUYERS.late_stars * late
        - BUYERS.return_stars * returned
    )
    return 1.0 / (1.0 + np.exp(-(np.log(base / (1.0 - base)) - np.asarray(pleased)[..., np.newaxis])))


def dispatch(carriage, stage, morning, orders, quality, worth, backlog, seed, day):
    """The `Parcels` of a day's `Orders`.

    quality  (L,) 0–1, of the pieces in store
    worth    (orders,) satang the goods of each order cost
    backlog  parcels waiting to be packed this morning
    """
    who, product = orders.person, orders.product
    travels, delivers, returns, stars, fits, reviews, words = throws(seed, _ROLLS, morning.luck, who)
    waits = (backlog + np.arange(who.size)) // carriage.capacity
    fewest, most = carriage.transit
    travel = fewest + (travels * (most - fewest + 1)).astype(np.int64)
    honesty, quality = morning.front.honesty[product], quality[product]
    refuse = (BUYERS.misled - honesty) * np.where(orders.cod, carriage.refuse_cod, carriage.refuse_paid)
    refused = happens(delivers, refuse)
    poor, unlike = BUYERS.usual_quality - quality, 1.0 - honesty
    bad = 1.0 + BUYERS.poor_returned * poor + BUYERS.unlike_returned * unlike
    bad = np.clip(bad, BUYERS.returned_least, BUYERS.returned_most)
    returned = ~refused & happens(returns, carriage.returns * bad)
    reference = choice.take(stage.response, product).reference_price
    dear = np.log(morning.front.price[product] / reference)
    edges = opinion(carriage, dear, honesty, quality, waits > 0, returned)
    stars = 1 + (~happens(stars[:, np.newaxis], edges)).sum(axis=1)
    return Parcels(
        person=who,
        product=product,
        second=orders.second,
        goods=orders.goods,
        worth=worth,
        cod=orders.cod,
        late=waits > 0,
        due=day + waits + travel,
        refused=refused,
        returned=returned,
        fit=happens(fits, carriage.fit),
        stars=stars,
        wrote=~refused & happens(reviews, carriage.write),
        words=words,
    )
