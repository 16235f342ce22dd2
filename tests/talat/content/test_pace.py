"""Minutes: a page without days is counted by its decisions, a market's practice by its days."""

import json

import pytest

from talat.content import pace

PAGE = [
    {"do": "open_screen", "screen": "page"},
    {"do": "write_block", "block": "b1", "text": "แยม"},
    {"do": "draw_chart", "block": "b2"},
    {"do": "ask_readers"},
    {"do": "explain", "text": "เพราะ"},
    {"do": "submit"},
]


@pytest.fixture
def exemplar(tmp_path):
    path = tmp_path / "exemplar.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in PAGE), encoding="utf-8")
    return path


def test_a_page_is_counted_by_its_decisions(exemplar):
    assert pace.exercise_minutes(exemplar) == 10  # 20 + 75 + 90 + 150 + 240 + 20 seconds


def test_in_practice_a_page_is_made_with_the_coach_but_not_explained_or_handed_in(exemplar):
    assert pace.practice_minutes(exemplar, 0, 0) == 9  # (20 + 75 + 90 + 150) × 1.5 seconds


def test_a_market_is_practised_so_many_of_its_days(exemplar):
    assert pace.practice_minutes(exemplar, 7, 14) == 8  # 10 × 7/14 × 1.5
