"""Runs the sessions through the real records and holds what was counted against the second calculation."""

from __future__ import annotations

import tempfile
import time as clock
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from sqlalchemy import func, select

from graders import completion
from talat.content.course import Course
from talat.records import accounts, attendance, classes, database, enrolment, secret_hash, tables
from talat.records import time as counted
from talat.records.clock import Tick
from tests.records_check import second
from tests.records_check.sessions import MINUTE, SECOND, START, Session, make

SESSIONS = 200
COURSE, ZONE = "online-shop", ZoneInfo("Asia/Bangkok")
RULE = Course.model_validate(
    {
        "slug": COURSE,
        "title": "วิชาที่ใช้ตรวจ",
        "about": "สำหรับตรวจการนับเวลา",
        "outcomes": ["นับเวลาได้ถูก"],
        "pass_mark": 0.6,
        "units": [
            {
                "id": "shop-04",
                "title": "บทที่ตรวจ",
                "goal": "ตรวจ",
                "time": {"reading": 1, "practice": 1, "exercise": 1},
            }
        ],
    }
)
MISSED = 75 * SECOND  # of each interruption, the most that the rule may lose or carry over


class Tally:
    """What passed and what failed, with the first words of each failure."""

    def __init__(self):
        self.passed, self.failures = 0, []

    def check(self, right: bool, words: str) -> bool:
        if right:
            self.passed += 1
        else:
            self.failures.append(words)
        return right


def main(sessions: int = SESSIONS) -> int:
    """0 when everything holds."""
    begun, tally = clock.monotonic(), Tally()
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # how fast a disk is does not matter here
    with tempfile.TemporaryDirectory(prefix="tl-check-", dir=memory) as folder:
        url = f"sqlite:///{Path(folder) / 'records.db'}"
        _people(url, sessions)
        rows = _sessions(url, sessions, tally)
        rows += [_classes(url, tally)]
    _print(rows, clock.monotonic() - begun)
    for words in tally.failures[:20]:
        print(f"FAILED {words}")
    print(f"{tally.passed} passed, {len(tally.failures)} failed")
    return 1 if tally.failures else 0


def number_of(session: int) -> str:
    """The learner whose session it is."""
    return f"77{session:05d}"


def _people(url: str, sessions: int) -> None:
    database.migrate(url)
    r = database.open_records(url)
    classes.add_class(r, "check", "ห้องตรวจ", None)
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # PINs are not the question
    with mock.patch.object(secret_hash, "HASHER", cheap), r.write() as connection:
        people = [accounts.Account(number_of(n), f"คนที่ {n}", "learner", "check") for n in range(sessions)]
        accounts.add_all_in(connection, people, accounts.NO_SECRET, "check")
        enrolment.enrol_new_in(connection, [(person.login, COURSE) for person in people], "check")
    r.close()


def _sessions(url: str, sessions: int, tally: Tally) -> list[tuple]:
    lines: dict[str, list] = defaultdict(lambda: [0, 0, 0.0, 0.0, 0.0, 0.0, True])
    for number in range(sessions):
        session = make(number)
        first = _lived(url, number_of(number), session)
        line = lines[session.about]
        line[0] += 1
        line[1] += len(session.beats)
        for place, minutes in enumerate(first, start=2):
            line[place] += minutes
        line[6] &= _held(url, number_of(number), session, first, tally)
    return [(about, *line) for about, line in lines.items()]


def _lived(url: str, learner: str, session: Session) -> tuple[float, float, float, float]:
    """(counted, second calculation, really used, wall clock) in minutes, after the session went through."""
    r, boot = database.open_records(url), None
    for beat in session.beats:
        if boot not in (None, beat.boot):  # the power came back: whatever is not in the file is gone
            r.close()
            r = database.open_records(url)
        boot = beat.boot
        page = (COURSE, beat.unit, beat.kind, beat.page, beat.idle, beat.visible)
        now = datetime.fromtimestamp(beat.wall / SECOND, UTC)
        counted.beat(r, learner, *page, now=now, tick=Tick(beat.boot, beat.tick / SECOND))
    found = sum(counted.minutes(r, learner, COURSE).values())
    r.close()
    again = sum(second.tally(session.beats).values()) / 2
    return found, again, session.really_used() / MINUTE, session.true_span / MINUTE


