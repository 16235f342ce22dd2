"""One stylised fact: what is measured, the band it must lie in, and where the band comes from."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from talat.engine.experiment import Interval, of_mean

SEEDS = 30  # least number of markets a fact is measured in


@dataclass(frozen=True)
class Row:
    """A fact of facts/stylised-facts.md.

    measure  returns one value a seed (a sequence), or a single number for an exact row
    low, high  the band that the mean must lie in; None leaves that side open
    """

    number: str  # as in the fact sheet; letters tell several rows of one fact apart
    fact: str
    source: str
    measure: Callable[[], object]
    low: float | None = None
    high: float | None = None
    exact: bool = False  # a single value, no seeds

    @property
    def band(self) -> str:
        """The band as the table shows it."""
        if self.low is None:
            return f"< {self.high:g}"
        return f"> {self.low:g}" if self.high is None else f"{self.low:g}…{self.high:g}"


@dataclass(frozen=True)
class Measured:
    """What came of a row."""

    row: Row
    values: tuple[float, ...]
    mean: Interval

    @property
    def holds(self) -> bool:
        """Whether the mean lies in the band, over enough seeds."""
        enough = self.row.exact or len(self.values) >= SEEDS
        above = self.row.low is None or self.mean.value >= self.row.low
        below = self.row.high is None or self.mean.value <= self.row.high
        return bool(enough and np.isfinite(self.mean.value) and above and below)

    @property
    def shown(self) -> str:
        """Mean, its 90 % interval and the number of seeds."""
        if self.row.exact:
            return f"{self.mean.value:.3g}"
        return f"{self.mean.value:.3f} [{self.mean.low:.3f}, {self.mean.high:.3f}] n={len(self.values)}"


def measured(row: Row) -> Measured:
    """The row, measured."""
    values = tuple(float(value) for value in np.atleast_1d(np.asarray(row.measure(), dtype=float)))
    return Measured(row, values, of_mean(values))


def line(found: Measured) -> str:
    """One line of the table."""
    verdict = "yes" if found.holds else "NO"
    number = f"{found.row.number:>4} {found.row.fact}"
    return f"{number:62} | {found.row.source:34} | {found.row.band:>12} | {found.shown:38} | {verdict}"
