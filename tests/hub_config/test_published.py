"""The published lessons as the records service sees them."""

import pytest

from hub_config.paths import REPO
from hub_config.published import Published, Unpublished
from talat.content.build import build

COURSE, UNIT = "online-shop", "shop-04"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A content folder as the build makes it, with its link `current`."""
    folder = tmp_path_factory.mktemp("content")
    version = build(REPO / "notebooks/courses", folder)
    (folder / "current").symlink_to(version)
    return folder


def test_the_build_is_what_is_read(content):
    lessons = Published(content)
    version = lessons.current()
    assert (content / version).is_dir()
    assert lessons.has_unit(COURSE, UNIT)
    assert lessons.course_of(UNIT) == COURSE
    assert lessons.titles(COURSE, UNIT)["title"] == lessons.exercise(version, COURSE, UNIT).title


def test_the_order_is_the_markets(content):
    lessons = Published(content)
    market = lessons.exercise(lessons.current(), COURSE, UNIT).practice
    order = lessons.order(lessons.current(), COURSE, UNIT, "practice")
    assert order.days == market.days
    assert order.photos == {photo.id for photo in market.photos}


@pytest.mark.parametrize(
    ("course", "unit"),
    [
        (COURSE, "shop-99"),
        ("no-course", UNIT),
        ("..", UNIT),
        (COURSE, "../online-shop/shop-04"),
        ("", ""),
        ("*", "*"),
    ],
)
def test_nothing_else_is_published(content, course, unit):
    lessons = Published(content)
    assert not lessons.has_unit(course, unit)
    for version in (lessons.current(), "none", "../x"):
        with pytest.raises(Unpublished):
            lessons.exercise(version, course, unit)


def test_without_a_current_version_nothing_is_published(tmp_path):
    with pytest.raises(Unpublished):
        Published(tmp_path).current()
    (tmp_path / "current").symlink_to("gone")
    with pytest.raises(Unpublished):
        Published(tmp_path).course_of(UNIT)


def test_a_broken_exercise_is_not_published(tmp_path):
    (tmp_path / "v1" / COURSE / UNIT).mkdir(parents=True)
    (tmp_path / "v1" / COURSE / UNIT / "exercise.yaml").write_text("id: [")
    with pytest.raises(Unpublished):
        Published(tmp_path).exercise("v1", COURSE, UNIT)


def test_a_part_the_unit_does_not_have_is_unpublished(content):
    lessons = Published(content)
    version = lessons.current()
    known = lessons.exercise(version, COURSE, UNIT)
    assert lessons.market_version(version, COURSE, UNIT, "exercise") == known.version
    with pytest.raises(Unpublished):
        lessons.market_version(version, COURSE, UNIT, "final")
