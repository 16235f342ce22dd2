"""The keeper: backs the records up every day and when an admin asks, and anchors their chains meanwhile.

It listens on a unix socket of its own: GET /health, and POST /now {"where", "by", "passphrase"}.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_unix_socket
from tornado.web import Application, RequestHandler

from hub_config import keeping, paths, secrets, settings
from hub_config.paths import Home
from talat.journal.chain import BrokenChain
from talat.records import anchors, database
from talat.records.backup.facts import broken_chains
from talat.records.backup.make import BackupFailed, Order, back_up, prune
from talat.records.backup.status import note_problem, read_status
from talat.records.clock import read, utc_now
from talat.records.database import Records

LOG = logging.getLogger("talat.keeper")
EVERY_S = 30.0  # between two looks at the clock
SETTLE_S = 120.0  # after the start: the seats of a class come first
ANCHOR_S = 300.0  # between two looks at the chains
RETRY_S = 900.0  # after a backup that failed
LATE_H = 50.0  # hours; older than that is too old, whatever the reason


class Keeper:
    """One backup at a time, in a thread beside the loop; the writers of the lab go on meanwhile."""

    def __init__(self, records: Records, home: Home, lab: settings.Lab):
        self.records, self.home, self.lab = records, home, lab
        self.under_way = ""  # where to, "" while none is
        self._pool = ThreadPoolExecutor(1, "backup")
        self.altered: list[str] = []  # where the records are not what was anchored
        self._not_before = self._anchor_at = time.monotonic() + SETTLE_S
        self._checked = False
        self._anchored = anchors.Known()

    @property
    def places(self) -> list[Path]:
        """Where an admin may have a backup put: the nightly folder and the sticks that are plugged in."""
        return [keeping.folder(self.home, self.lab), *keeping.sticks(self.lab)]

    def status(self) -> dict:
        """For `make status` and the admin desk; "ok" unless the last try failed or something was altered."""
        last = read_status(self.home.root)
        age = (utc_now() - read(last.good_at)).total_seconds() / 3600 if last.good_at else None
        return {
            "ok": not last.problem and not self.altered,
            "altered": self.altered[:5],
            "last_good": last.good_at or None,
            "age_h": None if age is None else round(age, 1),
            "late": age is None or age > LATE_H,
            "where": last.good_where or None,
            "sealed": last.sealed,
            "size_mb": round(last.size / 2**20, 1),
            "problem": last.problem or None,
            "under_way": self.under_way or None,
            "places": [str(place) for place in self.places],
        }

    async def back_up(self, where: Path, by: str, passphrase: str | None = None) -> bool:
        """Make a backup and clear old ones; whether it succeeded. The note in the home tells why not."""
        self.under_way = str(where)
        try:
            loop = asyncio.get_running_loop()
            folder = await loop.run_in_executor(self._pool, self._back_up, where, by, passphrase)
            LOG.info("backed up and tried: %s", folder)
            self._checked = False
            return True
        except (BackupFailed, keeping.BadPassphrase) as failed:
            LOG.error("%s", failed)
            note_problem(self.home.root, str(failed))
            return False
        finally:
            self.under_way = ""

    def _back_up(self, where: Path, by: str, passphrase: str | None) -> Path:
        sealed_with = passphrase or keeping.passphrase(self.home)
        order = Order(self.records, self.home.root, where, self.lab.prison, by, sealed_with)
        folder, _ = back_up(order)
        if where == keeping.folder(self.home, self.lab):
            with contextlib.suppress(OSError):  # an old one that stays is no harm
                prune(where, self.lab.backup.keep_days, self.lab.prison)
        return folder

    async def look(self) -> None:
        """Anchor and back up when it is time."""
        if time.monotonic() >= self._anchor_at:
            self._anchor_at = time.monotonic() + ANCHOR_S
            await asyncio.get_running_loop().run_in_executor(self._pool, self.anchor)
        last = read_status(self.home.root).good_at
        waits = self.under_way or time.monotonic() < self._not_before
        if waits or not keeping.due(utc_now(), read(last) if last else None, self.lab.backup.at):
            return
        if not await self.back_up(keeping.folder(self.home, self.lab), "keeper"):
            self._not_before = time.monotonic() + RETRY_S

    def anchor(self) -> None:
        """Add to the anchors what is new; once after each start and each backup look at all of them."""
        file = self.home.root / anchors.FILE
        try:
            key = secrets.read(self.home, "anchor_key").encode()
            if not self._checked:
                self.altered = [*anchors.differences(self.records, file, key), *broken_chains(self.records)]
                self._checked = True
            anchors.drop(self.records, file, key, self._anchored)
        except (anchors.BrokenAnchor, BrokenChain, secrets.BadSecret) as broken:
            self.altered = [str(broken)]
        except (database.DatabaseDown, OSError) as trouble:
            LOG.error("no anchor: %s", trouble)
        for one in self.altered:
            LOG.error("altered: %s", one)

    def close(self) -> None:
        """Wait for a backup that is under way."""
        self._pool.shutdown()


class Health(RequestHandler):
    """How the backups are."""

    def initialize(self, keeper: Keeper):
        self.keeper = keeper

    async def get(self):
        said = await asyncio.get_running_loop().run_in_executor(None, self.keeper.status)
        self.set_status(200 if said["ok"] else 503)
        self.finish(said)


class Now(RequestHandler):
    """Begins a backup: 202; 409 while one is under way, 422 for a place or passphrase that will not do."""

    def initialize(self, keeper: Keeper):
        self.keeper = keeper

    async def post(self):
        asked = json.loads(self.request.body)
        where, secret = Path(asked["where"]), asked.get("passphrase") or None
        if self.keeper.under_way:
            self.set_status(409)
        elif where not in self.keeper.places or (secret and len(secret) < keeping.SHORTEST):
            self.set_status(422)
        else:
            self.keeper.under_way = str(where)
            self.task = asyncio.create_task(self.keeper.back_up(where, asked["by"], secret))
            self.set_status(202)
        self.finish({})


def application(keeper: Keeper) -> Application:
    """The keeper's two addresses."""
    shared = {"keeper": keeper}
    return Application(
        [("/health", Health, shared), ("/now", Now, shared)], log_function=lambda _handler: None
    )


async def run() -> None:
    """The keeper of this lab, until SIGTERM or SIGINT."""
    home, lab = paths.home(), settings.load()
    keeper = Keeper(database.open_records(home.records_url), home, lab)
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    server = HTTPServer(application(keeper), max_body_size=64 * 1024)
    server.add_socket(bind_unix_socket(str(home.socket("keeper")), mode=0o600))
    while not stop.is_set():
        await keeper.look()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), EVERY_S)
    server.stop()
    keeper.close()


def main() -> None:
    """Start it, politely: a class at work comes before a backup."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    os.nice(10)
    try:
        asyncio.run(run())
    except (database.DatabaseUnfit, database.DatabaseDown) as unfit:
        raise SystemExit(str(unfit)) from None


if __name__ == "__main__":
    main()
