"""Replays kept on disk: the engine gives the same whole numbers today, or its version must be raised."""

import json
import os
import subprocess
import sys

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


PROGRAM = """
import json, hashlib, numpy as np
from tests.data import golden
print(hashlib.md5(np.exp(np.linspace(0, 9, 9_999)).tobytes()).hexdigest())
for name, case in golden.corpus().items():
    assert golden.came_of(*case) == json.loads(golden.path_of(name).read_text(encoding="utf-8")), name
"""


def _elsewhere(without):
    """The bits of exp() in a process whose NumPy may not use some instructions; replays hold there."""
    environment = {**os.environ, "PYTHONPATH": ".", "NPY_DISABLE_CPU_FEATURES": without}
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert said.returncode == 0, said.stderr
    return said.stdout


def test_a_processor_whose_exp_ends_in_other_bits_replays_the_same():
    if _elsewhere("AVX512_SPR AVX512_ICL X86_V4") == _elsewhere(""):
        pytest.skip("this processor has no second way to exp(); both ways replayed the same")
