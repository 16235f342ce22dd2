"""The grader process: looks every half second for work, and says on its socket how it is.

TALAT_HOME               the lab's directory: course/, content/, run/services/grader.sock
TALAT_RECORDS_URL        the records database
TALAT_GRADING_KEY_FILE   the key that held-out markets are drawn from
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from pathlib import Path

from graders.health import Health
from graders.inbox import Inbox
from talat.records.database import DatabaseUnfit, open_records

PAUSE_S = 0.5
log = logging.getLogger("talat.grader")


def serve(inbox: Inbox, health: Health, stop: threading.Event) -> None:
    """Work until `stop` is set; what is under way then is finished first."""
    failures = 0
    while not stop.is_set():
        try:
            inbox.tick(stop.is_set)
            failures = 0
        except Exception as failed:  # the records are locked or gone: wait, never end
            failures += 1
            if failures in (1, 10, 100) or failures % 1000 == 0:
                log.exception("round failed %d times: %s", failures, failed)
        health.tell(inbox, failures)
        stop.wait(min(PAUSE_S * 2 ** min(failures, 6), 30.0))


def main() -> int:
    """Run the service; ends with 0 after SIGTERM or SIGINT, with 1 when it cannot start."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    for talker in ("alembic", "tornado.access"):  # a line for each health question says nothing
        logging.getLogger(talker).setLevel(logging.WARNING)
    home, stop = Path(os.environ["TALAT_HOME"]).resolve(), threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        key = Path(os.environ["TALAT_GRADING_KEY_FILE"]).read_text(encoding="utf-8").strip().encode()
        records = open_records()
    except (OSError, KeyError, DatabaseUnfit) as unfit:
        print(f"เริ่มตัวตรวจงานไม่ได้ / the grader cannot start: {unfit}", file=sys.stderr)
        return 1
    inbox = Inbox(records, home / "course", home / "content", key)
    health = Health(home / "run/services/grader.sock", time.monotonic)
    health.start()
    serve(inbox, health, stop)
    records.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
