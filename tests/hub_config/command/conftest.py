"""A lab whose records hold some work, and its command line."""

import pytest

from hub_config.command.__main__ import main
from talat.journal.events import SetPrice
from talat.records import attempts, audit
from tests.records_lab import COURSE, UNIT, made_lab, seat


@pytest.fixture
def lab(monkeypatch):
    with made_lab() as lab:
        monkeypatch.setenv("TALAT_HOME", str(lab.root))
        monkeypatch.delenv("TALAT_RECORDS_URL", raising=False)
        monkeypatch.delenv("TALAT_LAB", raising=False)
        learner = seat(lab).number
        head = attempts.open_attempt(lab.records, learner, COURSE, UNIT, "exercise", "v1", "m1", "key")
        attempts.append(lab.records, head.id, SetPrice(satang=9900), 0, "key-000001")
        audit.note(lab.records, "kru-mali", "look", learner)
        yield lab


@pytest.fixture
def talat(lab, capsys):
    """talat(*words) runs a command: (exit code, what it printed, what it complained of)."""

    def talat(*words):
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return talat
