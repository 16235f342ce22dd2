"""Other shops that answer: they follow the learner's price, advertise when sales fall and run out of stock.

Simple rules, whole numbers, no foresight: a learner can see through them, as through real neighbours.
"""

from dataclasses import dataclass

import numpy as np

from talat.engine.dice import Roll, uniforms
from talat.engine.parameters import OTHER_SHOPS


@dataclass(frozen=True)
class Rules:
    """How far rivals go."""

    floor: float  # lowest price, share of the first day's
    stock_days: int  # usual days of sales in stock
    lead_days: int  # days until new pieces come


@dataclass(frozen=True)
class Rivals:
    """Other shops on a morning; whole numbers (R,)."""

    price: np.ndarray  # satang
    usual: np.ndarray  # price of the first day
    stock: np.ndarray  # thousandths of a piece
    coming: np.ndarray  # days until pieces come, 0 when none are ordered
    pace: np.ndarray  # thousandths of a piece sold a day, remembered
    first_pace: np.ndarray  # the same on the first day; 0 before it
    push: np.ndarray  # days a campaign still runs


def first_rivals(price):
    """The `Rivals` of the first morning: full shelves, nothing known of sales."""
    zero = np.zeros(price.size, dtype=np.int64)
    return Rivals(price, price.copy(), np.full(price.size, 10**9), zero, zero, zero, zero)


def is_open(rivals):
    """Whether each shop has a piece to sell."""
    return rivals.stock >= 1_000


def night(rivals, rules, sales, our_price, seed, day):
    """The `Rivals` of the next morning.

    sales      (R,) thousandths of a piece sold today
    our_price  (R,) lowest price the learner asks for the same kind; 0 where there is none
    """
    first = rivals.first_pace == 0
    # An empty shelf sells nothing and says nothing about the price.
    shut = ~is_open(rivals)
    pace = np.where(first, sales, np.where(shut, rivals.pace, (rivals.pace * 6 + sales) // 7))
    first_pace = np.where(first, np.maximum(sales, 1), rivals.first_pace)
    shelf = first_pace * rules.stock_days
    # On the first day shelves are as full as chance has it, or all shops would run empty on the same day.
    full = uniforms(seed, Roll.RIVAL, 0, np.arange(sales.size))
    before = np.where(first, np.rint(shelf * (OTHER_SHOPS.first_shelf + full)).astype(np.int64), rivals.stock)
    stock = before - np.minimum(sales, before)
    arrives = rivals.coming == 1
    stock = stock + np.where(arrives, shelf, 0)
    coming = np.maximum(rivals.coming - 1, 0)
    low = (stock < pace * (rules.lead_days + 1)) & (coming == 0)
    # Now and then a shop forgets to order in time; that is when its shelf runs empty.
    slow = uniforms(seed, Roll.RIVAL, day, np.arange(sales.size)) < OTHER_SHOPS.forgets
    coming = np.where(low & ~slow, rules.lead_days, coming)
    losing = pace * 10 < first_pace * OTHER_SHOPS.losing
    price = _follow(rivals, rules, losing, our_price)
    push = np.maximum(rivals.push - 1, 0)
    starts = (pace * 10 < first_pace * OTHER_SHOPS.pushing) & (push == 0) & ~first
    return Rivals(
        price, rivals.usual, stock, coming, pace, first_pace, np.where(starts, OTHER_SHOPS.push_days, push)
    )


def _follow(rivals, rules, losing, our_price):
    """Tomorrow's prices, whole satang: a loser moves towards just below ours, others back to their own."""
    lowest = np.rint(rivals.usual * rules.floor).astype(np.int64)
    aim = np.where(losing & (our_price > 0), np.rint(our_price * OTHER_SHOPS.undercut), rivals.usual)
    aim = np.clip(aim, lowest, rivals.usual).astype(np.int64)
    gap = aim - rivals.price
    part = np.where(gap < 0, OTHER_SHOPS.follow, OTHER_SHOPS.recover)
    return rivals.price + np.rint(gap * part).astype(np.int64)
