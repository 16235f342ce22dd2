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
