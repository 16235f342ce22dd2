"""The records service over its real socket, with a real database file, also when it is killed."""

import json
import random
import shutil
import signal
import stat
import time
from pathlib import Path

import pytest

from talat.journal.client import JournalClient, OutOfStep, RecordsDown, Refused, new_key
from talat.journal.events import Explain, NextDay, SetPrice, Submit, dump
from talat.records import attempts, classes, database, results, seats
from tests.records_lab import COURSE, UNIT, ask, knock, made_lab, publish, seat, serving, wait_until

PRICE = SetPrice(satang=19900)


@pytest.fixture
def lab():
    with made_lab() as lab:
        yield lab


@pytest.fixture(scope="module")
def service():
    """One running service for the tests that neither stop nor break it."""
    with made_lab() as lab, serving(lab):
        yield lab


@pytest.fixture
def somsri(service):
    return seat(service)


@pytest.fixture
def wichai(service):
    return seat(service, enrolled=False)


def thai(text):
    return any("ก" <= letter <= "๛" for letter in text)


def test_a_lesson_from_the_door_to_the_result(service, somsri):
    assert somsri.client.may_open(COURSE, UNIT)["title"] == "ตั้งราคาให้มีกำไร"
    attempt = somsri.client.open(UNIT, "exercise")
    assert (attempt.number, attempt.events, attempt.content_version) == (
        1,
        [],
        service.content.joinpath("current").readlink().name,
    )
    for after, event in enumerate([PRICE, NextDay(), Explain(text="ตั้งสูงกว่าทุน")]):
        assert somsri.client.append(attempt.id, event, after, new_key()).seq == after + 1
    assert [row.event for row in somsri.client.open(UNIT).events] == [
        PRICE,
        NextDay(),
        Explain(text="ตั้งสูงกว่าทุน"),
    ]
    assert somsri.client.result(attempt.id) == {"state": "none"}
    somsri.client.append(attempt.id, Submit(), 3, new_key())
    assert somsri.client.result(attempt.id) == {"state": "waiting"}
    mark = results.Mark("reason", "เหตุผล", None, 2.0, "instructor", "", "", "")
    results.put_result(
        service.records,
        results.Result(attempt.id, somsri.number, UNIT, 8.0, 10.0, (mark,), (7, 9), "needs_instructor"),
    )
    said = somsri.client.result(attempt.id)
    assert (said["state"], said["score"], said["marks"][0]["points"]) == ("needs_instructor", 8.0, None)
    assert somsri.client.again(UNIT).number == 2
    attempts.verify(service.records, attempt.id)


def test_health_tells_schema_and_room(service):
    status, said = ask(service, "GET", "/health")
    assert (status, said["ok"], said["schema"]) == (200, True, database.schema(service.records))
    assert said["free_mb"] > 0


def test_everyone_may_knock(service):
    mode = service.socket("records").stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) == 0o666


def test_the_same_decision_twice_is_one(service, somsri):
    attempt, key = somsri.client.open(UNIT), new_key()
    first = somsri.client.append(attempt.id, PRICE, 0, key)
    assert somsri.client.append(attempt.id, PRICE, 0, key) == first
    body = {"key": key, "after": 0, "event": dump(PRICE)}
    assert ask(service, "POST", f"/v1/attempts/{attempt.id}/events", body, somsri.token)[0] == 200
    assert len(attempts.journal(service.records, attempt.id)) == 1


def test_a_second_tab_is_told_what_the_first_did(somsri):
    attempt = somsri.client.open(UNIT)
    somsri.client.append(attempt.id, PRICE, 0, new_key())
    first = somsri.client.append(attempt.id, NextDay(), 1, new_key())
    with pytest.raises(OutOfStep) as behind:
        somsri.client.append(attempt.id, NextDay(), 1, new_key())
    assert behind.value.events == [first]


