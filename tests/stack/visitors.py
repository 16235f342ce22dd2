"""Visitors without a browser: a session's cookies or a token, and what they hold at the hub."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import requests
from tornado.web import decode_signed_value

from hub_config import secrets
from hub_config.desks import serving
from hub_config.seat_room import HUB_KEY, SeatRoom, opaque

PATIENCE = 15  # seconds for one answer


@dataclass
class Visitor:
    """Somebody who asks: anonymous, with cookies, or with a token. Never follows a redirect by itself."""

    lab: object
    login: str = ""
    token: str = ""
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self):
        self.session.trust_env = False  # no proxy: every request goes to the lab on this machine

    def ask(self, method: str, path: str, xsrf: bool = True, **more) -> requests.Response:
        """The answer; with the form token of whoever owns the path unless `xsrf` is False."""
        headers = dict(more.pop("headers", {}))
        if self.token:
            headers["Authorization"] = f"token {self.token}"
        elif xsrf and (found := self.form_token(path)):
            headers["X-XSRFToken"] = found
        more = {"allow_redirects": False, "timeout": PATIENCE, **more}
        return self.session.request(method, self.lab.url + path, headers=headers, **more)

    def form_token(self, path: str) -> str:
        """The _xsrf cookie a browser would send to `path`: the one with the longest fitting path."""
        fitting = [c for c in self.session.cookies if c.name == "_xsrf" and path.startswith(c.path)]
        return max(fitting, key=lambda c: len(c.path)).value if fitting else ""

    def enter(self, secret: str, following: str = "") -> requests.Response:
        """Log in; the answer to the form."""
        self.ask("GET", "/hub/login")
        return self.try_secret(secret, following)

    def try_secret(self, secret: str, following: str = "") -> requests.Response:
        """Post the form of a login page that is open already."""
        form = {"username": self.login, "password": secret, "_xsrf": self.form_token("/hub/login")}
        return self.ask("POST", "/hub/login" + following, data=form)

    def visit(self, path: str) -> requests.Response:
        """The page after all redirects, as a browser would see it."""
        return self.ask("GET", path, allow_redirects=True)

    def desk_token(self, desk: str) -> str:
        """The OAuth token which `desk` keeps in this visitor's cookie, opened with the desk's own key."""
        cookie = next(c.value for c in self.session.cookies if c.name == f"service-{desk}")
        secret = serving.cookie_secret(secrets.read(self.lab.home, f"token_{desk}"))
        return decode_signed_value(secret, f"service-{desk}", cookie).decode()

    def press_continue(self, course: str, unit: str) -> requests.Response:
        """The big button of the learner desk."""
        self.visit("/services/learn/")
        form = {"course": course, "unit": unit, "_xsrf": self._form_of("/services/learn/")}
        return self.ask("POST", "/services/learn/continue", data=form)

    def _form_of(self, path: str) -> str:
        return re.search(r'name="_xsrf" value="([^"]+)"', self.visit(path).text)[1]


def seat_key(lab, login: str, seconds: float = 20) -> str:
    """The seat's own key to the hub, read where the spawner leaves it for a moment during the start."""
    room = SeatRoom(lab.home.seats / opaque(secrets.read(lab.home, "prison_key"), login))
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        with contextlib.suppress(FileNotFoundError):
            if key := (room.path / HUB_KEY).read_text():
                return key
        time.sleep(0.002)
    raise AssertionError(f"no key of the seat of {login} within {seconds} s")


def seat_visit(learner: Visitor, key: str, scope: str = "") -> requests.Response:
    """The hub's answer when a seat's server exchanges its learner's visit for a token, asking for `scope`."""
    client, back = f"jupyterhub-user-{learner.login}", f"/user/{learner.login}/oauth_callback"
    wanted = {"client_id": client, "redirect_uri": back, "response_type": "code", "state": "s"}
    if scope:
        wanted["scope"] = scope
    sent = learner.ask("GET", "/hub/api/oauth2/authorize", params=wanted)
    code = parse_qs(urlsplit(sent.headers.get("Location", "")).query).get("code")
    if not code:
        return sent
    form = {
        "client_id": client,
        "client_secret": key,
        "grant_type": "authorization_code",
        "code": code[0],
        "redirect_uri": back,
    }
    return Visitor(learner.lab).ask("POST", "/hub/api/oauth2/token", data=form)


def hub_rows(lab, question: str, *values) -> list[tuple]:
    """Rows of the hub's own database, read only."""
    with contextlib.closing(sqlite3.connect(f"file:{lab.home.root}/hub.sqlite?mode=ro", uri=True)) as hub:
        return hub.execute(question, values).fetchall()
