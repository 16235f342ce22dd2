"""`make check-crash`: everything at full length, then a JSON object; 0 when nothing acknowledged was lost.

`python -m tests.crash [part …]` runs some of the parts; TALAT_CRASH_SEED names other dice than today's.
"""

from __future__ import annotations

import json
import os
import sys
import time

from tests import postgresql
from tests.crash import cuts, full, locked
from tests.crash.kills import Rounds

ROUNDS, ROUNDS_POSTGRESQL, SERVER_DIES_EVERY = 1_000, 200, 10
STATES, RECORDINGS, SECONDS = 1_000, 4, 4.0
LOCKED_S = 60.0


def kill(seed: int) -> dict:
    """SIGKILL to the service and a desk, SQLite."""
    return Rounds(seed).run(ROUNDS).report()


def kill_postgresql(seed: int) -> dict:
    """SIGKILL to the service, a desk, and now and then every process of PostgreSQL."""
    with postgresql.running() as server:
        return Rounds(seed, server, SERVER_DIES_EVERY).run(ROUNDS_POSTGRESQL).report()


def power(seed: int) -> dict:
    """Power cuts with unsynced writes lost."""
    tally = cuts.Tally()
    for number in range(RECORDINGS):
        tally.add(cuts.power_cuts(STATES // RECORDINGS, seed + number, SECONDS))
    return tally.report()


def power_without_its_wall(seed: int) -> dict:
    """The negative control: the same with commits that are not synced. It must lose something."""
    return cuts.power_cuts(STATES // 10, seed, SECONDS, "synchronous=NORMAL").report()


PARTS = {
    "kill": kill,
    "kill_postgresql": kill_postgresql,
    "power": power,
    "power_without_its_wall": power_without_its_wall,
    "disk_full": lambda _seed: full.sweep("full").report(),
    "disk_deaf": lambda _seed: full.sweep("deaf").report(),
    "locked": lambda _seed: locked.held(LOCKED_S).report(),
}


def right(name: str, found: dict) -> bool:
    """Nothing lost, doubled or broken; for the negative control the contrary."""
    wrong = found["lost"] + found["duplicated"] + found["chain_broken"]
    return wrong > 0 if name == "power_without_its_wall" else wrong == 0


def main(words: list[str]) -> int:
    """Run the parts that are named, or all."""
    seed, found = int(os.environ.get("TALAT_CRASH_SEED") or time.time()), {}
    print(f"seed {seed}", file=sys.stderr)
    for name in words or PARTS:
        began = time.monotonic()
        found[name] = PARTS[name](seed)
        print(f"{name}: {found[name]} in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    verdict = {name: right(name, one) for name, one in found.items()}
    print(json.dumps({"seed": seed, "right": all(verdict.values()), **found}, ensure_ascii=False))
    return 0 if all(verdict.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
