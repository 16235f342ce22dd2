"""The last lines of each process's log."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from hub_config.paths import Home


def show(home: Home, names: Iterable[str], lines: int = 40) -> None:
    """Print the last `lines` lines of each named process's log."""
    for name in names:
        file = home.logs / f"{name}.log"
        print(f"── {file}")
        if file.exists():
            with file.open(errors="replace") as text:
                print("".join(deque(text, lines)), end="")
