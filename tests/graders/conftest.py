"""Small exercises, work and courses for the graders' tests."""

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest

from graders import course, grade
from graders.exemplars import written_work
from talat.records.results import Mark
from tests.graders.lab import grader, hand_in, home, people, records, small_exercise  # noqa: F401

SAID = [{"do": "explain", "text": "ขายถูกแล้วขาดทุน"}, {"do": "submit"}]


@pytest.fixture
def exercise():
    """exercise(criteria, title, id): see small_exercise."""
    return small_exercise


@pytest.fixture
def work(exercise):
    """work(learner, number, decisions): a submitted attempt with a whole chain."""

    def make(learner="6601001", number=1, decisions=SAID, name="สมศรี ใจดี"):
        return replace(written_work(exercise(), decisions, learner, number), name=name)

    return make


@pytest.fixture
def gives():
    """gives(price=…, profit=…): a rubric that gives these points; instructor's criteria wait."""

    def rubric(**points):
        def score(exercise, head, events, key):
            marks = tuple(_mark(criterion, points) for criterion in exercise.criteria)
            return SimpleNamespace(marks=marks, luck=(1.0, 2.0))

        return score

    return rubric


def _mark(criterion, points):
    given = points.get(criterion.id, None if criterion.by == "instructor" else 0.0)
    words = ("ราคาต้องสูงกว่าต้นทุน", "คุณตั้ง 59 บาท <b>", "ตั้งอย่างน้อย 70 บาท")
    return Mark(criterion.id, criterion.title, given, criterion.points, criterion.by, *words)


@pytest.fixture(scope="session")
def new_course(tmp_path_factory):
    """A course directory with the exercise in it, made once."""
    made = tmp_path_factory.mktemp("new") / "course"
    course.create_course(made, [small_exercise()])
    return made


@pytest.fixture
def root(tmp_path, new_course):
    """A course directory of the test's own; a course may be moved, so a copy is as good."""
    return shutil.copytree(new_course, tmp_path / "course", symlinks=True)


@pytest.fixture
def graded(root, exercise, work, gives):
    """graded(price=…, …): an attempt marked and settled; returns its Result."""

    def settle(learner="6601001", number=1, decisions=SAID, hand=None, version=None, newest=None, **points):
        version = version or exercise()
        handed_in = work(learner, number, decisions)
        marked = grade.mark(version, handed_in, b"key", gives(**points), hand)
        return grade.settle(root, version, marked, newest)

    return settle
