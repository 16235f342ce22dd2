"""Facts about answering: who waits less buys more (46)."""

from functools import cache

import numpy as np

from talat.engine import chat
from talat.engine.parameters import OTHER_SHOPS
from tests.facts.row import Row

WAITS = (5, 30, 120, 480)  # minutes until the answer
VISITS = 20_000


@cache
def bought(seed):
    """(waits,) share of those who asked that buy, when everybody is answered well after so many minutes."""
    asked = chat.ask(seed, 1, VISITS, np.zeros(chat.BUYERS, dtype=bool), strangers=False)
    marks = np.zeros((asked.person.size, len(chat.Mark)), dtype=bool)
    marks[:, chat.Mark.RIGHT] = True
    found = []
    for wait in WAITS:
        waited = np.full(asked.person.size, wait)
        here = chat.fates(asked.patience, waited) == chat.Fate.ANSWERED
        chance = OTHER_SHOPS.conversion * chat.effect(marks, waited).chance
        found.append(float((here & chat.buys(seed, 1, asked.person, chance)).mean()))
    return np.array(found)


def least_drop(seeds):
    """The smallest loss from one wait to the next."""
    return [-np.diff(bought(seed)).max() for seed in seeds]


def half_an_hour(seeds):
    return [bought(seed)[0] / bought(seed)[1] for seed in seeds]


OLDROYD = "Oldroyd 2007, 2011 (memory)"
ROWS = [
    Row("46", "buyers lost by each longer wait, least",
        "ยิ่งตอบช้า คนทักยิ่งซื้อน้อยลงทุกขั้น (5 นาที ครึ่งชั่วโมง 2 ชั่วโมง 8 ชั่วโมง)",
        OLDROYD, least_drop, 0.0, kind="sign", unit="%"),
    Row("46a", "answered in 5 minutes over half an hour", "ตอบใน 5 นาที ขายได้เป็นกี่เท่าของตอบในครึ่งชั่วโมง", OLDROYD,
        half_an_hour, 1.0, kind="sign", unit="x",
        note=("แหล่งพูดถึงลูกค้าธุรกิจ ต่างกันราว 21 เท่า เราใช้เพียงทิศทาง",
              "the source speaks of business leads and of about 21 times; only the direction is used")),
]  # fmt: skip
