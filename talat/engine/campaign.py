"""What advertisers decide and what the platform remembers: ad sets, the exchange they meet on, their state.

Money is in micros (a millionth of a baht, int64), so a thousandth of a satang per impression is not lost.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np

from talat.engine.attribution import LAGS
from talat.engine.pacing import MICROS, Pace, Strategy
from talat.engine.parameters import AD_SET, FEED, RULES, SEARCH


class Goal(IntEnum):
    """What an ad set is optimised for; a result is one of these."""

    REACH = 0  # an impression
    CLICKS = 1
    SALES = 2


@dataclass(frozen=True)
class Exchange:
    """Where ads meet: places, traffic and rivals. Arrays over (placements,)."""

    placements: tuple[str, ...]  # feed, stories, …; on a search page the kinds of query
    share: np.ndarray  # of all views; sums to 1
    rate: np.ndarray  # click likelihood against the mean
    price: np.ndarray  # rivals' bids against the mean
    brand: np.ndarray  # bool: only who knows the shop asks this (brand terms)
    attention: np.ndarray  # (slots,) click likelihood of each slot against the first
    floor: np.ndarray  # (slots,) least score of each slot, micros per impression, never rising
    level: float  # rivals' mean score, micros per impression
    rivals: int  # how many compete in each auction
    spread: float  # standard deviation of the logarithm of rivals' scores
    reserve: int  # least price of an impression, micros
    views: float  # auctions a person on an ordinary day
    per_click: bool  # True: pays per click (search); False: per impression (social)
    fatigue: float  # exponent of fatigue; 0 on a search page


def social(**changed):
    """A feed with two ads a visit, as `parameters.FEED` says."""
    plain = _exchange(FEED, ("feed", "stories", "reels", "search_feed"), False, RULES.fatigue)
    return Exchange(**{**plain, "brand": np.zeros(4, bool), "floor": np.zeros(2), **changed})


def search(**changed):
    """A result page with four ads, the upper two above the results; the query tells who is interested, so
    give ad sets interest 1. With a click rate of 0.1 in the first slot a click costs about 18 baht, a feed's
    0.4–0.5 of that (fact 17). Numbers are `parameters.SEARCH`.
    """
    plain = _exchange(SEARCH, ("brand", "product", "category"), True, SEARCH.fatigue)
    floor = np.array(SEARCH.floor) * MICROS
    return Exchange(**{**plain, "brand": np.array([True, False, False]), "floor": floor, **changed})


def _exchange(page, placements, per_click, fatigue):
    """Fields of an `Exchange` that feed and result page share, from a group of parameters."""
    lists = {name: np.array(getattr(page, name)) for name in ("share", "rate", "price", "attention")}
    return {
        **lists,
        "placements": placements,
        "level": page.level * MICROS,
        "rivals": page.rivals,
        "spread": page.spread,
        "reserve": round(page.reserve * MICROS),
        "views": page.views,
        "per_click": per_click,
        "fatigue": fatigue,
    }


@dataclass(frozen=True)
class AdSets:
    """All ad sets of a day; arrays (ads,) unless said otherwise. Build with `ad_sets`."""

    inside: np.ndarray  # (ads, people) bool: the audience
    interest: np.ndarray  # (ads, people) from `audience.interest`
    placements: np.ndarray  # (ads, placements) bool
    hours: np.ndarray  # (ads, 24) bool: the schedule
    advertiser: np.ndarray  # never falling; one advertiser's ad sets never meet in an auction
    goal: np.ndarray  # `Goal`
    click_rate: np.ndarray  # clicks per impression of a fresh ad at mean interest: the creative's quality
    effect: np.ndarray  # chance that a click leads to an order it alone causes
    anyway: np.ndarray  # (ads, 2) chance that a clicker buys without the ad: does not, does know the shop
    order_value: np.ndarray  # micros
    liking: np.ndarray  # user value, micros per impression
    strategy: np.ndarray  # `Strategy`
    cap: np.ndarray  # micros per result, for the caps
    min_roas: np.ndarray
    frequency_cap: np.ndarray  # most views a person, 0 for none
    holdout: np.ndarray  # share of people who are shown nothing, in steps of 1/256
    pool: np.ndarray  # which budget pays: one each, or a campaign's for all its ad sets
    budget: np.ndarray  # (pools,) micros today
    pace: np.ndarray  # (pools,) `Pace`
    worth: np.ndarray  # (ads, people) results a click, against the mean: who clicks need not buy

    @property
    def ads(self):
        """Number of ad sets."""
        return self.inside.shape[0]


_PLAIN = {
    "advertiser": 0,
    "goal": int(Goal.SALES),
    "click_rate": AD_SET.click_rate,
    "effect": AD_SET.effect,
    "order_value": round(AD_SET.order_value * MICROS),
    "liking": 0.0,
    "strategy": int(Strategy.LOWEST_COST),
    "cap": 0,
    "min_roas": 0.0,
    "frequency_cap": 0,
    "holdout": 0.0,
}


def ad_sets(
    inside, placements, budget, interest=1.0, pool=None, pace=int(Pace.MULTIPLIER), worth=1.0, **given
):
    """`AdSets` from what differs; single values hold for all ad sets, the rest as `_PLAIN` says.

    inside      (ads, people) bool
    placements  number of placements of the exchange, or (ads, placements) bool
    budget      micros a day of each pool
    pool        (ads,) which budget pays; None gives each ad set its own
    worth       (ads, people) results a click against the mean
    """
    inside = np.atleast_2d(np.asarray(inside, dtype=bool))
    ads = inside.shape[0]
    pool = np.arange(ads) if pool is None else np.asarray(pool)
    pools = int(pool.max()) + 1
    where = np.ones((ads, placements), bool) if np.ndim(placements) == 0 else np.asarray(placements, bool)
    hours = _filled(given.pop("hours", True), (ads, 24), bool)
    anyway = _filled(given.pop("anyway", AD_SET.anyway), (ads, 2), float)
    unknown = set(given) - set(_PLAIN)
    if unknown:
        raise TypeError(f"unknown fields of an ad set: {sorted(unknown)}")
    rest = {name: _filled(given.get(name, plain), (ads,)) for name, plain in _PLAIN.items()}
    if (rest["advertiser"][1:] < rest["advertiser"][:-1]).any():
        raise ValueError("advertisers must not fall from one ad set to the next")
    return AdSets(
        inside=inside,
        interest=_filled(interest, inside.shape, float),
        worth=_filled(worth, inside.shape, float),
        placements=where,
        hours=hours,
        anyway=anyway,
        pool=pool,
        budget=_filled(budget, (pools,), np.int64),
        pace=_filled(pace, (pools,)),
        **rest,
    )


def _filled(value, shape, kind=None):
    """The value as an array of this shape; one that has it already stays as it is."""
    array = np.asarray(value, dtype=kind)
    return array if array.shape == shape else np.broadcast_to(array, shape)


@dataclass(frozen=True)
class AdState:
    """What the platform knows at the start of a day; `fresh` before the first."""

    views: np.ndarray  # (ads, people) uint16: earlier views of the ad
    results: np.ndarray  # (ads, days) of the last week since the last significant edit, newest last
    coming: np.ndarray  # (ads, LAGS) attributed orders still to come, tomorrow's first
    bid: np.ndarray  # (pools,) micros per result; 0: not yet known
    part: np.ndarray  # (pools,) share of auctions taken part in
    stretch: np.ndarray  # (ads,) room above a mean cap


def fresh(ads, rules=RULES):
    """The `AdState` of ad sets that never ran."""
    pools = ads.budget.size
    return AdState(
        views=np.zeros(ads.inside.shape, np.uint16),
        results=np.zeros((ads.ads, rules.learning_days), np.int64),
        coming=np.zeros((ads.ads, LAGS), np.int64),
        bid=np.zeros(pools),
        part=np.ones(pools),
        stretch=np.ones(ads.ads),
    )


def edited(state, changed):
    """The state after significant edits: learning begins anew for `changed` (ads,) bool."""
    return replace(state, results=np.where(np.asarray(changed)[:, np.newaxis], 0, state.results))


def carried(state, ads_from, pools_from):
    """The state when ad sets come and go.

    ads_from    (new ads,) number of each among the old, −1 for a new one
    pools_from  (new pools,) the same for budgets
    """

    def pick(values, source, new):
        source = np.asarray(source)
        kept = source.reshape(-1, *[1] * (values.ndim - 1)) >= 0
        return np.where(kept, values[np.maximum(source, 0)], np.asarray(new, values.dtype))

    return AdState(
        views=pick(state.views, ads_from, 0),
        results=pick(state.results, ads_from, 0),
        coming=pick(state.coming, ads_from, 0),
        bid=pick(state.bid, pools_from, 0),
        part=pick(state.part, pools_from, 1),
        stretch=pick(state.stretch, ads_from, 1),
    )
