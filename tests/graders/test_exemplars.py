"""The table of example answers: it fails where it must."""

import shutil

import pytest

from graders import exemplars
from graders.exemplars import Finding
from tests.graders.lab import UNIT


@pytest.mark.parametrize(
    ("answer", "shares", "passed"),
    [
        ("exemplar", (1.0, 1.0), True),
        ("exemplar", (1.0, 0.99), False),
        ("half", (0.4, 0.6), True),
        ("half", (0.39,), False),
        ("half", (0.61,), False),
        ("nothing", (0.0,), True),
        ("nothing", (0.01,), False),
        ("nothing", (), False),
    ],
)
def test_an_answer_must_earn_its_share(answer, shares, passed):
    assert Finding("shop-04", answer, shares).passed is passed


def test_a_problem_never_passes():
    assert not Finding("shop-04", "nothing", (0.0,), "RubricError").passed


def test_the_units_answers_go_through_the_gradebook(tmp_path, capsys):
    shutil.copytree(UNIT, tmp_path / "online-shop/shop-04")
    assert exemplars.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 0 failed"


def test_an_exemplar_that_does_nothing_fails(tmp_path, capsys):
    folder = tmp_path / "online-shop/shop-04"
    shutil.copytree(UNIT, folder)
    shutil.copyfile(folder / "nothing.jsonl", folder / "exemplar.jsonl")
    (folder / "half.jsonl").unlink()
    assert exemplars.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 2 failed"


def test_no_units_is_a_failure(tmp_path, capsys):
    assert exemplars.main([str(tmp_path)]) == 1
    assert exemplars.main([]) == 2


def test_one_unit_alone_can_be_asked_for(tmp_path, capsys):
    for unit in ("shop-04", "shop-99"):
        shutil.copytree(UNIT, tmp_path / f"online-shop/{unit}")
    assert exemplars.main([str(tmp_path), "--unit", "shop-04"]) == 0
    said = capsys.readouterr().out
    assert "shop-99" not in said and said.splitlines()[-1] == "3 passed, 0 failed"
    assert exemplars.main([str(tmp_path), "--unit", "shop-05"]) == 1
    assert exemplars.main([str(tmp_path), "--unit"]) == 2
