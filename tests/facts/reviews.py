"""Facts about reviews and the crowd: 39, 41, 43, 44, and the twist that shuffles quality (T1)."""

from functools import cache

import numpy as np

from talat.journal.play import replay
from tests.facts.row import Row
from tests.facts.shops import alike, front, gini, orders_of, play, sales
from tests.talat import seasons


@cache
def rated(seed, stars, number=30):
    """Orders when every product shows so many reviews of this mean."""
    size = front(seed).price.size
    return sales(seed, reviews=np.full(size, number), stars=np.full(size, float(stars)))[0].sum()


def star_more(seeds):
    return [rated(seed, 4.5) / rated(seed, 3.5) - 1 for seed in seeds]


def review_volume(seeds):
    return [np.log(rated(s, 4.5, 100) / rated(s, 4.5, 20)) / np.log(5) for s in seeds]


def review_valence(seeds):
    return [np.log(rated(s, 4.8) / rated(s, 3.6)) / np.log(4.8 / 3.6) for s in seeds]


@cache
def stars_written(seed):
    """(5,) shares of 1…5 stars that buyers write in a season."""
    books = play(seed).books
    found = sum(np.bincount(book.came.stars[book.came.wrote], minlength=6) for book in books)[1:]
    return found / found.sum()


def five_over_one(seeds):
    return [stars_written(seed)[4] - stars_written(seed)[0] for seed in seeds]


def one_over_three(seeds):
    return [stars_written(seed)[0] - stars_written(seed)[2] for seed in seeds]


def social_inequality(seeds):
    """Gini of orders among eight equal products: reviews and rank seen by shoppers, less hidden."""
    base, found = seasons.shop_04(), []
    for weights in ({}, {"review_count": 0.0, "review_stars": 0.0}):
        kinds = [{**seasons.kind("bag", base), "response": {**base["response"], **weights}}]
        made, decisions = alike(8, 45, kinds=kinds)
        found.append([gini(orders_of(replay(made, seed, decisions))) for seed in seeds])
    return np.subtract(*found)


def quality_followed(seeds):
    """Twist: qualities dealt out anew among equal products; correlation of sales with quality."""
    found = []
    for seed in seeds:
        quality = np.linspace(0.35, 1.0, 6)[np.random.Generator(np.random.Philox(seed)).permutation(6)]
        made, decisions = alike(6, 75, own=[{"quality": float(one)} for one in quality])
        found.append(np.corrcoef(quality, orders_of(replay(made, seed, decisions), 20))[0, 1])
    return found


ROWS = [
    Row("39", "sales of one star more", "คะแนนเฉลี่ยเพิ่มหนึ่งดาว ขายเพิ่มกี่ %", "Luca 2011", star_more, 0.04, 0.12,
        unit="%"),
    Row("41", "elasticity to number of reviews", "รีวิวเพิ่ม 1% ขายเพิ่มกี่ %", "You et al. 2015",
        review_volume, 0.1, 0.4),
    Row("41a", "elasticity to mean stars", "ดาวเฉลี่ยเพิ่ม 1% ขายเพิ่มกี่ %", "You et al. 2015",
        review_valence, 0.2, 0.7),
    Row("43", "share of 5 stars less that of 1", "คนให้ห้าดาวมากกว่าหนึ่งดาว ห่างกันกี่ %", "Hu, Pavlou & Zhang 2009",
        five_over_one, 0.0, kind="sign", unit="%"),
    Row("43a", "share of 1 star less that of 3", "คนให้หนึ่งดาวมากกว่าสามดาว ห่างกันกี่ %", "Hu, Pavlou & Zhang 2009",
        one_over_three, 0.0, kind="sign", unit="%"),
    Row("44", "Gini with reviews seen, less hidden", "เมื่อคนเห็นรีวิวกัน สินค้าเหมือน ๆ กันก็ขายต่างกันมากขึ้น",
        "Salganik et al. 2006 (memory)", social_inequality, 0.0, kind="sign"),
    Row("T1", "sales follow shuffled quality (correlation)", "สลับคุณภาพสินค้า ยอดขายต้องตามคุณภาพไป", "twist test",
        quality_followed, 0.5),
]  # fmt: skip
