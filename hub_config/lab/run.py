"""Become one process of the lab: `python -m hub_config.lab.run <name>` (called by the supervisor)."""

from __future__ import annotations

import os
import sys

from hub_config import paths, settings
from hub_config.lab import processes


def main(name: str) -> None:
    """Replace this process by the named one, with its own environment; secrets never touch a command line."""
    plan = processes.Plan(paths.home(), settings.load(), os.environ.get("TALAT_SEALED", "yes") == "yes")
    line = processes.command(name, plan)
    os.umask(0o077)
    os.chdir(plan.home.root)
    os.execve(line[0], line, processes.environment(name, plan))


if __name__ == "__main__":
    main(sys.argv[1])
