"""A seat's directory on the host: where its server's socket appears, and how nobody can put another there."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

SOCKET = "server.sock"
# The hub keeps a server's address with a port, so the proxy looks for this name.
SOCKET_WITH_PORT = f"{SOCKET}:80"
HUB_KEY = "hub-key"
UID = 1000  # the learner's user inside a container


class SeatDidNotStart(RuntimeError):
    """No socket appeared in time, or something else appeared in its place."""


@dataclass(frozen=True)
class SeatRoom:
    """One seat's directory, `run/seats/<opaque>`; it lives from a start to the stop after it."""

    path: Path

    @property
    def url(self) -> str:
        """The address the hub and the proxy use. The hub lowers the case of what it stores, so capitals
        are written as their codes."""
        plain = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789-_.")
        coded = "".join(chr(c) if c in plain else f"%{c:02x}" for c in os.fsencode(self.path / SOCKET))
        return f"http+unix://{coded}"

    def prepare(self, hub_key: str, owner: int | None = None) -> None:
        """Make the directory anew, with the seat's key to the hub inside, for user id `owner`."""
        self.remove()
        self.path.mkdir(mode=0o700)
        key = self.path / HUB_KEY
        with os.fdopen(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(hub_key)
        (self.path / SOCKET_WITH_PORT).symlink_to(SOCKET)
        if owner is not None:
            os.chown(key, owner, owner)
            os.chown(self.path, owner, owner)

    async def opened(self, seconds: float, alive) -> None:
        """Wait for the server's socket. `alive` is awaited now and then; False ends the waiting.

        Raises SeatDidNotStart.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        turn = 0
        while not (self.path / SOCKET).exists():
            turn += 1
            if loop.time() > end or (turn % 20 == 0 and not await alive()):
                raise SeatDidNotStart(
                    f"{self.path.name}: no socket within {seconds:.0f} s or the server ended"
                )
            await asyncio.sleep(0.05)

    def lock(self) -> None:
        """Take the directory from the seat's user, and make sure the socket is a socket.

        Without this a process in the container could later put a link to another of the host's sockets
        in its place, and the proxy would follow it.
        """
        os.chown(self.path, os.geteuid(), os.getegid())
        self.path.chmod(0o755)
        found = (self.path / SOCKET).lstat()
        names = {entry.name for entry in self.path.iterdir()}
        if not stat.S_ISSOCK(found.st_mode) or names != {SOCKET, SOCKET_WITH_PORT}:
            raise SeatDidNotStart(
                f"{self.path.name}: unexpected files in the seat's directory: {sorted(names)}"
            )

    def remove(self) -> None:
        """Remove the directory and what is in it; nothing happens when there is none."""
        shutil.rmtree(self.path, ignore_errors=True)


def opaque(key: str, login: str) -> str:
    """A name for a learner's seat that says nothing about the learner to those without `key`."""
    return hmac.new(key.encode(), login.encode(), hashlib.sha256).hexdigest()[:12]
