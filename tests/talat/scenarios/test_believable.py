"""The pricing unit's market against the stylised facts of selling online; bands as in the fact sheet."""

import time
from pathlib import Path

import numpy as np
import pytest

from talat.engine import finance, funnel
from talat.journal.shop.outcome import Decision, Standing
from talat.journal.shop.play import run_day
from talat.scenarios import arena as arenas
from talat.scenarios.exercise import load_exercise

SEEDS = range(40)
EXERCISE = load_exercise(Path("notebooks/courses/online-shop/shop-04"))
PARTS = {"practice": (EXERCISE.practice, 5_900), "exercise": (EXERCISE.exercise, 14_900)}


def add(market, price, reviews=30, stars=4.4, photo="clear", paid_by="buyer"):
    """Counts of one Wednesday for a batch of prices, added over all seeds: {name: (prices,)}."""
    ring = arenas.arena(market)
    offer = arenas.offer(market, price, photo, paid_by, reviews, stars)
    days = [funnel.step(ring, offer, funnel.draw_day(seed, 1, ring.weekday[2])) for seed in SEEDS]
    names = ("clicked", "baskets", "paid", "cod", "refused", "delivered")
    return {name: sum(getattr(day, name) for day in days).astype(float) for name in names}


@pytest.fixture(params=PARTS, ids=str)
def market(request):
    return PARTS[request.param]


def test_price_elasticity_is_that_of_the_literature(market):  # fact 1: mean −2.62
    market, usual = market
    price = usual * np.array([0.8, 0.95, 1.1, 1.25])
    sold = add(market, price)["paid"]
    slope = np.polyfit(np.log(price), np.log(sold), 1)[0]
    assert -3.2 < slope < -2.0


def test_one_to_four_visits_in_a_hundred_buy(market):  # fact 33
    counts = add(market[0], float(market[1]))
    assert 0.01 < counts["paid"] / counts["clicked"] < 0.04


def test_seven_baskets_in_ten_are_left(market):  # fact 32: 70.19 %
    counts = add(market[0], float(market[1]))
    assert 0.65 < 1 - counts["paid"] / counts["baskets"] < 0.77


def test_cash_on_delivery_is_refused_more_than_prepaid(market):  # fact 35
    ring = arenas.arena(market[0])
    assert 0.08 <= ring.refuse_cod <= 0.25
    assert 0.01 <= ring.refuse_paid <= 0.05
    counts = add(market[0], 0.6 * market[1])  # cheap, so that there are a thousand orders to count
    cod = counts["cod"] / counts["paid"]
    expected = cod * ring.refuse_cod + (1 - cod) * ring.refuse_paid
    assert counts["refused"] / counts["paid"] == pytest.approx(expected, rel=0.35)
    assert 0.2 < cod < 0.5


def test_a_star_more_brings_a_few_percent_more_sales(market):  # fact 39: +5–9 %, band +4…+12 %
    sold = add(market[0], np.full(2, float(market[1])), stars=np.array([3.5, 4.5]))["paid"]
    assert 1.04 < sold[1] / sold[0] < 1.12


def test_sales_answer_weakly_to_the_number_of_reviews(market):  # fact 41: 0.236, band 0.1–0.4
    sold = add(market[0], np.full(2, float(market[1])), reviews=np.array([20, 80]))["paid"]
    assert 0.1 < np.log(sold[1] / sold[0]) / np.log(4) < 0.4


def test_reviews_are_j_shaped(market):  # fact 43
    market, usual = market
    market = market.model_copy(update={"reviews": market.reviews.model_copy(update={"write": 1.0})})
    stars = np.zeros(6)
    for seed in range(150):
        day = run_day(market, seed, 1, Decision(usual, "clear", "buyer"), Standing(30, 130.0))
        for review in day.reviews:
            stars[review.stars] += 1
    assert stars[5] > stars[4] > stars[3]
    assert stars[1] > stars[3]


def test_weekdays_make_visits_vary_more_than_poisson(market):  # fact 37
    market, _ = market
    ring = arenas.arena(market)
    reached = [funnel.draw_day(seed, 1, ring.weekday[seed % 7]).look.size for seed in range(210)]
    assert np.var(reached) / np.mean(reached) > 1.5


def expected_profit(market, price):
    """Satang a day for a batch of prices, over all seeds, reviews held still."""
    counts = add(market, price)
    parcel, fees = arenas.parcel(market), arenas.fees(market, 1)
    each = np.array([p - finance.unit_cost(int(p), "buyer", parcel, fees).total for p in price])
    lost = counts["refused"] * (parcel.packing + parcel.returning)
    return (counts["delivered"] * each - lost) / len(SEEDS)


def test_the_best_price_lies_well_inside(market):
    market, usual = market
    price = usual * np.array([0.6, 0.8, 1.0, 1.2, 1.6, 2.2])
    profit = expected_profit(market, price)
    best = int(np.argmax(profit))
    assert 1 <= best <= 4
    assert profit[0] < 0
    assert profit[-1] < 0.75 * profit[best]


def test_copying_the_cheapest_shop_loses_money(market):
    market, _ = market
    cheapest = min(shop.price for shop in market.shops)
    parcel, fees = arenas.parcel(market), arenas.fees(market, 1)
    assert finance.unit_cost(cheapest, "buyer", parcel, fees).total > cheapest


def test_the_honest_clear_photos_earn_most():
    market, usual = PARTS["exercise"]
    earned = {}
    for photo in ("dark", "clear", "worn", "vivid"):
        standing, earned[photo] = Standing(3, 12.9), 0
        for seed in range(6):
            for day in range(1, 15):
                result = run_day(market, seed, day, Decision(usual, photo, "buyer"), standing)
                standing, earned[photo] = result.after, earned[photo] + result.profit
            standing = Standing(3, 12.9)
    assert earned["worn"] > earned["clear"] > earned["dark"]
    assert earned["worn"] > 1.2 * earned["vivid"]


def test_a_day_takes_milliseconds():
    market, usual = PARTS["exercise"]
    decision, standing = Decision(usual, "clear", "buyer"), Standing(30, 130.0)
    run_day(market, 0, 1, decision, standing)
    started = time.process_time()
    for day in range(1, 31):
        run_day(market, 1, day, decision, standing)
    assert (time.process_time() - started) / 30 < 0.010
