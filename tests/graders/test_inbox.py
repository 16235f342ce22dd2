"""The grader's inbox: each submission is marked once, and a fault is never a zero."""

import json
import sqlite3
import time

import pytest

from graders import inbox, rubric, trouble
from talat.journal import engine
from talat.journal.events import parse
from talat.records import attempts, audit, hand_marks, results
from tests.graders.lab import publish, score


def test_a_submission_is_graded_and_the_gradebook_agrees(home, records, grader, hand_in):
    attempt = hand_in()
    assert grader().tick() == 1
    result = results.result(records, attempt)
    assert (result.score, result.max_score, result.state) == (8.0, 10.0, "needs_instructor")
    assert score(home) == (8.0, 10.0)
    assert results.waiting(records) == [] and len(results.history(records, attempt)) == 1


def test_nothing_is_done_twice(records, grader, hand_in):
    attempt, here = hand_in(), grader()
    assert [here.tick(), here.tick(), grader().tick()] == [1, 0, 0]
    assert len(results.history(records, attempt)) == 1


def test_doing_nothing_earns_nothing(home, records, grader, hand_in):
    attempt = hand_in(answer="nothing")
    grader().tick()
    result = results.result(records, attempt)
    assert (result.score, result.state) == (0.0, "graded")


def test_a_submission_costs_less_than_a_second_of_processor(grader, hand_in):
    here = grader()
    hand_in("6601001")
    here.tick()  # the first one warms the caches
    hand_in("6601002")
    begun = time.process_time()  # not the wall: other tests may keep the disk busy
    assert here.tick() == 1
    assert time.process_time() - begun < 1.0


def test_practice_is_not_graded(records, grader):
    row = attempts.open_attempt(records, "6601001", "online-shop", "shop-04", "practice", "v1", "m", b"k")
    attempts.append(records, row.id, parse({"do": "submit"}), 0, "key-000000")
    assert grader().tick() == 0


def test_a_hand_mark_reaches_gradebook_and_result(home, records, grader, hand_in):
    attempt, here = hand_in(), grader()
    here.tick()
    hand_marks.ask_mark(records, attempt, "reason", 1.5, "อธิบายได้ดี", "kru-mali")
    assert here.tick() == 1
    result = results.result(records, attempt)
    assert (result.score, result.state) == (9.5, "graded")
    assert result.marks[-1].fix == "อธิบายได้ดี"
    assert score(home)[0] == 9.5 and hand_marks.pending_marks(records) == []
    assert here.tick() == 0 and len(results.history(records, attempt)) == 2


def test_the_last_of_two_hand_marks_holds(home, records, grader, hand_in):
    attempt, here = hand_in(), grader()
    here.tick()
    hand_marks.ask_mark(records, attempt, "reason", 2, "", "kru-mali")
    hand_marks.ask_mark(records, attempt, "reason", 0.5, "", "kru-mali")
    here.tick()
    assert score(home)[0] == 8.5 and hand_marks.pending_marks(records) == []


def _break_row(home, attempt):
    with sqlite3.connect(home.root / "records.db") as database:
        said = json.dumps({"do": "set_price", "satang": 1_000_000})
        database.execute("UPDATE journal SET event=? WHERE attempt_id=? AND seq=5", (said, attempt))
    database.close()


def _unknown_event(home, attempt):
    with sqlite3.connect(home.root / "records.db") as database:
        said = json.dumps({"do": "give_points", "points": 100})
        database.execute("UPDATE journal SET event=? WHERE attempt_id=? AND seq=5", (said, attempt))
    database.close()


def _cut_end(home, attempt):
    with sqlite3.connect(home.root / "records.db") as database:
        database.execute("DELETE FROM journal WHERE attempt_id=? AND seq>30", (attempt,))
    database.close()


def _other_exercise(home, attempt):
    with sqlite3.connect(home.root / "records.db") as database:
        database.execute("UPDATE attempts SET exercise='shop-05' WHERE id=?", (attempt,))
    database.close()


@pytest.mark.parametrize("damage", [_break_row, _unknown_event, _cut_end, _other_exercise])
def test_damaged_work_is_trouble_and_the_next_is_graded(home, records, grader, hand_in, damage):
    bad, good = hand_in("6601001"), hand_in("6601002")
    damage(home, bad)
    assert grader().tick() == 1
    assert results.result(records, bad).state == "trouble"
    assert results.best(records, "6601001", "shop-04") is None
    assert results.result(records, good).score == 8.0
    reason = trouble.reason(home.course, bad)
    assert reason and any("ก" <= letter <= "๙" for letter in reason) and " / " in reason


def test_a_market_that_changed_since_is_trouble(home, records, grader, hand_in):
    attempt = hand_in(market_version="0123456789ab")
    grader().tick()
    assert "not be what the learner saw" in trouble.reason(home.course, attempt)


def test_a_journal_of_another_engine_is_trouble_that_names_both(home, records, grader, hand_in, monkeypatch):
    attempt = hand_in()
    monkeypatch.setattr(engine, "VERSION", "77")
    monkeypatch.setattr(engine, "REPLAYS", ("77",))
    grader().tick()
    assert results.result(records, attempt).state == "trouble"
    reason = trouble.reason(home.course, attempt)
    assert f"engine {engine.ENGINE};" in reason and "77" in reason and "รุ่น" in reason


def test_a_fault_of_ours_is_tried_again_and_mended(home, records, grader, hand_in, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("rubric")

    now = [0.0]
    monkeypatch.setattr(inbox.time, "monotonic", lambda: now[0])
    attempt, here = hand_in(), grader(broken)
    for now[0] in range(200):
        here.tick()
    assert [r.state for r in results.history(records, attempt)] == ["trouble"]
    assert [e.action for e in audit.entries(records)].count("trouble") == 1
    assert "ZeroDivisionError" in trouble.reason(home.course, attempt)
    here._score = rubric.score
    now[0] += 300
    assert here.tick() == 1
    assert results.result(records, attempt).score == 8.0
    assert trouble.reason(home.course, attempt) is None


def test_patience_doubles_to_five_minutes(monkeypatch):
    now, waits, patience = [0.0], [], inbox.Patience()
    monkeypatch.setattr(inbox.time, "monotonic", lambda: now[0])
    for _ in range(12):
        patience.failed("x")
        begun = now[0]
        while not patience.ready("x"):
            now[0] += 1.0
        waits.append(now[0] - begun)
    assert waits[:4] == [1, 2, 4, 8] and waits[-1] == 300


def test_a_new_content_version_keeps_grades(home, records, grader, hand_in):
    attempt, here = hand_in(), grader()
    here.tick()
    text = publish(home, "v2") / "exercise.yaml"
    text.write_text(text.read_text("utf-8").replace("points: 3}", "points: 4}"), encoding="utf-8")
    here.tick()
    assert score(home) == (8.0, 11.0)
    late = hand_in("6601002")  # begun on v1 while v2 is published
    here.tick()
    assert (results.result(records, late).score, results.result(records, late).max_score) == (8.0, 10.0)
    assert results.result(records, attempt).score == 8.0
