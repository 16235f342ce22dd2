"""The twist that makes ads useless (T2): what a holdout then measures must be nothing."""

import numpy as np

from talat.engine import attribution
from tests.facts import pages
from tests.facts.row import Row
from tests.talat.engine import adfields

MARKETS = 8  # for each seed: the lift of one market is mostly luck


def lift_of_nothing(seeds):
    """Orders a holdout finds where ads have no effect, as a share of the orders counted for them."""
    lifts, orders = np.array([_lift(MARKETS * seed + n) for seed in seeds for n in range(MARKETS)]).T
    return lifts / orders.mean()


def _lift(seed):
    days = adfields.run(days=4, seed=seed, effect=0.0, holdout=0.5, budget=400, people=2_000, warm=0.3)
    names = ("orders", "clicks", "ghost_orders", "ghost_clicks")
    got = {name: adfields.total(days, name) for name in names}
    found = attribution.lift(got["orders"], got["clicks"], got["ghost_orders"], got["ghost_clicks"])
    return found[0], got["orders"]


ROWS = [
    Row("T2", "ads without effect: lift over orders", "โฆษณาที่ไม่มีผล กลุ่มเปรียบเทียบต้องวัดได้ว่าไม่มีผล", "twist test",
        lift_of_nothing, -0.06, 0.06, unit="%"),
    Row("T2a", "page, ads without effect: lift of a holdout", "เพจ: โฆษณาที่ไม่มีผล กลุ่มเปรียบเทียบต้องวัดได้ว่าไม่มีผล",
        "twist test", pages.lift_of_nothing, -0.06, 0.06, unit="%"),
]  # fmt: skip
