"""What the shop engine must show: rows of facts/stylised-facts.md about price, funnel, reviews and seasons.

One market for all rows: six products of four kinds, three rivals a kind, made in tests/talat/seasons.py.
Days are measured from the same morning in many seeds; nothing is fitted to a seed.
"""

from dataclasses import replace
from functools import cache

import numpy as np

from talat.engine import ranking, shopday
from talat.journal.events import parse
from talat.journal.play import replay
from tests.facts.row import SEEDS, Row
from tests.talat import seasons

NEXT = parse(seasons.NEXT)
DAYS = 12  # days of luck added up where one day holds too few orders


@cache
def market(**changed):
    return seasons.season(**dict(changed))


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


def sales(seed, only=None, **changed):
    """Orders (L,) over some days of luck from one morning of a shop a month old.

    changed  fields of the morning's front, or "reviews", "stars", "following"
    """
    old = begun(seed)
    morning = old.books[-1].morning
    outer = {name: changed.pop(name) for name in ("reviews", "stars", "following") if name in changed}
    plain = np.full(morning.pieces.shape, 10_000)
    # Every product on the same place, so that the row measures the weight and not the luck of the rank.
    page = replace(morning.page, notice=np.full(plain.size, 0.4))
    morning = replace(morning, front=replace(morning.front, **changed), pieces=plain, page=page, **outer)
    total = np.zeros(plain.size)
    visits = np.zeros(plain.size)
    for luck in range(1, DAYS + 1):
        sold = shopday.sell(old.stage, old.shop.people, replace(morning, luck=luck), old.seed, only)
        total += np.bincount(sold.orders.product, minlength=plain.size)
        visits += sold.visits
    return total, visits


def front(seed):
    return begun(seed).books[-1].morning.front


@cache
def elasticities():
    """(seeds, L) slopes of ln(orders) on ln(price), each product's price moved alone, four prices."""
    return np.array([_slopes(seed) for seed in range(SEEDS)])


def _slopes(seed):
    price, found = front(seed).price, []
    steps = np.array([0.7, 0.85, 1.15, 1.35])
    for product in range(price.size):
        sold = []
        for step in steps:
            moved = price.copy()
            moved[product] = round(price[product] * step)
            sold.append(sales(seed, price=moved)[0][product] + 0.5)
        found.append(np.polyfit(np.log(steps), np.log(sold), 1)[0])
    return found


def price_elasticity():
    return elasticities().mean(axis=1)


def steepest():
    """Elasticity of the product that answers most, mean over seeds; likewise `flattest`."""
    return elasticities().min(axis=1)


def flattest():
    return elasticities().max(axis=1)


def abandonment():
    return [1 - _sum(seed, "orders") / _sum(seed, "baskets") for seed in range(SEEDS)]


def conversion():
    return [_sum(seed, "orders") / _sum(seed, "visits") for seed in range(SEEDS)]


def _sum(seed, name):
    return sum(getattr(day, name) for day in play(seed).days)


def mobile_to_desktop():
    found = []
    for seed in range(SEEDS):
        visits, orders = _sum(seed, "visits"), _sum(seed, "orders")
        visits_m, orders_m = _sum(seed, "from_mobile"), _sum(seed, "orders_mobile")
        found.append((orders_m / visits_m) / ((orders - orders_m) / (visits - visits_m)))
    return found


@cache
def quiet(seed):
    """The same season, decisions and luck had there been no double days: orders a day."""
    made = seasons.season(sale_days=[])
    return [day.orders for day in replay(made, seed, seasons.restocked(made, pieces=30)).days]


DOUBLE = (42, 73)  # days of the season: the eleventh of November and the twelfth of December


def _against_quiet(first, last):
    """Orders from so many days after a double day to so many, over the same days without it; per seed."""
    found = []
    for seed in range(SEEDS):
        days = [number for double in DOUBLE for number in range(double + first - 1, double + last)]
        found.append(sum(play(seed).days[n].orders for n in days) / sum(quiet(seed)[n] for n in days))
    return found


def _refusals(cod):
    found = []
    for seed in range(SEEDS):
        refused = sum(int((book.came.refused & (book.came.cod == cod)).sum()) for book in play(seed).books)
        found.append(refused / sum(int((book.came.cod == cod).sum()) for book in play(seed).books))
    return np.array(found)


def fano_of_one_morning():
    """Variance over mean of a day's orders from the same morning, 120 lucks a seed."""
    found = []
    for seed in range(SEEDS):
        old = begun(seed)
        morning = replace(old.books[-1].morning, pieces=np.full(6, 10_000))
        orders = [
            shopday.sell(
                old.stage, old.shop.people, replace(morning, luck=1_000 + n), old.seed
            ).orders.person.size
            for n in range(120)
        ]
        found.append(np.var(orders, ddof=1) / np.mean(orders))
    return found


