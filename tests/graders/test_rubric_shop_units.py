"""The rubrics of the shop's units with a season on their example answers, and what a learner reads."""

from pathlib import Path

import pytest

from graders import rubric
from graders.rubric import Run
from talat.content.course import load_course
from tests.graders.attempts import Unit

COURSE = Path("notebooks/courses/online-shop")
UNITS = [unit.id for unit in load_course(COURSE).units if unit.id not in ("shop-04", "shop-10")]
# shop-04 sells one product and has its own tests; the 90 days of shop-10 are marked by make check-exemplars


@pytest.fixture(scope="module", params=UNITS)
def unit(request):
    return Unit(request.param, COURSE)


def test_the_exemplar_earns_every_replay_point(unit):
    points, most, marks = unit.replayed(unit.written("exemplar"))
    assert points == most, [
        (mark.criterion, mark.evidence) for mark in marks if mark.points < mark.max_points
    ]
    assert {mark.fix for mark in marks} == {rubric.WELL_DONE}


def test_half_earns_about_half_and_each_lost_point_is_told(unit):
    points, most, marks = unit.replayed(unit.written("half"))
    assert 0.4 * most <= points <= 0.6 * most
    for mark in marks:
        assert mark.rule and mark.evidence
        assert mark.points == mark.max_points or "ครั้งหน้า" in mark.fix


def test_doing_nothing_earns_nothing(unit):
    for decisions in (unit.written("nothing"), []):
        scored = unit.scored(decisions)
        assert scored.score == 0.0
        assert all(mark.evidence and mark.fix.startswith("ครั้งหน้า") for mark in scored.marks)


def test_a_mark_takes_few_markets(unit):
    days = unit.exercise.exercise.days
    tried = getattr(rubric._module(unit.exercise), "MARKETS", rubric.HELD_OUT)
    assert days * (tried + 1) <= 180


def test_every_rule_reads_whole(unit):
    for check in rubric.checks_of(unit.exercise).values():
        rule = check.rule.format(goal=Run(unit.exercise, None, (), ()).goal)
        assert rule and "{" not in rule and len(rule) < 300
