"""A unit in a real browser without a container: its text, its tools, its faults, and every save."""

import json
import shutil
from pathlib import Path

import pytest

from preview import lesson
from preview.journal import Journal
from preview.server import Preview
from talat.journal.events import parse
from talat.scenarios.exercise import load_exercise
from tests.browser import Window

SHOP = Path("notebooks/courses/online-shop/shop-04")


@pytest.fixture
def unit(tmp_path, monkeypatch):
    monkeypatch.setenv("TALAT_CONTENT", "")  # what a preview sets is put back
    folder = tmp_path / "courses" / "online-shop"
    shutil.copytree(SHOP, folder / "shop-04")
    shutil.copyfile(SHOP.parent / "course.yaml", folder / "course.yaml")
    return folder / "shop-04"


def test_a_submitted_work_is_scored_by_its_own_rubric():
    exercise = load_exercise(SHOP)
    journal = Journal(exercise)
    attempt = journal.open(exercise.id)
    assert journal.result(attempt.id) == {"state": "none"}
    for seq, line in enumerate((SHOP / "exemplar.jsonl").read_text(encoding="utf-8").splitlines()):
        journal.append(attempt.id, parse(json.loads(line)), seq, f"key-{seq}")
    result = journal.result(attempt.id)
    assert result["state"] == "needs_instructor"
    assert result["score"] == sum(c.points for c in exercise.criteria if c.by == "replay")
    assert journal.again(exercise.id).number == 2


def test_a_fault_is_told_with_file_and_line(unit):
    path = unit / "unit.md"
    text = path.read_text(encoding="utf-8")
    line = text[: text.index("## ต้นทุนต่อชิ้น")].count("\n") + 1
    path.write_text(text.replace("## ต้นทุนต่อชิ้น", "<b>ผิด</b>", 1), encoding="utf-8")
    page = lesson.page(unit)
    assert f"unit.md บรรทัด {line}" in page
    assert "ห้ามใช้ HTML" in page


def test_a_unit_that_cannot_be_read_is_a_page_with_its_faults(unit):
    (unit / "unit.md").write_text("ไม่มีส่วนหัว", encoding="utf-8")
    assert "unit.md บรรทัด 1" in lesson.page(unit)


@pytest.mark.browser
def test_the_tools_work_and_a_save_shows_at_once(unit, browser):
    with Preview(unit) as preview:
        window = Window(browser, preview.url)
        page, wrong = window.page, []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(preview.url)
        page.locator(".part--practice form").first.wait_for()
        page.locator(".part--exercise form").first.wait_for()
        assert "ไม่พบที่ผิด" in page.locator(".preview").inner_text()
        window.fits()
        path = unit / "unit.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("เรื่องของพี่นวล", "เรื่องของพี่นวลคนใหม่", 1), encoding="utf-8")
        page.get_by_role("heading", name="เรื่องของพี่นวลคนใหม่").wait_for()
        assert (wrong, window.left_the_machine) == ([], [])
        window.close()
