"""The ad auction: who gets which place on the page, and what it costs.

One core serves both forms. A *score* ranks the ads: bid × quality on a search page (Ad Rank), bid ×
estimated action rate + user value in a feed (total value). A place goes to the next highest score, and its
holder pays the least bid that would have kept it: generalised second price.

Scores are compared as keys: the bits of a positive float64 order like the float, and the lowest of them give
way to the ad's number. So one maximum finds the winner and its score together, and ties need no second look:
scores nearer than one part in 2^(52 − bits) count as equal, and the ad named first stands first. A last bit
in which processors may differ therefore turns no ranking except on the edge of such a step.

The functions on keys take (ads, auctions), ads on the first axis, so that every pass runs along memory; the
public functions at the end take (..., ads), ads on the last axis.
"""

from dataclasses import dataclass

import numpy as np

LARGEST = 1e15  # bids, qualities and values are taken as at most this, so that no product overflows


@dataclass(frozen=True)
class Places:
    """Who stands where; arrays (..., slots)."""

    ad: np.ndarray  # number of the ad in the slot, −1 for an empty one
    score: np.ndarray  # its score; 0 in an empty slot
    beaten: np.ndarray  # least score that keeps the slot: the next ad's, or the slot's floor


def key_bits(ads):
    """How many low bits of a key hold the number of an ad among `ads`."""
    return max(int(ads) - 1, 0).bit_length()


def pack(score, bits, first=0, out=None):
    """Keys (ads, auctions) uint64 of scores (ads, auctions); 0 or less, or NaN, does not enter.

    bits   from `key_bits` of all ads that meet
    first  number of the first row's ad
    """
    low = np.uint64((1 << bits) - 1)
    held = np.fmax(score, 0.0, out=None if out is None else out.view(np.float64))
    keys = held.view(np.uint64)
    number = low - np.arange(first, first + keys.shape[0], dtype=np.uint64)
    np.bitwise_and(keys, ~low, out=keys)
    np.bitwise_or(keys, number[:, np.newaxis], out=keys)
    return keys


def number_of(keys, bits):
    """Numbers of the ads in keys, intp; meaningless where `score_of` is 0."""
    low = np.uint64((1 << bits) - 1)
    return (low - (keys & low)).astype(np.intp)


def score_of(keys, bits):
    """Scores in keys, float64, at most the packed ones; 0 for an ad that did not enter."""
    return (keys & ~np.uint64((1 << bits) - 1)).view(np.float64)


def leading(keys, count, bits, row_of=None):
    """The `count` highest keys of each auction, best first: (count, auctions); `keys` is used up.

    keys    (ads, auctions), C-contiguous
    row_of  row of each ad number, when rows are not numbered 0, 1, …
    """
    rows, auctions = keys.shape
    best = np.zeros((count, auctions), np.uint64)
    flat, columns = keys.reshape(-1), np.arange(auctions)
    for place in range(min(count, rows)):
        np.max(keys, axis=0, out=best[place])
        if place + 1 < min(count, rows):
            row = number_of(best[place], bits)
            flat[(row if row_of is None else row_of[row]) * auctions + columns] = 0
    return best


def seats(best, slots, bits, floor=None):
    """Which leading ad takes which slot: `Places` of (slots, auctions).

    best   (slots + 1, auctions) from `leading`
    floor  (slots,) least score of each slot, never rising; an ad below it goes to a later slot
    """
    score, number = score_of(best, bits), number_of(best, bits)
    number[score == 0.0] = -1
    if floor is None or not np.any(floor):
        return Places(number[:slots], score[:slots], score[1 : slots + 1])
    columns, turn = np.arange(best.shape[1]), np.zeros(best.shape[1], np.intp)
    ad, own, beaten = (np.empty((slots, columns.size), kind) for kind in (np.intp, float, float))
    for slot in range(slots):
        mine = score[turn, columns]
        taken = (mine >= floor[slot]) & (mine > 0.0)
        ad[slot] = np.where(taken, number[turn, columns], -1)
        own[slot] = np.where(taken, mine, 0.0)
        beaten[slot] = np.where(taken, np.maximum(score[turn + 1, columns], floor[slot]), 0.0)
        turn += taken
    return Places(ad, own, beaten)


def _rows(values, shape):
    """(..., ads) → (ads, everything else), one row an ad, copied only when memory lies otherwise."""
    whole = np.broadcast_to(np.asarray(values, dtype=float), shape)
    return np.moveaxis(whole, -1, 0).reshape(shape[-1], -1)


