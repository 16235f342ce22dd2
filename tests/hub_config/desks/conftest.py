"""Desks in this process: a records database with people and work, a hub that only remembers, a browser."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest
from argon2 import PasswordHasher
from jupyterhub.services.auth import HubOAuth
from tornado import httpserver, testing, web
from tornado.httpclient import AsyncHTTPClient

from graders.certificates import credential
from hub_config import settings
from hub_config.desks import admin, admin_import, desk, instructor, instructor_handler, learner, serving
from hub_config.desks.hub_api import HubDown, SeatState
from hub_config.desks.lessons import Lessons
from hub_config.desks.starting import Starting
from talat.journal.events import parse
from talat.records import accounts, attempts, classes, database, results, secret_hash
from talat.records.results import Mark, Result
from tests.talat.records.transfer.conftest import OWN

UNIT = Path(__file__).resolve().parents[3] / "notebooks/courses/online-shop/shop-04"
SECRET = "cookie secret of the tests"
NASTY = '<script>alert("x")</script><img src=x onerror=alert(1)>'
COURSE_YAML = """
slug: online-shop
title: เปิดร้านขายของออนไลน์
about: เรียนขายของออนไลน์ตั้งแต่ต้น
outcomes: [ตั้งราคาได้]
minutes_needed: 600
pass_mark: 0.6
units:
  - {id: shop-04, title: ตั้งราคาให้มีกำไร, goal: ตั้งราคาได้, time: {reading: 10, practice: 20, exercise: 30}}
"""
ROLES = {"learn": "learner", "teach": "instructor", "admin": "admin"}
PAGES = {"learn": learner.PAGES, "teach": instructor.PAGES, "admin": admin.PAGES}
BACKED_UP = {
    "ok": True,
    "altered": [],
    "last_good": "2026-06-05T05:00:00.000000+00:00",
    "age_h": 3.2,
    "late": False,
    "where": "/var/lib/talat/backups/talat-demo-20260605T050000Z",
    "sealed": False,
    "size_mb": 1.5,
    "problem": None,
    "under_way": None,
    "places": ["/var/lib/talat/backups", "/media/stick"],
}
PEOPLE = {
    "6601001": ("สมศรี ใจดี", "learner", "demo-1"),
    "6601002": ("วิชัย ตั้งมั่น", "learner", "demo-1"),
    "6602001": (NASTY[:70], "learner", "demo-2"),
    "kru-mali": ("ครูมะลิ สอนดี", "instructor", None),
    "kru-nok": ("ครูนก อื่น", "instructor", None),
    "admin": ("สมชาย ดูแลระบบ", "admin", None),
}


@dataclass
class FakeHub:
    """Stands where HubApi stands; seats start at once unless `refuses` holds an exception."""

    seats: dict = field(default_factory=dict)
    started: list = field(default_factory=list)
    stopped: list = field(default_factory=list)
    refuses: Exception | None = None
    down: bool = False

    async def start(self, token, name):
        self.started.append((token, name))
        if self.refuses:
            raise self.refuses
        self.seats[name] = SeatState(name, True, "", "2026-06-05T07:05:00Z", "")

    async def seat(self, token, name):
        return self.seats.get(name, SeatState(name, False, "", "", ""))

    async def running(self, token):
        if self.down:
            raise HubDown("away")
        return list(self.seats.values())

    async def stop(self, token, name):
        self.stopped.append((token, name))
        return self.seats.pop(name, None) is not None


class NoGauges:
    def usage(self, learners):
        return {}


@contextlib.contextmanager
def cheap():
    """argon2id with the least work, so that tests need not wait."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secret_hash, "HASHER", hasher)
        patch.setattr(secret_hash, "_NOBODY", hasher.hash("nobody"))
        yield


@pytest.fixture(autouse=True)
def cheap_hashes():
    with cheap():
        yield


@pytest.fixture(scope="session")
def people(tmp_path_factory):
    """The file of a database with two classes of two instructors; 6601001 is enrolled."""
    file = tmp_path_factory.mktemp("people") / "records.db"
    with cheap():
        _register(file)
    return file


def _register(file):
    database.migrate(f"sqlite:///{file}")
    r = database.open_records(f"sqlite:///{file}")
    for login, (name, role, _) in PEOPLE.items():
        if role != "learner":
            accounts.add_staff(r, login, name, role, "a-long-password")
    classes.add_class(r, "demo-1", "ห้องเรียนสาธิต", "kru-mali")
    classes.add_class(r, "demo-2", "ห้องอื่น", "kru-nok")
    for login, (name, role, class_id) in PEOPLE.items():
        if role == "learner":
            accounts.add_learner(r, login, name, "123456", class_id)
    classes.enrol(r, "6601001", "online-shop")
    r.close()


@pytest.fixture
def records(people, tmp_path):
    """A copy of those people for one test."""
    shutil.copy(people, tmp_path / "records.db")
    r = database.open_records(f"sqlite:///{tmp_path / 'records.db'}")
    yield r
    r.close()


@pytest.fixture
def lessons(tmp_path):
    """One published course with the pricing unit."""
    course = tmp_path / "content/v1/online-shop"
    shutil.copytree(UNIT, course / "shop-04")
    (course / "course.yaml").write_text(COURSE_YAML, encoding="utf-8")
    (tmp_path / "content/current").symlink_to("v1")
    return Lessons(tmp_path / "content")


