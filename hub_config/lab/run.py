"""Become one process of the lab: `python -m hub_config.lab.run <name>` (called by the supervisor)."""

from __future__ import annotations

import os
import socket
import sys
import time

from hub_config import paths, settings
from hub_config.lab import health, processes

HUB_SECONDS = 60


def main(name: str) -> None:
    """Replace this process by the named one, with its own environment; secrets never touch a command line."""
    plan = processes.Plan(paths.home(), settings.load(), os.environ.get("TALAT_SEALED", "yes") == "yes")
    if name in ("culler", "bell"):
        _wait_for_the_hub(plan)
    if name == "proxy":
        _make_way_for_the_proxy(plan)
    line = processes.command(name, plan)
    os.umask(0o077)
    os.chdir(plan.home.root)
    os.execve(line[0], line, processes.environment(name, plan))


def _make_way_for_the_proxy(plan: processes.Plan) -> None:
    """The proxy goes on running, deaf, when it cannot listen; so it starts only where it can.

    Ends this process when the port is taken; the supervisor tries again.
    """
    plan.home.socket("proxy-api").unlink(missing_ok=True)  # left behind by a proxy that was killed
    try:
        socket.create_server((plan.lab.bind, plan.lab.port)).close()
    except OSError as taken:
        where = f"{plan.lab.bind}:{plan.lab.port}"
        raise SystemExit(f"พอร์ตถูกใช้อยู่ / cannot listen on {where}: {taken}. Free it or set `port`.") from None


def _wait_for_the_hub(plan: processes.Plan) -> None:
    """The culler ends with a trace when it comes first, and the bell would warn; staff read logs."""
    limit = time.monotonic() + HUB_SECONDS
    while time.monotonic() < limit and not health.answers("proxy", plan):
        time.sleep(1)


if __name__ == "__main__":
    main(sys.argv[1])
