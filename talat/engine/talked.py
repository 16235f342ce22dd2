"""Orders that were made up in a chat: served first as the day opens, then parcels like all others."""

from dataclasses import replace

import numpy as np

from talat.engine import stock
from talat.engine.dice import Roll, happens, uniforms
from talat.engine.morning import Orders
from talat.engine.shopday import asked_price, pays_ahead

DEAREST = 10_000_000  # satang; a product shown dearer than that is not for sale


def orders(shop, front, promised):
    """(`Orders` of those who get what they were told of, their mood), for a `Shop` before its doors open.

    Nothing for those whose product is sold out, hidden, not for sale or beyond their means, and for
    those who pay on delivery or not at all where that is not offered.
    """
    if promised is None or not promised.person.size:
        return _none(), np.zeros(0, dtype=np.int64)
    person, product = promised.person, promised.product
    asked = asked_price(front, product)
    goods = np.where(promised.price > 0, np.minimum(promised.price, asked), asked)
    able = (front.price[product] <= DEAREST) & (goods + front.shipping <= shop.people.tastes.budget[person])
    if front.hidden is not None:
        able &= ~front.hidden[product]
    if not front.cod:
        able &= pays_ahead(shop.people, shop.seed, shop.day, person)
    at = np.flatnonzero(able)
    at = at[stock.served(product[at], shop.store.pieces, np.zeros(at.size))]
    who = person[at]
    cod = happens(uniforms(shop.seed, Roll.METHOD, shop.day, who), shop.people.tastes.cod[who]) & front.cod
    nobody, yes = np.full(who.size, -1), np.ones(who.size, dtype=bool)
    made = Orders(who, product[at], nobody, goods[at], np.zeros(who.size), cod, shop.people.mobile[who], yes)
    return made, promised.mood[at]


def joined(talk, sold):
    """The day's `Sold` with chat orders in front; who buys so was reached, saw and opened the page."""
    if not talk.person.size:
        return sold
    extra = np.bincount(talk.product, minlength=sold.visits.size)
    both = zip(vars(talk).values(), vars(sold.orders).values(), strict=True)
    counts = {name: getattr(sold, name) + extra for name in ("reached", "noticed", "visits", "baskets")}
    phones = np.bincount(talk.product[talk.mobile], minlength=extra.size)
    merged = Orders(*(np.concatenate(columns) for columns in both))
    return replace(sold, orders=merged, mobile=sold.mobile + phones, **counts)


def swayed(sent, mood):
    """The day's `Parcels`, the first of them thought better or worse of by what was said in the chat."""
    if not mood.any():
        return sent
    stars = sent.stars.copy()
    stars[: mood.size] = np.clip(stars[: mood.size] + mood, 1, 5)
    return replace(sent, stars=stars)


def _none():
    whole, no = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    return Orders(whole, whole, whole, whole, np.zeros(0), no, no, no)
