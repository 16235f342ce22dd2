"""What this machine can run, and the reason when it cannot."""

from __future__ import annotations

import functools
import os
import shutil
from pathlib import Path

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@functools.cache
def no_containers() -> str:
    """Why learner containers cannot run here; empty when they can."""
    if os.geteuid() != 0:
        return "sealed containers need root (their sockets belong to user 1000)"
    if os.environ.get("ENGINE") == "none":
        return "ENGINE=none declines the container engine"
    import docker

    try:
        docker.from_env(timeout=10).ping()
    except docker.errors.DockerException as failed:
        return f"no container engine answers: {failed}"
    return ""


@functools.cache
def chromium() -> str:
    """The browser's path, or empty."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return str(Path(found)) if found else ""
