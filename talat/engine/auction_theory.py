"""What theory says of position auctions: VCG payments and the equilibria of generalised second price.

Sources: Edelman, Ostrovsky & Schwarz 2007, AER 97(1); Varian 2007, IJIO 25(6). All arrays end in (..., ads)
with the ads sorted by value, highest first, or in (..., slots); `clicks` falls from slot to slot.
"""

import numpy as np


def _ladder(value, clicks):
    """Values and clicks of equal length: at least one place more than there are slots, without clicks."""
    value, clicks = np.asarray(value, dtype=float), np.asarray(clicks, dtype=float)
    slots = clicks.shape[-1]
    more = max(slots + 1 - value.shape[-1], 0)
    value = np.concatenate([value, np.zeros((*value.shape[:-1], more))], axis=-1)
    below = np.zeros((*clicks.shape[:-1], value.shape[-1] - slots))
    return value, np.concatenate([clicks, below], axis=-1), slots


def vcg_payments(value, clicks):
    """What each slot's holder pays in all under Vickrey–Clarke–Groves: the clicks others lose through it.

    value   (..., ads)    value of a click, sorted, highest first
    clicks  (..., slots)  clicks a slot brings, falling

    Returns (..., slots), in the unit of value × clicks: Σ over lower places of (clicks lost) × value.
    """
    value, clicks, slots = _ladder(value, clicks)
    lost = (clicks[..., :slots] - clicks[..., 1 : slots + 1]) * value[..., 1 : slots + 1]
    return np.cumsum(lost[..., ::-1], axis=-1)[..., ::-1]


def _climb(value, clicks, weigh):
    """Bids from the bottom up: b[i] = value − (clicks[i] ÷ clicks[i − 1]) × (value − b[i + 1])."""
    value, clicks, slots = _ladder(value, clicks)
    bid = value.copy()
    for place in range(slots, 0, -1):
        share = clicks[..., place] / clicks[..., place - 1]
        below = bid[..., place + 1] if place + 1 < bid.shape[-1] else np.zeros_like(bid[..., place])
        bid[..., place] = (1.0 - share) * weigh(value, place) + share * below
    return bid


def eos_bids(value, clicks):
    """Bids of the generalised English auction's equilibrium (EOS 2007, theorem 2), (..., ads).

    value   (..., ads)    value of a click, sorted, highest first, all different
    clicks  (..., slots)  clicks a slot brings, falling, above 0

    Under generalised second price every holder then pays what VCG asks. The first ad's bid is its value:
    it does not matter for any price.
    """
    bid = _climb(value, clicks, lambda values, place: values[..., place])
    return bid[..., : np.shape(value)[-1]]


def highest_bids(value, clicks):
    """Upper bound of the symmetric Nash equilibria (Varian 2007), (..., ads): the dearest for advertisers."""
    bid = _climb(value, clicks, lambda values, place: values[..., place - 1])
    return bid[..., : np.shape(value)[-1]]


def envy(value, clicks, price):
    """The most that any holder or loser would gain by another's place at that one's price.

    value   (..., ads)    sorted, highest first
    clicks  (..., slots)
    price   (..., slots)  per click

    Returns (...,); at most 0 in a symmetric Nash equilibrium (Varian's inequalities).
    """
    value, clicks, slots = _ladder(value, clicks)
    price = np.concatenate([price, np.zeros((*price.shape[:-1], value.shape[-1] - slots))], axis=-1)
    gain = (value[..., :, np.newaxis] - price[..., np.newaxis, :]) * clicks[..., np.newaxis, :]
    own = np.diagonal(gain, axis1=-2, axis2=-1)
    return (gain - own[..., np.newaxis]).max(axis=(-1, -2))
