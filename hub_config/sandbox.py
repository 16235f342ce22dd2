"""A learner's sealed container: what Docker is told, from its walls to its two sockets."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path

from docker.errors import APIError
from docker.types import LogConfig, Mount, Ulimit
from dockerspawner import DockerSpawner
from traitlets import Float, Integer, Unicode, default, observe

from hub_config import paths, seat_door, secrets
from hub_config.seat_room import HUB_KEY, SOCKET, UID, SeatRoom, opaque

MB = 1 << 20
CPU_PERIOD = 100_000  # microseconds
DOORS, SEAT, CONTENT = "/run/doors", "/run/seat", "/srv/content"
HUB_DOOR = f"http+unix://{DOORS.replace('/', '%2F')}%2Fhub.sock"
TMPFS = "rw,noexec,nosuid,nodev"
SPACES = {
    "/tmp": f"{TMPFS},size=24m,nr_inodes=2048,mode=1777",
    "/home/learner": f"{TMPFS},size=4m,nr_inodes=256,mode=0700,uid={UID},gid={UID}",
    "/dev/shm": f"{TMPFS},size=1m,nr_inodes=64,mode=1777",
}
# The learner image's id, as images/build.py wrote it.
IMAGES = paths.REPO / "build/images.json"


@dataclass(frozen=True)
class Limits:
    """What one container may use: memory in MiB, swap included; cores; processes and threads."""

    memory_mb: int
    cpu: float
    pids: int


def walls(limits: Limits, runtime: str = "") -> dict:
    """Docker's host configuration of a sealed container, without its mounts."""
    memory = limits.memory_mb * MB
    sealed = {
        "network_mode": "none",
        "read_only": True,
        "privileged": False,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges"],
        "tmpfs": SPACES,
        "pids_limit": limits.pids,
        "mem_limit": memory,
        "memswap_limit": memory,
        "cpu_period": CPU_PERIOD,
        "cpu_quota": int(limits.cpu * CPU_PERIOD),
        "ulimits": [
            Ulimit(name="nofile", soft=1024, hard=1024),
            Ulimit(name="fsize", soft=16 * MB, hard=16 * MB),
            Ulimit(name="core", soft=0, hard=0),
        ],
        "ipc_mode": "private",
        "log_config": LogConfig(type="json-file", config={"max-size": "1m", "max-file": "2"}),
        "init": True,
        "auto_remove": False,
        "restart_policy": None,
    }
    return {**sealed, "runtime": runtime} if runtime else sealed


