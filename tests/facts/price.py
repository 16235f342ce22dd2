"""Facts about prices: how sales answer to them (1, 2), and prices that end in 9 (48)."""

from functools import cache

import numpy as np

from tests.facts.row import Row
from tests.facts.shops import front, sales

STEPS = np.array([0.7, 0.85, 1.15, 1.35])
ROUNDS = ((0, 2, 4, 5), (1, 3))  # products of different kinds do not meet: their prices move at once


@cache
def curve(seed):
    """(products, steps) orders when each product's price alone among its kind is `STEPS` of the usual."""
    price = front(seed).price
    found = np.zeros((price.size, STEPS.size))
    for products in ROUNDS:
        for at, step in enumerate(STEPS):
            moved = price.copy()
            moved[list(products)] = np.rint(price[list(products)] * step)
            found[list(products), at] = sales(seed, price=moved)[0][list(products)]
    return found


def slopes(seed):
    """(products,) slopes of ln(orders) on ln(price)."""
    return np.polyfit(np.log(STEPS), np.log(curve(seed) + 0.5).T, 1)[0]


def price_elasticity(seeds):
    return [slopes(seed).mean() for seed in seeds]


def steepest(seeds):
    """Elasticity of the product that answers most; likewise `flattest`."""
    return [slopes(seed).min() for seed in seeds]


def flattest(seeds):
    return [slopes(seed).max() for seed in seeds]


def endings(seeds, sign):
    """Share of orders gained by a price that ends in 9 over the one a baht above.

    The baht itself is taken out with the mean elasticity of fact 1; people are the same.
    """
    price = np.array([6_900, 8_900, 14_900, 15_900, 19_900, 12_900])
    baht = np.mean((price / (price + 100.0)) ** -2.6)
    signs = np.full(6, sign)
    found = [[sales(seed, price=one, sign=signs)[0].sum() for one in (price, price + 100)] for seed in seeds]
    return [nine / round_ / baht - 1 for nine, round_ in found]


BIJMOLT, NINE = "Bijmolt et al. 2005", "Anderson & Simester 2003 (memory)"
ROWS = [
    Row("1", "price elasticity, mean over products", "ขึ้นราคา 1% ยอดขายเปลี่ยนไปกี่ % (เฉลี่ยทุกสินค้า)",
        BIJMOLT, price_elasticity, -3.2, -2.0),
    Row("1a", "every product sells less when dearer", "สินค้าทุกชิ้นขายน้อยลงเมื่อแพงขึ้น แม้ชิ้นที่คนถือเรื่องราคาน้อยที่สุด",
        BIJMOLT, flattest, None, -0.3, kind="sign"),
    Row("2", "steepest product", "สินค้าที่คนถือเรื่องราคามากที่สุด ขึ้นราคา 1% ยอดขายเปลี่ยนกี่ %",
        "Bijmolt et al. 2005 (memory)", steepest, -5.5, -2.0),
    Row("2a", "flattest product", "สินค้าที่คนถือเรื่องราคาน้อยที่สุด ขึ้นราคา 1% ยอดขายเปลี่ยนกี่ %",
        "Bijmolt et al. 2005 (memory)", flattest, -2.6, -0.8),
    Row("48", "sales of a price in 9", "ราคาลงท้ายด้วย 9 ขายดีกว่าราคาที่มากกว่า 1 บาทกี่ %",
        NINE, lambda seeds: endings(seeds, False), 0.0, 0.15, unit="%"),
    Row("48a", "the same under a sale sign", "มีป้ายลดราคาอยู่แล้ว เลข 9 ไม่ช่วยอีก",
        NINE, lambda seeds: endings(seeds, True), -0.03, 0.03, unit="%"),
]  # fmt: skip
