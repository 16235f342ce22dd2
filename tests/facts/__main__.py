"""`make check-market`: every row measured, a table printed, a page with plots written to build/market/.

Each set of seeds is measured by a process of its own. A row holds when it holds on both: numbers were set on
the calibration seeds, and the check seeds judge. What is measured on the check seeds is shown first.
"""

import multiprocessing
import resource
import sys
import time
from importlib import import_module
from pathlib import Path

from tests.facts.later import LATER
from tests.facts.row import SETS, Measured, line, values_of

PARTS = (  # modules of this package with a list ROWS
    *("price", "place", "funnel", "calendar", "reviews"),
    *("auctions", "feed", "search", "lift", "carry", "posts", "chats"),
)
PAGE = Path("build/market")


def rows(part=None):
    """All rows, or those of one part."""
    return [row for name in ([part] if part else PARTS) for row in import_module(f"tests.facts.{name}").ROWS]


def measure(name, wanted, out):
    """Measure all rows on one set of seeds; put (set, number, values) into the queue `out`."""
    for row in rows():
        if (not wanted or row.number in wanted) and (not row.exact or name == "check"):
            out.put((name, row.number, values_of(row, SETS[name])))
    if name == "check" and not wanted:
        from tests.facts.pictures import pictures

        out.put((name, "pictures", pictures(SETS[name])))
    out.put((name, "done", resource.getrusage(resource.RUSAGE_SELF)))


def found(wanted):
    """Yields `Measured` of each row as soon as both sets are in, in order; then (pictures, usage)."""
    out, made, last = multiprocessing.Queue(), {}, {}
    workers = [
        multiprocessing.Process(target=measure, args=(name, wanted, out), daemon=True) for name in SETS
    ]
    for worker in workers:
        worker.start()
    waiting = [row for row in rows() if not wanted or row.number in wanted]
    while len(last) < len(SETS):
        name, number, value = _next(out, workers)
        if number == "done":
            last[name] = value
        else:
            made.setdefault(number, {})[name] = value
        while waiting and len(made.get(waiting[0].number, ())) == (1 if waiting[0].exact else len(SETS)):
            row = waiting.pop(0)
            sets = made[row.number]
            yield Measured(row, {one: sets[one] for one in SETS if one in sets})
    yield made.get("pictures", {}).get("check", {}), list(last.values())


def _next(out, workers):
    """What comes next; RuntimeError when a worker died."""
    while True:
        try:
            return out.get(timeout=5)
        except multiprocessing.queues.Empty:
            if any(worker.exitcode for worker in workers):
                raise RuntimeError("a process that measures has died; its message stands above") from None


def main(wanted):
    """Print the table; 1 when a row does not hold. `wanted`: only the rows of these numbers."""
    started, done = time.monotonic(), []
    print(
        f"{'fact':60} | {'source':38} | {'band':>12} | {'measured (check seeds), on calibration':46} | holds"
    )
    for one in found(wanted):
        if isinstance(one, Measured):
            done.append(one)
            print(line(one), flush=True)
        else:
            pictures, usage = one
    for row in LATER:
        print(f"{row.number:>4} {row.fact:55} | {row.source:38} | not modelled yet: {row.tool}")
    if not wanted:
        from tests.facts.page import write_page

        print(f"page: {write_page(PAGE, done, pictures)}")
    cpu = sum(one.ru_utime + one.ru_stime for one in usage)
    peak = max(one.ru_maxrss for one in usage) / 1024
    print(f"{time.monotonic() - started:.0f} seconds, {cpu:.0f} CPU-seconds, {peak:.0f} MB in a process")
    failed = sum(not one.holds for one in done)
    print(f"{len(done) - failed} passed, {failed} failed")
    return 1 if failed or not done else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
