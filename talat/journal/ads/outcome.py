"""What came of decisions on a page: figures, days, conversations, money; recomputed, never recorded.

People and events are counts, money is whole satang, days from 1. Ratios are floats, or None where there is
nothing to divide by.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from talat.engine import finance, metrics
from talat.engine.experiment import Interval
from talat.journal.ads.verdict import Fault, Review


@dataclass(frozen=True)
class Figures:
    """A row of the dashboard: some ads over some days."""

    impressions: int = 0
    reach: int = 0  # different people who saw any of them
    clicks: int = 0
    reactions: int = 0
    messages: int = 0  # conversations begun
    results: int = 0  # what the ad sets are optimised for; 0 for a mixture of goals
    spend: int = 0
    orders: int = 0  # that came on these days within seven days of a click
    orders_one_day: int = 0  # of them, within one day of the click
    revenue: int = 0  # price of the goods of `orders`
    earned: int = 0  # what they leave after fees, postage, goods, packing and refusals

    @property
    def cpm(self) -> float | None:
        """Cost of a thousand views, satang."""
        return metrics.cpm(self.spend, self.impressions)

    @property
    def ctr(self) -> float | None:
        """Clicks a view, 0–1."""
        return metrics.ctr(self.clicks, self.impressions)

    @property
    def cpc(self) -> float | None:
        """Cost of a click, satang."""
        return metrics.cpc(self.spend, self.clicks)

    @property
    def frequency(self) -> float | None:
        """Views of each person reached."""
        return metrics.frequency(self.impressions, self.reach)

    @property
    def cpa(self) -> float | None:
        """Cost of a result, satang."""
        return metrics.cpa(self.spend, self.results)

    @property
    def cost_per_order(self) -> float | None:
        """Cost of an order, satang."""
        return metrics.cpa(self.spend, self.orders)

    @property
    def conversion(self) -> float | None:
        """Orders a click, 0–1."""
        return metrics.conversion(self.orders, self.clicks)

    @property
    def roas(self) -> float | None:
        """Revenue for a baht of advertising."""
        return metrics.roas(self.revenue, self.spend)

    @property
    def profit(self) -> int:
        """What is left of the ads' orders after everything, advertising too; satang."""
        return self.earned - self.spend


@dataclass(frozen=True)
class Learning:
    """The learning phase of an ad set (F4)."""

    results: int  # in the last seven days since the last significant edit
    needed: int  # about fifty
    state: str  # "learning" | "learned" | "limited" (a week on, and too few results) | "none" (goal reach)
    since: int  # day from which the last significant edit holds


@dataclass(frozen=True)
class Ranking:
    """An ad beside other advertisers' (last seven days): "above", "average", "below35", "below20", "below10",
    or "" below 500 views."""

    quality: str
    engagement: str
    conversion: str


@dataclass(frozen=True)
class Delivery:
    """How an ad, ad set or campaign stands now. `code` is one of CODES; numbers where they say something."""

    code: str
    hour: int | None = None  # at which yesterday's money was gone, for "out_of_budget"
    results: int | None = None  # for "learning" and "limited"
    needed: int | None = None
    day: int | None = None  # for "scheduled" (begins) and "ended" (ended)


CODES = (
    "off",  # switched off here or above
    "empty",  # nothing in it yet
    "in_review",  # looked at overnight
    "rejected",
    "scheduled",
    "ended",
    "no_money",  # the prepaid money is gone
    "out_of_budget",  # the day's money was gone before the evening
    "not_delivering",  # on, but it won next to nothing: bid, audience or frequency cap too tight
    "fatigue",  # twice as dear as past ads or more (F6)
    "creative_limited",  # dearer than past ads (F6)
    "limited",  # learning limited
    "learning",
    "active",
)


@dataclass(frozen=True)
class AdDay:
    """One ad on one day."""

    ad: str
    ad_set: str
    campaign: str
    figures: Figures
    learning: bool
    out_of_money: int | None  # hour by which its budget was spent, None when it lasted
    entered: int  # auctions entered
    own_rival: int  # of them, left to another ad of the same page


