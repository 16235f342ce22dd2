"""The same wishes as in `demand`, for many products and people at once, element by element.

All arrays broadcast against each other; `response` is a `demand.Response` whose fields are arrays, one
entry a product or a person beside the product chosen. Everything is in logit units.
"""

from dataclasses import fields
from functools import cache
from operator import attrgetter

import numpy as np

from talat.engine.parameters import OFFERS, PLACE, SHOPPERS


@cache
def columns(kind):
    """A function of a dataclass of `kind` that gives all its fields, in order."""
    return attrgetter(*(field.name for field in fields(kind)))


def take(parts, index):
    """The same dataclass with every array field taken at `index`."""
    return type(parts)(*[column[index] for column in columns(type(parts))(parts)])


def standing(response, number, stars):
    """What reviews add for a person whose trust is 1; `stars` is their mean, 4.5 when there is none."""
    mean = np.where(number > 0, stars, PLACE.prior_stars)
    return response.review_count * np.log1p(number) + response.review_stars * np.log(mean / PLACE.prior_stars)


def nine_ending(price, sign):
    """Wish added by a price whose baht end in 9 while no sale sign hangs (fact 48)."""
    return OFFERS.nine * ((np.asarray(price) // 100 % 10 == 9) & ~np.asarray(sign))


def look(response, price, clarity, reviews, people):
    """Wish to open the page; `reviews` from `standing`."""
    dear = np.log(price / response.reference_price)
    photo = response.look_photo * people.photo * clarity
    return (
        response.look_base + photo - response.look_price * people.sensitivity * dear
    ) + SHOPPERS.reviews_felt * people.trust * reviews


def keep(response, felt, clarity, reviews, people):
    """Wish to put it in the basket; `felt` is the price with shipping as it feels, satang."""
    dear = np.log(felt / response.reference_price)
    photo = response.basket_photo * people.photo * clarity
    return (
        response.basket_base + photo - response.basket_price * people.sensitivity * dear
    ) + SHOPPERS.reviews_felt * people.trust * reviews


def pay(response, felt, people):
    """Wish to pay; minus infinity beyond the budget."""
    wish = response.pay_base - response.pay_price * people.sensitivity * np.log(
        felt / response.reference_price
    )
    return np.where(felt > people.budget, -np.inf, wish)
