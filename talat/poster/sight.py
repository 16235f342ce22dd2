"""What somebody's eyes make of a drawn page: which words are read, and why others are not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from talat.poster.colours import LEAST_CONTRAST, as_seen, contrast
from talat.poster.marks import Box, Drawn, Mark, Path, Photo, Sector, Words
from talat.poster.palettes import Palette
from talat.poster.papers import Paper
from talat.poster.widths import BODY

# Height of a small letter from which print is read fluently, degrees (Legge & Bigelow 2011, Journal of Vision
# 11(5):8); for Thai the height of a consonant without its tail. `need` is how much more somebody needs.
LEAST_ANGLE = 0.2
COVERED = 0.12  # share of a word's letters under something else from which it is not read; our assumption
UNDER = 0.15  # share of a word's letters over a field from which that field counts as ground; our assumption


@dataclass(frozen=True)
class Eyes:
    """How somebody sees: `need` times the size others need, and which colours."""

    need: float = 1.0
    sight: str = "usual"


@dataclass(frozen=True)
class Look:
    """One line of words, and why it is not read: "" when it is."""

    block: str
    kind: str
    words: Words
    trouble: str  # "", "small", "faint", "covered" or "cut"
    measure: float = 0.0  # of "small": size that would do; of "faint": its contrast


def least_size(paper: Paper, need: float = 1.0) -> float:
    """Size of text, in units, from which somebody reads it on a paper."""
    tall = math.tan(math.radians(LEAST_ANGLE * need)) * paper.far
    return tall / paper.unit / BODY


def looks(pages: Sequence[Drawn], paper: Paper, palette: Palette, eyes: Eyes) -> tuple[Look, ...]:
    """Every line of words on the page as `eyes` see it, lowest block first."""
    least = least_size(paper, eyes.need)
    layers = [(one, mark) for one in pages for mark in one.marks]
    found = []
    for at, (one, mark) in enumerate(layers):
        if isinstance(mark, Words) and mark.text.strip():
            around = [other for _, other in layers[:at]], [other for _, other in layers[at + 1 :]]
            trouble, measure = _trouble(mark, around, paper, palette, eyes, least)
            found.append(Look(one.block, one.kind, mark, trouble, measure))
    return tuple(found)


def contrasts(pages: Sequence[Drawn], palette: Palette, sight: str):
    """(block, contrast, 1–21) of each line of words with the worst of what is behind it."""
    layers = [(one, mark) for one in pages for mark in one.marks]
    for at, (one, mark) in enumerate(layers):
        if isinstance(mark, Words) and mark.text.strip():
            yield one.block, min(_contrasts(mark, [below for _, below in layers[:at]], palette, sight))


def _trouble(words, around, paper, palette, eyes, least):
    below, above = around
    x, y, w, h = words.body
    if x < -1 or y < -1 or x + w > paper.wide + 1 or y + h > paper.tall + 1:
        return "cut", 0.0
    if _clash(words, below, above):
        return "covered", 0.0
    if words.size < least - 1e-9:
        return "small", least
    worst = min(_contrasts(words, below, palette, eyes.sight))
    return ("faint", worst) if worst < LEAST_CONTRAST else ("", 0.0)


def _clash(words, below, above):
    """Whether something lies on the words, or other words run into them."""
    written = [other for other in (*below, *above) if isinstance(other, Words) and other.text.strip()]
    over = [other for other in above if not isinstance(other, Words)]
    return any(_share(words, other) > COVERED for other in (*written, *over))


def _contrasts(words, below, palette, sight):
    """Contrast of the words with each field that is seen behind them."""
    own, grounds, bare = as_seen(words.colour, sight), [], 1.0
    for mark in reversed(below):
        share = _share(words, mark)
        if _field(mark) and share > UNDER:
            grounds.append(mark.colour)
            bare -= share
            if share > 1 - UNDER:
                break
    if bare > UNDER:
        grounds.append(palette.paper)
    return [contrast(own, as_seen(colour, sight)) for colour in grounds]


def _field(mark):
    """Whether a mark is something words can stand on."""
    return isinstance(mark, Box | Sector | Photo) or (isinstance(mark, Path) and mark.filled)


def _share(words: Words, other: Mark) -> float:
    """The share, 0–1, of the box of letters that another mark's box takes."""
    x, y, w, h = words.body
    left, top, wide, tall = extent(other)
    across = min(x + w, left + wide) - max(x, left)
    down = min(y + h, top + tall) - max(y, top)
    return max(across, 0.0) * max(down, 0.0) / (w * h) if w and h else 0.0


def extent(mark: Mark) -> tuple[float, float, float, float]:
    """(x, y, w, h) of the box in which a mark covers what is below it; of words, their letters."""
    if isinstance(mark, Words):
        return mark.body
    if isinstance(mark, Sector):
        return mark.x - mark.r * 0.8, mark.y - mark.r * 0.8, mark.r * 1.6, mark.r * 1.6
    if isinstance(mark, Path):
        xs, ys = zip(*mark.points, strict=True)
        if not mark.filled and (len(mark.points) > 2 or (max(xs) - min(xs) and max(ys) - min(ys))):
            return xs[0], ys[0], 0.0, 0.0  # a bent line covers little of any word
        return min(xs), min(ys), max(xs) - min(xs) or mark.thick, max(ys) - min(ys) or mark.thick
    return mark.x, mark.y, mark.w, mark.h
