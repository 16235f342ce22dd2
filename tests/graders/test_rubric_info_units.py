"""Every studio unit's rubric on its example answers, and what a learner reads."""

from pathlib import Path

import pytest

from graders import rubric
from graders.rubric import Run
from talat.content.course import load_course
from tests.graders.attempts import Unit

COURSE = Path("notebooks/courses/infographic")
UNITS = [unit.id for unit in load_course(COURSE).units]


@pytest.fixture(scope="module", params=UNITS)
def unit(request):
    return Unit(request.param, COURSE)


def test_the_exemplar_earns_every_replay_point_and_its_words_wait_for_the_instructor(unit):
    points, most, marks = unit.replayed(unit.written("exemplar"))
    assert points == most, [
        (mark.criterion, mark.evidence) for mark in marks if mark.points < mark.max_points
    ]
    assert {mark.fix for mark in marks} == {rubric.WELL_DONE}
    for mark in unit.scored(unit.written("exemplar")).marks:
        assert mark.by == "replay" or mark.points is None and mark.evidence


def test_half_earns_about_half_and_each_lost_point_is_told(unit):
    points, most, marks = unit.replayed(unit.written("half"))
    assert 0.4 * most <= points <= 0.6 * most
    for mark in marks:
        assert mark.rule and mark.evidence
        assert mark.points == mark.max_points or mark.fix.startswith("ครั้งหน้า")


def test_doing_nothing_earns_nothing_and_says_what_to_do(unit):
    for decisions in (unit.written("nothing"), [], [{"do": "ask_readers"}]):
        scored = unit.scored(decisions)
        assert scored.score == 0.0
        assert all(mark.evidence and mark.fix.startswith("ครั้งหน้า") for mark in scored.marks)


def test_a_page_merely_touched_earns_little(unit):
    """What stood on the page already, or an empty block, is nobody's work."""
    start = unit.exercise.exercise.start
    nudged = [
        {"do": "place_block", "block": one.id, "x": 56, "y": one.y, "w": one.w, "h": one.h} for one in start
    ]
    for touch in ([{"do": "add_block", "block": "b1", "kind": "text"}], nudged[:1]):
        points, most, _ = unit.replayed(touch)
        assert points <= 0.3 * most, touch


def test_every_rule_reads_whole(unit):
    for check in rubric.checks_of(unit.exercise).values():
        rule = check.rule.format(goal=Run(unit.exercise, None, (), ()).goal)
        assert rule and "{" not in rule and len(rule) < 300
