"""What every ad brought, day by day, cut as fine as a breakdown may ask: place, hour, age."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from talat.engine.pacing import MICROS_PER_SATANG
from talat.journal.ads.outcome import Figures

AGES = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
EDGES = np.array([25, 35, 45, 55, 65])
COUNTS = (
    *("impressions", "clicks", "reactions", "messages", "results", "spend"),
    *("orders", "orders_one_day", "revenue", "earned"),
)
AT = {name: number for number, name in enumerate(COUNTS)}


def whole_satang(micros: np.ndarray, pool: np.ndarray) -> np.ndarray:
    """Micros (rows, …) as whole satang whose sum in each pool is its sum of micros, rounded down.

    pool  (rows,) which budget pays a row
    """
    out = np.zeros(micros.shape, np.int64)
    for one in sorted(set(pool.tolist())):
        mine = pool == one
        flat = micros[mine].reshape(-1).cumsum() // MICROS_PER_SATANG
        out[mine] = np.diff(flat, prepend=0).reshape(micros[mine].shape)
    return out


class Tally:
    """Counts of each ad on each day: (COUNTS, placements, 24, AGES); and who saw it."""

    def __init__(self, placements: int, stands_for: int, age: np.ndarray):
        self.shape = (len(COUNTS), placements, 24, len(AGES))
        self.stands_for = stands_for
        self.cells: dict[tuple[int, str], np.ndarray] = {}  # (day, ad)
        self.saw: dict[tuple[int, str], np.ndarray] = {}  # (day, ad) → (placements, people) as packed bits
        self.age = age  # (people,) number of the group in AGES

    def of(self, day: int, ad: str) -> np.ndarray:
        """The counts of an ad on a day, to add to."""
        return self.cells.setdefault((day, ad), np.zeros(self.shape, np.int64))

    def show(self, day: int, ads: list[str], report, reactions, pool) -> np.ndarray:
        """Takes a day's shows in; (ads,) satang spent."""
        shows, views = report.shows, report.views
        person = views.person[shows.view]
        _, places, hours, ages = self.shape
        cell = ((shows.ad * places + views.placement[shows.view]) * hours + views.hour[shows.view]) * ages
        cell += self.age[person]
        shape = (len(ads), *self.shape[1:])

        def total(weights):
            found = np.bincount(cell, weights, len(ads) * places * hours * ages)
            return np.rint(found).astype(np.int64).reshape(shape)

        spend = whole_satang(total(shows.cost), pool)
        counts = {"impressions": total(shows.people), "clicks": total(shows.clicks)}
        counts |= {"reactions": total(reactions), "spend": spend}
        seen = np.zeros((len(ads), places, self.age.size), bool)
        seen[shows.ad, views.placement[shows.view], person] = True
        for number, ad in enumerate(ads):
            mine = self.of(day, ad)
            for name, found in counts.items():
                mine[AT[name]] += found[number]
            self.saw[day, ad] = np.packbits(seen[number], axis=1)
        return spend.sum(axis=(1, 2, 3))

    def add(self, day: int, ad: str, name: str, place: int, hour: int, age: int, amount: int = 1) -> None:
        """Adds to one count of one ad."""
        self.of(day, ad)[AT[name], place, hour, age] += amount

    def keys(self, ads: Iterable[str], first: int, last: int):
        """(day, ad) of everything counted of these ads on these days."""
        ads = set(ads)
        return [key for key in self.cells if first <= key[0] <= last and key[1] in ads]

    def figures(self, ads: Iterable[str], first: int, last: int, where=()) -> Figures:
        """The `Figures` of ads over days; `where` is a placement, an hour, an age group, None for all.

        Who was reached in one hour is not kept: reach is 0 there.
        """
        keys = self.keys(ads, first, last)
        if not keys:
            return Figures()
        cut = (slice(None), *(slice(None) if one is None else slice(one, one + 1) for one in where))
        sums = sum(self.cells[key][cut].sum(axis=(1, 2, 3)) for key in keys)
        counts = dict(zip(COUNTS, sums.tolist(), strict=True))
        place, hour, age = where or (None, None, None)
        reach = 0 if hour is not None else min(self.reach(keys, place, age), counts["impressions"])
        return Figures(reach=reach, **counts)

    def reach(self, keys, place=None, age=None) -> int:
        """Different people who saw any of them, in one place or of one age group when given."""
        seen = [self.saw[key] if place is None else self.saw[key][place] for key in keys if key in self.saw]
        if not seen:
            return 0
        bits = np.bitwise_or.reduce(np.concatenate([one.reshape(-1, one.shape[-1]) for one in seen]), axis=0)
        people = np.unpackbits(bits, count=self.age.size)
        return int(people.sum() if age is None else people[self.age == age].sum()) * self.stands_for
