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


def ask(path: Path, url: str, said: dict | None = None) -> tuple[int, str]:
    """GET `url` from the process behind a unix socket, or POST what is `said`: (status, body).

    Raises OSError or HTTPException when it does not answer.
    """
    connection = _UnixConnection(path)
    try:
        body = None if said is None else json.dumps(said)
        connection.request("GET" if said is None else "POST", url, body)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        connection.close()


def status(plan: Plan) -> dict:
    """One object for `make status`: the address, and each service's state and health.

    "serving" is what a class needs; "healthy" asks for the backup too, which may wait for a stick.
    """
    states = supervisor.states(plan.home)
    services = {name: _one(name, plan, states.get(name)) for name in processes.NAMES}
    return {
        "address": plan.public_url,
        "sealed": plan.sealed,
        "healthy": all(service["healthy"] for service in services.values()),
        "serving": all(service["healthy"] for name, service in services.items() if name != "keeper"),
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
    plain = {"hub": "/hub/api/"} | dict.fromkeys(("records", "grader", "keeper"), "/health")
    code, body = ask(plan.home.socket(name), plain.get(name, f"/services/{name}/health"))
    return code == 200, _detail(body) or (None if code == 200 else f"HTTP {code}")


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