def fano_of_a_season():
    found = []
    for seed in range(SEEDS):
        orders = [day.orders for day in play(seed).days]
        found.append(np.var(orders, ddof=1) / np.mean(orders))
    return found


def _rated(seed, stars, number=30):
    size = front(seed).price.size
    return sales(seed, reviews=np.full(size, number), stars=np.full(size, float(stars)))[0].sum()


def star_more():
    return [_rated(seed, 4.5) / _rated(seed, 3.5) - 1 for seed in range(SEEDS)]


def review_volume():
    return [np.log(_rated(s, 4.5, 100) / _rated(s, 4.5, 20)) / np.log(5) for s in range(SEEDS)]


def review_valence():
    return [np.log(_rated(s, 4.8) / _rated(s, 3.6)) / np.log(4.8 / 3.6) for s in range(SEEDS)]


@cache
def stars_written():
    """(seeds, 5) shares of 1…5 stars of what buyers of average products think."""
    found = np.zeros((SEEDS, 6))
    for seed in range(SEEDS):
        for book in play(seed).books:
            found[seed] += np.bincount(book.came.stars[book.came.wrote], minlength=6)
    return found[:, 1:] / found[:, 1:].sum(axis=1, keepdims=True)


def five_over_one():
    return stars_written()[:, 4] - stars_written()[:, 0]


def one_over_three():
    return stars_written()[:, 0] - stars_written()[:, 2]


def gini(values):
    """Inequality of whole numbers, 0 for all alike."""
    ordered = np.sort(np.asarray(values, dtype=float))
    n = ordered.size
    return float((2 * np.arange(1, n + 1) - n - 1) @ ordered / (n * ordered.sum()))


@cache
def _alike(visible):
    """Gini of orders among eight equal products, (seeds,): reviews and rank seen by shoppers, or hidden."""
    base = seasons.shop_04()
    copies = [{**seasons.listing("bag"), "id": f"bag-{n}", "reviews": 0, "stock": 5_000} for n in range(8)]
    weights = {} if visible else {"review_count": 0.0, "review_stars": 0.0}
    kinds = [{**seasons.kind("bag", base), "response": {**base["response"], **weights}}]
    made = seasons.season(("bag",), days=60, listings=copies, kinds=kinds, suppliers=[], sale_days=[])
    prices = [parse({"do": "set_price", "product": one["id"], "satang": 14_900}) for one in copies]
    photos = [parse({"do": "choose_photo", "product": one["id"], "photo": "clear"}) for one in copies]
    found = []
    for seed in range(SEEDS):
        orders = np.zeros(8)
        for day in replay(made, seed, prices + photos + [NEXT] * 60).days:
            orders += [product.orders for product in day.products]
        found.append(gini(orders))
    return np.array(found)


def social_inequality():
    return _alike(True) - _alike(False)


def _endings(sign):
    """Share of orders gained by a price that ends in 9 over the one a baht above, per seed.

    The baht itself is taken out with the mean elasticity of row 1; people are the same.
    """
    found = []
    for seed in range(SEEDS):
        price = np.array([6_900, 8_900, 14_900, 15_900, 19_900, 12_900])
        signs = np.full(6, sign)
        nine = sales(seed, price=price, sign=signs)[0].sum()
        round_ = sales(seed, price=price + 100, sign=signs)[0].sum()
        found.append(nine / round_ / np.mean((price / (price + 100.0)) ** -2.6) - 1)
    return found


@cache
def bass():
    """(seeds, 2) Bass p and q a week, least squares on the weekly new people who know a well-liked shop."""
    found = []
    for seed in range(SEEDS):
        knows = np.array([day.know_shop for day in _adopted(seed).days][::7], dtype=float)
        share = knows / 4_000
        new, known = np.diff(share), share[:-1]
        hazard = new / (1 - known)
        q, p = np.polyfit(known, hazard, 1)
        found.append((p, q))
    return np.array(found)


@cache
def _adopted(seed):
    """A well-liked shop in a small town, followed until most have heard of it."""
    listings = [seasons.listing(name, quality=0.95, stock=20_000) for name in ("soap", "bag")]
    top = {"traffic": {"reached": 3_000, "weekday": [1] * 7, "notice": 1.0}}
    made = seasons.season(
        ("soap", "bag"), days=120, listings=listings, customers={"people": 4_000}, market=top
    )
    return replay(made, seed, seasons.opened(made) + [NEXT] * 120)


def page_places():
    """Notice at the first, second and tenth place of a page whose first place gets 0.276."""
    return ranking.notice(0.276, np.array([1.0, 2.0, 10.0]))


def quality_followed():
    """Twist: qualities dealt out anew among equal products; correlation of sales with quality."""
    return [_followed(seed) for seed in range(SEEDS)]


