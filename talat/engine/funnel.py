"""One day of a market: reached → noticed → clicked → basket → paid → delivered or refused → reviewed.

Chances are rounded to 2⁻⁴⁰ before a draw is held against them, and only whole counts leave a day, so the
last bit in which processors may differ does not reach a result.
"""

from dataclasses import dataclass

import numpy as np

from talat.engine.demand import (
    Offer,
    Response,
    Segments,
    pull,
    share_ours,
    shoppers,
    wish_to_keep,
    wish_to_look,
    wish_to_pay,
)
from talat.engine.dice import happens
from talat.engine.parameters import BUYERS
from talat.engine.streams import Purpose, stream


@dataclass(frozen=True)
class Arena:
    """Everything about a market that no decision of the learner changes."""

    segments: Segments
    rivals: Offer  # arrays (shops,)
    response: Response
    weekday: np.ndarray  # (7,) mean number of shoppers reached, Monday first
    notice: float  # chance that a reached shopper's eye stops at our place on the page
    refuse_cod: float  # chance that a cash-on-delivery parcel is refused
    refuse_paid: float  # the same for a parcel paid in advance
    review: float  # chance that a buyer who kept the parcel writes a review
    star_shares: np.ndarray  # (5,) shares of 1…5 stars at a fair price with an honest photo
    star_price: float  # how much ln(price / reference) lowers the stars
    star_honesty: float  # how much a misleading photo lowers the stars


@dataclass(frozen=True)
class Draws:
    """One day's luck, the same whatever the shop decides; arrays (shoppers,)."""

    segment: np.ndarray
    taste: np.ndarray
    budget: np.ndarray
    notice: np.ndarray
    look: np.ndarray
    basket: np.ndarray
    pay: np.ndarray
    method: np.ndarray
    delivery: np.ndarray
    review: np.ndarray
    stars: np.ndarray
    words: np.ndarray


@dataclass(frozen=True)
class Day:
    """Counts of people, arrays (...,) like the offer; the last two keep the shoppers' axis."""

    reached: np.ndarray
    noticed: np.ndarray
    clicked: np.ndarray
    baskets: np.ndarray
    paid: np.ndarray  # orders
    cod: np.ndarray  # orders to be paid on delivery
    refused: np.ndarray
    delivered: np.ndarray
    reviews: np.ndarray
    star_total: np.ndarray
    stars_of: np.ndarray  # (..., shoppers) 1–5, or 0 where nobody wrote
    words: np.ndarray  # (shoppers,) uniforms that choose the words of a review


def draw_day(seed, day, mean):
    """The luck of one day: a Poisson number of shoppers with mean `mean`, and their draws."""
    people = int(stream(seed, Purpose.TRAFFIC, day).poisson(mean))
    normal = {Purpose.TASTE, Purpose.BUDGET}
    luck = {}
    for purpose in Purpose:
        if purpose is Purpose.TRAFFIC:
            continue
        source = stream(seed, purpose, day)
        luck[purpose.name.lower()] = (
            source.standard_normal(people) if purpose in normal else source.random(people)
        )
    return Draws(**luck)


def star_edges(arena, offer):
    """Chances of at most 1, 2, 3, 4 stars, (..., 4): dearer and less honest shift all of them up."""
    base = np.cumsum(arena.star_shares)[:-1]
    dearer = np.log(np.asarray(offer.price, dtype=float) / arena.response.reference_price)
    pleased = -arena.star_price * dearer - arena.star_honesty * (1.0 - np.asarray(offer.honesty, dtype=float))
    logit = np.log(base / (1.0 - base)) - pleased[..., np.newaxis]
    return 1.0 / (1.0 + np.exp(-logit))


def step(arena, offer, draws):
    """One day for one offer or for a batch of offers under the same luck.

    offer  fields (...,): any leading shape; every combination sees the same shoppers
    draws  from `draw_day`

    Returns a `Day` of counts (...,).
    """
    people = shoppers(arena.segments, draws.segment, draws.taste, draws.budget)
    response, rivals = arena.response, arena.rivals
    noticed = happens(draws.notice, arena.notice)
    look = share_ours(wish_to_look(offer, response, people), pull(wish_to_look(rivals, response, people)))
    clicked = noticed & happens(draws.look, look)
    basket = clicked & happens(draws.basket, share_ours(wish_to_keep(offer, response, people)))
    elsewhere = response.till_compare * pull(wish_to_pay(rivals, response, people))
    pay = share_ours(wish_to_pay(offer, response, people), elsewhere)
    paid = basket & happens(draws.pay, pay)
    cod = paid & happens(draws.method, people.cod)
    misled = BUYERS.misled - np.asarray(offer.honesty, dtype=float)[..., np.newaxis]
    refused = paid & happens(draws.delivery, misled * np.where(cod, arena.refuse_cod, arena.refuse_paid))
    kept = paid & ~refused
    wrote = kept & happens(draws.review, arena.review)
    under = happens(draws.stars[..., :, np.newaxis], star_edges(arena, offer)[..., np.newaxis, :])
    stars = 1 + (~under).sum(axis=-1)
    stars_of = np.where(wrote, stars, 0)
    everyone = np.full(paid.shape[:-1], draws.look.size)
    return Day(
        reached=everyone,
        noticed=np.full(paid.shape[:-1], int(noticed.sum())),
        clicked=clicked.sum(axis=-1),
        baskets=basket.sum(axis=-1),
        paid=paid.sum(axis=-1),
        cod=cod.sum(axis=-1),
        refused=refused.sum(axis=-1),
        delivered=kept.sum(axis=-1),
        reviews=wrote.sum(axis=-1),
        star_total=stars_of.sum(axis=-1),
        stars_of=stars_of,
        words=draws.words,
    )