@dataclass(frozen=True)
class PostDay:
    """What a post brought on the day it was shown; whoever is answered later is in `AdsDay.from_posts`."""

    post: str
    day: int
    reach: int
    beyond: int  # of them, no followers: friends of those who shared it
    reactions: int
    clicks: int  # to the shop
    messages: int
    orders: int
    left: int  # followers who went because it was one post too many
    faults: tuple[Fault, ...] = ()  # for which it was shown to fewer people


@dataclass(frozen=True)
class Message:
    """One line of a conversation."""

    by: str  # "customer" | "page" | "auto"
    day: int
    text: str


@dataclass(frozen=True)
class Conversation:
    """A conversation in the inbox."""

    id: str  # "d3-1": the first that began on day 3
    day: int
    hour: int
    topic: str
    source: str  # id of the ad or post it came from, "" for neither
    lines: tuple[Message, ...]
    state: str  # "waiting" | "answered" (decides overnight) | "bought" | "lost"

    @property
    def waiting(self) -> bool:
        """Whether it waits for an answer."""
        return self.state == "waiting"


@dataclass(frozen=True)
class AdsDay:
    """One day of the page."""

    day: int
    date: date
    price: int
    price_level: float  # rivals' bids against an ordinary day
    ads: tuple[AdDay, ...]  # those that ran
    posts: tuple[PostDay, ...]
    reviews: tuple[Review, ...]  # of this morning
    followers: int  # in the evening
    new_followers: int
    lost_followers: int
    messages: int  # conversations begun today
    closed: int  # conversations that ended in an order today
    missed: int  # people who stopped waiting for an answer today
    spend: int
    placed: int  # orders that today's clicks, posts, answers and returning buyers lead to, whenever they come
    orders: int  # that came today
    from_ads: int  # of them, within seven days of a click on an ad
    from_posts: int
    from_inbox: int
    by_themselves: int  # the rest: people who know the shop
    kept: int
    refused: int
    slip: finance.Slip  # of today's orders
    goods: int  # cost of the goods kept, satang
    packing: int
    earned: int  # payout less goods and packing
    balances: tuple[tuple[str, int], ...]  # accounts in the evening

    @property
    def profit(self) -> int:
        """What today left after everything: earned less advertising, satang."""
        return self.earned - self.spend


@dataclass(frozen=True)
class Summary:
    """The days so far added up."""

    days: int
    spend: int
    orders: int
    kept: int
    refused: int
    revenue: int  # goods of kept parcels at the price paid
    earned_after: int  # payout less goods and packing, before advertising
    profit: int  # after everything
    money_left: int  # prepaid advertising money
    followers: int
    messages: int
    missed: int
    impressions: int
    clicks: int
    reached: int  # people reached by posts, once for each post


@dataclass(frozen=True)
class Arm:
    """One side of a test, over its days."""

    name: str  # id of the ad set or ad; "ads" and "held" for a holdout
    people: int  # in this arm
    figures: Figures
    orders: int  # for a holdout: all orders of these people, clicked or not


@dataclass(frozen=True)
class TestResult:
    """What a test shows. `gap` and `lift` are honest: with few results they are wide."""

    __test__ = False  # no test of pytest

    id: str
    kind: str
    first: int
    last: int
    done: bool
    a: Arm
    b: Arm
    measure: str  # what is compared: "results" or "orders", a person of the arm
    gap: Interval  # A − B, a person
    lift: Interval  # A ÷ B − 1

    @property
    def sure(self) -> bool:
        """Whether the test tells A from B."""
        return self.gap.sure


@dataclass(frozen=True)
class Estimate:
    """What the platform says of an audience before any money is spent."""

    people: int  # in the audience
    views: int  # they can be shown on an ordinary day, in these places and hours
    least: int = 0  # people reached a day with the budget, from … to
    most: int = 0


@dataclass(frozen=True)
class Slice:
    """A row of a breakdown."""

    key: str  # id of the placement, "13" for the hour 13–14, "25-34" for ages, a day's number
    figures: Figures = field(default_factory=Figures)
