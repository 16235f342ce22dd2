"""What a day of advertising was, for a dashboard and for tomorrow."""

from dataclasses import dataclass, replace

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
    """What a dashboard shows of one day; arrays (ads, placements, 24) unless said otherwise."""

    impressions: np.ndarray
    clicks: np.ndarray
    spend: np.ndarray  # micros
    orders: np.ndarray  # all orders that the hour's clicks will lead to
    orders_caused: np.ndarray  # of them, those that would not have come without the ad
    reach: np.ndarray  # (ads, 24) people who saw the ad for the first time today; sums to the day's reach
    sales: attribution.Sales  # (ads, LAGS) by days until the order
    ghost_clicks: np.ndarray  # (ads,) clicks the held out would have made
    ghost_orders: np.ndarray  # (ads,) their orders all the same
    entered: np.ndarray  # (ads,) auctions entered
    own_rival: np.ndarray  # (ads,) of them, left to another ad set of the same advertiser
    bid: np.ndarray  # (ads, 24) micros per result, at the start of the hour
    ran_out: np.ndarray  # (pools,) hour by which 99 % of the budget was spent, −1 when it lasted the day
    learning: np.ndarray  # (ads,) bool, at the start of the day
    shows: Shows
    views: Views

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


def _orders(people, ads, exchange, views, rules, ad, view, clicked):
    """Orders of clicks: (ad, view, delay, caused) of each order."""
    show, one = np.nonzero(clicked)
    ad, view = ad[show], view[show]
    warm = people.warm[views.person[view]] | exchange.brand[views.placement[view]]
    anyway = ads.anyway[ad, warm.astype(np.intp)]
    buys, caused = attribution.outcome(views.buy[view, one] * 2.0**-32, anyway, ads.effect[ad])
    delay = look_up(step_table(rules.delay), views.delay[view[buys], one[buys]])
    return ad[buys], view[buys], delay, caused[buys]


def report_of(today, learning, bid_by_hour):
    """The `AdDay` of a `delivery.Day` that has run."""
    people, exchange, ads, rules = today.people, today.exchange, today.ads, today.rules
    views, places, group = today.views, len(exchange.placements), people.stands_for
    kinds = (np.intp, np.intp, np.intp, np.int64, np.int64, np.int64, np.int64, float, bool)
    *columns, clicked = _joined(today.shows, kinds, group)
    shows = Shows(*columns)
    shape = (ads.ads, places, 24)

    def cells(ad, view):
        return (ad * places + views.placement[view]) * 24 + views.hour[view]

    def total(cell, weights=None):
        found = np.bincount(cell, weights, ads.ads * places * 24)
        return np.rint(found).astype(np.int64).reshape(shape)

    cell = cells(shows.ad, shows.view)
    key = shows.ad * people.age.size + views.person[shows.view]
    mark = np.zeros(ads.ads * people.age.size, np.int64)
    turn = np.arange(key.size)
    mark[key[::-1]] = turn[::-1]
    first = mark[key] == turn
    reach = np.bincount((shows.ad * 24 + views.hour[shows.view])[first], shows.people[first], ads.ads * 24)
    ad, view, delay, caused = _orders(people, ads, exchange, views, rules, shows.ad, shows.view, clicked)
    sold = attribution.sales(ad, views.hour[view], delay, caused, ads.ads, rules)
    ghost_ad, ghost_view, ghost_clicked = _joined(today.ghosts, (np.intp, np.intp, bool), group)
    no_effect = replace(ads, effect=np.zeros(ads.ads))
    held = _orders(people, no_effect, exchange, views, rules, ghost_ad, ghost_view, ghost_clicked)
    return AdDay(
        impressions=total(cell, shows.people),
        clicks=total(cell, shows.clicks),
        spend=total(cell, shows.cost),
        orders=total(cells(ad, view)),
        orders_caused=total(cells(ad, view)[caused]),
        reach=np.rint(reach).astype(np.int64).reshape(ads.ads, 24),
        sales=sold,
        ghost_clicks=np.bincount(ghost_ad, ghost_clicked.sum(axis=1), ads.ads).astype(np.int64),
        ghost_orders=np.bincount(held[0], minlength=ads.ads),
        entered=today.entered,
        own_rival=today.own_rival,
        bid=bid_by_hour,
        ran_out=_ran_out(ads, rules, shows.cost, ads.pool[shows.ad] * 24 + views.hour[shows.view]),
        learning=learning,
        shows=shows,
        views=views,
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


def tomorrow_of(state, today, report, day):
    """The `AdState` the next day begins with."""
    ads = today.ads
    coming = state.coming + report.sales.seven_day
    done = np.select(
        [ads.goal == int(Goal.REACH), ads.goal == int(Goal.CLICKS)],
        [report.impressions.sum(axis=(1, 2)), report.clicks.sum(axis=(1, 2))],
        coming[:, 0],
    )
    return replace(
        state,
        views=forget(today.seen, day, today.rules),
        results=np.concatenate([state.results[:, 1:], done[:, np.newaxis]], axis=1),
        coming=np.concatenate([coming[:, 1:], np.zeros((ads.ads, 1), np.int64)], axis=1),
        bid=today.bid,
        part=today.part,
        stretch=today.stretch,
    )
