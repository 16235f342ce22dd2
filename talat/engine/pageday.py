"""One day of a page: ads in the auction, posts, answers, people who come back; no state changes.

`run` is a function of the morning alone, so a day can be run again with one thing changed, under the same
luck. Dice belong to a person, a view or a conversation, never to the ad that happened to be shown.
"""

from dataclasses import dataclass, fields

import numpy as np

from talat.engine import campaign, delivery
from talat.engine.adreport import AdDay
from talat.engine.attention import freshness
from talat.engine.campaign import AdState, Goal
from talat.engine.dice import Roll, happens, uniforms
from talat.engine.luck import STEPS, step_table
from talat.engine.pagefolk import Folk
from talat.engine.pageposts import Organic, Posts, Reached, reached
from talat.engine.parameters import PAGE, RULES

REACH, CLICKS, ENGAGEMENT, MESSAGES, SALES = range(5)  # what an ad set is optimised for
BY_POST, BY_ITSELF = -1, -2  # in place of an ad: where an order comes from
TALK, ALONE, POSTED = 2**40, 2**41, 2**42  # dice of conversations, returning people, posts' clicks begin here


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


@dataclass(frozen=True)
class Morning:
    """All that a day depends on; each field can be taken from another day."""

    offer: Offer
    ads: Ads
    memory: Memory
    posts: Posts
    waiting: Waiting
    topics: (
        np.ndarray
    )  # quality of the answer sent at once to the 1st, 2nd, … conversation of the day; 0: none
    warm: np.ndarray  # (people,) bool: knows the shop
    followers: int
    level: float  # rivals' bids
    held: np.ndarray  # (people,) bool: sees no ads
    luck: int  # day whose dice are thrown, counted so that 1 is a Monday


@dataclass(frozen=True)
class Orders:
    """Orders that this day leads to; arrays (orders,)."""

    row: np.ndarray  # ad, BY_POST or BY_ITSELF
    person: np.ndarray
    hour: np.ndarray  # of the click
    place: np.ndarray  # placement of the click, 0 for none
    delay: np.ndarray  # whole hours from the click
    cod: np.ndarray
    refused: np.ndarray
    talked: np.ndarray  # bool: out of a conversation
    key: np.ndarray  # conversation it closes, −1 for none

    @property
    def days(self):
        """Days until the order comes."""
        return (self.hour + self.delay) // 24


@dataclass(frozen=True)
class Letters:
    """Conversations that begin today, in the order of the day; arrays (conversations,)."""

    row: np.ndarray  # ad or BY_POST
    post: np.ndarray  # number of the post, −1 for an ad
    person: np.ndarray
    hour: np.ndarray
    place: np.ndarray
    quality: np.ndarray  # of the answer sent at once, 0 for none
    closed: np.ndarray  # bool: bought at once


@dataclass(frozen=True)
class Brought:
    """What a day brought."""

    running: np.ndarray  # numbers of the ads that ran
    report: AdDay | None  # of these ads, in this order; None when none ran
    after: AdState | None
    reactions: np.ndarray  # (shows,) of the report's shows
    clicks: np.ndarray  # (5, clicks) row, person, hour, placement, key
    posts: Reached
    letters: Letters
    orders: Orders
    lost: np.ndarray  # keys of the conversations answered in vain


def _joined(parts):
    """Dataclasses of arrays, one behind the other."""
    kind = type(parts[0])
    return kind(*(np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(kind)))


def _some(parts, which):
    return type(parts)(*(getattr(parts, one.name)[which] for one in fields(parts)))


def _known(warm, times):
    return np.where(warm, times, 1.0)


def _chances(stage, morning):
    """(ads,) what the platform expects of a click on each ad, in results."""
    ads, answers, offer = morning.ads, stage.answers, morning.offer
    orders = offer.pull * offer.page * ads.sells
    buys = np.where(ads.inbox, answers.writes * answers.closes, answers.buys) * orders
    kinds = [ads.goal == kind for kind in (CLICKS, ENGAGEMENT, MESSAGES, SALES)]
    chance = np.select(kinds, [1.0, answers.likes, answers.writes, buys], 1.0)
    return np.rint(np.minimum(chance, PAGE.pull_most) * 2.0**30) / 2.0**30


