"""The check itself: it holds, and it notices when the rule is broken."""

import pytest
from sqlalchemy.exc import IntegrityError

from talat.records import time as counted
from tests.records_check import report, second
from tests.records_check.sessions import EVERY, KINDS, make


def test_the_check_holds_and_says_how_much(capsys):
    assert report.main(len(KINDS)) == 0
    said = capsys.readouterr().out
    assert said.strip().splitlines()[-1] == f"{10 * len(KINDS)} passed, 0 failed"
    assert all(make(n).about in said for n in range(len(KINDS)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GAP", 300.0),
        ("IDLE_CUT", 3600.0),
        ("HALF_MINUTE", 20.0),
        ("_lag", lambda mark, now, tick: now - mark.until),  # the clock on the wall alone
    ],
)
def test_a_broken_rule_is_noticed(monkeypatch, capsys, name, value):
    monkeypatch.setattr(counted, name, value)
    assert report.main(len(KINDS)) == 1
    assert "FAILED" in capsys.readouterr().out


def test_the_database_itself_refuses_a_place_that_is_taken(monkeypatch, capsys):
    monkeypatch.setattr(counted, "_taken", lambda *_: False)
    with pytest.raises(IntegrityError, match="half_minutes"):
        report.main(len(KINDS))


def test_the_second_calculation_knows_the_plainest_session():
    """A beat every half minute, none early or late: the first opens, each other counts one."""
    session = make(0)
    page = session.pages[0]
    beats = [session.beat(page, page.opened + n * EVERY, idle=0) for n in range(20)]
    assert second.tally(beats) == {page.kind: 19}
