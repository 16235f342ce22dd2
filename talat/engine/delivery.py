"""A day of advertising: a learner's ad sets meet rivals in every auction, hour by hour.

One auction is one view by one person. All auctions of an hour are settled together: audiences, freshness and
what the platform has learnt make an estimated action rate; bid × rate + user value is the score; of one
advertiser's ad sets only the best enters; `auction` gives places and prices; the budget pays in the order of
the views. Frequency is read at the start of the hour. Rivals' scores are drawn beforehand, the same whatever
the learner decides, and only the leading ones of each auction are kept: no other can take a place or set a
price. An ad set whose money ends inside an hour leaves its later places of that hour empty.
"""

from dataclasses import dataclass, replace

import numpy as np

from talat.engine import attribution, pacing
from talat.engine.adrules import RULES
from talat.engine.attention import forget, freshness, traffic_shares, views_by_hour
from talat.engine.auction import key_bits, leading, pack, score_of, seats
from talat.engine.audience import who_looks
from talat.engine.campaign import Goal
from talat.engine.learning import is_learning, knowledge
from talat.engine.luck import Luck, look_up, sixteens, spread_table, step_table, uniforms, words

CELLS = 1 << 17  # ads × auctions settled at once, so that they stay in the processor's cache


@dataclass(frozen=True)
class Views:
    """A day's auctions before any decision; arrays (views,), sorted by hour."""

    hour: np.ndarray
    person: np.ndarray
    placement: np.ndarray
    rivals: np.ndarray  # (slots, views) keys of the leading rivals, best first; numbered by rank
    noise: np.ndarray  # (ads, views) what the platform believes before it knows; None when it knows all
    skip: np.ndarray  # uint16: takes part when below the share of auctions
    click: np.ndarray  # (views, stands_for) uniforms
    buy: np.ndarray  # (views, stands_for) uniforms
    delay: np.ndarray  # (views, stands_for) hours from click to order


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
    ran_out: np.ndarray  # (pools,) hour in which the budget ended, −1 when it lasted
    learning: np.ndarray  # (ads,) bool, at the start of the day
    shows: Shows
    views: Views

    @property
    def frequency(self):
        """(ads,) impressions per person reached today; 0 where nobody was."""
        reach = self.reach.sum(axis=-1)
        return self.impressions.sum(axis=(1, 2)) / np.maximum(reach, 1)


