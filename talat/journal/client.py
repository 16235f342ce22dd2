"""The journal as a tool in a learner's container reaches it: one unix socket, one token, plain HTTP."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
import socket
from dataclasses import dataclass, field

from talat.journal.events import Event, Stamped, dump, parse
from talat.journal.order import OutOfStep
from talat.journal.plain_json import canonical

__all__ = ["Attempt", "JournalClient", "OutOfStep", "RecordsDown", "Refused", "Stamped", "new_key"]

WAIT_S = 10.0  # longer than the service waits for a locked database
DOWN = "ระบบบันทึกยังไม่ตอบ งานของคุณไม่หาย รอสักครู่"


class RecordsDown(Exception):
    """The records did not answer; send the same decision with the same key again."""

    def __init__(self, message_th: str = DOWN):
        super().__init__(message_th)
        self.message_th = message_th


class Refused(Exception):
    """The records said no, and sending it again will not help; `message_th` is for the learner."""

    def __init__(self, message_th: str, status: int = 422):
        super().__init__(message_th)
        self.message_th = message_th
        self.status = status


@dataclass(frozen=True)
class Attempt:
    """One try at an exercise: its head, and every decision recorded so far in order."""

    id: str
    exercise: str
    part: str
    seed: int
    number: int
    market_version: str
    content_version: str
    events: list[Stamped] = field(default_factory=list)
    course: str = ""
    submitted: bool = False


def new_key() -> str:
    """A fresh idempotency key: make one per decision, keep it until the decision is acknowledged."""
    return secrets.token_hex(16)


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str, wait_s: float):
        super().__init__("records", timeout=wait_s)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class JournalClient:
    """Asks the records service; every call raises RecordsDown, Refused or (append) OutOfStep."""

    def __init__(self, socket_path: str | None = None, token: str | None = None, wait_s: float = WAIT_S):
        self._socket = str(socket_path or os.environ["TALAT_RECORDS_SOCKET"])
        self._token = token or os.environ["TALAT_SEAT_TOKEN"]
        self._wait_s = wait_s

    def open(self, exercise: str, part: str = "exercise") -> Attempt:
        """The newest attempt (submitted or not), begun now when there is none."""
        return self._attempt({"exercise": exercise, "part": part, "again": False})

    def again(self, exercise: str, part: str = "exercise") -> Attempt:
        """The next attempt when the last one is submitted; otherwise the one under way."""
        return self._attempt({"exercise": exercise, "part": part, "again": True})

    def append(self, attempt_id: str, event: Event, after: int, key: str) -> Stamped:
        """The decision as recorded. `after` is the seq of the last known one (0 for none)."""
        body = {"key": key, "after": after, "event": dump(event)}
        answer = self._ask("POST", f"/v1/attempts/{attempt_id}/events", body)
        return _shaped(lambda: Stamped(answer["seq"], answer["at"], answer["hash"], event))

    def result(self, attempt_id: str) -> dict:
        """{"state": "none"|"waiting"|"graded"|"needs_instructor"|"trouble", …marks when there are any}."""
        return self._ask("GET", f"/v1/attempts/{attempt_id}/result")

    def may_open(self, course: str, unit: str) -> dict:
        """{"title", …} of a unit the learner may open; Refused when they may not."""
        from urllib.parse import urlencode

        return self._ask("GET", "/v1/may-open?" + urlencode({"course": course, "unit": unit}))

    def _attempt(self, body: dict) -> Attempt:
        answer = self._ask("POST", "/v1/attempts", body)
        return _shaped(lambda: Attempt(**{**answer, "events": _stamped(answer["events"])}))

    def _ask(self, method: str, path: str, body: dict | None = None) -> dict:
        status, answer = self._exchange(method, path, body)
        if status in (200, 201):
            return answer
        if status == 409:
            raise OutOfStep(_shaped(lambda: _stamped(answer["events"])))
        message = answer.get("message")
        if status == 429 or status >= 500:
            raise RecordsDown(message or DOWN)
        raise Refused(message or "ระบบยังรับไม่ได้ โหลดหน้าใหม่แล้วลองอีกครั้ง", status)

    def _exchange(self, method: str, path: str, body: dict | None) -> tuple[int, dict]:
        connection = _UnixConnection(self._socket, self._wait_s)
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        try:
            with contextlib.suppress(BrokenPipeError):  # refused before it was all sent; the answer is there
                connection.request(method, path, None if body is None else canonical(body), headers)
            reply = connection.getresponse()
            answer = json.loads(reply.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise RecordsDown() from error
        finally:
            connection.close()
        if not isinstance(answer, dict):
            raise RecordsDown()
        return reply.status, answer


def _stamped(rows: list[dict]) -> list[Stamped]:
    return [Stamped(row["seq"], row["at"], row["hash"], parse(row["event"])) for row in rows]


def _shaped(read):
    """What `read()` makes of an answer; a half answer counts as none."""
    try:
        return read()
    except (KeyError, TypeError, ValueError) as error:
        raise RecordsDown() from error
