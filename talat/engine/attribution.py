"""From click to sale: when the order comes, which window counts it, and which the ad really caused.

A clicking person buys `anyway` with a chance that has nothing to do with the ad, and because of it with the
chance `effect` more. One draw decides both, so an ad whose effect is 0 causes nothing, exactly. People held
out see no ad, and their clicks are ghosts: what they would have clicked is known, and they buy anyway only
(ghost ads: Johnson, Lewis & Nubbemeyer 2017). Sales of the shown less those of the ghosts is the lift.
"""

from dataclasses import dataclass

import numpy as np

from talat.engine.parameters import RULES

LAGS = 28  # days after the click that are kept; later orders count on the last


@dataclass(frozen=True)
class Sales:
    """What one day's clicks lead to, by days until the order: arrays (ads, LAGS)."""

    all: np.ndarray  # every order by someone who clicked
    one_day: np.ndarray  # within 24 hours of the click
    seven_day: np.ndarray  # within 168 hours of the click
    incremental: np.ndarray  # orders that would not have come without the ad


def outcome(luck, anyway, effect):
    """Two bools (clicks,): buys, and buys because of the ad.

    luck    (clicks,) uniforms
    anyway  (clicks,) chance of buying without the ad
    effect  (clicks,) chance the ad adds
    """
    buys = luck < anyway + effect
    return buys, buys & (luck >= anyway)


def sales(ad, hour, delay, caused, ads, rules=RULES):
    """`Sales` of orders; arrays (orders,).

    ad      number of the ad set
    hour    of the click, 0–23
    delay   hours from click to order
    caused  bool, would not have come without the ad
    """
    late = np.minimum((hour + delay).astype(np.int64) // 24, LAGS - 1)
    cell = ad * LAGS + late

    def count(which):
        return np.bincount(cell[which], minlength=ads * LAGS).reshape(ads, LAGS)

    every = np.ones(ad.size, bool)
    short, long = delay <= rules.window_short, delay <= rules.window_long
    return Sales(count(every), count(short), count(long), count(caused))


def lift(shown_sales, shown, ghost_sales, ghosts):
    """Orders the ads caused among the shown, measured by the held out, and its standard error.

    shown, ghosts            people (or clicks) with ads, and held out who would have had them
    shown_sales, ghost_sales their orders

    Returns (lift, error) in orders; (None, None) without a holdout.
    """
    if not shown or not ghosts:
        return None, None
    rate, control = shown_sales / shown, ghost_sales / ghosts
    variance = rate * max(1 - rate, 0) / shown + control * max(1 - control, 0) / ghosts
    return float((rate - control) * shown), float(variance**0.5 * shown)


def incremental_share(sold):
    """Incremental over attributed (7-day click) orders of each ad, list of floats or None (fact 7)."""
    caused, counted = sold.incremental.sum(axis=-1), sold.seven_day.sum(axis=-1)
    return [float(a) / float(b) if b else None for a, b in zip(caused, counted, strict=True)]
