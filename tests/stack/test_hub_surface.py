"""What the hub answers to whom: every address tried by everybody, against a list of what is allowed."""

from __future__ import annotations

import collections
import contextlib
import http.client
import json
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import yaml
from sqlalchemy import delete

from hub_config import secrets
from hub_config.lab import demo
from talat.journal.events import Explain
from talat.records import accounts, attempts, classes, seats, tables
from tests.stack.hub_endpoints import endpoints
from tests.stack.lab import eventually
from tests.stack.visitors import Visitor, hub_rows, seat_key, seat_visit

pytestmark = pytest.mark.docker

ALLOWED = yaml.safe_load(Path(__file__).with_name("hub_surface.yaml").read_text())
REFUSED = {401, 403, 404, 405}
COURSE, UNIT = demo.COURSE, "shop-04"
OWN, OTHER, GONE = "7701001", "7701002", "7701003"
TEACHER, ADMIN = "kru-mali", "admin"
PIN = "271828"
CANARY = "canaryforty"
FUTURE = "2199-01-01T00:00:00.000000Z"
# Leaving and stopping one's own seat are allowed and end what the other rows need: tried by themselves.
APART = {("POST", "/hub/logout")} | {
    ("DELETE", f"/hub/api/users/{{own}}/{end}") for end in ("server", "servers/")
}


@dataclass(frozen=True)
class Who:
    """One visitor of the sweep, and whose things are its own."""

    visitor: Visitor
    own: str
    other: str = OTHER
    secret: str = "x"


class Cast:
    """Everybody who takes part: a learner in a running seat, a neighbour, staff, somebody removed."""

    def __init__(self, lab):
        self.lab = lab
        self.records = lab.records()
        self.enrol()
        self.learner, self.neighbour, self.removed = (self.entered(n, PIN) for n in (OWN, OTHER, GONE))
        self.teacher, self.admin = (self.entered(n, lab.keys[n]) for n in (TEACHER, ADMIN))
        self.removed_desk = self.removed.desk_token("learn")
        self.attempt = self.explained()
        self.remove()
        self.seat_key = self.seated()
        answer = seat_visit(self.learner, self.seat_key)
        self.seat_visit = answer.json()["access_token"]

    def enrol(self):
        for number, name in ((OWN, f"สมหญิง {CANARY}"), (OTHER, "สมชาย ข้างเคียง"), (GONE, "สมปอง ลาออก")):
            if accounts.account(self.records, number) is None:
                accounts.add_learner(self.records, number, name, PIN, demo.CLASS)
        for number in (OWN, OTHER):
            classes.enrol(self.records, number, COURSE)

    def entered(self, login: str, secret: str) -> Visitor:
        visitor = Visitor(self.lab, login)
        assert visitor.enter(secret).status_code == 302, login
        assert visitor.visit("/").status_code == 200, login
        return visitor

    def explained(self) -> str:
        """An attempt whose explanation holds the canary."""
        key = secrets.read(self.lab.home, "prison_key")
        version = (self.lab.home.content / "current").resolve().name
        attempt = attempts.open_attempt(
            self.records, OWN, COURSE, UNIT, "exercise", version, "1", prison_key=key
        )
        said = Explain(do="explain", text=f"{CANARY} ขายได้กำไร")
        attempts.append(self.records, attempt.id, said, attempt.length, key="canary-0001-0001")
        return attempt.id

    def remove(self):
        with self.records.write() as connection:
            connection.execute(delete(tables.accounts).where(tables.accounts.c.login == GONE))
        self.removed_at = time.monotonic()

    def seated(self) -> str:
        with ThreadPoolExecutor(1) as beside:
            key = beside.submit(seat_key, self.lab, OWN)
            self.learner.press_continue(COURSE, UNIT)
            found = key.result()
        eventually(lambda: self.seat_ready(), 40)
        return found

    def seat_ready(self, login: str = OWN) -> bool:
        answer = Visitor(self.lab, token=secrets.read(self.lab.home, "token_admin")).ask(
            "GET", f"/hub/api/users/{login}"
        )
        return bool(answer.json()["servers"].get("", {}).get("ready"))

    def who(self) -> dict[str, Who]:
        def holder(token):
            return Visitor(self.lab, token=token)

        learn = self.learner.desk_token("learn")
        return {
            "anonymous": Who(Visitor(self.lab), OWN),
            "learner": Who(self.learner, OWN),
            "learner-desk": Who(holder(learn), OWN, secret=learn),
            "seat": Who(holder(self.seat_key), OWN, secret=self.seat_key),
            "seat-visit": Who(holder(self.seat_visit), OWN, secret=self.seat_visit),
            "instructor": Who(self.teacher, TEACHER, OWN),
            "instructor-desk": Who(holder(self.teacher.desk_token("teach")), TEACHER, OWN),
            "admin": Who(self.admin, ADMIN, OWN),
            "admin-desk": Who(holder(self.admin.desk_token("admin")), ADMIN, OWN),
        }


