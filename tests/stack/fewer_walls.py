"""The sealed spawner with one wall taken away, to show that its check would notice."""

from hub_config.sandbox import SPACES
from hub_config.seat_room import SeatRoom
from tests.stack.small_hub import OpenSpawner

ANY_MESSAGE = "from seat import channels; channels.ALLOWED.clear()"
RUN_SEAT = "import sys; sys.argv = ['seat']; from seat import first; first.main()"


class _Without(OpenSpawner):
    instead: dict = {}

    def host_config(self):
        """The real walls, but for `instead`."""
        return {**super().host_config(), **self.instead}


class Network(_Without):
    """Docker's own bridge instead of no network."""

    instead = {"network_mode": "bridge"}


class ReadOnly(_Without):
    """A root that can be written."""

    instead = {"read_only": False}


class Pids(_Without):
    """Any number of processes."""

    instead = {"pids_limit": -1}


class Memory(_Without):
    """Memory without a bound."""

    instead = {"memswap_limit": -1, "mem_limit": None}


class Capabilities(_Without):
    """Docker's usual capabilities."""

    instead = {"cap_drop": []}


class Privileges(_Without):
    """setuid programs would work."""

    instead = {"security_opt": []}


class Noexec(_Without):
    """Programs may run from /tmp."""

    instead = {"tmpfs": {**SPACES, "/tmp": SPACES["/tmp"].replace("noexec", "exec")}}


class Inodes(_Without):
    """Any number of files in /tmp."""

    instead = {"tmpfs": {**SPACES, "/tmp": SPACES["/tmp"].replace("nr_inodes=2048", "nr_inodes=9000")}}


class Filter(OpenSpawner):
    """The server without the second system-call filter."""

    cmd = ["python3", "-I", "-c", "from seat import nursery; nursery.main()"]


class Messages(OpenSpawner):
    """A websocket that passes every message on."""

    cmd = ["python3", "-I", "-c", f"{ANY_MESSAGE}; {RUN_SEAT}"]


class OpenRoom(SeatRoom):
    """A seat's directory that stays its user's."""

    def lock(self):
        """Left out."""


class Room(OpenSpawner):
    """A container that could put another socket in the place of its own."""

    @property
    def room(self):
        """The real one, never locked."""
        return OpenRoom(super().room.path)
