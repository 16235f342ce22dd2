"""Facts about ads in a feed: 6, 17, 18, 20, 21, and the twist that doubles the audience (T3)."""

from functools import cache

import numpy as np

from talat.engine import campaign
from talat.engine.campaign import Goal
from talat.engine.delivery import run_day
from tests.facts import pages, search
from tests.facts.row import Row
from tests.talat.engine import adfields

VIEWS = 8  # earlier views told apart in row 20
DAYS = 6  # fewer than a week, so that nothing is forgotten


@cache
def clicks_of_budgets(seed):
    """(2,) clicks in three days of 400 and of 800 baht a day."""
    given = {"days": 3, "people": 2_000, "results": 60, "goal": int(Goal.CLICKS)}
    days = [adfields.run(seed=seed, budget=budget, **given) for budget in (400, 800)]
    return np.array([adfields.total(one, "clicks") for one in days])


def double_budget(seeds):
    return [clicks_of_budgets(seed)[1] / clicks_of_budgets(seed)[0] for seed in seeds]


@cache
def learning(seed):
    """(14,) baht a click on each day of an ad set of 60 baht a day, and the day of the fiftieth click."""
    days = adfields.run(days=14, seed=seed, budget=60, goal=int(Goal.CLICKS), people=2_000)
    spend, clicks = (np.array([getattr(day, name).sum() for day in days]) for name in ("spend", "clicks"))
    early = np.concatenate([[0], np.cumsum(clicks)[:-1]]) < 50
    return spend / 1e6, clicks, early


def cost_while_learning(seeds):
    """Cost of a click before the fiftieth over the cost after it."""
    found = []
    for seed in seeds:
        spend, clicks, early = learning(seed)
        before, after = (spend[part].sum() / clicks[part].sum() for part in (early, ~early))
        found.append(before / after)
    return found


@cache
def worn(seed):
    """(VIEWS, 2) impressions and clicks by how often the person had seen the ad before."""
    folk, exchange, ads, state = adfields.market(
        seed, 1_000, budget=400, goal=int(Goal.REACH), click_rate=0.05
    )
    found = np.zeros((VIEWS, 2))
    for day in range(1, DAYS + 1):
        before = state.views
        report, state = run_day(folk, exchange, ads, state, seed, day)
        shows, person = report.shows, report.views.person[report.shows.view]
        order = np.argsort(person, kind="stable")
        turn = np.empty(person.size, dtype=int)
        turn[order] = np.arange(person.size) - np.searchsorted(person[order], person[order])
        seen = before[shows.ad, person] + turn
        for column, counts in enumerate((shows.people, shows.clicks)):
            found[:, column] += np.bincount(seen, counts, VIEWS)[:VIEWS]
    return found


def exponent(seeds):
    """Slope of ln(clicks a view) on ln(earlier views + 1), each weighed by its clicks."""
    found = []
    for seed in seeds:
        shown, clicked = worn(seed).T
        known = clicked > 0
        x, y = np.log(np.arange(1, VIEWS + 1))[known], np.log(clicked[known] / shown[known])
        found.append(np.polyfit(x, y, 1, w=np.sqrt(clicked[known]))[0])
    return found


def fourth_view(seeds):
    """Clicks a view at the fourth view over those at the first."""
    rates = [worn(seed)[:, 1] / worn(seed)[:, 0] for seed in seeds]
    return [rate[3] / rate[0] for rate in rates]


def double_audience(seeds):
    """Earlier views a view finds, on twice the people over once; the same auctions and budget."""
    return [earlier(seed, 2_000) / earlier(seed, 1_000) for seed in seeds]


@cache
def earlier(seed, people):
    """Mean earlier views on the third day of 250 baht a day."""
    exchange = campaign.social(views=2_000 / people)
    folk, _, ads, state = adfields.market(seed, people, budget=250, goal=int(Goal.REACH), exchange=exchange)
    for day in (1, 2, 3):
        before = state.views
        report, state = run_day(folk, exchange, ads, state, seed, day)
    return before[report.shows.ad, report.views.person[report.shows.view]].mean()


REFLEX, META = "reflexagency.online (weak)", "Meta help mirror; ratio ours"
ROWS = [
    Row("6", "clicks of a doubled budget", "เพิ่มงบโฆษณาเป็นสองเท่า ได้คลิกกี่เท่า (ต้องไม่ถึงสองเท่า)", "memory",
        double_budget, 1.0, 2.0, kind="sign", unit="x"),
    Row("17", "feed click over search click, baht", "ค่าคลิกในฟีดเป็นกี่เท่าของค่าคลิกหน้าค้นหา",
        "cybermark.com (LocaliQ)",
        lambda seeds: search.media(seeds)[:, 0, 0] / search.media(seeds)[:, 1, 0], 0.2, 0.6, unit="x"),
    Row("18", "feed: clicks a view", "ฟีด: คนเห็นโฆษณาร้อยครั้ง คลิกกี่ครั้ง", REFLEX,
        lambda seeds: search.media(seeds)[:, 0, 1], 0.006, 0.025, unit="%"),
    Row("18a", "page: clicks a view", "เพจ: คนเห็นโฆษณาร้อยครั้ง คลิกกี่ครั้ง", REFLEX,
        lambda seeds: pages.levels(seeds)[:, 0], 0.006, 0.025, unit="%"),
    Row("18b", "page: baht a thousand views", "เพจ: ค่าโฆษณาต่อการเห็นพันครั้ง กี่บาท", REFLEX,
        lambda seeds: pages.levels(seeds)[:, 1], 57, 157, unit="฿",
        note=("แหล่งเป็นดอลลาร์ของสหรัฐ เราคูณ 0.15–0.35 แล้วแปลงเป็นบาท ตัวคูณเป็นข้อสมมติ",
              "US dollars × 0.15–0.35 × 33 baht; the factor is an assumption of the fact sheet")),
    Row("18c", "page: sales a baht of ads", "เพจ: โฆษณา 1 บาท ได้ยอดขายกี่บาท", REFLEX,
        lambda seeds: pages.levels(seeds)[:, 3], 1.5, 3.5, unit="฿",
        note=("แหล่งบอก 2.2–2.8 ของผู้ลงโฆษณาที่ชำนาญ เราให้ช่วงกว้างกว่าสำหรับเพจใหม่",
              "the source says 2.2–2.8; a wider band of ours for a new page")),
    Row("20", "fatigue: power of earlier views", "เห็นซ้ำแล้วคลิกน้อยลง ตามเลขยกกำลังนี้ของจำนวนครั้ง",
        "Meta, quoted by adsuploader.com", exponent, -0.55, -0.30),
    Row("20a", "clicks at the fourth view over the first", "เห็นครั้งที่สี่ คลิกเหลือกี่เท่าของครั้งแรก",
        "Meta, quoted by adsuploader.com", fourth_view, 0.45, 0.65, unit="x"),
    Row("21", "cost while learning over after", "ช่วงระบบเรียนรู้ ค่าคลิกเป็นกี่เท่าของหลังจากนั้น", META,
        cost_while_learning, 1.1, 1.6, unit="x"),
    Row("T3", "double audience: earlier views", "กลุ่มคนใหญ่ขึ้นสองเท่า การเห็นซ้ำต้องเหลือครึ่ง", "twist test",
        double_audience, 0.42, 0.58, unit="x"),
]  # fmt: skip
