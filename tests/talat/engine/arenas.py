"""A small market for the engine's tests: round numbers, one rival."""

import numpy as np

from talat.engine.demand import Offer, Response, Segments
from talat.engine.funnel import Arena


def offer(price=10_000, shipping=3_000, clarity=0.8, honesty=1.0, reviews=10, stars=4.5):
    values = (price, shipping, clarity, honesty, reviews, stars)
    return Offer(*(np.asarray(value, dtype=float) for value in values))


def response(**changed):
    values = {
        "reference_price": 10_000.0,
        "look_base": -1.0,
        "basket_base": -1.0,
        "pay_base": 0.5,
        "look_price": 0.8,
        "basket_price": 0.8,
        "pay_price": 1.0,
        "look_photo": 0.7,
        "basket_photo": 0.6,
        "review_count": 0.236,
        "review_stars": 0.417,
        "shipping_pain": 1.2,
        "till_compare": 0.3,
    }
    return Response(**{**values, **changed})


def segments(budget=20_000.0):
    return Segments(
        share=np.array([0.5, 0.5]),
        price_sensitivity=np.array([1.2, 0.8]),
        taste_spread=np.array([0.1, 0.1]),
        budget=np.array([budget, budget]),
        budget_spread=np.array([0.3, 0.3]),
        photo=np.array([1.0, 1.0]),
        trust=np.array([1.0, 1.0]),
        cod=np.array([0.5, 0.2]),
    )


def arena(**changed):
    rival = Offer(*(np.array([value]) for value in (10_000.0, 3_000.0, 0.8, 1.0, 50.0, 4.5)))
    values = {
        "segments": segments(),
        "rivals": rival,
        "response": response(),
        "weekday": np.full(7, 2_000.0),
        "notice": 0.6,
        "refuse_cod": 0.15,
        "refuse_paid": 0.02,
        "review": 0.5,
        "star_shares": np.array([0.09, 0.04, 0.06, 0.14, 0.67]),
        "star_price": 0.5,
        "star_honesty": 3.0,
    }
    return Arena(**{**values, **changed})
