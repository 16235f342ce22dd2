"""A day of advertising: a learner's ad sets meet rivals in every auction, hour by hour.

One auction is one view by one person. The auctions of a stretch of hours are settled together: audience,
freshness and what the platform has learnt make an estimated action rate; bid × rate + user value is the
score; of one advertiser's ad sets only the best enters; `auction` gives places and prices; the budget pays
in the order of the views. Frequency is read at the start of the stretch. Rivals' scores are drawn beforehand,
the same whatever the learner decides, and only the leading ones of each auction are kept: no other can take
a place or set a price. An ad set whose money ends inside a stretch leaves its later places there empty.
"""

import numpy as np

from talat.engine import pacing
from talat.engine.adreport import report_of, tomorrow_of
from talat.engine.attention import freshness, traffic_shares
from talat.engine.auction import key_bits, leading, number_of, pack, score_of, seats
from talat.engine.campaign import Goal
from talat.engine.learning import is_learning, knowledge
from talat.engine.luck import look_up, spread_table
from talat.engine.pacing import Pace
from talat.engine.parameters import RULES
from talat.engine.views import CELLS, draw_views

GOLDEN = 2_654_435_769  # of 2³²: turns one person's luck into another for each further advertiser


def _those(which, columns):
    """Each column where `which` holds."""
    return [column[which] for column in columns]