def rival_keys(exchange, hour_price, placement, ads, seed, day):
    """(slots, views) keys of the leading rivals; numbers from `ads` up are their ranks."""
    slots, rivals, views = exchange.attention.size, exchange.rivals, placement.size
    kept = min(slots, rivals)
    bits, rank_bits = key_bits(max(rivals, 1)), key_bits(ads + kept)
    drawn = words(seed, Luck.RIVALS, day, views * ((rivals + 3) // 4)).view("<u2").reshape(views, -1)
    level = exchange.level * exchange.price[placement] * hour_price
    out = np.empty((kept, views), np.uint64)
    width = max(CELLS // max(rivals, 1), 1)
    for start in range(0, views if kept else 0, width):
        part = slice(start, start + width)
        score = look_up(spread_table(exchange.spread), drawn[part, :rivals].T.copy())
        score *= level[part]
        best = leading(pack(score, bits), kept, bits)
        out[:, part] = pack(score_of(best, bits), rank_bits, ads)
    return out


def draw_views(people, exchange, ads, seed, day, noisy=True, price_level=1.0, rules=RULES):
    """The day's `Views`: who looks when and where, whom the ads will meet, and the luck of each look.

    noisy        whether some ad set is still learning
    price_level  rivals' bids today against an ordinary day (season, double days; fact 19)
    """
    total = int(people.age.size * exchange.views * rules.weekday[(day - 1) % 7])
    by_hour = views_by_hour(total, rules)
    halves = words(seed, Luck.PERSON, day, (total + 1) // 2).view("<u4")[:total]
    edges = np.rint(np.cumsum(exchange.share)[:-1] * 2**16)
    placement = np.searchsorted(edges, sixteens(seed, Luck.PLACEMENT, day, (total,)), side="right")
    each = (total, people.stands_for)
    noise = None
    if noisy:
        noise = look_up(
            spread_table(rules.interest_spread), sixteens(seed, Luck.NOISE, day, (ads.ads, total))
        )
    return Views(
        hour=np.repeat(np.arange(24), by_hour),
        person=who_looks(halves, people.age.size, rules.activity),
        placement=placement,
        rivals=rival_keys(exchange, float(price_level), placement, ads.ads, seed, day),
        noise=noise,
        skip=sixteens(seed, Luck.PACING, day, (total,)),
        click=uniforms(seed, Luck.CLICK, day, each),
        buy=uniforms(seed, Luck.BUY, day, each),
        delay=look_up(step_table(rules.delay), sixteens(seed, Luck.DELAY, day, each)),
    )


def _action_rates(people, exchange, ads):
    """(ads, people) actions per impression of a fresh ad at mean interest; 0 outside the audience."""
    chance = ads.anyway + ads.effect[:, np.newaxis]  # (ads, 2): the platform counts orders, caused or not
    to_goal = np.where(ads.goal[:, np.newaxis] == Goal.SALES, chance, 1.0)
    clicks = np.where(ads.goal == Goal.REACH, 1.0, ads.click_rate)[:, np.newaxis] * to_goal
    return np.where(ads.inside, clicks[:, people.warm.astype(np.intp)], 0.0)


def _place_rates(exchange, ads):
    """(ads, placements) how much likelier the action is there; 0 where the ad set does not run."""
    answers = np.where((ads.goal == Goal.REACH)[:, np.newaxis], 1.0, exchange.rate)
    return np.where(ads.placements, answers, 0.0)


class _Day:
    """The moving parts of one day: what is left, what has been seen, what has been shown."""

    def __init__(self, people, exchange, ads, state, views, rules):
        self.people, self.exchange, self.ads, self.views, self.rules = people, exchange, ads, views, rules
        self.left = ads.budget.astype(np.int64).copy()
        self.seen = state.views.copy()
        self.known = knowledge(state.results, rules)
        self.plain = _action_rates(people, exchange, ads)  # at mean interest
        self.eager = self.plain * np.where((ads.goal == Goal.REACH)[:, np.newaxis], 1.0, ads.interest)
        self.fresh_plain, self.fresh_eager = self.plain.copy(), self.eager.copy()
        self._tire(*np.nonzero(self.seen))
        self.place = _place_rates(exchange, ads)
        typical = exchange.level / np.maximum(self._typical_rate(), 1e-9)
        reference = np.full(ads.budget.size, np.inf)
        np.minimum.at(reference, ads.pool, typical)
        reference[np.isinf(reference)] = 0.0
        self.reference = reference
        self.bid = np.where(state.bid > 0.0, state.bid, reference)
        self.part = state.part.copy()
        self.stretch = state.stretch.copy()
        heads = np.flatnonzero(np.diff(ads.advertiser, prepend=ads.advertiser[0] - 1))
        self.heads = None if heads.size == ads.ads else heads
        group = np.cumsum(np.isin(np.arange(ads.ads), heads)) - 1
        self.row_of = np.concatenate([group, group[-1] + 1 + np.arange(views.rivals.shape[0])])
        self.bits = key_bits(ads.ads + views.rivals.shape[0])
        self.entered = np.zeros(ads.ads, np.int64)
        self.own_rival = np.zeros(ads.ads, np.int64)
        self.expected = np.zeros(ads.ads)
        self.spent_by = np.zeros(ads.ads, np.int64)
        self.shows = []
        self.ghosts = []

    def _typical_rate(self):
        """(ads,) action rate at mean interest among those who do not know the shop."""
        ads = self.ads
        to_goal = np.where(ads.goal == Goal.SALES, ads.anyway[:, 0] + ads.effect, 1.0)
        return np.where(ads.goal == Goal.REACH, 1.0, ads.click_rate * to_goal)

    def _tire(self, ad, person):
        """Work the freshness of these ads for these people anew."""
        seen = self.seen[ad, person]
        left = freshness(seen, self.exchange.fatigue)
        cap = self.ads.frequency_cap[ad]
        left = np.where((cap > 0) & (seen >= cap), 0.0, left)
        self.fresh_plain[ad, person] = self.plain[ad, person] * left
        self.fresh_eager[ad, person] = self.eager[ad, person] * left

    def bids(self, hour):
        """(ads,) micros per result each ad set bids in this hour; 0 for one that does not run."""
        ads, pace = self.ads, self.ads.pace[self.ads.pool]
        most = pacing.ceiling(ads.strategy, ads.cap, ads.order_value, ads.min_roas, self.stretch)
        self.most = most
        moving = self.bid[ads.pool]
        free = self.reference[ads.pool] * np.where(pace == pacing.Pace.ACCELERATED, 3.0, 1.0)
        fixed = np.where(np.isinf(most), free, most)
        bid = np.where(pace == pacing.Pace.MULTIPLIER, np.minimum(moving, most), fixed)
        return np.where(ads.hours[:, hour] & (self.left[ads.pool] > 0), bid, 0.0)

    def settle(self, hour, start, stop, bid):
        """Settle the auctions start…stop, all in one hour."""
        views, ads = self.views, self.ads
        person, placement = views.person[start:stop], views.placement[start:stop]
        place = self.place.take(placement, axis=1, mode="clip")
        rate = self.fresh_eager.take(person, axis=1, mode="clip")
        if views.noise is not None:
            known = self.known[:, np.newaxis]
            guess = self.fresh_plain.take(person, axis=1, mode="clip")
            guess *= views.noise[:, start:stop]
            guess *= 1.0 - known
            rate *= known
            rate += guess
        rate *= place
        score = rate * bid[:, np.newaxis]
        if self.exchange.reserve:
            score *= score >= self.exchange.reserve
        part = np.where(ads.pace == pacing.Pace.THROTTLED, self.part, 1.0)[ads.pool]
        if np.any(part < 1.0):
            turn = views.skip[start:stop] + (ads.pool * 40503).astype(np.uint16)[:, np.newaxis]
            score *= turn < part[:, np.newaxis] * 2.0**16
        entering = score > 0.0
        self.entered += entering.sum(axis=1)
        if np.any(ads.liking):
            score += np.where(entering, ads.liking[:, np.newaxis], 0.0)
        board = pack(score, self.bits)
        if self.heads is not None:
            best = np.maximum.reduceat(board, self.heads, axis=0)
            self.own_rival += (entering & (board != best[self.row_of[: ads.ads]])).sum(axis=1)
            board = best
        board = np.concatenate([board, views.rivals[:, start:stop]])
        slots = self.exchange.attention.size
        top = leading(board, slots + 1, self.bits, self.row_of)
        places = seats(top, slots, self.bits, self.exchange.floor)
        column, slot = np.nonzero(((places.ad >= 0) & (places.ad < ads.ads)).T)
        if column.size:
            ad = places.ad[slot, column]
            self._show(start, column, slot, ad, places.beaten[slot, column], rate[ad, column], bid[ad])

    def _show(self, start, column, slot, ad, beaten, rate, bid):
        """Show what won: clicks, money, memory."""
        views, ads, people, exchange = self.views, self.ads, self.people, self.exchange
        view = start + column
        person = views.person[view]
        most = bid * rate
        price = np.minimum(np.maximum(beaten - ads.liking[ad], exchange.reserve), most)
        if exchange.per_click:
            price, most = np.minimum(price / rate, bid), bid
        chance = ads.click_rate[ad] * ads.interest[ad, person] * exchange.attention[slot]
        chance *= freshness(self.seen[ad, person], exchange.fatigue) * exchange.rate[views.placement[view]]
        luck = views.click[view]
        if self.heads is None and ads.ads > 1:
            luck = luck + 0.6180339887498949 * ads.advertiser[ad][:, np.newaxis]
            luck -= np.floor(luck)
        clicked = luck < np.minimum(chance, 0.9)[:, np.newaxis]
        ghost = (people.half[person] & 255) < ads.holdout[ad] * 256
        if ghost.any():
            self.ghosts.append((ad[ghost], view[ghost], clicked[ghost]))
        keep = ~ghost
        ad, view, slot, person = ad[keep], view[keep], slot[keep], person[keep]
        price, clicked = np.floor(price[keep]).astype(np.int64), clicked[keep]
        pool, group = ads.pool[ad], people.stands_for
        if exchange.per_click:
            wanted = clicked.sum(axis=1)
            units = pacing.afford(price, wanted, pool, self.left)
            seen_by = np.where((units == wanted) | (units > 0), group, 0)
            clicked &= np.cumsum(clicked, axis=1) <= units[:, np.newaxis]
        else:
            units = pacing.afford(price, np.full(ad.size, group), pool, self.left)
            seen_by = units
            if np.any(units < group):
                clicked &= np.arange(group) < units[:, np.newaxis]
        cost = price * units
        np.subtract.at(self.left, pool, cost)
        shown = seen_by > 0
        self.spent_by += np.bincount(ad, cost, ads.ads).astype(np.int64)
        self.expected += np.bincount(ad, rate[keep] * seen_by, ads.ads)
        np.add.at(self.seen, (ad[shown], person[shown]), 1)
        self._tire(ad[shown], person[shown])
        clicks = np.where(shown, clicked.sum(axis=1), 0)
        found = (ad, view, slot, seen_by, clicks, cost, price, most[keep], clicked)
        self.shows.append(tuple(part[shown] for part in found))

    def pace(self, hour, views, plan):
        """After an hour: move bids, shares of auctions and caps towards the plan.

        views  (24,) auctions of each hour
        plan   (pools, 25) share of the budget that should be spent by the start of each hour
        """
        ads, rules = self.ads, self.rules
        spent = ads.budget - self.left
        if hour < 23:
            due = np.maximum(ads.budget * plan[:, hour + 2] - spent, 0.0) / max(views[hour + 1], 1)
            last = (spent - self.spent_before) / max(views[hour], 1)
            runs = (plan[:, hour + 1] > plan[:, hour]) & (plan[:, hour + 2] > plan[:, hour + 1])
            runs &= self.left > 0
            self.bid = np.where(runs, pacing.step(self.bid, due, last, rules), self.bid)
            self.part = np.where(
                runs, np.clip(pacing.step(self.part, due, last, rules), 0.01, 1.0), self.part
            )
            roof = np.zeros(ads.budget.size)
            np.maximum.at(roof, ads.pool, self.most)
            self.bid = np.clip(self.bid, 1.0, np.maximum(np.minimum(roof * 1.2, ads.budget * 20.0), 1.0))
        cost = np.divide(self.spent_by, self.expected, out=np.zeros(ads.ads), where=self.expected > 0.0)
        allowed = np.where(ads.strategy == pacing.Strategy.COST_CAP, ads.cap, 0.0)
        least = np.where(ads.min_roas > 0.0, ads.min_roas, 1.0)
        by_roas = ads.strategy == pacing.Strategy.MIN_ROAS
        allowed = np.where(by_roas, ads.order_value / least, allowed)
        self.stretch = np.where(
            allowed > 0.0, pacing.stretched(self.stretch, allowed, cost, rules), self.stretch
        )
        self.spent_before = spent


def _plan(ads, rules):
    """(pools, 25) share of each budget to be spent by the start of each hour, following the traffic."""
    open_hours = np.zeros((ads.budget.size, 24), bool)
    np.logical_or.at(open_hours, ads.pool, ads.hours)
    shares = np.where(open_hours, traffic_shares(rules), 0.0)
    whole = np.cumsum(shares, axis=1)
    plan = np.concatenate([np.zeros((ads.budget.size, 1)), whole], axis=1)
    return plan / np.maximum(plan[:, -1:], 1e-12)


def _joined(parts, kinds, group):
    """Columns of a list of tuples, joined; empty arrays when there is none."""
    if parts:
        return [np.concatenate(column) for column in zip(*parts, strict=True)]
    return [np.zeros(0, kind) for kind in kinds[:-1]] + [np.zeros((0, group), bool)]


def _orders(people, ads, exchange, views, ad, view, clicked):
    """Orders of clicks: (ad, view, delay, caused) of each order."""
    show, one = np.nonzero(clicked)
    ad, view = ad[show], view[show]
    warm = people.warm[views.person[view]] | exchange.brand[views.placement[view]]
    anyway = ads.anyway[ad, warm.astype(np.intp)]
    buys, caused = attribution.outcome(views.buy[view, one], anyway, ads.effect[ad])
    return ad[buys], view[buys], views.delay[view, one][buys], caused[buys]


def run_day(people, exchange, ads, state, seed, day, price_level=1.0, rules=RULES):
    """One day of all ad sets against rivals: (`AdDay`, the next `AdState`).

    people    `audience.People`
    exchange  `campaign.Exchange`
    ads       `campaign.AdSets`
    state     `campaign.AdState`
    seed      of the market; day 1, 2, …
    """
    learning = is_learning(state.results, rules) & (ads.goal != Goal.REACH)
    views = draw_views(people, exchange, ads, seed, day, bool(learning.any()), price_level, rules)
    today = _Day(people, exchange, ads, state, views, rules)
    today.known = np.where(ads.goal == Goal.REACH, 1.0, today.known)
    today.spent_before = np.zeros(ads.budget.size, np.int64)
    by_hour, plan = np.bincount(views.hour, minlength=24), _plan(ads, rules)
    bid_by_hour = np.zeros((ads.ads, 24))
    ran_out = np.full(ads.budget.size, -1)
    width, start = max(CELLS // (ads.ads + exchange.rivals), 1), 0
    for hour in range(24):
        stop = start + int(by_hour[hour])
        bid = bid_by_hour[:, hour] = today.bids(hour)
        for first in range(start, stop if np.any(bid > 0.0) else start, width):
            today.settle(hour, first, min(first + width, stop), np.where(today.left[ads.pool] > 0, bid, 0.0))
        today.pace(hour, by_hour, plan)
        spent_up = (today.left < ads.budget // 1000 + 1) & (ads.budget > 0) & (ran_out < 0)
        ran_out[spent_up] = hour
        start = stop
    return _report(people, exchange, ads, state, today, learning, bid_by_hour, ran_out, day, rules)


def _report(people, exchange, ads, state, today, learning, bid_by_hour, ran_out, day, rules):
    """The day's arrays and tomorrow's state."""
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
    ad, view, delay, caused = _orders(people, ads, exchange, views, shows.ad, shows.view, clicked)
    sold = attribution.sales(ad, views.hour[view], delay, caused, ads.ads, rules)
    ghost_ad, ghost_view, ghost_clicked = _joined(today.ghosts, (np.intp, np.intp, bool), group)
    held = _orders(
        people, replace(ads, effect=np.zeros(ads.ads)), exchange, views, ghost_ad, ghost_view, ghost_clicked
    )
    report = AdDay(
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
        ran_out=ran_out,
        learning=learning,
        shows=shows,
        views=views,
    )
    return report, _tomorrow(ads, state, today, report, day, rules)


def _tomorrow(ads, state, today, report, day, rules):
    """The `AdState` the next day begins with."""
    coming = state.coming + report.sales.seven_day
    done = np.select(
        [ads.goal == Goal.REACH, ads.goal == Goal.CLICKS],
        [report.impressions.sum(axis=(1, 2)), report.clicks.sum(axis=(1, 2))],
        coming[:, 0],
    )
    return replace(
        state,
        views=forget(today.seen, day, rules),
        results=np.concatenate([state.results[:, 1:], done[:, np.newaxis]], axis=1),
        coming=np.concatenate([coming[:, 1:], np.zeros((ads.ads, 1), np.int64)], axis=1),
        bid=today.bid,
        part=today.part,
        stretch=today.stretch,
    )
