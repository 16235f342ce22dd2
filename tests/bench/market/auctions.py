"""Auctions per CPU-second in one process, and how time grows with bidders and auctions.

Everything is inside the clock: drawing values, bids, ranking, prices, budgets, looks and conversions.
Budgets are such that almost all bidders can pay until the end of the day.
"""

import math
from statistics import median
from time import process_time

import numpy as np

from talat.engine import audience, campaign
from talat.engine.delivery import run_day
from talat.engine.league import even_league, run_league
from talat.engine.pacing import MICROS

BIDDERS, SLOTS, RUNS = 48, 3, 7


def seconds(work, runs=RUNS):
    """Median CPU-seconds of `work()`, after one run that warms up."""
    work()
    times = []
    for _ in range(runs):
        begun = process_time()
        work()
        times.append(process_time() - begun)
    return median(times)


def plain_day(bidders=BIDDERS, auctions=300_000):
    """CPU-seconds of AuctionNet-sized auctions: budgets, values, conversions."""
    league = even_league(bidders, budget=int(0.62 * MICROS * auctions / bidders), slots=SLOTS)
    played = run_league(league, 1, 1, auctions)
    assert np.all(played.spend <= league.budget)
    assert played.looks.sum() > 0.75 * league.exposure.sum() * auctions
    return seconds(lambda: run_league(league, 1, 1, auctions), RUNS if auctions > 50_000 else 3 * RUNS)


def full_market(bidders=BIDDERS, auctions=100_000, persons=10_000):
    """(people, exchange, ads, state) of `bidders` advertisers who all behave in full, after two days."""
    people = audience.draw_people(1, persons)
    exchange = campaign.social(
        rivals=0, views=auctions / persons, attention=np.linspace(1.0, 0.6, SLOTS), floor=np.zeros(SLOTS)
    )
    taste = np.array([audience.interest(people, 1, product, product % 12) for product in range(bidders)])
    inside = np.ones((bidders, people.age.size), bool)
    budget = int(0.17 * MICROS * auctions / bidders)
    ads = campaign.ad_sets(inside, 4, np.full(bidders, budget), taste, advertiser=np.arange(bidders))
    state = campaign.fresh(ads)
    for day in (1, 2):
        _, state = run_day(people, exchange, ads, state, 1, day)
    return people, exchange, ads, state


def full_day(bidders=BIDDERS, auctions=100_000, persons=10_000):
    """CPU-seconds of a day with pacing, fatigue, learning, placements, delays and attribution on."""
    market = full_market(bidders, auctions, persons)
    report, _ = run_day(*market, 1, 3)
    assert report.learning.all()  # the dearer path: estimates with noise
    assert report.impressions.sum() > 1.3 * auctions
    return seconds(lambda: run_day(*market, 1, 3))


def slope(sizes, times):
    """Least-squares exponent of time against size: 1 is linear."""
    x, y = np.log(np.array(sizes, float)), np.log(np.array(times))
    return float(((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum())


def grown(measure, name, sizes):
    """How `measure(name=size)` grows: its times in ms and its exponent."""
    times = [measure(**{name: size}) for size in sizes]
    assert all(math.isfinite(time) for time in times)
    return {
        "sizes": list(sizes),
        "ms": [round(1e3 * time, 2) for time in times],
        "exponent": round(slope(sizes, times), 3),
    }


def figures():
    """The keys `auctions_per_cpu_s`, `auctions_full_per_cpu_s` and `growth`."""
    return {
        "auctions_per_cpu_s": round(300_000 / plain_day()),
        "auctions_full_per_cpu_s": round(100_000 / full_day()),
        "growth": {
            "auctions_by_bidders": grown(
                lambda bidders: plain_day(bidders, 100_000), "bidders", (24, 48, 96, 192)
            ),
            "auctions_by_auctions": grown(
                lambda auctions: plain_day(BIDDERS, auctions), "auctions", (30_000, 60_000, 120_000, 240_000)
            ),
            "full_by_bidders": grown(lambda bidders: full_day(bidders, 40_000), "bidders", (24, 48, 96, 192)),
            "full_by_auctions": grown(
                lambda auctions: full_day(BIDDERS, auctions), "auctions", (20_000, 40_000, 80_000, 160_000)
            ),
            "full_by_people": grown(
                lambda persons: full_day(BIDDERS, 80_000, persons), "persons", (4_000, 8_000, 16_000, 32_000)
            ),
        },
    }
