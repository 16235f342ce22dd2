"""Papers a page can be made for: their size in units, and how large and how far away they are read.

A unit is what text sizes are counted in; on A4 it is almost a typographer's point (0.35 mm).
"""

from __future__ import annotations

from dataclasses import dataclass

GRID = 8  # units: everything on a page stands on this grid, and both sides of every paper are whole steps


@dataclass(frozen=True)
class Paper:
    """One kind of paper; `shown` is its width where it is read, `far` how far from the eyes, in mm."""

    id: str
    title: str  # Thai
    wide: int
    tall: int
    shown: float
    far: float

    @property
    def unit(self) -> float:
        """Millimetres of one unit where the page is read."""
        return self.shown / self.wide


# A telephone: 65 mm of screen in the hand (our assumption), 322 mm from the eyes (web page; Bababekova et al.
# 2011, Optometry and Vision Science 88:795). Paper on a table: 400 mm, the usual distance of reading tests.
PAPERS = {
    paper.id: paper
    for paper in (
        Paper("a4", "กระดาษ A4", 600, 848, 210.0, 400.0),
        Paper("square", "จัตุรัส สำหรับโพสต์", 600, 600, 65.0, 322.0),
        Paper("story", "แนวตั้ง 9:16 เต็มจอมือถือ", 576, 1024, 65.0, 322.0),
    )
}


def snapped(number: float) -> int:
    """The nearest step of the grid, in units."""
    return int(GRID * round(number / GRID))
