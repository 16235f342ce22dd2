"""One day of a shop with several products: who came, what they saw, what they bought; no state changes.

`sell` is a function of the morning alone, so a day can be run again with one thing changed, under the
same luck. A person's dice do not depend on what others do.
"""

from dataclasses import dataclass

import numpy as np

from talat.engine import choice, stock
from talat.engine.demand import Response, Segments
from talat.engine.dice import Roll, happens, uniforms
from talat.engine.parameters import OFFERS, OTHER_SHOPS, PAGES, RENOWN, SHOPPERS
from talat.engine.town import Following

MOST_PRODUCTS = 1_024  # a person's die for a product is thrown for person × this + product
_HOURS = np.cumsum(np.array(SHOPPERS.day_curve) / sum(SHOPPERS.day_curve))


@dataclass(frozen=True)
class Stage:
    """What no decision and no day changes. L products, R other shops, K kinds of goods."""

    segments: Segments
    people: int
    kind: np.ndarray  # (L,) kind of each product
    response: Response  # fields (L,)
    interest: np.ndarray  # (K,) share of shoppers that look for each kind
    rival_kind: np.ndarray  # (R,)
    rival_response: Response  # fields (R,)
    reached: float  # mean shoppers a day before weekday and season
    notice: float  # chance of being noticed at the first place
    word_of_mouth: float


@dataclass(frozen=True)
class Front:
    """What the shop shows; arrays (L,) unless said otherwise, money in satang."""

    price: np.ndarray  # asked today, cuts taken off
    clarity: np.ndarray
    honesty: np.ndarray
    sign: np.ndarray  # bool: a sale sign hangs
    shipping: int  # what the buyer adds at the till
    cod: bool  # whether cash on delivery is offered
    voucher_off: int  # taken off an order of at least `voucher_least`; 0 for none
    voucher_least: int
    partner: np.ndarray  # product offered beside this one, −1 for none
    partner_off: int  # taken off when both are bought
    told: np.ndarray | None = None  # share of what buyers ask that the page tells; None adds nothing
    hidden: np.ndarray | None = None  # bool: the marketplace shows it to nobody; None hides none


@dataclass(frozen=True)
class Page:
    """What the marketplace shows beside it."""

    notice: np.ndarray  # (L,) chance of being noticed
    rival_price: np.ndarray  # (R,) satang
    rival_shipping: np.ndarray
    rival_clarity: np.ndarray
    rival_reviews: np.ndarray
    rival_stars: np.ndarray
    rival_push: np.ndarray  # bool: advertises
    rival_open: np.ndarray  # bool: has stock


@dataclass(frozen=True)
class Times:
    """What the calendar does to all shoppers today."""

    traffic: float  # multiplies shoppers
    wish: float  # added to the wish to pay
    sale: bool  # a double day


@dataclass(frozen=True)
class Morning:
    """All that a day depends on; each field can be taken from another day."""

    front: Front
    page: Page
    times: Times
    reviews: np.ndarray  # (L,) number shown
    stars: np.ndarray  # (L,) their mean
    pieces: np.ndarray  # (L,) in store
    following: Following
    luck: int  # day whose dice are thrown
    trust: float = 0.0  # gained (+) or lost (−) by answers, shares


@dataclass(frozen=True)
class Orders:
    """The orders of a day in the order of the till; arrays (orders,)."""

    person: np.ndarray
    product: np.ndarray
    second: np.ndarray  # partner bought with it, −1 for none
    goods: np.ndarray  # satang paid for goods, all cuts taken off
    hour: np.ndarray  # 0–24
    cod: np.ndarray  # bool
    mobile: np.ndarray  # bool
    direct: np.ndarray  # bool: came because they knew the shop


@dataclass(frozen=True)
class Sold:
    """Counts of one day, (L,) unless said otherwise, and its orders."""

    came: int  # shoppers in the market
    direct: int  # of them on purpose
    reached: np.ndarray  # looked for such goods
    noticed: np.ndarray
    visits: np.ndarray
    baskets: np.ndarray
    missed: np.ndarray  # would have paid, but the last piece was gone
    mobile: np.ndarray  # visits on a telephone
    rival_sales: np.ndarray  # (R,) expected pieces, thousandths
    orders: Orders


def came(stage, town, following, times, seed, luck, only=None):
    """(people who shop today, whether each came to us on purpose).

    only  (people,) bool: others are left out, as in a split test
    """
    base = np.minimum(stage.reached * times.traffic / stage.people * town.active, 1.0)
    fond = RENOWN.direct + RENOWN.loyal * np.maximum(following.pleased, 0)
    direct = np.where(following.knows & (following.pleased >= 0), fond, 0.0)
    die = uniforms(seed, Roll.VISIT, luck, np.arange(stage.people))
    by_market, either = happens(die, base), happens(die, base + direct)
    if only is not None:
        either = either & only
    who = np.flatnonzero(either)
    return who, ~by_market[who]


