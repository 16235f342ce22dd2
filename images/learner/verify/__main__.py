"""Prints one JSON line for each wall: {"wall", "passed", "seen"}; ends with status 1 when one is missing.

`python3 -I -m verify [part of a wall's name …]`. Walls of the second filter are checked in a process
that installs it first, as the container's own first process does.
"""

import json
import os
import subprocess
import sys

from verify import calls, network, process, storage  # noqa: F401  they register their walls
from verify.wall import WALLS, Breach

UNDER_FILTER = "TALAT_VERIFY_FILTER"


def main(wanted: list[str]) -> int:
    """0 when every wanted wall stands."""
    filtered = UNDER_FILTER in os.environ
    held = [check_one(wall) for wall in WALLS.values() if _is_wanted(wall, wanted, filtered)]
    if not filtered and any(_is_wanted(wall, wanted, True) for wall in WALLS.values()):
        command = [sys.executable, "-I", "-m", "seat.first", "verify", *wanted]
        held.append(subprocess.run(command, env={**os.environ, UNDER_FILTER: "1"}).returncode == 0)
    return 0 if all(held) else 1


def _is_wanted(wall, wanted, filtered):
    return (wall.layer == "filter") == filtered and (not wanted or any(part in wall.name for part in wanted))


def check_one(wall) -> bool:
    """Check and print one wall; a check that breaks counts as a missing wall."""
    try:
        passed, seen = True, wall.check()
    except Breach as breach:
        passed, seen = False, str(breach)
    except Exception as error:
        passed, seen = False, f"{type(error).__name__}: {error}"
    print(json.dumps({"wall": wall.name, "passed": passed, "seen": seen}), flush=True)
    return passed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
