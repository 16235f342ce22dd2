"""What `make status` says: each part's own answer, and what a class needs apart from what staff must see."""

import json

import pytest

from hub_config import settings
from hub_config.lab import health, processes, supervisor


@pytest.fixture
def lab(short_home, monkeypatch):
    """status(answers, states): the lab's status where these parts answer so, and all others well."""
    plan = processes.Plan(short_home, settings.load(settings.LAB_YAML), sealed=False)

    def status(answers=None, states=None):
        running = dict.fromkeys(processes.NAMES, {"state": "running", "pid": 1}) | (states or {})

        def ask(path, _url):
            answer = (answers or {}).get(path.stem, (200, "{}"))
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr(supervisor, "states", lambda _home: running)
        monkeypatch.setattr(health, "ask", ask)
        monkeypatch.setattr(health, "_through_the_proxy", lambda _plan: (True, None))
        return health.status(plan)

    return status


def test_all_well(lab):
    now = lab()
    assert now["healthy"] and now["serving"] and list(now["services"]) == list(processes.NAMES)


def test_a_backup_that_failed_is_told_and_a_class_goes_on(lab):
    now = lab({"keeper": (503, json.dumps({"ok": False, "problem": "ไม่พบที่เก็บ / gone"}))})
    assert (now["serving"], now["healthy"]) == (True, False)
    assert now["services"]["keeper"]["detail"]["problem"] == "ไม่พบที่เก็บ / gone"


def test_a_keeper_that_is_stopped_is_ill_too(lab):
    now = lab(states={"keeper": {"state": "stopped", "pid": 0}})
    assert (now["serving"], now["healthy"]) == (True, False)


@pytest.mark.parametrize("answer", [(503, "x"), (500, '{"ok": false}'), ConnectionRefusedError("refused")])
@pytest.mark.parametrize("name", ["hub", "records", "grader", "learn"])
def test_without_any_other_part_nobody_is_served(lab, name, answer):
    now = lab({name: answer})
    assert not now["serving"] and not now["healthy"]
    assert now["services"][name]["detail"]
