"""Facts about the calendar: double days (34), ad prices by season and year (16, 19), how fame grows (49)."""

from dataclasses import replace
from functools import cache

import numpy as np

from talat.engine.adprices import level
from talat.engine.campaign import Goal
from talat.engine.delivery import run_day
from talat.journal.play import replay
from tests.facts.row import Row
from tests.facts.shops import NEXT, play
from tests.talat import seasons
from tests.talat.engine import adfields

DOUBLE = (42, 73)  # days of the season: the eleventh of November and the twelfth of December


@cache
def quiet(seed):
    """Orders a day of the same season, decisions and luck had there been no double days."""
    made = seasons.season(sale_days=[])
    return [day.orders for day in replay(made, seed, seasons.restocked(made, pieces=30)).days]


def against_quiet(seeds, first, last):
    """Orders from so many days after a double day to so many, over the same days without it."""
    found = []
    for seed in seeds:
        days = [number for double in DOUBLE for number in range(double + first - 1, double + last)]
        found.append(sum(play(seed).days[n].orders for n in days) / sum(quiet(seed)[n] for n in days))
    return found


@cache
def click_price(seed, year, month):
    """Micros a click on the 15th and 16th of a month, for one ad set of 100 baht a day."""
    folk, exchange, ads, state = adfields.market(seed, 1_000, budget=100, goal=int(Goal.CLICKS))
    state = replace(state, results=np.full_like(state.results, 50))
    sums = np.zeros(2)
    for day in (15, 16):
        report, state = run_day(folk, exchange, ads, state, seed, day, level(year, month, day))
        sums += report.spend.sum(), report.clicks.sum()
    return sums[0] / sums[1]


def last_quarter(seeds):
    """Price of a click in October to December over July to September."""
    found = []
    for seed in seeds:
        third, last = ([click_price(seed, 2026, m) for m in months] for months in ((7, 8, 9), (10, 11, 12)))
        found.append(sum(last) / sum(third))
    return found


def year_later(seeds):
    """How much dearer a click is a year later, over three months."""
    found = []
    for seed in seeds:
        now, later = (sum(click_price(seed, year, month) for month in (7, 9, 11)) for year in (2026, 2027))
        found.append(later / now - 1)
    return found


@cache
def adopted(seed):
    """People who know a well-liked shop in a small town, each day until most have heard of it."""
    listings = [seasons.listing(name, quality=0.95, stock=20_000) for name in ("soap", "bag")]
    top = {"traffic": {"reached": 3_000, "weekday": [1] * 7, "notice": 1.0}}
    made = seasons.season(
        ("soap", "bag"), days=120, listings=listings, customers={"people": 4_000}, market=top
    )
    days = replay(made, seed, seasons.opened(made) + [NEXT] * 120).days
    return np.array([day.know_shop for day in days], dtype=float)


@cache
def bass(seed):
    """(q, p) a week of the Bass model, least squares on the weekly new people who know the shop."""
    share = adopted(seed)[::7] / 4_000
    return np.polyfit(share[:-1], np.diff(share) / (1 - share[:-1]), 1)


DOUBLES, ADS = "malaysianreserve 2018", "superads.ai"
ROWS = [
    Row("34", "double day, orders over the same day without", "วันเลขเบิ้ล ขายได้กี่เท่าของวันเดียวกันถ้าไม่มีเทศกาล",
        DOUBLES, lambda seeds: against_quiet(seeds, 0, 0), 3.0, 15.0, unit="x"),
    Row("34a", "four days before, likewise", "สี่วันก่อนหน้า คนรอซื้อ ขายได้เหลือกี่เท่า", DOUBLES,
        lambda seeds: against_quiet(seeds, -4, -1), None, 0.95, kind="sign", unit="x"),
    Row("34b", "four days after, likewise", "สี่วันถัดมา คนเพิ่งซื้อไป ขายได้เหลือกี่เท่า", DOUBLES,
        lambda seeds: against_quiet(seeds, 1, 4), None, 0.95, kind="sign", unit="x"),
    Row("16", "ads a year later, price of a click", "ปีถัดไป ค่าโฆษณาต่อคลิกแพงขึ้นกี่ %", "WordStream 2024, 2025",
        year_later, 0.05, 0.15, unit="%"),
    Row("19", "ads in Q4 over Q3, price of a click", "ปลายปี ค่าโฆษณาต่อคลิกเป็นกี่เท่าของไตรมาสก่อน", ADS,
        last_quarter, 1.1, 1.4, unit="x",
        note=("วัดวันที่ 15 และ 16 ของเดือน ไม่นับวันเลขเบิ้ลที่แพงกว่านี้อีก",
              "on the 15th and 16th of each month; double days, dearer still, are not in it")),
    Row("49", "Bass p, a week", "ร้านที่คนชอบ: แต่ละสัปดาห์ คนรู้จักร้านเองกี่ %", "Sultan et al. 1990 (memory)",
        lambda seeds: [bass(seed)[1] for seed in seeds], 0.01, 0.05, unit="%",
        note=("แหล่งวัดเป็นปี เราอ่านเป็นสัปดาห์ เพราะฤดูกาลของเรามี 90 วัน",
              "the source counts years; read as weeks here, since a season has 90 days")),
    Row("49a", "Bass q, a week", "ร้านที่คนชอบ: แต่ละสัปดาห์ คนรู้จักร้านจากคนอื่นกี่ %", "Sultan et al. 1990 (memory)",
        lambda seeds: [bass(seed)[0] for seed in seeds], 0.2, 0.6, unit="%"),
]  # fmt: skip