class SealedSpawner(DockerSpawner):
    """One container for each learner: no network, nothing to write, gone when it stops."""

    home = Unicode(config=True, help="the lab's directory (TALAT_HOME)")
    lab_id = Unicode("lab", config=True, help="part of every container's name")
    default_memory_mb = Integer(384, config=True, help="MiB, swap included, where a class has no quota")
    default_cpu = Float(1.0, config=True, help="cores, where a class has no quota")
    default_pids = Integer(96, config=True, help="processes and threads, where a class has no quota")
    runtime = Unicode("", config=True, help="container runtime, for example runsc; empty for Docker's own")

    remove = True
    will_resume = False
    pull_policy = "never"

    @default("home")
    def _default_home(self):
        return str(paths.home().root)

    @default("image")
    def _default_image(self):
        return json.loads(IMAGES.read_text())["learner"]

    @default("hub_connect_url")
    def _default_hub_connect_url(self):
        return HUB_DOOR

    @default("network_name")
    def _default_network(self):
        return "none"

    @default("object_name")
    def _object_name_default(self):
        return f"talat-{self.lab_id}-{self.opaque}"

    @observe("image")
    def _image_changed(self, change):
        """The name stays: unlike DockerSpawner's, it does not depend on the image."""

    @property
    def opaque(self) -> str:
        """The seat's name outside: container, hostname, directory."""
        return opaque(secrets.read(self.place, "prison_key"), self.user.name)

    @property
    def place(self) -> paths.Home:
        """The lab's directory."""
        return paths.Home(Path(self.home))

    @property
    def room(self) -> SeatRoom:
        """The seat's directory on the host."""
        return SeatRoom(self.place.seats / self.opaque)

    async def start(self):
        """Start the container; returns the address of its socket once the socket is there."""
        self.seat_token, self.limits = await asyncio.to_thread(self.ask_records)
        self.room.prepare(self.api_token, owner=UID)
        self.extra_host_config = {**self.host_config(), "mounts": self.binds()}
        self.extra_create_kwargs = {"hostname": self.opaque, "user": f"{UID}:{UID}"}
        self.mem_limit, self.cpu_limit = self.limits.memory_mb * MB, self.limits.cpu
        try:
            await super().start()
            await self.room.opened(self.start_timeout, self.runs)
            self.room.lock()
        except Exception:
            await self.tell_why()
            await self.stop(now=True)
            raise
        return self.room.url

    @property
    def content_version(self) -> str:
        """The version that is current now."""
        return (self.place.content / "current").resolve(strict=True).name

    def host_config(self) -> dict:
        """The container's walls; a test takes one away here."""
        return walls(self.limits, self.runtime)

    def binds(self) -> list[Mount]:
        """The only three places it shares with the host."""
        return [
            Mount(DOORS, str(self.place.doors), type="bind", read_only=True),
            Mount(SEAT, str(self.room.path), type="bind"),
            # Every published version: who is under way in a unit keeps the one they began.
            Mount(CONTENT, str(self.place.content), type="bind", read_only=True),
        ]

    def ask_records(self) -> tuple[str, Limits]:
        """A fresh key to the records service, and the quota of the learner's class as it is now."""
        token, quota = seat_door.open_for(self.user.name)
        if quota is None:
            return token, Limits(self.default_memory_mb, self.default_cpu, self.default_pids)
        return token, Limits(quota.memory_mb, quota.cpu, quota.pids)

    def tell_records(self) -> None:
        """The seat's key to the records stops working."""
        seat_door.close_for(self.user.name)

    def get_env(self):
        """The container's environment. The key to the hub is not in it: it waits in the seat's directory."""
        env = super().get_env()
        for name in ("JUPYTERHUB_API_TOKEN", "JPY_API_TOKEN", "JUPYTER_IMAGE_SPEC", "MEM_LIMIT", "CPU_LIMIT"):
            env.pop(name, None)
        env.update(
            JUPYTERHUB_SERVICE_URL=f"http+unix://{SEAT.replace('/', '%2F')}%2F{SOCKET}",
            TALAT_HUB_KEY_FILE=f"{SEAT}/{HUB_KEY}",
            TALAT_SEAT_TOKEN=self.seat_token,
            TALAT_RECORDS_SOCKET=f"{DOORS}/records.sock",
            TALAT_CONTENT=f"{CONTENT}/{self.content_version}",
            TALAT_SEALED="yes",
        )
        return {name: value for name, value in env.items() if value}

    async def get_ip_and_port(self):
        """A sealed container has neither."""
        return "", 0

    async def runs(self) -> bool:
        """Whether the container is alive."""
        return await super().poll() is None

    async def poll(self):
        """None while the container runs; a dead one is cleared away and its exit status returned."""
        status = await super().poll()
        if status not in (None, 0):
            await self.tell_why()
            await self.stop(now=True)
        return status

    async def stop(self, now=False):
        """End the seat at once: nothing in it is worth waiting for. Its keys stop working."""
        await asyncio.to_thread(self.tell_records)
        await self.remove_object()
        self.object_id = ""
        self.clear_state()
        self.room.remove()

    async def remove_object(self):
        """Kill and remove the container; fine when it is gone already."""
        try:
            await self.docker("remove_container", self.object_name, v=True, force=True)
        except APIError as error:
            if error.status_code not in (404, 409):
                raise

    async def tell_why(self):
        """Write a dead container's last words to the hub's log."""
        try:
            said = await self.docker("logs", self.object_name, tail=40)
        except APIError:
            return
        self.log.error("seat %s:\n%s", self.opaque, said.decode(errors="replace"))
