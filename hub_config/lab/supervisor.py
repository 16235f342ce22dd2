"""The supervisor of a lab: starts every process, starts it again when it dies, keeps its log small."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import xmlrpc.client
from pathlib import Path

from supervisor.xmlrpc import SupervisorTransport

from hub_config.lab import processes
from hub_config.lab.processes import Plan
from hub_config.paths import REPO, Home

STOP_SECONDS = 15  # a process may take so long to finish what it has begun

HEAD = """[supervisord]
logfile = {logs}/supervisor.log
logfile_maxbytes = 1MB
logfile_backups = 1
pidfile = {run}/supervisor.pid
childlogdir = {logs}
directory = {repo}
umask = 077

[unix_http_server]
file = {socket}
chmod = 0600

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
"""
PROGRAM = """
[program:{name}]
command = {python} -m hub_config.lab.run {name}
priority = {priority}
autorestart = true
startsecs = 1
startretries = 1000000
stopwaitsecs = {stop}
stopasgroup = {group}
killasgroup = {group}
redirect_stderr = true
stdout_logfile = {logs}/{name}.log
stdout_logfile_maxbytes = 5MB
stdout_logfile_backups = 2
"""


def configuration(plan: Plan) -> str:
    """The supervisor's configuration; it holds no secret."""
    places = {"logs": plan.home.logs, "run": plan.home.run, "repo": REPO, "socket": _socket(plan.home)}
    parts = [HEAD.format(**places)]
    for number, name in enumerate(processes.NAMES):
        parts.append(
            PROGRAM.format(
                name=name,
                python=sys.executable,
                priority=10 + number,
                stop=STOP_SECONDS,
                # Learners' local seats of the demonstration outlive a restart of the hub.
                group="false" if name == "hub" else "true",
                logs=plan.home.logs,
            )
        )
    return "".join(parts)


def start(plan: Plan) -> None:
    """Start the supervisor, or tell a running one to start what is stopped."""
    file = plan.home.run / "supervisord.conf"
    if running(plan.home):
        if file.read_text() != configuration(plan):
            raise RuntimeError(
                "ห้องแล็บนี้กำลังทำงานด้วยค่าตั้งอื่น / this lab runs with other settings: `make stop` first"
            )
        with client(plan.home) as server:
            for process in server.supervisor.getAllProcessInfo():
                if process["statename"] in ("STOPPED", "EXITED", "FATAL"):
                    server.supervisor.startProcess(process["name"], False)
        return
    file.write_text(configuration(plan))
    log = (plan.home.logs / "supervisor.out").open("w")
    subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "supervisor.supervisord", "--nodaemon", "-c", str(file)],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env=_environment(plan),
    )
    _wait(lambda: running(plan.home), 15, "the supervisor did not start; see logs/supervisor.out")


def stop(home: Home) -> bool:
    """Stop every process and the supervisor; False when none was running."""
    if not running(home):
        return False
    with client(home) as server:
        server.supervisor.shutdown()
    _wait(lambda: not running(home), 60, "the supervisor did not stop")
    return True


def restart(home: Home, name: str) -> None:
    """Stop and start one process."""
    with client(home) as server:
        server.supervisor.stopProcess(name)
        server.supervisor.startProcess(name)


def states(home: Home) -> dict[str, dict]:
    """{process: {"state", "pid", "up_s"}} as the supervisor sees them; empty when it does not run."""
    if not running(home):
        return {}
    with client(home) as server:
        found = server.supervisor.getAllProcessInfo()
    return {
        p["name"]: {"state": p["statename"].lower(), "pid": p["pid"], "up_s": max(0, p["now"] - p["start"])}
        for p in found
    }


def running(home: Home) -> bool:
    """Whether this home's supervisor answers."""
    if not _socket(home).exists():
        return False
    try:
        with client(home) as server:
            server.supervisor.getState()
    except xmlrpc.client.Fault:
        return True  # it is on its way down, and not gone yet
    except OSError:
        return False
    return True


def client(home: Home) -> xmlrpc.client.ServerProxy:
    """The supervisor's own interface over its socket; close it, or use it in a with statement."""
    transport = SupervisorTransport(None, None, f"unix://{_socket(home)}")
    return xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport)


def _socket(home: Home) -> Path:
    return home.services / "supervisor.sock"


def _environment(plan: Plan) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "HOME") or k.startswith("TALAT_")}
    return {
        **kept,
        "TALAT_HOME": str(plan.home.root),
        "TALAT_SEALED": "yes" if plan.sealed else "no",
        "PYTHONPATH": str(REPO),
        "PYTHONDONTWRITEBYTECODE": "1" if not os.access(REPO, os.W_OK) else "",
    }


def _wait(done, seconds: float, message: str) -> None:
    limit = time.monotonic() + seconds
    while not done():
        if time.monotonic() > limit:
            raise RuntimeError(message)
        time.sleep(0.1)
