"""Pictures on a page: drawn in their own shape, read as what is behind words, and held to their licence."""

from dataclasses import replace
from pathlib import Path

import pytest

from talat.content.pictures import check_picture
from talat.poster import icons, pictures, press, vectors
from talat.poster.drawing import drawn
from talat.poster.letters import contrast
from talat.poster.marks import Path as Stroke
from talat.poster.marks import Photo
from talat.poster.sheet import Block, Picture, Sheet
from tests.talat.poster.pages import DATA, SOURCE, TITLE

JAR = Picture("jar", "ขวดแยม", "พี่นิด", "credit", drawing="jar")
SHOT = Picture("shot", "ตลาด", "ครูแดง", "own", file="pictures/m.jpg", sha256="0" * 64, wide=400, tall=300)
SHOT = replace(SHOT, tone="#204060")
BLOCK = Block("p", "picture", 48, 136, 240, 200, picture=JAR)


def sheet(*blocks):
    return Sheet(blocks=blocks)


@pytest.mark.parametrize("name", vectors.names())
def test_every_drawing_is_a_plain_picture_with_a_thai_title(name):
    assert check_picture(vectors.FOLDER / f"{name}.svg") == []
    made = vectors.drawing(name)
    assert any("ก" <= sign <= "๙" for sign in made.title) and len(made.shapes) > 3
    for shape in made.shapes:
        for x, y in shape.points:
            assert -4 <= x <= made.wide + 4 and -4 <= y <= made.tall + 4


def test_paths_and_curves_are_lines_through_their_points():
    made = vectors.read(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        '<path d="m1 1h2v2q1,1 2,0z" fill="#aabbcc"/></svg>'
    )
    (shape,) = made.shapes
    assert shape.points[:3] == ((1, 1), (3, 1), (3, 3)) and shape.points[-1] == (1, 1)
    assert shape.points[-2] == pytest.approx((5, 3))
    assert shape.points[7] == pytest.approx((4, 3.5))  # middle of the curve


@pytest.mark.parametrize(
    "inside",
    ["<text>ก</text>", '<path d="M0 0 A1 1 0 0 1 2 2" fill="#000000"/>', '<rect fill="red"/>', "<g/>"],
)
def test_what_is_not_a_plain_shape_is_not_drawn(inside):
    with pytest.raises(vectors.NotDrawn):
        vectors.read(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>')


def test_a_picture_keeps_its_shape_in_the_middle_of_its_block():
    (page,) = drawn(sheet(BLOCK), {})
    xs = [x for mark in page.marks for x, _ in mark.points]
    ys = [y for mark in page.marks for _, y in mark.points]
    assert (max(xs) - min(xs)) < 200 * 120 / 150  # 150 tall in a block 200 high
    assert (max(xs) + min(xs)) / 2 == pytest.approx(48 + 120, abs=2)
    assert min(ys) >= 136 and max(ys) <= 336


def test_a_photo_is_one_mark_and_its_mean_colour_without_its_bytes():
    (page,) = drawn(sheet(replace(BLOCK, picture=SHOT)), {})
    assert page.marks == (Photo(48, 136 + 10, 240, 180, "shot", "#204060"),)
    from talat.paper.faces import faces
    from talat.poster.intake import made_ready
    from tests.talat.poster.test_intake import photo

    bare = press.picture(sheet(replace(BLOCK, picture=SHOT)), {}, faces())
    shown = press.picture(
        sheet(replace(BLOCK, picture=SHOT)), {}, faces(), {"shot": made_ready(photo()).data}
    )
    assert bare != shown
    assert _pixel(bare, 300, 400) == (0x20, 0x40, 0x60)
    assert _pixel(shown, 300, 400)[0] > 180
    assert _pixel(shown, 300, 290) == (255, 255, 255)  # beside the photo, still the paper


def _pixel(png, x, y):
    import io

    from PIL import Image

    return Image.open(io.BytesIO(png)).convert("RGB").getpixel((x, y))


def test_words_on_a_picture_are_read_against_what_is_behind_them():
    on = replace(TITLE, x=56, y=200, w=200, text="แยม")
    bare = contrast(sheet(on), {})["title"]
    assert contrast(sheet(replace(BLOCK, picture=SHOT), on), {})["title"] < bare
    assert contrast(sheet(BLOCK, replace(on, x=130)), {})["title"] < bare


def test_what_a_licence_allows():
    assert pictures.unlawful(sheet(BLOCK), sells=True) == ()
    no_sale = replace(BLOCK, picture=replace(JAR, licence="no-sale"))
    assert pictures.unlawful(sheet(no_sale), sells=True) == (no_sale,)
    assert pictures.unlawful(sheet(no_sale), sells=False) == ()
    for licence in ("ask", "unknown"):
        asked = replace(BLOCK, picture=replace(JAR, licence=licence))
        assert pictures.unlawful(sheet(asked), sells=False) == (asked,)


def test_a_credit_must_be_read_on_the_page():
    named = replace(SOURCE, text="ภาพ: พี่นิด CC BY")
    assert pictures.uncredited(sheet(BLOCK), DATA) == (BLOCK,)
    assert pictures.uncredited(sheet(BLOCK, named), DATA) == ()
    assert pictures.uncredited(sheet(BLOCK, replace(named, ink="pale")), DATA) == (BLOCK,)
    assert pictures.uncredited(sheet(replace(BLOCK, picture=SHOT)), DATA) == ()


def test_a_photo_drawn_too_large_is_coarse_and_a_drawing_never_is():
    small = replace(BLOCK, picture=SHOT, w=160, h=120)
    assert pictures.density(small, sheet(small)) == pytest.approx(400 / (160 * 0.35 / 25.4))
    assert pictures.coarse(sheet(small)) == ()
    large = replace(small, w=560, h=420)
    assert pictures.coarse(sheet(large, BLOCK)) == (large,)


def test_icons_are_alike_in_style_side_and_ink():
    one = Block("i1", "icon", 48, 48, 80, 80, ink="main", icon="box")
    two = replace(one, id="i2", x=160, icon="house")
    assert icons.alike(sheet(one, two)) == {"style": True, "side": True, "ink": True}
    odd = replace(two, icon="house-solid", w=120, h=96, ink="accent")
    assert icons.alike(sheet(one, odd)) == {"style": False, "side": False, "ink": False}
    assert icons.alike(sheet(one)) == {"style": False, "side": False, "ink": False}


@pytest.mark.parametrize("name", icons.ICONS)
def test_every_icon_is_drawn_inside_its_field(name):
    (page,) = drawn(sheet(Block("i", "icon", 0, 0, 240, 240, icon=name)), {})
    for mark in page.marks:
        assert isinstance(mark, Stroke) and mark.filled == (icons.ICONS[name].style == "solid")
        assert all(0 <= side <= 240 for point in mark.points for side in point)


def test_the_folder_of_drawings_holds_nothing_else():
    assert {path.suffix for path in Path(vectors.FOLDER).iterdir()} == {".svg"}
