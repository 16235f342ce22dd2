"""How the lab is: one answer for each process, asked where the process itself listens."""

from __future__ import annotations

import http.client
import json
import socket
import urllib.error
import urllib.request
from pathlib import Path

from hub_config.lab import processes, supervisor
from hub_config.lab.processes import Plan

TIMEOUT = 3.0  # seconds one process may take to answer


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: Path):
        super().__init__("localhost", timeout=TIMEOUT)
        self._path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


def ask(path: Path, url: str) -> tuple[int, str]:
    """GET `url` from the process behind a unix socket: (status, body). Raises OSError."""
    connection = _UnixConnection(path)
    try:
        connection.request("GET", url)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


def status(plan: Plan) -> dict:
    """One object for `make status`: the address, and each service's state and health."""
    states = supervisor.states(plan.home)
    services = {name: _one(name, plan, states.get(name)) for name in processes.NAMES}
    return {
        "address": plan.public_url,
        "sealed": plan.sealed,
        "healthy": all(service["healthy"] for service in services.values()),
        "services": services,
    }


def answers(name: str, plan: Plan) -> bool:
    """Whether one process answers as it should, right now."""
    try:
        return _answers(name, plan)[0]
    except (OSError, http.client.HTTPException):
        return False


def _one(name: str, plan: Plan, state: dict | None) -> dict:
    if state is None:
        return {"healthy": False, "state": "stopped"}
    if state["state"] != "running":
        return {"healthy": False, **state}
    try:
        healthy, detail = _answers(name, plan)
    except (OSError, http.client.HTTPException) as failed:
        healthy, detail = False, str(failed)
    return {"healthy": healthy, **state, **({"detail": detail} if detail else {})}


def _answers(name: str, plan: Plan) -> tuple[bool, object]:
    if name in ("culler", "bell"):
        return True, None  # they listen nowhere; that they run is all there is to ask
    if name == "proxy":
        return _through_the_proxy(plan)
    url = {"hub": "/hub/api/", "records": "/health", "grader": "/health"}.get(
        name, f"/services/{name}/health"
    )
    code, body = ask(plan.home.socket(name), url)
    return code == 200, _detail(body) if code == 200 else f"HTTP {code}"


def _through_the_proxy(plan: Plan) -> tuple[bool, object]:
    try:
        with urllib.request.urlopen(f"{plan.public_url}/hub/health", timeout=TIMEOUT) as answer:
            return answer.status == 200, None
    except urllib.error.HTTPError as refused:
        return False, f"HTTP {refused.code}"


def _detail(body: str) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return None
