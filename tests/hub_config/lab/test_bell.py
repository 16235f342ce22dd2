"""The bell: who gets a seat before a lesson, once, and what happens when there is none."""

import asyncio
from datetime import datetime, timedelta, timezone

import pytest

from hub_config import settings
from hub_config.desks.hub_api import HubDown, NoSeat, SeatState
from hub_config.lab.bell import Bell
from talat.records import accounts, classes, database, timetable
from talat.records.timetable import ClassHour

LESSON = datetime(2026, 11, 25, 8, 55, tzinfo=timezone(timedelta(hours=7)))  # a Wednesday


class Hub:
    """A hub that remembers; seats are ready at once."""

    def __init__(self, running=(), refuses=()):
        self.names, self.refuses, self.known, self.started = set(running), set(refuses), [], []
        self.down = False

    async def running(self, token):
        if self.down:
            raise HubDown("away")
        return [SeatState(name, True, "", "", "") for name in self.names]

    async def know(self, token, names):
        self.known += names

    async def start(self, token, name):
        if name in self.refuses:
            raise NoSeat(soon=False)
        self.started.append(name)
        self.names.add(name)

    async def seat(self, token, name):
        return SeatState(name, True, "", "", "")


@pytest.fixture
def records(tmp_path):
    url = f"sqlite:///{tmp_path / 'records.db'}"
    database.migrate(url)
    r = database.open_records(url)
    for class_id in ("morning", "other"):
        classes.add_class(r, class_id, class_id, None)
    for number in ("6601001", "6601002", "6601003"):
        accounts.add_learner(r, number, "สมศรี ใจดี", "123456", "morning")
    accounts.add_learner(r, "6602001", "วิชัย ตั้งมั่น", "123456", "other")
    timetable.add(r, "morning", ClassHour(2, "09:00", 60), "admin")
    yield r
    r.close()


def ring(records, hub, *moments):
    bell = Bell(records, hub, "token", settings.load(settings.LAB_YAML))
    return [asyncio.run(bell.ring(moment)) for moment in moments]


def test_every_learner_of_the_class_gets_a_seat_and_nobody_else(records):
    hub = Hub()
    assert ring(records, hub, LESSON) == [["6601001", "6601002", "6601003"]]
    assert sorted(hub.started) == hub.known == ["6601001", "6601002", "6601003"]


def test_who_sits_already_is_left_alone(records):
    hub = Hub(running=["6601002"])
    ring(records, hub, LESSON)
    assert sorted(hub.started) == ["6601001", "6601003"]


def test_a_seat_is_started_once_a_lesson_and_again_next_week(records):
    hub = Hub()
    later = LESSON + timedelta(minutes=20)
    bell = Bell(records, hub, "token", settings.load(settings.LAB_YAML))

    async def week():
        await bell.ring(LESSON)
        hub.names.clear()  # everybody left
        return await bell.ring(later), await bell.ring(LESSON + timedelta(days=7))

    again, next_week = asyncio.run(week())
    assert again == [] and len(next_week) == 3


def test_outside_lessons_nothing_is_asked(records):
    hub = Hub()
    hub.down = True  # asking would raise
    assert ring(records, hub, LESSON - timedelta(hours=2), LESSON + timedelta(days=1)) == [[], []]


def test_a_full_house_is_no_failure_of_the_others(records):
    hub = Hub(refuses=["6601001"])
    assert ring(records, hub, LESSON) == [["6601002", "6601003"]]


def test_a_hub_that_is_away_is_asked_again(records):
    hub = Hub()
    bell = Bell(records, hub, "token", settings.load(settings.LAB_YAML))

    async def twice():
        hub.down = True
        with pytest.raises(HubDown):
            await bell.ring(LESSON)
        hub.down = False
        return await bell.ring(LESSON)

    assert len(asyncio.run(twice())) == 3
