"""One stylised fact: what is measured, the band it must lie in, and where the band comes from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from talat.engine.experiment import Interval, of_mean

SEEDS = 30  # least number of markets a fact is measured in
CALIBRATION, CHECK = range(SEEDS), range(1_000, 1_000 + SEEDS)
SETS = {"check": CHECK, "calibration": CALIBRATION}  # numbers are set by the second and judged by both


@dataclass(frozen=True)
class Row:
    """A fact of the fact sheet.

    measure    function of seeds that returns one value for each market; of nothing, one number, when exact
    low, high  the band that the mean must lie in; None leaves that side open
    """

    number: str  # as in the fact sheet; letters tell several rows of one fact apart
    fact: str
    thai: str  # the same as an instructor reads it
    source: str
    measure: Callable
    low: float | None = None
    high: float | None = None
    kind: str = "band"  # "exact": one value, no seeds; "sign": the whole interval must lie in the band
    unit: str = ""  # "%" for shares, "x" for times, "฿" for baht
    note: tuple[str, str] = ("", "")  # Thai and English: where the fact had to be read in a way of our own

    @property
    def band(self) -> str:
        """The band as the table shows it."""
        if self.low is None:
            return f"< {self.high:g}"
        return f"> {self.low:g}" if self.high is None else f"{self.low:g}…{self.high:g}"

    @property
    def exact(self) -> bool:
        """Whether it is one number that no luck touches."""
        return self.kind == "exact"


@dataclass(frozen=True)
class Measured:
    """What came of a row: values of each market, by the name of the set of seeds."""

    row: Row
    values: dict[str, tuple[float, ...]]

    def mean(self, name: str = "check") -> Interval:
        """Mean over the markets of one set, with its 90 % interval."""
        return of_mean(self.values[name])

    @property
    def holds(self) -> bool:
        """Whether it holds on every set of seeds."""
        return bool(self.values) and all(self._holds(name) for name in self.values)

    def _holds(self, name):
        row, found = self.row, self.mean(name)
        if not np.isfinite(found.value) or not (row.exact or len(self.values[name]) >= SEEDS):
            return False
        least, most = (found.low, found.high) if row.kind == "sign" else (found.value, found.value)
        return (row.low is None or least >= row.low) and (row.high is None or most <= row.high)

    @property
    def shown(self) -> str:
        """Mean, its 90 % interval and the number of markets; then the mean on the calibration seeds."""
        found = self.mean()
        if self.row.exact:
            return f"{found.value:.3g}"
        text = f"{found.value:.3f} [{found.low:.3f}, {found.high:.3f}] n={len(self.values['check'])}"
        return f"{text}, {self.mean('calibration').value:.3f}" if "calibration" in self.values else text


def values_of(row: Row, seeds: Sequence[int]) -> tuple[float, ...]:
    """The row measured in the markets of these seeds."""
    found = row.measure() if row.exact else row.measure(seeds)
    return tuple(float(value) for value in np.atleast_1d(np.asarray(found, dtype=float)))


def measured(row: Row, sets=("check",)) -> Measured:
    """The row, measured on some sets of seeds; an exact row once."""
    return Measured(row, {name: values_of(row, SETS[name]) for name in (("check",) if row.exact else sets)})


def line(found: Measured) -> str:
    """One line of the table."""
    verdict = "yes" if found.holds else "NO"
    number = f"{found.row.number:>4} {found.row.fact}"
    return f"{number:60} | {found.row.source:38} | {found.row.band:>12} | {found.shown:46} | {verdict}"


def jackknife(above: Sequence[float], below: Sequence[float]) -> np.ndarray:
    """One value a market whose mean is the ratio of the sums, for ratios too noisy to average one by one."""
    above, below = np.asarray(above, dtype=float), np.asarray(below, dtype=float)
    n, whole = above.size, above.sum() / below.sum()
    return n * whole - (n - 1) * (above.sum() - above) / (below.sum() - below)
