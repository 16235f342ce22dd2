"""The platform's side of a play: reviews, budgets, the day itself, and what is remembered of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from talat.engine import attention, pageday
from talat.engine.dice import Roll, happens, uniforms
from talat.engine.pagemorning import BY_ITSELF, BY_MEMORY, Brought, Morning
from talat.engine.pageorders import kept_in_mind
from talat.engine.parameters import PAGE, RULES
from talat.journal.ads import dawn, telling
from talat.journal.ads.board import Board
from talat.journal.ads.books import Account, Purse
from talat.journal.ads.inbox import Mailbox
from talat.journal.ads.outcome import AdsDay, Review
from talat.journal.ads.settle import Parcels, settled
from talat.journal.ads.tally import AT, EDGES, Tally
from talat.scenarios.arena import date_of

NEVER = -(10**6)
RESULTS = {  # which count is the result of a goal
    "reach": "impressions",
    "clicks": "clicks",
    "engagement": "reactions",
    "messages": "messages",
    "sales": "orders",
}


@dataclass(frozen=True)
class Book:
    """A day as it was played, for questions about it."""

    morning: Morning
    brought: Brought
    ads: tuple[str, ...]  # ids of the rows
    caused: int  # of today's orders, those that would not have come without ads: for tests alone


class Desk:
    """What a platform keeps of one play."""

    def __init__(self, play):
        self.play, self.market = play, play.market
        self.board = Board(play.market, play.seed)
        self.stage, people = self.board.stage, self.board.stage.folk.people
        self.mailbox = Mailbox(play.market)
        self.purse = Purse(play.market.money.ads)
        self.books: list[Book] = []
        self.fronts: list[tuple[int, str]] = []  # price and who paid shipping, of each day
        self.reviews: dict[str, Review] = {}  # the newest of each ad
        self.post_faults: dict[str, tuple] = {}
        self.age = np.searchsorted(EDGES, people.age, side="right")
        self.tally = Tally(len(play.market.placements), people.stands_for, self.age)
        self.warm = people.warm.copy()
        self.by_ads = np.zeros(people.age.size, bool)  # knows the shop from an ad
        self.followers = play.market.page.followers
        self.clicked_on = np.full(people.age.size, NEVER)  # day of a person's last click on an ad
        self.clicked = np.full(people.age.size, -1)  # and which ad
        self.mind = np.zeros(people.age.size, np.int64)  # clicks still in mind, millionths
        self.coming: dict[int, list[Parcels]] = defaultdict(list)  # by the day they come
        self.views: dict[str, np.ndarray] = {}
        self.stretch: dict[str, float] = {}
        self.results: dict[str, np.ndarray] = {}  # (7,) of each ad set
        self.bids: dict[str, tuple[float, float]] = {}  # (bid, part) of who pays
        self.lifetime: dict[str, int] = defaultdict(int)  # satang spent of who pays
        self.wrote = NEVER  # day of the last post
        self.budgets_of: dict[str, int] = {}  # satang each ad set that pays itself had yesterday

    # what edits do ---------------------------------------------------------------------------------------

    def new_ad(self, ad: str) -> None:
        """An ad begins as worn as its picture is."""
        self.stretch[ad] = 1.0
        self.new_photo(ad)

    def new_photo(self, ad: str) -> None:
        """People have seen a picture as often as in any ad that shows it."""
        photo = self.play.ads[ad].photo
        same = [self.views[one] for one in self.views if one != ad and self.play.ads[one].photo == photo]
        fresh = np.zeros(self.warm.size, np.uint16)
        self.views[ad] = np.maximum.reduce(same) if same else fresh

    def learn_anew(self, ad_set: str) -> None:
        """A significant edit."""
        self.results[ad_set] = np.zeros(RULES.learning_days, np.int64)

    # the day ---------------------------------------------------------------------------------------------

    def open_day(self) -> AdsDay:
        """Plays the day that comes next."""
        today = self.play.today
        reviews = dawn.reviewed(self, today)
        runs = dawn.running(self.play, today)
        budgets = dawn.budgets(self, today, runs)
        self.budgets_of = {who[2:]: satang for who, satang in budgets.items() if who.startswith("s:")}
        names, posts = dawn.posts(self, today)
        morning = dawn.morning(self, today, runs, budgets, posts)
        brought = pageday.run(self.stage, morning, self.play.seed)
        rows = tuple(self.play.ads)
        spends = self._show(today, morning, brought, rows, list(budgets))
        self._remember(today, morning, brought, rows, list(budgets))
        placed = self._place(today, brought, rows)
        came = settled(self, self.coming.pop(today, []), today, rows)
        self._results(today, brought, rows)
        missed = self._inbox(today, brought, rows, names)
        joined, left = self._follow(morning, brought)
        self._meet(today, morning, brought, came)
        self.purse.move(Account.PREPAID, Account.ADS, sum(spends.values()))
        self.purse.settle(came.slip, came.goods, came.packing)
        self.fronts.append((self.play.shopfront.price, self.play.shopfront.paid_by))
        self.books.append(Book(morning, brought, rows, came.caused))
        return AdsDay(
            day=today,
            date=date_of(self.market, today),
            price=self.play.shopfront.price,
            price_level=morning.level,
            ads=telling.ads(self, today, brought, rows, list(budgets)),
            posts=telling.posts(self, today, names, brought),
            reviews=reviews,
            followers=self.followers,
            new_followers=joined,
            lost_followers=left,
            messages=brought.letters.row.size,
            closed=int((brought.orders.talk >= 0).sum()),
            missed=missed,
            spend=sum(spends.values()),
            placed=placed,
            balances=self.purse.seen(),
            **came.counts,
        )

    def _show(self, today, morning, brought, rows, payers):
        """Takes the shows in; {who pays: satang spent}."""
        if brought.report is None:
            return {}
        pool = morning.ads.pool[brought.running]
        ads = [rows[number] for number in brought.running]
        spent = self.tally.show(today, ads, brought.report, brought.reactions, pool)
        found = {who: int(spent[pool == number].sum()) for number, who in enumerate(payers)}
        for who, satang in found.items():
            self.lifetime[who] += satang
        return found

    def _remember(self, today, morning, brought, rows, payers):
        """What the platform knows tomorrow of bids and of what people have seen."""
        after, ran = brought.after, {}
        if after is not None:
            ran = {rows[number]: at for at, number in enumerate(brought.running)}
            for number, who in enumerate(payers):
                if morning.ads.budget[number] > 0:
                    self.bids[who] = float(after.bid[number]), float(after.part[number])
        for ad in rows:
            if ad in ran:
                self.views[ad], self.stretch[ad] = after.views[ran[ad]], float(after.stretch[ran[ad]])
            else:
                self.views[ad] = attention.forget(self.views[ad], morning.luck)

    def _place(self, today, brought, rows):
        """Orders on their way to the day they come; how many there are."""
        orders, front = brought.orders, self.play.shopfront
        credit = self._credited(today, orders)
        ago = np.where(credit >= 0, 24 * (today - self.clicked_on[orders.person]), 0)
        since, days = orders.delay + orders.waited + ago, orders.days
        for late in sorted(set(days.tolist())):
            which = days == late
            self.coming[today + late].append(
                Parcels.of(orders, which, credit, since, today, front.price, front.paid_by, self.by_ads)
            )
        return int(orders.row.size)

    def _credited(self, today, orders):
        """(orders,) ad whose click within a week brought a returning buyer back, −1 for none."""
        die = uniforms(self.play.seed, Roll.PAGE_CREDIT, today, orders.person)
        recent = today - self.clicked_on[orders.person] <= RULES.learning_days
        known = (orders.row == BY_ITSELF) & happens(die, PAGE.credit) | (orders.row == BY_MEMORY)
        return np.where(known & recent, self.clicked[orders.person], -1)

    def _results(self, today, brought, rows):
        """Results of the day into each ad set's week, and into the tally."""
        ad_sets, found = self.play.ad_sets, defaultdict(int)
        for ad in rows:
            key = (today, ad)
            if key not in self.tally.cells:
                continue
            goal = ad_sets[self.play.ads[ad].ad_set].goal
            cells = self.tally.cells[key]
            cells[AT["results"]] = cells[AT[RESULTS[goal]]]
            found[self.play.ads[ad].ad_set] += int(cells[AT["results"]].sum())
        for name, week in self.results.items():
            self.results[name] = np.append(week[1:], found[name])

    def _inbox(self, today, brought, rows, names):
        """Conversations of the day; how many people stopped waiting."""
        letters = brought.letters
        sources = [
            rows[row] if row >= 0 else names[post]
            for row, post in zip(letters.row.tolist(), letters.post.tolist(), strict=True)
        ]
        for number in np.flatnonzero(letters.row >= 0).tolist():
            age = self.age[letters.person[number]]
            where = int(letters.place[number]), int(letters.hour[number]), int(age)
            self.tally.add(today, rows[letters.row[number]], "messages", *where)
        return self.mailbox.end(today, brought, self.play.shopfront, sources)

    def _follow(self, morning, brought):
        """New and lost followers."""
        mean = float(brought.reactions.sum()) * self.market.answer.follows
        die = float(uniforms(self.play.seed, Roll.PAGE_FOLLOW, morning.luck, np.array([0]))[0])
        joined = int(mean + die) + int(brought.posts.joined.sum())
        left = min(int(brought.posts.left.sum()), self.followers)
        self.followers += joined - left
        return joined, left

    def _meet(self, today, morning, brought, came):
        """Who clicked or bought may know the shop from now on: one of the many each person stands for."""
        row, person, key = brought.clicks.row, brought.clicks.person, brought.clicks.key
        self.clicked_on[person], self.clicked[person] = today, row
        self.mind = kept_in_mind(self.mind, person)
        die = uniforms(self.play.seed, Roll.PAGE_KNOW, morning.luck, key)
        chance = 1.0 / self.stage.folk.people.stands_for
        met = person[happens(die, chance)]
        buyers = came.person[
            happens(uniforms(self.play.seed, Roll.PAGE_KNOW, morning.luck, came.person, 1), chance)
        ]
        warm = self.warm.copy()
        self.by_ads[met[~warm[met]]] = True
        warm[met] = warm[buyers] = True
        self.warm = warm