def _worth(stage, morning, running):
    """(ads, people) results a click against the mean, by what each ad set looks for."""
    folk, goal = stage.folk, morning.ads.goal[running]
    plain = np.ones(folk.buys.size)
    known = folk.buys * _known(morning.warm, PAGE.known_buys)
    by_goal = {CLICKS: plain, ENGAGEMENT: folk.likes, MESSAGES: folk.writes, SALES: known, REACH: plain}
    return np.stack([by_goal[int(one)] for one in goal])


def ad_sets(stage, morning, running):
    """The engine's `AdSets` of the ads that run."""
    ads, answers = morning.ads, stage.answers
    goal = ads.goal[running]
    kind = np.select([goal == REACH, goal == CLICKS], [int(Goal.REACH), int(Goal.CLICKS)], int(Goal.SALES))
    again = answers.comes_back * morning.offer.pull * stage.folk.people.stands_for * RULES.learning_days
    return campaign.ad_sets(
        ads.inside[running] & ~morning.held,
        ads.places[running],
        ads.budget,
        ads.taste[running] * _known(morning.warm, PAGE.known_clicks),
        ads.pool[running],
        worth=_worth(stage, morning, running),
        hours=ads.hours[running],
        goal=kind,
        click_rate=ads.click_rate[running],
        effect=_chances(stage, morning)[running],
        anyway=np.where(
            (goal == SALES)[:, np.newaxis], [0.0, min(PAGE.credit * again, PAGE.chance_most)], 0.0
        ),
        order_value=morning.offer.price * 10_000,
        liking=ads.liking[running],
        strategy=ads.strategy[running],
        cap=ads.cap[running],
        min_roas=ads.min_roas[running],
        frequency_cap=ads.frequency_cap[running],
    )


def _auctions(stage, morning, seed):
    """(numbers of the ads that ran, `AdDay`, `AdState`)."""
    ads, memory = morning.ads, morning.memory
    running = np.flatnonzero(ads.on & (ads.budget[ads.pool] > 0))
    if not running.size:
        return running, None, None
    state = AdState(
        views=memory.views[running],
        results=memory.results[running],
        coming=np.zeros((running.size, 28), np.int64),
        bid=memory.bid,
        part=memory.part,
        stretch=memory.stretch[running],
    )
    people = stage.folk.people
    sets = ad_sets(stage, morning, running)
    report, after = delivery.run_day(people, stage.exchange, sets, state, seed, morning.luck, morning.level)
    return running, report, after


def _reactions(stage, morning, running, report, seed):
    """(shows,) whole reactions of each show."""
    shows, views, ads = report.shows, report.views, morning.ads
    row, person = running[shows.ad], views.person[shows.view]
    chance = ads.click_rate[row] * ads.taste[row, person] * stage.folk.likes[person] * stage.answers.likes
    chance *= freshness(morning.memory.views[row, person], stage.exchange.fatigue)
    die = uniforms(seed, Roll.PAGE_LIKE, morning.luck, shows.view)
    many = np.floor(np.rint(chance * shows.people * 2.0**20) / 2.0**20 + die)
    return np.minimum(many, shows.people).astype(np.int64)


def _clicks(running, report):
    """(5, clicks): row, person, hour, placement, and a key that belongs to the view, not to the ad."""
    shows, views = report.shows, report.views
    which = np.repeat(np.arange(shows.ad.size), shows.clicks)
    turn = np.arange(which.size) - np.repeat(np.cumsum(shows.clicks) - shows.clicks, shows.clicks)
    view = shows.view[which]
    return np.stack(
        [
            running[shows.ad[which]],
            views.person[view],
            views.hour[view],
            views.placement[view],
            view * 128 + turn,
        ]
    ).astype(np.int64)


def _delays(seed, luck, key):
    table = step_table(RULES.delay)
    at = (uniforms(seed, Roll.PAGE_DELAY, luck, key) * STEPS).astype(np.int64)
    return np.floor(table[at]).astype(np.int64)


