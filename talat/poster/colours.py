"""Colours as people see them: contrast of two, how a colour-blind eye takes one, how far two are apart."""

from __future__ import annotations

from functools import cache

LEAST_CONTRAST = 4.5  # WCAG 2.1, success criterion 1.4.3; kept for large letters too, where 3.0 would do
LEAST_APART = 15.0  # ΔE*ab below which two fields of a chart are hard to tell apart; our assumption

# Machado, Oliveira & Fernandes 2009, "A physiologically-based model for simulation of color vision
# deficiency", IEEE TVCG 15:1291, table 1 at severity 1.0; applied to linear RGB.
SIGHTS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SIGHT_TITLES = {
    "usual": "มองเห็นสีทั่วไป",
    "protan": "ตาบอดสีแดง",
    "deutan": "ตาบอดสีเขียว",
    "tritan": "ตาบอดสีน้ำเงิน",
}
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))  # IEC 61966-2-1, D65
_WHITE = (0.9505, 1.0, 1.089)


def linear(colour: str) -> tuple[float, float, float]:
    """Linear red, green and blue, 0–1, of "#rrggbb" (WCAG 2.1, "relative luminance")."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def _hex(rgb) -> str:
    cut = (min(1.0, max(0.0, share)) for share in rgb)
    coded = (12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055 for share in cut)
    return "#" + "".join(f"{round(share * 255):02x}" for share in coded)


def _turned(matrix, vector):
    return tuple(sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix)


@cache
def contrast(one: str, other: str) -> float:
    """1 to 21: (lighter + 0.05) / (darker + 0.05) of the relative luminances (WCAG 2.1)."""
    lights = sorted(_turned(_XYZ, linear(colour))[1] for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@cache
def as_seen(colour: str, sight: str = "usual") -> str:
    """The colour as eyes of a kind see it: "usual", or one of SIGHTS."""
    return colour if sight == "usual" else _hex(_turned(SIGHTS[sight], linear(colour)))


@cache
def apart(one: str, other: str) -> float:
    """How different two colours look: CIE 1976 ΔE*ab, 0 for the same, 100 for black and white."""
    return sum((a - b) ** 2 for a, b in zip(_lab(one), _lab(other), strict=True)) ** 0.5


def _lab(colour):
    shares = (value / white for value, white in zip(_turned(_XYZ, linear(colour)), _WHITE, strict=True))
    x, y, z = (s ** (1 / 3) if s > 216 / 24389 else (24389 / 27 * s + 16) / 116 for s in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
