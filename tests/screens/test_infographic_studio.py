"""The studio in a real browser: screens that are accessible, a block moved by keys and by dragging."""

import pytest

from talat.apps.kit.theme import build
from tests.browser import Window
from tests.screens.stage import Stage
from tests.talat.apps.infographic_studio.folders import content

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (build.assets() / build.CANVAS).is_file(), reason="no Konva: run `npm ci`"),
]
WAY = (
    None,
    {"do": "open_screen", "screen": "page"},
    {"do": "add_block", "kind": "chart"},
    {"do": "ask_readers"},
)


def test_every_screen_is_accessible_and_fits(browser, tmp_path, monkeypatch):
    monkeypatch.setenv("TALAT_CONTENT", str(content(tmp_path)))
    with Stage("demo-01") as stage:
        window = Window(browser, stage.url)
        for number, done in enumerate(WAY):
            if done:
                stage.do(**done)
            window.page.goto(stage.url)
            window.page.wait_for_selector("section[data-screen]")
            window.accessible()
            window.fits()
            window.picture(f"studio/{number}")
        assert window.left_the_machine == []
        window.close()


def test_a_block_is_moved_by_keys_and_by_dragging(browser, tmp_path, monkeypatch):
    monkeypatch.setenv("TALAT_CONTENT", str(content(tmp_path)))
    with Stage("demo-01") as stage:
        stage.do(do="open_screen", screen="page")
        stage.do(do="pick", block="head")
        window = Window(browser, stage.url)
        window.page.goto(stage.url)
        canvas = window.page.locator("talat-canvas")
        canvas.press("ArrowDown")
        canvas.press("ArrowDown")
        window.page.wait_for_timeout(1500)
        assert stage.bench.play.sheet.find("head").y == 56
        box = canvas.bounding_box()
        x, y = box["x"] + 240, box["y"] + 75
        window.page.mouse.move(x, y)
        window.page.mouse.down()
        window.page.mouse.move(x, y + 100, steps=5)
        window.page.mouse.up()
        window.page.wait_for_timeout(1500)
        assert stage.bench.play.sheet.find("head").y > 120
        assert [event.do for event in stage.records.events()].count("place_block") == 2
        window.close()
