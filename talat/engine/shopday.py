"""One day of a shop with several products: who came, what they saw, what they bought; no state changes.

`sell` is a function of the morning alone, so a day can be run again with one thing changed, under the
same luck. A person's dice do not depend on what others do.
"""

from functools import cache

import numpy as np

from talat.engine import choice, stock
from talat.engine.dice import BLOCK, FINE, Roll, happens, throws, uniforms
from talat.engine.morning import Front, Morning, Orders, Page, Sold, Stage, Times
from talat.engine.parameters import OFFERS, OTHER_SHOPS, PAGES, RENOWN, SHOPPERS

__all__ = ["Front", "Morning", "Orders", "Page", "Sold", "Stage", "Times", "came", "sell"]
NEAR = 2.0 / FINE  # more than rounding can add to a chance
_TILL = (Roll.BASKET, Roll.PAY, Roll.HOUR, Roll.WORDS)
MOST_PRODUCTS = 1_024  # a person's die for a product is thrown for person × this + product
_HOURS = np.cumsum(np.array(SHOPPERS.day_curve) / sum(SHOPPERS.day_curve))


def came(stage, town, following, times, seed, luck, only=None):
    """(people who shop today, whether each came to us on purpose).

    only  (people,) bool: others are left out, as in a split test
    """
    usual, fond = stage.reached * times.traffic / stage.people, _fondness()
    parts = []
    for first in range(0, stage.people, BLOCK):
        here = slice(first, min(first + BLOCK, stage.people))
        base = np.minimum(usual * town.active[here], 1.0)
        direct = fond.take((following.pleased[here] + 1) * following.knows[here])
        die = uniforms(seed, Roll.VISIT, luck, np.arange(here.start, here.stop))
        near = np.flatnonzero(die < base + direct + NEAR)  # few; only these are looked at closely
        base, direct, die = base[near], direct[near], die[near]
        by_market, either = happens(die, base), happens(die, base + direct)
        if only is not None:
            either &= only[here][near]
        parts.append((first + near[either], ~by_market[either]))
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


@cache
def _fondness():
    """Chance a day to come on purpose: cross or a stranger, then pleased by 0, 1, … purchases."""
    times = np.arange(RENOWN.loyal_most + 1)
    return np.concatenate([[0.0], RENOWN.direct + RENOWN.loyal * times])


def _wish(morning, products):
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


def rivals_pull(aisle, page, tastes):
    """exp(wish to look) of the other shops of a kind, (shops, people)."""
    response, shops = aisle.rival_response, aisle.shops
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


def on_the_page(morning):
    """Whether each product can be seen at all: it is in store and not hidden; (L,) bool."""
    here = morning.pieces > 0
    return here if morning.front.hidden is None else here & ~morning.front.hidden


def _liking(seed, who, products):
    """A lasting liking of each person for each product, spread `SHOPPERS.liking`, (products, people).

    A uniform made as wide as a normal would be: its tails do not matter, and it is cheap.
    """
    pair = who * MOST_PRODUCTS + products
    return SHOPPERS.liking * np.sqrt(12.0) * (uniforms(seed, Roll.LIKING, 0, pair) - 0.5)


def look_wish(aisle, morning, seed, people, tastes):
    """Wish of each person of these tastes to open each of our `products` of a kind, (products, people)."""
    products, response, front = aisle.products, aisle.response, morning.front
    column = products[:, np.newaxis]
    shown = choice.standing(response, morning.reviews[column], morning.stars[column])
    wish = choice.look(response, front.price[column], front.clarity[column], shown, tastes)
    return wish + _wish(morning, products) + _liking(seed, people, column)


def _look(aisle, town, morning, seed, who, direct):
    """Who of a kind's shoppers opens which product.

    Returns (noticed (products,), index into `who`, product, rivals' expected looks (shops,)).
    """
    luck, products = morning.luck, aisle.products
    column = products[:, np.newaxis]
    die = uniforms(seed, Roll.NOTICE, luck, who * MOST_PRODUCTS + column)
    noticed = happens(die, morning.page.notice[column]) | direct
    noticed &= on_the_page(morning)[products][:, np.newaxis]
    at = np.flatnonzero(noticed.any(axis=0))
    seen, people, purposely = noticed[:, at], who[at], direct[at]
    tastes = choice.take(town.tastes, people)
    wish = look_wish(aisle, morning, seed, people, tastes)
    own = np.exp(wish + RENOWN.direct_wish * purposely) * seen
    rivals = rivals_pull(aisle, morning.page, tastes) * ~purposely
    line = np.cumsum(own, axis=0)
    chance = line / (1.0 + line[-1] + rivals.sum(axis=0))
    chosen = (~happens(uniforms(seed, Roll.LOOK, luck, people), chance)).sum(axis=0)
    opened = np.flatnonzero(chosen < products.size)
    looks = (rivals / (1.0 + line[-1] + rivals.sum(axis=0))).sum(axis=1) * (who.size / max(at.size, 1))
    return noticed.sum(axis=1), at[opened], products[chosen[opened]], looks


