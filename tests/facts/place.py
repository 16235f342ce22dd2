"""Facts about places on a page: search results (22) and the marketplace's own page."""

from functools import cache

import numpy as np

from talat.engine import ranking, resultpage
from tests.facts.row import Row

SEARCHES, WORDS = 4_000, 12  # of each kind of words


@cache
def page(seed):
    """(20,) share of searches that click each place; snippets of all kinds, two pages, no ads."""
    dice = np.random.Generator(np.random.Philox(seed))
    appeal = np.exp(0.4 * dice.standard_normal((WORDS, 20)) - 0.08)
    clicks = sum(resultpage.clicks(appeal[n], SEARCHES, seed, 1, part=n) for n in range(WORDS))
    return clicks / (SEARCHES * WORDS)


def first(seeds):
    return [page(seed)[0] for seed in seeds]


def second_over_first(seeds):
    return [page(seed)[1] / page(seed)[0] for seed in seeds]


def first_over_tenth(seeds):
    return [page(seed)[0] / max(page(seed)[9], 1e-9) for seed in seeds]


def best_of_page_two(seeds):
    return [page(seed)[10:].max() for seed in seeds]


def notice():
    """Eyes on the first, second and tenth place of the marketplace, the first being 0.276."""
    return ranking.notice(0.276, np.array([1.0, 2.0, 10.0]))


def empty_cost():
    """Score lost by a product that was sold out for a week, against one that was not; no luck in it."""
    record, well = ranking.first_record(1), ranking.first_record(1)
    zero, yes, no = np.zeros(1, dtype=np.int64), np.ones(1, dtype=bool), np.zeros(1, dtype=bool)
    for _ in range(7):
        record = ranking.remember(record, zero, zero, zero, yes)
        well = ranking.remember(well, zero, zero, zero, no)
    both = [ranking.score(np.ones(1), one, np.full(1, 30), np.full(1, 4.5))[0] for one in (well, record)]
    return both[0] - both[1]


PLACES = "Backlinko, Sistrix"
ROWS = [
    Row("22", "search results: clicks on the first place", "ค้นหาร้อยครั้ง อันดับแรกได้คลิกกี่ครั้ง", PLACES,
        first, 0.20, 0.35, unit="%"),
    Row("22a", "second place over first", "อันดับสองได้คลิกเป็นกี่เท่าของอันดับแรก", PLACES,
        second_over_first, 0.45, 0.65, unit="x"),
    Row("22b", "first place over tenth", "อันดับแรกได้คลิกเป็นกี่เท่าของอันดับสิบ", PLACES,
        first_over_tenth, 8.0, None, kind="sign", unit="x"),
    Row("22c", "best place of the second page", "หน้าสอง อันดับที่ได้คลิกมากที่สุดก็ยังไม่ถึง 1%", PLACES,
        best_of_page_two, None, 0.01, kind="sign", unit="%"),
    Row("22d", "marketplace: second place over first", "หน้าตลาด: สายตาที่อันดับสองเป็นกี่เท่าของอันดับแรก", PLACES,
        lambda: notice()[1] / notice()[0], 0.45, 0.65, kind="exact", unit="x"),
    Row("22e", "marketplace: first place over tenth", "หน้าตลาด: สายตาที่อันดับแรกเป็นกี่เท่าของอันดับสิบ", PLACES,
        lambda: notice()[0] / notice()[2], 8.0, None, kind="exact", unit="x"),
    Row("T1a", "score lost by a week sold out", "ของหมดหนึ่งสัปดาห์ คะแนนร้านบนหน้าตลาดต้องลด", "our assumption",
        empty_cost, 0.1, kind="exact"),
]  # fmt: skip