def auction(score, slots, floor=None):
    """Places of the highest scores.

    score  (..., ads), 0 or less or NaN for an ad that does not enter
    slots  number of places on the page
    floor  (slots,) least score of each place, never rising (the thresholds of top slots); None for none

    Returns `Places` (..., slots).
    """
    score = np.asarray(score, dtype=float)
    lead, ads = score.shape[:-1], score.shape[-1]
    bits = key_bits(ads)
    bounded = np.fmin(np.fmax(_rows(score, score.shape), 0.0), LARGEST * LARGEST)
    keys = np.ascontiguousarray(pack(bounded, bits))
    if floor is not None:
        floor = np.broadcast_to(np.asarray(floor, dtype=float), (slots,))
    found = seats(leading(keys, slots + 1, bits), slots, bits, floor)
    return Places(*(np.moveaxis(part.reshape(slots, *lead), 0, -1) for part in vars(found).values()))


def _spread(places, values, ads):
    """Values of slots (..., slots) at their ads (..., ads); NaN for an ad that is not shown."""
    out = np.full((*places.ad.shape[:-1], ads + 1), np.nan)
    np.put_along_axis(out, np.where(places.ad < 0, ads, places.ad), values, axis=-1)
    return out[..., :ads]


def _amounts(*values):
    """Arrays of one shape, from 0 to LARGEST; NaN counts as 0."""
    arrays = np.broadcast_arrays(*(np.asarray(value, dtype=float) for value in values))
    return [np.fmin(np.fmax(array, 0.0), LARGEST) for array in arrays]


def _own(values, places):
    """Each slot's holder's value, (..., slots); the last ad's in an empty slot."""
    return np.take_along_axis(values, places.ad, axis=-1)


def click_prices(bid, quality, slots, reserve=0.0, floor=None, increment=0.0):
    """What each ad pays per click when places go to the highest bid × quality (search).

    bid        (..., ads)  most one pays per click, baht; 0 or NaN stays away
    quality    (..., ads)  expected clicks per view, or any quality above 0
    slots      number of places on the page
    reserve    least price of a click, baht; a lower bid is not shown
    floor      (slots,)  least bid × quality of each place, never rising; None for none
    increment  added to the price, baht (the teaching form's 0.01, platform facts G3)

    Returns (..., ads), baht per click, never above the bid; NaN for an ad that is not shown.
    The last ad shown pays the reserve when nobody stands below it.
    """
    bid, quality = _amounts(bid, quality)
    places = auction(np.where(bid >= reserve, bid * quality, 0.0), slots, floor)
    worth = _own(quality, places)
    price = np.divide(places.beaten, worth, out=np.zeros_like(worth), where=places.ad >= 0)
    price = np.minimum(np.maximum(price + increment, reserve), _own(bid, places))
    return _spread(places, price, bid.shape[-1])


def value_prices(bid, rate, user_value, slots, reserve=0.0, floor=None):
    """What each ad pays when places go to the highest bid × action rate + user value (social).

    bid         (..., ads)  most one pays per result, baht; 0 or NaN stays away
    rate        (..., ads)  estimated action rate, results per impression
    user_value  (..., ads)  what people's liking is worth to the platform, baht per impression; may be
                below 0 for a disliked ad (platform facts F3, the additive form)
    reserve     least price of an impression, baht

    Returns two arrays (..., ads): baht per impression and baht per result, never above bid × rate and bid;
    NaN for an ad that is not shown. The price is the least bid that keeps the place.
    """
    liking = np.nan_to_num(np.asarray(user_value, dtype=float), nan=0.0)
    liking = np.clip(liking, -LARGEST, LARGEST)
    bid, rate, liking = np.broadcast_arrays(*_amounts(bid, rate), liking)
    offer = bid * rate
    places = auction(np.where((offer >= reserve) & (offer > 0.0), offer + liking, 0.0), slots, floor)
    impression = np.maximum(places.beaten - _own(liking, places), reserve)
    impression = np.minimum(impression, _own(offer, places))
    worth = _own(rate, places)
    result = np.divide(impression, worth, out=np.zeros_like(worth), where=places.ad >= 0)
    result = np.minimum(result, _own(bid, places))
    return _spread(places, impression, bid.shape[-1]), _spread(places, result, bid.shape[-1])