def _parcels(stage, morning, seed, key, row):
    """(stays, pays on delivery, refused) of orders: who wants cash on delivery may go without it."""
    answers, luck = stage.answers, morning.luck
    method = uniforms(seed, Roll.PAGE_METHOD, luck, key)
    wants = happens(method, answers.cod)
    stays = (
        ~wants
        | morning.offer.cod
        | happens(uniforms(seed, Roll.PAGE_METHOD, luck, key, 1), answers.without_cod)
    )
    cod = wants & morning.offer.cod
    misled = np.where(row >= 0, morning.ads.refused[np.maximum(row, 0)] if morning.ads.on.size else 1.0, 1.0)
    chance = np.minimum(np.where(cod, answers.refuse_cod, answers.refuse_paid) * misled, PAGE.chance_most)
    return stays, cod, happens(uniforms(seed, Roll.PAGE_DELIVERY, luck, key), chance)


def _orders(stage, morning, seed, row, person, hour, place, key, talked, bought, delay, about):
    """`Orders` of those who `bought`; `about` is the conversation they close."""
    row, person, hour, place, key, talked, delay, about = (
        column[bought] for column in (row, person, hour, place, key, talked, delay, about)
    )
    stays, cod, refused = _parcels(stage, morning, seed, key, row)
    return _some(Orders(row, person, hour, place, delay, cod, refused, talked, about), stays)


def _likely(stage, morning, base, person, sells):
    """Chance of an order of these people."""
    offer = morning.offer
    taste = stage.folk.buys[person] * _known(morning.warm[person], PAGE.known_buys)
    return np.minimum(base * sells * taste * (offer.pull * offer.page), PAGE.chance_most)


def _from_clicks(stage, morning, seed, clicks):
    """(`Orders`, (5, letters) of the clicks that write) of the clicks on ads."""
    row, person, hour, place, key = clicks
    inbox = morning.ads.inbox[row] if row.size else np.zeros(0, bool)
    die = uniforms(seed, Roll.PAGE_ORDER, morning.luck, key)
    sells = morning.ads.sells[row] if row.size else np.ones(0)
    bought = ~inbox & happens(die, _likely(stage, morning, stage.answers.buys, person, sells))
    none = np.full(row.size, -1)
    orders = _orders(
        stage, morning, seed, row, person, hour, place, key, np.zeros(row.size, bool), bought,
        _delays(seed, morning.luck, key), none,
    )  # fmt: skip
    writes = np.minimum(stage.answers.writes * stage.folk.writes[person], PAGE.chance_most)
    wrote = inbox & happens(uniforms(seed, Roll.PAGE_WRITE, morning.luck, key), writes)
    return orders, clicks[:, wrote]


def _acquainted(warm, seed, luck, number):
    """A person who knows the shop for each of 0 … number − 1; anybody when nobody knows it."""
    known = np.flatnonzero(warm)
    known = known if known.size else np.arange(warm.size)
    die = uniforms(seed, Roll.PAGE_POST, luck, np.arange(number), 9)
    return known[(die * known.size).astype(np.int64)]


def _letters(morning, from_ads, posts, writers, seed, inbox_open):
    """`Letters` without answers yet, by hour of the day."""
    wishes = np.repeat(np.arange(posts.wishes.size), posts.wishes) if inbox_open else np.zeros(0, np.int64)
    hour = (uniforms(seed, Roll.PAGE_POST, morning.luck, np.arange(wishes.size), 8) * 24).astype(np.int64)
    row = np.concatenate([from_ads[0], np.full(wishes.size, BY_POST)])
    post = np.concatenate([np.full(from_ads.shape[1], -1), wishes])
    person = np.concatenate([from_ads[1], writers[: wishes.size]])
    hours, place = np.concatenate([from_ads[2], hour]), np.concatenate([from_ads[3], np.zeros_like(wishes)])
    turn = np.argsort(hours, kind="stable")
    quality = np.zeros(turn.size)
    known = min(turn.size, morning.topics.size)
    quality[:known] = morning.topics[:known]
    return Letters(
        row[turn], post[turn], person[turn], hours[turn], place[turn], quality, np.zeros(turn.size, bool)
    )


