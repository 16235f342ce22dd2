"""A hub of a test's own: JupyterHub, its proxy and one kind of seat, without desks, records or accounts."""

from __future__ import annotations

import http.server
import json
import os
import shutil
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nbformat
import nbformat.v4 as nb
import requests

from hub_config import secrets
from hub_config.lab.processes import NODE, PROXY
from hub_config.paths import REPO, Home, socket_url
from hub_config.sandbox import Limits, SealedSpawner

KEY = "tests-own-key-to-this-throw-away-hub"
COURSE = "market"
CONFIG = """
import os
from hub_config.socket_proxy import SocketProxy
c.JupyterHub.bind_url = "http://{bind}:{port}"
c.JupyterHub.db_url = "sqlite:///{root}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{root}/cookie"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.DummyAuthenticator.password = "{key}"
c.ConfigurableHTTPProxy.command = {proxy}
c.ConfigurableHTTPProxy.pid_file = "{root}/proxy.pid"
c.JupyterHub.services = [{{"name": "test", "api_token": "{key}"}}]
scopes = ["admin:users", "admin:servers", "tokens", "access:servers", "read:hub"]
c.JupyterHub.load_roles = [{{"name": "test", "services": ["test"], "scopes": scopes}}]
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
"""
SEALED = """
c.JupyterHub.hub_bind_url = c.JupyterHub.hub_connect_url = "{door}"
c.JupyterHub.hub_socket_mode = 0o666
c.ConfigurableHTTPProxy.api_url = "{api}"
c.JupyterHub.spawner_class = "{spawner}"
c.SealedSpawner.home = "{root}"
c.SealedSpawner.lab_id = "{lab_id}"
"""


class OpenSpawner(SealedSpawner):
    """The real sealed spawner; only the records' part of a start is left out."""

    def ask_records(self):
        """Any key, and the spawner's own limits."""
        return "seat-key", Limits(self.default_memory_mb, self.default_cpu, self.default_pids)

    def tell_records(self):
        """There is nobody to tell."""


