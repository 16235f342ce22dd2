"""Asks the records service whether this learner may open a unit."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import socket
from dataclasses import dataclass
from urllib.parse import urlencode

TIMEOUT = 10  # seconds


class RecordsDown(Exception):
    """The records service did not answer; asking again later may help."""


@dataclass(frozen=True)
class Answer:
    """What records says about a unit: HTTP status, its title when allowed, a Thai message when not."""

    status: int
    title: str = ""
    message: str = ""


class _Door(http.client.HTTPConnection):
    def __init__(self, path: str):
        super().__init__("records", timeout=TIMEOUT)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


async def may_open(course: str, unit: str) -> Answer:
    """Records' answer for one unit; raises RecordsDown when there is none."""
    return await asyncio.to_thread(_ask, course, unit)


def _ask(course: str, unit: str) -> Answer:
    door = _Door(os.environ.get("TALAT_RECORDS_SOCKET", ""))
    headers = {"Authorization": f"Bearer {os.environ.get('TALAT_SEAT_TOKEN', '')}"}
    try:
        door.request("GET", "/v1/may-open?" + urlencode({"course": course, "unit": unit}), headers=headers)
        reply = door.getresponse()
        body = json.loads(reply.read() or b"{}")
    except (OSError, http.client.HTTPException, ValueError) as failure:
        raise RecordsDown(str(failure)) from failure
    finally:
        door.close()
    if reply.status >= 500:
        raise RecordsDown(f"records answered {reply.status}")
    return Answer(reply.status, str(body.get("title", "")), str(body.get("message", "")))
