"""Replays kept on disk: the engine gives the same whole numbers today, or its version must be raised."""

import json

import pytest

from talat.engine import FIRST_VERSION, VERSION
from talat.scenarios import exercise
from tests.data import golden

CORPUS = golden.corpus()


@pytest.mark.parametrize("name", CORPUS)
def test_golden_replay_is_the_same_to_the_bit(name):
    kept = json.loads(golden.path_of(name).read_text(encoding="utf-8"))
    assert golden.came_of(*CORPUS[name]) == kept, (
        "raise talat.engine.VERSION, then python -m tests.data.golden"
    )


def test_every_file_is_of_this_engine():
    files = sorted(path.stem for path in golden.FOLDER.glob("*.json"))
    assert files == sorted(CORPUS)
    assert {json.loads(golden.path_of(name).read_text())["engine"] for name in files} == {VERSION}


def test_another_engine_is_another_version_of_each_exercise(monkeypatch):
    ours = exercise.fingerprint(golden.SHOP_04)
    monkeypatch.setattr(exercise, "VERSION", "another")
    assert exercise.fingerprint(golden.SHOP_04) != ours
    assert FIRST_VERSION == "1"
