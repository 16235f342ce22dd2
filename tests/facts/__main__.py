"""`make check-market`: every row measured, a table printed, a page with plots written to build/market/."""

import sys
import time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.facts.page import write_page
from tests.facts.row import line, measured

PARTS = ("shop", "ads")  # each a module of this package with a list ROWS; one that is not there is left out
PAGE = Path("build/market")


def rows():
    """All rows, by number."""
    found = []
    for part in PARTS:
        name = f"tests.facts.{part}"
        if find_spec(name) is not None:
            found += import_module(name).ROWS
    return found


def main(wanted):
    """Print the table; 1 when a row does not hold. `wanted`: only the rows of these numbers."""
    started, found = time.process_time(), []
    print(f"{'fact':62} | {'source':34} | {'band':>12} | {'measured':38} | holds")
    for row in rows():
        if wanted and row.number not in wanted:
            continue
        found.append(measured(row))
        print(line(found[-1]), flush=True)
    page = write_page(PAGE, found)
    failed = sum(not one.holds for one in found)
    print(f"page: {page} ({time.process_time() - started:.0f} CPU-seconds)")
    print(f"{len(found) - failed} passed, {failed} failed")
    return 1 if failed or not found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
