"""The client in a container: what each answer, and each silence, of the records becomes."""

import json
import socketserver
import tempfile
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from talat.journal.client import JournalClient, OutOfStep, RecordsDown, Refused, new_key
from talat.journal.events import NextDay, SetPrice

PRICE = SetPrice(satang=500)


@contextmanager
def answering(status, body, seen=None):
    """A unix-socket HTTP server that always gives one answer; yields a client of it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(length) or b"null")
            if seen is not None:
                seen.append((self.path, dict(self.headers), sent))
            text = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST

        def log_message(self, *_):
            pass

        def address_string(self):
            return "client"

    with tempfile.TemporaryDirectory(prefix="tl-", dir="/tmp") as folder:
        path = Path(folder, "r.sock")
        with socketserver.ThreadingUnixStreamServer(str(path), Handler) as server:
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            try:
                yield JournalClient(path, "token-1", wait_s=10)
            finally:
                server.shutdown()
                thread.join()


def test_an_acknowledged_decision_comes_back_stamped():
    seen = []
    with answering(201, {"seq": 1, "at": "t", "hash": "h"}, seen) as client:
        stamped = client.append("a1", PRICE, 0, "key-12345678")
    assert (stamped.seq, stamped.at, stamped.hash, stamped.event) == (1, "t", "h", PRICE)
    path, headers, body = seen[0]
    assert path == "/v1/attempts/a1/events"
    assert headers["Authorization"] == "Bearer token-1"
    assert body == {"key": "key-12345678", "after": 0, "event": {"do": "set_price", "satang": 500}}


def test_opening_gives_the_decisions_so_far():
    rows = [{"seq": 1, "at": "t", "hash": "h", "event": {"do": "next_day"}}]
    head = {
        "id": "a",
        "exercise": "shop-04",
        "part": "exercise",
        "seed": 5,
        "number": 1,
        "course": "online-shop",
    }
    head |= {"market_version": "m", "content_version": "c", "submitted": False, "events": rows}
    with answering(200, head) as client:
        attempt = client.open("shop-04", "exercise")
    assert (attempt.seed, attempt.events[0].event) == (5, NextDay())


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
def test_a_refusal_carries_the_services_sentence(status):
    with answering(status, {"message": "ไม่ได้"}) as client, pytest.raises(Refused) as refused:
        client.append("a1", PRICE, 0, new_key())
    assert (refused.value.message_th, refused.value.status) == ("ไม่ได้", status)


def test_out_of_step_carries_what_came_between():
    rows = [{"seq": 3, "at": "t", "hash": "h", "event": {"do": "next_day"}}]
    with answering(409, {"message": "…", "events": rows}) as client, pytest.raises(OutOfStep) as behind:
        client.append("a1", PRICE, 2, new_key())
    assert [row.seq for row in behind.value.events] == [3]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, {"message": "พัก"}),
        (503, {}),
        (502, b"<html>"),
        (429, {"message": "เร็วไป"}),
        (201, b'{"seq": 1'),
        (201, {"seq": 1}),
        (201, []),
        (409, {}),
        (409, {"events": [{"seq": 1}]}),
    ],
)
def test_half_and_failed_answers_ask_to_try_again(status, body):
    with answering(status, body) as client, pytest.raises(RecordsDown) as down:
        client.append("a1", PRICE, 0, new_key())
    assert any("ก" <= letter <= "๛" for letter in down.value.message_th)


def test_no_service_asks_to_try_again(tmp_path):
    with pytest.raises(RecordsDown, match="ไม่หาย"):
        JournalClient(tmp_path / "none.sock", "t").open("shop-04")


def test_a_silent_service_asks_to_try_again():
    with tempfile.TemporaryDirectory(prefix="tl-", dir="/tmp") as folder:
        path = str(Path(folder, "r.sock"))
        with socketserver.UnixStreamServer(path, BaseHTTPRequestHandler), pytest.raises(RecordsDown):
            JournalClient(path, "t", wait_s=0.1).result("a1")


def test_socket_and_token_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("TALAT_SEAT_TOKEN", "from-env")
    seen = []
    with answering(200, {"state": "none"}, seen) as client:
        monkeypatch.setenv("TALAT_RECORDS_SOCKET", client._socket)
        assert JournalClient().result("a1") == {"state": "none"}
    assert seen[0][1]["Authorization"] == "Bearer from-env"


def test_keys_are_new_every_time():
    assert len({new_key() for _ in range(100)}) == 100