def _followed(seed):
    quality = np.linspace(0.35, 1.0, 6)[np.random.Generator(np.random.Philox(seed)).permutation(6)]
    base = seasons.shop_04()
    listings = [
        {**seasons.listing("bag"), "id": f"bag-{n}", "quality": float(q), "reviews": 0, "stock": 5_000}
        for n, q in enumerate(quality)
    ]
    made = seasons.season(("bag",), days=90, listings=listings, suppliers=[], sale_days=[],
                          kinds=[seasons.kind("bag", base)])  # fmt: skip
    prices = [parse({"do": "set_price", "product": one["id"], "satang": 14_900}) for one in listings]
    photos = [parse({"do": "choose_photo", "product": one["id"], "photo": "clear"}) for one in listings]
    orders = np.zeros(6)
    for day in replay(made, seed, prices + photos + [NEXT] * 90).days[20:]:
        orders += [product.orders for product in day.products]
    return np.corrcoef(quality, orders)[0, 1]


def empty_cost():
    """Score lost by a product that was sold out for a week, against one that was not; no luck in it."""
    record, well = ranking.first_record(1), ranking.first_record(1)
    zero, yes, no = np.zeros(1, dtype=np.int64), np.ones(1, dtype=bool), np.zeros(1, dtype=bool)
    for _ in range(7):
        record = ranking.remember(record, zero, zero, zero, yes)
        well = ranking.remember(well, zero, zero, zero, no)
    both = [ranking.score(np.ones(1), one, np.full(1, 30), np.full(1, 4.5))[0] for one in (well, record)]
    return both[0] - both[1]


ROWS = [
    Row("1", "price elasticity, mean over products", "Bijmolt et al. 2005", price_elasticity, -3.2, -2.0),
    Row("1a", "every product sells less when dearer", "Bijmolt et al. 2005", flattest, None, -0.3),
    Row("2", "steepest product", "Bijmolt et al. 2005 (memory)", steepest, -5.5, -2.0),
    Row("2a", "flattest product", "Bijmolt et al. 2005 (memory)", flattest, -2.6, -0.8),
    Row("22", "second place over first", "Backlinko, Sistrix", lambda: page_places()[1] / page_places()[0],
        0.45, 0.65, exact=True),
    Row("22a", "first place over tenth", "Backlinko, Sistrix", lambda: page_places()[0] / page_places()[2],
        8.0, None, exact=True),
    Row("32", "baskets left behind", "Baymard, 49 studies", abandonment, 0.65, 0.77),
    Row("33", "orders a visit", "redstagfulfillment, sqmagazine", conversion, 0.01, 0.04),
    Row("33a", "telephone over computer", "redstagfulfillment, sqmagazine", mobile_to_desktop, 0.4, 0.8),
    Row("34", "double day, orders over the same day without", "malaysianreserve 2018",
        lambda: _against_quiet(0, 0), 3.0, 15.0),
    Row("34a", "four days before, likewise", "malaysianreserve 2018",
        lambda: _against_quiet(-4, -1), None, 0.95),
    Row("34b", "four days after, likewise", "malaysianreserve 2018",
        lambda: _against_quiet(1, 4), None, 0.95),
    Row("35", "COD parcels refused", "chinatinyfinds 2025", lambda: _refusals(True), 0.08, 0.25),
    Row("35a", "prepaid parcels refused", "chinatinyfinds 2025", lambda: _refusals(False), 0.01, 0.05),
    Row("35b", "difference of the two", "chinatinyfinds 2025",
        lambda: _refusals(True) - _refusals(False), 0.0),
    Row("37", "Fano factor, same morning", "theory (Poisson)", fano_of_one_morning, 0.8, 1.2),
    Row("37a", "Fano factor over a season", "theory (mixture)", fano_of_a_season, 1.5),
    Row("39", "sales of one star more", "Luca 2011", star_more, 0.04, 0.12),
    Row("41", "elasticity to number of reviews", "You et al. 2015", review_volume, 0.1, 0.4),
    Row("41a", "elasticity to mean stars", "You et al. 2015", review_valence, 0.2, 0.7),
    Row("43", "share of 5 stars less that of 1", "Hu, Pavlou & Zhang 2009", five_over_one, 0.0),
    Row("43a", "share of 1 star less that of 3", "Hu, Pavlou & Zhang 2009", one_over_three, 0.0),
    Row("44", "Gini with reviews seen, less hidden", "Salganik et al. 2006", social_inequality, 0.0),
    Row("48", "sales of a price in 9", "Anderson & Simester 2003", lambda: _endings(False), 0.0, 0.15),
    Row("48a", "the same under a sale sign", "Anderson & Simester 2003", lambda: _endings(True), -0.03, 0.03),
    Row("49", "Bass p, a week", "Sultan et al. 1990", lambda: bass()[:, 0], 0.01, 0.05),
    Row("49a", "Bass q, a week", "Sultan et al. 1990", lambda: bass()[:, 1], 0.2, 0.6),
    Row("T1", "sales follow shuffled quality (correlation)", "twist test", quality_followed, 0.5),
    Row("T1a", "score lost by a week sold out", "our assumption", empty_cost, 0.1, exact=True),
]  # fmt: skip