@pytest.fixture
def attempt(records, lessons):
    """A whole attempt of 6601001, its reason full of HTML, graded but for the instructor's criterion."""
    version = lessons.exercise("online-shop", "shop-04", "v1").version
    head = ("6601001", "online-shop", "shop-04", "exercise", "v1", version, "key")
    begun = attempts.open_attempt(records, *head)
    decisions = [json.loads(line) for line in (UNIT / "half.jsonl").read_text("utf-8").splitlines() if line]
    for n, said in enumerate(decisions):
        said = {**said, "text": NASTY} if said["do"] == "explain" else said
        attempts.append(records, begun.id, parse(said), n, f"key-{n:08d}")
    put(records, begun.id, points=None)
    return attempts.attempt(records, begun.id)


def put(records, attempt_id, points, state=None):
    """A result of two marks: 3 of 4 by replay, and `points` of 2 by the instructor."""
    marks = (
        Mark("above_cost", "ราคาสูงกว่าทุน", 3.0, 4.0, "replay", "กติกา " + NASTY, "หลักฐาน", "วิธีแก้ข้อแรก"),
        Mark("reason", "เหตุผลของราคา", points, 2.0, "instructor", "", "", ""),
    )
    state = state or ("needs_instructor" if points is None else "graded")
    score = 3.0 + (points or 0)
    results.put_result(
        records, Result(attempt_id, "6601001", "shop-04", score, 6.0, marks, (2.5, 3.5), state)
    )


@pytest.fixture
def hub():
    return FakeHub()


@pytest.fixture
def known(monkeypatch):
    """The only seam: the hub's word about a token. Tokens are "token-<name>"; scopes may be changed here."""
    scopes = {
        name: [f"access:services!service={s}"]
        for s, r in ROLES.items()
        for name, p in PEOPLE.items()
        if p[1] == r
    }

    async def user_for_token(self, token, use_cache=True, session_id="", *, sync=True):
        name = token.removeprefix("token-")
        if name not in scopes:
            return None
        return {"kind": "user", "name": name, "groups": [], "scopes": scopes[name]}

    monkeypatch.setattr(HubOAuth, "user_for_token", user_for_token)
    return scopes


@dataclass
class Answer:
    status: int
    text: str
    headers: object


class Browser:
    """Someone's browser at one desk. Every request is answered by a server of its own."""

    def __init__(self, app: web.Application, name: str, who: str | None):
        self.app, self.prefix = app, f"/services/{name}/"
        self.cookies = {"jupyterhub-session-id": "session"}
        if who:
            signed = web.create_signed_value(SECRET, f"service-{name}", f"token-{who}")
            self.cookies[f"service-{name}"] = signed.decode()

    def get(self, path="", **headers) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path="", form=None, xsrf=True, body=None, **headers) -> Answer:
        """POST a form, by default with the token a page of this desk carries."""
        form = dict(form or {})
        if xsrf:
            headers["X-XSRFToken"] = self.token()
        return self._ask("POST", path, body if body is not None else urlencode(form), headers)

    def token(self) -> str:
        forms = ("", "learner/6601001/login", "learner/6602001/login")
        for page in forms:  # the first of mine that has a form
            if "_xsrf" not in self.cookies:
                self.get(page)
        return self.cookies.get("_xsrf", "none")

    def _ask(self, method, path, body, headers) -> Answer:
        return asyncio.run(self._over_http(method, path, body, headers))

    async def _over_http(self, method, path, body, headers) -> Answer:
        server = httpserver.HTTPServer(self.app, max_body_size=admin_import.LARGEST_BODY)
        socket, port = testing.bind_unused_port()
        server.add_socket(socket)
        client = AsyncHTTPClient(force_instance=True)
        sent = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **headers}
        url = f"http://127.0.0.1:{port}{path if path.startswith('/') else self.prefix + path}"
        try:
            found = await client.fetch(
                url, method=method, body=body, headers=sent, follow_redirects=False, raise_error=False
            )
        finally:
            client.close()
            server.stop()
            await server.close_all_connections()
        for line in found.headers.get_list("Set-Cookie"):
            if match := re.match(r'([^=]+)="?([^;"]*)', line):
                self.cookies[match[1]] = match[2]
        return Answer(found.code, found.body.decode(errors="replace"), found.headers)


@pytest.fixture
def browse(records, lessons, hub, known, tmp_path, monkeypatch):
    """browse(desk, who) → Browser; who None is a stranger."""
    monkeypatch.setattr(instructor_handler, "LOOK_AGAIN", 0)
    made = {}

    def parts(name):
        if name == "learn":
            return {"lessons": lessons, "starting": Starting(hub, 2)}
        if name == "teach":
            return {"lessons": lessons, "course_root": tmp_path / "course", "looks": {}}
        more = {"lessons": lessons, "certificate_key": credential.key_of("7a" * 32), "token": "service-token"}
        more |= {"waiting": admin_import.Waiting(), "transfer_keys": OWN["klang"]}
        more["keeper"] = lambda _path, said=None: (202 if said else 200, json.dumps(BACKED_UP))
        return {"lab": settings.load(settings.LAB_YAML), "gauges": NoGauges(), **more}

    def make(name):
        here = desk.Desk(name, ROLES[name], records, hub, parts=parts(name))
        oauth = serving.identity(
            base_url=here.prefix,
            api_url="http://127.0.0.1:9/hub/api",
            api_token="service-token",
            oauth_client_id=f"service-{name}",
            access_scopes={f"access:services!service={name}"},
        )
        return serving.application(here, PAGES[name], oauth, SECRET)

    def open_at(name, who=None):
        made.setdefault(name, make(name))
        return Browser(made[name], name, who)

    return open_at
