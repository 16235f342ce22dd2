"""The template of a unit: started as its README says, it is clean, complete, and scored as it must be."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graders.exemplars import EXPECTED, Finding, written_work
from graders.grade import mark
from graders.rubric import score
from preview import lesson
from talat.content.check import BESIDE, HEADINGS
from talat.content.claims import unfounded
from talat.content.facts import uses_of
from talat.content.lint import lint
from talat.content.unit import FILES, load_unit, sections
from talat.journal.plain_json import read
from talat.scenarios.exercise import load_exercise

COURSES = Path("notebooks/courses")
TEMPLATE = Path("notebooks/_template")
HEAD = """slug: online-shop
title: วิชาทดลอง
about: วิชาที่มีบทเดียว
outcomes: [ตั้งราคาให้เหลือกำไร]
pass_mark: 0.6
units:
"""


@pytest.fixture
def unit(tmp_path, monkeypatch):
    """A unit begun by the README's own commands, where there is the template and a course without units."""
    shutil.copytree(TEMPLATE, tmp_path / TEMPLATE)
    (tmp_path / COURSES / "online-shop").mkdir(parents=True)
    (tmp_path / "graders/rubrics").mkdir(parents=True)
    (tmp_path / COURSES / "online-shop/course.yaml").write_text(HEAD, encoding="utf-8")
    told = (TEMPLATE / "README.md").read_text(encoding="utf-8")
    commands = re.search(r"```sh\n(.*?)make preview", told, re.DOTALL)[1]
    subprocess.run(["/bin/bash", "-ec", commands], cwd=tmp_path, check=True, timeout=20)
    spec = importlib.util.spec_from_file_location(
        "graders.rubrics.shop_11", tmp_path / "graders/rubrics/shop_11.py"
    )
    rubric = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rubric)
    monkeypatch.setitem(sys.modules, "graders.rubrics.shop_11", rubric)
    return tmp_path / COURSES / "online-shop/shop-11"


def test_a_unit_begun_from_it_is_clean_and_whole(unit):
    assert lint(unit.parents[1]) == []
    assert {*FILES, *BESIDE} <= {path.name for path in unit.iterdir()}
    titles = " ".join(section.title for section in sections(load_unit(unit)))
    assert [heading for heading in HEADINGS if heading not in titles] == []
    assert list(unfounded(unit, uses_of(unit))) == []
    assert lesson.problems_of(unit) == []


@pytest.mark.parametrize("answer", EXPECTED)
def test_its_three_journals_earn_what_they_must(unit, answer):
    exercise = load_exercise(unit)
    lines = (unit / f"{answer}.jsonl").read_text(encoding="utf-8").splitlines()
    work = written_work(exercise, [read(line) for line in lines], "learner", 1)
    marks = [one for one in mark(exercise, work, b"template", score).marks if one["by"] == "replay"]
    earned = sum(one["points"] for one in marks) / sum(one["max_points"] for one in marks)
    assert Finding(unit.name, answer, (earned,)).passed, earned
