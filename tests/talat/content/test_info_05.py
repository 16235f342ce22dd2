"""The numbers in the lesson of Thai letters are those of the studio."""

from pathlib import Path

from talat.journal.play import begin
from talat.poster.lines import LEADING
from talat.poster.papers import PAPERS
from talat.poster.sheet import SIZES
from talat.poster.sight import least_size
from talat.scenarios.exercise import load_exercise

UNIT = Path("notebooks/courses/infographic/info-05")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
EXERCISE = load_exercise(UNIT)


def test_the_smallest_sizes_of_the_table():
    needs = {"ตาดี": 1.0, "ต้องใหญ่ขึ้น 1.4 เท่า": 1.4, "ต้องใหญ่ขึ้น 2 เท่า": 2.0}
    for words, need in needs.items():
        a4, post = (
            min(size for size in SIZES if size >= least_size(PAPERS[name], need)) for name in ("a4", "square")
        )
        assert f"{words} | {a4} | {post} |" in TEXT
    assert f"ห่างตา {PAPERS['a4'].far / 10:.0f} ซม." in TEXT


def test_a_line_is_as_high_as_the_lesson_says():
    assert f"20 × {LEADING} = {20 * LEADING:.0f}" in TEXT and f"32 × 3 = {3 * 32}" in TEXT


def test_the_leaflet_as_it_was_handed_out():
    play = begin(EXERCISE.exercise, 7)
    for reader, words in (("mint", "มิ้น อายุ 17"), ("toy", "ป้าต้อย อายุ 48"), ("boon", "ยายบุญ อายุ 74")):
        right = sum(answer.right for answer in play.answers if answer.reader == reader)
        assert f"| {words} | {right} |" in TEXT
    right = sum(answer.right for answer in play.answers)
    assert f"รวมตอบถูก {right} จาก {len(play.answers)} ข้อ" in TEXT
