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
    for one in np.unique(pool):
        mine = pool == one
        flat = micros[mine].reshape(-1).cumsum() // MICROS_PER_SATANG
        out[mine] = np.diff(flat, prepend=0).reshape(micros[mine].shape)
    return out


class Tally:
    """Counts of each ad on each day: (COUNTS, placements, 24, AGES); and who saw it."""

    def __init__(self, placements: int, stands_for: int):
        self.shape = (len(COUNTS), placements, 24, len(AGES))
        self.stands_for = stands_for
        self.cells: dict[tuple[int, str], np.ndarray] = {}  # (day, ad)
        self.saw: dict[tuple[int, str], np.ndarray] = {}  # (day, ad) → people as packed bits

    def of(self, day: int, ad: str) -> np.ndarray:
        """The counts of an ad on a day, to add to."""
        return self.cells.setdefault((day, ad), np.zeros(self.shape, np.int64))

    def show(self, day: int, ads: list[str], report, reactions, age, pool) -> np.ndarray:
        """Takes a day's shows in; (ads,) satang spent. `age` is (people,) number of the group."""
        shows, views = report.shows, report.views
        person = views.person[shows.view]
        _, places, hours, ages = self.shape
        cell = ((shows.ad * places + views.placement[shows.view]) * hours + views.hour[shows.view]) * ages
        cell += age[person]
        shape = (len(ads), *self.shape[1:])

        def total(weights):
            found = np.bincount(cell, weights, len(ads) * places * hours * ages)
            return np.rint(found).astype(np.int64).reshape(shape)

        spend = whole_satang(total(shows.cost), pool)
        counts = {"impressions": total(shows.people), "clicks": total(shows.clicks)}
        counts |= {"reactions": total(reactions), "spend": spend}
        seen = np.zeros((len(ads), age.size), bool)
        seen[shows.ad, person] = True
        for number, ad in enumerate(ads):
            mine = self.of(day, ad)
            for name, found in counts.items():
                mine[AT[name]] += found[number]
            self.saw[day, ad] = np.packbits(seen[number])
        return spend.sum(axis=(1, 2, 3))

    def add(self, day: int, ad: str, name: str, place, hour, age, amount=1) -> None:
        """Adds to one count of one ad."""
        np.add.at(self.of(day, ad)[AT[name]], (place, hour, age), amount)

    def keys(self, ads: Iterable[str], first: int, last: int):
        """(day, ad) of everything counted of these ads on these days."""
        ads = set(ads)
        return [key for key in self.cells if first <= key[0] <= last and key[1] in ads]

    def figures(self, ads: Iterable[str], first: int, last: int, where=()) -> Figures:
        """The `Figures` of ads over days; `where` chooses placements, hours and ages by index or slice."""
        keys = self.keys(ads, first, last)
        if not keys:
            return Figures()
        if not where:
            sums = sum(self.cells[key].sum(axis=(1, 2, 3)) for key in keys)
        else:
            sums = sum(
                self.cells[key][(slice(None), *where)].reshape(len(COUNTS), -1).sum(axis=1) for key in keys
            )
        counts = dict(zip(COUNTS, sums.tolist(), strict=True))
        return Figures(reach=min(self.reach(keys), counts["impressions"]), **counts)

    def reach(self, keys) -> int:
        """Different people who saw any of them."""
        seen = None
        for key in keys:
            bits = self.saw.get(key)
            if bits is not None:
                seen = bits if seen is None else seen | bits
        return 0 if seen is None else int(np.unpackbits(seen).sum()) * self.stands_for