class Day:
    """The moving parts of one day: what is left, what has been seen, what has been shown."""

    def __init__(self, people, exchange, ads, state, views, rules):
        self.people, self.exchange, self.ads, self.views, self.rules = people, exchange, ads, views, rules
        self._read_people(state)
        self._read_auction()
        self._read_money(state)
        if views.noise is not None:  # (ads, views)
            self.beliefs = look_up(spread_table(rules.interest_spread).astype(np.float32), views.noise)
        self.entered = np.zeros(ads.ads, np.int64)
        self.own_rival = np.zeros(ads.ads, np.int64)
        self.shows, self.ghosts = [], []

    def _read_people(self, state):
        """Action rates (ads, people), fresh and as tired as earlier days left them."""
        ads, exchange = self.ads, self.exchange
        reach = (ads.goal == int(Goal.REACH))[:, np.newaxis]
        self.any_reach, self.any_held = bool(reach.any()), bool(np.any(ads.holdout))
        sales = (ads.goal == int(Goal.SALES))[:, np.newaxis]
        chance = ads.anyway + ads.effect[:, np.newaxis]  # the platform counts orders, caused or not
        rate = np.where(reach, 1.0, ads.click_rate[:, np.newaxis] * np.where(sales, chance, 1.0))
        self.typical = rate[:, 0]
        warm = self.people.warm.astype(np.intp)
        plain = np.where(ads.inside, rate[:, warm], 0.0)
        known = np.where(ads.goal == int(Goal.REACH), 1.0, knowledge(state.results, self.rules))
        if self.views.noise is None:
            known = np.ones(ads.ads)
        known = known[:, np.newaxis]
        # Estimates are float32: half the memory to walk through; bids, scores and money are float64.
        self.eager = (plain * np.where(reach, 1.0, ads.interest * ads.worth) * known).astype(np.float32)
        self.plain = (plain * (1.0 - known)).astype(np.float32)
        self.fresh_eager, self.fresh_plain = self.eager.copy(), self.plain.copy()
        self.seen, self.capped = state.views.copy(), bool(np.any(ads.frequency_cap))
        self._tire(*np.nonzero(self.seen))
        place = np.where(ads.placements, np.where(reach, 1.0, exchange.rate), 0.0).astype(np.float32)
        self.place = place.take(self.views.placement, axis=1, mode="clip")  # (ads, views)

    def _read_auction(self):
        """How ads, advertisers and rivals are numbered on the board."""
        ads, ranks = self.ads, self.views.rivals.shape[0]
        new = np.diff(ads.advertiser, prepend=ads.advertiser[0] - 1) != 0
        self.heads = None if new.all() else np.flatnonzero(new)
        ranks_fill_slots = ranks == self.exchange.attention.size and not np.any(self.exchange.floor)
        self.alone = bool(new.sum() == 1 and ranks_fill_slots)  # one advertiser against the leading rivals
        row = np.cumsum(new) - 1
        self.row_of = np.concatenate([row, row[-1] + 1 + np.arange(ranks)])
        self.bits = key_bits(ads.ads + ranks)
        self.liked = bool(np.any(ads.liking))
        self.turn = (ads.advertiser * GOLDEN % 2**32).astype(np.uint32) if np.any(ads.advertiser) else None
        self.all_hours = bool(np.all(ads.hours))

    def _read_money(self, state):
        """Budgets, the plan of the day, and what each ad set may bid."""
        ads, exchange, rules = self.ads, self.exchange, self.rules
        pools = ads.budget.size
        self.left = ads.budget.astype(np.int64).copy()
        self.spent_before = np.zeros(pools, np.int64)
        reference = np.full(pools, np.inf)
        np.minimum.at(reference, ads.pool, exchange.level / np.maximum(self.typical, 1e-9))
        reference[np.isinf(reference)] = 0.0
        self.bid = np.where(state.bid > 0.0, state.bid, reference)
        self.part, self.stretch = state.part.copy(), state.stretch.copy()
        self.cap, self.mean_cap = pacing.caps(ads.strategy, ads.cap, ads.order_value, ads.min_roas)
        self.any_mean_cap, self.any_cap = bool(self.mean_cap.any()), bool(np.isfinite(self.cap).any())
        pace = ads.pace[ads.pool]
        self.moves = pace == int(Pace.MULTIPLIER)
        self.throttled = pace == int(Pace.THROTTLED)
        self.any_throttled = bool(self.throttled.any())
        self.standing = reference[ads.pool] * np.where(pace == int(Pace.ACCELERATED), rules.hurry, 1.0)
        open_hours = np.zeros((pools, 24), bool)
        np.logical_or.at(open_hours, ads.pool, ads.hours)
        shares = np.where(open_hours, traffic_shares(rules), 0.0)
        plan = np.concatenate([np.zeros((pools, 1)), np.cumsum(shares, axis=1)], axis=1)
        self.plan = plan / np.maximum(plan[:, -1:], 1e-12) * ads.budget[:, np.newaxis]
        self.spent_by = np.zeros(ads.ads, np.int64)
        self.expected = np.zeros(ads.ads)

    def _tire(self, ad, person):
        """Work the freshness of these ads for these people anew."""
        seen = self.seen[ad, person]
        left = freshness(seen, self.exchange.fatigue)
        if self.any_reach:
            left[self.ads.goal[ad] == int(Goal.REACH)] = 1.0  # an impression is an impression
        if self.capped:
            cap = self.ads.frequency_cap[ad]
            left = np.where((cap > 0) & (seen >= cap), 0.0, left)
        self.fresh_eager[ad, person] = self.eager[ad, person] * left
        if self.views.noise is not None:
            self.fresh_plain[ad, person] = self.plain[ad, person] * left

    def bids(self):
        """(ads,) micros per result each ad set would bid now, within its caps."""
        self.most = np.where(self.mean_cap, self.cap * self.stretch, self.cap) if self.any_cap else self.cap
        fixed = np.where(np.isinf(self.most), self.standing, self.most)
        bid = np.where(self.moves, np.minimum(self.bid[self.ads.pool], self.most), fixed)
        return np.where(self.left[self.ads.pool] > 0, bid, 0.0)

    def settle(self, start, stop, bid):
        """Settle the auctions start…stop at bids (ads,)."""
        views, ads = self.views, self.ads
        person = views.person[start:stop]
        rate = self.fresh_eager.take(person, axis=1, mode="clip")
        if views.noise is not None:
            guess = self.fresh_plain.take(person, axis=1, mode="clip")
            guess *= self.beliefs[:, start:stop]
            rate += guess
        rate *= self.place[:, start:stop]
        score = rate * bid[:, np.newaxis]
        if not self.all_hours:
            score *= ads.hours.take(views.hour[start:stop], axis=1)
        if self.exchange.reserve:
            score *= score >= self.exchange.reserve
        if self.any_throttled:
            turn = views.skip[start:stop] + (ads.pool * 40503).astype(np.uint16)[:, np.newaxis]
            share = np.where(self.throttled, self.part[ads.pool], 1.0)
            score *= turn < share[:, np.newaxis] * 2.0**16
        entering = score > 0.0
        self.entered += np.add.reduce(entering, axis=1)
        if self.liked:
            score += np.where(entering, ads.liking[:, np.newaxis], 0.0)
        board = pack(score, self.bits, out=score)
        if self.heads is not None:
            best = np.maximum.reduceat(board, self.heads, axis=0)
            self.own_rival += np.add.reduce(entering & (board != best[self.row_of[: ads.ads]]), axis=1)
            board = best
        rivals = views.rivals[:, start:stop]
        found = self._beats(board[0], rivals) if self.alone else self._places(board, rivals)
        column, slot, ad, beaten = found
        if column.size:
            self._show(start + column, slot, ad, beaten, rate[ad, column].astype(float), bid[ad])

    def _places(self, board, rivals):
        """(auction, slot, ad, least score that keeps the slot) of each place of ours; arrays (places,)."""
        if rivals.shape[0]:
            board = np.concatenate([board, rivals])
        slots = self.exchange.attention.size
        top = leading(board, slots + 1, self.bits, self.row_of)
        places = seats(top, slots, self.bits, self.exchange.floor)
        column, slot = np.nonzero(((places.ad >= 0) & (places.ad < self.ads.ads)).T)
        return column, slot, places.ad[slot, column], places.beaten[slot, column]

    def _beats(self, ours, rivals):
        """The same for a single advertiser, whose best key `ours` (auctions,) meets the leading rivals."""
        nothing = np.uint64((1 << self.bits) - 1)  # keys up to this have no score
        column = np.flatnonzero(ours > np.maximum(rivals[-1], nothing))
        ours, rivals = ours[column], rivals[:, column]
        slot = (ours < rivals[:-1]).sum(axis=0)
        beaten = rivals[slot, np.arange(column.size)]
        return column, slot, number_of(ours, self.bits), score_of(beaten, self.bits)

    def _show(self, view, slot, ad, beaten, rate, bid):
        """Show what won: clicks, money, memory; arrays (wins,)."""
        ads, people, exchange = self.ads, self.people, self.exchange
        person = self.views.person[view]
        most = bid * rate
        price = np.minimum(np.maximum(beaten - ads.liking[ad], exchange.reserve), most)
        if exchange.per_click:
            price, most = np.minimum(price / rate, bid), bid
        price = np.floor(price).astype(np.int64)
        wins = [ad, view, slot, person, rate, price, most, self._clicked(view, slot, ad, person)]
        if self.capped:
            wins = _those(self._under_cap(ad, person), wins)
        ghosts = None
        if self.any_held:
            held = (people.half[wins[3]] & 255) < ads.holdout[wins[0]] * 256
            ghosts, wins = _those(held, wins), _those(~held, wins)
        units, seen_by = self._pay(*wins, ghosts)
        ad, view, slot, person, rate, price, most, clicked = wins
        cost = price * units
        self.left -= np.bincount(ads.pool[ad], cost, self.left.size).astype(np.int64)
        self.spent_by += np.bincount(ad, cost, ads.ads).astype(np.int64)
        if self.any_mean_cap:
            self.expected += np.bincount(ad, rate * seen_by, ads.ads)
        shown, found = seen_by > 0, [ad, view, slot, seen_by, clicked.sum(axis=1), cost, price, most, clicked]
        if not shown.all():
            found, ad, person = _those(shown, found), ad[shown], person[shown]
        self.shows.append(found)
        self._remember(ad, person)

    def _pay(self, ad, view, slot, person, rate, price, most, clicked, ghosts):
        """Units paid for and people who see it, (wins,) each; what is not paid is not clicked.

        Where a budget ends, the ghosts of the held out end with it, so that both groups stay alike.
        """
        ads, group = self.ads, self.people.stands_for
        pool, per_click = ads.pool[ad], self.exchange.per_click
        wanted = clicked.sum(axis=1) if per_click else np.full(ad.size, group)
        units = wanted
        spent = np.bincount(pool, price * wanted, self.left.size)
        if np.any(spent >= self.left) or price.min(initial=1) == 0:
            units = pacing.afford(price, wanted, pool, self.left)
        short = units < wanted
        end = np.full(self.left.size, self.views.person.size)
        if units is not wanted and short.any():
            turn = np.cumsum(clicked, axis=1) if per_click else np.arange(1, group + 1)
            clicked &= turn <= units[:, np.newaxis]
            np.minimum.at(end, pool[short], view[short])
        if ghosts is not None and ghosts[0].size:
            ghosts = _those(ghosts[1] < end[ads.pool[ghosts[0]]], ghosts)
            self.ghosts.append((ghosts[0], ghosts[1], ghosts[-1]))
            self._remember(ghosts[0], ghosts[3])
        if not per_click:
            return units, units
        free = (wanted == 0) & (view < end[pool])  # seen without a click, while there is money
        return units, np.where((units > 0) | free, group, 0)

    def _remember(self, ad, person):
        """One more view, or one that would have been: the held out tire alike, on paper."""
        np.add.at(self.seen, (ad, person), 1)
        self._tire(ad, person)

    def _under_cap(self, ad, person):
        """(wins,) bool: not beyond the frequency cap, counting earlier wins of the same stretch."""
        key = ad * self.people.age.size + person
        order = np.argsort(key, kind="stable")
        turn = np.arange(key.size)
        rank = np.empty_like(turn)
        rank[order] = turn - np.searchsorted(key[order], key[order], side="left")
        cap = self.ads.frequency_cap[ad]
        return (cap == 0) | (self.seen[ad, person] + rank < cap)

    def _clicked(self, view, slot, ad, person):
        """(wins, stands_for) bool: who would click, held out or not."""
        ads, exchange = self.ads, self.exchange
        chance = ads.click_rate[ad] * ads.interest[ad, person] * exchange.attention[slot]
        chance *= exchange.rate[self.views.placement[view]]
        chance *= freshness(self.seen[ad, person], exchange.fatigue)
        luck = self.views.click[view]
        if self.turn is not None:
            luck = luck + self.turn[ad][:, np.newaxis]
        least = np.ceil(np.minimum(chance, self.rules.click_most) * 2.0**32)  # whole, to compare as such
        return luck < least.astype(np.uint32)[:, np.newaxis]

    def pace(self, hour, then, last, views):
        """After the hours hour…then − 1: move bids, shares of auctions and caps for then…last − 1.

        views  (25,) auctions before each hour
        """
        ads, rules = self.ads, self.rules
        spent = ads.budget - self.left
        if then < 24:
            plan = self.plan
            due = np.maximum(plan[:, last] - spent, 0.0) / max(views[last] - views[then], 1)
            was = (spent - self.spent_before) / max(views[then] - views[hour], 1)
            runs = (plan[:, then] > plan[:, hour]) & (plan[:, last] > plan[:, then]) & (self.left > 0)
            change = np.where(runs, pacing.change(due, was, rules), 1.0)
            self.part = np.minimum(np.maximum(self.part * change, rules.part_least), 1.0)
            roof = ads.budget * rules.bid_roof
            if self.any_cap:
                caps = np.zeros(ads.budget.size)
                np.maximum.at(caps, ads.pool, self.most)
                roof = np.minimum(caps * rules.cap_room, roof)
            self.bid = np.minimum(self.bid * change, np.maximum(roof, 1.0))
        if self.any_mean_cap:
            cost = np.divide(self.spent_by, self.expected, out=np.zeros(ads.ads), where=self.expected > 0.0)
            self.stretch = np.where(
                self.mean_cap, pacing.stretched(self.stretch, self.cap, cost, rules), self.stretch
            )
        self.spent_before = spent