def _talks(stage, morning, seed, person, key, quality, row, hour, place, about):
    """`Orders` out of answered conversations."""
    sells = np.where(row >= 0, morning.ads.sells[np.maximum(row, 0)] if morning.ads.on.size else 1.0, 1.0)
    chance = _likely(stage, morning, stage.answers.closes * quality, person, sells)
    bought = happens(uniforms(seed, Roll.PAGE_CLOSE, morning.luck, key), chance)
    soon = np.zeros(person.size, np.int64)
    made = np.ones(person.size, bool)
    return _orders(stage, morning, seed, row, person, hour, place, key, made, bought, soon, about)


def _own_accord(stage, morning, seed):
    """`Orders` of people who know the shop and come back by themselves."""
    person = np.flatnonzero(morning.warm)
    base = stage.answers.comes_back * stage.folk.people.stands_for
    chance = _likely(stage, morning, base / PAGE.known_buys, person, np.ones(person.size))
    bought = happens(uniforms(seed, Roll.PAGE_BACK, morning.luck, person), chance)
    zero, none = np.zeros(person.size, np.int64), np.full(person.size, -1)
    row, key = np.full(person.size, BY_ITSELF), person + ALONE
    return _orders(
        stage, morning, seed, row, person, zero, zero, key, np.zeros(person.size, bool), bought, zero, none
    )


def run(stage, morning, seed, inbox_open=True):
    """`Brought`: one day. `inbox_open` is whether posts bring messages; otherwise they bring clicks."""
    running, report, after = _auctions(stage, morning, seed)
    reactions, clicks = np.zeros(0, np.int64), np.zeros((5, 0), np.int64)
    if report is not None:
        reactions = _reactions(stage, morning, running, report, seed)
        clicks = _clicks(running, report)
    posts = reached(
        morning.posts, stage.organic, morning.followers, stage.answers.follows, seed, morning.luck
    )
    writers = _acquainted(morning.warm, seed, morning.luck, int(posts.wishes.sum()))
    orders, wrote = _from_clicks(stage, morning, seed, clicks)
    letters = _letters(morning, wrote, posts, writers, seed, inbox_open)
    parts = [orders, _own_accord(stage, morning, seed)]
    if not inbox_open and writers.size:
        parts.append(_post_orders(stage, morning, seed, writers))
    begun, waiting = np.arange(letters.row.size), morning.waiting
    key = TALK + morning.luck * 4096 + begun
    at_once = _talks(
        stage,
        morning,
        seed,
        letters.person,
        key,
        letters.quality,
        letters.row,
        letters.hour,
        letters.place,
        begun,
    )
    letters.closed[at_once.key] = True
    zero = np.zeros(waiting.key.size, np.int64)
    later = _talks(
        stage,
        morning,
        seed,
        waiting.person,
        waiting.key,
        waiting.quality,
        waiting.row,
        zero,
        zero,
        waiting.key,
    )
    parts += [_keyed(at_once, -1), later]
    lost = np.setdiff1d(waiting.key, later.key)
    return Brought(running, report, after, reactions, clicks, posts, letters, _joined(parts), lost)


def _keyed(orders, key):
    """The orders, closing no conversation that was waiting."""
    return Orders(*(getattr(orders, one.name) for one in fields(orders)[:-1]), np.full(orders.row.size, key))


def _post_orders(stage, morning, seed, writers):
    """`Orders` of those whom posts brought to the shop, where there is no inbox."""
    number = np.arange(writers.size)
    chance = _likely(stage, morning, stage.answers.buys, writers, np.ones(writers.size))
    bought = happens(uniforms(seed, Roll.PAGE_ORDER, morning.luck, number, 1), chance)
    key, row = number + POSTED, np.full(writers.size, BY_POST)
    talked, none = np.zeros(writers.size, bool), np.full(writers.size, -1)
    hour = (uniforms(seed, Roll.PAGE_POST, morning.luck, number, 8) * 24).astype(np.int64)
    delay = _delays(seed, morning.luck, key)
    return _orders(stage, morning, seed, row, writers, hour, none * 0, key, talked, bought, delay, none)