def _wish(stage, morning, products):
    """Utility of each of our `products` without the person: signs and endings, (products, 1)."""
    front = morning.front
    sign = front.sign[products]
    wish = choice.nine_ending(front.price[products], sign) + OFFERS.sale_sign * sign
    if morning.times.sale:
        wish = wish + OFFERS.left_out * ~sign
    return (wish + PAGES.trust * morning.trust)[:, np.newaxis]


def _told(morning, product):
    """Wish to keep that the page's words and trust in the shop add, beside each product; (…,)."""
    trust = PAGES.trust * morning.trust
    if morning.front.told is None:
        return trust
    return trust + PAGES.told * (morning.front.told[product] - PAGES.usual_told)


def _rivals_pull(stage, page, shops, tastes):
    """exp(wish to look) of the other shops of a kind, (shops, people)."""
    response = choice.take(stage.rival_response, shops[:, np.newaxis])
    shown = choice.standing(
        response, page.rival_reviews[shops][:, np.newaxis], page.rival_stars[shops][:, np.newaxis]
    )
    wish = choice.look(
        response,
        page.rival_price[shops][:, np.newaxis],
        page.rival_clarity[shops][:, np.newaxis],
        shown,
        tastes,
    )
    push = (OTHER_SHOPS.push_wish * page.rival_push[shops])[:, np.newaxis]
    return np.exp(wish + push) * page.rival_open[shops][:, np.newaxis]


def _on_the_page(morning):
    """Whether each product can be seen at all: it is in store and not hidden; (L,) bool."""
    here = morning.pieces > 0
    return here if morning.front.hidden is None else here & ~morning.front.hidden


def _liking(seed, who, products):
    """A lasting liking of each person for each product, spread `SHOPPERS.liking`, (products, people).

    A uniform made as wide as a normal would be: its tails do not matter, and it is cheap.
    """
    pair = who * MOST_PRODUCTS + products
    return SHOPPERS.liking * np.sqrt(12.0) * (uniforms(seed, Roll.LIKING, 0, pair) - 0.5)


def _look(stage, town, morning, seed, who, direct, products, shops):
    """Who of a kind's shoppers opens which product.

    Returns (noticed (products,), index into `who`, product, rivals' expected looks (shops,)).
    """
    luck, column = morning.luck, products[:, np.newaxis]
    die = uniforms(seed, Roll.NOTICE, luck, who * MOST_PRODUCTS + column)
    noticed = happens(die, morning.page.notice[column]) | direct
    noticed &= _on_the_page(morning)[products][:, np.newaxis]
    at = np.flatnonzero(noticed.any(axis=0))
    seen, people, purposely = noticed[:, at], who[at], direct[at]
    tastes = choice.take(town.tastes, people)
    response = choice.take(stage.response, column)
    shown = choice.standing(response, morning.reviews[column], morning.stars[column])
    wish = choice.look(response, morning.front.price[column], morning.front.clarity[column], shown, tastes)
    wish = wish + _wish(stage, morning, products) + _liking(seed, people, column)
    own = np.exp(wish + RENOWN.direct_wish * purposely) * seen
    rivals = _rivals_pull(stage, morning.page, shops, tastes) * ~purposely
    line = np.cumsum(own, axis=0)
    chance = line / (1.0 + line[-1] + rivals.sum(axis=0))
    chosen = (~happens(uniforms(seed, Roll.LOOK, luck, people), chance)).sum(axis=0)
    opened = np.flatnonzero(chosen < products.size)
    looks = (rivals / (1.0 + line[-1] + rivals.sum(axis=0))).sum(axis=1) * (who.size / max(at.size, 1))
    return noticed.sum(axis=1), at[opened], products[chosen[opened]], looks


def _felt(front, response, product):
    """(what the buyer compares, satang, and what is paid for the goods) of one piece of each product."""
    price = front.price[product]
    off = np.where(price >= front.voucher_least, np.minimum(front.voucher_off, price - 1), 0)
    goods = price - off
    return goods + response.shipping_pain * front.shipping, goods


