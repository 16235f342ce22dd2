"""How long a slow and careful learner needs: words to read, and decisions to take."""

from __future__ import annotations

import json
import math
from pathlib import Path

from talat.content.unit import UnitText

WORDS_A_MINUTE = 120  # Thai words, reading with care
# Seconds a beginner takes for a decision, looking at what it led to included; our own estimate.
SECONDS = {
    "choose_photo": 60,
    "set_shipping": 30,
    "set_price": 60,
    "next_day": 30,
    "explain": 240,
    "submit": 20,
    # Of a page: a kind, a picture and some ninety letters, each looked for on the keys; a name and as many.
    "write_post": 120,
    "set_page": 75,
    # Of a page of information. Words are typed by somebody who looks for each key; a chart has five things to
    # choose; six to fifteen answers of readers are read one by one.
    "write_block": 75,
    "draw_chart": 90,
    "place_block": 35,
    "style_block": 40,
    "set_palette": 60,
    "set_paper": 40,
    "layer_block": 30,
    "ask_readers": 150,
}
SECONDS_A_SCREEN = {"slip": 60, "brief": 120}
OTHERWISE = 20
WITH_COACH = 1.5  # a day of practice takes this much longer than one of the exercise
NEAR = 2  # minutes by which course.yaml may differ


def words(unit: UnitText) -> int:
    """Thai and other words of a lesson's text, counted by PyThaiNLP."""
    from pythainlp.tokenize import word_tokenize  # its dictionary takes a second to load

    text = "\n".join(cell.text for cell in unit.cells if cell.kind == "markdown")
    found = word_tokenize(text, engine="newmm", keep_whitespace=False)
    return sum(any(sign.isalnum() for sign in word) for word in found)


def reading_minutes(unit: UnitText) -> int:
    """Minutes to read a lesson once."""
    return math.ceil(words(unit) / WORDS_A_MINUTE)


def exercise_minutes(exemplar: Path) -> int:
    """Minutes for the decisions of an exemplar."""
    return math.ceil(sum(map(_seconds, _decisions(exemplar))) / 60)


def practice_minutes(exemplar: Path, practice_days: int, exercise_days: int) -> int:
    """Minutes for a practice of so many days, at the exemplar's pace with the coach's words to read.

    A page has no days: in practice one as large is made, but nobody writes a reason or hands in.
    """
    if not exercise_days:
        made = [one for one in _decisions(exemplar) if one["do"] not in ("explain", "submit")]
        return math.ceil(sum(map(_seconds, made)) / 60 * WITH_COACH)
    return math.ceil(exercise_minutes(exemplar) * practice_days / exercise_days * WITH_COACH)


def _decisions(exemplar: Path) -> list[dict]:
    return [json.loads(line) for line in exemplar.read_text(encoding="utf-8").splitlines()]


def _seconds(decision: dict) -> int:
    if decision["do"] == "open_screen":
        return SECONDS_A_SCREEN.get(decision.get("screen"), OTHERWISE)
    return SECONDS.get(decision["do"], OTHERWISE)
