"""The lab's command line: `python -m hub_config.lab up|down|status|logs|prepare|restart <process>`."""

from __future__ import annotations

import json
import sys

from hub_config.lab import down, health, logs, processes, supervisor, up


def main(words: list[str]) -> int:
    """Run one command; returns its exit code."""
    lab = up.plan()
    match words:
        case ["up"]:
            return up.main()
        case ["prepare"]:
            up.prepare(lab)
        case ["down"]:
            down.down(lab)
        case ["status"]:
            now = health.status(lab)
            print(json.dumps(now, ensure_ascii=False, indent=2))
            return 0 if now["healthy"] else 1
        case ["logs", *names]:
            logs.show(lab.home, names or processes.NAMES)
        case ["restart", name] if name in processes.NAMES:
            supervisor.restart(lab.home, name)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
