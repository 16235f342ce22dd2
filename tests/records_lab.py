"""A lab of which only the records are there: a home, a database of either kind, the service as a process."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from argon2 import PasswordHasher

from hub_config import secrets
from hub_config.paths import REPO, Home
from talat.journal.client import JournalClient
from talat.records import accounts, classes, database, seats, secret_hash
from talat.records.database import Records

COURSE, UNIT, CLASS = "online-shop", "shop-04", "demo-1"
SERVICE = (sys.executable, "-W", "error", "-m", "hub_config.records_service")
NUMBERS = itertools.count(6601001)


@dataclass(frozen=True)
class Lab(Home):
    """A home with its open records."""

    records: Records


@dataclass(frozen=True)
class Seat:
    """A learner's seat: their number, token and client."""

    number: str
    token: str
    client: JournalClient


@contextmanager
def made_lab(url: str | None = None):
    """A home with secrets, a published lesson and an empty database (its own SQLite file without `url`)."""
    with tempfile.TemporaryDirectory(prefix="tl-", dir="/tmp") as folder:  # short enough for sockets
        home = Home(Path(folder))
        home.make()
        secrets.make_missing(home)
        url = url or f"sqlite:///{home.root / 'records.db'}"
        database.migrate(url)
        records = database.open_records(url)
        classes.add_class(records, CLASS, "ห้องเรียนสาธิต", None)
        publish(home, "v1")
        yield Lab(home.root, records)
        records.close()


def seat(lab: Lab, enrolled: bool = True) -> Seat:
    """A new learner's seat."""
    number = str(next(NUMBERS))
    with mock.patch.object(secret_hash, "HASHER", PasswordHasher(1, 8, 1)):  # nobody logs in here
        accounts.add_learner(lab.records, number, "ผู้เรียน", "123456", CLASS)
    if enrolled:
        classes.enrol(lab.records, number, COURSE)
    token = seats.issue(lab.records, number)
    return Seat(number, token, JournalClient(lab.socket("records"), token, wait_s=30))


def publish(home: Home, version: str) -> None:
    """Make the unit current under this version's name."""
    lesson, place = REPO / "notebooks/courses" / COURSE, home.content / version / COURSE
    place.mkdir(parents=True)
    shutil.copy(lesson / "course.yaml", place)
    (place / UNIT).mkdir()
    shutil.copy(lesson / UNIT / "exercise.yaml", place / UNIT)
    (place / f"{UNIT}.ipynb").write_text("{}")
    draft = home.content / "draft"
    draft.symlink_to(version)
    draft.replace(home.content / "current")


@contextmanager
def serving(home: Lab, log=None, command=SERVICE):
    """The service as a process of its own; ends with SIGTERM when it still runs."""
    url = {"TALAT_RECORDS_URL": home.records.url}
    environment = {**os.environ, **url, "TALAT_HOME": str(home.root), "PYTHONPATH": str(REPO)}
    process = subprocess.Popen(command, env=environment, stderr=log, stdout=log)
    try:
        wait_until(lambda: answers(home) or process.poll() is not None)
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(30)


def wait_until(condition, seconds=60):
    latest = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < latest, "waited too long"
        time.sleep(0.01)


def answers(home: Home) -> bool:
    """Whether somebody listens, well or not."""
    try:
        return ask(home, "GET", "/health")[0] in (200, 503)
    except OSError:
        return False


def ask(home: Home, method: str, path: str, body=None, token=None, headers=()):
    """(status, answer) of one plain request."""
    connection = http.client.HTTPConnection("records")
    connection.sock = knock(home)
    head = {"Authorization": f"Bearer {token}"} if token else {}
    text = body if isinstance(body, bytes | None) else json.dumps(body).encode()
    try:
        with contextlib.suppress(BrokenPipeError):  # an early refusal; its answer can still be read
            connection.request(method, path, text, {**head, **dict(headers)})
        reply = connection.getresponse()
        return reply.status, json.loads(reply.read())
    finally:
        connection.close()


def knock(home: Home) -> socket.socket:
    """A connected socket."""
    raw = socket.socket(socket.AF_UNIX)
    raw.settimeout(30)
    try:
        raw.connect(str(home.socket("records")))
    except OSError:
        raw.close()
        raise
    return raw
