"""The records service: the one door through which a learner's container records decisions.

It listens on a unix socket, knows a learner by the seat's token alone, and answers after the commit.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import resource
import signal
import sys
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_unix_socket

from hub_config import paths, secrets
from hub_config.published import Published
from hub_config.records_handlers import LONGEST_BODY, application
from hub_config.records_office import BUSY_S, Office
from talat.records import database

LOG = logging.getLogger("talat.records")
SWITCH_S = 0.001


async def serve(office: Office, path: Path, stop: asyncio.Event) -> None:
    """Listen at `path` until `stop` is set; whatever was begun is committed and answered before this ends."""
    server = HTTPServer(
        application(office),
        max_body_size=4 * LONGEST_BODY,  # up to here 413 in Thai, beyond it the connection is cut
        max_header_size=8 * 1024,
        idle_connection_timeout=30,
        body_timeout=10,
    )
    listening = bind_unix_socket(str(path), mode=0o666, backlog=512)  # replaces a stale socket
    mine = path.stat().st_ino
    server.add_socket(listening)
    LOG.info("records service is listening")
    await stop.wait()
    server.stop()
    await office.finish()
    await server.close_all_connections()
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_ino == mine:  # a newer service may have taken the place
            path.unlink()


async def run() -> None:
    """The service of this lab, until SIGTERM or SIGINT."""
    home = paths.home()
    records = database.open_records(home.records_url, busy_s=BUSY_S)
    office = Office(records, Published(home.content), secrets.read(home, "prison_key"))
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    await serve(office, home.socket("records"), stop)


def main() -> None:
    """Start it; a database that cannot be used ends it with a message instead of a trace."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for chatty in ("alembic", "tornado.general"):  # the second would quote malformed requests
        logging.getLogger(chatty).setLevel(logging.ERROR)
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    # Whoever comes back from a socket waits for the writing thread's turn to end: at most so long.
    sys.setswitchinterval(SWITCH_S)
    try:
        asyncio.run(run())
    except (database.DatabaseUnfit, secrets.BadSecret) as unfit:
        raise SystemExit(str(unfit)) from None


if __name__ == "__main__":
    main()
