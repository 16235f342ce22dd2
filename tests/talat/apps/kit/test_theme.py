"""The design system's promises that arithmetic can check."""

import re
from pathlib import Path

import pytest

from talat.apps.kit.theme import build

TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", build.stylesheet()))
PAIRS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-soft", "accent", "accent-deep")
        for ground in ("paper", "surface")
    ),
    ("ink", "sunken"),
    ("ink-soft", "sunken"),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("accent", "accent-soft"),
    *((kind, f"{kind}-soft") for kind in ("good", "warn", "bad", "info")),
    *((kind, "surface") for kind in ("good", "warn", "bad", "info")),
    *(("ink", f"{kind}-soft") for kind in ("good", "warn", "bad", "info")),
]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, two):
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(ink, ground):
    assert contrast(TOKENS[ink], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize("line", ["line-strong", "focus"])
def test_edges_of_controls_and_the_focus_ring_are_seen(line):
    assert min(contrast(TOKENS[line], TOKENS[ground]) for ground in ("paper", "surface")) >= 3


def test_black_on_white_is_twenty_one_to_one():
    assert round(contrast("#000000", "#ffffff"), 2) == 21


def test_no_text_is_smaller_than_eighteen_pixels():
    sizes = re.findall(r"--text-[a-z0-9]+: ([\d.]+)rem", build.stylesheet())
    assert sizes and min(map(float, sizes)) * 16 >= 18
    assert not re.search(r"font-size: (?!var\(--text-|inherit)", build.stylesheet())


def test_the_stylesheet_asks_no_other_host():
    assert not re.search(r"https?:|//[a-z]|@import", build.stylesheet())


def test_it_asks_for_exactly_the_fonts_that_are_copied():
    asked = set(re.findall(r'fonts/([^"]+)"', build.stylesheet()))
    assert asked == set(build.font_names())


def test_build_writes_everything(tmp_path):
    target = build.build(tmp_path / "assets")
    assert (target / "talat.css").stat().st_size > 10_000
    assert all((target / "fonts" / name).read_bytes()[:4] == b"wOF2" for name in build.font_names())
    assert "Idiomorph" in (target / build.MORPH).read_text(encoding="utf-8")


def test_build_names_what_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError, match="npm ci"):
        build.build(tmp_path, packages=Path("/nowhere"))
