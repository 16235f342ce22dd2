"""From settings to the engine's `Ads`: one row for each ad made so far, one pool for each budget."""

from __future__ import annotations

import numpy as np

from talat.engine import pacing, pagefolk, pagemorning
from talat.engine.audience import Audience, members
from talat.engine.parameters import PAGE
from talat.engine.quality import user_value
from talat.scenarios import page_stage as stages
from talat.scenarios import page_words

GOALS = {
    "reach": pagemorning.REACH,
    "clicks": pagemorning.CLICKS,
    "engagement": pagemorning.ENGAGEMENT,
    "messages": pagemorning.MESSAGES,
    "sales": pagemorning.SALES,
}
STRATEGIES = {
    "lowest_cost": pacing.Strategy.LOWEST_COST,
    "bid_cap": pacing.Strategy.BID_CAP,
    "cost_cap": pacing.Strategy.COST_CAP,
    "min_roas": pacing.Strategy.MIN_ROAS,
}
PACES = {"even": pacing.Pace.MULTIPLIER, "fast": pacing.Pace.ACCELERATED}
SATANG = pacing.MICROS_PER_SATANG


def _pace(ad_sets, payer):
    """How who pays spends: a campaign always evenly."""
    return ad_sets[payer[2:]].pace if payer.startswith("s:") else "even"


class Board:
    """The ads of one play as arrays; what does not change is worked out once."""

    def __init__(self, market, seed):
        self.market, self.stage = market, stages.stage(market, seed)
        self._regions = {one.id: at for at, one in enumerate(market.people.regions)}
        self._interests = {one.id: at for at, one in enumerate(market.people.interests)}
        self._asked, self._tastes, self._said = {}, {}, {}
        self._last = None, None  # what the rows were made of, and the rows

    def asked(self, ad_set):
        """(people,) bool: the audience of an ad set, but for who knows the shop: that changes."""
        ages = None if (ad_set.youngest, ad_set.oldest) == (18, 65) else (ad_set.youngest, ad_set.oldest)
        asked = Audience(
            ages=ages,
            women={"women": True, "men": False}.get(ad_set.sex),
            regions=tuple(self._regions[name] for name in ad_set.regions) or None,
            interests=tuple(self._interests[name] for name in ad_set.interests) or None,
        )
        if asked not in self._asked:
            self._asked[asked] = members(self.stage.folk.people, asked)
        return self._asked[asked]

    def inside(self, ad_set, warm):
        """(people,) bool: the audience of an ad set, with who knows the shop today."""
        asked = self.asked(ad_set)
        return asked if ad_set.knows == "all" else asked & (warm == (ad_set.knows == "yes"))

    def taste(self, photo):
        """(people,) taste for the clicks of a picture."""
        if photo not in self._tastes:
            favours = self.market.photo(photo).favours
            numbers = tuple((self._interests[one.interest], one.times) for one in favours)
            self._tastes[photo] = pagefolk.favoured(self.stage.folk, numbers)
        return self._tastes[photo]

    def wording(self, ad, price):
        """(clicks a view, what it does to orders) of an ad."""
        known = (ad.photo, ad.headline, ad.text, price)
        if known not in self._said:
            self._said[known] = click_rate(self.market, ad, price), sells(self.market, ad, price)
        return self._said[known]

    def rows(self, ad_sets, ads, pays, price, warm, runs, budgets):
        """The engine's `Ads`; those of yesterday when nothing they are made of has changed.

        ad_sets, ads  settings by id, in the order they were made
        pays     {id of an ad set: id of the ad set or campaign that pays}
        warm     (people,) bool: knows the shop
        runs     ids of the ads that run today
        budgets  {who pays: satang today}
        """
        told = tuple(ad_sets.values()), tuple(ads.values()), price, frozenset(runs), tuple(budgets.items())
        if told != self._last[0] or any(one.knows != "all" for one in ad_sets.values()):
            self._last = told, self._rows(ad_sets, ads, pays, price, warm, runs, budgets)
        return self._last[1]

    def _rows(self, ad_sets, ads, pays, price, warm, runs, budgets):
        market, every, payers = self.market, list(ads.values()), list(budgets)
        sets = [ad_sets[ad.ad_set] for ad in every]
        places, hour = [one.id for one in market.placements], np.arange(24)
        words = [self.wording(ad, price) for ad in every]

        def column(values, kind=float):
            return np.array(list(values), dtype=kind)

        def table(values, width, kind):
            return np.array(list(values), dtype=kind).reshape(len(every), width)

        return pagemorning.Ads(
            on=column((ad.id in runs for ad in every), bool),
            inside=table((self.inside(one, warm) for one in sets), warm.size, bool),
            taste=table((self.taste(ad.photo) for ad in every), warm.size, float),
            places=table(
                ([not one.placements or name in one.placements for name in places] for one in sets),
                len(places),
                bool,
            ),
            hours=table(((hour >= one.from_hour) & (hour < one.to_hour) for one in sets), 24, bool),
            goal=column((GOALS[one.goal] for one in sets), int),
            click_rate=column(clicks for clicks, _ in words),
            sells=column(orders for _, orders in words),
            refused=column(refused(market, ad) for ad in every),
            liking=column(liking(market, ad) for ad in every),
            inbox=column((ad.leads_to == "inbox" for ad in every), bool),
            strategy=column((int(STRATEGIES[one.strategy]) for one in sets), int),
            cap=column(((one.cap or 0) * SATANG for one in sets), np.int64),
            min_roas=column((one.min_roas or 0) / 100 if one.strategy == "min_roas" else 0.0 for one in sets),
            frequency_cap=column((one.frequency_cap for one in sets), int),
            pool=column((payers.index(pays[one.id]) for one in sets), int),
            budget=column((satang * SATANG for satang in budgets.values()), np.int64),
            pace=column((int(PACES[_pace(ad_sets, payer)]) for payer in payers), int),
        )


def click_rate(market, ad, price) -> float:
    """Clicks a view of an ad at mean taste."""
    photo, words = market.photo(ad.photo), f"{ad.headline} {ad.text}"
    clear = PAGE.dull + (PAGE.bright - PAGE.dull) * photo.clarity
    full = 1.0 + PAGE.text_clicks * (page_words.fullness(market, words, price) - 1.0)
    return page_words.rounded(market.answer.clicks * clear * full * page_words.readable(ad.text))


def sells(market, ad, price) -> float:
    """What an ad does to the orders of those who click: full words tell, a false picture disappoints."""
    words = f"{ad.headline} {ad.text}"
    told = 1.0 + market.answer.text * (page_words.fullness(market, words, price) - 1.0)
    honesty = market.photo(ad.photo).honesty
    return page_words.rounded(max(told, 0.0) * (PAGE.lure + (1.0 - PAGE.lure) * honesty))


def refused(market, ad) -> float:
    """What a picture does to refusals: 1 when it is like the goods."""
    return 1.0 + market.delivery.dishonest * (1.0 - market.photo(ad.photo).honesty)


def liking(market, ad) -> float:
    """User value, micros a view."""
    photo = market.photo(ad.photo)
    return page_words.rounded(float(user_value(photo.appeal * photo.honesty, PAGE.liking * pacing.MICROS)))
