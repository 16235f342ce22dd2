"""How long one learner's day, week and season with a page and its ads take, and how that grows.

Two ad sets with three ads for everybody, a post a week, an inbox with ready answers, 90 days from October:
auctions, fatigue, learning, attribution, parcels and money to the satang are on.
"""

from math import log
from statistics import median
from time import process_time

from talat.journal.events import parse
from talat.journal.play import begin
from tests.talat import pages

NEXT = parse(pages.NEXT)
RUNS = 5


def decisions(ads=3):
    """What the learner decides before the first day."""
    second = {**pages.START[2], "ad_set": "s2", "title": "ผู้หญิง", "sex": "women"}
    made = [pages.ad(f"a{n}", ("s1", "s2")[n % 2], photo=("clear", "dark")[n % 2]) for n in range(ads)]
    answer = {"do": "set_answer", "topic": "price", "text": "ใบละ 359 บาทค่ะ"}
    return [parse(raw) for raw in (*pages.START, second, *made, answer)]


def market(days=90, persons=2_000):
    """The page's market."""
    people = {**pages.RAW["people"], "number": persons}
    return pages.market(days=days, people=people, money={"ads": "5000000 บาท"})


def played(made, days, ads=3, seed=7):
    """A play after so many days."""
    play = begin(made, seed)
    for event in decisions(ads):
        play.apply(event)
    for day in range(days):
        if day % 7 == 0:
            play.apply(
                parse(
                    {"do": "write_post", "post": f"p{day}", "kind": "story", "photo": "clear", "text": "ทำมือ"}
                )
            )
        play.apply(NEXT)
    return play


def _last(number):
    """CPU-milliseconds of the last `number` of 60 days."""
    times = []
    for seed in range(RUNS):
        play = played(market(), 60 - number, seed=seed)
        begun = process_time()
        for _ in range(number):
            play.apply(NEXT)
        times.append(process_time() - begun)
    return 1_000 * median(times)


def _season(days=90, persons=2_000, ads=3, runs=3):
    made, times = market(days, persons), []
    played(made, 5, ads)
    for _ in range(runs):
        begun = process_time()
        played(made, days, ads)
        times.append(process_time() - begun)
    return 1_000 * median(times)


def _power(small, large, times):
    return round(log(large / small) / log(times), 2)


def figures():
    """{"ads_day_ms", "ads_week_ms", "ads_season_ms", "growth"} of a page with its ads."""
    growth = {
        "page_people_x4": _power(_season(20), _season(20, 8_000), 4),
        "page_ads_x4": _power(_season(20), _season(20, ads=12), 4),
    }
    return {
        "ads_day_ms": round(_last(1), 2),
        "ads_week_ms": round(_last(7), 1),
        "ads_season_ms": round(_season(), 1),
        "growth": growth,
    }
