"""Markets of a shop for the facts: one for all rows, made in tests/talat/seasons.py, played once a seed.

Six products of four kinds, three rivals a kind. Days are measured from the same morning under several lucks.
"""

from dataclasses import replace
from functools import cache

import numpy as np

from talat.engine import shopday
from talat.journal.events import parse
from talat.journal.play import replay
from tests.talat import seasons

NEXT = parse(seasons.NEXT)
DAYS = 12  # days of luck added up where one day holds too few orders


@cache
def play(seed, days=90):
    """A whole season with weekly restocking and every double day joined with 20 percent off."""
    made = seasons.season(days=days)
    joined = [parse({"do": "join_sale", "sale": sale.id, "percent": 20}) for sale in made.season.sale_days]
    return replay(made, seed, joined + seasons.restocked(made, pieces=30))


@cache
def begun(seed):
    """A shop a month old: its play after 30 days."""
    made = seasons.season(days=40, sale_days=[])
    return replay(made, seed, seasons.restocked(made)[: 8 + 40])


def front(seed):
    """What that shop shows."""
    return begun(seed).books[-1].morning.front


def total(seed, name):
    """A count of the days of `play`, added up."""
    return sum(getattr(day, name) for day in play(seed).days)


def sales(seed, only=None, **changed):
    """(orders, visits) (L,) over some days of luck from one morning of a shop a month old.

    changed  fields of the morning's front, or "reviews", "stars", "following"
    """
    old = begun(seed)
    morning = old.books[-1].morning
    outer = {name: changed.pop(name) for name in ("reviews", "stars", "following") if name in changed}
    plain = np.full(morning.pieces.shape, 10_000)
    # Every product on the same place, so that the row measures the weight and not the luck of the rank.
    page = replace(morning.page, notice=np.full(plain.size, 0.4))
    morning = replace(morning, front=replace(morning.front, **changed), pieces=plain, page=page, **outer)
    orders, visits = np.zeros(plain.size), np.zeros(plain.size)
    for luck in range(1, DAYS + 1):
        sold = shopday.sell(old.stage, old.shop.people, replace(morning, luck=luck), old.seed, only)
        orders += np.bincount(sold.orders.product, minlength=plain.size)
        visits += sold.visits
    return orders, visits


def alike(number, days, **changed):
    """(market, decisions) of a shop with equal products, `changed` as in `seasons.season` and by product."""
    listing = {**seasons.listing("bag"), "reviews": 0, "stock": 5_000}
    own = changed.pop("own", [{}] * number)
    listings = [{**listing, "id": f"bag-{n}", **own[n]} for n in range(number)]
    made = seasons.season(("bag",), days=days, listings=listings, suppliers=[], sale_days=[], **changed)
    prices = [parse({"do": "set_price", "product": one["id"], "satang": 14_900}) for one in listings]
    photos = [parse({"do": "choose_photo", "product": one["id"], "photo": "clear"}) for one in listings]
    return made, prices + photos + [NEXT] * days


def orders_of(played, first=0):
    """Orders of each product from a day on, (L,)."""
    return np.sum([[product.orders for product in day.products] for day in played.days[first:]], axis=0)


def gini(values):
    """Inequality of whole numbers, 0 for all alike."""
    ordered = np.sort(np.asarray(values, dtype=float))
    n = ordered.size
    return float((2 * np.arange(1, n + 1) - n - 1) @ ordered / (n * ordered.sum()))
