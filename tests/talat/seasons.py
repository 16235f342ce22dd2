"""Written markets with a season, for tests, measurements and facts: no exercise, no learner."""

from pathlib import Path

import yaml

from talat.journal.events import parse
from talat.scenarios.market import Market

NEXT = {"do": "next_day"}
PHOTOS = [
    {"id": "dark", "title": "มืด", "picture": "pictures/x.svg", "alt": "มืดมาก", "clarity": 0.15},
    {"id": "clear", "title": "ชัด", "picture": "pictures/x.svg", "alt": "ชัดดี", "clarity": 0.8},
    {
        "id": "vivid",
        "title": "สด",
        "picture": "pictures/x.svg",
        "alt": "สดเกิน",
        "clarity": 1.0,
        "honesty": 0.2,
    },
]
SHOP_04 = Path("notebooks/courses/online-shop/shop-04/exercise.yaml")
GOODS = {  # id: (kind, cost, price, quality) in baht
    "soap": ("soap", 22, 59, 0.8),
    "soap-big": ("soap", 35, 79, 0.85),
    "bag": ("bag", 68, 149, 0.8),
    "bag-blue": ("bag", 74, 159, 0.75),
    "scarf": ("scarf", 90, 199, 0.85),
    "hat": ("hat", 60, 129, 0.8),
}
REFERENCE = {"soap": 59, "bag": 149, "scarf": 199, "hat": 129}
# Weights of ln(price) at look, basket and till: four kinds whose elasticities differ.
PRICES = {"soap": (0.75, 0.9, 1.5), "bag": (0.75, 0.7, 1.2), "scarf": (0.7, 0.7, 1.0), "hat": (1.0, 1.1, 1.8)}


def shop_04():
    """The one-product market of unit shop-04, exercise part, as a dict."""
    made = yaml.safe_load(SHOP_04.read_text(encoding="utf-8"))["exercise"]
    return {**made, "traffic": {**made["traffic"]}}


def listing(name, **changed):
    """One listing of GOODS as a dict."""
    kind, cost, _, quality = GOODS[name]
    category = "lifestyle" if kind == "soap" else "accessories"
    product = {"name": f"ของ {name}", "about": "ของทำมือ", "category": category}
    product |= {"unit_cost": cost * 100, "packing": 600}
    made = {"id": name, "kind": kind, "product": product, "photos": PHOTOS, "quality": quality}
    return {**made, "stock": 400, **changed}


def kind(name, base):
    """One kind of goods, with three rivals around its reference price."""
    reference = REFERENCE[name] * 100
    look, basket, pay = PRICES[name]
    weights = {
        "pay_base": 0.3,
        "reference_price": reference,
        "look_price": look,
        "basket_price": basket,
        "pay_price": pay,
    }
    shops = [
        {"name": f"ร้าน {n}", "price": int(reference * times), "shipping": 3000, "clarity": clarity,
         "reviews": reviews, "stars": stars}
        for n, times, clarity, reviews, stars in ((1, 0.8, 0.4, 20, 4.0), (2, 1.05, 0.8, 90, 4.6),
                                                  (3, 1.3, 1.0, 250, 4.8))
    ]  # fmt: skip
    return {"id": name, "interest": 1.0, "shops": shops, "response": {**base["response"], **weights}}


def season(goods=tuple(GOODS), days=90, **changed):
    """A `Market` with these products, 90 days from 1 October 2026 unless changed.

    changed  keys of `season`; `market` may hold a dict that replaces keys of the market
    """
    base = shop_04()
    top = changed.pop("market", {})
    names = list(dict.fromkeys(GOODS[name][0] for name in goods))
    people = changed.pop("customers", {"people": 20_000})
    made = {
        "kinds": [kind(name, base) for name in names],
        "listings": [listing(name) for name in goods],
        "suppliers": [
            {"id": "near", "name": "ผู้ขายใกล้บ้าน", "lead_days": 2, "quality": 0.8,
             "costs": [{"listing": name, "each": GOODS[name][1] * 100} for name in goods]},
            {"id": "far", "name": "ผู้ขายไกล", "lead_days": 9, "quality": 0.7, "least": 50, "late": 0.4,
             "costs": [{"listing": name, "each": GOODS[name][1] * 80} for name in goods]},
        ],
        "customers": people,
        "sale_days": [{"id": "ten-ten", "title": "วันสิบสิบ", "on": "2026-10-10"},
                      {"id": "eleven", "title": "วันสิบเอ็ด", "on": "2026-11-11"},
                      {"id": "twelve", "title": "วันสิบสอง", "on": "2026-12-12"}],
        "rivals": {},
        "cash": {"opening": 5_000_000},
        **changed,
    }  # fmt: skip
    base["traffic"]["notice"] = 1.0  # so that several products on a long page still sell
    market = {**base, "starts_on": "2026-10-01", "days": days, "season": made, **top}
    return Market.model_validate(market)


def opened(market, photo="clear"):
    """Decisions that price all products at their usual price with one photo."""
    names = [one.id for one in market.season.listings]
    prices = [{"do": "set_price", "product": name, "satang": GOODS[name][2] * 100} for name in names]
    photos = [{"do": "choose_photo", "product": name, "photo": photo} for name in names]
    return [parse(raw) for raw in prices + photos]


def restocked(market, every=7, pieces=60):
    """Decisions of a whole season: opened, and each week some pieces of everything from nearby."""
    names = [one.id for one in market.season.listings]
    events = opened(market)
    for day in range(market.days):
        if day % every == every - 1:
            orders = [{"do": "buy_stock", "supplier": "near", "product": n, "pieces": pieces} for n in names]
            events += [parse(raw) for raw in orders]
        events.append(parse(NEXT))
    return events
