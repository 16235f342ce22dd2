"""Palettes: a page takes its colours by what they are for, so that a palette changes as one."""

from __future__ import annotations

from dataclasses import dataclass, fields

from talat.poster.colours import LEAST_CONTRAST, SIGHTS, as_seen, contrast

ROLES = ("paper", "ink", "quiet", "main", "accent", "pale")  # what a colour is for
ROLE_TITLES = {
    "none": "ไม่มีสีพื้น",
    "paper": "สีกระดาษ",
    "ink": "สีตัวหนังสือ",
    "quiet": "สีเทา",
    "main": "สีหลัก",
    "accent": "สีเน้น",
    "pale": "สีอ่อน",
}
WRITTEN_ON = ("paper", "pale")  # grounds meant for words


@dataclass(frozen=True)
class Palette:
    """Six colours, "#rrggbb", by role."""

    id: str
    title: str  # Thai
    paper: str
    ink: str
    quiet: str
    main: str
    accent: str
    pale: str

    def colour(self, role: str) -> str:
        """The colour of a role; KeyError for none."""
        return {name: getattr(self, name) for name in ROLES}[role]


# Blue and orange stay apart for every kind of eyes (Okabe & Ito 2008, "Color universal design"). The last two
# are there to be found out: pale letters, and red against green.
PALETTES = {
    palette.id: palette
    for palette in (
        Palette("river", "น้ำกับส้ม", "#ffffff", "#1f2a33", "#5b6770", "#0f5f9c", "#a34400", "#e8f1f8"),
        Palette("leaf", "ใบไม้กับดิน", "#fbf8f1", "#26302a", "#5d655f", "#1c6633", "#8a3b12", "#e6efe2"),
        Palette("night", "กลางคืน", "#14212b", "#f4f6f7", "#b9c4cc", "#7cc4ff", "#ffb25c", "#20323f"),
        Palette("pastel", "สีหวาน", "#fffafc", "#b8a6c9", "#d8cfe0", "#f2a7c3", "#9fd8d0", "#fdeef4"),
        Palette("market", "แดงกับเขียว", "#ffffff", "#2b2b2b", "#666666", "#3a7d2c", "#b3471b", "#f3f0e6"),
    )
}


def faint(palette: Palette, sight: str = "usual") -> tuple[tuple[str, str, float], ...]:
    """(ink role, ground role, contrast) of every pair meant for words that eyes of a kind find too faint."""
    seen = {name: as_seen(palette.colour(name), sight) for name in ROLES}
    pairs = ((ink, ground) for ground in WRITTEN_ON for ink in ("ink", "quiet", "main", "accent"))
    found = ((ink, ground, contrast(seen[ink], seen[ground])) for ink, ground in pairs)
    return tuple(row for row in found if row[2] < LEAST_CONTRAST)


def eyes() -> tuple[str, ...]:
    """All kinds of eyes a palette is looked at with."""
    return ("usual", *SIGHTS)


assert [field.name for field in fields(Palette)][2:] == list(ROLES)
