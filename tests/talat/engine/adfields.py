"""A small advertising market for the tests: a thousand people, one feed."""

from dataclasses import replace

import numpy as np

from talat.engine import audience, campaign
from talat.engine.delivery import run_day
from talat.engine.pacing import MICROS


def market(
    seed=1, people=1_000, stands_for=10, budget=100, audiences=None, exchange=None, warm=0.03, **given
):
    """(people, exchange, ads, state); budget in baht, one number for each pool."""
    folk = audience.draw_people(seed, people, stands_for, warm=warm)
    exchange = exchange or campaign.social()
    wanted = audiences or [audience.Audience()]
    inside = np.array([audience.members(folk, one) for one in wanted])
    taste = audience.interest(folk, seed, 0, about=1)
    baht = np.asarray(budget) * MICROS
    ads = campaign.ad_sets(inside, len(exchange.placements), baht, taste, **given)
    return folk, exchange, ads, campaign.fresh(ads)


def run(days=3, seed=1, results=None, rules=None, price_level=1.0, **given):
    """Reports of `days` days; `results` holds every ad set's results of the week at this number."""
    folk, exchange, ads, state = market(seed, **given)
    reports = []
    for day in range(1, days + 1):
        if results is not None:
            state = replace(state, results=np.full_like(state.results, results))
        more = {} if rules is None else {"rules": rules}
        report, state = run_day(folk, exchange, ads, state, seed, day, price_level, **more)
        reports.append(report)
    return reports


def total(reports, name):
    """A field added over days and all its axes."""
    return sum(getattr(report, name).sum() for report in reports)
