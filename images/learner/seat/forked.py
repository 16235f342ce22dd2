"""Kernels that the nursery forks, as jupyter_client wants a kernel's process to be handled."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket

from jupyter_client.provisioning import LocalProvisioner

from seat.nursery import LONGEST


class Line:
    """The server's end of the socket pair; one question at a time."""

    def __init__(self, end: socket.socket):
        end.setblocking(False)
        self._end, self._turn = end, asyncio.Lock()

    async def bear(self, argv: list[str], env: dict[str, str], cwd: str) -> int:
        """A new kernel's process id. Raises ConnectionError when the nursery is gone."""
        loop = asyncio.get_running_loop()
        async with self._turn:
            await loop.sock_sendall(self._end, json.dumps({"argv": argv, "env": env, "cwd": cwd}).encode())
            answer = await loop.sock_recv(self._end, LONGEST)
        if not answer:
            raise ConnectionError("the nursery has ended")
        return json.loads(answer)["pid"]


class ForkedKernel(LocalProvisioner):
    """One kernel's process: a child of the nursery, watched through a file descriptor of its own."""

    line: Line  # set once for the class when the server starts

    _watch: int | None = None

    @property
    def has_process(self) -> bool:
        return self._watch is not None

    async def launch_kernel(self, cmd, **kwargs):
        """Ask for a fork; `cmd` is the kernel's arguments."""
        self.pid = await self.line.bear(cmd, kwargs["env"], str(kwargs.get("cwd") or "/"))
        self._watch = os.pidfd_open(self.pid)
        self.pgid, self.ip = None, None
        return self.connection_info

    async def poll(self) -> int | None:
        """None while it lives; how it ended is known to the nursery alone."""
        if self._watch is None:
            return 0
        return 0 if select.select([self._watch], [], [], 0)[0] else None

    async def wait(self) -> int | None:
        """Until it has ended."""
        while await self.poll() is None:
            await asyncio.sleep(0.02)
        if self._watch is not None:
            os.close(self._watch)
            self._watch = None
        return 0

    async def send_signal(self, signum: int) -> None:
        """To the kernel alone; nothing happens when it has ended."""
        if self._watch is not None and await self.poll() is None:
            signal.pidfd_send_signal(self._watch, signum)

    async def kill(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGKILL)

    async def terminate(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGTERM)
