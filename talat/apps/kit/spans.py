"""Where the bars of kit/pieces/show.html begin and end, as percent of the width they are given."""

from dataclasses import dataclass

LEAST = 0.6  # percent: a bar of next to nothing is still seen


@dataclass(frozen=True)
class Fall:
    """One row of a waterfall; `kind` is "start", "up", "down" or "sum"."""

    title: str
    satang: int
    kind: str
    start: float
    width: float
    zero: float
    note: str = ""


@dataclass(frozen=True)
class Spread:
    """One row of intervals: how far a difference may reach, and what may be said of it."""

    title: str
    words: str
    low: float
    mid: float
    high: float
    zero: float
    sure: bool


def waterfall(first, steps, last):
    """`Fall`s from `first` (title, satang) over steps (title, satang[, note]) to their sum, titled `last`.

    Steps of 0 are left out. Every satang of the sum stands in one row.
    """
    title, amount = first
    edges, rows = [0, amount], [(title, amount, "start", 0, amount, "")]
    at = amount
    for told, satang, *note in steps:
        if satang:
            kind = "up" if satang > 0 else "down"
            rows.append((told, satang, kind, at, at + satang, note[0] if note else ""))
            at += satang
            edges.append(at)
    rows.append((last, at, "sum", 0, at, ""))
    low, reach = min(edges), max(edges) - min(edges) or 1

    def place(satang):
        return (satang - low) * 100 / reach

    return tuple(
        Fall(
            title=told,
            satang=satang,
            kind=kind,
            start=round(min(place(one), place(other)), 2),
            width=round(max(abs(place(other) - place(one)), LEAST), 2),
            zero=round(place(0), 2),
            note=note,
        )
        for told, satang, kind, one, other, note in rows
    )


def spread(title, words, low, mid, high, sure, edge=None):
    """A `Spread`; `edge` is the largest value, either way, that fits (by itself: what the ends need).

    Numbers must be finite; whatever goes past the edge is cut there.
    """
    edge = edge or max(abs(low), abs(high)) * 1.15 or 1.0

    def place(value):
        return round(50 + 50 * max(-1.0, min(1.0, value / edge)), 2)

    return Spread(title, words, place(low), place(mid), place(high), 50.0, sure)


def heights(values):
    """(up, 0–100) of each value against the largest one, for small bars in a row."""
    most = max(map(abs, values), default=0) or 1
    return [(value >= 0, round(abs(value) * 100 / most, 1)) for value in values]