class SmallHub:
    """Runs while the with-block does; `units` maps unit names to lists of code cells."""

    def __init__(self, units: dict[str, list[str]], extra: str = "", sealed: bool = True, **options):
        self.root = Path(tempfile.mkdtemp(prefix="tl-", dir="/tmp"))
        self.home = Home(self.root)
        self.lab_id = self.root.name
        self.units, self.extra, self.sealed = units, extra, sealed
        self.bind = options.get("bind", "127.0.0.1")
        self.spawner = options.get("spawner", "tests.stack.small_hub.OpenSpawner")
        self.port = free_port()

    @property
    def url(self) -> str:
        """The proxy's address."""
        return f"http://{self.bind}:{self.port}"

    def __enter__(self):
        self.home.make()
        self.root.chmod(0o755)
        secrets.make_missing(self.home)
        write_content(self.home, self.units)
        self.records = Records(self.home.socket("records"))
        (self.root / "config.py").write_text(self.config())
        self.log = (self.root / "hub.log").open("w")
        self.run()
        return self

    def run(self) -> None:
        """Start the hub's process and wait until it answers."""
        command = [sys.executable, "-m", "jupyterhub", f"--config={self.root / 'config.py'}"]
        env = {**os.environ, "PYTHONPATH": str(REPO)}
        self.process = subprocess.Popen(command, cwd=self.root, env=env, stdout=self.log, stderr=self.log)
        self.wait()

    def restart(self) -> None:
        """Kill the hub and start it again; its containers stay."""
        self.process.kill()
        self.process.wait()
        self.run()

    def config(self) -> str:
        """The hub's configuration file."""
        values = {
            "bind": self.bind,
            "port": self.port,
            "root": self.root,
            "key": KEY,
            "proxy": [str(NODE), str(PROXY)],
            "door": socket_url(self.home.socket("hub")),
            "api": socket_url(self.home.socket("proxy-api")),
            "spawner": self.spawner,
            "lab_id": self.lab_id,
        }
        return (CONFIG + (SEALED if self.sealed else "")).format(**values) + self.extra

    def wait(self, seconds: float = 60) -> None:
        """Until the hub answers through the proxy; RuntimeError with its log when it does not."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                if requests.get(self.url + "/hub/api", timeout=2).ok:
                    return
            except requests.ConnectionError:
                time.sleep(0.1)
        raise RuntimeError(f"the hub did not start:\n{self.said()}")

    def said(self) -> str:
        """The last of the hub's log."""
        return (self.root / "hub.log").read_text()[-6000:]

    def api(self, method: str, path: str, **options) -> requests.Response:
        """One call of the hub's API with the test's own key."""
        headers = {"Authorization": f"token {KEY}"}
        return requests.request(method, f"{self.url}/hub/api{path}", headers=headers, timeout=30, **options)

    def add_user(self, name: str) -> str:
        """A user; returns a token of this user's own."""
        self.api("POST", f"/users/{name}").raise_for_status()
        return self.api("POST", f"/users/{name}/tokens").json()["token"]

    def start(self, name: str, seconds: float = 120) -> None:
        """Start the user's server and wait until the hub calls it ready."""
        self.api("POST", f"/users/{name}/server").raise_for_status()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            server = self.api("GET", f"/users/{name}").json()["servers"].get("", {})
            if server.get("ready"):
                return
            if not server.get("pending"):
                break
            time.sleep(0.05)
        raise RuntimeError(f"the seat of {name} did not start:\n{self.said()}")

    def stop(self, name: str) -> None:
        """Stop the user's server."""
        self.api("DELETE", f"/users/{name}/server")

    def wait_stopped(self, name: str, seconds: float = 60) -> None:
        """Until the hub knows of no server of this user; RuntimeError when that takes too long."""
        end = time.monotonic() + seconds
        while self.api("GET", f"/users/{name}").json()["servers"]:
            if time.monotonic() > end:
                raise RuntimeError(f"the seat of {name} did not stop:\n{self.said()}")
            time.sleep(0.05)

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.records.close()
        remove_containers(f"talat-{self.lab_id}-")
        shutil.rmtree(self.root, ignore_errors=True)


class Records:
    """Stands where the records service would: any unit whose name does not start with "no-" may be opened."""

    def __init__(self, path: Path):
        self.asked: list[dict] = []
        path.unlink(missing_ok=True)
        self.server = _Server(str(path), self._handler())
        path.chmod(0o666)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def _handler(self):
        asked = self.asked

        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                query = parse_qs(urlsplit(self.path).query)
                asked.append({"path": self.path, "key": self.headers.get("Authorization")})
                refused = query.get("unit", [""])[0].startswith("no-")
                body = {"message": "บทเรียนนี้ยังไม่ได้เปิดให้คุณ"} if refused else {"title": "บททดสอบ"}
                self.send_response(403 if refused else 200)
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *_):
                pass

            def address_string(self):
                return "seat"

        return Answer

    def close(self) -> None:
        """Stop answering."""
        self.server.shutdown()
        self.server.server_close()


class _Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


def write_content(home: Home, units: dict[str, list[str]]) -> None:
    """One version of content with one course, as `content/current`."""
    course = home.content / "v1" / COURSE
    course.mkdir(parents=True)
    for name, cells in units.items():
        page = nb.new_notebook(cells=[nb.new_code_cell(cell) for cell in cells])
        page.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
        (course / f"{name}.ipynb").write_text(nbformat.writes(page))
    (home.content / "current").symlink_to("v1")


def remove_containers(prefix: str) -> None:
    """Remove the containers whose names start with `prefix`."""
    listed = ["docker", "ps", "--all", "--quiet", f"--filter=name=^/{prefix}"]
    found = subprocess.run(listed, capture_output=True, text=True).stdout.split()
    if found:
        subprocess.run(["docker", "rm", "--force", *found], capture_output=True)


def free_port() -> int:
    """A TCP port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("", 0))
        return probe.getsockname()[1]
