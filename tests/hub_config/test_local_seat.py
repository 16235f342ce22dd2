"""The demonstration's seat: the container's words with this host's paths, and no key in the environment."""

import sys
from types import SimpleNamespace

import pytest

from hub_config import secrets
from hub_config.local_seat import LocalSeat


@pytest.fixture
def seat(short_home):
    """A local seat that has been given its key to the records."""
    secrets.make_missing(short_home)
    (short_home.content / "v7").mkdir()
    (short_home.content / "current").symlink_to("v7")
    made = LocalSeat(home=str(short_home.root), api_token="hub-secret")
    made.hub = SimpleNamespace(api_url="http+unix://%2Fx/hub/api", public_host="", base_url="/hub/")
    made.user = SimpleNamespace(name="6601001", url="/user/6601001/", escaped_name="6601001", settings={})
    made.oauth_client_id, made.seat_token = "client", "seat-token"
    made.home_dir = str(made.scratch)
    return made


def test_the_environment_says_unsealed(seat):
    assert seat.get_env()["TALAT_SEALED"] == "no"


def test_the_hubs_key_waits_in_a_file(seat):
    env = seat.get_env()
    assert "hub-secret" not in env.values()
    assert env["TALAT_HUB_KEY_FILE"] == str(seat.room.path / "hub-key")


def test_it_reads_the_published_content(seat, short_home):
    assert seat.get_env()["TALAT_CONTENT"] == str(short_home.content / "v7")


def test_it_reads_no_configuration_of_the_user(seat, short_home):
    env = seat.get_env()
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        assert env[name].startswith(str(short_home.seats))
    assert env["JUPYTER_NO_CONFIG"] == "1"


def test_it_runs_the_same_server_as_a_container(seat):
    assert seat.cmd == [sys.executable, "-m", "seat"]
