"""GET /health on the grader's unix socket: 200 while it does its rounds, 503 when it is stuck."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

from tornado import httpserver, netutil, web

from graders import trouble

STUCK_S = 90.0  # longer than any one piece of work takes


class Health:
    """What the grader tells of itself; the answers come from a thread of their own."""

    def __init__(self, socket: Path, clock: Callable[[], float]):
        self.socket, self._clock = Path(socket), clock
        self._told, self._at = {"graded": 0, "trouble": {}}, clock()

    def tell(self, inbox, failures: int = 0) -> None:
        """One round is over."""
        self._told = {
            "graded": inbox.graded,
            "slowest_s": round(inbox.slowest_s, 2),
            "failed_rounds": failures,
            "trouble": trouble.reasons(inbox.root),
        }
        self._at = self._clock()

    def answer(self) -> tuple[int, dict]:
        """HTTP status and body; `quiet_s` is seconds since the last round."""
        quiet_s = self._clock() - self._at
        well = quiet_s < STUCK_S and not self._told.get("failed_rounds")
        return (200 if well else 503), {"ok": well, "quiet_s": round(quiet_s, 1), **self._told}

    def start(self) -> None:
        """Listen; returns once the socket answers."""
        ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True, name="health").start()
        ready.wait(10)

    async def _serve(self, ready):
        self.socket.parent.mkdir(parents=True, exist_ok=True)
        server = httpserver.HTTPServer(web.Application([("/health", _Page, {"health": self})]))
        server.add_socket(netutil.bind_unix_socket(str(self.socket), mode=0o600))
        ready.set()
        await asyncio.Event().wait()


class _Page(web.RequestHandler):
    def initialize(self, health):
        self.health = health

    def get(self):
        status, told = self.health.answer()
        self.set_status(status)
        self.write(told)