def _held(url: str, learner: str, session: Session, lived: tuple, tally: Tally) -> bool:
    found, again, used, wall = lived
    name, r = f"{learner} {session.about}", database.open_records(url)
    by_kind = {kind: n for kind, n in counted.minutes(r, learner, COURSE).items() if n}
    expected = {kind: n / 2 for kind, n in second.tally(session.beats).items()}
    raw, slots = _raw(r, learner)
    done = completion.of(r, learner, RULE)
    days = sum(sum(spent.values()) for spent in counted.by_day(r, learner, ZONE).values())
    r.close()
    slack = session.interruptions * MISSED / MINUTE
    lost_places = session.about == "clock corrected by minutes"  # a place in the day counts once
    return all(
        [
            tally.check(by_kind == expected, f"{name}: {by_kind} counted, second calculation {expected}"),
            tally.check(raw == found == done.counted == days, f"{name}: {raw} {found} {done.counted} {days}"),
            tally.check(len(slots) == len(set(slots)), f"{name}: a half-minute twice"),
            tally.check(found <= wall + 1e-9, f"{name}: {found} of {wall} minutes on the wall"),
            tally.check(found <= used + slack, f"{name}: {found}, really used {used}"),
            tally.check(lost_places or found >= used - slack, f"{name}: {found}, really used {used}"),
        ]
    )


def _raw(r, learner: str) -> tuple[float, list[int]]:
    """Minutes by counting the rows themselves, and their places."""
    table = tables.half_minutes.c
    with r.read() as connection:
        number = connection.execute(select(func.count()).where(table.learner == learner)).scalar()
        return number / 2, list(
            connection.execute(select(table.slot).where(table.learner == learner)).scalars()
        )


def _classes(url: str, tally: Tally) -> tuple:
    """A class over the hour of the sessions: machine and class time together stay within the hour."""
    r = database.open_records(url)
    begins = datetime.fromtimestamp(START / SECOND, UTC).replace(second=0) - timedelta(minutes=5)
    ends, learners = begins + timedelta(minutes=60), [p.login for p in accounts.learners(r, "check")]
    before = {who: _places(r, who, begins, ends) for who in learners}
    marks = {who: (attendance.STATES[n % 5], 20 + n % 30) for n, who in enumerate(learners)}
    hour = attendance.hold(r, "check", COURSE, begins, ends, marks, "check", now=ends)
    total, again, right = 0.0, 0.0, tally.passed
    for who, (state, late) in marks.items():
        spent = counted.minutes(r, who, COURSE)["class"]
        there = {"present": (0, 120), "late": (120 - 2 * late, 120), "left": (0, 2 * late)}.get(state, (0, 0))
        first = int(begins.timestamp()) // 30
        expected = second.class_places(before[who], first + there[0], first + there[1]) / 2
        total, again = total + spent, again + expected
        tally.check(spent == expected, f"{who} {state}: {spent} class minutes, second calculation {expected}")
        tally.check(len(_places(r, who, begins, ends)) <= 120, f"{who}: more than the hour")
        tally.check(_places(r, who, begins, ends, "class") == before[who], f"{who}: machine time changed")
    attendance.withdraw(r, hour.id, "เช็กผิดชั่วโมง", "check")
    for who in learners:
        tally.check(counted.minutes(r, who, COURSE)["class"] == 0, f"{who}: a withdrawn hour counts")
    r.close()
    attended = sum(
        60 if state == "present" else late * (state in ("late", "left")) for state, late in marks.values()
    )
    verdict = tally.passed - right == 4 * len(learners)
    return (
        "a class over the same hour",
        len(learners),
        0,
        total,
        again,
        attended,
        60.0 * len(learners),
        verdict,
    )


def _places(r, learner: str, begins: datetime, ends: datetime, without: str = "") -> set[int]:
    """The places of counted half-minutes between two moments, a kind left out."""
    table = tables.half_minutes.c
    inside = (table.slot >= int(begins.timestamp()) // 30, table.slot < int(ends.timestamp()) // 30)
    wanted = select(table.slot).where(table.learner == learner, table.kind != without, *inside)
    with r.read() as connection:
        return set(connection.execute(wanted).scalars())


def _print(rows: list[tuple], seconds: float) -> None:
    head = (
        "sessions of this kind",
        "sessions",
        "beats",
        "counted",
        "second",
        "really used",
        "wall clock",
        "",
    )
    print("{:<30} {:>8} {:>7} {:>11} {:>11} {:>11} {:>11}  {}".format(*head))
    for about, number, beats, found, again, used, wall, right in rows:
        verdict = "ok" if right else "WRONG"
        minutes = "".join(f" {spent:>11.1f}" for spent in (found, again, used, wall))
        print(f"{about:<30} {number:>8} {beats:>7}{minutes}  {verdict}")
    print(f"minutes; {sum(row[1] for row in rows[:-1])} sessions with a fake clock in {seconds:.0f} s")
