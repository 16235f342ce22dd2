"""Whether learners can sit in sealed containers on this machine."""

from __future__ import annotations

import os


def sealed() -> bool:
    """True when a container engine answers and we may use it as root; ENGINE=none declines it."""
    if os.environ.get("ENGINE") == "none" or os.geteuid() != 0:
        return False
    import docker

    try:
        client = docker.from_env(timeout=10)
        client.ping()
        client.close()
    except docker.errors.DockerException:
        return False
    return True
