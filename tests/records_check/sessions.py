"""Simulated sessions: what people, pages, machines and clocks do, and the beats that reach the server.

Time runs in whole milliseconds on the true clock. The server's clock on the wall may be set, the machine may
be started anew; what was really spent is known, because here somebody wrote it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000
EVERY, IDLE_CUT = 30 * SECOND, 300 * SECOND
START = 1_795_000_000 * SECOND  # a morning in November 2026
UNITS = ("shop-01", "shop-04")


@dataclass(frozen=True)
class Beat:
    """One beat as it arrives: the true time, what the wall says, the run of the machine and its own clock."""

    true: int
    wall: int
    boot: str
    tick: int
    page: str
    unit: str
    kind: str
    idle: int  # whole seconds, as a page tells it
    visible: bool = True


@dataclass
class Page:
    """One open page: when it is seen, when it gets input, when its beats are lost; all (from, until)."""

    name: str
    opened: int
    closed: int
    inputs: list[int]
    kind: str = "practice"
    unit: str = "shop-04"
    hidden: list[tuple[int, int]] = field(default_factory=list)
    lost: list[tuple[int, int]] = field(default_factory=list)  # asleep, no network, server without power

    def used(self, at: int) -> bool:
        """Whether the page is open, seen, and had input within five minutes."""
        last = max((i for i in self.inputs if i <= at), default=self.opened)
        there = self.opened <= at <= self.closed and not _inside(at, self.hidden)
        return there and at - last <= IDLE_CUT

    def idle(self, at: int) -> int:
        return round((at - max((i for i in self.inputs if i <= at), default=self.opened)) / SECOND)


@dataclass
class Session:
    """One learner's session and what it is about; `steps` (true time, change) set the clock on the wall."""

    about: str
    pages: list[Page]
    steps: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # the machine starts anew at these true times
    beats: list[Beat] = field(default_factory=list)
    interruptions: int = 1

    @property
    def true_span(self) -> int:
        return self.beats[-1].true - self.beats[0].true if self.beats else 0

    def really_used(self) -> int:
        """Milliseconds in which some page was really in use and could say so; on a grid of one second."""
        first, last = min(p.opened for p in self.pages), max(p.closed for p in self.pages)
        return sum(
            SECOND
            for at in range(first, last, SECOND)
            if any(p.used(at) and not _inside(at, p.lost) for p in self.pages)
        )

    def beat(self, page: Page, true: int, **more) -> Beat:
        """The beat of a page at a true time, as the server's clocks have it then."""
        wall = START + true + sum(step for at, step in self.steps if at <= true)
        boot = sum(at <= true for at in self.starts)
        began = max((at for at in self.starts if at <= true), default=-HOUR)
        plain = Beat(
            true, wall, f"boot-{boot}", true - began, page.name, page.unit, page.kind, page.idle(true)
        )
        return replace(plain, **more)


def _inside(at: int, stretches: list[tuple[int, int]]) -> bool:
    return any(begin <= at < end for begin, end in stretches)


def _hand(dice: random.Random, begin: int, end: int, rest: float = 12.0) -> list[int]:
    """Inputs of a hand that rests `rest` seconds on average."""
    inputs, at = [begin], begin
    while at < end:
        at += round(dice.expovariate(1 / rest) * SECOND)
        inputs.append(at)
    return inputs


def _page(dice: random.Random, minutes: int, begin: int = 0, **more) -> Page:
    opened = begin + dice.randrange(0, 20 * SECOND)
    closed = opened + minutes * MINUTE
    rest = more.pop("rest", dice.choice((3.0, 8.0, 20.0)))
    kind, unit = dice.choice(("reading", "practice", "exercise")), dice.choice(UNITS)
    more = {"kind": kind, "unit": unit, **more}
    return Page(more.pop("name", "tab-1"), opened, closed, _hand(dice, opened, closed, rest), **more)


def _send(session: Session, dice: random.Random, idle_too: bool = False) -> Session:
    """Fill in the beats: each page says every half minute that it is used, a little early or late.

    idle_too  pages go on when they are idle and say for how long: the cut is left to the records
    """
    for page in session.pages:
        for at in range(page.opened + 2 * SECOND, page.closed, EVERY):
            sent = at + dice.randrange(-400, 900)
            if (page.used(sent) or idle_too) and not _inside(sent, page.lost):
                session.beats.append(session.beat(page, sent))
    session.beats.sort(key=lambda beat: beat.true)
    return session


def plain(dice):
    """One page, used all the time."""
    return _send(Session("used all the time", [_page(dice, dice.randrange(15, 40))]), dice)


