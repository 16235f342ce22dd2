"""Split tests and holdouts: what each side did, and what may honestly be said of it."""

from __future__ import annotations

import numpy as np

from talat.engine import experiment
from talat.journal.ads.dawn import held_out
from talat.journal.ads.outcome import Arm, Figures, TestResult


def result(play, test: str) -> TestResult:
    """What a test shows so far."""
    one = play.tests[test]
    last = min(one.last, len(play.days))
    if one.kind == "holdout":
        a, b, measure = *_held(play, one, last), "orders"
        counts = (a.orders, a.people, b.orders, b.people)
    else:
        measure = _measure(play, one)
        a, b = (_half(play, one, name, last) for name in (one.a, one.b))
        counts = (getattr(a.figures, measure), a.people, getattr(b.figures, measure), b.people)
    counts = (min(counts[0], counts[1]), counts[1], min(counts[2], counts[3]), counts[3])
    gap, lift = experiment.difference(*counts), experiment.ratio(*counts)
    done = len(play.days) >= one.last
    return TestResult(one.id, one.kind, one.first, one.last, done, a, b, measure, gap, lift)


def _level(test):
    return "ad_set" if test.kind == "split_ad_sets" else "ad"


def _measure(play, test):
    """What both sides are compared by: their common goal, or clicks."""
    sets = [name if _level(test) == "ad_set" else play.ads[name].ad_set for name in (test.a, test.b)]
    goals = {play.ad_sets[name].goal for name in sets}
    return "results" if len(goals) == 1 and goals != {"reach"} else "clicks"


def _half(play, test, name, last):
    """One side of a split test."""
    ads = set(play.under(_level(test), name))
    inside = np.zeros(play.desk.warm.size, bool)
    for book in play.desk.books[test.first - 1 : last]:
        mine = np.array([ad in ads for ad in book.ads], bool)
        if mine.any():
            inside |= book.morning.ads.inside[mine].any(axis=0)
    people = int(inside.sum()) * play.market.people.stands_for
    found = play.desk.tally.figures(ads, test.first, last) if last >= test.first else Figures()
    return Arm(name, people, found, found.orders)


def _held(play, test, last):
    """(shown, held out) of a holdout: all orders of these people, whatever they clicked."""
    people = play.desk.stage.folk.people
    held = held_out(people, test.percent)
    orders = [0, 0]
    for book in play.desk.books[test.first - 1 : last]:
        out = held[book.brought.orders.person]
        orders[0] += int((~out).sum())
        orders[1] += int(out.sum())
    number = [int((~held).sum()) * people.stands_for, int(held.sum()) * people.stands_for]
    found = play.desk.tally.figures(play.ads, test.first, last) if last >= test.first else Figures()
    return Arm("ads", number[0], found, orders[0]), Arm("held", number[1], Figures(), orders[1])
