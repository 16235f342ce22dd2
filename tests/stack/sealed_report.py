"""Every wall of a learner container, from inside and from outside: a table, and how many stand.

`python -m tests.stack.sealed_report` starts a real seat through the real spawner and a small hub.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import requests

from tests import machine
from tests.stack import outside, surface
from tests.stack.kernel_socket import kernel_id
from tests.stack.small_hub import COURSE, SmallHub

LEARNER, NEIGHBOUR = "6601001", "6601002"
UNIT = "price"
CELL = "import ipywidgets\nslider = ipywidgets.IntSlider()\nslider"
WIDTH = 74


@dataclass(frozen=True)
class Row:
    """One wall: its name, whether it stands, what was seen inside, what Docker says."""

    wall: str
    passed: bool
    inside: str = ""
    outside: str = ""


@contextlib.contextmanager
def seat(spawner: str = "tests.stack.small_hub.OpenSpawner", extra: str = ""):
    """A started seat with one open unit page; yields a Seat."""
    with SmallHub({UNIT: [CELL]}, extra=extra, spawner=spawner) as hub:
        token = hub.add_user(LEARNER)
        hub.start(LEARNER)
        yield Seat(hub, token)


class Seat:
    """A learner's running container and the page open in it."""

    def __init__(self, hub: SmallHub, token: str):
        self.hub, self.token = hub, token
        listed = ["docker", "ps", "--quiet", "--no-trunc", f"--filter=name=^/talat-{hub.lab_id}-"]
        self.container = subprocess.run(listed, capture_output=True, text=True).stdout.split()[0]
        self.open_page()

    @property
    def door(self) -> Path:
        """The seat's socket on the host."""
        return next(self.hub.home.seats.iterdir()) / "server.sock"

    def open_page(self) -> None:
        """Fetch the unit's page, which starts a kernel."""
        address = f"{self.hub.url}/user/{LEARNER}/unit/{COURSE}/{UNIT}"
        page = requests.get(address, headers={"Authorization": f"token {self.token}"}, timeout=60)
        page.raise_for_status()
        self.kernel = kernel_id(page.text)

    def verify(self, *parts: str) -> list[Row]:
        """The walls as the container sees them; `parts` of names pick some."""
        command = ["docker", "exec", self.container, "python3", "-I", "-m", "verify", *parts]
        said = subprocess.run(command, capture_output=True, text=True, timeout=120)
        lines = [json.loads(line) for line in said.stdout.splitlines()]
        if not lines:
            raise RuntimeError(f"verify said nothing: {said.stderr}")
        return [Row(line["wall"], line["passed"], line["seen"]) for line in lines]

    def inspect(self) -> dict:
        """What `docker inspect` says."""
        command = ["docker", "inspect", self.container]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)[0]


def rows(found: Seat) -> list[Row]:
    """All walls: inside, outside, and the server's surface."""
    seen = found.inspect()
    inside = [_with_outside(row, seen) for row in found.verify()]
    named = {row.wall for row in inside}
    only_outside = [_with_outside(Row(name, True), seen) for name in outside.CHECKS if name not in named]
    return [*inside, *only_outside, *surface_rows(found)]


def _with_outside(row: Row, seen: dict) -> Row:
    check = outside.CHECKS.get(row.wall)
    if check is None:
        return row
    try:
        passed, words = check(seen, LEARNER)
    except (KeyError, TypeError, IndexError) as missing:
        passed, words = False, f"not in docker inspect: {missing!r}"
    return Row(row.wall, row.passed and bool(passed), row.inside, words)


def surface_rows(found: Seat) -> list[Row]:
    """What the server answers to the owner, to nobody and to a neighbour."""
    url, kernel, door = found.hub.url, found.kernel, found.door
    neighbour = found.hub.add_user(NEIGHBOUR)
    asked = f"{len(surface.CLOSED)} routes 403 or 404"

    def row(name: str, breaches: list[str], fine: str) -> Row:
        return Row(name, not breaches, "; ".join(breaches) or fine)

    return [
        row("server: closed to its owner", surface.open_routes(door, LEARNER, kernel, found.token), asked),
        row("server: closed to nobody in particular", surface.open_routes(door, LEARNER, kernel, ""), asked),
        row("server: pages ask for a login", surface.open_pages(door, LEARNER, kernel), "login or 403"),
        row("server: closed to a neighbour", surface.open_pages(door, LEARNER, kernel, neighbour), "403"),
        row(
            "server: websocket is its owner's",
            surface.other_sockets(url, LEARNER, kernel, {"anonymous": "", "neighbour": neighbour}),
            "refused to others",
        ),
        row(
            "server: no code through the websocket",
            surface.run_code(url, LEARNER, kernel, found.token, found.container),
            f"{len(surface.KINDS)} kinds of message, every channel, {len(surface.FRAMES)} frames: dropped",
        ),
    ]


def show(found: list[Row]) -> None:
    """Print the table and the sum."""
    for row in found:
        verdict, inside = "pass" if row.passed else "FAIL", row.inside[:WIDTH]
        print(f"{verdict}  {row.wall:<46}  {inside:<{WIDTH}}  {row.outside}")
    failed = [row for row in found if not row.passed]
    for row in failed:
        print(f"\nFAIL {row.wall}\n  inside:  {row.inside}\n  outside: {row.outside}")
    print(f"\n{len(found) - len(failed)} passed, {len(failed)} failed")


def main() -> int:
    """0 when every wall stands."""
    why = machine.no_containers()
    if why:
        print(f"cannot check: {why}", file=sys.stderr)
        return 2
    with seat() as found:
        checked = rows(found)
    show(checked)
    return 0 if all(row.passed for row in checked) else 1


if __name__ == "__main__":
    sys.exit(main())
