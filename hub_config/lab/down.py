"""Stopping the lab: learners' seats first, then every process."""

from __future__ import annotations

from hub_config.lab import supervisor
from hub_config.lab.processes import Plan
from hub_config.paths import Home


def down(lab: Plan) -> None:
    """Stop the processes and remove this lab's learner containers; nothing acknowledged is lost by it."""
    was_running = supervisor.stop(lab.home)
    if lab.sealed:
        _remove_containers(lab.home)
    print("หยุดแล้ว / stopped" if was_running else "ไม่ได้เปิดอยู่ / was not running")


def _remove_containers(home: Home) -> None:
    import docker

    engine = docker.from_env()
    for container in engine.containers.list(all=True, filters={"name": f"^/?talat-{home.lab_id}-"}):
        container.remove(force=True)
