"""What shoppers like: segments of tastes, and the logit choice among our offer, other shops and nothing."""

from dataclasses import dataclass

import numpy as np

from talat.engine.parameters import PLACE, SHOPPERS


@dataclass(frozen=True)
class Segments:
    """Groups of shoppers; every array has one entry a group."""

    share: np.ndarray  # share of all shoppers, sums to 1
    price_sensitivity: np.ndarray  # multiplies the weight of ln(price) at each step
    taste_spread: np.ndarray  # standard deviation of ln(price sensitivity) inside the group
    budget: np.ndarray  # median of the most one will pay, satang
    budget_spread: np.ndarray  # standard deviation of ln(budget)
    photo: np.ndarray  # weight of a clear photo
    trust: np.ndarray  # weight of other buyers' reviews
    cod: np.ndarray  # share who choose cash on delivery


@dataclass(frozen=True)
class Offer:
    """What one shop shows; scalars, or arrays (..., ) when many offers are tried at once."""

    price: np.ndarray  # satang
    shipping: np.ndarray  # satang the buyer adds at the till; 0 when the shop pays
    clarity: np.ndarray  # how clear the photo is, 0–1
    honesty: np.ndarray  # how like the real thing the photo is, 0–1
    reviews: np.ndarray  # number of reviews shown
    stars: np.ndarray  # their mean, 1–5


@dataclass(frozen=True)
class Response:
    """How strongly each step answers to price, photo, reviews and shipping; keys as in an exercise."""

    reference_price: float  # satang; only ln(price / reference) counts
    look_base: float
    basket_base: float
    pay_base: float
    look_price: float
    basket_price: float
    pay_price: float
    look_photo: float
    basket_photo: float
    review_count: float
    review_stars: float
    shipping_pain: float
    till_compare: float


@dataclass(frozen=True)
class Shoppers:
    """One day's shoppers; arrays (shoppers,)."""

    sensitivity: np.ndarray
    budget: np.ndarray  # satang
    photo: np.ndarray
    trust: np.ndarray
    cod: np.ndarray  # chance of choosing cash on delivery, 0–1


def shoppers(segments, of_segment, taste, budget):
    """People made from their draws.

    of_segment     (shoppers,) uniforms; which group one belongs to
    taste, budget  (shoppers,) standard normals
    """
    edges = np.cumsum(segments.share)[:-1]
    group = np.searchsorted(edges, of_segment, side="right")
    return Shoppers(
        sensitivity=segments.price_sensitivity[group] * np.exp(segments.taste_spread[group] * taste),
        budget=segments.budget[group] * np.exp(segments.budget_spread[group] * budget),
        photo=segments.photo[group],
        trust=segments.trust[group],
        cod=segments.cod[group],
    )


def _column(value):
    """(...) → (..., 1), to meet the shoppers' axis."""
    return np.asarray(value, dtype=float)[..., np.newaxis]


def felt_price(offer, response):
    """What the whole order feels like to the buyer, satang: shipping hurts more than its baht."""
    return np.asarray(offer.price, dtype=float) + response.shipping_pain * np.asarray(
        offer.shipping, dtype=float
    )


def standing(offer, response, people):
    """What reviews add to the wish to buy, (..., shoppers); half is felt at the look, half at the basket.

    Elasticities of number and of mean stars: You, Vadakkepatt & Joshi 2015 (0.236 and 0.417).
    """
    number = response.review_count * np.log1p(_column(offer.reviews))
    mean = response.review_stars * np.log(_column(offer.stars) / PLACE.prior_stars)
    return people.trust * (number + mean)


def wish_to_look(offer, response, people):
    """Utility of opening the offer, seen as a small picture with a price; (..., shoppers)."""
    price = np.log(_column(offer.price) / response.reference_price)
    return (
        response.look_base
        + response.look_photo * people.photo * _column(offer.clarity)
        - response.look_price * people.sensitivity * price
        + SHOPPERS.reviews_felt * standing(offer, response, people)
    )


def wish_to_keep(offer, response, people):
    """Utility of putting it in the basket, after reading the page; (..., shoppers)."""
    price = np.log(_column(felt_price(offer, response)) / response.reference_price)
    return (
        response.basket_base
        + response.basket_photo * people.photo * _column(offer.clarity)
        - response.basket_price * people.sensitivity * price
        + SHOPPERS.reviews_felt * standing(offer, response, people)
    )


def wish_to_pay(offer, response, people):
    """Utility of paying at the till; minus infinity beyond the shopper's budget; (..., shoppers)."""
    total = _column(felt_price(offer, response))
    wish = response.pay_base - response.pay_price * people.sensitivity * np.log(
        total / response.reference_price
    )
    return np.where(total > people.budget, -np.inf, wish)


def pull(wishes):
    """Σ exp(utility) over other shops: (shops, shoppers) → (shoppers,)."""
    return np.exp(wishes).sum(axis=0)


def share_ours(ours, others=0.0):
    """Multinomial logit chance of choosing ours among ours, the others and nothing (utility 0).

    ours    (..., shoppers) utilities
    others  (shoppers,) `pull` of the other shops

    Returns (..., shoppers), 0–1. Ours stands first on the line of chances, so `uniform < share`
    is the inverse-CDF choice, and whoever buys at a high price also buys at a lower one.
    """
    own = np.exp(ours)
    return own / (1.0 + own + others)
