"""Stopping the lab: learners' seats first, then every process."""

from __future__ import annotations

from hub_config.lab import supervisor
from hub_config.lab.processes import Plan


def down(lab: Plan) -> None:
    """Stop the processes and remove this lab's learner containers; nothing acknowledged is lost by it."""
    was_running = supervisor.stop(lab.home)
    if lab.sealed:
        from hub_config import sandbox

        sandbox.remove_all(lab.home)
    print("หยุดแล้ว / stopped" if was_running else "ไม่ได้เปิดอยู่ / was not running")
