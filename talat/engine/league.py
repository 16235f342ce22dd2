"""Many bidders of equal standing with budgets: a day of auctions as AuctionNet plays it.

Each view brings every bidder its own chance of a conversion; it bids that chance × its worth of one, the
highest take the slots, a slot is looked at with its exposure, and only then pays the score below it. Budgets
pay in the order of the views; a bidder without money stays away from the next block on.
"""

from dataclasses import dataclass

import numpy as np

from talat.engine.auction import key_bits, leading, number_of, pack, score_of
from talat.engine.luck import Luck, look_up, spread_table
from talat.engine.pacing import MICROS, afford
from talat.engine.parameters import LEAGUE
from talat.engine.streams import stream

BLOCK = 1536  # views settled at once: 48 bidders' keys stay in half a megabyte


@dataclass(frozen=True)
class League:
    """The bidders; arrays (bidders,)."""

    chance: np.ndarray  # mean conversions a look
    spread: float  # standard deviation of the logarithm of a view's chance
    worth: np.ndarray  # micros bid for one conversion
    budget: np.ndarray  # micros a day, int64
    exposure: np.ndarray  # (slots,) chance that a slot is looked at
    reserve: float  # least score, micros


@dataclass(frozen=True)
class LeagueDay:
    """What each got; arrays (bidders,)."""

    looks: np.ndarray
    spend: np.ndarray  # micros
    conversions: np.ndarray
    surplus: np.ndarray  # worth of the expected conversions less spending, micros


def even_league(bidders=48, budget=400 * MICROS, slots=3):
    """A `League` of alike bidders, as `parameters.LEAGUE` says."""
    return League(
        chance=np.full(bidders, LEAGUE.chance),
        spread=LEAGUE.spread,
        worth=np.full(bidders, LEAGUE.worth * MICROS),
        budget=np.full(bidders, budget, np.int64),
        exposure=np.linspace(1.0, LEAGUE.last_exposure, slots) if slots > 1 else np.ones(1),
        reserve=LEAGUE.reserve * MICROS,
    )


def run_league(league, seed, day, views):
    """`views` auctions of one day: a `LeagueDay`."""
    bidders, slots = league.budget.size, league.exposure.size
    bits, table = key_bits(bidders), spread_table(league.spread)
    values, looks = (stream(seed, luck, day).bit_generator for luck in (Luck.VALUE, Luck.CLICK))
    left = league.budget.astype(np.int64).copy()
    got = [np.zeros(bidders, np.int64) for _ in range(2)] + [np.zeros(bidders)]
    room = np.empty((bidders, BLOCK))
    for start in range(0, views, BLOCK):
        size = min(BLOCK, views - start)
        draws = values.random_raw((bidders * BLOCK + 3) // 4).view("<u2")[: bidders * BLOCK]
        bid = look_up(table, draws.reshape(bidders, BLOCK), out=room)[:, :size]
        bid *= (league.chance * league.worth * (left > 0))[:, np.newaxis]
        best = leading(pack(np.ascontiguousarray(bid), bits), slots + 1, bits)
        luck = looks.random_raw(BLOCK * slots).view("<u4")[: 2 * size * slots].reshape(2, size, slots)
        _settle(league, best, bits, luck, left, got)
    return LeagueDay(got[0], league.budget - left, got[1], got[2] - (league.budget - left))


def _settle(league, best, bits, luck, left, got):
    """One block: who is looked at, pays and converts; `left` and `got` move."""
    bidders = left.size
    score, ad = score_of(best, bits).T, number_of(best, bits).T
    seen = luck[0] < league.exposure * 2.0**32
    seen &= score[:, :-1] > league.reserve
    ad, own = ad[:, :-1][seen], score[:, :-1][seen]
    price = np.maximum(score[:, 1:][seen], league.reserve).astype(np.int64)
    paid = afford(price, np.ones(ad.size, np.int64), ad, left) > 0
    ad, own, price = ad[paid], own[paid], price[paid]
    left -= np.bincount(ad, price, bidders).astype(np.int64)
    converts = luck[1][seen][paid] * 2.0**-32 * league.worth[ad] < own
    got[0] += np.bincount(ad, minlength=bidders)
    got[1] += np.bincount(ad[converts], minlength=bidders)
    got[2] += np.bincount(ad, own, bidders)
