"""A day's auctions before any decision: who looks when and where, the leading rivals, and all luck."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from talat.engine.attention import views_by_hour
from talat.engine.auction import key_bits, leading, pack, score_of
from talat.engine.audience import who_looks
from talat.engine.luck import Luck, look_up, sixteens, spread_table, thirty_twos, words
from talat.engine.pacing import Pace
from talat.engine.parameters import RULES

CELLS = 1 << 17  # ads × auctions settled at once, so that they stay in the processor's cache


@dataclass(frozen=True)
class Views:
    """A day's auctions before any decision; arrays (views,), sorted by hour."""

    hour: np.ndarray
    person: np.ndarray
    placement: np.ndarray
    rivals: np.ndarray  # (slots, views) keys of the leading rivals, best first; numbered by rank
    noise: np.ndarray  # (ads, views) uint16, for what the platform believes; None when it knows all
    skip: np.ndarray  # uint16: takes part when below the share of auctions; None when all do
    click: np.ndarray  # (views, stands_for) uint32
    seed: int
    day: int

    @cached_property
    def buy(self):
        """(views, stands_for) uint32; drawn when first asked for, as is `delay`."""
        return thirty_twos(self.seed, Luck.BUY, self.day, self.click.shape)

    @cached_property
    def delay(self):
        """(views, stands_for) uint16, looked up as hours from click to order."""
        return sixteens(self.seed, Luck.DELAY, self.day, self.click.shape)


def rival_keys(exchange, hour_price, placement, ads, seed, day):
    """(slots, views) keys of the leading rivals; numbers from `ads` up are their ranks."""
    slots, rivals, views = exchange.attention.size, exchange.rivals, placement.size
    kept = min(slots, rivals)
    bits, rank_bits = key_bits(max(rivals, 1)), key_bits(ads + kept)
    each = (rivals + 3) // 4
    drawn = words(seed, Luck.RIVALS, day, views * each).view("<u2").reshape(views, 4 * each)
    level = exchange.level * exchange.price[placement] * hour_price
    out = np.empty((kept, views), np.uint64)
    width = max(CELLS // max(rivals, 1), 1)
    for start in range(0, views if kept else 0, width):
        part = slice(start, start + width)
        score = look_up(spread_table(exchange.spread), drawn[part, :rivals].T.copy())
        score *= level[part]
        best = leading(pack(score, bits), kept, bits)
        out[:, part] = pack(score_of(best, bits), rank_bits, ads)
    return out


def draw_views(people, exchange, ads, seed, day, noisy=True, price_level=1.0, rules=RULES):
    """The day's `Views`: who looks when and where, whom the ads will meet, and the luck of each look.

    noisy        whether some ad set is still learning
    price_level  rivals' bids today against an ordinary day (season, double days; fact 19)
    """
    total = int(people.age.size * exchange.views * rules.weekday[(day - 1) % 7])
    by_hour = views_by_hour(total, rules)
    edges = np.rint(np.cumsum(exchange.share)[:-1] * 2**16)
    drawn, placement = sixteens(seed, Luck.PLACEMENT, day, (total,)), np.zeros(total, np.intp)
    for edge in edges:  # a handful: quicker than a search
        placement += drawn >= edge
    each, throttled = (total, people.stands_for), np.any(ads.pace == int(Pace.THROTTLED))
    noise = None
    if noisy:
        noise = sixteens(seed, Luck.NOISE, day, (ads.ads, total))
    return Views(
        hour=np.repeat(np.arange(24), by_hour),
        person=who_looks(thirty_twos(seed, Luck.PERSON, day, (total,)), people.age.size, rules.activity),
        placement=placement,
        rivals=rival_keys(exchange, float(price_level), placement, ads.ads, seed, day),
        noise=noise,
        skip=sixteens(seed, Luck.PACING, day, (total,)) if throttled else None,
        click=thirty_twos(seed, Luck.CLICK, day, each),
        seed=seed,
        day=day,
    )
