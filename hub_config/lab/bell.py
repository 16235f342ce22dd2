"""The bell: starts the seats of a class a few minutes before its lesson, so that everyone begins at once."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from datetime import datetime, timedelta

from hub_config import paths, settings
from hub_config.desks.hub_api import HubApi, HubDown
from hub_config.desks.starting import FULL, Starting
from hub_config.lab.culler import mask
from talat.records import accounts, timetable
from talat.records.database import Records, open_records

EVERY = 15.0  # seconds between two looks at the timetable
REMEMBERED = 20_000  # learners of lessons
PATIENCE = 240.0  # seconds for one seat
log = logging.getLogger("talat.bell")


class Bell:
    """Looks at the timetable and starts what is missing, at the rate the lab allows."""

    def __init__(self, records: Records, hub: HubApi, token: str, lab: settings.Lab):
        self._records, self._hub, self._token = records, hub, token
        self._lead = timedelta(minutes=lab.bell_minutes)
        self._starting = Starting(hub, lab.starting_at_once)
        self._rung: dict[tuple[str, str], None] = {}  # (learner, lesson) that had a seat started

    async def ring(self, now: datetime) -> list[str]:
        """Starts the seats that lessons of `now` still need; the learners whose seats it started.

        A learner's seat is started once a lesson: who has left or was stopped is not brought back.
        Raises HubDown when the hub does not answer.
        """
        due = self._due(now)
        if not due:
            return []
        running = {seat.name for seat in await self._hub.running(self._token)}
        missing = [name for name in due if name not in running]
        await self._hub.know(self._token, missing)
        self._rung |= dict.fromkeys(due.items())
        while len(self._rung) > REMEMBERED:  # the oldest are long over
            self._rung.pop(next(iter(self._rung)))
        outcomes = await asyncio.gather(
            *(self._starting.begin(self._token, name, patience=PATIENCE) for name in missing)
        )
        if FULL in outcomes:
            log.warning("no free seat for %d learners of a lesson", outcomes.count(FULL))
        return [name for name, outcome in zip(missing, outcomes, strict=True) if outcome != FULL]

    def _due(self, now: datetime) -> dict[str, str]:
        """Learners whose lesson is near or on and who had no seat started for it, each with the lesson."""
        found = {}
        for class_id, hours in timetable.of_classes(self._records).items():
            for hour in hours:
                if hour.rings(now, self._lead):
                    lesson = f"{now.date()} {hour.begins}"
                    found |= {n: lesson for n in self._learners(class_id) if (n, lesson) not in self._rung}
        return found

    def _learners(self, class_id: str) -> list[str]:
        return [learner.login for learner in accounts.learners(self._records, class_id)]


async def toll(bell: Bell, clock: Callable[[], datetime] = lambda: datetime.now().astimezone()) -> None:
    """Rings for as long as the process lives; a hub that is away is asked again."""
    while True:
        try:
            started = await bell.ring(clock())
            if started:
                log.info("seats started before the lesson: %d", len(started))
        except HubDown as away:
            log.warning("the hub does not answer: %s", away)
        await asyncio.sleep(EVERY)


def main() -> None:
    """Run the bell; its key to the hub comes from JUPYTERHUB_API_TOKEN."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    token = os.environ["JUPYTERHUB_API_TOKEN"]
    mask(token)
    hub = HubApi(os.environ["JUPYTERHUB_API_URL"])
    asyncio.run(toll(Bell(open_records(paths.home().records_url), hub, token, settings.load())))


if __name__ == "__main__":
    main()
