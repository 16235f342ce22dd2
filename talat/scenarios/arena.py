"""From a written market to the engine's arrays."""

from datetime import timedelta
from functools import cache

import numpy as np

from talat.engine.demand import Offer, Response, Segments
from talat.engine.finance import Parcel
from talat.engine.funnel import Arena
from talat.scenarios.fees import fees_on


def _column(items, name):
    return np.array([getattr(item, name) for item in items], dtype=float)


@cache
def arena(market):
    """The engine's `Arena` of a `Market`."""
    names = ("share", "price_sensitivity", "taste_spread", "budget", "budget_spread", "photo", "trust", "cod")
    shops = market.shops
    rivals = Offer(
        price=_column(shops, "price"),
        shipping=_column(shops, "shipping"),
        clarity=_column(shops, "clarity"),
        honesty=np.ones(len(shops)),
        reviews=_column(shops, "reviews"),
        stars=_column(shops, "stars"),
    )
    return Arena(
        segments=Segments(**{name: _column(market.segments, name) for name in names}),
        rivals=rivals,
        response=Response(**market.response.model_dump()),
        weekday=market.traffic.reached * np.array(market.traffic.weekday),
        notice=market.traffic.notice,
        refuse_cod=market.delivery.refuse_cod,
        refuse_paid=market.delivery.refuse_paid,
        review=market.reviews.write,
        star_shares=np.array(market.reviews.shares),
        star_price=market.reviews.price,
        star_honesty=market.reviews.honesty,
    )


def date_of(market, day):
    """The calendar date of day 1, 2, …"""
    return market.starts_on + timedelta(days=day - 1)


def parcel(market):
    """The engine's `Parcel`: what one parcel costs, satang."""
    return Parcel(market.product.unit_cost, market.product.packing, market.postage.out, market.postage.back)


def fees(market, day):
    """The fees charged on day 1, 2, … for these goods."""
    return fees_on(market.fees, date_of(market, day), market.product.category)


def offer(market, price, photo, paid_by, reviews, stars):
    """The engine's `Offer` of our shop; `price`, `reviews` and `stars` may be arrays (...,)."""
    picture = market.photo(photo)
    price = np.asarray(price, dtype=float)
    return Offer(
        price=price,
        shipping=np.full(price.shape, 0.0 if paid_by == "shop" else market.postage.out),
        clarity=np.full(price.shape, picture.clarity),
        honesty=np.full(price.shape, picture.honesty),
        reviews=np.asarray(reviews, dtype=float),
        stars=np.asarray(stars, dtype=float),
    )
