"""The unsealed demonstration's seat: the same server as in a container, as a process of this user."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from jupyterhub.spawner import SimpleLocalProcessSpawner
from traitlets import Unicode, default

from hub_config import paths, seat_door, secrets
from hub_config.seat_room import HUB_KEY, SOCKET, SeatRoom, opaque


class LocalSeat(SimpleLocalProcessSpawner):
    """A seat without walls, for looking around where no Docker engine is; never for real learners."""

    home = Unicode(config=True, help="the lab's directory (TALAT_HOME)")
    jupyter_path = Unicode(str(paths.REPO / "build/jupyter"), config=True, help="where the page template is")

    @default("home")
    def _default_home(self):
        return str(paths.home().root)

    @default("cmd")
    def _default_command(self):
        return [sys.executable, "-m", "seat"]

    @property
    def place(self) -> paths.Home:
        """The lab's directory."""
        return paths.Home(Path(self.home))

    @property
    def room(self) -> SeatRoom:
        """The seat's directory."""
        return SeatRoom(self.place.seats / opaque(secrets.read(self.place, "prison_key"), self.user.name))

    @property
    def scratch(self) -> Path:
        """Where this seat's process may write."""
        return self.room.path.with_name(f"{self.room.path.name}.tmp")

    async def start(self):
        """Start the process; returns the address of its socket once the socket is there."""
        self.seat_token = await asyncio.to_thread(self.ask_records)
        self.room.prepare(self.api_token)
        SeatRoom(self.scratch).remove()
        self.scratch.mkdir(mode=0o700)
        (self.scratch / "ipython").mkdir()
        self.home_dir = str(self.scratch)
        await super().start()
        await self.room.opened(self.start_timeout, self.runs)
        self.room.lock()
        return self.room.url

    def ask_records(self) -> str:
        """A fresh key to the records service."""
        return seat_door.open_for(self.user.name)[0]

    def tell_records(self) -> None:
        """The seat's key to the records stops working."""
        seat_door.close_for(self.user.name)

    async def runs(self) -> bool:
        """Whether the process is alive."""
        return await self.poll() is None

    def get_env(self):
        """The same words as in a container, with this host's paths."""
        env = super().get_env()
        for name in ("JUPYTERHUB_API_TOKEN", "JPY_API_TOKEN"):
            env.pop(name, None)
        env.update(
            PYTHONPATH=f"{paths.REPO / 'images/learner'}:{paths.REPO}",
            IPYTHONDIR=str(self.scratch / "ipython"),
            JUPYTER_CONFIG_DIR=str(self.scratch / "config"),
            JUPYTER_DATA_DIR=str(self.scratch / "data"),
            JUPYTER_RUNTIME_DIR=str(self.scratch / "runtime"),
            JUPYTER_PATH=self.jupyter_path,
            JUPYTER_NO_CONFIG="1",
            PYTHONNOUSERSITE="1",
            JUPYTERHUB_SERVICE_URL=paths.socket_url(self.room.path / SOCKET),
            TALAT_HUB_KEY_FILE=str(self.room.path / HUB_KEY),
            TALAT_SEAT_TOKEN=self.seat_token,
            TALAT_RECORDS_SOCKET=str(self.place.socket("records")),
            TALAT_CONTENT=str((self.place.content / "current").resolve(strict=True)),
            TALAT_SEALED="no",
        )
        return env

    async def stop(self, now=False):
        """End the process; the seat's keys stop working."""
        await asyncio.to_thread(self.tell_records)
        await super().stop(now=now)
        self.room.remove()
        SeatRoom(self.scratch).remove()