@pytest.fixture(scope="module")
def cast(lab):
    made = Cast(lab)
    yield made
    made.records.close()


def named(lab, who: Who) -> dict[str, str]:
    """What stands for each {object} of an address."""

    def token_of(login):
        question = "select t.id from api_tokens t join users u on u.id = t.user_id where u.name = ? limit 1"
        rows = hub_rows(lab, question, login)
        return f"a{rows[0][0]}" if rows else "a0"

    staff = TEACHER if who.own == ADMIN else ADMIN
    words = {"own": who.own, "other": who.other, "staff": staff, "class": f"class-{demo.CLASS}"}
    return words | {
        "own-token": token_of(who.own),
        "other-token": token_of(who.other),
        "own-secret": who.secret,
    }


def body(address: str, words: dict) -> dict:
    """What an attacker would send there: well formed, so that only the right to do it is in question."""
    bodies = {
        "activity": {"last_activity": FUTURE, "servers": {"": {"last_activity": FUTURE}}},
        "tokens": {"note": "minted"},
        "users": {"usernames": ["intruder"], "users": [words["own"]]},
        "{own}": {"admin": True, "user": words["own"]},
        "{other}": {"name": "renamed", "user": words["own"]},
        "properties": {"forged": "yes"},
        "admin": {"admin": True},
        "proxy": {"api_url": "http://127.0.0.1:9"},
    }
    return bodies.get(address.rstrip("/").rsplit("/", 1)[-1], {"user": words["own"]})


def sweep(lab, who: Who, tried) -> dict[str, requests.Response]:
    """The answer to each of `tried`, by "METHOD address"."""
    words, answers = named(lab, who), {}
    for method, address in tried:
        path = re.sub(r"{([a-z-]+)}", lambda found: words[found[1]], address)
        more = {"json": body(address, words)} if method in ("POST", "PUT", "PATCH") else {}
        answers[f"{method} {address}"] = patiently(who.visitor, method, path, **more)
    return answers


def patiently(visitor: Visitor, method: str, path: str, **more) -> requests.Response:
    """The hub's answer; the proxy says 503 when the hub closes before the whole question was passed on."""
    for _ in range(6):
        answer = visitor.ask(method, path, **more)
        if answer.status_code != 503:
            break
    return answer


def refused(answer: requests.Response) -> bool:
    to_login = answer.headers.get("Location", "").startswith("/hub/login")
    return answer.status_code in REFUSED or (answer.status_code == 302 and to_login)


def allowed() -> dict[tuple[str, str], tuple]:
    """{(who, "METHOD address"): (answers, where a redirect leads, or empty)}"""
    found = {}
    for row in ALLOWED:
        assert row["reason"]
        who = EVERYBODY if row["who"] == ["everybody"] else row["who"]
        found |= {(w, do): (row["answer"], row.get("to", "")) for w in who for do in row["do"]}
    return found


EVERYBODY = (
    "anonymous",
    "learner",
    "learner-desk",
    "seat",
    "seat-visit",
    "instructor",
    "instructor-desk",
    "admin",
    "admin-desk",
)


@pytest.fixture(scope="module")
def answers(cast):
    """{who: {"METHOD address": answer}} of the whole sweep."""
    tried = [one for one in endpoints() if one not in APART]
    people = cast.who()
    assert tuple(people) == EVERYBODY
    return {name: sweep(cast.lab, who, tried) for name, who in people.items()}


