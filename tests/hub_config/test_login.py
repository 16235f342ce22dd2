"""Login: who enters, what a refusal says, and that a flood of guesses stops nobody else."""

import asyncio
import gc
import logging
import time
from types import SimpleNamespace

import pytest
from argon2 import PasswordHasher
from jupyterhub import orm
from sqlalchemy import delete
from traitlets.config import Config

from hub_config import login
from hub_config.login import BUSY, LoginHandler, RecordsAuthenticator
from talat.records import accounts, classes, database, people, secret_hash, tables
from talat.records.accounts import LoginRefused


@pytest.fixture
def records(tmp_path, monkeypatch):
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(secret_hash, "HASHER", cheap)
    monkeypatch.setattr(secret_hash, "_NOBODY", cheap.hash("nobody"))
    url = f"sqlite:///{tmp_path / 'records.db'}"
    database.migrate(url)
    r = database.open_records(url)
    accounts.add_staff(r, "kru-mali", "ครูมะลิ สอนดี", "instructor", "a-long-password")
    accounts.add_staff(r, "admin", "สมชาย ดูแลระบบ", "admin", "a-long-password")
    classes.add_class(r, "demo-1", "ห้องเรียนสาธิต", "kru-mali")
    accounts.add_learner(r, "6601001", "สมศรี ใจดี", "123456", "demo-1")
    yield r
    r.close()


@pytest.fixture
def door(records):
    return RecordsAuthenticator(config=Config(), records_url=records.url)


def from_address(address):
    return SimpleNamespace(request=SimpleNamespace(remote_ip=address))


def enter(door, who, secret, address="10.0.0.1"):
    typed = {"username": who, "password": secret}
    return asyncio.run(door.get_authenticated_user(from_address(address), typed))


@pytest.mark.parametrize(
    ("who", "secret", "groups"),
    [
        ("6601001", "123456", ["learners", "class-demo-1"]),
        (" ๖๖๐๑๐๐๑ ", "๑๒๓๔๕๖", ["learners", "class-demo-1"]),
        ("kru-mali", "a-long-password", ["staff-instructor"]),
        ("KRU-MALI", "a-long-password", ["staff-instructor"]),
        ("admin", "a-long-password", ["staff-admin"]),
    ],
)
def test_everybody_uses_one_form_and_gets_their_groups(door, who, secret, groups):
    model = enter(door, who, secret)
    assert model["groups"] == groups
    assert model["name"] == accounts.names.login_name(who)


@pytest.mark.parametrize("who", ["6601001", "kru-mali", "admin"])
def test_nobody_is_an_admin_of_the_hub(door, who):
    secret = "123456" if who.isdigit() else "a-long-password"
    assert enter(door, who, secret)["admin"] is False


@pytest.mark.parametrize(
    ("who", "secret", "says"),
    [
        ("", "123456", "พิมพ์เลขประจำตัว"),
        ("   ", "123456", "พิมพ์เลขประจำตัว"),
        ("6601001", "", "พิมพ์รหัส"),
        ("6601001", "000000", "ไม่ถูกต้อง"),
        ("6609999", "123456", "ไม่ถูกต้อง"),
        ("6601001", "1" * 100_000, "ไม่ถูกต้อง"),
        ("6" * 100_000, "123456", "ไม่ถูกต้อง"),
        ("6601001\x00", "123456", "ไม่ถูกต้อง"),
        ("' OR 1=1 --", "123456", "ไม่ถูกต้อง"),
        ("<script>", "123456", "ไม่ถูกต้อง"),
    ],
)
def test_a_refusal_is_a_thai_sentence(door, who, secret, says):
    with pytest.raises(LoginRefused) as refusal:
        enter(door, who, secret)
    assert says in refusal.value.message_th


def test_unknown_and_wrong_sound_the_same(door):
    said = []
    for who in ("6601001", "6609999"):
        with pytest.raises(LoginRefused) as refusal:
            enter(door, who, "000000")
        said.append(refusal.value.message_th)
    assert said[0] == said[1]


def test_the_fifth_wrong_pin_locks_and_says_for_how_long(door):
    for _ in range(5):
        with pytest.raises(LoginRefused) as refusal:
            enter(door, "6601001", "000000")
    assert refusal.value.kind == "locked" and "15 นาที" in refusal.value.message_th
    with pytest.raises(LoginRefused):
        enter(door, "6601001", "123456")


def test_everybody_the_records_know_is_allowed_and_no_list_is_kept_beside_them(door):
    assert door.allow_all and door.any_allow_config
    assert not door.allowed_users and not door.admin_users


def refreshed(door, name):
    return asyncio.run(door.refresh_user(SimpleNamespace(name=name)))


def test_a_removed_account_is_refused_at_the_next_refresh(door, records):
    assert refreshed(door, "6601001")["groups"] == ["learners", "class-demo-1"]
    with records.write() as connection:
        connection.execute(delete(tables.accounts).where(tables.accounts.c.login == "6601001"))
    assert refreshed(door, "6601001") is False
    assert door.auth_refresh_strict and 0 < door.auth_refresh_age <= 60


class FakeHandler:
    """What the hub's handlers offer: who is known, and stopping a seat."""

    def __init__(self, user):
        self.user, self.stopped = user, []

    def find_user(self, name):
        return self.user if self.user.name == name else None

    async def stop_single_user(self, user):
        self.stopped.append(user.name)


@pytest.fixture
def somsri():
    """A user in a hub's own database, logged in at two browsers, at a desk's door, with a running seat."""
    db = orm.new_session_factory("sqlite:///:memory:")()
    person = orm.User(name="6601001")
    db.add_all([person, orm.OAuthClient(identifier="jupyterhub"), orm.OAuthCode(user=person, session_id="a")])
    db.commit()
    for session, note in (("a", "desk"), ("b", "desk"), (None, "Server at /user/6601001/")):
        person.new_api_token(session_id=session, note=note, scopes=[])
    spawners = {"": SimpleNamespace(ready=True, pending=None)}
    yield SimpleNamespace(name="6601001", orm_user=person, db=db, spawners=spawners)
    db.close()


