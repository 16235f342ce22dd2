"""A lab of the tests' own: another home, another port, the same commands a user runs."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from hub_config import secrets
from hub_config.paths import REPO, Home
from hub_config.seat_room import opaque
from talat.records import database


@dataclass(frozen=True)
class Lab:
    """A running lab."""

    home: Home
    port: int
    environment: dict

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def keys(self) -> dict[str, str]:
        """{login: PIN or password} of the demo accounts."""
        return json.loads((self.home.secrets / "demo").read_text())

    def records(self):
        return database.open_records(self.home.records_url)

    def command(self, *words: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run `python -m hub_config.lab …` on this lab."""
        line = [sys.executable, "-m", "hub_config.lab", *words]
        done = subprocess.run(
            line, cwd=REPO, env=self.environment, capture_output=True, text=True, timeout=600
        )
        if check and done.returncode:
            raise AssertionError(
                f"{' '.join(words)} failed:\n{done.stdout}\n{done.stderr}\n{self.last_words()}"
            )
        return done

    def status(self) -> dict:
        return json.loads(self.command("status", check=False).stdout)

    def container(self, number: str):
        """A learner's container as Docker has it now; None when there is none."""
        import docker

        engine = docker.from_env()
        try:
            name = opaque(secrets.read(self.home, "prison_key"), number)
            return engine.containers.get(f"talat-{self.home.lab_id}-{name}")
        except docker.errors.NotFound:
            return None
        finally:
            engine.close()

    def last_words(self) -> str:
        """The tail of every log, for a failed test's message."""
        tails = [
            f"── {log.name}\n{log.read_text(errors='replace')[-2500:]}"
            for log in self.home.logs.glob("*.log")
        ]
        return "\n".join(tails)


def free_port() -> int:
    """A free port below the ephemeral ones: there a browser that calls a dead proxy may take its place."""
    for port in random.sample(range(20_000, 30_000), 50):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no free port among fifty tried")


def new(**environment: str) -> Lab:
    """A lab in a new short home, not started yet."""
    home = Home(Path(tempfile.mkdtemp(prefix="tl-", dir="/tmp")))
    port = free_port()
    told = {"TALAT_HOME": str(home.root), "TALAT_PORT": str(port), "PYTHONPATH": str(REPO)}
    return Lab(home, port, os.environ | told | environment)


@contextlib.contextmanager
def started(**environment: str):
    """A new lab that is up; gone afterwards, also when it did not come up."""
    made = new(**environment)
    try:
        made.command("up")
        yield made
    finally:
        remove(made)


def remove(lab: Lab) -> None:
    lab.command("down")
    shutil.rmtree(lab.home.root, ignore_errors=True)


def eventually(question, seconds: float = 20, every: float = 0.2):
    """The first truthy answer within `seconds`; AssertionError when there is none."""
    limit = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < limit, f"not within {seconds} s: {question}"
        time.sleep(every)
    return answer
