"""Stock: what lies on each shelf, how long it lasts, what is coming, and who left because it was empty."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from talat.engine import shopday

PACE_DAYS = 7  # days by which the pace of sales is told
PLENTY = 10**6  # pieces nobody can sell out in a day


@dataclass(frozen=True)
class Arrival:
    """Pieces ordered from a supplier. What is under way is known by its promise alone."""

    ordered: int  # day
    supplier: str
    name: str  # of the supplier, Thai
    product: str
    pieces: int
    promised: int  # day the supplier named
    came: int  # day they came, 0 while they are under way

    def late(self, today: int) -> int:
        """Days beyond the promise: of what came, or until `today`."""
        return max((self.came or today) - self.promised, 0)


@dataclass(frozen=True)
class Shelf:
    """One product's stock now."""

    product: str
    pieces: int
    coming: int  # pieces under way from suppliers
    next_arrival: int  # promised day of the next ones, 0 for none
    pace: float  # pieces a day that were sold lately, days with an empty shelf left out
    empty_days: int  # sold days on which the last piece went, or none was there
    missed: int  # buyers who came after the last piece, all sold days together

    @property
    def lasts(self) -> float | None:
        """Days until it is empty at this pace; None while nothing is sold."""
        return self.pieces / self.pace if self.pace else None


def arrivals(play) -> tuple[Arrival, ...]:
    """All orders to suppliers that brought anything, oldest first."""
    names = {supplier.id: supplier.name for supplier in play.season.suppliers}
    return tuple(
        Arrival(
            ordered=one.day,
            supplier=one.supplier,
            name=names[one.supplier],
            product=one.product,
            pieces=one.pieces,
            promised=one.promised,
            came=one.due if one.due <= len(play.days) else 0,
        )
        for one in play.purchases
        if one.pieces
    )


def shelves(play) -> tuple[Shelf, ...]:
    """Every product's shelf as it is before the next day."""
    under_way = [one for one in arrivals(play) if not one.came]
    return tuple(_shelf(play, name, number, under_way) for name, number in play.at.items())


def _shelf(play, name, number, under_way):
    sold, empty = _sold(play)[:, number], _empty(play)[:, number]
    lately, full = sold[-PACE_DAYS:], ~empty[-PACE_DAYS:]
    mine = [one for one in under_way if one.product == name]
    return Shelf(
        product=name,
        pieces=play.stock[name],
        coming=sum(one.pieces for one in mine),
        next_arrival=min((one.promised for one in mine), default=0),
        pace=float(lately[full].mean()) if full.any() else float(lately.mean()) if lately.size else 0.0,
        empty_days=int(empty.sum()),
        missed=sum(day.products[number].missed for day in play.days),
    )


def _sold(play):
    """(days, products) pieces that left with parcels."""
    size = len(play.at)
    days = [np.bincount(book.sold.orders.product, minlength=size) for book in play.books]
    seconds = [_seconds(book, size) for book in play.books]
    return (np.array(days) + np.array(seconds)).reshape(-1, size)


def _seconds(book, size):
    second = book.sold.orders.second
    return np.bincount(second[second >= 0], minlength=size)


def _empty(play):
    """(days, products) whether the shelf was or became empty."""
    pieces = np.array([book.in_store for book in play.books]).reshape(-1, len(play.at))
    return pieces - _sold(play) <= 0


def lost(play, day: int) -> dict[str, int]:
    """Orders more (or fewer, where buyers took another) that each product had got with full shelves that day.

    The day is run again under the same luck with more pieces than anybody can buy. IndexError before it is
    sold.
    """
    play.day(day)
    book = play.books[day - 1]
    size = len(play.at)
    if not _empty(play)[day - 1].any():
        return dict.fromkeys(play.at, 0)
    full = replace(book.morning, pieces=np.full(size, PLENTY))
    sold = shopday.sell(play.stage, play.shop.people, full, play.seed)
    had = np.bincount(book.sold.orders.product[book.talked :], minlength=size)
    more = np.bincount(sold.orders.product, minlength=size) - had
    return dict(zip(play.at, more.tolist(), strict=True))
