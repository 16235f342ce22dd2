"""How long one learner's day, week and season take, and how that grows with people and products.

The shop has six products of four kinds, three double days, rivals that answer, weekly
orders to a supplier, 20,000 people in town: everything the engine can do is on.
"""

import resource
from math import log
from statistics import median
from time import process_time

from talat.journal.events import parse
from talat.journal.play import begin, replay
from talat.journal.shop.explain import breakdown
from tests.talat import seasons

NEXT = parse(seasons.NEXT)
RUNS = 5


def milliseconds(work, runs=RUNS):
    """Median CPU-milliseconds of `work()`, after one run that warms up."""
    work()
    times = []
    for _ in range(runs):
        begun = process_time()
        work()
        times.append(process_time() - begun)
    return 1_000 * median(times)


def _days(number):
    """CPU-milliseconds of the last `number` of 60 days, the shop's beginning not counted."""
    market = seasons.season(days=90)
    events = seasons.restocked(market)
    times = []
    for seed in range(RUNS):
        play = begin(market, seed)
        for event in events:
            if len(play.days) == 60 - number and event.do == "next_day":
                break
            play.apply(event)
        begun = process_time()
        for _ in range(number):
            play.apply(NEXT)
        times.append(process_time() - begun)
    return 1_000 * median(times)


def _season(market):
    events = seasons.restocked(market)
    return milliseconds(lambda: replay(market, 7, events), 3)


def _power(small, large, times):
    """Exponent of growth: 1 is linear."""
    return round(log(large / small) / log(times), 2)


def _crowd(times):
    traffic = {"reached": 5_000 * times, "weekday": [1] * 7, "notice": 1.0}
    town = {"people": 20_000 * times}
    return _season(seasons.season(days=20, customers=town, market={"traffic": traffic}))


def _range(times):
    """A season of six products, or of as many times six, people and traffic the same."""
    base = seasons.shop_04()
    names = [f"{name}{copy}" for copy in range(times) for name in seasons.GOODS]
    for name in names:
        seasons.GOODS.setdefault(name, seasons.GOODS[name.rstrip("0123456789")])
    listings = [seasons.listing(name) for name in names]
    kinds = [seasons.kind(name, base) for name in seasons.REFERENCE]
    market = seasons.season(("soap",), days=20, listings=listings, kinds=kinds, suppliers=[])
    events = seasons.opened(market) + [NEXT] * 20
    return milliseconds(lambda: replay(market, 7, events), 3)


def figures():
    """{"day_ms", "week_ms", "season_ms", "why_ms", "season_peak_mb", "growth"} of the shop."""
    market = seasons.season()
    season_ms = _season(market)
    play = replay(market, 7, seasons.restocked(market))
    known = dict(seasons.GOODS)
    growth = {
        "people_x4": _power(_crowd(1), _crowd(4), 4),
        "products_x4": _power(_range(1), _range(4), 4),
    }
    seasons.GOODS.clear()
    seasons.GOODS.update(known)
    return {
        "day_ms": round(_days(1), 2),
        "week_ms": round(_days(7), 1),
        "season_ms": round(season_ms, 1),
        "why_ms": round(milliseconds(lambda: breakdown(play, 60)), 1),
        "season_peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "growth": growth,
    }


if __name__ == "__main__":
    import json

    print(json.dumps(figures(), indent=2))
