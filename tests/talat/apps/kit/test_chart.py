"""Charts as markup that can stand in a page."""

import re

from talat.apps.kit import chart


def draw(values):
    texts = [f"{value:+.0f}" for value in values]
    return chart.bars([f"วันที่ {n}" for n in range(1, len(values) + 1)], values, texts, 'กำไร "สาม" วัน')


def test_every_bar_carries_its_number_and_its_name():
    svg = draw([10, -20, 30]).svg
    for word in ("+10", "+30", "วันที่ 1", "วันที่ 3"):
        assert word in svg


def test_loss_and_gain_differ():
    assert chart.LOSS not in draw([1, 2]).svg
    assert chart.LOSS in draw([1, -2]).svg


def test_the_drawing_has_a_role_and_an_escaped_description():
    assert 'role="img" aria-label="กำไร &quot;สาม&quot; วัน"' in draw([1]).svg


def test_nothing_in_it_reaches_outside_or_styles_the_page():
    svg = draw([1, -1, 0]).svg
    assert not re.search(r"http|<style|<script|<!|<\?xml|\bid=", svg)


def test_the_same_numbers_give_the_same_drawing():
    assert draw([1, 2]).svg == draw([1, 2]).svg


def test_bar_heights_keep_their_proportion_from_zero():
    heights = [_height(path) for path in re.findall(r'd="([^"]+)"[^>]*fill: #1c6633', draw([10, 20]).svg)]
    assert len(heights) == 2
    assert abs(heights[1] / heights[0] - 2) < 0.01


def _height(path):
    ys = [float(y) for y in re.findall(r"[ML] [\d.]+ ([\d.]+)", path)]
    return max(ys) - min(ys)


def test_no_day_and_all_zero_days_do_not_break_it():
    assert "<svg" in draw([0, 0]).svg


def others():
    """One drawing of each other kind."""
    return [
        chart.lines(
            [("เงินสด", [5, 3, 4], "4 บาท", chart.INFO), ("กำไร", [0, -1, 2], "2 บาท", chart.GAIN)],
            [(0, "1 ต.ค."), (2, "3 ต.ค.")], "เส้นสองเส้น", marks=[(1, "วันสิบสิบ")],
        ),
        chart.waterfall(
            ("เมื่อวาน", 5, "5 ออเดอร์"), [("ราคา", 3, "+3"), ("โชค", -2, "−2")],
            ("วันนี้", 6, "6 ออเดอร์"), "ขั้นบันได",
        ),
        chart.grouped(
            ["ดู", "ซื้อ"],
            [("ก่อน", [9, 2], ["9", "2"], chart.SOFT), ("หลัง", [8, 4], ["8", "4"], chart.ACCENT)],
            "แท่งคู่",
        ),
        chart.multiples([("สบู่", [1, 2], "3 ชิ้น"), ("หมวก", [0, 0], "0 ชิ้น")], "รูปเล็กสองรูป"),
    ]  # fmt: skip


def test_every_kind_of_drawing_stands_in_a_page_with_its_words():
    said = ("เงินสด", "วันสิบสิบ", "ขั้นบันได", "5 ออเดอร์", "−2", "ก่อน", "หมวก", "0 ชิ้น")
    drawings = others()
    for drawing in drawings:
        assert not re.search(r"http|<style|<script|<!|<\?xml|\bid=|<use", drawing.svg)
        assert f'role="img" aria-label="{drawing.alt}"' in drawing.svg
    assert all(any(word in drawing.svg for drawing in drawings) for word in said)


def test_a_step_down_is_drawn_from_the_step_before():
    rows = re.findall(r'd="([^"]+)"[^>]*fill: (#1c6633|#9c2418)', others()[1].svg)
    (up, _), (down, _) = [(_ends(path), colour) for path, colour in rows]
    assert abs(up[1] - down[1]) < 0.01  # it falls from where the step above ended
    assert abs((up[1] - up[0]) / (down[1] - down[0]) - 3 / 2) < 0.01


def _ends(path):
    xs = [float(x) for x in re.findall(r"[ML] ([\d.]+) [\d.]+", path)]
    return min(xs), max(xs)


def test_names_at_the_ends_of_lines_do_not_cover_each_other():
    assert chart._apart([10, 10.5, 3], 4) == [10, 14, 3]
    assert chart._apart([10, 10.5, 3], 4, most=11) == [7, 11, 3]
