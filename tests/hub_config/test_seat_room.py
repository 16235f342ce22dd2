"""A seat's directory: nobody can put another socket in the place of the seat's own."""

import asyncio
import socket
import stat

import pytest

from hub_config.seat_room import HUB_KEY, SOCKET, SOCKET_WITH_PORT, SeatDidNotStart, SeatRoom, opaque


@pytest.fixture
def room(short_home):
    """A prepared room whose server has read its key."""
    made = SeatRoom(short_home.seats / "abc")
    made.prepare("secret")
    return made


def serve(room):
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(room.path / SOCKET))


def test_the_hubs_key_is_its_readers_alone(room):
    key = room.path / HUB_KEY
    assert key.read_text() == "secret"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(room.path.stat().st_mode) == 0o700


def test_the_proxys_name_leads_to_the_socket(room):
    assert (room.path / SOCKET_WITH_PORT).readlink().name == SOCKET


def test_stale_files_are_gone_after_preparing(room):
    serve(room)
    room.prepare("again")
    assert not (room.path / SOCKET).exists()


def test_a_locked_room_holds_a_socket_and_nothing_else(room):
    serve(room)
    (room.path / HUB_KEY).unlink()
    room.lock()
    assert stat.S_IMODE(room.path.stat().st_mode) == 0o755


@pytest.mark.parametrize("name", ["x", HUB_KEY])
def test_a_room_with_something_else_in_it_is_refused(room, name):
    serve(room)
    (room.path / HUB_KEY).unlink()
    (room.path / name).write_text("")
    with pytest.raises(SeatDidNotStart, match="unexpected"):
        room.lock()


def test_a_link_in_place_of_the_socket_is_refused(room, short_home):
    (room.path / HUB_KEY).unlink()
    (room.path / SOCKET).symlink_to("/run/docker.sock")
    with pytest.raises(SeatDidNotStart):
        room.lock()


def test_waiting_ends_when_the_server_does(room):
    async def alive():
        return False

    with pytest.raises(SeatDidNotStart):
        asyncio.run(room.opened(30, alive))


def test_capitals_survive_the_hubs_lowering_of_addresses(short_home):
    address = SeatRoom(short_home.root / "Room").url
    assert address == address.lower() and "%52oom" in address


def test_names_differ_by_learner_and_by_lab():
    assert len({opaque("k", "1"), opaque("k", "2"), opaque("other", "1")}) == 3
    assert opaque("k", "1") == opaque("k", "1")