def sessions(user):
    return [token.session_id for token in user.db.query(orm.APIToken)], user.db.query(orm.OAuthCode).count()


def test_a_new_pin_ends_what_is_logged_in_and_frees_the_seat_once(door, records, somsri):
    handler, cookie = FakeHandler(somsri), somsri.orm_user.cookie_id
    assert asyncio.run(door.refresh_user(somsri, handler))
    accounts.new_secret(records, "6601001", "778899", by="kru-mali")
    assert asyncio.run(refresh(door, somsri, handler)) is False
    assert sessions(somsri) == ([None], 0)  # the running server's own token stays until it is stopped
    assert somsri.orm_user.cookie_id != cookie
    assert handler.stopped == ["6601001"]
    assert asyncio.run(refresh(door, somsri, handler))
    assert handler.stopped == ["6601001"]


async def refresh(door, user, handler):
    answer = await door.refresh_user(user, handler)
    await asyncio.sleep(0)
    return answer


def test_whoever_logs_in_with_the_new_pin_is_not_thrown_out_by_it(door, records, somsri):
    handler = FakeHandler(somsri)
    handler.request = SimpleNamespace(remote_ip="10.0.0.1")
    accounts.new_secret(records, "6601001", "778899", by="kru-mali")
    typed = {"username": "6601001", "password": "778899"}
    assert asyncio.run(door.get_authenticated_user(handler, typed))["name"] == "6601001"
    assert sessions(somsri) == ([None], 0)
    cookie = somsri.orm_user.cookie_id
    assert asyncio.run(door.refresh_user(somsri, handler))
    assert somsri.orm_user.cookie_id == cookie


def test_a_person_who_left_is_logged_out(door, records, somsri):
    people.end(records, "6601001", "ย้ายเรือนจำ", "admin")
    handler = FakeHandler(somsri)
    assert asyncio.run(refresh(door, somsri, handler)) is False
    assert sessions(somsri) == ([None], 0)
    assert asyncio.run(refresh(door, somsri, handler)) is False
    assert door.learner("6601001") is None


def test_a_lock_by_wrong_guesses_ends_no_session(door):
    """Otherwise a neighbour could throw a learner out by typing wrong PINs at the next desk."""
    for _ in range(5):
        with pytest.raises(LoginRefused):
            enter(door, "6601001", "000000")
    assert refreshed(door, "6601001")["name"] == "6601001"


def test_records_that_cannot_be_read_end_no_session(door, monkeypatch):
    def fail(*_):
        raise OSError("disk")

    monkeypatch.setattr(login.accounts, "account", fail)
    assert refreshed(door, "6601001") is True


@pytest.fixture
def own_heap():
    """What thousands of tests before this one left in memory is no work of the collector meanwhile."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def test_a_flood_neither_blocks_the_loop_nor_queues_without_end(door, monkeypatch, own_heap):
    def slow(*_):
        time.sleep(0.02)
        raise LoginRefused("ไม่ถูกต้อง", kind="wrong")

    async def flood():
        monkeypatch.setattr(login.accounts, "verify", slow)
        typed = {"username": "6601001", "password": "000000"}
        tries = [door.authenticate(from_address(f"10.0.{n % 200}.1"), typed) for n in range(10_000)]
        longest, started = 0.0, time.monotonic()
        answers = asyncio.gather(*tries, return_exceptions=True)
        while not answers.done():
            before = time.monotonic()
            await asyncio.sleep(0.005)
            longest = max(longest, time.monotonic() - before)
        return await answers, longest, time.monotonic() - started

    answers, longest, took = asyncio.run(flood())
    said = [refusal.message_th for refusal in answers]
    assert said.count(BUSY) >= 10_000 - door.waiting_limit
    assert took < 10
    assert longest < 1.0  # creating ten thousand tasks at once is itself work for the loop


def test_one_address_cannot_take_every_place_in_the_queue(door, monkeypatch):
    def slow(_records, who, _secret):
        time.sleep(0.05)
        return accounts.Account(who, "ชื่อ", "learner", None)

    async def both():
        monkeypatch.setattr(login.accounts, "verify", slow)
        typed = {"username": "6601001", "password": "123456"}
        flood = [door.authenticate(from_address("10.0.0.66"), typed) for _ in range(500)]
        other = door.authenticate(from_address("10.0.0.1"), typed)
        return await asyncio.gather(*flood, other, return_exceptions=True)

    *flood, other = asyncio.run(both())
    assert sum(isinstance(answer, LoginRefused) for answer in flood) == 500 - door.waiting_limit_per_address
    assert other["name"] == "6601001"


def test_ten_thousand_refusals_are_a_line_a_minute(caplog, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(login.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(LoginHandler, "refused", 0)
    monkeypatch.setattr(LoginHandler, "last_line", 0.0)
    log = logging.getLogger("test.login")
    handler = LoginHandler.__new__(LoginHandler)
    handler._status_code = 403
    monkeypatch.setattr(LoginHandler, "log", log)
    with caplog.at_level(logging.INFO, "test.login"):
        for _ in range(10_000):
            now[0] += 0.0125
            handler._log()
    assert len(caplog.records) == 2 + 1
    assert sum(record.args[0] for record in caplog.records) <= 10_000


def test_login_is_offered_without_sign_up(door):
    paths = [route[0] for route in door.get_handlers(None)]
    assert paths[0] == "/login" and not any("signup" in path for path in paths)
