"""What a day of advertising was, for a dashboard and for tomorrow. Counts are made when first asked for."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from talat.engine import attribution
from talat.engine.attention import forget
from talat.engine.campaign import Goal
from talat.engine.luck import look_up, step_table
from talat.engine.views import Views


@dataclass(frozen=True)
class Shows:
    """Every time an ad was shown; arrays (shows,), in the order they came."""

    ad: np.ndarray
    view: np.ndarray  # number of the auction
    slot: np.ndarray
    people: np.ndarray  # impressions: people of the one who looked
    clicks: np.ndarray
    cost: np.ndarray  # micros
    price: np.ndarray  # micros for one impression or one click
    bid: np.ndarray  # the most it would have paid for it


@dataclass(frozen=True)
class AdDay:
    """What a dashboard shows of one day; counts are (ads, placements, 24) unless said otherwise."""

    entered: np.ndarray  # (ads,) auctions entered
    own_rival: np.ndarray  # (ads,) of them, left to another ad set of the same advertiser
    bid: np.ndarray  # (ads, 24) micros per result, at the start of the hour
    ran_out: np.ndarray  # (pools,) hour by which 99 % of the budget was spent, −1 when it lasted the day
    learning: np.ndarray  # (ads,) bool, at the start of the day
    shows: Shows
    views: Views
    _day: object  # the `delivery.Day` that has run
    _clicked: np.ndarray  # (shows, stands_for) bool

    @property
    def _shape(self):
        return (self._day.ads.ads, len(self._day.exchange.placements), 24)

    def _cells(self, ad, view):
        _, places, hours = self._shape
        return (ad * places + self.views.placement[view]) * hours + self.views.hour[view]

    def _total(self, cell, weights=None):
        ads, places, hours = self._shape
        found = np.bincount(cell, weights, ads * places * hours)
        return np.rint(found).astype(np.int64).reshape(self._shape)

    @cached_property
    def _shown(self):
        return self._cells(self.shows.ad, self.shows.view)

    @cached_property
    def impressions(self):
        return self._total(self._shown, self.shows.people)

    @cached_property
    def clicks(self):
        return self._total(self._shown, self.shows.clicks)

    @cached_property
    def spend(self):
        """Micros."""
        return self._total(self._shown, self.shows.cost)

    @cached_property
    def reach(self):
        """(ads, 24) people who saw the ad for the first time today; sums to the day's reach."""
        shows, people = self.shows, self._day.people.age.size
        key = shows.ad * people + self.views.person[shows.view]
        mark, turn = np.zeros(self._shape[0] * people, np.int64), np.arange(key.size)
        mark[key[::-1]] = turn[::-1]
        first = mark[key] == turn
        cell = shows.ad * 24 + self.views.hour[shows.view]
        found = np.bincount(cell[first], shows.people[first], self._shape[0] * 24)
        return np.rint(found).astype(np.int64).reshape(-1, 24)

    @cached_property
    def _sold(self):
        """(ad, view, delay, caused) of each order that the day's clicks lead to."""
        return self._orders(self.shows.ad, self.shows.view, self._clicked, self._day.ads)

    def _orders(self, ad, view, clicked, ads):
        people, exchange, views = self._day.people, self._day.exchange, self.views
        show, one = np.nonzero(clicked)
        ad, view = ad[show], view[show]
        warm = people.warm[views.person[view]] | exchange.brand[views.placement[view]]
        anyway = ads.anyway[ad, warm.astype(np.intp)]
        buys, caused = attribution.outcome(views.buy[view, one] * 2.0**-32, anyway, ads.effect[ad])
        delay = look_up(step_table(self._day.rules.delay), views.delay[view[buys], one[buys]])
        return ad[buys], view[buys], delay, caused[buys]

    @cached_property
    def orders(self):
        """All orders that the hour's clicks will lead to."""
        return self._total(self._cells(*self._sold[:2]))

    @cached_property
    def orders_caused(self):
        """Of them, those that would not have come without the ad."""
        ad, view, _, caused = self._sold
        return self._total(self._cells(ad, view)[caused])

    @cached_property
    def sales(self):
        """`attribution.Sales`: (ads, LAGS) by days until the order."""
        ad, view, delay, caused = self._sold
        return attribution.sales(ad, self.views.hour[view], delay, caused, self._shape[0], self._day.rules)

    @cached_property
    def _ghosts(self):
        return _joined(self._day.ghosts, (np.intp, np.intp, bool), self._day.people.stands_for)

    @cached_property
    def ghost_clicks(self):
        """(ads,) clicks the held out would have made."""
        ad, _, clicked = self._ghosts
        return np.bincount(ad, clicked.sum(axis=1), self._shape[0]).astype(np.int64)

    @cached_property
    def ghost_orders(self):
        """(ads,) their orders all the same."""
        no_effect = replace(self._day.ads, effect=np.zeros(self._shape[0]))
        return np.bincount(self._orders(*self._ghosts, no_effect)[0], minlength=self._shape[0])

    @property
    def frequency(self):
        """(ads,) impressions per person reached today; 0 where nobody was."""
        reach = self.reach.sum(axis=-1)
        return self.impressions.sum(axis=(1, 2)) / np.maximum(reach, 1)