def test_the_hub_answers_only_what_the_list_allows(cast, answers):
    expected, wrong, happened = allowed(), [], set()
    people = cast.who()
    for name, said in answers.items():
        for do, answer in said.items():
            if refused(answer):
                continue
            happened.add((name, do))
            statuses, to = expected.get((name, do), ((), ""))
            there = answer.headers.get("Location", "")
            leads = there.startswith(to.replace("{own}", people[name].own)) if to else not there
            if answer.status_code not in statuses or not leads:
                wrong.append(f"{name}: {do} → {answer.status_code} {there}")
    assert not wrong, "\n".join(wrong)
    gone = set(expected) - happened
    assert not gone, f"rows that no longer happen: {sorted(gone)}"


def test_the_sweep_reaches_what_it_is_about(answers):
    tried = set(answers["learner"])
    assert len(tried) > 250
    for do in ("POST /hub/api/users/{own}/tokens", "POST /hub/api/users/{other}/activity", "GET /hub/logout"):
        assert do in tried


def test_nothing_was_minted_forged_renamed_or_shared(cast, answers):
    assert hub_rows(cast.lab, "select count(*) from api_tokens where note = 'minted'") == [(0,)]
    forged = "select count(*) from {} where last_activity > '2100-01-01'"
    assert [hub_rows(cast.lab, forged.format(table)) for table in ("users", "spawners")] == [[(0,)]] * 2
    assert hub_rows(cast.lab, "select name from users where admin or name in ('intruder', 'renamed')") == []
    for table in ("shares", "share_codes"):
        assert hub_rows(cast.lab, f"select count(*) from {table}") == [(0,)]
    assert (
        hub_rows(
            cast.lab,
            "select u.name from spawners s join users u on u.id = s.user_id "
            "where s.server_id is not null and u.name in (?, ?, ?)",
            OTHER,
            TEACHER,
            ADMIN,
        )
        == []
    )


def test_a_seat_cannot_ask_for_more_than_it_may(cast):
    for scope in ("servers", "tokens!user", "admin:users", "inherit", "self", "users:activity!user"):
        answer = seat_visit(cast.learner, cast.seat_key, scope)
        if answer.status_code != 200:
            assert answer.status_code in (302, 400, 403), scope
            continue
        model = Visitor(cast.lab, token=answer.json()["access_token"]).ask("GET", "/hub/api/user").json()
        assert not any(s.startswith(("servers", "tokens", "admin", "users:act")) for s in model["scopes"]), (
            scope
        )


def test_anothers_seat_stays_shut(cast):
    for visitor in (Visitor(cast.lab), cast.neighbour, cast.teacher, cast.admin):
        for path in (f"/user/{OWN}/", f"/user/{OWN}/unit/{COURSE}/{UNIT}"):
            page = visitor.visit(path)
            led_away = page.url.startswith((f"{cast.lab.url}/hub/login", f"{cast.lab.url}/services/"))
            assert page.status_code in (403, 404) or led_away, (visitor.login, path)
            assert CANARY not in page.text
    assert cast.learner.visit(f"/user/{OWN}/unit/{COURSE}/{UNIT}").status_code == 200


@pytest.mark.parametrize(
    "to",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "///evil.example",
     "/%09/evil.example", "javascript:alert(1)", "http:evil.example", "@evil.example", "/\t/evil.example"],
)  # fmt: skip
def test_login_leads_nowhere_else(cast, to):
    visitor = Visitor(cast.lab, OTHER)
    answer = visitor.enter(PIN, "?" + requests.compat.urlencode({"next": to}))
    assert answer.status_code == 302
    there = requests.compat.urljoin(
        cast.lab.url + "/hub/login", answer.headers["Location"].replace("\\", "/")
    )
    assert there.startswith(cast.lab.url + "/"), answer.headers["Location"]


def test_no_address_redirects_to_another_host(cast):
    for raw in ("//evil.example/", "//evil.example/..", "/user//evil.example", "//evil.example/user/x",
                "/hub//evil.example", "/%5cevil.example", "/services//evil.example"):  # fmt: skip
        line = http.client.HTTPConnection("127.0.0.1", cast.lab.port, timeout=10)
        line.request("GET", raw)
        there = line.getresponse().getheader("Location", "")
        line.close()
        assert not re.match(r"[/\\]{2}|[a-z]+:", there), (raw, there)
    client = {"client_id": "service-learn", "response_type": "code", "redirect_uri": "http://evil.example/"}
    answer = cast.learner.ask("GET", "/hub/api/oauth2/authorize", params=client)
    assert answer.status_code in (400, 403), answer.headers


