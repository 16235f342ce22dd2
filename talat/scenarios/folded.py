"""Thai text folded for comparison, with the way back: each folded letter knows its place in the text.

Two texts that a reader takes for the same are folded to the same letters: composed or decomposed, with
zero-width signs, with dots and spaces between the letters, with Thai or other digits, in any case of Latin.
Spaces, signs and other scripts become gaps between letters; a line's or a sentence's end is a gap that no
words cross. What is what is written here in ranges: replays must not depend on a Python's Unicode tables.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

VOWELS_ABOVE, TONES, SILENT = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e4d", "่้๊๋", "์"
MARKS = VOWELS_ABOVE + TONES + SILENT  # what stands above or below a consonant
_RANK = {c: n for n, group in enumerate((VOWELS_ABOVE, TONES, SILENT)) for c in group}
FOLLOWING = MARKS + "ะาำๅ"  # what can only stand after a consonant
LEADING = "เแโใไ"  # what can only stand before one
KEPT_SIGNS = "%"
THAI = {chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4E))}
UNSEEN = (  # accents, joiners, marks of direction, soft hyphen, variation selectors, tags
    *(
        ("\u0300", "\u036f"),
        ("\u00ad", "\u00ad"),
        ("\u034f", "\u034f"),
        ("\u061c", "\u061c"),
        ("\u180b", "\u180e"),
    ),
    *(
        ("\u200b", "\u200f"),
        ("\u202a", "\u202e"),
        ("\u2060", "\u206f"),
        ("\u0e4e", "\u0e4e"),
        ("\ufe00", "\ufe0f"),
    ),
    *(("\ufeff", "\ufeff"), ("\U000e0000", "\U000e01ef")),
)
MOST_ALIKE = 3  # letters of one kind in a row that are kept: มากกกกก is read as มากกก
NONE, SOFT, HARD = 0, 1, 2  # kinds of gap


@dataclass(frozen=True)
class Folded:
    """Letters (n,) of a text; first and last (n,) are places in it, gaps (n,) stand before each letter."""

    letters: str
    first: tuple[int, ...]
    last: tuple[int, ...]
    gaps: tuple[int, ...]

    def span(self, start, end):
        """(start, end) in the text of folded letters start … end − 1; end is above start."""
        return min(self.first[start:end]), max(self.last[start:end])

    def lines(self):
        """(start, end) of each run of letters without a hard gap inside."""
        edges = [at for at, gap in enumerate(self.gaps) if gap == HARD or at == 0]
        return list(zip(edges, [*edges, len(self.letters)][1:], strict=True))


def _pieces(text):
    """(character, first, last) of the text in compatibility decomposition, combining marks in order."""
    found = []
    for at, char in enumerate(text):
        plain = unicodedata.normalize("NFKD", char) if _decomposed(ord(char)) else char
        found += [(piece, at, at + 1) for piece in plain.lower()]
    return _in_order(found, unicodedata.combining)


def _decomposed(code):
    """Whether a character's decomposition is older than any Python we run in."""
    return code < 0x2C00 or 0x3000 <= code < 0xA000 or 0xAC00 <= code < 0x10000 or 0x1D400 <= code < 0x1D800


def _in_order(pieces, rank):
    """Runs of pieces whose rank is above 0, each run sorted by it; as Unicode orders combining marks."""
    done, run = [], []
    for piece in pieces:
        if rank(piece[0]):
            run.append(piece)
        else:
            done += sorted(run, key=lambda one: rank(one[0])) + [piece]
            run = []
    return done + sorted(run, key=lambda one: rank(one[0]))


def _thai_rank(char):
    return _RANK[char] + 1 if char in _RANK else 0


def _kind(char):
    """The folded character, "" for one that leaves no trace, or the kind of gap it makes."""
    if "๐" <= char <= "๙":
        return chr(ord(char) - ord("๐") + ord("0"))
    if char in KEPT_SIGNS or (char.isascii() and char.isalnum()) or (char in THAI and char not in "ๆฯ"):
        return char
    if char in "\n\r\x0b\x0c\x85\u2028\u2029":
        return HARD
    return "" if any(first <= char <= last for first, last in UNSEEN) else SOFT


def _signs(pieces):
    """(character, first, last, gap before) of the pieces that are letters."""
    gap, stop = HARD, False
    for char, first, last in pieces:
        kind = _kind(char)
        if isinstance(kind, int):
            gap = max(gap, kind, HARD if stop and char.isspace() else NONE)
            stop = char in "!?;"
        elif kind:
            yield kind, first, last, gap
            gap, stop = NONE, False


def _joined(signs):
    """Signs with เเ read as แ, ํ and า as ำ, doubled marks read once and long runs of a letter cut short."""
    done = []
    for char, first, last, gap in signs:
        if char == "า" and gap != HARD and (ring := _ring(done)):
            char, first, gap = _closed(done, ring)
        before = done[-1] if done else None
        if before and not gap and before[0] == char == "เ":
            done[-1] = ["แ", before[1], last, before[3]]
        elif before and not gap and char == before[0] and _is_repeat(done, char):
            before[2] = max(before[2], last)
        else:
            done.append([char, first, last, gap])
    return done


def _ring(done):
    """Where, from the end, the ring of a ำ waits for its า, perhaps under a tone; 0 when there is none."""
    if done and done[-1][0] == "ํ":
        return -1
    return -2 if len(done) > 1 and done[-2][0] == "ํ" and done[-1][0] in TONES else 0


def _closed(done, ring):
    """(ำ, first, gap) when its ring is taken from `done`; the gap before the ring is not lost with it."""
    _, first, _, gap = done.pop(ring)
    if ring == -1:
        return "ำ", first, gap
    done[-1][3] = max(done[-1][3], gap)  # a tone stood between: it comes first now
    return "ำ", first, NONE


def _is_repeat(done, char):
    """Whether one more `char` adds nothing: a mark doubled, or the fourth of a run."""
    if char in MARKS:
        return True
    tail = done[-MOST_ALIKE:]
    return not char.isdigit() and len(tail) == MOST_ALIKE and all(one[0] == char for one in tail)


@lru_cache(maxsize=512)
def fold(text):
    """The `Folded` of a text; any string will do."""
    signs = _in_order(list(_signs(_pieces(text))), _thai_rank)
    columns = list(zip(*_joined(signs), strict=True)) or [(), (), (), ()]
    return Folded("".join(columns[0]), *(tuple(column) for column in columns[1:]))