def _till(stage, town, morning, seed, people, product, direct):
    """(in basket, pays, satang of goods) for those who opened a page; arrays (visits,)."""
    front, luck = morning.front, morning.luck
    response, tastes = choice.take(stage.response, product), choice.take(town.tastes, people)
    felt, goods = _felt(front, response, product)
    shown = choice.standing(response, morning.reviews[product], morning.stars[product])
    extra = choice.nine_ending(front.price[product], front.sign[product])
    extra = extra + OFFERS.sale_sign * front.sign[product] + RENOWN.direct_wish * direct
    wish = choice.keep(response, felt, front.clarity[product], shown, tastes) + extra
    wish = wish + _told(morning, product)
    basket = happens(uniforms(seed, Roll.BASKET, luck, people), 1.0 / (1.0 + np.exp(-wish)))
    pay = choice.pay(response, felt, tastes) + morning.times.wish + SHOPPERS.mobile_wish * town.mobile[people]
    pay = pay + OFFERS.sale_sign * front.sign[product]
    pays = basket & happens(uniforms(seed, Roll.PAY, luck, people), 1.0 / (1.0 + np.exp(-pay)))
    return basket, pays, goods


def _second(stage, town, morning, seed, people, product, goods, hour):
    """(partner taken or −1, satang of all goods) of each order."""
    front = morning.front
    partner = np.where(front.partner[product] >= 0, front.partner[product], product)
    full = front.price[product] + front.price[partner]
    off = np.minimum(front.partner_off, full - 1)
    wish = OFFERS.second_base + OFFERS.second_off * off / full
    takes = happens(uniforms(seed, Roll.SECOND, morning.luck, people), 1.0 / (1.0 + np.exp(-wish)))
    both = goods + front.price[partner] - off
    takes &= (front.partner[product] >= 0) & (both > 0)
    takes &= both + front.shipping <= town.tastes.budget[people] * SHOPPERS.stretch
    left = morning.pieces - np.bincount(product, minlength=morning.pieces.size)
    wanted = np.flatnonzero(takes)
    takes[wanted] = stock.served(partner[wanted], left, hour[wanted])
    return np.where(takes, partner, -1), np.where(takes, both, goods)


def _count(index, size):
    return np.bincount(index, minlength=size)


def sell(stage, town, morning, seed, only=None):
    """`Sold`: one day. `only` (people,) leaves everybody else at home."""
    size, luck = stage.kind.size, morning.luck
    who, direct = came(stage, town, morning.following, morning.times, seed, luck, only)
    edges = np.cumsum(stage.interest)[:-1]
    kind = np.searchsorted(edges, uniforms(seed, Roll.KIND, luck, who), side="right")
    reached, noticed = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    looks, opened, opens, purposely = np.zeros(stage.rival_kind.size), [], [], []
    for one in range(stage.interest.size):  # a loop over kinds of goods, never over people
        products, shops = np.flatnonzero(stage.kind == one), np.flatnonzero(stage.rival_kind == one)
        mine = np.flatnonzero(kind == one)
        if not products.size or not mine.size:
            continue
        found = _look(stage, town, morning, seed, who[mine], direct[mine], products, shops)
        reached[products], noticed[products], looks[shops] = mine.size, found[0], found[3]
        opened.append(who[mine][found[1]])
        opens.append(found[2])
        purposely.append(direct[mine][found[1]])
    empty = [np.zeros(0, dtype=np.int64)]
    people, product = np.concatenate(opened or empty), np.concatenate(opens or empty)
    on_purpose = np.concatenate(purposely or [np.zeros(0, dtype=bool)])
    basket, pays, goods = _till(stage, town, morning, seed, people, product, on_purpose)
    hour = np.searchsorted(_HOURS, uniforms(seed, Roll.HOUR, luck, people), side="right")
    minute = hour + uniforms(seed, Roll.WORDS, luck, people)
    bought = np.flatnonzero(pays)
    gets = stock.served(product[bought], morning.pieces, minute[bought])
    missed = _count(product[bought][~gets], size)
    bought = bought[gets]
    bought = bought[np.lexsort((people[bought], minute[bought]))]
    taken = (people[bought], product[bought], goods[bought], minute[bought], on_purpose[bought])
    return Sold(
        came=who.size,
        direct=int(direct.sum()),
        reached=reached,
        noticed=noticed,
        visits=_count(product, size),
        baskets=_count(product[basket], size),
        missed=missed,
        mobile=_count(product[town.mobile[people]], size),
        rival_sales=np.rint(looks * OTHER_SHOPS.conversion * 1_000).astype(np.int64),
        orders=_orders(stage, town, morning, seed, *taken),
    )


def _orders(stage, town, morning, seed, people, product, goods, minute, direct):
    second, goods = _second(stage, town, morning, seed, people, product, goods, minute)
    method = uniforms(seed, Roll.METHOD, morning.luck, people)
    cod = happens(method, town.tastes.cod[people]) & morning.front.cod
    return Orders(people, product, second, goods, minute, cod, town.mobile[people], direct)