POSTS = {
    "learner": (f"/hub/api/users/{OWN}/server", "/hub/logout", "/services/learn/continue",
                "/services/learn/beat", "/hub/login"),
    "teacher": (f"/services/teach/learner/{OTHER}/pin", f"/services/teach/learner/{OTHER}/unlock",
                f"/services/teach/learner/{OTHER}/mark", "/hub/logout"),
    "admin": (f"/services/admin/quota/{demo.CLASS}", f"/services/admin/stop/{OWN}",
              "/services/admin/backups/now", "/hub/logout"),
}  # fmt: skip


@pytest.mark.parametrize("person", POSTS)
def test_a_form_posted_from_elsewhere_or_an_opened_link_changes_nothing(cast, person):
    visitor = getattr(cast, person)
    before = state(cast)
    strange = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    form = {"course": COURSE, "unit": UNIT, "memory_mb": "256", "cpu": "0.5", "pids": "64", "pin": "999999"}
    for path in POSTS[person]:
        for headers in (strange, {}):
            answer = patiently_without_xsrf(visitor, path, form, headers)
            assert answer.status_code == 403, (path, answer.status_code)
        opened = visitor.ask("GET", path)
        assert opened.status_code in (200, 302, 403, 404, 405), path
    assert state(cast) == before
    assert visitor.visit("/").status_code == 200, "logged out"


def patiently_without_xsrf(visitor, path, form, headers):
    for _ in range(6):
        answer = visitor.ask("POST", path, xsrf=False, data=form, headers=headers)
        if answer.status_code != 503:
            break
    return answer


def state(cast) -> tuple:
    """What a forged request would change: seats, quotas, accounts' secrets."""
    with cast.records.read() as connection:
        kept = [
            sorted(map(str, connection.execute(table.select()))) for table in (tables.accounts, tables.quotas)
        ]
    return cast.seat_ready(), cast.seat_ready(OTHER), kept


def test_the_proxys_own_socket(cast):
    lab = cast.lab
    socket_path = lab.home.socket("proxy-api")
    assert socket_path.parent != lab.home.doors, "learner containers would see it"
    assert socket_path.parent.stat().st_mode & 0o077 == 0 or socket_path.stat().st_mode & 0o077 == 0
    key = secrets.read(lab.home, "proxy_token")
    assert [asked(socket_path, token) for token in ("", "wrong", key)] == [403, 403, 200]
    for path in ("/api/routes", "/api/routes/", "/hub/api/routes"):
        answer = Visitor(lab, token=key).visit(path)
        assert "target" not in answer.text, path
    assert not listens_beside(lab.status()["services"]["proxy"]["pid"], lab.port)


def asked(socket_path: Path, token: str) -> int:
    with contextlib.closing(http.client.HTTPConnection("proxy", timeout=5)) as line:
        line.sock = socket.socket(socket.AF_UNIX)
        line.sock.connect(str(socket_path))
        line.request("GET", "/api/routes", headers={"Authorization": f"token {token}"} if token else {})
        return line.getresponse().status


def listens_beside(pid: int, port: int) -> list[str]:
    """TCP sockets a process listens on, other than `port`."""
    own = {str(one.readlink()) for one in Path(f"/proc/{pid}/fd").iterdir()}
    lines = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
    ]
    mine = [words[1] for words in lines if words[3] == "0A" and f"socket:[{words[9]}]" in own]
    assert mine, "the proxy listens on nothing"
    return [address for address in mine if int(address.rsplit(":", 1)[1], 16) != port]


