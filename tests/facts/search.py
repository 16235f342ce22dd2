"""Facts about ads on a result page: 7, 15; and its prices beside a feed's, for 17 and 18."""

from dataclasses import replace
from functools import cache

import numpy as np

from talat.engine import campaign
from talat.engine.campaign import Goal
from talat.engine.delivery import run_day
from talat.engine.parameters import SEARCH
from tests.facts.row import Row
from tests.talat.engine import adfields


def brand_terms(seeds):
    """Sales that ads on brand terms caused over those counted for them."""
    return [_brand(seed) for seed in seeds]


def _brand(seed):
    given = {"click_rate": 0.066, "effect": SEARCH.effect, "goal": int(Goal.CLICKS)}
    folk, exchange, ads, state = adfields.market(
        seed, 2_000, budget=400, exchange=campaign.search(views=1.0), **given
    )
    ads = replace(ads, placements=np.array([[True, False, False]]))
    caused = counted = 0
    for day in (1, 2):
        report, state = run_day(folk, exchange, ads, state, seed, day)
        caused += report.sales.incremental.sum()
        counted += report.sales.seven_day.sum()
    return caused / counted


@cache
def medium(seed, searching):
    """Baht a click, clicks a view and orders a click of a feed or a search page, 150 baht a day."""
    exchange, first, effect = campaign.social(), 0.009, 0.03
    if searching:
        exchange, first, effect = campaign.search(views=1.0), 0.1, SEARCH.effect
    folk, exchange, ads, state = adfields.market(
        seed, 1_000, budget=150, exchange=exchange, goal=int(Goal.CLICKS), click_rate=first, effect=effect
    )
    if searching:  # the query tells who is interested; brand terms are another fact
        ads = replace(ads, interest=np.ones_like(ads.interest), placements=np.array([[False, True, True]]))
    sums = np.zeros(4)
    for day in (1, 2):
        report, state = run_day(folk, exchange, ads, state, seed, day)
        spend, clicks, views = (getattr(report, name).sum() for name in ("spend", "clicks", "impressions"))
        sums += spend / 1e6, clicks, views, report.sales.all.sum()
    return sums[0] / sums[1], sums[1] / sums[2], sums[3] / sums[1]


def media(seeds):
    """(seeds, 2, 3) of `medium`: feed, then search page."""
    return np.array([[medium(seed, searching) for searching in (False, True)] for seed in seeds])


WORDSTREAM = "WordStream 2025"
ROWS = [
    Row("7", "brand terms: caused over counted", "โฆษณาคำค้นชื่อร้านเรา: ยอดที่โฆษณาทำให้เกิดจริง กี่ % ของที่รายงานนับ",
        "Blake, Nosko & Tadelis 2015", brand_terms, high=0.5, kind="sign", unit="%"),
    Row("15", "search ads: clicks a view", "โฆษณาหน้าค้นหา: เห็นร้อยครั้ง คลิกกี่ครั้ง", WORDSTREAM,
        lambda seeds: media(seeds)[:, 1, 1], 0.03, 0.12, unit="%"),
    Row("15a", "search ads: orders a click", "โฆษณาหน้าค้นหา: คลิกร้อยครั้ง ซื้อกี่ครั้ง", WORDSTREAM,
        lambda seeds: media(seeds)[:, 1, 2], 0.03, 0.12, unit="%"),
]  # fmt: skip
