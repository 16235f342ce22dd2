"""The golden replays: journals and what came of them, to the bit. `python -m tests.data.golden` writes them.

Write them anew only together with a new talat.engine.VERSION: journals on disk are replayed by number.
"""

import json
import sys
from pathlib import Path

from talat.engine import VERSION
from talat.journal.events import dump, parse
from talat.journal.play import replay
from tests.talat import pages, seasons

FOLDER = Path(__file__).with_name("replays")
SHOP_04 = Path("notebooks/courses/online-shop/shop-04")
NEXT = {"do": "next_day"}


def _lines(name):
    return [json.loads(line) for line in (SHOP_04 / name).read_text(encoding="utf-8").splitlines() if line]


def _busy(market):
    """A season in which everything that can be decided is decided."""
    first, second = (one.id for one in market.season.listings[:2])
    events = [dump(event) for event in seasons.restocked(market, every=9, pieces=40)]
    extra = [
        {"do": "set_voucher", "off": 1_000, "least": 12_000},
        {"do": "set_bundle", "product": first, "partner": second, "off": 2_500},
        {"do": "join_sale", "sale": "ten-ten", "percent": 15},
        {"do": "buy_stock", "supplier": "far", "product": second, "pieces": 60},
        {"do": "offer_cod", "on": False},
        {"do": "set_shipping", "paid_by": "shop"},
        {"do": "offer_cod", "on": True},
        {"do": "choose_photo", "product": first, "photo": "vivid"},
        {"do": "set_price", "product": second, "satang": 9_900},
    ]
    for number, event in enumerate(extra):
        events.insert(len(events) // 3 + 3 * number, event)
    return events


def corpus():
    """{name: (market, seed, decisions)} of every golden replay."""
    bag = seasons.Market.model_validate(seasons.shop_04())
    small = seasons.season(("bag", "soap"), days=30, listings=[seasons.listing("bag", stock=12),
                                                              seasons.listing("soap", stock=20)])  # fmt: skip
    still = seasons.season(("hat", "scarf", "soap"), days=21, rivals=None)
    whole = seasons.season(days=60)
    return {
        "shop-04-exemplar": (bag, 7, _lines("exemplar.jsonl")),
        "shop-04-half": (bag, 2**62 + 11, _lines("half.jsonl")),
        "season-two-products": (small, 3, _busy(small)),
        "season-still-rivals": (still, 2**63 - 1, _busy(still)),
        "season-six-products": (whole, 12_345, _busy(whole)),
        "ads-launch": (pages.market(), 7, pages.launch(42)),
        "ads-busy": (pages.market(days=30), 2**63 - 5, pages.busy(30)),
    }


def came_of(market, seed, raws):
    """What a golden file keeps: the engine's version and the whole numbers of each day."""
    play = replay(market, seed, [parse(raw) for raw in raws])
    rows = [_row(day) for day in play.days]
    return {"engine": VERSION, "seed": seed, "events": len(play.events), "days": rows}


def _row(day):
    return _page_row(day) if hasattr(day, "followers") else _shop_row(day)


def _page_row(day):
    row = [day.spend, day.placed, day.orders, day.from_ads, day.from_posts, day.from_inbox, day.refused]
    row += [day.profit, day.followers, day.messages, day.closed, day.missed]
    for ad in day.ads:
        seen = ad.figures
        row += [
            seen.impressions,
            seen.reach,
            seen.clicks,
            seen.reactions,
            seen.spend,
            seen.orders,
            seen.earned,
        ]
    return row


def _shop_row(day):
    row = [day.visits, day.baskets, day.orders, day.cod, day.refused, day.units, day.profit]
    row += [sum(review.stars for review in day.reviews)]
    if hasattr(day, "products"):
        row += [day.earned, day.cash, day.know_shop, day.missed, day.returned, day.came, *day.rival_prices]
        row += [product.visits for product in day.products]
    return row


def path_of(name):
    """The file of one golden replay."""
    return FOLDER / f"{name}.json"


def main():
    """Write all."""
    for name, (market, seed, raws) in corpus().items():
        found = came_of(market, seed, raws)
        rows = ",\n  ".join(json.dumps(row) for row in found.pop("days"))
        path_of(name).write_text(
            json.dumps(found)[:-1] + ', "days": [\n  ' + rows + "\n]}\n", encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
