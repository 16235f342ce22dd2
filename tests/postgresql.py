"""A real PostgreSQL of the tests' own: a cluster in a short folder, on a unix socket, with fsync on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

MISSING = "PostgreSQL's server is not installed (as root: scripts/machine.sh with-browser)"
SETTINGS = ("listen_addresses=", "max_connections=60", "shared_buffers=32MB", "fsync=on")


def programs() -> Path | None:
    """The folder of the newest initdb and postgres of this machine; None without them."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin: float(bin.parent.name))
    found = [bin for bin in debian if (bin / "initdb").exists() and (bin / "postgres").exists()]
    anywhere = shutil.which("initdb")
    return found[-1] if found else Path(anywhere).resolve().parent if anywhere else None


class Cluster:
    """One running server. `new()` gives an empty database; `kill()` and `start()` are a crash and its end."""

    def __init__(self, folder: Path):
        self.folder, self._made = folder, 0
        # PostgreSQL refuses to run as root; Debian's package brings the user.
        self._as = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(folder, "postgres", "postgres")
        self._run("initdb", "--username=talat", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        self.start()

    def _run(self, program: str, *words: str) -> None:
        command = [str(programs() / program), "-D", str(self.folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **self._as)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = [word for setting in SETTINGS for word in ("-c", setting)]
        command = [str(programs() / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder)]
        log = (self.folder / "log").open("ab")
        quiet = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log, "cwd": "/"}
        self.server = subprocess.Popen([*command, *settings], start_new_session=True, **quiet, **self._as)
        log.close()
        latest = time.monotonic() + 60
        while not self._answers():
            assert self.server.poll() is None, (self.folder / "log").read_text()[-2000:]
            assert time.monotonic() < latest, "PostgreSQL does not answer"
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._address("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _address(self, name: str) -> str:
        return f"host={self.folder} user=talat dbname={name}"

    def ask(self, statement: str) -> None:
        """Run one statement outside any transaction, as the cluster's owner."""
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://talat@/{name}?host={self.folder}"

    def new(self, like: str | None = None) -> str:
        """The name of a new database: empty, or a copy of `like`, which nobody may be using."""
        self._made += 1
        name = f"records_{self._made}"
        self.ask(f"CREATE DATABASE {name}" + (f" TEMPLATE {like}" if like else ""))
        return name

    def drop(self, name: str) -> None:
        """Forget a database, with whoever is connected to it."""
        self.ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def kill(self) -> None:
        """SIGKILL to the server and all its processes, the server first so that it replaces none of them."""
        children = [int(child) for child in _children(self.server.pid)]
        for process in (self.server.pid, *children):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.server.wait(30)

    def stop(self) -> None:
        """End the server without waiting for anybody."""
        self.server.send_signal(signal.SIGINT)
        self.server.wait(60)


def _children(parent: int) -> list[str]:
    return Path(f"/proc/{parent}/task/{parent}/children").read_text().split()


@contextmanager
def running():
    """A new cluster that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="tl-pg-", dir="/tmp"))  # a socket's path has 107 bytes at most
    cluster = Cluster(folder)
    try:
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder)