def test_bad_decisions_get_422_and_leave_no_trace(service, somsri):
    attempt = somsri.client.open(UNIT)
    address = f"/v1/attempts/{attempt.id}/events"
    for event in (
        {"do": "set_price", "satang": 0},
        {"do": "set_price", "satang": "๒๕๐"},
        {"do": "next_day"},
        {"do": "choose_photo", "photo": "of-another"},
        {"do": "score", "points": 10},
        {},
    ):
        status, said = ask(
            service, "POST", address, {"key": new_key(), "after": 0, "event": event}, somsri.token
        )
        assert (status, thai(said["message"])) == (422, True)
    assert attempts.journal(service.records, attempt.id) == []


def test_odd_bodies_get_400_in_thai(service, somsri):
    attempt = somsri.client.open(UNIT)
    good = {"key": new_key(), "after": 0, "event": dump(PRICE)}
    for body in (
        None,
        b"",
        b"{",
        b"[" * 60_000,
        b'{"key":"a","key":"b"}',
        b"\xff\xfe",
        json.dumps(good).encode()[:-1],
        [good],
        {**good, "at": "2020-01-01"},
        {**good, "after": True},
        {**good, "after": "0"},
        {**good, "event": "next_day"},
        {"event": dump(PRICE)},
    ):
        status, said = ask(service, "POST", f"/v1/attempts/{attempt.id}/events", body, somsri.token)
        assert (status, thai(said["message"])) == (400, True), body
    assert attempts.journal(service.records, attempt.id) == []


def test_a_body_beyond_64_kib_is_refused(service, somsri):
    status, said = ask(service, "POST", "/v1/attempts", b" " * 66_000, somsri.token)
    assert (status, thai(said["message"])) == (413, True)
    with knock(service) as raw:
        raw.sendall(b"POST /v1/attempts HTTP/1.1\r\nHost: r\r\nContent-Length: 104857600\r\n\r\n")
        assert raw.recv(1024).startswith(b"HTTP/1.1 400")
        assert raw.recv(1024) == b""


@pytest.mark.parametrize("token", [None, "", "wrong", "x" * 5_000, "' OR 1=1"])
def test_without_a_seats_token_every_door_is_shut(service, token):
    for method, path in (
        ("GET", f"/v1/may-open?course={COURSE}&unit={UNIT}"),
        ("POST", "/v1/attempts"),
        ("POST", f"/v1/attempts/{'0' * 24}/events"),
        ("GET", f"/v1/attempts/{'0' * 24}/result"),
    ):
        status, said = ask(service, method, path, b"{}" if method == "POST" else None, token)
        assert (status, thai(said["message"])) == (401, True)


