"""Colours: contrast after WCAG, colour-blind eyes after Machado, palettes that hold for all eyes."""

import pytest

from talat.poster import palettes
from talat.poster.colours import SIGHTS, apart, as_seen, contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_the_standard(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


def test_greys_look_the_same_to_all_eyes():
    for sight in SIGHTS:
        for grey in ("#000000", "#808080", "#ffffff"):
            assert apart(as_seen(grey, sight), grey) < 1.0


def test_each_row_of_a_matrix_keeps_white():
    for matrix in SIGHTS.values():
        assert [sum(row) for row in matrix] == pytest.approx([1, 1, 1], abs=1e-5)


def test_red_and_green_come_together_for_red_green_blind_eyes_only():
    red, green = "#c03020", "#3a7d2c"
    usual = apart(red, green)
    for sight in ("protan", "deutan"):
        assert apart(as_seen(red, sight), as_seen(green, sight)) < usual / 2
    assert apart(as_seen(red, "tritan"), as_seen(green, "tritan")) > usual / 2


def test_black_and_white_are_a_hundred_apart():
    assert apart("#000000", "#ffffff") == pytest.approx(100.0, abs=0.01)


@pytest.mark.parametrize("name", ["river", "leaf", "night"])
@pytest.mark.parametrize("sight", palettes.eyes())
def test_three_palettes_can_be_read_by_all_eyes(name, sight):
    assert palettes.faint(palettes.PALETTES[name], sight) == ()


def test_the_pale_palette_is_found_out():
    assert len(palettes.faint(palettes.PALETTES["pastel"])) == 8