def run_day(people, exchange, ads, state, seed, day, price_level=1.0, rules=RULES, count_orders=True):
    """One day of all ad sets against rivals: (`AdDay`, the next `AdState`).

    people       `audience.People`
    exchange     `campaign.Exchange`
    ads          `campaign.AdSets`
    state        `campaign.AdState`
    seed         of the market; day 1, 2, …
    price_level  rivals' bids today against an ordinary day (season, double days; fact 19)
    count_orders  False where somebody else says what clicks lead to: the state then knows of no orders
    """
    learning = is_learning(state.results, rules) & (ads.goal != int(Goal.REACH))
    views = draw_views(people, exchange, ads, seed, day, bool(learning.any()), price_level, rules)
    today = Day(people, exchange, ads, state, views, rules)
    before = np.concatenate([[0], np.cumsum(np.bincount(views.hour, minlength=24))]).tolist()
    bids = np.zeros((ads.ads, 24))
    width, hours = max(CELLS // (ads.ads + views.rivals.shape[0]), 1), rules.pace_hours
    for hour in range(0, 24, hours):
        then, last = min(hour + hours, 24), min(hour + 2 * hours, 24)
        bid = today.bids()
        bids[:, hour:then] = bid[:, np.newaxis]
        for first in range(before[hour], before[then] if bid.any() else before[hour], width):
            has_money = today.left[ads.pool] > 0
            today.settle(first, min(first + width, before[then]), np.where(has_money, bid, 0.0))
        today.pace(hour, then, last, before)
    report = report_of(today, learning, np.where(ads.hours, bids, 0.0))
    return report, tomorrow_of(state, today, report, day, count_orders)