def _felt(front, response, product):
    """(what the buyer compares, satang, and what is paid for the goods) of one piece of each product."""
    goods = asked_price(front, product)
    return goods + response.shipping_pain * front.shipping, goods


def till_wishes(stage, town, morning, people, product, direct):
    """(wish to keep, wish to pay, satang of goods) of those who opened a page; arrays (visits,)."""
    front = morning.front
    response, tastes = choice.take(stage.response, product), choice.take(town.tastes, people)
    felt, goods = _felt(front, response, product)
    shown = choice.standing(response, morning.reviews[product], morning.stars[product])
    extra = choice.nine_ending(front.price[product], front.sign[product])
    extra = extra + OFFERS.sale_sign * front.sign[product] + RENOWN.direct_wish * direct
    wish = choice.keep(response, felt, front.clarity[product], shown, tastes) + extra
    pay = choice.pay(response, felt, tastes) + morning.times.wish + SHOPPERS.mobile_wish * town.mobile[people]
    return wish + _told(morning, product), pay + OFFERS.sale_sign * front.sign[product], goods


def _till(stage, town, morning, people, product, direct, keeps, pays):
    """(in basket, pays, satang of goods) for those who opened a page; arrays (visits,), two dice each."""
    wish, pay, goods = till_wishes(stage, town, morning, people, product, direct)
    basket = happens(keeps, 1.0 / (1.0 + np.exp(-wish)))
    return basket, basket & happens(pays, 1.0 / (1.0 + np.exp(-pay))), goods


def pays_ahead(town, seed, luck, people):
    """Who of these buyers buys all the same where nobody may pay on delivery, (people,) bool."""
    wants = happens(uniforms(seed, Roll.METHOD, luck, people), town.tastes.cod[people])
    return ~wants | happens(uniforms(seed, Roll.METHOD, luck, people, 1), SHOPPERS.without_cod)


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
    for one, aisle in enumerate(stage.aisles):  # a loop over kinds of goods, never over people
        products, shops = aisle.products, aisle.shops
        mine = np.flatnonzero(kind == one)
        if not products.size or not mine.size:
            continue
        found = _look(aisle, town, morning, seed, who[mine], direct[mine])
        reached[products], noticed[products], looks[shops] = mine.size, found[0], found[3]
        opened.append(who[mine][found[1]])
        opens.append(found[2])
        purposely.append(direct[mine][found[1]])
    empty = [np.zeros(0, dtype=np.int64)]
    people, product = np.concatenate(opened or empty), np.concatenate(opens or empty)
    on_purpose = np.concatenate(purposely or [np.zeros(0, dtype=bool)])
    *dice, hours, minutes = throws(seed, _TILL, luck, people)
    basket, pays, goods = _till(stage, town, morning, people, product, on_purpose, *dice)
    minute = np.searchsorted(_HOURS, hours, side="right") + minutes
    bought = np.flatnonzero(pays)
    if not morning.front.cod:
        bought = bought[pays_ahead(town, seed, luck, people[bought])]
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
        opened=people,
        opened_product=product,
    )


def asked_price(front, product):
    """Satang that one piece of each product costs at the till, voucher taken off; (…,) like `product`."""
    price = front.price[product]
    return price - np.where(price >= front.voucher_least, np.minimum(front.voucher_off, price - 1), 0)


def _orders(stage, town, morning, seed, people, product, goods, minute, direct):
    second, goods = _second(stage, town, morning, seed, people, product, goods, minute)
    method = uniforms(seed, Roll.METHOD, morning.luck, people)
    cod = happens(method, town.tastes.cod[people]) & morning.front.cod
    return Orders(people, product, second, goods, minute, cod, town.mobile[people], direct)