def test_a_revoked_token_stops_working_at_once(service, somsri):
    attempt = somsri.client.open(UNIT)
    somsri.client.append(attempt.id, PRICE, 0, new_key())
    seats.revoke(service.records, somsri.number)
    for deed in (
        lambda: somsri.client.append(attempt.id, PRICE, 1, new_key()),
        lambda: somsri.client.append(attempt.id, PRICE, 1, new_key()),
        lambda: somsri.client.open(UNIT),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.status == 401
    assert len(attempts.journal(service.records, attempt.id)) == 1


def test_anothers_attempt_looks_like_none(service, somsri, wichai):
    classes.enrol(service.records, wichai.number, COURSE)
    hers = somsri.client.open(UNIT)
    somsri.client.append(hers.id, PRICE, 0, new_key())
    messages = []
    for attempt_id in (hers.id, "0" * 24):
        for deed in (
            lambda id=attempt_id: wichai.client.append(id, PRICE, 0, new_key()),
            lambda id=attempt_id: wichai.client.append(id, PRICE, 1, new_key()),
            lambda id=attempt_id: wichai.client.result(id),
        ):
            with pytest.raises(Refused) as refused:
                deed()
            assert refused.value.status == 404
            messages.append(refused.value.message_th)
    assert len(set(messages)) == 1
    assert wichai.client.open(UNIT).seed != hers.seed


def test_not_enrolled_is_403_and_unknown_is_404(somsri, wichai):
    for deed, status in (
        (lambda: wichai.client.may_open(COURSE, UNIT), 403),
        (lambda: wichai.client.open(UNIT), 403),
        (lambda: somsri.client.may_open(COURSE, "shop-99"), 404),
        (lambda: somsri.client.may_open("..", UNIT), 404),
        (lambda: somsri.client.may_open(COURSE, "../online-shop/shop-04"), 404),
        (lambda: somsri.client.may_open(COURSE, ""), 404),
        (lambda: somsri.client.open("shop-99"), 404),
        (lambda: somsri.client.open("*"), 404),
        (lambda: somsri.client.open(UNIT, "final"), 404),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert (refused.value.status, thai(refused.value.message_th)) == (status, True)


def test_every_other_address_is_404_in_json(service):
    for method, path in (
        ("GET", "/"),
        ("GET", "/v1/attempts/1"),
        ("DELETE", "/v1/x"),
        ("GET", "/../secrets"),
    ):
        status, said = ask(service, method, path)
        assert (status, list(said)) == (404, ["message"])


def test_a_learner_under_way_keeps_the_version_they_began(service, somsri):
    attempt = somsri.client.open(UNIT)
    publish(service, "v2")  # the other tests care for no version but the current one
    assert somsri.client.open(UNIT).content_version == attempt.content_version != "v2"
    somsri.client.append(attempt.id, PRICE, 0, new_key())
    somsri.client.append(attempt.id, Submit(), 1, new_key())
    assert somsri.client.again(UNIT).content_version == "v2"


def test_a_flood_from_one_seat_is_slowed_and_leaves_others_alone(service, somsri, wichai):
    classes.enrol(service.records, wichai.number, COURSE)
    attempt, after, slowed = somsri.client.open(UNIT), 0, 0
    for _ in range(150):
        try:
            after = somsri.client.append(attempt.id, PRICE, after, new_key()).seq
        except RecordsDown as down:
            assert "เร็วเกินไป" in down.message_th
            slowed += 1
    assert slowed > 10
    assert wichai.client.open(UNIT).number == 1
    assert len(attempts.journal(service.records, attempt.id)) == after


def test_sigterm_answers_what_was_begun_and_clears_the_socket(lab):
    somsri = seat(lab)
    with serving(lab) as process:
        attempt, body = somsri.client.open(UNIT), {"key": new_key(), "after": 0, "event": dump(PRICE)}
        with lab.records.write():  # so that the decision is under way when the signal comes
            raw = send(lab, f"/v1/attempts/{attempt.id}/events", body, somsri.token)
            time.sleep(0.3)
            process.terminate()
            time.sleep(0.3)
        assert raw.recv(65536).startswith(b"HTTP/1.1 201")
        raw.close()
        assert process.wait(30) == 0
    assert not lab.socket("records").exists()
    assert len(attempts.journal(lab.records, attempt.id)) == 1


def send(home, path, body, token):
    """Send a request and leave the answer unread; returns the socket."""
    text = json.dumps(body).encode()
    raw = knock(home)
    head = f"POST {path} HTTP/1.1\r\nHost: records\r\nAuthorization: Bearer {token}\r\n"
    raw.sendall(f"{head}Content-Length: {len(text)}\r\n\r\n".encode() + text)
    return raw


def test_killed_between_commit_and_answer_the_retry_finds_the_decision(lab):
    """Each round kills the service the moment the row is in the file, the answer unread; then asks again."""
    records = lab.records
    somsri, keys = seat(lab), []
    client, token = somsri.client, somsri.token
    for round in range(3):
        with serving(lab) as process:
            attempt = client.open(UNIT)
            assert len(attempt.events) == round
            keys.append(new_key())
            body = {"key": keys[-1], "after": round, "event": dump(PRICE)}
            raw = send(lab, f"/v1/attempts/{attempt.id}/events", body, token)
            wait_until(lambda n=round, id=attempt.id: len(attempts.journal(records, id)) > n)
            process.send_signal(signal.SIGKILL)
            process.wait(30)
            raw.close()
        assert lab.socket("records").exists()  # the stale socket of the killed one
        with pytest.raises(RecordsDown):
            client.append(attempt.id, PRICE, round, keys[-1])
    with serving(lab):
        stamped = [client.append(attempt.id, PRICE, after, key) for after, key in enumerate(keys)]
    assert [row.seq for row in stamped] == [1, 2, 3]
    assert stamped == attempts.journal(records, attempt.id)
    attempts.verify(records, attempt.id)


def test_killed_at_any_moment_nothing_acknowledged_is_lost_or_doubled(lab):
    records, dice = lab.records, random.Random(11)
    client = seat(lab).client
    acknowledged, pending = [], None
    for _ in range(4):
        with serving(lab) as process:
            attempt = client.open(UNIT)
            doom = time.monotonic() + 0.05 + dice.random() * 0.3
            while True:
                pending = pending or new_key()
                try:
                    acknowledged.append(client.append(attempt.id, PRICE, len(acknowledged), pending))
                except RecordsDown:
                    break
                pending = None
                if time.monotonic() > doom:
                    process.kill()
            process.kill()
    with serving(lab):
        acknowledged.append(client.append(attempt.id, PRICE, len(acknowledged), pending))
    assert attempts.journal(records, attempt.id) == acknowledged
    attempts.verify(records, attempt.id)


def test_two_services_on_one_database_never_fork_a_journal(lab):
    """The first keeps an open connection while a second takes over the socket's name."""
    somsri = seat(lab)
    client, token = somsri.client, somsri.token
    with serving(lab) as first:
        attempt = client.open(UNIT)
        lab.socket("records").rename(lab.run / "old.sock")
        with serving(lab) as second:
            old = JournalClient(lab.run / "old.sock", token, wait_s=30)
            for after in range(0, 20, 2):
                old.append(attempt.id, PRICE, after, new_key())
                client.append(attempt.id, PRICE, after + 1, new_key())
                with pytest.raises(OutOfStep):
                    old.append(attempt.id, PRICE, after + 1, new_key())
            first.terminate()
            first.wait(30)
            assert second.poll() is None
            assert lab.socket("records").exists()  # the first leaves the second's socket alone
            assert client.open(UNIT).events[-1].seq == 20
    attempts.verify(lab.records, attempt.id)


def test_a_damaged_database_ends_the_start_with_a_message(lab, tmp_path):
    lab.records.close()
    for name in ("records.db-wal", "records.db-shm"):
        (lab.root / name).unlink(missing_ok=True)
    (lab.root / "records.db").write_bytes(b"SQLite format 3\0" + bytes(9_000))
    with (tmp_path / "log").open("wb") as log, serving(lab, log) as process:
        assert process.wait(60) == 1
    said = (tmp_path / "log").read_text()
    assert "เสียหาย" in said
    assert "last backup" in said
    assert "Traceback" not in said


def test_a_locked_database_is_503_and_the_log_holds_no_words_and_no_tokens(lab, tmp_path):
    somsri, canary, key = seat(lab), Explain(text="ความลับของฉัน-canary"), "key-canary-2"
    client = somsri.client
    with (tmp_path / "log").open("wb") as log, serving(lab, log):
        attempt = client.open(UNIT)
        client.append(attempt.id, canary, 0, "key-canary-1")
        ask(lab, "GET", "/v1/may-open?course=canary&unit=canary", token=somsri.token)
        ask(lab, "POST", "/canary", b'{"canary": 1', somsri.token)
        with knock(lab) as raw:
            raw.sendall(b"canary canary canary\r\ncanary\r\n\r\n")
            raw.recv(1024)
        with lab.records.write(), pytest.raises(RecordsDown, match="ไม่หาย"):
            client.append(attempt.id, canary, 1, key)
        assert client.append(attempt.id, canary, 1, key).seq == 2
        shutil.rmtree(lab.content)
        with pytest.raises(Refused):
            client.open(UNIT)
    said = Path(tmp_path / "log").read_text()
    assert "Events 503" in said
    assert "canary" not in said
    assert somsri.token not in said
    assert len(attempts.journal(lab.records, attempt.id)) == 2
