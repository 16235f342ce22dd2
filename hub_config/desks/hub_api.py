"""The few questions desks put to the hub: start a seat, is it ready, which run, stop one."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from urllib.parse import quote

from jupyterhub.httpclient import fetch

PATIENCE = 30  # seconds for one answer; a start answers within ten


class HubDown(Exception):
    """The hub does not answer, or with an error of its own; trying again later makes sense."""


class NoSeat(Exception):
    """No seat now; `soon` when it is only this moment: many are starting, or one's own still stops."""

    def __init__(self, soon: bool):
        super().__init__("starting" if soon else "full")
        self.soon = soon


@dataclass(frozen=True)
class SeatState:
    """One person's seat as the hub sees it."""

    name: str
    ready: bool
    pending: str  # "", "spawn" or "stop"
    started: str  # UTC, ISO-8601, or ""
    last_activity: str


class HubApi:
    """The hub's REST API; the token of each call decides what it may do."""

    def __init__(self, url: str):
        self._url = url.rstrip("/")

    async def start(self, token: str, name: str) -> None:
        """Ask for `name`'s seat, also when it seems to run: the hub then looks whether it really does.

        Returns when it runs or is on its way; raises NoSeat or HubDown.
        """
        status, headers, body = await self._call("POST", f"/users/{quote(name)}/server", token, body={})
        if status == 429:
            raise NoSeat(soon="Retry-After" in headers)
        if status == 400 and b"pending stop" in body:
            raise NoSeat(soon=True)
        if status not in (201, 202) and not (status == 400 and b"already running" in body):
            raise HubDown(f"start answered {status}")

    async def know(self, token: str, names: list[str]) -> None:
        """Make learners known to the hub who have never logged in; raises HubDown."""
        status, _, _ = await self._call("POST", "/known-learners", token, body=names)
        if status != 200:
            raise HubDown(f"known-learners answered {status}")

    async def seat(self, token: str, name: str) -> SeatState:
        """The state of `name`'s seat; raises HubDown."""
        status, _, body = await self._call("GET", f"/users/{quote(name)}", token)
        if status != 200:
            raise HubDown(f"user answered {status}")
        return _seat(name, json.loads(body).get("servers") or {})

    async def running(self, token: str) -> list[SeatState]:
        """Every seat that runs, starts or stops."""
        status, _, body = await self._call("GET", "/users?state=active&limit=1000", token)
        if status != 200:
            raise HubDown(f"users answered {status}")
        return [_seat(user["name"], user.get("servers") or {}) for user in json.loads(body)]

    async def stop(self, token: str, name: str) -> bool:
        """Stop `name`'s seat; True when it was running. It may still be stopping on return."""
        status, _, body = await self._call("DELETE", f"/users/{quote(name)}/server", token)
        if status in (202, 204):
            return True
        if status in (400, 404):
            return False
        raise HubDown(f"stop answered {status}")

    async def _call(self, method: str, path: str, token: str, body: dict | list | None = None):
        headers = {"Authorization": f"token {token}"}
        more = {} if body is None else {"json": body}
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await fetch(
                    self._url + path, method=method, headers=headers, raise_for_status=False, **more
                )
                return answer.status, answer.headers, await answer.read()
        except Exception as failed:  # the client's many network errors mean one thing here
            raise HubDown(type(failed).__name__) from failed


def _seat(name: str, servers: dict) -> SeatState:
    server = servers.get("") or {}
    return SeatState(
        name=name,
        ready=bool(server.get("ready")),
        pending=server.get("pending") or "",
        started=server.get("started") or "",
        last_activity=server.get("last_activity") or "",
    )