def test_the_canary_of_one_learner_never_reaches_another(cast):
    assert CANARY in cast.teacher.visit(f"/services/teach/learner/{OWN}").text, "the canary is not there"
    who = Who(cast.neighbour, OTHER, OWN)
    reading = [one for one in endpoints() if one[0] == "GET"]
    pages = [answer.text for answer in sweep(cast.lab, who, reading).values()]
    paths = ("", f"result/{cast.attempt}", "wait", "continue/status", "beat-token")
    pages += [cast.neighbour.visit(f"/services/learn/{path}").text for path in paths]
    pages += [
        cast.neighbour.visit(path).text
        for path in (
            f"/user/{OWN}/unit/{COURSE}/{UNIT}",
            f"/services/teach/learner/{OWN}",
            "/services/admin/",
        )
    ]
    pages += through_the_records_door(cast)
    assert len(pages) > 90
    assert not [text for text in pages if CANARY in text]


def through_the_records_door(cast) -> list[str]:
    """What the records service tells a neighbour's seat that names the other's attempt."""
    token = seats.issue(cast.records, OTHER)
    attempt = f"/v1/attempts/{cast.attempt}"
    event = json.dumps({"key": "spy-0000-0001", "after": 0, "event": {"do": "next_day"}})
    said = []
    for method, path, sent in (("GET", f"{attempt}/result", None), ("POST", f"{attempt}/events", event)):
        line = http.client.HTTPConnection("records", timeout=5)
        line.sock = socket.socket(socket.AF_UNIX)
        line.sock.connect(str(cast.lab.home.socket("records")))
        line.request(method, path, sent, {"Authorization": f"Bearer {token}"})
        answer = line.getresponse()
        assert answer.status == 404, path
        said.append(answer.read().decode())
        line.close()
    return said


def test_three_hundred_failed_logins(cast):
    logs = cast.lab.home.logs
    crowd = [Visitor(cast.lab, f"990000{turn}") for turn in range(10)]
    for visitor in crowd:
        visitor.ask("GET", "/hub/login")
    before, end, waits = size(logs), time.monotonic() + 60, []

    def fail(visitor: Visitor) -> collections.Counter:
        tries = (visitor.try_secret("000000").status_code for _ in range(30) if time.monotonic() < end)
        return collections.Counter(tries)

    with ThreadPoolExecutor(len(crowd)) as pool:
        running = [pool.submit(fail, visitor) for visitor in crowd]
        while not all(one.done() for one in running):
            began = time.monotonic()
            assert Visitor(cast.lab).ask("GET", "/hub/login").status_code == 200
            waits.append(time.monotonic() - began)
            time.sleep(0.5)
    statuses = sum((one.result() for one in running), collections.Counter())
    assert set(statuses) <= {403, 503} and statuses[403] > 250, statuses
    assert len(waits) > 2 and max(waits) < 2, waits
    grown = size(logs) - before - 600 * len(waits)  # each look at the page is a few lines of its own
    assert grown < 300 * 60, f"{grown} bytes of log: refusals are counted, not written one by one"
    assert Visitor(cast.lab, OTHER).enter(PIN).status_code == 302


def size(folder: Path) -> int:
    """Bytes of the files in a folder."""
    return sum(one.stat().st_size for one in folder.iterdir())


def test_leaving_and_stopping_end_what_one_held(cast):
    """Last but one: a stopped seat's key and its visitors' tokens are worth nothing."""
    stopped = cast.learner.ask("DELETE", f"/hub/api/users/{OWN}/server")
    assert stopped.status_code in (202, 204)
    eventually(lambda: not cast.seat_ready(), 15)
    keys = {"stopped seat": cast.seat_key, "visit to it": cast.seat_visit}
    for name, key in keys.items():
        answer = Visitor(cast.lab, token=key).ask("GET", "/hub/api/user")
        assert answer.status_code in (401, 403), (name, answer.text)


def test_a_removed_person_is_refused_everywhere(cast):
    holder = Visitor(cast.lab, token=cast.removed_desk)
    eventually(lambda: holder.ask("GET", "/hub/api/user").status_code in (401, 403), 40, every=1)
    eventually(lambda: cast.removed.ask("GET", "/hub/api/user").status_code in (401, 403), 40, every=1)
    tried = [one for one in endpoints() if "/api/users/" in one[1]]
    for visitor in (holder, cast.removed):
        said = sweep(cast.lab, Who(visitor, GONE), tried)
        assert not {do: answer.status_code for do, answer in said.items() if not refused(answer)}
    assert Visitor(cast.lab, GONE).enter(PIN).status_code == 403