def idle(dice):
    """The learner goes away and comes back: after five minutes without input nothing counts."""
    page = _page(dice, 45)
    away = page.opened + dice.randrange(8, 15) * MINUTE
    back = away + dice.randrange(7, 20) * MINUTE
    page.inputs = [i for i in page.inputs if i < away or i > back]
    return _send(Session("goes away, comes back", [page], interruptions=2), dice, idle_too=True)


def hidden(dice):
    """The page is behind another window for a while."""
    page = _page(dice, 35)
    begin = page.opened + dice.randrange(5, 12) * MINUTE
    page.hidden = [(begin, begin + dice.randrange(2, 15) * MINUTE)]
    return _send(Session("page hidden for a while", [page], interruptions=2), dice)


def two_tabs(dice):
    """Two tabs of one browser beat side by side."""
    pages = [_page(dice, 25), _page(dice, 25, begin=dice.randrange(0, 5) * MINUTE, name="tab-2")]
    return _send(Session("two tabs at once", pages), dice)


def two_machines(dice):
    """The same number is logged in at two machines."""
    pages = [_page(dice, 25, unit="shop-01"), _page(dice, 20, begin=4 * MINUTE, name="other-machine")]
    return _send(Session("two machines at once", pages), dice)


def sleep(dice):
    """The learner's machine sleeps in between."""
    page = _page(dice, 50)
    begin = page.opened + dice.randrange(8, 15) * MINUTE
    page.lost = [(begin, begin + dice.randrange(3, 25) * MINUTE)]
    return _send(Session("machine sleeps", [page], interruptions=2), dice)


def missed(dice):
    """Single beats do not arrive."""
    page = _page(dice, 30)
    page.lost = [(at, at + EVERY) for at in range(page.opened, page.closed, EVERY) if dice.random() < 0.08]
    return _send(Session("beats get lost", [page], interruptions=1 + len(page.lost)), dice)


def clock_ahead(dice):
    """The server's clock is set a day ahead in mid-session, and back later."""
    return _clock(dice, DAY, "clock set +1 day")


def clock_back(dice):
    """The server's clock is set a day back, and right later."""
    return _clock(dice, -DAY, "clock set −1 day")


def clock_minutes(dice):
    """The clock is corrected by some minutes."""
    return _clock(dice, dice.choice((-7, -3, 4, 11)) * MINUTE, "clock corrected by minutes", again=False)


def _clock(dice, step: int, about: str, again: bool = True) -> Session:
    page = _page(dice, 30)
    first = page.opened + dice.randrange(6, 12) * MINUTE
    steps = [(first, step)] + ([(first + dice.randrange(5, 10) * MINUTE, -step)] if again else [])
    return _send(Session(about, [page], steps=steps, interruptions=1 + len(steps)), dice)


def power(dice):
    """The server loses power and is back after some minutes, sometimes with its clock a little wrong."""
    page = _page(dice, 40)
    off = page.opened + dice.randrange(8, 15) * MINUTE
    on = off + dice.randrange(1, 12) * MINUTE
    page.lost = [(off, on)]
    steps = [(on, dice.choice((-40, 25)) * SECOND)] if dice.random() < 0.5 else []
    return _send(Session("power pulled", [page], steps=steps, starts=[on], interruptions=3), dice)


def replayed(dice):
    """Each beat is sent several times, and some again much later."""
    session = _send(Session("beats replayed", [_page(dice, 20)]), dice)
    page, again = session.pages[0], []
    for beat in session.beats:
        for late in (dice.randrange(10, 400), dice.randrange(1, 20) * SECOND):
            again.append(session.beat(page, beat.true + late, idle=beat.idle))
    session.beats = sorted(session.beats + again, key=lambda beat: beat.true)
    return session


def scripted(dice):
    """A script beats every second, says it is busy, and lies about what it can."""
    page = _page(dice, 8)
    session = Session("a script beats every second", [page])
    for at in range(page.opened, page.closed, SECOND):
        lie = dice.choice(({}, {"idle": 0}, {"idle": 301}, {"visible": False}, {"idle": -1}))
        session.beats.append(session.beat(page, at + dice.randrange(0, 300), **lie))
    session.beats.sort(key=lambda beat: beat.true)
    return session


KINDS = (
    *(plain, idle, hidden, two_tabs, two_machines, sleep, missed),
    *(clock_ahead, clock_back, clock_minutes, power, replayed, scripted),
)


def make(number: int) -> Session:
    """Session `number`; the same one every time."""
    return KINDS[number % len(KINDS)](random.Random(f"session {number}"))
