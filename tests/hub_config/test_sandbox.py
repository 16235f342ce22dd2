"""What Docker is really told about a learner's container, through the real spawner class."""

import asyncio
import re
from types import SimpleNamespace
from unittest import mock

import docker
import pytest
from dockerspawner import DockerSpawner

from hub_config import sandbox, secrets
from hub_config.sandbox import Limits, SealedSpawner, walls
from hub_config.seat_room import SOCKET

LIMITS = Limits(memory_mb=300, cpu=0.5, pids=64)


class Engine:
    """Stands where the Docker engine would; remembers what it was asked to create."""

    def __init__(self, spawner):
        self.spawner, self.created, self.calls = spawner, None, []

    async def __call__(self, method, *args, **kwargs):
        self.calls.append(method)
        if method.startswith("inspect_container"):
            raise docker.errors.NotFound("no such container", response=mock.Mock(status_code=404))
        if method == "inspect_image":
            return {"Config": {"Cmd": ["python3", "-I", "-m", "seat.first"]}}
        if method == "create_container":
            self.created = kwargs
            return {"Id": "0" * 64}
        if method == "start":
            bind_socket(self.spawner.room.path / SOCKET)
            (self.spawner.room.path / "hub-key").unlink()
        return None


def bind_socket(path):
    import socket

    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(path))


@pytest.fixture
def spawner(short_home, monkeypatch):
    """The real class with a user, and an engine that only listens."""
    secrets.make_missing(short_home)
    (short_home.content / "v7").mkdir()
    (short_home.content / "current").symlink_to("v7")
    hub = SimpleNamespace(api_url="http+unix://%2Fx/hub/api", public_host="", base_url="/hub/")
    user = SimpleNamespace(name="6601001", url="/user/6601001/", escaped_name="6601001", settings={})
    made = SealedSpawner(home=str(short_home.root), lab_id="demo", image="sha256:abc", api_token="hub-secret")
    made.hub, made.user, made.oauth_client_id, made.start_timeout = hub, user, "client", 5
    monkeypatch.setattr(made, "ask_records", lambda: ("seat-token", LIMITS))
    monkeypatch.setattr(made, "tell_records", lambda: None)
    monkeypatch.setattr("os.chown", lambda *_: None)
    engine = Engine(made)
    monkeypatch.setattr(made, "docker", engine)
    monkeypatch.setattr(SealedSpawner, "_client", docker.APIClient(version="1.41"))
    made.engine = engine
    return made


@pytest.fixture
def created(spawner):
    """What the engine was told at a start."""
    asyncio.run(spawner.start())
    return spawner.engine.created


def test_every_wall_reaches_the_engine(created):
    host = created["host_config"]
    assert host["NetworkMode"] == "none"
    assert host["ReadonlyRootfs"] is True
    assert host["CapDrop"] == ["ALL"]
    assert host["SecurityOpt"] == ["no-new-privileges"]
    assert host["PidsLimit"] == 64
    assert host["Memory"] == host["MemorySwap"] == 300 * 1024 * 1024
    assert host["CpuQuota"] == host["CpuPeriod"] / 2
    assert {u["Name"]: u["Hard"] for u in host["Ulimits"]}["core"] == 0
    assert host["IpcMode"] == "private"
    assert host["LogConfig"]["Config"] == {"max-size": "1m", "max-file": "2"}
    assert host["Init"] is True
    assert not host.get("PortBindings") and not host.get("Binds") and not host.get("Privileged")
    assert created["image"] == "sha256:abc"


@pytest.mark.parametrize("space", ["/tmp", "/home/learner", "/dev/shm"])
def test_writable_spaces_are_small_and_run_nothing(created, space):
    options = created["host_config"]["Tmpfs"][space].split(",")
    assert {"noexec", "nosuid", "nodev"} <= set(options)
    assert any(o.startswith("size=") for o in options) and any(o.startswith("nr_inodes=") for o in options)


def test_three_places_are_shared_and_one_is_writable(created, short_home):
    found = {m["Target"]: m for m in created["host_config"]["Mounts"]}
    assert set(found) == {"/run/doors", "/run/seat", "/srv/content"}
    assert [place for place in found if not found[place].get("ReadOnly")] == ["/run/seat"]
    assert found["/srv/content"]["Source"] == str(short_home.content)
    assert created["environment"]["TALAT_CONTENT"] == "/srv/content/v7"


def test_the_hubs_key_is_not_in_the_environment(created):
    assert "hub-secret" not in str(created)
    assert created["environment"]["TALAT_SEAT_TOKEN"] == "seat-token"
    assert created["environment"]["JUPYTERHUB_API_URL"].startswith(
        "http+unix://%2Frun%2Fdoors%2Fhub.sock/hub/api"
    )


def test_the_learner_cannot_be_read_from_outside(created):
    assert re.fullmatch(r"talat-demo-[0-9a-f]{12}", created["name"])
    assert created["hostname"] == created["name"].rsplit("-", 1)[1]
    assert created["user"] == "1000:1000"


def test_a_start_returns_the_sockets_address(spawner):
    address = asyncio.run(spawner.start())
    assert address.startswith("http+unix://%2ftmp%2ftl-") and address.endswith("%2fserver.sock")


def test_a_start_that_fails_leaves_nothing(spawner, monkeypatch):
    async def dead():
        return False

    monkeypatch.setattr(spawner, "runs", dead)
    monkeypatch.setattr("tests.hub_config.test_sandbox.bind_socket", lambda path: None)
    monkeypatch.setattr(spawner, "tell_why", mock.AsyncMock())
    with pytest.raises(RuntimeError):
        asyncio.run(spawner.start())
    assert not spawner.room.path.exists()
    assert spawner.engine.calls[-1] == "remove_container"


def test_stopping_revokes_the_seats_key_and_removes_the_container(spawner, monkeypatch):
    told = []
    monkeypatch.setattr(spawner, "tell_records", lambda: told.append("revoked"))
    asyncio.run(spawner.start())
    asyncio.run(spawner.stop())
    assert told == ["revoked"] and "remove_container" in spawner.engine.calls
    assert not spawner.room.path.exists()


def test_learners_cannot_choose_an_image(spawner):
    spawner.user_options = {"image": "busybox"}
    with pytest.raises(Exception, match="not allowed"):
        asyncio.run(DockerSpawner.check_allowed(spawner, "busybox"))


def test_a_runtime_is_passed_on_when_the_lab_has_one():
    assert walls(LIMITS, "runsc")["runtime"] == "runsc"
    assert "runtime" not in walls(LIMITS)


def test_a_class_quota_is_read_at_every_start(monkeypatch, short_home):
    answers = iter([("a", None), ("b", Limits(200, 0.25, 40))])
    monkeypatch.setattr(sandbox.seat_door, "open_for", lambda login: next(answers))
    made = SealedSpawner(home=str(short_home.root), image="x", default_memory_mb=384)
    made.user = SimpleNamespace(name="6601001")
    assert made.ask_records() == ("a", Limits(384, 1.0, 96))
    assert made.ask_records() == ("b", Limits(200, 0.25, 40))