def _joined(parts, kinds, group):
    """Columns of a list of tuples, joined; empty arrays when there is none."""
    if parts:
        return [np.concatenate(column) for column in zip(*parts, strict=True)]
    return [np.zeros(0, kind) for kind in kinds[:-1]] + [np.zeros((0, group), bool)]


def report_of(today, learning, bid_by_hour):
    """The `AdDay` of a `delivery.Day` that has run."""
    kinds = (np.intp, np.intp, np.intp, np.int64, np.int64, np.int64, np.int64, float, bool)
    *columns, clicked = _joined(today.shows, kinds, today.people.stands_for)
    shows, views, ads = Shows(*columns), today.views, today.ads
    spent_at = ads.pool[shows.ad] * 24 + views.hour[shows.view]
    return AdDay(
        entered=today.entered,
        own_rival=today.own_rival,
        bid=bid_by_hour,
        ran_out=_ran_out(ads, today.rules, shows.cost, spent_at),
        learning=learning,
        shows=shows,
        views=views,
        _day=today,
        _clicked=clicked,
    )


def reach_by_placement(day, people):
    """(ads, placements) people who saw the ad there today; those who saw it in two places count in both.

    people  `audience.People`
    """
    shape, shows = day.impressions.shape[:2], day.shows
    cell = shows.ad * shape[1] + day.views.placement[shows.view]
    key = cell * people.age.size + day.views.person[shows.view]
    _, first = np.unique(key, return_index=True)
    return np.bincount(cell[first], shows.people[first], shape[0] * shape[1]).astype(np.int64).reshape(shape)


def _ran_out(ads, rules, cost, cell):
    """(pools,) hour by which nearly all of the budget was spent, −1 when there was more."""
    spent = np.bincount(cell, cost, ads.budget.size * 24).reshape(-1, 24).cumsum(axis=1)
    gone = (spent >= rules.ran_out * ads.budget[:, np.newaxis]) & (ads.budget[:, np.newaxis] > 0)
    return np.where(gone[:, -1], gone.argmax(axis=1), -1)


def tomorrow_of(state, today, report, day, count_orders=True):
    """The `AdState` the next day begins with; `count_orders` False leaves orders to whoever counts them."""
    ads, coming = today.ads, state.coming
    if count_orders:
        coming = coming + report.sales.seven_day
    shows = report.shows
    counted = (np.bincount(shows.ad, number, ads.ads) for number in (shows.people, shows.clicks))
    kinds = [ads.goal == int(Goal.REACH), ads.goal == int(Goal.CLICKS)]
    done = np.select(kinds, [np.rint(number).astype(np.int64) for number in counted], coming[:, 0])
    return replace(
        state,
        views=forget(today.seen, day, today.rules),
        results=np.concatenate([state.results[:, 1:], done[:, np.newaxis]], axis=1),
        coming=np.concatenate([coming[:, 1:], np.zeros((ads.ads, 1), np.int64)], axis=1),
        bid=today.bid,
        part=today.part,
        stretch=today.stretch,
    )
