"""What a page's day depends on, and what it brings: plain arrays, so that a day can be run again."""

from dataclasses import dataclass

import numpy as np

from talat.engine import campaign
from talat.engine.adreport import AdDay
from talat.engine.campaign import AdState
from talat.engine.pagefolk import Folk
from talat.engine.pageposts import Organic, Posts, Reached

REACH, CLICKS, ENGAGEMENT, MESSAGES, SALES = range(5)  # what an ad set is optimised for
BY_POST, BY_ITSELF, BY_MEMORY = -1, -2, -3  # in place of an ad: where an order comes from


@dataclass(frozen=True)
class Answers:
    """How people answer, at the reference price; shares 0–1."""

    likes: float  # reactions a click
    buys: float  # orders a click
    writes: float  # messages a click
    closes: float  # orders a conversation answered well at once
    comes_back: float  # orders a day of each person who knows the shop
    follows: float
    cod: float
    without_cod: float
    refuse_cod: float
    refuse_paid: float


@dataclass(frozen=True)
class Stage:
    """What no decision and no day changes."""

    folk: Folk
    exchange: campaign.Exchange
    answers: Answers
    organic: Organic
    topics: np.ndarray  # edges between the topics of conversations, rising, 0–1; one fewer than topics


@dataclass(frozen=True)
class Offer:
    """What buyers meet."""

    price: int  # satang of the goods
    pull: float  # multiplies orders: 1 at the reference price
    page: float  # multiplies orders: what the page says about itself
    cod: bool


@dataclass(frozen=True)
class Ads:
    """All ads made so far; arrays (ads,) unless said otherwise."""

    on: np.ndarray  # bool: runs today
    inside: np.ndarray  # (ads, people) bool
    taste: np.ndarray  # (ads, people) for clicking this picture
    places: np.ndarray  # (ads, placements) bool
    hours: np.ndarray  # (ads, 24) bool
    goal: np.ndarray
    click_rate: np.ndarray
    sells: np.ndarray  # multiplies orders a click
    refused: np.ndarray  # multiplies refusals
    liking: np.ndarray  # micros a view
    inbox: np.ndarray  # bool: leads to the inbox
    strategy: np.ndarray
    cap: np.ndarray  # micros a result
    min_roas: np.ndarray
    frequency_cap: np.ndarray
    pool: np.ndarray
    budget: np.ndarray  # (pools,) micros today
    pace: np.ndarray  # (pools,) `pacing.Pace`


@dataclass(frozen=True)
class Memory:
    """What the platform knows in the morning; rows as in `Ads`, pools as there."""

    views: np.ndarray  # (ads, people) uint16
    results: np.ndarray  # (ads, 7) of the whole ad set in the last week since the last significant edit
    bid: np.ndarray
    part: np.ndarray
    stretch: np.ndarray  # (ads,)


@dataclass(frozen=True)
class Waiting:
    """Conversations that were answered and decide today; arrays (conversations,)."""

    person: np.ndarray
    key: np.ndarray  # a number no other conversation has
    quality: np.ndarray  # of the answer, late or not, 0–1
    row: np.ndarray  # ad it came from, or BY_POST
    hour: np.ndarray  # and placement, of the click
    place: np.ndarray
    waited: np.ndarray  # whole days since


@dataclass(frozen=True)
class Morning:
    """All that a day depends on; each field can be taken from another day."""

    offer: Offer
    ads: Ads
    memory: Memory
    posts: Posts
    waiting: Waiting
    at_once: np.ndarray  # (topics,) quality of the answer sent at once, 0 for none; empty without an inbox
    warm: np.ndarray  # (people,) bool: knows the shop
    mind: np.ndarray  # (people,) clicks on ads still in mind, millionths; `pageorders.kept_in_mind`
    followers: int
    level: float  # rivals' bids
    held: np.ndarray  # (people,) bool: sees no ads
    luck: int  # day whose dice are thrown, counted so that 1 is a Monday


@dataclass(frozen=True)
class Orders:
    """Orders that this day leads to; arrays (orders,)."""

    row: np.ndarray  # ad, BY_POST, BY_ITSELF or BY_MEMORY: because of an ad clicked on an earlier day
    person: np.ndarray
    hour: np.ndarray  # of the click
    place: np.ndarray  # placement of the click; number of the post where that brought it to the shop
    delay: np.ndarray  # whole hours from the click
    talk: np.ndarray  # conversation it closes, −1 for none: a key of `Waiting`, or BEGUN + its number today
    cod: np.ndarray
    refused: np.ndarray
    waited: np.ndarray  # whole hours from the click to the answer that led to it

    @property
    def days(self):
        """Days until the order comes."""
        return (self.hour + self.delay) // 24


BEGUN = 2**50  # beyond all keys: conversations that begin and close today


@dataclass(frozen=True)
class Letters:
    """Conversations that begin today, in the order of the day; arrays (conversations,)."""

    row: np.ndarray  # ad or BY_POST
    post: np.ndarray  # number of the post, −1 for an ad
    person: np.ndarray
    hour: np.ndarray
    place: np.ndarray
    topic: np.ndarray
    quality: np.ndarray  # of the answer sent at once, 0 for none


@dataclass(frozen=True)
class Clicks:
    """Clicks on ads; arrays (clicks,)."""

    row: np.ndarray
    person: np.ndarray
    hour: np.ndarray
    place: np.ndarray
    key: np.ndarray  # belongs to the view, not to the ad that was shown


@dataclass(frozen=True)
class Brought:
    """What a day brought."""

    running: np.ndarray  # numbers of the ads that ran
    report: AdDay | None  # of these ads, in this order; None when none ran
    after: AdState | None
    reactions: np.ndarray  # (shows,) of the report's shows
    clicks: Clicks
    posts: Reached
    letters: Letters
    orders: Orders
