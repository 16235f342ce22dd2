"""The grader stopped at any step, also with kill -9: each submission is graded exactly once."""

import os
import signal
import subprocess
import sys
import time

import pytest

from talat.records import results
from tests.graders.lab import REPO, score

PLACES = {
    "mark": "graders.inbox.mark",
    "marks.save": "graders.marks.save",
    "intake.take_in": "graders.intake.take_in",
    "nbgrader_run.convert": "graders.nbgrader_run.convert",
    "gradebook.set_hand_marks": "graders.gradebook.set_hand_marks",
    "put_result": "talat.records.results.put_result",
}


class Killed(BaseException):
    """As kill -9 it is caught by nobody."""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_stop_at_any_step_grades_once(home, records, grader, hand_in, monkeypatch, place, when):
    attempt = hand_in()
    module, name = place.rsplit(".", 1)
    real = getattr(sys.modules[module], name)

    def stopped(*args, **kwargs):
        if when == "after":
            real(*args, **kwargs)
        raise Killed

    here = grader()
    here._follow_content()
    with monkeypatch.context() as patch:
        patch.setattr(place, stopped)
        with pytest.raises(Killed):
            here.tick()
    grader().tick()
    (result,) = results.history(records, attempt)
    assert (result.score, result.state) == (8.0, "needs_instructor")
    assert score(home) == (8.0, 10.0)
    assert results.waiting(records) == []


def _service(home):
    key = home.secrets / "grading_key"
    key.write_text("k" * 32)
    told = {"TALAT_HOME": str(home.root), "TALAT_RECORDS_URL": home.records_url}
    told |= {
        "TALAT_GRADING_KEY_FILE": str(key),
        "PYTHONPATH": str(REPO),
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-W", "error", "-m", "graders.service"]
    return subprocess.Popen(command, env={**told, "LC_ALL": "C.UTF-8"}, cwd="/")


def _until(condition, seconds=60):
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.02)


def test_kill_9_and_a_new_start_grade_each_once(home, records, hand_in):
    handed_in = [hand_in(f"660100{number}") for number in range(1, 7)]
    for wanted in (1, 3):
        process = _service(home)
        _until(lambda least=wanted: len(results.waiting(records)) <= 6 - least)
        process.kill()
        process.wait()
    process = _service(home)
    _until(lambda: not results.waiting(records))
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    assert [len(results.history(records, attempt)) for attempt in handed_in] == [1] * 6
    assert {results.result(records, attempt).score for attempt in handed_in} == {8.0}
    assert {score(home, f"660100{number}") for number in range(1, 7)} == {(8.0, 10.0)}
