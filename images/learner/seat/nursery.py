"""The first process of a seat: loads everything once, forks the server, then a kernel for each page.

A kernel that is an interpreter of its own takes 1.5 CPU-seconds and 90 MB to import what it needs; a fork of
a process that has imported it takes 20 ms and shares that memory. The nursery has one thread, no event loop
and no message queue, so that a fork of it is whole. It never holds the seat's key to the hub: the server
reads that after it was forked, and no kernel can find it in the memory it was born with.

Server and nursery talk over a socket pair, one JSON object a message: {"argv", "env", "cwd"} and {"pid"}.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.util
import json
import os
import pkgutil
import random
import select
import signal
import socket
import sys
import traceback

LONGEST = 1 << 16  # bytes of one message
# What a kernel needs before it runs a lesson's first cell.
KERNEL = ("seat.kernel", "ipykernel.ipkernel", "ipywidgets", "anywidget", "numpy", "pydantic", "yaml")
# What the first chart needs, of Matplotlib; loaded when nobody has asked for a kernel for a while.
LATER = ("figure", "font_manager", "backends.backend_svg", "layout_engine")
QUIET_S = 20.0  # not while a whole class is starting


def main() -> None:
    """Run the seat; returns when its server has ended."""
    from seat.lean import leave_out

    leave_out()
    from seat import server

    settle()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    serving = os.fork()
    if serving == 0:
        ours.close()
        _run(lambda: server.main(theirs))
    theirs.close()
    signal.signal(signal.SIGTERM, lambda *_: os.kill(serving, signal.SIGTERM))
    load(KERNEL)
    load(tools())
    settle()
    Nursery(ours).tend()


def load(names) -> None:
    """Import modules by name; one that is not there (the bench's hub has no talat) is passed over."""
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def tools() -> list[str]:
    """The modules of all tools, by name; none where talat is not installed."""
    try:
        apps = importlib.util.find_spec("talat.apps")
    except ModuleNotFoundError:
        apps = None
    places = apps.submodule_search_locations if apps else ()
    return [f"talat.apps.{tool.name}" for tool in pkgutil.iter_modules(places)]


def settle() -> None:
    """Clear away what is not needed and keep the collector from touching, and so copying, what is shared."""
    gc.collect()
    gc.freeze()


class Nursery:
    """Answers one server over `line` until it hangs up."""

    def __init__(self, line: socket.socket):
        self.line = line
        self.later = list(LATER)

    def tend(self) -> None:
        """Fork a kernel for each message."""
        while True:
            ready, _, _ = select.select([self.line], [], [], QUIET_S if self.later else 60.0)
            self._bury()
            if not ready:
                self._load_one()
                continue
            message = self.line.recv(LONGEST)
            if not message:
                return
            self.line.send(json.dumps({"pid": self._bear(json.loads(message))}).encode())

    def _load_one(self) -> None:
        if self.later:
            load([f"matplotlib.{self.later.pop(0)}"])
            if not self.later:
                settle()

    def _bury(self) -> None:
        """Reap kernels that have ended."""
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass

    def _bear(self, asked: dict) -> int:
        born = os.fork()
        if born == 0:
            self.line.close()
            _run(lambda: become_kernel(asked))
        return born


def become_kernel(asked: dict) -> None:
    """Turn this fork into a kernel."""
    os.setsid()
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"], JPY_PARENT_PID=str(os.getppid()))
    random.seed()
    from seat.kernel import SeatKernel

    kernel = SeatKernel.instance()
    kernel.initialize(asked["argv"])
    kernel.start()


def _run(work) -> None:
    """Do `work` in a fork and end it, whatever happens; nothing of the parent's code runs on in the child."""
    status = 1
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        work()
        status = 0
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
